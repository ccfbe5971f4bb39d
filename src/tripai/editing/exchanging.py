"""Two activities that change places, each between the neighbours of the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from tripai.editing.adding import open_on
from tripai.editing.days import changeable, day_of, with_days
from tripai.editing.fitting import NoRoom, in_place, squeezed
from tripai.editing.ground import Ground
from tripai.editing.moving import movable
from tripai.editing.pieces import Bench, Piece, piece_of, spans_of
from tripai.editing.refusals import closed, no_room
from tripai.editing.sheet import Sheet, draw, is_booking
from tripai.edits import SwapActivities
from tripai.errors import InputError, ScheduleError
from tripai.model import Activity, Route, RouteDay
from tripai.wording import listed


def swap_activities(ground: Ground, route: Route, edit: SwapActivities) -> Route:
    """Return the route with two activities where the other one was, each for as long as before."""
    first, other = movable(route, edit.activity), movable(route, edit.other)
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


def _loose(sheet: Sheet, day: int, piece: Piece, activity: Activity) -> Piece:
    """A piece that may be at any time when it can be seen, though it was locked."""
    if not piece.is_fixed or activity.id in sheet.fixed:
        return replace(piece, stays=True)
    return replace(piece, spans=spans_of(sheet, day, piece.stops), is_fixed=False)
