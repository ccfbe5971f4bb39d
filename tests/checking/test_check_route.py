"""The whole check: order of findings, sentences, and that nothing makes it raise."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tripai.checking
from tripai.checking import RULES, check_route
from tripai.model import Activity, Leg, Route, RouteDay, Stay

ZONES = ("Europe/Lisbon", "Asia/Tokyo", "America/New_York", "Pacific/Apia", "Asia/Kathmandu")


def test_a_closed_museum_is_said_in_a_sentence(route: Route) -> None:
    holiday = route.replaced(
        days=[
            day.replaced(date=day.date + timedelta(days=4))
            for day in map(_four_days_later, route.days)
        ]
    )
    closed = [f for f in check_route(holiday) if f.rule == "hours-closed"]
    assert [f.message for f in closed] == [
        "National Tile Museum is visited 15:00-16:30 on Tuesday 8 December "
        "but is closed on this public holiday."
    ]


def test_a_visit_past_closing_time_is_said_with_both_times(route: Route) -> None:
    day = route.days[0]
    tiles = day.activities[5]
    late = tiles.replaced(
        start=tiles.start + timedelta(minutes=140), end=tiles.end + timedelta(minutes=120)
    )
    activities = (*day.activities[:5], late, *day.activities[6:])
    found = check_route(route.replaced(days=(day.replaced(activities=activities), *route.days[1:])))
    assert [f.message for f in found if f.rule == "hours-closed"] == [
        "National Tile Museum is visited 17:20-18:30 on Friday 4 December but closes at 18:00."
    ]


def test_findings_come_by_day_time_and_rule(route: Route) -> None:
    found = check_route(_shuffled(route, random.Random(3)))
    starts = {a.id: a.start.astimezone(UTC) for a in route.activities}
    earliest = datetime.min.replace(tzinfo=UTC)
    keys = [(f.day or 0, starts[f.activity] if f.activity else earliest, f.rule) for f in found]
    assert len(keys) > 3
    assert keys == sorted(keys)


def test_a_route_read_from_json_is_judged_alike(route: Route) -> None:
    broken = _shuffled(route, random.Random(5))
    assert check_route(
        Route.model_validate_json(broken.model_dump_json(by_alias=True))
    ) == check_route(broken)


def test_a_day_that_comes_fourteen_times_repeats_its_places_thirteen_times(route: Route) -> None:
    stay = Stay(city="Lisbon", country="PT", zone="Europe/Lisbon", days=14)
    middle = route.days[1]
    visits = [a for a in middle.activities if a.kind == "visit"]
    days = [_moved(middle, n) for n in range(14)]
    brief = route.brief.replaced(
        stays=(stay,), days=14, start=days[0].date, arrive=None, leave=None
    )
    found = check_route(route.replaced(brief=brief, days=days))
    again = [f.day for f in found if f.rule == "duplicate-place"]
    assert again == [day for day in range(2, 15) for _ in visits]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80
)
@given(data=st.data())
def test_random_routes_never_raise(route: Route, data: st.DataObject) -> None:
    broken = route.replaced(days=[_random_day(day, data) for day in route.days])
    found = check_route(broken)
    assert found == check_route(broken)
    assert {f.rule for f in found} <= {rule.id for rule in RULES}
    assert all(f.message.endswith(".") and len(f.message) < 400 for f in found)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100
)
@given(data=st.data())
def test_overlap_is_found_exactly_when_two_things_share_time(
    route: Route, data: st.DataObject
) -> None:
    starts = st.integers(0, 60)
    lengths = st.integers(1, 8)
    day = route.days[1]
    first = day.activities[0].start
    activities = [
        _timed(a, first + timedelta(minutes=data.draw(starts)), data.draw(lengths))
        for a in day.activities
    ]
    share = any(a.start < b.end and b.start < a.end for a, b in combinations(activities, 2))
    alone = route.replaced(days=(day.replaced(activities=activities),))
    assert share == any(f.rule == "overlap" for f in check_route(alone))


def test_the_check_shares_no_code_with_what_it_checks() -> None:
    folder = Path(tripai.checking.__file__).parent
    lines = [line for file in folder.glob("*.py") for line in file.read_text("utf-8").splitlines()]
    imported = {
        m[1] for line in lines if (m := re.match(r"\s*(?:from|import) tripai\b(\S*)", line))
    }
    assert {name.split(".")[1] if name else "" for name in imported} <= {
        "",  # "from tripai import hours"
        "checking",
        "geo",
        "meals",  # how they are called, which no plan of ours is made by
        "model",
        "wording",
    }
    bare = {m[1] for line in lines if (m := re.match(r"\s*from tripai import (.*)", line))}
    assert bare == {"hours", "wording"}


def _four_days_later(day: RouteDay) -> RouteDay:
    later = timedelta(days=4)
    return day.replaced(
        activities=[a.replaced(start=a.start + later, end=a.end + later) for a in day.activities]
    )


def _moved(day: RouteDay, days: int) -> RouteDay:
    later = timedelta(days=days)
    return day.replaced(
        number=days + 1,
        date=day.date + later,
        activities=[a.replaced(start=a.start + later, end=a.end + later) for a in day.activities],
    )


def _shuffled(route: Route, rng: random.Random) -> Route:
    return route.replaced(
        days=[
            day.replaced(activities=rng.sample(day.activities, len(day.activities)))
            for day in route.days
        ]
    )


def _timed(
    activity: Activity, start: datetime, minutes: int, zone: str = "Europe/Lisbon"
) -> Activity:
    """Retime an activity, with fixed offsets as JSON gives them."""
    moments = (start, start + timedelta(minutes=minutes))
    fixed = [_fixed(moment.astimezone(ZoneInfo(zone))) for moment in moments]
    return activity.replaced(start=fixed[0], end=fixed[1], zone=zone)


def _fixed(moment: datetime) -> datetime:
    offset = moment.utcoffset()
    assert offset is not None
    return moment.replace(tzinfo=timezone(offset))


def _random_day(day: RouteDay, data: st.DataObject) -> RouteDay:
    order = data.draw(st.permutations(day.activities))
    return day.replaced(
        number=data.draw(st.integers(1, 4)),
        activities=[_random_activity(activity, data) for activity in order],
        way_home=data.draw(_LEGS),
    )


_LEGS = st.none() | st.builds(
    Leg,
    mode=st.sampled_from(["walk", "transit", "drive"]),
    minutes=st.integers(0, 5_000),
    metres=st.integers(0, 10**7),
)


def _random_activity(activity: Activity, data: st.DataObject) -> Activity:
    start = activity.start + timedelta(minutes=data.draw(st.integers(-5_000, 5_000)))
    length = data.draw(st.integers(0, 3_000))
    timed = _timed(activity, start, length, data.draw(st.sampled_from(ZONES)))
    kinds = st.sampled_from(["visit", "meal", "rest", "transfer", "event", "lodging"])
    timed = timed.replaced(kind=data.draw(kinds), leg=data.draw(_LEGS))
    if timed.place is None or data.draw(st.booleans()):
        return timed
    point = {"lat": data.draw(st.floats(-90, 90)), "lon": data.draw(st.floats(-180, 180))}
    hours = data.draw(
        st.sampled_from([None, "24/7", "PH off", "22:00-04:00", "sunrise-sunset", "?"])
    )
    return timed.replaced(place=timed.place.replaced(hours=hours, **point))
