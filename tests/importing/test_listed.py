"""From rows to places of a city."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai.importing.listed import MOST_PLACES, Listed, places_of
from tripai.model import MEAL_AREA, Place
from tripai.places.catalogue import Catalogue
from tripai.places.city_file import write_city
from tripai.readers.rows import Fault, Row
from tripai.readers.rows import row as read_row

LISBON = next(city for city in Catalogue().cities() if city.ref == "lisbon")
KNOWN = Catalogue().places(LISBON)
TODAY = date(2026, 11, 22)


def row(name: str = "A", lat: float | None = 38.72, lon: float | None = -9.14, **said: Any) -> Row:
    return Row("line 2", name, lat, lon, **said)


def listed(*rows: Row | Fault) -> Listed:
    return places_of(rows, LISBON, KNOWN, "My map.kml", TODAY)


def place(asked: Row) -> Place:
    [found] = listed(asked).places
    return found


def reason(asked: Row) -> str:
    found = listed(asked)
    assert not found.places
    [skipped] = found.skipped
    return skipped.said


def test_a_row_is_a_place_of_ones_own_of_which_little_is_known() -> None:
    found = place(row("Grandma's house", note="cake"))
    assert found.ref == "own:lisbon/my-map-kml-26fe/grandmas-house"
    assert (found.category, found.about, found.hours, found.price) == ("sight", "cake", None, None)
    assert (found.popularity, found.step_free, found.zone) == (0, None, "Europe/Lisbon")
    facts = found.provenance
    assert (facts.source, facts.licence, facts.listed_in) == ("own", "", "My map.kml")
    assert (facts.retrieved, facts.hours_grade, facts.hours_sources) == (TODAY, "C", ())
    assert facts.as_of is None


def test_what_the_traveller_knows_is_kept_with_the_year() -> None:
    found = place(row(hours="We-Fr 14:00-18:00", minutes=45, price=Decimal(5)))
    assert (found.hours, found.minutes) == ("We-Fr 14:00-18:00", 45)
    assert found.price is not None
    assert (found.price.amount, found.price.currency) == (5, "EUR")
    facts = found.provenance
    assert (facts.hours_grade, facts.hours_sources, facts.as_of) == ("B", ("My map.kml",), 2026)


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ({"category": "Museums"}, "museum"),
        ({"category": "Food & Drink"}, MEAL_AREA),
        ({"category": "Cafés"}, MEAL_AREA),
        ({"category": "restaurant"}, MEAL_AREA),
        ({"category": "food market"}, "market"),
        ({"name": "The Castle"}, "castle"),
        ({"category": "Day 1", "name": "Tram Museum"}, "museum"),
        ({"category": "nonsense"}, "sight"),
        ({"name": "Restaurant row"}, "sight"),
    ],
    ids=str,
)
def test_its_kind_is_what_its_words_say(said: dict[str, str], category: str) -> None:
    assert place(row(**said)).category == category


def test_its_words_say_what_it_is_of_interest_for() -> None:
    assert "tiles" in place(row("Shop", note="old azulejos")).tags


def test_a_place_to_eat_is_where_one_eats() -> None:
    assert place(row(category="Restaurants")).meals == ("lunch", "dinner")


def test_a_swapped_position_is_turned_round_and_said() -> None:
    found = listed(row(lat=-9.14, lon=38.72))
    assert found.places[0].point == (38.72, -9.14)
    assert [remark.said for remark in found.remarks] == [
        "its latitude and longitude were swapped: turned round"
    ]


def test_what_is_not_in_the_city_is_named() -> None:
    assert reason(row(lat=48.85, lon=2.35)) == "it is 1,453 km from Lisbon"
    assert reason(row(lat=139.7, lon=35.6)) == "a latitude of 139.7 is out of range"
    assert reason(row(lat=0, lon=0)).endswith("km from Lisbon")


@pytest.mark.parametrize("name", ["Torre de Belem", "Oceanario de Lisboa"])
def test_a_name_without_a_position_is_looked_up(name: str) -> None:
    found = listed(row(name, None, None))
    assert [remark.said.startswith("it has no position: that of ") for remark in found.remarks] == [
        True
    ]
    assert found.places[0].point in {known.point for known in KNOWN}


def test_a_name_that_nobody_knows_is_nowhere() -> None:
    assert "no place of Lisbon is known by that name" in reason(row("Qwertz", None, None))


def test_bad_rows_are_named_and_the_others_kept() -> None:
    found = listed(row("A"), Fault("line 3", "B", "x, 2 is no position"), row("C", lat=38.73))
    assert [one.name for one in found.places] == ["A", "C"]
    assert [(said.where, said.name, said.said) for said in found.skipped] == [
        ("line 3", "B", "x, 2 is no position")
    ]


def test_a_place_twice_is_once() -> None:
    found = listed(row("Torre de Belém"), row("Torre de Belem", lat=38.7203))
    assert len(found.places) == 1
    assert found.skipped[0].said == "it is Torre de Belém again"


def test_two_places_of_one_name_are_told_apart() -> None:
    found = listed(row("Café"), row("CAFÉ", lat=38.73), row("cafe", lat=38.74))
    assert [one.name for one in found.places] == ["Café", "CAFÉ (2)", "cafe (3)"]
    assert len({one.ref for one in found.places}) == 3
    assert [remark.said for remark in found.remarks] == [
        "another place is called so: this one is CAFÉ (2)",
        "another place is called so: this one is cafe (3)",
    ]


def test_names_in_no_latin_letters_have_refs_of_their_own() -> None:
    found = listed(row("東京"), row("大阪", lat=38.73), row("../../x", lat=38.74))
    assert [one.ref.rpartition("/")[2] for one in found.places] == ["place", "place-2", "x"]


def test_a_price_in_another_currency_is_left_out_and_said() -> None:
    found = listed(row(price=Decimal(5), currency="USD"))
    assert found.places[0].price is None
    assert found.remarks[0].said == "its price is in another currency: left out"
    assert place(row(price=Decimal(5), currency="EUR")).price is not None


def test_facts_that_are_known_go_before_the_list_s_and_that_is_said() -> None:
    [tower] = [known for known in KNOWN if known.name == "Belém Tower"]
    assert tower.price
    at = {"lat": tower.lat, "lon": tower.lon}
    found = listed(row(tower.name, **at, hours="24/7", price=tower.price.amount + 1))
    assert [remark.said for remark in found.remarks] == [
        f"its hours are known as {tower.hours}: kept",
        f"its price is known as {tower.price.amount:g} EUR: kept",
    ]
    assert not listed(row(tower.name, **at, hours=tower.hours, price=tower.price.amount)).remarks


def test_the_longest_names_stay_names() -> None:
    found = listed(row("x" * 120), row("x" * 120, lat=38.73))
    assert [len(one.name) for one in found.places] == [120, 124]


def test_no_more_places_than_a_plan_can_weigh() -> None:
    far_apart = [row(f"n{number}", lat=38.6 + number * 0.0005) for number in range(MOST_PLACES + 7)]
    found = listed(*far_apart)
    assert (len(found.places), found.left_out) == (MOST_PLACES, 7)


texts = st.text(max_size=30)
anything = st.fixed_dictionaries(
    {
        "name": texts | st.sampled_from(("Café", "cafe", "Belém Tower")),
        "note": texts,
        "category": texts | st.sampled_from(("museum", "restaurant")),
        "hours": texts | st.just("24/7"),
        "minutes": texts | st.just("45"),
        "price": texts | st.just("5 EUR"),
    }
)
degrees = st.sampled_from((38.72, 38.7201, 38.73, -9.14, None, "x", 200.0))


@given(st.lists(st.tuples(degrees, degrees, anything), max_size=6))
@settings(max_examples=100, deadline=None)
def test_whatever_a_list_says_is_kept_as_a_city_file_that_reads_back(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[Any, Any, dict[str, str]]]
) -> None:
    found = listed(
        *(read_row(f"line {n}", lat, lon, said) for n, (lat, lon, said) in enumerate(told))
    )
    folder = tmp_path_factory.mktemp("lists")
    write_city(folder, LISBON, found.places)
    assert set(Catalogue(folder).places(LISBON)) == set(found.places)
    assert len(found.places) + len(found.skipped) == len(told)


def test_two_lists_never_share_a_ref() -> None:
    names = ("my map.kml", "my-map.kml", "地図", "東京", "x" * 150)
    lists = [places_of([row("東京")], LISBON, KNOWN, name, TODAY) for name in names]
    assert len({found.places[0].ref for found in lists}) == len(names)
    assert max(len(found.places[0].ref) for found in lists) <= 200
