"""Putting something on another day or at another time, and making it longer or shorter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
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
from tripai.editing.fitting import NoRoom, arranged, in_place, squeezed
from tripai.editing.ground import Ground
from tripai.editing.pieces import Arranged, Bench, Piece, piece_of, pieces_of, spans_of
from tripai.editing.refusals import closed, no_room
from tripai.editing.removing import TAKEN_BY_ITSELF, thinned
from tripai.editing.sheet import Sheet, draw, is_booking, is_of
from tripai.edits import SHORTEST, Lengthen, Move, Retime, Shorten, SwapActivities
from tripai.errors import InputError, ScheduleError
from tripai.model import Activity, Brief, Route, RouteDay
from tripai.wording import listed


def move(ground: Ground, route: Route, edit: Move) -> Route:
    """Return the route with an activity somewhere else; a start locks it there."""
    activity = _movable(route, edit.activity)
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
    activity = _movable(route, edit.activity)
    day = changeable(route, day_of(route, activity).number)
    minutes = edit.minutes or activity.minutes
    if edit.start is None:
        return _resized(ground, route, activity, minutes)
    return _moved(ground, route, activity, day, Aim(edit.start), minutes)


def resize(ground: Ground, route: Route, edit: Lengthen | Shorten) -> Route:
    """Return the route with an activity that takes longer or shorter."""
    activity = _movable(route, edit.activity)
    by = edit.minutes if isinstance(edit, Lengthen) else -edit.minutes
    minutes = activity.minutes + by
    if minutes < SHORTEST:
        raise InputError(
            f"{activity.title} takes {activity.minutes} minutes: {-by} less leaves nothing of it.",
            "Take it out, or shorten it by less.",
        )
    return _resized(ground, route, activity, minutes)


def swap_activities(ground: Ground, route: Route, edit: SwapActivities) -> Route:
    """Return the route with two activities where the other one was, each for as long as before."""
    first, other = _movable(route, edit.activity), _movable(route, edit.other)
    if first is other:
        raise InputError(f"{first.title} cannot change places with itself.")
    days = [changeable(route, day_of(route, each).number) for each in (first, other)]
    if days[0] is not days[1] and "meal" in {first.kind, other.kind}:
        raise InputError("A meal stays on its day.", "Swap it with something of the same day.")
    if any(is_booking(route.brief, each) for each in (first, other)):
        raise InputError("What is booked stays at its time.", "Move the other one instead.")
    sheet = draw(ground.setting(route), route, list(dict.fromkeys(days)))
    swapped = {first.id: other, other.id: first}
    after = {day.number: _swapped(sheet, day, swapped) for day in dict.fromkeys(days)}
    return with_days(route, after)


def _swapped(sheet: Sheet, day: RouteDay, instead: Mapping[str, Activity]) -> RouteDay:
    """A day with each activity where the one was that it changes places with: between the same neighbours."""
    order = [
        piece
        for activity in day.activities
        if (piece := _instead(sheet, day, activity, instead.get(activity.id)))
    ]
    swapped = {piece.stops for piece in order if piece.old and piece.old.id in instead}
    wanted = _beside(order, swapped)
    bench = Bench(sheet, day.number)
    found = in_place(bench, order, lambda pieces: _beside(pieces, swapped) == wanted)
    if found is None:
        raise _unswappable(bench, day, order, instead)
    return sheet.day(day.number, found.stops(sheet))


def _instead(
    sheet: Sheet, day: RouteDay, activity: Activity, comes: Activity | None
) -> Piece | None:
    """What stands on a day as a piece, or what comes instead of it."""
    piece = piece_of(sheet, day.number, comes or activity, as_before=comes is None)
    if piece is None or comes is None:
        return piece
    piece = _loose(sheet, day.number, piece, comes)
    if not piece.spans and comes.place:
        raise closed(comes.place, [day], open_on(sheet, piece.stops))
    return replace(piece, at=sheet.minute(activity.start))


def _beside(order: Sequence[Piece], some: Set[tuple[int, ...]]) -> list[list[tuple[int, ...]]]:
    """The stops of some pieces, each with its neighbours."""
    stops = [piece.stops for piece in order]
    return [stops[max(0, k - 1) : k + 2] for k, each in enumerate(stops) if each in some]


def _unswappable(
    bench: Bench, day: RouteDay, order: Sequence[Piece], instead: Mapping[str, Activity]
) -> ScheduleError:
    """The refusal of what does not fit where the other one is, with what would have to give way."""
    here = [activity for activity in day.activities if activity.id in instead]
    one, other = here[0], instead[here[0].id]
    try:
        found = squeezed(bench, order)
    except NoRoom as error:
        return no_room(other.title, error, where=f" where {one.title} is", meant=[one, other])
    gone = [piece.old.title for piece in found.dropped if piece.old]
    why = (
        f"{listed(gone)} would have to leave" if gone else _too_early_or_late(bench, order, instead)
    )
    said = (
        f"{other.title} does not fit on day {day.number} where {one.title} is"
        if len(here) == 1
        else f"{one.title} and {other.title} cannot change places on day {day.number}"
    )
    return ScheduleError(
        f"{said}: {why}.", "Move one of the two to another time, or take something out."
    )


def _too_early_or_late(
    bench: Bench, order: Sequence[Piece], instead: Mapping[str, Activity]
) -> str:
    """Which of two cannot begin when the other one did, if that is what keeps them from changing places."""
    for piece in order:
        if piece.old and piece.old.id in instead and _is_closed(piece):
            clock = bench.sheet.blueprint.clock.moment(piece.at or 0)
            return f"{piece.old.title} cannot begin at {clock:%H:%M}"
    return "there is no time for that order"


def _is_closed(piece: Piece) -> bool:
    return not any(first <= (piece.at or 0) <= last for first, last, _ in piece.spans)


def _movable(route: Route, said: str) -> Activity:
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


def _loose(sheet: Sheet, day: int, piece: Piece, activity: Activity) -> Piece:
    """A piece that may be at any time when it can be seen, though it was locked."""
    if not piece.is_fixed or activity.id in sheet.fixed:
        return replace(piece, stays=True)
    return replace(piece, spans=spans_of(sheet, day, piece.stops), is_fixed=False)


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
