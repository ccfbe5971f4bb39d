"""The sentences of findings: names, numbers and times that one can act on."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tripai import wording
from tripai.checking import check_route
from tripai.checking.wording import duration_words
from tripai.model import Leg, Route, Weather


def messages(route: Route, rule: str) -> list[str]:
    return [finding.message for finding in check_route(route) if finding.rule == rule]


def with_activity(route: Route, number: int, index: int, **changes: object) -> Route:
    days = list(route.days)
    activities = list(days[number - 1].activities)
    activities[index] = activities[index].replaced(**changes)
    days[number - 1] = days[number - 1].replaced(activities=activities)
    return route.replaced(days=days)


@pytest.mark.parametrize(
    ("hours", "why"),
    [
        ("10:00-16:00", "closes at 16:00"),
        ("15:30-18:00", "opens at 15:30"),
        ("17:00-18:00", "opens at 17:00"),
        ("10:00-14:00", "is closed from 14:00"),
        ("10:00-14:00,17:00-18:00", "is closed from 14:00 until 17:00"),
        ("Mo-Th 10:00-18:00", "is closed on that day"),
        ("22:00-24:00; Fr off; Th 22:00-16:00", "closes at 16:00"),
        ("Th-Fr 23:00-02:00", "opens at 23:00"),
        ("Th 23:00-02:00", "is closed on that day"),
    ],
)
def test_why_a_museum_is_closed_from_three_to_half_past_four(
    route: Route, hours: str, why: str
) -> None:
    place = route.days[0].activities[5].place
    assert place
    broken = with_activity(route, 1, 5, place=place.replaced(hours=hours, last_entry=0))
    visited = "National Tile Museum is visited 15:00-16:30 on Friday 4 December"
    assert messages(broken, "hours-closed") == [f"{visited} but {why}."]


@pytest.mark.parametrize(
    ("facts", "rule", "why"),
    [
        ({"closed_until": date(2026, 12, 5)}, "hours-closed", "is closed until 5 December 2026"),
        ({"hours": None}, "hours-unknown", "its hours are not known: ask before going"),
        (
            {"hours": "rubbish"},
            "hours-unknown",
            "its hours (rubbish) cannot be read: ask before going",
        ),
        (
            {"hours": '10:00-18:00 "groups"'},
            "hours-unknown",
            'its hours (10:00-18:00 "groups") do not settle that: ask before going',
        ),
    ],
)
def test_what_is_wrong_with_the_hours(
    route: Route, facts: dict[str, Any], rule: str, why: str
) -> None:
    place = route.days[0].activities[5].place
    assert place
    broken = with_activity(route, 1, 5, place=place.replaced(**facts))
    visited = "National Tile Museum is visited 15:00-16:30 on Friday 4 December"
    assert messages(broken, rule) == [f"{visited} but {why}."]


def test_a_way_is_named_by_places_and_not_by_free_time(route: Route) -> None:
    leg = Leg(mode="transit", minutes=45, metres=2_000)
    assert messages(with_activity(route, 1, 5, leg=leg), "travel-time") == [
        "The way from Meal in Alfama to National Tile Museum takes 45 minutes by public transport, "
        "but only 30 minutes are left before 15:00-16:30 on Friday 4 December."
    ]


def test_a_way_from_and_to_the_base_is_named_by_it(route: Route) -> None:
    (day, *others) = route.days
    broken = route.replaced(days=(day.replaced(way_home=None), *others))
    assert messages(broken, "leg-missing") == [
        "There is no leg from Meal in Chiado to Baixa, 406 m apart."
    ]
    first = with_activity(route, 2, 0, leg=None)
    assert messages(first, "leg-missing") == [
        "There is no leg from Baixa to Carmo Convent, 275 m apart."
    ]


def test_swapped_coordinates_are_said_to_be(route: Route) -> None:
    place = route.days[0].activities[5].place
    assert place
    turned = place.replaced(lat=place.lon, lon=place.lat)
    assert messages(with_activity(route, 1, 5, place=turned), "swapped-coordinates") == [
        "National Tile Museum (-9.1250, 38.7180) is 7,262 km from Baixa: "
        "its latitude and longitude are swapped."
    ]


def test_only_the_first_day_of_a_shifted_trip_is_named(route: Route) -> None:
    early = route.replaced(brief=route.brief.replaced(start=route.days[0].date.replace(day=3)))
    assert messages(early, "dates") == [
        "Day 1 is on Friday 4 December 2026, but the trip starts on Thursday 3 December."
    ]


def test_small_wordings() -> None:
    assert wording.distance(406) == "406 m"
    assert wording.distance(3_249) == "3.2 km"
    assert wording.distance(7_261_900) == "7,262 km"
    assert duration_words(1) == "1 minute"
    assert duration_words(45.0) == "45 minutes"
    assert wording.amount(Decimal(12000), "JPY") == "12,000 JPY"
    assert wording.amount(Decimal("12.5"), "EUR") == "12.50 EUR"


def test_a_booking_is_where_its_spot_is(route: Route) -> None:
    assert messages(with_activity(route, 2, 4, leg=None), "leg-missing") == []
    far = route.brief.bookings[0].spot
    assert far
    booking = route.brief.bookings[0].replaced(spot=far.replaced(lat=38.7200))
    moved = route.replaced(brief=route.brief.replaced(bookings=(booking,)))
    assert messages(with_activity(moved, 2, 4, leg=None), "leg-missing") == [
        "There is no leg from Meal in Alfama to Fado show, 835 m apart."
    ]


@pytest.mark.parametrize(
    ("hours", "why"),
    [("We-Su 10:00-18:00", "that day"), ("Mo-Su 10:00-18:00; PH off", "this public holiday")],
)
def test_a_holiday_is_the_reason_only_where_hours_name_it(
    route: Route, hours: str, why: str
) -> None:
    activity = route.days[0].activities[5]
    assert activity.place
    later = timedelta(days=4)  # Tuesday 8 December, Immaculate Conception
    holiday = with_activity(
        route,
        1,
        5,
        place=activity.place.replaced(hours=hours),
        start=activity.start + later,
        end=activity.end + later,
    )
    assert messages(holiday, "hours-closed") == [
        f"National Tile Museum is visited 15:00-16:30 on Tuesday 8 December but is closed on {why}."
    ]


def test_the_sun_and_a_visit_in_the_dark(route: Route) -> None:
    cathedral = route.days[1].activities[2]
    assert cathedral.place
    park = cathedral.place.replaced(category="park")
    late = timedelta(hours=2, minutes=30)
    times = {"start": cathedral.start + late, "end": cathedral.end + late}
    assert messages(with_activity(route, 2, 2, place=park, **times), "after-dark") == [
        "Lisbon Cathedral is visited 17:00-18:30 on Saturday 5 December, but the sun sets at 17:15."
    ]
    until_dusk = {"start": cathedral.start, "end": cathedral.end + timedelta(minutes=105)}
    assert messages(with_activity(route, 2, 2, place=park, **until_dusk), "after-dark") == []
    lit = park.replaced(category="square", setting="outdoor")
    assert messages(with_activity(route, 2, 2, place=lit, **times), "after-dark") == []


def test_where_the_sun_does_not_rise_nothing_is_said_of_it(route: Route) -> None:
    cathedral = route.days[1].activities[2]
    assert cathedral.place
    north = cathedral.place.replaced(category="park", lat=75.0)
    assert messages(with_activity(route, 2, 2, place=north), "after-dark") == []


def test_rain_is_said_once_a_day_with_what_it_falls_on(route: Route) -> None:
    rain = Weather(kind="forecast", low=9, high=13, rain_chance=90, rain_mm=14.2, source="test")
    for number, index in ((2, 0), (2, 2)):
        place = route.days[number - 1].activities[index].place
        assert place
        route = with_activity(route, number, index, place=place.replaced(setting="outdoor"))
    first, second, third = route.days
    wet = route.replaced(days=(first, second.replaced(weather=rain), third))
    assert messages(wet, "rain") == [
        "Day 2, Saturday 5 December, has a forecast of 14 mm of rain (90 %): "
        "Carmo Convent and Lisbon Cathedral lie outdoors."
    ]
    usual = Weather(kind="climate", low=9, high=13, rain_days=31, source="test")
    for weather in (None, usual, rain.replaced(rain_mm=4.0)):
        dry = route.replaced(days=(first, second.replaced(weather=weather), third))
        assert messages(dry, "rain") == []
