"""Whether a route has what an edit asked for: the day, the time, the length, the order."""

from __future__ import annotations

from tripai.editing.aiming import Aim, aim_of
from tripai.editing.days import day_of, meant, moment
from tripai.editing.journeys import JOURNEYS
from tripai.editing.refusals import locked_activity
from tripai.edits import (
    PARTS,
    AddPlace,
    DropDay,
    Edit,
    Lengthen,
    Move,
    Retime,
    Shorten,
    SwapActivities,
)
from tripai.errors import ScheduleError
from tripai.model import Activity, Route, RouteDay
from tripai.text import words


def see_to_it(before: Route, edit: Edit, after: Route) -> None:
    """Fail unless what is moved, added, retimed or exchanged is where, and as long as, that was asked for.

    Nor may a way from or to the airport that is locked be another one.

    Raises:
        ScheduleError: It is not: better none than another change.
    """
    _see_to_ways(before, edit, after)
    match edit:
        case Move():
            old = meant(before, edit.activity)
            home = day_of(before, old).number
            _see_to_place(before, edit, after, old.title, _there(after, old), home)
        case AddPlace():
            _see_to_place(before, edit, after, edit.place, _added(before, edit, after), None)
        case Retime() | Lengthen() | Shorten():
            _see_to_time(before, edit, after)
        case SwapActivities():
            _see_to_exchange(before, edit, after)


def _see_to_ways(before: Route, edit: Edit, after: Route) -> None:
    there = {(a.title, a.start.time(), a.minutes) for a in after.activities}
    left = (d for d in before.days if not (isinstance(edit, DropDay) and edit.day == d.number))
    for way in (activity for day in left for activity in day.activities):
        is_fixed = way.kind in JOURNEYS and way.locked
        if is_fixed and (way.title, way.start.time(), way.minutes) not in there:
            raise locked_activity(way, before.brief)


def _see_to_place(
    before: Route,
    edit: Move | AddPlace,
    after: Route,
    title: str,
    found: list[Activity],
    home: int | None,
) -> None:
    aim, number = aim_of(before, edit, edit.day or home)
    if not any(_holds(after, each, aim, number or home) for each in found):
        raise ScheduleError(
            f"{found[0].title if found else title} cannot be where you want it{aim.words}.",
            "Say another day or time, or take something out.",
        )


def _see_to_time(before: Route, edit: Retime | Lengthen | Shorten, after: Route) -> None:
    old = meant(before, edit.activity)
    aim = Aim(edit.start if isinstance(edit, Retime) else None)
    minutes, number = _minutes(edit, old), day_of(before, old).number
    is_open = old.kind == "meal" and isinstance(edit, Retime) and not edit.minutes
    least = 1 if is_open else minutes  # a meal may be shorter to be over before the day is
    there = [a for a in _there(after, old) if least <= a.minutes <= minutes]
    if not any(_holds(after, each, aim, number) for each in there):
        at = f" at {aim.start:%H:%M}" if aim.start else ""
        raise ScheduleError(
            f"There is no room for {minutes} minutes of {old.title} on day {number}{at}.",
            "Say another time or length, or take something out.",
        )


def _minutes(edit: Retime | Lengthen | Shorten, old: Activity) -> int:
    """How long something is to be."""
    match edit:
        case Lengthen():
            return old.minutes + edit.minutes
        case Shorten():
            return old.minutes - edit.minutes
    return edit.minutes or old.minutes


def _see_to_exchange(before: Route, edit: SwapActivities, after: Route) -> None:
    one, other = meant(before, edit.activity), meant(before, edit.other)
    swapped = {one.id: other.id, other.id: one.id}
    for activity, instead in ((one, other), (other, one)):
        day = day_of(before, instead)
        wanted = [name and swapped.get(name, name) for name in _neighbours(day, instead.id)]
        if wanted != _neighbours(after.days[day.number - 1], activity.id):
            raise ScheduleError(
                f"{activity.title} cannot be on day {day.number} where {instead.title} is.",
                "Move one of the two instead.",
            )


def _neighbours(day: RouteDay, name: str) -> list[str | None]:
    """The ids of what is before and after something on a day; nothing where it is not there."""
    names = [None, *(a.id for a in day.activities if a.kind != "rest" or a.locked), None]
    return [names[k] for at in range(len(names)) if names[at] == name for k in (at - 1, at + 1)]


def _there(route: Route, old: Activity) -> list[Activity]:
    """What an activity may have become; a booking has another id at another time, a meal another title elsewhere."""
    found = [a for a in route.activities if a.id == old.id]
    return found + [a for a in route.activities if (a.kind, a.title) == (old.kind, old.title)]


def _added(before: Route, edit: AddPlace, after: Route) -> list[Activity]:
    """What has come by an edit that adds a place."""
    known = {a.id for a in before.activities}
    new = [a for a in after.activities if a.place and a.kind == "visit" and a.id not in known]
    names = {words(edit.place)}
    called = [a for a in new if a.place and names & {a.place.ref, *map(words, a.place.all_names)}]
    return (called or new)[:1]


def _holds(route: Route, found: Activity, aim: Aim, number: int | None) -> bool:
    day = day_of(route, found)
    if number not in {None, day.number}:
        return False
    return _is_in_time(route, day, found, aim) and all(
        _is_ordered(route, found, near, first=near is aim.before) for near in aim.near
    )


def _is_in_time(route: Route, day: RouteDay, found: Activity, aim: Aim) -> bool:
    if (
        aim.start is not None
    ):  # by what has elapsed: of one clock that shows 01:30 twice none is equal
        wanted = moment(route.brief, day, aim.start)
        if found.start.timestamp() != wanted.timestamp():
            return False
    if aim.part is None:
        return True
    first, last = (moment(route.brief, day, clock) for clock in PARTS[aim.part])
    return first <= found.start <= last


def _is_ordered(route: Route, found: Activity, near: Activity, *, first: bool) -> bool:
    """Whether something is before, or after, another; where that is no longer, it counts where it was."""
    other = next(iter(_there(route, near)), near)
    return found.end <= other.start if first else other.end <= found.start
