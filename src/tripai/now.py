"""Where a trip stands at a moment: what is on, what is next, and when to leave for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import Literal
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.model import Activity, Leg, Route, RouteDay

State = Literal["before", "on", "between", "over"]


@dataclass(frozen=True, slots=True)
class Now:
    """Where a route stands.

    `moment` is in the zone where the party is, `day` the day that it is then (see `today`). `leave`
    is when to set out for what is next, None where no way is known. `way_home` is the way back when
    nothing of the day is left but that.
    """

    state: State
    moment: datetime
    zone: str
    day: RouteDay | None
    on: Activity | None
    next: Activity | None
    leave: datetime | None
    way_home: Leg | None


def stands(route: Route, moment: datetime) -> Now:
    """Return where a route stands at a moment, which has a zone."""
    on = _on(route.activities, moment)
    following = _following(route.activities, moment)
    zone = _zone(route, moment)
    local = moment.astimezone(ZoneInfo(zone))
    day = today(route, moment)
    return Now(
        state=_state(route, local, on, following),
        moment=local,
        zone=zone,
        day=day,
        on=on,
        next=following,
        leave=_leave(following),
        way_home=day.way_home if day and not on and _is_done(day, moment) else None,
    )


def today(route: Route, moment: datetime) -> RouteDay | None:
    """Return the day that it is at a moment, None on a date without one.

    In the small hours it still is the day before, until something of the next one begins.
    """
    local = moment.astimezone(ZoneInfo(_zone(route, moment)))
    days = {day.date: day for day in route.days}
    that = days.get(local.date())
    if local.time() >= hours.MORNING or (that and _has_begun(that, moment)):
        return that
    return days.get(local.date() - timedelta(days=1), that)


def _has_begun(day: RouteDay, moment: datetime) -> bool:
    return any(activity.start <= moment for activity in day.activities)


def minutes_between(moment: datetime, other: datetime) -> int:
    """Return the whole minutes from one moment to another that have begun: 12:00:30 is 10 minutes before 12:10."""
    elapsed = other.astimezone(UTC) - moment.astimezone(UTC)
    return ceil(elapsed.total_seconds() / 60)


def _on(activities: Iterable[Activity], moment: datetime) -> Activity | None:
    """Return what is on; of several the one that began last."""
    on = [activity for activity in activities if activity.start <= moment < activity.end]
    return max(on, key=lambda activity: activity.start, default=None)


def _following(activities: Iterable[Activity], moment: datetime) -> Activity | None:
    later = [activity for activity in activities if activity.start > moment]
    return min(later, key=lambda activity: activity.start, default=None)


def _zone(route: Route, moment: datetime) -> str:
    """Return the zone of what began last, before the trip that of its beginning."""
    begun = [activity for activity in route.activities if activity.start <= moment]
    if begun:
        return max(begun, key=lambda activity: activity.start).zone
    return route.activities[0].zone if route.activities else route.brief.stays[0].zone


def _state(route: Route, local: datetime, on: Activity | None, following: Activity | None) -> State:
    if on:
        return "on"
    if any(activity.start <= local for activity in route.activities):
        return "between" if following else "over"
    return "before" if following else _by_date(route, local.date())


def _by_date(route: Route, today: date) -> State:
    """Return where a route without activities stands."""
    if today < route.days[0].date:
        return "before"
    return "between" if today <= route.days[-1].date else "over"


def _leave(following: Activity | None) -> datetime | None:
    if following is None or following.leg is None:
        return None
    leave = following.start - timedelta(minutes=following.leg.minutes)
    return leave.astimezone(ZoneInfo(following.zone))


def _is_done(day: RouteDay, moment: datetime) -> bool:
    return bool(day.activities) and all(activity.end <= moment for activity in day.activities)
