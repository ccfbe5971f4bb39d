"""Putting something on another day or at another time, and making it longer or shorter."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tripai.editing.adding import open_on
from tripai.editing.aiming import Aim, aim_of, put
from tripai.editing.days import (
    changeable,
    day_of,
    ending,
    existing,
    meant,
    moment,
    with_brief,
    with_days,
    zone_of,
)
from tripai.editing.fitting import NoRoom, arranged
from tripai.editing.ground import Ground
from tripai.editing.pieces import Arranged, Bench, Piece, piece_of, pieces_of
from tripai.editing.refusals import closed, no_room
from tripai.editing.removing import TAKEN_BY_ITSELF, thinned
from tripai.editing.sheet import Sheet, draw, is_booking, is_of
from tripai.edits import SHORTEST, Lengthen, Move, Retime, Shorten
from tripai.errors import InputError
from tripai.model import Activity, Brief, Route, RouteDay


def move(ground: Ground, route: Route, edit: Move) -> Route:
    """Return the route with an activity somewhere else; a start locks it there."""
    activity = movable(route, edit.activity)
    home = changeable(route, day_of(route, activity).number)
    aim, number = aim_of(route, edit, edit.day or home.number)
    target = changeable(route, number or home.number)
    if activity.kind == "meal" and target is not home:
        raise InputError(
            f"{activity.title} is a meal of day {home.number}, and stays on it.",
            "Move it to another time of that day.",
        )
    return _moved(ground, route, activity, target, aim, activity.minutes)


def retime(ground: Ground, route: Route, edit: Retime) -> Route:
    """Return the route with an activity at a time of its day, or of a length; a start locks it."""
    activity = movable(route, edit.activity)
    day = changeable(route, day_of(route, activity).number)
    minutes = edit.minutes or activity.minutes
    if edit.start is None:
        return _resized(ground, route, activity, minutes)
    return _moved(ground, route, activity, day, Aim(edit.start), minutes)


def resize(ground: Ground, route: Route, edit: Lengthen | Shorten) -> Route:
    """Return the route with an activity that takes longer or shorter."""
    activity = movable(route, edit.activity)
    by = edit.minutes if isinstance(edit, Lengthen) else -edit.minutes
    minutes = activity.minutes + by
    if minutes < SHORTEST:
        raise InputError(
            f"{activity.title} takes {activity.minutes} minutes: {-by} less leaves nothing of it.",
            "Take it out, or shorten it by less.",
        )
    return _resized(ground, route, activity, minutes)


def movable(route: Route, said: str) -> Activity:
    """Return the activity that is meant.

    Raises:
        InputError: It has no time of its own.
    """
    activity = meant(route, said)
    if activity.kind in TAKEN_BY_ITSELF and not (activity.kind == "rest" and activity.locked):
        raise InputError(f"{activity.title} has no time of its own: {_why(activity)}")
    return activity


def _why(activity: Activity) -> str:
    return TAKEN_BY_ITSELF[activity.kind]


def _moved(
    ground: Ground, route: Route, activity: Activity, target: RouteDay, aim: Aim, minutes: int
) -> Route:
    home = day_of(route, activity)
    if is_booking(route.brief, activity):
        return _rebooked(ground, route, activity, target, aim, minutes)
    days = [home] if home is target else [home, target]
    sheet = draw(ground.setting(route), route, [_freed(day, activity) for day in days])
    piece = _aimed(sheet, target, activity, aim, minutes)
    others = [a for a in target.activities if a is not activity]
    bench = Bench(sheet, target.number)
    try:
        found = put(bench, target, pieces_of(sheet, target.number, others), piece, aim)
    except NoRoom as error:
        raise no_room(
            activity.title, error, where=aim.words, meant=[activity, *aim.near]
        ) from error
    after = {target.number: sheet.day(target.number, found.stops(sheet))}
    if home is not target:
        left = [a for a in home.activities if a is not activity]
        after[home.number] = thinned(sheet, home.number, left)
    return with_days(route, after)


def _freed(day: RouteDay, activity: Activity) -> RouteDay:
    """The day with an activity that is not locked, so that it has a stop of its own."""
    freed = activity.replaced(locked=False)
    return day.replaced(activities=tuple(freed if a is activity else a for a in day.activities))


def _aimed(sheet: Sheet, target: RouteDay, activity: Activity, aim: Aim, minutes: int) -> Piece:
    """An activity as a piece of a day to which it moves, at the same time of the day if nothing else is said."""
    number = target.number
    at = moment(sheet.route.brief, target, activity.start.time())
    there = activity.replaced(start=at, end=ending(at, activity.minutes), locked=False)
    piece = piece_of(sheet, number, there, as_before=False)
    locked = activity.locked or aim.start is not None
    if piece is None:
        raise InputError(f"{activity.title} cannot be on day {number}.")
    if not piece.spans and aim.start is None and activity.place:
        raise closed(activity.place, [target], open_on(sheet, piece.stops))
    old = activity.replaced(locked=locked)
    if piece.is_fixed and not aim.is_open:
        shift = sheet.shift(number)
        piece = replace(piece, spans=((shift.start, shift.end, shift.end),), is_fixed=False)
    return replace(
        piece, wanted=minutes, shortest=min(piece.shortest, minutes), old=old, stays=True
    )


def _resized(ground: Ground, route: Route, activity: Activity, minutes: int) -> Route:
    """The route with an activity of another length, where it is if that can be."""
    day = changeable(route, day_of(route, activity).number)
    if is_booking(route.brief, activity):
        return _rebooked(ground, route, activity, day, Aim(activity.start.time()), minutes)
    sheet = draw(ground.setting(route), route, [_freed(day, activity)])
    order = pieces_of(sheet, day.number, day.activities)
    order = [_of_length(p, minutes) if p.old is activity else p for p in order]
    try:
        found = arranged(Bench(sheet, day.number), order)
    except NoRoom as error:
        what = f"{minutes} minutes of {activity.title}"
        less = "Say fewer minutes, or take something else out."
        raise no_room(what, error, meant=[activity], otherwise=less) from error
    return with_days(route, {day.number: sheet.day(day.number, found.stops(sheet))})


def _of_length(piece: Piece, minutes: int) -> Piece:
    if piece.is_fixed and piece.at is not None:
        return replace(piece.pinned(piece.at, minutes), stays=True)
    return replace(piece, shortest=minutes, wanted=minutes, stays=True)


def _rebooked(
    ground: Ground, route: Route, activity: Activity, target: RouteDay, aim: Aim, minutes: int
) -> Route:
    """The route with a booking at another time: who moves it says that it has been moved."""
    if aim.part or aim.before or aim.after:
        raise InputError(f"{activity.title} is booked.", "Say at what time it is now.")
    clock = aim.start or activity.start.time()
    start = existing(target.date, clock, zone_of(route.brief))
    home = day_of(route, activity)
    route = with_brief(route, bookings=_bookings(route.brief, activity, start, minutes))
    booked = activity.replaced(start=start, end=ending(start, minutes))
    left = home.replaced(activities=tuple(a for a in home.activities if a is not activity))
    days = {home.number: left}
    there = left if home is target else target
    activities = sorted((*there.activities, booked), key=lambda a: a.start)
    days[target.number] = there.replaced(activities=tuple(activities))
    sheet = draw(ground.setting(route), route, list(days.values()))
    after = {}
    for number, day in days.items():
        order = pieces_of(sheet, number, day.activities)
        try:
            found: Arranged = arranged(Bench(sheet, number), order)
        except NoRoom as error:
            raise no_room(activity.title, error) from error
        after[number] = sheet.day(number, found.stops(sheet))
    return with_days(route, after)


def _bookings(
    brief: Brief, activity: Activity, start: datetime, minutes: int
) -> tuple[object, ...]:
    return tuple(
        booking.replaced(start=start, minutes=minutes) if is_of(booking, activity) else booking
        for booking in brief.bookings
    )
