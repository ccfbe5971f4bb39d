"""What a place is worth to a brief, for how long, and why."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_world import PLACES, place

from tripai.ai.embedded import EmbeddedAssistant
from tripai.model import (
    MEAL_AREA,
    Booking,
    Brief,
    Budget,
    Candidate,
    Party,
    Place,
    Provenance,
    Stay,
)

LISBON = PLACES["lisbon"]


def brief(**fields: Any) -> Brief:
    stay = Stay(city="Lisbon", country="PT", zone="Europe/Lisbon", days=3)
    return Brief(**({"stays": (stay,), "start": date(2026, 6, 5), "days": 3} | fields))


def weigh(places: tuple[Place, ...] = LISBON, **fields: Any) -> tuple[Candidate, ...]:
    return EmbeddedAssistant().weigh(brief(**fields), places).candidates


def worth(asked: Place, **fields: Any) -> int:
    (candidate,) = weigh((asked,), **fields)
    return candidate.worth


def names(candidates: tuple[Candidate, ...]) -> set[str]:
    return {candidate.place.name for candidate in candidates}


def test_every_place_to_visit_is_weighed_and_no_meal_area() -> None:
    weighed = weigh()
    assert {c.place.ref for c in weighed} == {p.ref for p in LISBON if p.category != MEAL_AREA}


def test_the_worthiest_comes_first() -> None:
    worths = [candidate.worth for candidate in weigh()]
    assert worths == sorted(worths, reverse=True)


def test_popularity_rules_without_interests() -> None:
    sights = tuple(place(f"Sight {n}", popularity=n) for n in range(0, 101, 5))
    assert [c.place.popularity for c in weigh(sights)] == list(range(100, -1, -5))


def test_an_interest_beats_somewhat_more_popularity() -> None:
    asked = place("Tiles", tags="tiles", popularity=65)
    known = place("Tower", popularity=90)
    assert worth(asked, interests={"tiles": 1}) > worth(known, interests={"tiles": 1})
    assert worth(asked) < worth(known)


def test_a_top_sight_stays_beside_a_minor_match() -> None:
    minor = place("Workshop", tags="tiles", popularity=30)
    top = place("Tower", popularity=98)
    assert abs(worth(top, interests={"tiles": 1}) - worth(minor, interests={"tiles": 1})) <= 8


def test_more_matches_are_worth_more_and_half_an_interest_less() -> None:
    both = place("A", tags="tiles history")
    one = place("B", tags="tiles")
    wishes = {"tiles": 1.0, "history": 1.0}
    assert worth(both, interests=wishes) > worth(one, interests=wishes)
    assert worth(one, interests={"tiles": 0.5}) < worth(one, interests={"tiles": 1})


def test_a_category_is_an_interest_too() -> None:
    assert worth(place("A"), interests={"museum": 1}) > worth(
        place("B", "park"), interests={"museum": 1}
    )


def test_what_is_named_for_the_interest_is_worth_more() -> None:
    tiles = {"tiles": 1}
    assert worth(place("Tile Museum", tags="tiles"), interests=tiles) > worth(
        place("House", tags="tiles"), interests=tiles
    )


@pytest.mark.parametrize("avoided", ["Lisbon Zoo", "lisbon zoo", "zoo", "animals"])
def test_name_category_and_tag_can_be_avoided(avoided: str) -> None:
    assert names(weigh()) - names(weigh(avoid=(avoided,))) >= {"Lisbon Zoo"}


def test_only_what_is_known_to_have_steps_is_left_out_for_step_free() -> None:
    places = (place("Steps", step_free=False), place("Ramp", step_free=True), place("Unknown"))
    assert names(weigh(places, step_free=True)) == {"Ramp", "Unknown"}
    assert len(weigh(places)) == 3


def test_what_is_known_to_be_without_steps_goes_first_for_step_free() -> None:
    ramp, unknown = place("Ramp", step_free=True), place("Unknown")
    assert worth(ramp) == worth(unknown)
    assert worth(ramp, step_free=True) > worth(unknown, step_free=True)
    (candidate,) = weigh((ramp,), step_free=True)
    assert candidate.why.startswith("no steps")


def test_children_are_not_taken_where_people_go_out() -> None:
    lights = place("Lights", "district", "nightlife canals")
    square = place("Square", "square", "history nightlife")
    family = Party(child_ages=(11, 15))
    assert names(weigh((lights, square), party=family)) == {"Square"}
    assert names(weigh((lights, square), party=family, must=("Lights",))) == {"Lights", "Square"}
    assert len(weigh((lights, square), party=Party(child_ages=(15,)))) == 2


def test_what_is_booked_is_not_visited_again() -> None:
    booked = Booking(
        title="Belem Tower", start=datetime.fromisoformat("2026-06-05T10:00+01:00"), minutes=60
    )
    assert "Belém Tower" not in names(weigh(bookings=(booked,)))
    tour = booked.replaced(title="Guided tour", place="Belém Tower")
    assert "Belém Tower" not in names(weigh(bookings=(tour,)))
    dinner = booked.replaced(title="Dinner in Alfama")
    assert "Alfama" in names(weigh(bookings=(dinner,)))


def test_a_must_is_required() -> None:
    required = [c for c in weigh(must=("Lisbon Zoo",)) if c.required]
    assert [(c.place.name, c.why.split("; ")[0]) for c in required] == [
        ("Lisbon Zoo", "on your must-see list")
    ]


OUTINGS = (
    ("zoo", "animals family", 180, True),
    ("aquarium", "animals family science", 90, True),
    ("amusement", "family water", 270, True),
    ("amusement", "family views", 20, False),  # a ferris wheel
    ("amusement", "water romantic", 150, False),  # hot springs
    ("amusement", "water local-life family", 105, False),  # a public bath
    ("amusement", "football sport", 80, False),
    ("park", "animals family nature", 90, False),
)


@pytest.mark.parametrize(("category", "tags", "minutes", "for_children"), OUTINGS)
def test_zoos_and_theme_parks_are_for_children_or_for_who_asks(
    category: str, tags: str, minutes: int, for_children: bool
) -> None:
    asked = place("Outing", category, tags, minutes=minutes, popularity=70)
    museum = place("Museum", popularity=70)
    history, animals = {"history": 1.0}, {tags.split(maxsplit=1)[0]: 1.0}
    assert (worth(asked) < worth(museum) - 10) is for_children
    assert (worth(asked, interests=history) < worth(museum, interests=history)) is for_children
    assert worth(asked, interests=animals) > worth(museum, interests=animals)
    for ages in ((6,), (15,)):
        family = Party(child_ages=ages)
        assert worth(asked, party=family) >= worth(museum, party=family)


def test_children_want_what_is_fun() -> None:
    zoo, gallery, bar = (
        place("Zoo", child_friendly=True),
        place("Gallery"),
        place("Bar", tags="music nightlife"),
    )
    family = Party(child_ages=(6,))
    assert worth(zoo, party=family) > worth(zoo)
    assert worth(bar, party=family) < worth(gallery, party=family) < worth(gallery)
    assert worth(gallery, party=Party(child_ages=(15,))) == worth(gallery)


def test_what_was_asked_for_suffers_less_from_children() -> None:
    tiles = place("House", tags="tiles")
    family = Party(child_ages=(6,))
    loss = worth(tiles, interests={"tiles": 1}) - worth(tiles, interests={"tiles": 1}, party=family)
    assert 0 < loss < worth(tiles) - worth(tiles, party=family)


def test_seniors_want_few_steps_and_short_walks() -> None:
    old = Party(adults=0, seniors=2)
    assert worth(place("Stairs", step_free=False), party=old) < worth(
        place("Stairs", step_free=False)
    )
    assert worth(place("Lift", step_free=True), party=old) > worth(place("Lift", step_free=True))
    trail = place("Trail", setting="outdoor", minutes=180)
    assert worth(trail, party=old) < worth(trail)


def test_a_roof_is_worth_something_in_winter() -> None:
    park, hall = place("Park", setting="outdoor"), place("Hall", setting="indoor")
    assert worth(park) == worth(hall)
    assert worth(park, start=date(2026, 12, 5)) < worth(hall, start=date(2026, 12, 5))
    south = {"lat": -34.6, "lon": -58.4}
    assert worth(place("Park", setting="outdoor", **south)) < worth(
        place("Hall", setting="indoor", **south)
    )


def test_free_places_gain_and_dear_ones_lose_with_a_tight_budget() -> None:
    places = (place("Free", price=0), place("Dear", price=30), place("Ticket", price=12))
    tight = Budget(amount=60, currency="EUR", per="day")
    ample = Budget(amount=2000, currency="EUR", per="day")
    by_name = {c.place.name: c for c in weigh(places, budget=tight)}
    plain = {c.place.name: c.worth for c in weigh(places)}
    assert by_name["Free"].worth > plain["Free"]
    assert by_name["Dear"].worth < plain["Dear"]
    assert by_name["Free"].why == "free"
    assert {c.place.name: c.worth for c in weigh(places, budget=ample)}["Free"] == plain["Free"]


MINUTES = (
    ({}, 60),
    ({"pace": "relaxed"}, 70),
    ({"pace": "packed"}, 50),
    ({"party": Party(child_ages=(5,))}, 45),
    ({"party": Party(seniors=1)}, 65),
    ({"interests": {"tiles": 1}}, 65),
)


@pytest.mark.parametrize(("fields", "minutes"), MINUTES)
def test_a_visit_is_as_long_as_pace_and_party_want(fields: dict[str, Any], minutes: int) -> None:
    (candidate,) = weigh((place("House", tags="tiles", minutes=60),), **fields)
    assert candidate.minutes == minutes


@pytest.mark.parametrize(("fields", "_"), MINUTES)
def test_a_timed_entry_is_as_long_as_it_is(fields: dict[str, Any], _: int) -> None:
    supper = place("Last Supper", tags="tiles", minutes=40, book_ahead=True)
    cruise = place("Cruise", "waterfront", "boat tiles", minutes=75)
    assert [weigh((asked,), **fields)[0].minutes for asked in (supper, cruise)] == [40, 75]
    palace = place("Palace", tags="tiles", minutes=90, book_ahead=True)
    assert weigh((palace,), interests={"tiles": 1})[0].minutes == 100


WHYS = (
    (
        {"tags": "tiles history"},
        {"interests": {"tiles": 1, "history": 1}},
        "tiles and history, as you asked",
    ),
    ({"tags": "street-art"}, {"interests": {"street-art": 1}}, "street art, as you asked"),
    ({"child_friendly": True}, {"party": Party(child_ages=(6,))}, "fun for children"),
    ({"step_free": True}, {"party": Party(seniors=2)}, "no steps"),
    ({"popularity": 95}, {}, "one of the best-known sights"),
    ({"popularity": 75}, {}, "a favourite of many visitors"),
    ({"tags": "hidden-gem"}, {}, "off the beaten path"),
    ({"popularity": 20}, {}, "worth a look when nearby"),
)


@pytest.mark.parametrize(("facts", "fields", "why"), WHYS)
def test_the_reason_is_said_in_words(
    facts: dict[str, Any], fields: dict[str, Any], why: str
) -> None:
    (candidate,) = weigh((place("House", **facts),), **fields)
    assert candidate.why == why


BRIEFS = st.builds(
    brief,
    interests=st.dictionaries(
        st.sampled_from(["tiles", "art", "food", "museum"]), st.sampled_from([0.0, 0.5, 1.0])
    ),
    pace=st.sampled_from(["relaxed", "balanced", "packed"]),
    party=st.builds(
        Party, child_ages=st.lists(st.integers(0, 17), max_size=3), seniors=st.integers(0, 2)
    ),
    budget=st.none()
    | st.builds(Budget, amount=st.integers(0, 500), currency=st.just("EUR"), per=st.just("day")),
    step_free=st.booleans(),
)


@given(BRIEFS)
def test_every_candidate_is_valid_and_the_same_again(made: Brief) -> None:
    weighed = EmbeddedAssistant().weigh(made, LISBON).candidates
    assert weighed == EmbeddedAssistant().weigh(made, tuple(reversed(LISBON))).candidates
    assert all(candidate.minutes % 5 == 0 and candidate.why for candidate in weighed)


LIST = Provenance(source="own", listed_in="map.kml", position_grade="B", hours_grade="C")


def test_what_stands_on_a_list_of_ones_own_comes_first() -> None:
    pin = place("Grandma's house", "sight", popularity=0, provenance=LIST)
    top = place("Belém Tower", popularity=100, tags="tiles", child_friendly=True)
    family = {"interests": {"tiles": 1.0}, "party": Party(child_ages=(6,))}
    mine, theirs = weigh((top, pin), **family)
    assert (mine.place, theirs.place) == (pin, top)
    assert mine.worth >= 75
    assert theirs.worth <= 60
    assert worth(top, **family) > 90  # as long as there is no list
    assert mine.why.startswith("from your list")
    assert "list" not in theirs.why


def test_the_better_of_two_on_a_list_is_still_the_better() -> None:
    pins = [place(str(fame), popularity=fame, provenance=LIST) for fame in (90, 50, 0)]
    worths = [candidate.worth for candidate in weigh(tuple(reversed(pins)))]
    assert worths == sorted(worths, reverse=True)
    assert len(set(worths)) == 3


@pytest.mark.parametrize(
    "wish", [{"avoid": ("Pin",)}, {"avoid": ("museum",)}, {"step_free": True}], ids=str
)
def test_a_list_does_not_bring_in_what_is_avoided(wish: dict[str, Any]) -> None:
    pin, other = place("Pin", provenance=LIST, step_free=False), place("Other", "park")
    [only] = weigh((pin, other), **wish)
    assert only.place == other
    assert only.worth == weigh((other,), **wish)[0].worth  # it weighs on nothing either
