"""Whether a route has what an edit asked for: the day, the time, the order."""

from __future__ import annotations

from tripai.editing.aiming import Aim, aim_of
from tripai.editing.days import day_of, meant, moment
from tripai.edits import PARTS, AddPlace, Edit, Move
from tripai.errors import ScheduleError
from tripai.model import Activity, Route, RouteDay
from tripai.text import words


def see_to_it(before: Route, edit: Edit, after: Route) -> None:
    """Fail unless what is moved or added is where that was asked for.

    Raises:
        ScheduleError: It is not: better none than another change.
    """
    if isinstance(edit, Move):
        old = meant(before, edit.activity)
        home: int | None = day_of(before, old).number
        title, found = old.title, _there(after, old)
    elif isinstance(edit, AddPlace):
        home, title, found = None, edit.place, _added(before, edit, after)
    else:
        return
    aim, number = aim_of(before, edit, edit.day or home)
    if found is None or not _holds(after, found, aim, number or home):
        raise ScheduleError(
            f"{found.title if found else title} cannot be where you want it{aim.words}.",
            "Say another day or time, or take something out.",
        )


def _there(route: Route, old: Activity) -> Activity | None:
    """What an activity has become; a booking has another id at another time, a meal another title elsewhere."""
    found = [a for a in route.activities if a.id == old.id]
    found += [a for a in route.activities if (a.kind, a.title) == (old.kind, old.title)]
    return next(iter(found), None)


def _added(before: Route, edit: AddPlace, after: Route) -> Activity | None:
    """What has come by an edit that adds a place."""
    known = {a.id for a in before.activities}
    new = [a for a in after.activities if a.place and a.kind == "visit" and a.id not in known]
    names = {words(edit.place)}
    called = [a for a in new if a.place and names & {a.place.ref, *map(words, a.place.all_names)}]
    return next(iter(called or new), None)


def _holds(route: Route, found: Activity, aim: Aim, number: int | None) -> bool:
    day = day_of(route, found)
    if number not in {None, day.number}:
        return False
    return _is_in_time(route, day, found, aim) and all(
        _is_ordered(route, found, near, first=near is aim.before) for near in aim.near
    )


def _is_in_time(route: Route, day: RouteDay, found: Activity, aim: Aim) -> bool:
    if aim.start is not None and found.start != moment(route.brief, day, aim.start):
        return False
    if aim.part is None:
        return True
    first, last = (moment(route.brief, day, clock) for clock in PARTS[aim.part])
    return first <= found.start <= last


def _is_ordered(route: Route, found: Activity, near: Activity, *, first: bool) -> bool:
    """Whether something is before, or after, another; where that is no longer, it counts where it was."""
    other = _there(route, near) or near
    return found.end <= other.start if first else other.end <= found.start
