"""Days on which the clock is changed, and nights that go past midnight."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tripai.checking import check_route
from tripai.model import Activity, Booking, Brief, Leg, Route, RouteDay, Spot, Stay

ZONE = "Europe/Lisbon"
BASE = Spot(name="Baixa", lat=38.7115, lon=-9.1375)
AUTUMN = datetime(
    2026, 10, 25, 0, 0, tzinfo=UTC
)  # 01:00 in summer time; at 01:00 UTC it is 01:00 again
SPRING = datetime(2027, 3, 28, 0, 0, tzinfo=UTC)  # 00:00; at 01:00 UTC it is 02:00


def event(name: str, start: datetime, minutes: int, leg: int | None = None) -> Activity:
    zone = ZoneInfo(ZONE)
    return Activity(
        id=name,
        kind="event",
        title=name,
        start=start.astimezone(zone),
        end=(start + timedelta(minutes=minutes)).astimezone(zone),
        zone=ZONE,
        leg=None if leg is None else Leg(mode="walk", minutes=leg, metres=leg * 60),
    )


def night(day: date, *activities: Activity) -> Route:
    stay = Stay(city="Lisbon", country="PT", zone=ZONE, days=1)
    days = (RouteDay(number=1, date=day, base=BASE, activities=activities),)
    return Route(
        slug="night", title="Night", brief=Brief(stays=(stay,), start=day, days=1), days=days
    )


def errors(route: Route) -> list[str]:
    return [finding.rule for finding in check_route(route) if finding.severity == "error"]


def test_the_hour_that_comes_twice_holds_two_things() -> None:
    first = event("first", AUTUMN, 55)
    second = event("second", AUTUMN + timedelta(minutes=60), 50)
    assert (first.start.hour, second.start.hour) == (1, 1)
    assert errors(night(date(2026, 10, 25), first, second)) == []


@pytest.mark.parametrize(("leg", "found"), [(70, []), (71, ["travel-time"])])
def test_an_hour_more_to_get_there_in_autumn(leg: int, found: list[str]) -> None:
    first = event("first", AUTUMN - timedelta(minutes=30), 30)  # ends at 01:00
    second = event("second", AUTUMN + timedelta(minutes=70), 30, leg)  # begins at 01:10
    assert errors(night(date(2026, 10, 25), first, second)) == found


@pytest.mark.parametrize(("leg", "found"), [(20, []), (21, ["travel-time"])])
def test_an_hour_less_to_get_there_in_spring(leg: int, found: list[str]) -> None:
    first = event("first", SPRING + timedelta(minutes=20), 30)  # ends at 00:50
    second = event("second", SPRING + timedelta(minutes=70), 30, leg)  # begins at 02:10
    assert (first.end.minute, second.start.hour) == (50, 2)
    assert errors(night(date(2027, 3, 28), first, second)) == found


def test_a_booking_keeps_its_minutes_when_the_clock_is_changed() -> None:
    party = event("Party", AUTUMN - timedelta(hours=2), 240)
    booking = Booking(title="Party", start=AUTUMN - timedelta(hours=2), minutes=240)
    route = night(date(2026, 10, 24), party)
    route = route.replaced(brief=route.brief.replaced(bookings=(booking,)))
    assert errors(route) == []


def test_the_day_ends_by_the_clock_of_that_day() -> None:
    late = datetime(2026, 10, 25, 20, 30, tzinfo=UTC)  # 20:30 in Lisbon's winter time
    rest = event("Rest", late, 60).replaced(kind="rest")
    assert "after-day-end" not in errors(night(date(2026, 10, 25), rest))
    assert "after-day-end" in errors(
        night(date(2026, 10, 24), event("R", late - timedelta(days=1), 61).replaced(kind="rest"))
    )


def test_a_night_out_past_midnight_belongs_to_its_evening(route: Route) -> None:
    fado = route.days[1].activities[-1]
    long = fado.replaced(end=fado.start + timedelta(hours=5))  # 01:30 the next day
    booking = route.brief.bookings[0].replaced(minutes=300)
    assert check_route(_with_last(route, 2, long, booking)) == ()


def test_a_night_that_lasts_into_the_next_day_overlaps_it(route: Route) -> None:
    fado = route.days[1].activities[-1]
    long = fado.replaced(end=fado.start + timedelta(hours=14))  # 10:30 the next day
    booking = route.brief.bookings[0].replaced(minutes=840)
    found = check_route(_with_last(route, 2, long, booking))
    assert [(f.rule, f.day) for f in found] == [("long-day", 2), ("overlap", 3)]
    assert found[1].message.endswith("by 30 minutes.")


def test_what_begins_after_midnight_may_be_listed_under_the_evening(route: Route) -> None:
    fado = route.days[1].activities[-1]
    start = fado.start + timedelta(hours=4)  # 00:30 the next day
    late = fado.replaced(start=start, end=start + timedelta(minutes=90))
    booking = route.brief.bookings[0].replaced(start=start)
    assert check_route(_with_last(route, 2, late, booking)) == ()


def test_a_bar_open_past_midnight_is_open(route: Route) -> None:
    dinner = route.days[0].activities[-1]
    assert dinner.place
    bar = dinner.place.replaced(category="bar", hours="18:00-02:00", last_entry=60)
    found = []
    for hours in (2, 5):  # 21:00-23:30 and 00:00-02:30
        start = dinner.start + timedelta(hours=hours)
        late = dinner.replaced(
            place=bar, kind="visit", start=start, end=start + timedelta(minutes=150), title="Bar"
        )
        found.append(
            [f.rule for f in check_route(_with_last(route, 1, late, *route.brief.bookings))]
        )
    assert found == [
        ["meal-missing", "after-day-end"],
        ["meal-missing", "after-day-end", "hours-closed", "short-night"],
    ]


def _with_last(route: Route, number: int, last: Activity, *bookings: Booking) -> Route:
    days = list(route.days)
    day = days[number - 1]
    days[number - 1] = day.replaced(activities=(*day.activities[:-1], last))
    return route.replaced(days=days, brief=route.brief.replaced(bookings=bookings))
