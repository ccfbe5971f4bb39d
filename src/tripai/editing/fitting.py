"""Making room on a day: by another order if it can be, by leaving out what is worth least if it must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from tripai.editing.pieces import (
    Arranged,
    Bench,
    Fits,
    Piece,
    any_order,
    clipped,
    elsewhere,
    with_new,
)
from tripai.scheduling import Infeasible, Problem, Schedule, Visit, solve
from tripai.scheduling.flatten import windows_on
from tripai.scheduling.timing import Spans

WORTH = 20  # minutes of change that a point of what leaves counts as
PATIENCE = 60  # minutes by which a meal begins later than is usual if there were none else
FIRM = 400  # points that it costs to leave something out or to eat elsewhere: more than a meal and a sight


class NoRoom(Exception):  # noqa: N818 - the solver's Infeasible in terms of a day
    """Pieces exclude each other on a day.

    Args:
        bench: The day.
        problem: In which they exclude each other.
        stops: The stop of the sheet that each visit of the problem is.
        error: Which do.
    """

    def __init__(
        self, bench: Bench, problem: Problem, stops: Sequence[int], error: Infeasible
    ) -> None:
        super().__init__(bench.day)
        self.bench = bench
        self.problem = problem
        self.stops = stops
        self.error = error


def kept(
    bench: Bench, others: Sequence[Piece], new: Piece, fits: Fits = any_order
) -> Arranged | None:
    """Return a day with a new piece among others as they stand, or with one of them elsewhere."""
    if not new.spans:
        return None
    orders = (order for one in elsewhere(others) for order in with_new(one, new))
    return bench.inserted(others, new, fits) or bench.best(filter(fits, orders))


def fitted(bench: Bench, others: Sequence[Piece], new: Piece) -> Arranged:
    """Return a day with a new piece among others: as they stand, with one of them elsewhere, or in any order.

    Raises:
        NoRoom: Not even without what may be left out.
    """
    if whole := kept(bench, others, new):
        return whole
    found = squeezed(bench, [*others, new])
    if len(found.placed) > len(others):
        return found
    return min([found, *_with_one_less(bench, others, new)], key=partial(_change, bench))


def _with_one_less(bench: Bench, others: Sequence[Piece], new: Piece) -> Iterator[Arranged]:
    """Yield the days on which one sight leaves and all others keep their order."""
    for piece in others:
        if not piece.stays and not _is_meal(bench, piece):
            left = [other for other in others if other is not piece]
            if found := bench.inserted(left, new):
                yield replace(found, dropped=(piece,))


def _change(bench: Bench, found: Arranged) -> tuple[int, int]:
    """How much a day changes: first by how many sights leave, then by what they are worth and what moves."""
    sheet = bench.sheet
    gone = [piece.stops[0] for piece in found.dropped if not _is_meal(bench, piece)]
    return len(gone), found.cost + WORTH * sum(sheet.visit(stop).score for stop in gone)


def arranged(bench: Bench, order: Sequence[Piece]) -> Arranged:
    """Return pieces in their order, with one of them elsewhere, or in any order.

    Raises:
        NoRoom: Not even without what may be left out.
    """
    return bench.settled(order) or bench.reordered(order) or squeezed(bench, order)


def squeezed(bench: Bench, pieces: Sequence[Piece]) -> Arranged:
    """Return as many of the pieces as there is room for, all that stay among them, near to their times.

    A meal begins later than is usual before it is left out.

    Raises:
        NoRoom: What stays excludes each other.
    """
    patient = [_patient(bench, piece) for piece in pieces]
    try:
        found = _squeezed(bench, pieces)
    except NoRoom:
        with suppress(NoRoom):
            return _squeezed(bench, patient)
        raise
    if any(map(partial(_is_meal, bench), found.dropped)):
        later = _squeezed(bench, patient)
        return later if len(later.dropped) < len(found.dropped) else found
    return found


def _is_meal(bench: Bench, piece: Piece) -> bool:
    return bench.sheet.blueprint.stops[piece.stops[0]].meal is not None


def _patient(bench: Bench, piece: Piece) -> Piece:
    """A meal that may begin later than is usual, unless there are doors that close."""
    place = bench.sheet.blueprint.stops[piece.stops[0]].place
    if piece.is_fixed or not _is_meal(bench, piece) or place is None or place.hours is not None:
        return piece
    later = tuple((a, min(b + PATIENCE, z - piece.shortest), z) for a, b, z in piece.spans)
    return replace(piece, spans=clipped(later, piece.bounds, piece.shortest))


def _squeezed(bench: Bench, pieces: Sequence[Piece]) -> Arranged:
    choices = {stop: piece for piece in pieces for stop in reversed(_choices(bench, piece))}
    stops = sorted(choices)
    visits = [_visit(bench, choices[stop], stop) for stop in stops]
    problem = _problem(bench, pieces, visits)
    there = tuple((stops.index(p.stops[0]), 0, 0) for p in pieces if p.old)
    try:
        found = solve(
            problem,
            seed=bench.sheet.route.seed,
            start=Schedule((there,), 0, 0),
            disturbance=FIRM,
        )
    except Infeasible as error:
        raise NoRoom(bench, problem, stops, error) from error
    order = [_served(bench, choices[stops[v]], stops[v]) for v, _, _ in found.shifts[0]]
    settled = bench.nearest(pieces, order)
    left = {piece.stops[0] for piece in order}
    dropped = tuple(piece for piece in pieces if piece.stops[0] not in left)
    return replace(settled, dropped=dropped)


def _problem(bench: Bench, pieces: Sequence[Piece], visits: Sequence[Visit]) -> Problem:
    """The problem of one day: what a traveller asked for is not held against a limit of the pace."""
    whole = bench.problem(pieces)
    shift = replace(whole.shifts[bench.day - 1], budget=None, max_visits=None)
    limits = {name: most for name, most in whole.category_limits.items() if name.startswith("meal")}
    return replace(whole, visits=visits, shifts=[shift], category_limits=limits, budget=None)


def _choices(bench: Bench, piece: Piece) -> Sequence[int]:
    """The stops that a piece may be; the first is where it is."""
    stop = bench.sheet.blueprint.stops[piece.stops[0]]
    if piece.is_fixed or stop.meal is None:
        return piece.stops[:1]
    elsewhere = bench.sheet.meals(bench.day, stop.meal)
    return (piece.stops[0], *(v for v in elsewhere if v != piece.stops[0]))


def _visit(bench: Bench, piece: Piece, stop: int) -> Visit:
    visit = bench.sheet.visit(stop)
    is_where_it_was = stop == piece.stops[0]
    return replace(
        visit,
        windows=piece.spans if is_where_it_was else _spans_of(bench, piece, stop),
        duration=(piece.shortest, piece.wanted) if is_where_it_was else visit.duration,
        score=max(bench.sheet.visit(v).score for v in piece.stops),
        required=piece.stays,
        group=visit.group if len(_choices(bench, piece)) > 1 else None,
    )


def _served(bench: Bench, piece: Piece, stop: int) -> Piece:
    """The piece that a stop of the solution is; a meal elsewhere is another one."""
    if stop == piece.stops[0]:
        return piece
    visit = bench.sheet.visit(stop)
    return Piece((stop,), _spans_of(bench, piece, stop), visit.shortest, visit.preferred)


def _spans_of(bench: Bench, piece: Piece, stop: int) -> Spans:
    """When a meal can be taken elsewhere within the bounds that it has."""
    visit = bench.sheet.visit(stop)
    spans = tuple(windows_on(visit, bench.sheet.shift(bench.day)))
    return clipped(spans, piece.bounds, visit.shortest)
