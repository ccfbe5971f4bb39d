"""Days of a route as edits see them: which may change, and a route with some of them changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tripai.editing.refusals import AmbiguousError, locked_day
from tripai.edits import Question, find_activity
from tripai.errors import InputError, NotFoundError
from tripai.model import Activity, Brief, Route, RouteDay
from tripai.wording import day_and_month

Find = Callable[[Route, str], Activity | Question]
"""Says what a name means."""


def open_days(route: Route) -> list[int]:
    """Return the numbers of the days that are not locked."""
    return [day.number for day in route.days if not day.locked]


def day_numbered(route: Route, number: int) -> RouteDay:
    """Return the day of a number.

    Raises:
        NotFoundError: The route has fewer days.
    """
    for day in route.days:
        if day.number == number:
            return day
    raise NotFoundError(f"The route has no day {number}.", f"Its days are 1 to {len(route.days)}.")


def changeable(route: Route, number: int) -> RouteDay:
    """Return the day of a number, which is not locked.

    Raises:
        NotFoundError: The route has fewer days.
        ScheduleError: The day is locked.
    """
    day = day_numbered(route, number)
    if day.locked:
        raise locked_day(number)
    return day


def meant(route: Route, said: str, day: int | None = None, find: Find = find_activity) -> Activity:
    """Return the activity that is meant, on a day if that has one that is called so.

    Raises:
        NotFoundError: There is none; the hint names the nearest.
        AmbiguousError: It may be several.
    """
    if day is not None and "@" not in said:
        with suppress(NotFoundError):
            return _one(find(route, f"{said} @ {day}"), said)
    return _one(find(route, said), said)


def _one(found: Activity | Question, said: str) -> Activity:
    if isinstance(found, Question):
        raise AmbiguousError(found, said)
    return found


def day_of(route: Route, activity: Activity) -> RouteDay:
    """Return the day that an activity is on."""
    return next(day for day in route.days if any(each is activity for each in day.activities))


def with_days(route: Route, days: Mapping[int, RouteDay]) -> Route:
    """Return the route with other days of the same numbers; a day that is equal stays the very object."""
    kept = tuple(_with_its_line(day, days.get(day.number, day)) for day in route.days)
    return route.replaced(days=kept)


def _with_its_line(before: RouteDay, after: RouteDay) -> RouteDay:
    """The line about a day tells of what is on it: it goes with anything that is no longer there."""
    if after is before:
        return before
    titles = [
        sorted(a.title for a in day.activities if a.kind != "rest") for day in (before, after)
    ]
    told = after.replaced(summary=before.summary if titles[0] == titles[1] else "")
    return before if told == before else told


def with_brief(route: Route, **changes: object) -> Route:
    """Return the route by a brief with some fields changed."""
    return route.replaced(brief=route.brief.replaced(**changes))


def zone_of(brief: Brief) -> ZoneInfo:
    """Return the zone of the city."""
    return ZoneInfo(brief.stays[0].zone)


def moment(brief: Brief, day: RouteDay, clock: time) -> datetime:
    """Return the time of day on a day; over which the clock is put forward, the time that it is then."""
    return _shown(day.date, clock, zone_of(brief))


def existing(on: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the time of day on a date.

    Raises:
        InputError: The clock is put forward over it.
    """
    at = _shown(on, clock, zone)
    if at.time() != clock:
        raise InputError(
            f"There is no {clock:%H:%M} on {day_and_month(on)}: "
            f"the clock is put forward, and it is {at:%H:%M} then.",
            "Choose another time, or another date.",
        )
    return at


def _shown(on: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, clock, zone).astimezone(UTC).astimezone(zone)


def ending(start: datetime, minutes: int) -> datetime:
    """Return when something ends that takes so many minutes, by the clock of its start's zone.

    Added to the time on the wall they would be an hour more or less where the clock changes.
    """
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
