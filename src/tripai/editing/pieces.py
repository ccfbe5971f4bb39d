"""The pieces of a day, and how they are put in order with the least change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from tripai.editing.sheet import Placed, Sheet
from tripai.model import Activity
from tripai.scheduling import Problem
from tripai.scheduling.flatten import windows_on
from tripai.scheduling.problem import Stop
from tripai.scheduling.timing import Spans, Tour

FAR = 10**6
"""A minute after all others."""
MOVED, RESIZED, TRAVELLED = 1, 2, 3
"""What a minute of another start, of another length and on the way counts where the least change is looked for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is to be on a day.

    Attributes:
        stops: The stops that it can be: of a place its chances, of a meal one for each area.
        spans: When it may begin and must have ended: (first start, last start, latest end).
        shortest, wanted: The least minutes, and those that it is to have if they can be.
        at: The minute at which it is to begin if it can.
        old: The activity that it was.
        stays: Whether a day without it will not do.
        is_fixed: Whether nothing about its time is open.
        bounds: The first and the last minute at which it may begin, and that by which it must have ended,
            whichever of its stops it is.
    """

    stops: tuple[int, ...]
    spans: Spans
    shortest: int
    wanted: int
    at: int | None = None
    old: Activity | None = None
    stays: bool = True
    is_fixed: bool = False
    bounds: tuple[int, int, int] = (0, FAR, FAR)

    def pinned(self, at: int, minutes: int) -> Piece:
        """Return the piece at a time, for so many minutes."""
        span = ((at, at, at + minutes),)
        return replace(self, spans=span, shortest=minutes, wanted=minutes, at=at, is_fixed=True)

    def within(self, first: int, last: int, end: int | None = None) -> Piece:
        """Return the piece so that it begins in a stretch of minutes, and ends by one."""
        a, b, z = self.bounds
        bounds = (max(first, a), min(last, b), z if end is None else min(end, z))
        return replace(self, bounds=bounds, spans=clipped(self.spans, bounds, self.shortest))


def clipped(spans: Spans, bounds: tuple[int, int, int], shortest: int) -> Spans:
    """Return what is left of spans within bounds, if it is enough for so many minutes."""
    first, last, end = bounds
    within = ((max(first, a), min(last, b), min(end, z)) for a, b, z in spans)
    return tuple(s for s in within if s[0] <= s[1] and s[0] + shortest <= s[2])


@dataclass(frozen=True, slots=True)
class Arranged:
    """Pieces in order with their times, and what of the change counts."""

    placed: tuple[tuple[Piece, int, int], ...]
    cost: int
    dropped: tuple[Piece, ...] = ()

    def stops(self, sheet: Sheet) -> list[Placed]:
        """Return the stops with their times, of each place the chance that it has then."""
        return [
            Placed(sheet.chance(piece.stops, start), start, end, piece.old)
            for piece, start, end in self.placed
        ]


Fits = Callable[[Sequence[Piece]], bool]
"""Whether an order of pieces is one that is asked for."""


def any_order(_: Sequence[Piece]) -> bool:
    """Allow every order."""
    return True


@dataclass(frozen=True)
class Bench:
    """One day of a sheet on which pieces are put in order."""

    sheet: Sheet
    day: int
    problems: dict[frozenset[Stop], Problem] = field(default_factory=dict)

    def problem(self, pieces: Sequence[Piece]) -> Problem:
        """Return the sheet's problem, its day wide enough for what is fixed."""
        fixed = frozenset(
            (p.stops[0], p.spans[0][0], p.spans[0][2]) for p in pieces if p.is_fixed and p.spans
        )
        if fixed not in self.problems:
            self.problems[fixed] = self._widened(fixed)
        return self.problems[fixed]

    def _widened(self, fixed: Collection[Stop]) -> Problem:
        problem = self.sheet.blueprint.problem
        shift = problem.shifts[self.day - 1]
        start, end = shift.start, shift.end
        for stop, at, until in fixed:
            location = problem.visits[stop].location
            start = min(start, at - problem.travel[0][location])
            end = max(end, until + problem.travel[location][0])
        shifts = list(problem.shifts)
        shifts[self.day - 1] = replace(shift, start=start, end=end)
        return replace(problem, shifts=shifts)

    def settled(self, order: Sequence[Piece]) -> Arranged | None:
        """Return the pieces in this order, each as near as can be to its time; None if it cannot be."""
        return self.best([order])

    def best(self, orders: Iterable[Sequence[Piece]]) -> Arranged | None:
        """Return the order of least change, None if none of them can be."""
        found = []
        for order in orders:
            if all(piece.spans for piece in order):
                times = _Times(self.problem(order), self.day - 1, tuple(order))
                found += [times.arranged()] if times.are_possible else []
        return min(found, key=lambda arranged: arranged.cost, default=None)

    def inserted(
        self, others: Sequence[Piece], new: Piece, fits: Fits = any_order
    ) -> Arranged | None:
        """Return the best of the orders with a new piece among others that stay in theirs."""
        return self.best(filter(fits, with_new(others, new)))

    def reordered(self, order: Sequence[Piece], fits: Fits = any_order) -> Arranged | None:
        """Return the best of the orders in which one piece stands elsewhere."""
        return self.best(filter(fits, elsewhere(order)))

    def nearest(self, before: Sequence[Piece], found: Sequence[Piece]) -> Arranged:
        """Return pieces that have been found to fit, in their order or in one that is nearer to that before."""
        stops = {piece.stops[0] for piece in found}
        there = {piece.stops[0] for piece in before}
        order = [piece for piece in before if piece.stops[0] in stops]
        for new in (piece for piece in found if piece.stops[0] not in there):
            put = self.inserted(order, new)
            order = [piece for piece, _, _ in put.placed] if put else [*order, new]
        best = self.best([found, order, *elsewhere(order)])
        assert best is not None, "what has been found can be"
        return best


def with_new(others: Sequence[Piece], new: Piece) -> Iterator[list[Piece]]:
    """Yield the orders with a new piece among others."""
    yield from ([*others[:at], new, *others[at:]] for at in range(len(others) + 1))


def elsewhere(order: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the orders in which one piece stands elsewhere."""
    for k, piece in enumerate(order):
        rest = [*order[:k], *order[k + 1 :]]
        yield from (moved for at, moved in enumerate(with_new(rest, piece)) if at != k)


@dataclass(frozen=True)
class _Times:
    """An order of pieces, whose windows and lengths are narrowed one after the other."""

    problem: Problem
    s: int
    order: tuple[Piece, ...]

    @cached_property
    def visits(self) -> list[int]:
        return [piece.stops[0] for piece in self.order]

    def tour(self, windows: Sequence[Spans]) -> Tour:
        return Tour(self.problem, self.s, self.visits, windows)

    @property
    def are_possible(self) -> bool:
        tour = self.tour([piece.spans for piece in self.order])
        return tour.earliest_starts([piece.shortest for piece in self.order]) is not None

    def arranged(self) -> Arranged:
        """Pin what can have the time that it wants, then give the others as much of it as there is."""
        windows: list[Spans] = [piece.spans for piece in self.order]
        durations = [piece.shortest for piece in self.order]
        for k, piece in enumerate(self.order):
            if piece.at is not None and not piece.is_fixed and _may_be_at(piece):
                trial = (((piece.at, piece.at, piece.at + piece.wanted),), piece.wanted)
                self._try(windows, durations, k, *trial)
        for k, piece in enumerate(self.order):
            if durations[k] < piece.wanted:
                durations[k] = self.tour(windows).longest(durations, k, piece.wanted)
        for k, piece in enumerate(self.order):
            if piece.at is not None:
                later = tuple((max(a, piece.at), b, z) for a, b, z in windows[k] if b >= piece.at)
                self._try(windows, durations, k, later, durations[k])
        starts = self.tour(windows).earliest_starts(durations)
        assert starts is not None, "each step left an order that can be"
        ends = [start + minutes for start, minutes in zip(starts, durations, strict=True)]
        return Arranged(
            tuple(zip(self.order, starts, ends, strict=True)), self._cost(starts, durations)
        )

    def _try(
        self, windows: list[Spans], durations: list[int], k: int, spans: Spans, minutes: int
    ) -> None:
        """Narrow the windows of one piece, unless nothing would be left of the order."""
        before = windows[k], durations[k]
        windows[k], durations[k] = spans, minutes
        if not spans or self.tour(windows).earliest_starts(durations) is None:
            windows[k], durations[k] = before

    def _cost(self, starts: Sequence[int], durations: Sequence[int]) -> int:
        cost = TRAVELLED * self.tour(()).travelled
        for piece, start, minutes in zip(self.order, starts, durations, strict=True):
            cost += RESIZED * abs(minutes - piece.wanted)
            cost += MOVED * abs(start - piece.at) if piece.at is not None else 0
        return cost


def pieces_of(
    sheet: Sheet, day: int, activities: Sequence[Activity], *, as_before: bool = True
) -> list[Piece]:
    """Return what of the activities can be on a day, each where it is; journeys and free time are left out."""
    pieces = (piece_of(sheet, day, activity, as_before=as_before) for activity in activities)
    return [piece for piece in pieces if piece is not None]


def piece_of(sheet: Sheet, day: int, activity: Activity, *, as_before: bool = True) -> Piece | None:
    """Return an activity as a piece of a day, None when there is no place for it in the plan of that day.

    Args:
        sheet: The sheet that it is on.
        day: The day's number.
        activity: What it is, at the time that it is to have.
        as_before: Whether it may stay at its time though the doors are closed, as it has been there before.
    """
    stops = sheet.stops_of(activity, day)
    if not stops:
        return None
    at, minutes = sheet.minute(activity.start), activity.minutes
    must = any(sheet.visit(v).required for v in stops)
    piece = Piece(stops, (), minutes, minutes, at, activity, activity.locked or must)
    if activity.locked or activity.id in sheet.fixed:
        return replace(piece.pinned(at, minutes), stays=True)
    spans = [*spans_of(sheet, day, stops), *([(at, at, at + minutes)] if as_before else [])]
    shortest = min(minutes, *(sheet.visit(v).shortest for v in stops))
    return replace(piece, spans=tuple(sorted(spans)), shortest=shortest)


def spans_of(sheet: Sheet, day: int, stops: Sequence[int]) -> Spans:
    """Return when a place can be seen, or a meal be taken, on a day: by the chance that has the most time."""
    shift = sheet.shift(day)
    chances = [tuple(windows_on(sheet.visit(v), shift)) for v in stops]
    return max(chances, key=lambda spans: sum(last - first + 1 for first, last, _ in spans))


def _may_be_at(piece: Piece) -> bool:
    at = piece.at
    return at is not None and any(
        first <= at <= last and at + piece.wanted <= end for first, last, end in piece.spans
    )
