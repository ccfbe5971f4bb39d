"""The rest of a day from a moment on: what is over stays, what is left fits the time that is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

from tripai.editing.days import meant, with_brief, with_days, zone_of
from tripai.editing.fitting import NoRoom, squeezed
from tripai.editing.ground import Ground
from tripai.editing.pieces import Arranged, Bench, Piece, clipped, pieces_of, spans_of
from tripai.editing.refusals import locked_day, no_room
from tripai.editing.sheet import Sheet, draw, is_booking
from tripai.edits import Resume
from tripai.errors import InputError
from tripai.itinerary.days import rounded_down, rounded_up
from tripai.model import Activity, Route, RouteDay
from tripai.now import today
from tripai.wording import dates as dates_of
from tripai.wording import full_date, listed

GLANCE = 5  # minutes that something takes at least that was done before its time
LATE_MEAL = 120  # minutes after its usual time at which a meal still is one
State = Literal["over", "early", "on", "left"]


def resume(ground: Ground, route: Route, edit: Resume) -> Route:
    """Return the route with the rest of today planned from now on.

    What has ended by now is over, and so is what is said to be done. What is on goes on for the
    minutes that the party is late, or until its doors close or one has to leave for what is fixed;
    where nothing is on, all that is left begins so much later. It keeps its time if it can, comes
    later if it must, and leaves if there is no more time for it. What may be missed is said.
    """
    day = _today(route, edit.at)
    done = [meant(route, said, day.number) for said in edit.done]
    _refuse_strangers(route, day, done, edit.at)
    if day.locked and (edit.late or done):
        raise locked_day(day.number)
    sheet = draw(ground.setting(route), route, [day])
    rest = _Rest(sheet, day, sheet.minute(edit.at), edit.late, tuple(done))
    after = with_days(route, {day.number: sheet.day(day.number, _settled(rest).stops(sheet))})
    assumptions = dict.fromkeys((*route.brief.assumptions, *_missed(rest)))
    return with_brief(after, assumptions=tuple(assumptions))


def _refuse_strangers(route: Route, day: RouteDay, done: Sequence[Activity], now: datetime) -> None:
    """Only what is of today is done, and no booking before it ends."""
    strangers = [each.title for each in done if not any(each is a for a in day.activities)]
    if strangers:
        raise InputError(f"{listed(strangers)} is not on day {day.number}, which is today.")
    for each in done:
        if each.end > now and is_booking(route.brief, each):
            span = f"{each.start:%H:%M} to {each.end:%H:%M}"
            raise InputError(
                f"{each.title} is booked from {span}, and that is not over.",
                f'Say when it was, or how long: tripai edit --retime "{each.title} = TIME or MINUTESm".',
            )


@dataclass(frozen=True)
class _Rest:
    """A day of which a part is over at the minute `now`.

    Attributes:
        eats: Whether a meal that can still be had has to be.
        is_pressed: Whether what is over may have been shorter than planned, and at another time.
    """

    sheet: Sheet
    day: RouteDay
    now: int
    late: int
    done: tuple[Activity, ...]
    eats: bool = True
    is_pressed: bool = False

    def in_state(self, *states: State) -> list[Piece]:
        """The pieces of which this holds, as planned."""
        return [piece for piece, state in self._states if state in states]

    @cached_property
    def _states(self) -> list[tuple[Piece, State]]:
        """What of the day is over, was done before its time, is on, and is left.

        What would be on has not begun where something was done instead of it.
        """
        pieces = pieces_of(self.sheet, self.day.number, self.day.activities)
        states = [(piece, self._state(piece)) for piece in pieces]
        if not any(state == "early" for _, state in states):
            return states
        return [(p, "left" if s == "on" and not _is_bound(p) else s) for p, s in states]

    def _state(self, piece: Piece) -> State:
        at = piece.at or 0
        if at + piece.wanted <= self.now:
            return "over"
        if any(piece.old is each for each in self.done):
            return "over" if at + GLANCE <= self.now else "early"
        return "on" if at < self.now else "left"

    @cached_property
    def first(self) -> int:
        """When the first of what is left may begin: behind what is on, or as late as the party is."""
        on = [piece for piece in self.in_state("on") if not _is_bound(piece)]
        ends = [end for piece in on for _, _, end in self._on(piece, piece.at or 0).spans]
        return max(ends, default=rounded_up(self.now + self.late))

    def orders(self) -> list[list[Piece]]:
        """The orders in which it may have been and is to be: what was done early may have come anywhere."""
        past = [self._past(piece) for piece in self.in_state("over", "on")]
        left = [self._left(piece) for piece in self.in_state("left")]
        early = self._early()
        first = 0 if early else len(past)
        return [[*past[:k], *early, *past[k:], *left] for k in range(first, len(past) + 1)]

    def _past(self, piece: Piece) -> Piece:
        """A piece that has begun: as planned, if it is not over before its time or goes on for longer."""
        at = piece.at or 0
        if piece in self.in_state("on"):
            return self._on(piece, at)
        is_cut = at + piece.wanted > self.now
        old = piece.old and piece.old.replaced(locked=piece.old.locked or is_cut)
        if self.is_pressed and not _is_bound(piece):
            return replace(self._before_now(piece), old=old)
        minutes = min(piece.wanted, self.now - at)
        return replace(piece.pinned(at, minutes), stays=True, old=old)

    def _on(self, piece: Piece, at: int) -> Piece:
        if _is_bound(piece):  # a show ends when it ends
            return piece
        until = min(at + piece.wanted + rounded_up(self.late), self._end_of(piece, at))
        return replace(piece.pinned(at, max(piece.wanted, until - at)), stays=True)

    def _end_of(self, piece: Piece, at: int) -> int:
        """When the doors close, or one has to set out for what is fixed, or for home."""
        shift = self.sheet.shift(self.day.number)
        doors = [end for a, b, end in piece.spans if a <= at <= b and not piece.is_fixed]
        ends = [max(doors, default=shift.end)]  # of what stands at its time no doors are known
        ends += [(p.at or 0) - self._way(piece, p) for p in self.in_state("left") if _is_bound(p)]
        return rounded_down(min(*ends, shift.end - self._way(piece)))

    def _way(self, here: Piece, there: Piece | None = None) -> int:
        """The minutes from one piece to another, or home."""
        problem, shift = self.sheet.blueprint.problem, self.sheet.shift(self.day.number)
        home = shift.end_location or 0
        to = problem.visits[there.stops[0]].location if there else home
        return (shift.travel or problem.travel)[problem.visits[here.stops[0]].location][to]

    def misses(self, piece: Piece) -> bool:
        """Whether something that is fixed begins before one can be there."""
        on = [each for each in self.in_state("on") if not _is_bound(each)]
        free = [(p.at or 0) + p.wanted + self.late + self._way(p, piece) for p in on] or [
            self.first
        ]
        return _is_bound(piece) and bool(self.late) and (piece.at or 0) < max(free)

    def _early(self) -> list[Piece]:
        """What was done before its time, one after the other until now."""
        pieces: list[Piece] = []
        end = self.now
        for piece in reversed(self.in_state("early")):
            end = rounded_down(end - piece.wanted)
            old = piece.old and piece.old.replaced(locked=True)
            pieces.insert(0, replace(self._before_now(piece), at=end, old=old))
        return pieces

    def _before_now(self, piece: Piece) -> Piece:
        """A piece at some time that has been, while the doors were open if they were."""
        bounds = (0, self.now - GLANCE, self.now)
        doors = spans_of(self.sheet, self.day.number, piece.stops)
        spans = () if self.is_pressed else clipped(doors, bounds, GLANCE)
        return replace(
            piece,
            spans=spans or (bounds,),
            bounds=bounds,
            shortest=GLANCE,
            stays=True,
            is_fixed=False,
        )

    def _left(self, piece: Piece) -> Piece:
        """A piece that is yet to come: a meal may be later than one usually eats."""
        end = self.sheet.shift(self.day.number).end
        if piece.is_fixed:
            return self._not_before(piece, end)
        if not self.sheet.blueprint.stops[piece.stops[0]].meal:
            return piece.within(self.first, end)
        late = [(last, last + LATE_MEAL, end) for _, last, _ in piece.spans[-1:]]
        meal = replace(piece, spans=(*piece.spans, *late)).within(self.first, end)
        return replace(meal, stays=meal.stays or (self.eats and bool(meal.spans)))

    def _not_before(self, piece: Piece, end: int) -> Piece:
        """What stands at its time though nobody locked it, as a second dinner does, comes later or leaves if it must."""
        if _is_bound(piece) or (piece.at or 0) >= self.first:
            return piece
        spans = clipped(((self.first, end - piece.wanted, end),), piece.bounds, piece.wanted)
        return replace(piece, spans=spans, is_fixed=False, stays=self.eats and bool(spans))


def _is_bound(piece: Piece) -> bool:
    """Whether somebody has fixed the time of a piece: it is locked, or an event."""
    old = piece.old
    return piece.is_fixed and (old is None or old.locked or old.kind not in {"visit", "meal"})


def _settled(rest: _Rest) -> Arranged:
    """The day with what was and what is left, planned meals among it if they can be.

    Raises:
        ScheduleError: What is over, on or fixed excludes each other.
    """
    ways = [rest, replace(rest, eats=False)]
    ways += [replace(way, is_pressed=True) for way in ways]
    for way in ways[:-1]:
        with suppress(NoRoom):
            return _fitted(way)
    try:
        return _fitted(ways[-1])
    except NoRoom as error:
        done = [piece.old for piece in rest.in_state("early") if piece.old]
        what = listed(activity.title for activity in done)
        clock = rest.sheet.blueprint.clock.moment(rest.now)
        raise no_room(what, error, where=f" before {clock:%H:%M}", meant=done) from error


def _fitted(rest: _Rest) -> Arranged:
    bench, orders = Bench(rest.sheet, rest.day.number), rest.orders()
    return bench.best(orders) or squeezed(bench, orders[-1])


def _missed(rest: _Rest) -> Iterator[str]:
    """Yield a sentence for each thing that stays at its time, which is before the party goes on."""
    for piece in rest.in_state("left"):
        if piece.old and rest.misses(piece):
            yield (
                f"{piece.old.title} stays at {piece.old.start:%H:%M}, where it is fixed: "
                f"{rest.late} minutes late you may miss it."
            )


def _today(route: Route, now: datetime) -> RouteDay:
    if day := today(route, now):
        return day
    local = now.astimezone(zone_of(route.brief))
    raise InputError(
        f"Today, {full_date(local.date())}, is no day of this route ({dates_of(route)}).",
        "Without --now the whole route can be changed.",
    )
