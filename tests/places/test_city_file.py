"""Writing city files: what is written reads back as it was."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai.errors import StorageError
from tripai.model import MEAL_AREA, City, Gateway, Money, Place, Provenance, Spot
from tripai.places.catalogue import BUNDLED, Catalogue
from tripai.places.city_file import write_city

texts = st.text(max_size=12)
names = texts.filter(bool)
several = st.lists(texts, max_size=3).map(tuple)
grades = st.sampled_from("ABC")
lats, lons = st.floats(-90, 90), st.floats(-180, 180)
amounts = st.decimals(0, 10**6, places=2)
cities = st.builds(
    City,
    ref=st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6})?", fullmatch=True),
    name=texts,
    local_name=texts,
    names=several,
    country=st.just("PT"),
    subdivision=st.none() | texts,
    zone=st.sampled_from(("Europe/Lisbon", "Asia/Tokyo")),
    currency=st.just("EUR"),
    lat=lats,
    lon=lons,
    lunch=amounts,
    dinner=amounts,
    as_of=st.integers(1990, 2100),
    base=st.builds(Spot, name=names, lat=lats, lon=lons),
    gateways=st.lists(
        st.builds(
            Gateway,
            name=names,
            lat=lats,
            lon=lons,
            kind=st.sampled_from(("airport", "station")),
        ),
        max_size=2,
    ).map(tuple),
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[City, list[Place]]:
    """A city, and places of one source in it with every field drawn."""
    city = draw(cities)
    told = st.fixed_dictionaries(
        {
            "source": texts,
            "licence": texts,
            "attribution": texts,
            "retrieved": st.none() | st.dates(),
            "listed_in": texts,
        }
    )
    source = draw(told)
    facts = st.builds(
        Provenance,
        **{key: st.just(value) for key, value in source.items()},
        position_grade=grades,
        position_sources=several,
        hours_grade=grades,
        hours_sources=several,
        as_of=st.none() | st.integers(1990, 2100),
    )
    fields = {
        "name": names,
        "local_name": texts,
        "names": several,
        "lat": lats,
        "lon": lons,
        "category": names,
        "tags": several,
        "about": texts,
        "hours": st.none() | texts,
        "closed_until": st.none() | st.dates(),
        "last_entry": st.integers(0, 240),
        "minutes": st.integers(10, 480),
        "price": st.none() | st.builds(Money, amount=amounts, currency=st.just("EUR")),
        "free_under": st.integers(0, 99),
        "popularity": st.integers(0, 100),
        "setting": st.sampled_from(("indoor", "outdoor", "mixed")),
        "child_friendly": st.booleans(),
        "step_free": st.none() | st.booleans(),
        "book_ahead": st.booleans(),
        "meals": st.sampled_from(((), ("lunch",), ("lunch", "dinner"))),
        "wikidata": st.none() | st.just("Q42"),
        "provenance": facts,
    }
    rest = set(Place.model_fields) - set(fields)
    assert rest == {"ref", "zone", "country", "subdivision"}, "a new field is drawn here too"
    ids = draw(st.lists(texts, max_size=3, unique=True))
    local = {key: getattr(city, key) for key in ("zone", "country", "subdivision")}
    return city, [
        Place(
            ref=f"{source['source']}:{city.ref}/{name}",
            **local,
            **draw(st.fixed_dictionaries(fields)),
        )
        for name in ids
    ]


@given(worlds())
@settings(max_examples=30, deadline=None)
def test_what_is_written_reads_back_equal(
    tmp_path_factory: pytest.TempPathFactory, world: tuple[City, list[Place]]
) -> None:
    city, places = world
    folder = tmp_path_factory.mktemp("written")
    file = write_city(folder, city, places)
    assert file == folder / f"{city.ref}.toml"
    catalogue = Catalogue(folder, "another", "MIT")
    assert catalogue.cities() == (city,)
    areas_last = sorted(places, key=lambda place: place.category == MEAL_AREA)
    assert list(catalogue.places(city)) == areas_last


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.toml"))[:3], ids=lambda file: file.stem)
def test_a_bundled_city_written_is_the_same_city(tmp_path: Path, file: Path) -> None:
    bundled = Catalogue()
    city = next(city for city in bundled.cities() if city.ref == file.stem)
    write_city(tmp_path, city, bundled.places(city))
    assert Catalogue(tmp_path).cities() == (city,)
    assert Catalogue(tmp_path).places(city) == bundled.places(city)


def _lisbon() -> tuple[City, tuple[Place, ...]]:
    city = next(city for city in Catalogue().cities() if city.ref == "lisbon")
    return city, Catalogue().places(city)


def test_the_source_stands_in_the_file(tmp_path: Path) -> None:
    city, places = _lisbon()
    facts = Provenance(
        source="openstreetmap",
        licence="ODbL 1.0",
        attribution="© OpenStreetMap contributors",
        retrieved=date(2026, 11, 22),
        position_grade="B",
        hours_grade="B",
    )
    place = places[0].replaced(ref="openstreetmap:lisbon/node-1", provenance=facts)
    text = write_city(tmp_path, city, [place]).read_text(encoding="utf-8")
    assert 'name = "openstreetmap"' in text
    assert "date = 2026-11-22" in text
    assert Catalogue(tmp_path).places(city)[0].provenance == facts


def test_a_second_writing_replaces_the_first(tmp_path: Path) -> None:
    city, places = _lisbon()
    write_city(tmp_path, city, places)
    write_city(tmp_path, city, places[:1])
    assert Catalogue(tmp_path).places(city) == places[:1]
    assert [file.name for file in tmp_path.iterdir()] == ["lisbon.toml"]


@pytest.mark.parametrize(
    "change",
    [
        {"ref": "catalogue:rome/belem-tower"},
        {"zone": "Asia/Tokyo"},
        {"price": Money(amount=3, currency="USD")},
        {"provenance": Provenance(source="x", position_grade="C", hours_grade="C")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_places_of_another_city_or_source_are_refused(
    tmp_path: Path, change: dict[str, object]
) -> None:
    city, places = _lisbon()
    with pytest.raises(ValueError, match=r"is not a place of|several sources|has a price in USD"):
        write_city(tmp_path, city, [places[1], places[0].replaced(**change)])
    assert not list(tmp_path.iterdir())


def test_a_ref_twice_is_refused(tmp_path: Path) -> None:
    city, places = _lisbon()
    with pytest.raises(ValueError, match="one ref"):
        write_city(tmp_path, city, [places[0], places[0]])


@pytest.mark.parametrize("ref", ["../lisbon", "", "a/b", "Lisbon", "a" * 3 + "\0"])
def test_a_ref_that_names_no_file_is_refused(tmp_path: Path, ref: str) -> None:
    city, _ = _lisbon()
    with pytest.raises(ValueError, match="cannot name a city file"):
        write_city(tmp_path, city.replaced(ref=ref), [])


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    city, places = _lisbon()
    (tmp_path / "fetched").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageError):
        write_city(tmp_path / "fetched", city, places)


@pytest.mark.parametrize("told", ['maker = "me"', "name = 3", 'date = "soon"'])
def test_a_source_that_is_wrong_is_named(tmp_path: Path, told: str) -> None:
    text = (BUNDLED / "lisbon.toml").read_text(encoding="utf-8")
    (tmp_path / "lisbon.toml").write_text(f"{text}\n[source]\n{told}\n", encoding="utf-8")
    city, _ = _lisbon()
    with pytest.raises(StorageError, match=r"/lisbon\.toml: "):
        Catalogue(tmp_path).places(city)
