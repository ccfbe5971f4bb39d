"""Where a trip stands at a moment, in the zone where the party is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from real_routes import family
from tripai.model import Activity, Brief, Leg, Route, RouteDay, Spot, Stay
from tripai.now import minutes_between, stands

LISBON, TOKYO = "Europe/Lisbon", "Asia/Tokyo"
BASE = Spot(name="Baixa", lat=38.71, lon=-9.137)
WALK = Leg(mode="walk", minutes=90, metres=6000)


def at(text: str, zone: str = LISBON) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def activity(
    title: str, start: str, end: str, zone: str = LISBON, leg: Leg | None = None
) -> Activity:
    times = {"start": at(start, zone), "end": at(end, zone)}
    return Activity(id=title, kind="visit", title=title, zone=zone, leg=leg, **times)


def route(*days: tuple[str, tuple[Activity, ...]]) -> Route:
    stay = Stay(city="Lisbon", country="PT", zone=LISBON, days=len(days))
    return Route(
        slug="trip",
        title="A trip",
        brief=Brief(stays=(stay,), start=date.fromisoformat(days[0][0]), days=len(days)),
        days=tuple(
            RouteDay(
                number=number,
                date=date.fromisoformat(day),
                base=BASE,
                activities=activities,
                way_home=WALK if activities else None,
            )
            for number, (day, activities) in enumerate(days, 1)
        ),
    )


TRIP = route(
    (
        "2026-12-04",
        (
            activity("tower", "2026-12-04 10:00", "2026-12-04 11:00", leg=WALK),
            activity("lunch", "2026-12-04 12:45", "2026-12-04 13:30", leg=WALK),
        ),
    ),
    ("2026-12-05", ()),
    ("2026-12-06", (activity("fado", "2026-12-06 23:00", "2026-12-07 00:30"),)),
)


@pytest.mark.parametrize(
    ("moment", "state", "day", "on", "following", "leave", "home"),
    [
        ("2026-11-22 09:00", "before", None, None, "tower", "2026-12-04 08:30", False),
        ("2026-12-04 09:59", "before", 1, None, "tower", "2026-12-04 08:30", False),
        ("2026-12-04 10:00", "on", 1, "tower", "lunch", "2026-12-04 11:15", False),
        ("2026-12-04 11:00", "between", 1, None, "lunch", "2026-12-04 11:15", False),
        ("2026-12-04 13:29", "on", 1, "lunch", "fado", None, False),
        ("2026-12-04 13:30", "between", 1, None, "fado", None, True),
        ("2026-12-05 12:00", "between", 2, None, "fado", None, False),
        ("2026-12-07 00:10", "on", 3, "fado", None, None, False),
        ("2026-12-07 00:30", "over", 3, None, None, None, True),
        ("2026-12-07 06:00", "over", None, None, None, None, False),
    ],
)
def test_before_on_between_and_over(
    moment: str,
    state: str,
    day: int | None,
    on: str | None,
    following: str | None,
    leave: str | None,
    home: bool,
) -> None:
    now = stands(TRIP, at(moment))
    assert now.state == state
    assert (now.day.number if now.day else None) == day
    assert (now.on.title if now.on else None) == on
    assert (now.next.title if now.next else None) == following
    assert now.leave == (at(leave) if leave else None)
    assert now.way_home == (WALK if home else None)


def test_a_moment_is_told_in_the_zone_of_the_place() -> None:
    now = stands(TRIP, datetime(2026, 12, 4, 19, 20, tzinfo=ZoneInfo(TOKYO)))
    assert (now.zone, f"{now.moment:%H:%M}", now.state) == (LISBON, "10:20", "on")
    flown = activity("sushi", "2026-12-06 12:00", "2026-12-06 13:00", TOKYO)
    flight = activity("tower", "2026-12-04 10:00", "2026-12-04 11:00")
    trip = route(("2026-12-04", (flight,)), ("2026-12-06", (flown,)))
    assert stands(trip, at("2026-12-01 10:00")).zone == LISBON
    on_the_way = stands(trip, at("2026-12-05 23:30"))
    assert (on_the_way.zone, on_the_way.day) == (LISBON, None)
    there = stands(trip, datetime(2026, 12, 6, 3, 30, tzinfo=UTC))
    assert (there.zone, f"{there.moment:%H:%M}", there.day) == (TOKYO, "12:30", trip.days[1])


def test_leaving_before_the_clock_goes_back() -> None:
    """On 25 October 2026 it is 01:30 twice in Lisbon: an hour and a half before 02:10 is the first 01:40."""
    party = activity("party", "2026-10-25 02:10", "2026-10-25 03:00", leg=WALK)
    now = stands(route(("2026-10-25", (party,))), datetime(2026, 10, 24, 20, tzinfo=UTC))
    assert now.leave is not None
    assert now.leave.isoformat() == "2026-10-25T01:40:00+01:00"
    assert minutes_between(now.moment, now.leave) == 4 * 60 + 40


@pytest.mark.parametrize(
    ("moment", "state"),
    [("2026-12-03 12:00", "before"), ("2026-12-05 12:00", "between"), ("2026-12-06 00:00", "over")],
)
def test_a_route_without_activities_stands_by_its_dates(moment: str, state: str) -> None:
    empty = route(("2026-12-04", ()), ("2026-12-05", ()))
    now = stands(empty, at(moment))
    assert (now.state, now.on, now.next, now.way_home) == (state, None, None, None)


def test_a_minute_that_has_begun_counts() -> None:
    noon = at("2026-12-04 12:00")
    seconds = (0, 30, 60, 90, -30, -90)
    told = [minutes_between(noon, noon + timedelta(seconds=each)) for each in seconds]
    assert told == [0, 1, 1, 2, 0, -1]


@settings(deadline=None)  # the first of them plans the trip
@given(st.datetimes(datetime(2026, 12, 4), datetime(2026, 12, 11)))  # noqa: DTZ001 - the zone is added
def test_at_any_moment_of_a_real_trip(local: datetime) -> None:
    moment = local.replace(tzinfo=UTC)
    now = stands(family(), moment)
    begun = [each for each in family().activities if each.start <= moment]
    assert (now.state == "on") == (now.on is not None)
    assert (now.state == "before") == (not begun)
    assert (now.state == "over") == (max(a.end for a in family().activities) <= moment)
    if now.on:
        assert now.on.start <= moment < now.on.end
    if now.next:
        assert [*begun, now.next] == list(family().activities[: len(begun) + 1])
        assert now.next.leg is None or (now.leave is not None and now.leave <= now.next.start)
    assert now.moment == moment
