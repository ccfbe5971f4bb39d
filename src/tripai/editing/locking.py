"""Fixing things to their time, and letting them move again."""

from __future__ import annotations

from tripai.editing.days import day_numbered, day_of, meant, with_days
from tripai.editing.ground import Ground
from tripai.editing.sheet import is_booking
from tripai.edits import Lock, Unlock
from tripai.errors import InputError
from tripai.model import Activity, Route, RouteDay


def lock(_: Ground, route: Route, edit: Lock) -> Route:
    """Return the route with an activity, or a day with all that is on it, locked."""
    day, chosen = _chosen(route, edit)
    whole = edit.activity is None
    return _with_lock(route, day, chosen, locked=True, whole=day.locked or whole)


def unlock(_: Ground, route: Route, edit: Unlock) -> Route:
    """Return the route with an activity, or a day with all but what is booked, free to move."""
    day, chosen = _chosen(route, edit)
    free = [activity for activity in chosen if not is_booking(route.brief, activity)]
    if edit.activity is not None and not free:
        raise InputError(
            f"{chosen[0].title} is booked: it stays at its time.",
            f'Take it out (tripai edit --remove "{chosen[0].title}"), or say its new time: --move.',
        )
    return _with_lock(route, day, free, locked=False, whole=False)


def _chosen(route: Route, edit: Lock | Unlock) -> tuple[RouteDay, list[Activity]]:
    if edit.activity is None:
        day = day_numbered(route, edit.day or 0)
        return day, list(day.activities)
    activity = meant(route, edit.activity)
    return day_of(route, activity), [activity]


def _with_lock(
    route: Route, day: RouteDay, chosen: list[Activity], *, locked: bool, whole: bool
) -> Route:
    activities = tuple(
        activity.replaced(locked=locked) if activity in chosen else activity
        for activity in day.activities
    )
    return with_days(route, {day.number: day.replaced(activities=activities, locked=whole)})
