"""Places of several sources as those of one city."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tripai.errors import NotFoundError, StorageError
from tripai.model import MEAL_AREA, City, Money, Place, Provenance
from tripai.places.catalogue import Catalogue
from tripai.places.city_file import write_city
from tripai.places.several import Joined, Several, with_added

LISBON = next(city for city in Catalogue().cities() if city.ref == "lisbon")
KNOWN = Catalogue().places(LISBON)
TOWER = next(place for place in KNOWN if place.name == "Belém Tower")
MINE = Provenance(
    source="own",
    listed_in="my.csv",
    retrieved=date(2026, 11, 22),
    position_grade="B",
    hours_grade="C",
)
EVORA = LISBON.replaced(ref="evora", name="Évora", local_name="", names=())


def mine(name: str, **facts: Any) -> Place:
    fields = {
        "ref": f"own:lisbon/{name}",
        "name": name,
        "lat": 38.72,
        "lon": -9.14,
        "category": "sight",
        "zone": LISBON.zone,
        "country": "PT",
        "subdivision": LISBON.subdivision,
        "provenance": MINE,
    }
    return Place(**fields | facts)


def saved(folder: Path, city: City, *places: Place) -> Catalogue:
    write_city(folder, city, places)
    return Catalogue(folder, "own", "")


def test_an_addition_comes_first_and_the_meal_areas_last() -> None:
    pin = mine("Grandma")
    found = with_added(KNOWN, [pin])
    assert found[0] == pin
    assert set(found) == {*KNOWN, pin}
    areas = [place.category == MEAL_AREA for place in found]
    assert areas == sorted(areas)


@pytest.mark.parametrize(
    "pin",
    [
        mine("Torre de Belem", lat=TOWER.lat + 0.0004, lon=TOWER.lon),
        mine("The Tower of Belem", lat=TOWER.lat, lon=TOWER.lon),
        mine("Belém Tower", lat=TOWER.lat + 0.008, lon=TOWER.lon),  # the same name, 900 m away
    ],
    ids=lambda pin: pin.name,
)
def test_what_is_known_keeps_its_facts_and_stands_on_the_list(pin: Place) -> None:
    found = with_added(KNOWN, [pin])
    assert len(found) == len(KNOWN)
    [tower] = [place for place in found if place.ref == TOWER.ref]
    assert tower.provenance.listed_in == "my.csv"
    assert tower.provenance.replaced(listed_in="") == TOWER.provenance
    assert {pin.name} <= set(tower.all_names)
    assert tower.replaced(names=TOWER.names, provenance=TOWER.provenance) == TOWER


FACTS = {
    "hours": "Mo-Fr 09:00-17:00",
    "price": Money(amount=8, currency="EUR"),
    "about": "go early",
}
TOLD = MINE.replaced(hours_grade="B", hours_sources=("my.csv",), as_of=2026)


def test_what_nobody_else_knew_is_taken_from_the_list() -> None:
    bare = TOWER.replaced(
        hours=None, price=None, about="", provenance=TOWER.provenance.replaced(as_of=None)
    )
    [tower, *_] = with_added(
        [bare], [mine("Belém Tower", lat=TOWER.lat, lon=TOWER.lon, provenance=TOLD, **FACTS)]
    )
    assert {name: getattr(tower, name) for name in FACTS} == FACTS
    facts = tower.provenance
    assert (facts.hours_grade, facts.hours_sources, facts.as_of) == ("B", ("my.csv",), 2026)
    assert (facts.source, facts.position_grade) == ("catalogue", TOWER.provenance.position_grade)


def test_what_is_known_stays_and_the_note_is_added() -> None:
    [tower] = with_added(
        [TOWER], [mine("Belém Tower", lat=TOWER.lat, lon=TOWER.lon, provenance=TOLD, **FACTS)]
    )
    assert (tower.hours, tower.price) == (TOWER.hours, TOWER.price)
    assert tower.about == f"{TOWER.about} Your note: go early"
    assert tower.provenance == TOWER.provenance.replaced(listed_in="my.csv")


def test_of_facts_of_two_years_the_earlier_counts() -> None:
    known = TOWER.replaced(hours=None, provenance=TOWER.provenance.replaced(as_of=2019))
    [tower] = with_added(
        [known], [mine("Belém Tower", lat=TOWER.lat, lon=TOWER.lon, provenance=TOLD, **FACTS)]
    )
    assert (tower.hours, tower.price) == (FACTS["hours"], TOWER.price)
    assert tower.provenance.as_of == 2019


@pytest.mark.parametrize(
    "pin",
    [
        mine("A café", lat=TOWER.lat, lon=TOWER.lon),
        mine("Belém Tower", lat=TOWER.lat + 0.02, lon=TOWER.lon),
        mine("Belém Tower", lat=TOWER.lat, lon=TOWER.lon, category=MEAL_AREA),
    ],
    ids=["another name", "two kilometres away", "a restaurant"],
)
def test_what_is_not_the_same_is_added(pin: Place) -> None:
    assert pin in with_added(KNOWN, [pin])


def test_numbers_tell_like_names_apart() -> None:
    first, second = mine("Platform number 1"), mine("Platform number 2")
    assert with_added([first], [second]) == (second, first)
    assert len(with_added([first], [mine("Platform number")])) == 1


def test_an_extract_is_no_list() -> None:
    facts = Provenance(source="openstreetmap", position_grade="B", hours_grade="B")
    assert with_added(KNOWN, [TOWER.replaced(ref="openstreetmap:x", provenance=facts)]) == KNOWN


def test_each_city_gets_its_own_additions(tmp_path: Path) -> None:
    one = saved(tmp_path / "a", LISBON, mine("Grandma"))
    other = saved(tmp_path / "b", LISBON, mine("Uncle"))
    joined = Joined(Catalogue(), [one, other])
    names = [place.name for place in joined.places(LISBON)]
    assert names[:2] == ["Uncle", "Grandma"]
    rome = next(city for city in joined.cities() if city.ref == "rome")
    assert joined.places(rome) == Catalogue().places(rome)
    assert joined.cities() == Catalogue().cities()


def test_a_list_alone_covers_a_city(tmp_path: Path) -> None:
    pin = mine("Temple", ref="own:evora/temple")
    added = saved(tmp_path, EVORA, pin)
    joined = Joined(Several([Catalogue()]), [added])
    assert EVORA in joined.cities()
    assert joined.places(EVORA) == (pin,)
    with pytest.raises(NotFoundError):
        joined.places(EVORA.replaced(name="Beja"))


def spoilt(catalogue: Catalogue, city: City) -> str:
    """Damage a file below its head; return its path."""
    file = catalogue.folder / f"{city.ref}.toml"
    file.write_text(file.read_text(encoding="utf-8") + "[[place]]\nid = 3\n", encoding="utf-8")
    return str(file)


def test_a_damaged_file_is_left_out_and_named_if_there_is_another_of_the_city(
    tmp_path: Path,
) -> None:
    told: list[str] = []
    own = saved(tmp_path / "own", LISBON, mine("Grandma"))
    added = saved(tmp_path / "added", LISBON, mine("Uncle"))
    files = [spoilt(own, LISBON), spoilt(added, LISBON)]
    several = Several([own, Catalogue()], told.append)
    assert Joined(several, [added], told.append).places(LISBON) == KNOWN
    assert [reason.split(": ")[0] for reason in told] == files
    for strict in (Several([own, Catalogue()]), Joined(Catalogue(), [added])):
        with pytest.raises(StorageError):
            strict.places(LISBON)


def test_a_damaged_file_that_is_alone_is_an_error(tmp_path: Path) -> None:
    told: list[str] = []
    added = saved(tmp_path, EVORA, mine("Temple", ref="own:evora/temple"))
    file = spoilt(added, EVORA)
    joined = Joined(Several([Catalogue()], told.append), [added], told.append)
    assert joined.places(LISBON) == KNOWN
    with pytest.raises(StorageError, match=file):
        joined.places(EVORA)
    assert told == []
