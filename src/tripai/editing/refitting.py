"""Keeping what stands under other terms: at its time if it can be, and the days that cannot keep it planned again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tripai.ai.allowed import is_allowed
from tripai.editing.days import is_locked, with_days
from tripai.editing.ground import Ground
from tripai.editing.pieces import Bench, pieces_of
from tripai.editing.refusals import locked_activity, locked_day
from tripai.editing.sheet import Sheet, draw
from tripai.editing.solving import Replanning, replanned
from tripai.model import Activity, Brief, Route, RouteDay

_STOPS = frozenset({"visit", "meal", "event"})
Keeps = Callable[[Activity], bool]


def refitted(
    ground: Ground, route: Route, days: Sequence[RouteDay], keeps: Keeps = lambda _: True
) -> Route:
    """Return the route with days by its brief: each thing that may stay where it is if the terms allow it.

    Args:
        ground: What may be asked.
        route: The route by the brief that holds now.
        days: The days that the other terms concern; what is locked on them stays at its time.
        keeps: Whether an activity may stay.

    Raises:
        ScheduleError: Something locked cannot stay, or what must be there excludes each other.
    """
    if not days:
        return route
    sheet = draw(ground.setting(route), route, days)
    kept: dict[int, RouteDay] = {}
    loose: list[RouteDay] = []
    for day in days:
        left = tuple(a for a in day.activities if _stays(a, keeps))
        as_it_is = _as_it_is(sheet, day, left)
        if as_it_is is not None:
            kept[day.number] = as_it_is
        elif is_locked(day):
            raise locked_day(day.number)
        else:
            loose.append(day.replaced(activities=left))
    return replanned(ground, with_days(route, kept), Replanning(tuple(loose)))


def _stays(activity: Activity, keeps: Keeps) -> bool:
    if keeps(activity):
        return True
    if activity.locked:
        raise locked_activity(activity)
    return False


def _as_it_is(sheet: Sheet, day: RouteDay, left: Sequence[Activity]) -> RouteDay | None:
    """The day with all that was on it in the same order; None when that cannot be."""
    pieces = pieces_of(sheet, day.number, left)
    if len(left) < len(day.activities) or len(pieces) < sum(a.kind in _STOPS for a in left):
        return None
    found = Bench(sheet, day.number).settled(pieces)
    return None if found is None else sheet.day(day.number, found.stops(sheet))


def still_allowed(before: Brief, after: Brief) -> Keeps:
    """Return whether an activity may stay that was allowed before."""

    def keeps(activity: Activity) -> bool:
        place = activity.place
        if place is None or activity.kind != "visit":
            return True
        return is_allowed(after, place) or not is_allowed(before, place)

    return keeps
