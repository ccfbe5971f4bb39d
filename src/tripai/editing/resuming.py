"""The rest of a day from a moment on: what is over stays, what is left fits the time that is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tripai import hours
from tripai.editing.days import meant, with_days, zone_of
from tripai.editing.fitting import NoRoom, squeezed
from tripai.editing.ground import Ground
from tripai.editing.pieces import Bench, Piece, pieces_of
from tripai.editing.refusals import locked_day, no_room
from tripai.editing.sheet import Sheet, draw
from tripai.edits import Resume
from tripai.errors import InputError
from tripai.itinerary.days import rounded_up
from tripai.model import Activity, Route, RouteDay
from tripai.wording import dates as dates_of
from tripai.wording import full_date, listed

GLANCE = 5  # minutes that something takes at least that was done before its time
LATE_MEAL = 120  # minutes after its usual time at which a meal still is one


def resume(ground: Ground, route: Route, edit: Resume) -> Route:
    """Return the route with the rest of today planned from now on.

    What began before now stays, and goes on for the minutes that the party is late; what is said to
    be done is over now. What is left keeps its time if it can, comes later if it must, and leaves if
    there is no more time for it.
    """
    day = _today(route, edit.at)
    done = [meant(route, said, day.number) for said in edit.done]
    strangers = [each.title for each in done if not any(each is a for a in day.activities)]
    if strangers:
        raise InputError(f"{listed(strangers)} is not on day {day.number}, which is today.")
    if day.locked and (edit.late or done):
        raise locked_day(day.number)
    sheet = draw(ground.setting(route), route, [day])
    order = _Rest(sheet, day, sheet.minute(edit.at), edit.late, tuple(done)).pieces()
    bench = Bench(sheet, day.number)
    try:
        found = bench.settled(order) or squeezed(bench, order)
    except NoRoom as error:
        raise no_room("", error) from error
    return with_days(route, {day.number: sheet.day(day.number, found.stops(sheet))})


@dataclass(frozen=True)
class _Rest:
    """A day of which a part is over at the minute `now`."""

    sheet: Sheet
    day: RouteDay
    now: int
    late: int
    done: tuple[Activity, ...]

    def pieces(self) -> list[Piece]:
        """The day's pieces: those that are over, the one that goes on, and those that are left."""
        pieces = pieces_of(self.sheet, self.day.number, self.day.activities)
        over = [k for k, p in enumerate(pieces) if any(p.old is each for each in self.done)]
        last = max(over, default=-1)
        order, next_one = [], True
        for k, piece in enumerate(pieces):
            at = piece.at or 0
            if k <= last or at + piece.wanted <= self.now:
                order.append(self._over(piece, at))
            elif at < self.now:
                order.append(self._underway(piece, at))
                next_one = piece.is_fixed  # else it goes on for as long as the party is late
            else:
                order.append(self._left(piece, at + self.late if next_one else self.now))
                next_one = False
        return order

    def _over(self, piece: Piece, at: int) -> Piece:
        """A piece that has ended: as planned, or now at the latest."""
        if at + piece.wanted <= self.now:
            return replace(piece.pinned(at, piece.wanted), stays=True)
        if piece.is_fixed and not any(piece.old is each for each in self.done):
            return piece  # locked, and nobody says that it is over
        old = piece.old and piece.old.replaced(locked=True)
        spans = ((0, self.now - GLANCE, self.now),)
        return replace(piece, spans=spans, shortest=GLANCE, old=old, stays=True, is_fixed=False)

    def _underway(self, piece: Piece, at: int) -> Piece:
        if piece.is_fixed:  # a show ends when it ends
            return piece
        return replace(piece.pinned(at, piece.wanted + rounded_up(self.late)), stays=True)

    def _left(self, piece: Piece, first: int) -> Piece:
        """A piece that is yet to come: a meal may be later than one usually eats."""
        if piece.is_fixed:
            return piece
        if self.sheet.blueprint.stops[piece.stops[0]].meal:
            until = self.sheet.shift(self.day.number).end
            late = [(last, last + LATE_MEAL, until) for _, last, _ in piece.spans[-1:]]
            piece = replace(piece, spans=(*piece.spans, *late))
        return piece.within(rounded_up(max(first, self.now)), self.sheet.shift(self.day.number).end)


def _today(route: Route, now: datetime) -> RouteDay:
    """The day that it is: in the small hours still the one before."""
    local = now.astimezone(zone_of(route.brief))
    early = local.time() < hours.MORNING
    dates = [local.date() - timedelta(days=1), local.date()] if early else [local.date()]
    for day in route.days:
        if day.date in dates:
            return day
    raise InputError(
        f"Today, {full_date(local.date())}, is no day of this route ({dates_of(route)}).",
        "Without --now the whole route can be changed.",
    )
