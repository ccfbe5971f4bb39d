"""Reading city files: what a row becomes, and what is said about a row that is wrong."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from tripai.errors import NotFoundError, StorageError
from tripai.model import MEAL_AREA, City, Gateway, Money, Spot
from tripai.places.catalogue import BUNDLED, Catalogue

CITY = """
[city]
name = "Évora"
names = ["Ebora"]
country = "PT"
subdivision = "07"
zone = "Europe/Lisbon"
currency = "EUR"
lat = 38.571
lon = -7.909
lunch = 12
dinner = 20.50
as_of = 2025

[city.base]
name = "Praça do Giraldo"
lat = 38.5711
lon = -7.9093

[[gateway]]
kind = "station"
name = "Évora"
lat = 38.561
lon = -7.902
"""
TEMPLE = """
[[place]]
id = "roman-temple"
name = "Roman Temple"
lat = 38.5727
lon = -7.9073
category = "historic"
hours = "24/7"
minutes = 20
price = 0
position_grade = "A"
position_sources = ["wikidata", "wikivoyage"]
hours_grade = "B"
hours_sources = ["wikivoyage"]
as_of = 2024
"""
CHAPEL = """
[[place]]
id = "chapel-of-bones"
name = "Chapel of Bones"
lat = 38.5688
lon = -7.9087
category = "church"
price = 7.50
free_under = 12
position_grade = "C"
"""
AREA = """
[[meal_area]]
id = "old-town"
name = "Old Town"
lat = 38.5715
lon = -7.909
meals = ["dinner"]
position_grade = "C"
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path, name="mine", licence="CC0-1.0")


def write(catalogue: Catalogue, text: str, name: str = "evora.toml") -> Path:
    file = catalogue.folder / name
    file.write_text(text, encoding="utf-8")
    return file


def refusal(catalogue: Catalogue, text: str) -> str:
    """What is said when a file is read, in one line that names it."""
    write(catalogue, text)
    with pytest.raises(StorageError) as caught:
        catalogue.places(catalogue.cities()[0])
    message = caught.value.message
    assert message.startswith(str(catalogue.folder / "evora.toml"))
    assert message.endswith(".")
    assert "\n" not in message
    return message


def test_the_city(catalogue: Catalogue) -> None:
    write(catalogue, CITY + TEMPLE)
    [city] = catalogue.cities()
    assert city.ref == "evora"
    assert city.all_names == ("Évora", "Ebora")
    assert city.base == Spot(name="Praça do Giraldo", lat=38.5711, lon=-7.9093)
    assert city.gateways == (Gateway(kind="station", name="Évora", lat=38.561, lon=-7.902),)
    assert city.dinner == Decimal("20.5")


def test_a_place(catalogue: Catalogue) -> None:
    write(catalogue, CITY + TEMPLE + CHAPEL + AREA)
    [city] = catalogue.cities()
    temple, chapel, area = catalogue.places(city)
    assert (temple.ref, temple.zone, temple.country) == ("mine:evora/roman-temple", city.zone, "PT")
    assert temple.subdivision == "07"
    assert temple.price == Money(amount=0, currency="EUR")
    assert chapel.price == Money(amount="7.50", currency="EUR")
    assert (chapel.hours, chapel.minutes, chapel.free_under) == (None, 60, 12)
    assert (area.category, area.minutes, area.meals) == (MEAL_AREA, 60, ("dinner",))
    assert (area.price, area.hours) == (None, None)


def test_each_fact_says_where_it_is_from(catalogue: Catalogue) -> None:
    write(catalogue, CITY + TEMPLE + CHAPEL)
    temple, chapel = (place.provenance for place in catalogue.places(catalogue.cities()[0]))
    assert (temple.source, temple.licence, temple.as_of) == ("mine", "CC0-1.0", 2024)
    assert (temple.position_grade, temple.position_sources) == ("A", ("wikidata", "wikivoyage"))
    assert (temple.hours_grade, temple.hours_sources) == ("B", ("wikivoyage",))
    assert (chapel.position_grade, chapel.hours_grade, chapel.hours_sources) == ("C", "C", ())
    assert chapel.as_of is None


def test_meal_areas_come_last_wherever_they_stand(catalogue: Catalogue) -> None:
    write(catalogue, CITY + AREA + TEMPLE)
    assert [place.name for place in catalogue.places(catalogue.cities()[0])] == [
        "Roman Temple",
        "Old Town",
    ]


def test_cities_are_sorted_by_name(catalogue: Catalogue) -> None:
    write(catalogue, CITY.replace('"Évora"', '"Zamora"', 1), "a.toml")
    write(catalogue, CITY.replace('"Évora"', '"Braga"', 1), "b.toml")
    assert [city.ref for city in catalogue.cities()] == ["b", "a"]


def test_an_empty_or_missing_folder_covers_nothing(tmp_path: Path) -> None:
    assert Catalogue(tmp_path).cities() == ()
    assert Catalogue(tmp_path / "nowhere").cities() == ()


def test_a_city_of_another_source_is_not_covered(catalogue: Catalogue) -> None:
    write(catalogue, CITY)
    lisbon = next(city for city in Catalogue().cities() if city.ref == "lisbon")
    with pytest.raises(NotFoundError, match=r"^Lisbon is not covered by mine\.$"):
        catalogue.places(lisbon)


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.toml")), ids=lambda file: file.stem)
def test_the_head_of_a_file_tells_all_of_its_city(file: Path) -> None:
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    whole = City(ref=file.stem, gateways=document["gateway"], **document["city"])
    assert next(city for city in Catalogue().cities() if city.ref == file.stem) == whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[city", "is not valid TOML"),
        (CITY + TEMPLE + "[[place]", "is not valid TOML"),
        (TEMPLE, "the [city] table is not valid: 'city' is missing"),
        (CITY.replace("[city.base]", "[city.bass]"), "'base' is missing"),
        (CITY.replace("Europe/Lisbon", "Europe/Evora"), "zone: Value error, 'Europe/Evora'"),
        (CITY.replace("as_of", "mayor = 1\nas_of", 1), "mayor: Extra inputs"),
        (CITY.replace('"station"', '"port"'), "kind: Input should be 'airport'"),
        (CITY + TEMPLE.replace("lat = 38.5727", "lat = 99"), "'roman-temple' is not valid: lat"),
        (CITY + CHAPEL.replace("7.50", "-1"), "the row 'chapel-of-bones' is not valid: amount"),
        (CITY + TEMPLE + CHAPEL.replace("id =", "label ="), "row 2 is not valid: 'id' is missing"),
        (CITY + CHAPEL.replace('position_grade = "C"', ""), "'position_grade' is missing"),
        (CITY + CHAPEL.replace("category", "kategory"), "'chapel-of-bones' is not valid: cat"),
        (CITY + CHAPEL.replace("free_under", "zone"), "the row 'chapel-of-bones' is not valid: "),
        (CITY + AREA.replace('"dinner"', '"tea"'), "the row 'old-town' is not valid: meals.0"),
        (CITY + TEMPLE + CHAPEL + TEMPLE, "the row 'roman-temple' is there twice"),
        (CITY + TEMPLE.replace("[[place]]", "[place]"), "'place' has to be written as [[place]]"),
        (CITY.replace("[[gateway]]", "[gateway]"), "'gateway' has to be written as [[gateway]]"),
        (CITY + TEMPLE + CITY[CITY.index("[[gateway]]") :], "before the first [[place]]"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_named_with_its_row(
    catalogue: Catalogue, text: str, said: str
) -> None:
    assert said in refusal(catalogue, text)


def test_a_file_that_is_no_text_is_named(catalogue: Catalogue) -> None:
    (catalogue.folder / "evora.toml").write_bytes(b"\xff\xfe[city]")
    with pytest.raises(StorageError, match=r"/evora\.toml cannot be read: "):
        catalogue.cities()


def test_a_damaged_file_is_left_out_where_somebody_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    catalogue = Catalogue(tmp_path, skip=told.append)
    write(catalogue, CITY + TEMPLE)
    broken = write(catalogue, CITY[: len(CITY) // 2], "broken.toml")
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")  # as if removed in between
    assert [city.ref for city in catalogue.cities()] == ["evora"]
    assert [reason.split(" ")[0] for reason in told] == [str(broken), f"{tmp_path}/gone.toml"]
    with pytest.raises(StorageError):
        Catalogue(tmp_path).cities()
