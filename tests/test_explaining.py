"""Why a place is in a route, or not: on real routes, and nothing is said that solving again does not bear out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from real_routes import EVENING, family, planned
from tripai import itinerary
from tripai.ai.reading import BookingRead, Reading
from tripai.errors import NotFoundError
from tripai.explaining import Explanation, explain_place
from tripai.model import Weather
from tripai.planning import arranged, plan_route, read_request, setting_of

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def said(told: Explanation) -> str:
    return " ".join(told.sentences)


def test_a_must() -> None:
    told = explain_place(family(), "oceanario de lisboa")
    [(day, activity)] = [
        (day, activity)
        for day in family().days
        for activity in day.activities
        if activity.title == "Lisbon Oceanarium"
    ]
    assert (told.place, told.included, told.reason) == ("Lisbon Oceanarium", True, "must")
    assert told.day == day.number
    assert f"on day {day.number}, " in said(told)
    assert f"{activity.start:%H:%M} to {activity.end:%H:%M}" in said(told)
    assert "every plan of this trip has it" in said(told)
    assert f"It is worth {told.worth} of 100" in said(told)


def test_every_sight_of_a_route_is_said_to_be_in_it() -> None:
    for day in family().days:
        for activity in day.activities:
            if activity.kind == "visit":
                told = explain_place(family(), activity.title)
                assert (told.place, told.included, told.day) == (activity.title, True, day.number)


def test_what_is_booked() -> None:
    told = explain_place(family(), "fado SHOW")
    assert (told.reason, told.day) == ("booked", 2)
    assert "20:00 to 21:30" in said(told)
    castle = BookingRead(title="São Jorge Castle", at=EVENING.replaced(clock="10:00"), minutes=60)
    route = planned("2 days in Lisbon", bookings=(castle,))
    told = explain_place(route, "castelo de sao jorge")
    assert (told.place, told.reason, told.day) == ("São Jorge Castle", "booked", 2)


@pytest.mark.parametrize(
    ("request_words", "options", "place", "reason", "sentence"),
    [
        ("1 day in Lisbon", {"start": "2026-12-07"}, "National Tile Museum", "closed", "(hours: Tu-Su"),
        ("a day in Lisbon, no churches", {}, "São Roque Church", "avoided", "of the category church"),
        ("a day in Lisbon", {"avoid": ("tiles",)}, "São Roque Church", "avoided", "tagged tiles"),
        ("a day in Lisbon", {"avoid": ("Belém Tower",)}, "Belém Tower", "avoided", "avoids it."),
        ("a day in Lisbon", {"step_free": True}, "Belém Tower", "unsuited", "has steps"),
        ("a day in Lisbon with two kids", {}, "Bairro Alto", "unsuited", "for an evening out"),
        ("a day in Lisbon", {}, "Campo de Ourique", "group", "an area to eat in"),
    ],
)  # fmt: skip
def test_what_is_ruled_out(
    request_words: str, options: dict[str, Any], place: str, reason: str, sentence: str
) -> None:
    told = explain_place(planned(request_words, **options), place)
    assert (told.included, told.reason) == (False, reason)
    assert sentence in said(told)
    assert told.loss is None


def test_what_does_not_fit_is_solved_again_with_it() -> None:
    """What is said to leave is in the route, and the score is that of a plan with the place."""
    route = planned("2 days in Lisbon", start="2026-12-04", effort=None)
    there = {activity.title for activity in route.activities}
    names = [c.place.name for c in setting_of(route.brief).candidates if c.place.name not in there]
    told = [explain_place(route, name) for name in names[:4]]
    assert {each.reason for each in told} <= {"no room", "limit", "no gain"}
    for each in told:
        assert each.loss is not None
        assert set(each.displaced) <= there
        assert "The best plan found with it has it on day" in said(each)
        assert all(title in said(each) for title in each.displaced)
        assert f"{route.score - each.loss:,}" in said(each)
        other = planned("2 days in Lisbon", start="2026-12-04", effort=None, must=(each.place,))
        assert abs(other.score - (route.score - each.loss)) <= 0.02 * route.score


def test_what_cannot_be_beside_the_musts() -> None:
    musts = ("Oceanarium", "Jerónimos Monastery", "São Jorge Castle")
    route = planned("a day in Lisbon", start="2026-12-04", must=musts)
    told = explain_place(route, "Lisbon Zoo")
    assert told.loss is None
    assert "It cannot be in one plan with " in said(told)
    assert "Lisbon Oceanarium" in said(told)


def test_an_unknown_place_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFoundError) as caught:
        explain_place(family(), "Castle of George")
    assert caught.value.hint == "The nearest names are: São Jorge Castle."
    with pytest.raises(NotFoundError) as caught:
        explain_place(family(), "Louvre")
    assert caught.value.hint == "See: tripai places list."


def test_the_route_is_the_schedule_that_it_was_made_of() -> None:
    for route in (family(), planned("2 days in Kyoto, gardens"), planned("a day in Rome")):
        blueprint = setting_of(route.brief).draw(route.brief)
        schedule = itinerary.to_schedule(blueprint, route)
        assert route.effort is not None
        again = arranged(blueprint.problem, seed=route.seed, effort=route.effort)
        assert schedule.shifts == again.shifts
        assert schedule.score == again.score == route.score


class Told:
    """A forecast in which the first day is wet and the others are dry."""

    def expect(
        self, _point: tuple[float, float], _zone: str, days: Sequence[date]
    ) -> dict[date, Weather]:
        rain = Weather(kind="forecast", low=8, high=14, rain_chance=90, rain_mm=14, source="test")
        return {day: rain.replaced(rain_mm=14 * (day == days[0])) for day in days}


def test_what_lies_outdoors_in_changing_weather() -> None:
    """Such a place has two chances, of which what is said of the place must not lose one."""
    reading = Reading(start=date(2026, 12, 6))
    brief = read_request("2 days in Lisbon, must see Rossio Square", now=NOW, options=reading)
    route = plan_route(brief, weather=Told(), effort=300)
    expected = {day.date: day.weather for day in route.days if day.weather}
    blueprint = replace(setting_of(route.brief), weather=expected).draw(route.brief)
    assert itinerary.to_schedule(blueprint, route).score == route.score
    assert explain_place(route, "Rossio Square").reason == "must"
    there = {a.title for a in route.activities}
    outdoors = {
        stop.title
        for stop, visit in zip(blueprint.stops, blueprint.problem.visits, strict=True)
        if stop.kind == "visit" and visit.group
    }
    assert len(outdoors) > 20
    for title in sorted(outdoors - there)[:4]:
        told = explain_place(route, title)
        assert not told.included
        assert "on day 1 only" not in said(told)
        assert "on day 2 only" not in said(told)
    for title in outdoors & there:
        assert explain_place(route, title).included
