"""Making room on a day: by another order if it can be, by leaving out what is worth least if it must be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from tripai.itinerary.days import rounded_up
from tripai.scheduling import Infeasible, Problem, Schedule, Visit, solve
from tripai.scheduling.flatten import windows_on
from tripai.scheduling.timing import Spans

WORTH = 20  # minutes of change that a point of what leaves counts as
PATIENCE = 60  # minutes by which a meal begins later than is usual if something were left out else
HASTE = 0.85  # the share of its time that is left to a sight before one of them is left out
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
    """Return a day with a new piece among others as they stand, or with one of them elsewhere or some shorter."""
    if not new.spans:
        return None
    orders = (order for one in elsewhere(others) for order in with_new(one, new))
    return bench.inserted(others, new, fits) or _nearer(
        bench.best(filter(fits, orders)),
        bench.inserted(_all_pliant(bench, others), _pliant(bench, new), fits),
    )


def _nearer(*days: Arranged | None) -> Arranged | None:
    return min(filter(None, days), key=lambda day: day.cost, default=None)


def fitted(bench: Bench, others: Sequence[Piece], new: Piece) -> Arranged:
    """Return a day with a new piece among others: as they stand, with one of them elsewhere, or in any order.

    Raises:
        NoRoom: Not even without what may be left out.
    """
    return kept(bench, others, new) or _thinned(
        bench, [*others, new], lambda left: kept(bench, left[:-1], left[-1])
    )


def arranged(bench: Bench, order: Sequence[Piece]) -> Arranged:
    """Return pieces in their order, with one of them elsewhere or some shorter, or in any order.

    Raises:
        NoRoom: Not even without what may be left out.
    """
    return _in_order(bench, order) or _thinned(bench, order, partial(_in_order, bench))


def in_place(bench: Bench, order: Sequence[Piece], fits: Fits) -> Arranged | None:
    """Return all pieces in an order that fits: their own, or one with something elsewhere; a meal may be in another area."""
    return _in_order(bench, order, fits) or bench.best(
        _eating_elsewhere(bench, _all_pliant(bench, order))
    )


def _in_order(bench: Bench, order: Sequence[Piece], fits: Fits = any_order) -> Arranged | None:
    return bench.settled(order) or _nearer(
        bench.reordered(order, fits), bench.settled(_all_pliant(bench, order))
    )


def _eating_elsewhere(bench: Bench, order: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the same order with one meal in another area, in which one does not eat that day."""
    stops = bench.sheet.blueprint.stops
    eaten = {stops[piece.stops[0]].place for piece in order if _is_meal(bench, piece)}
    for k, piece in enumerate(order):
        for stop in _choices(bench, piece)[1:]:
            if stops[stop].place not in eaten:
                yield [*order[:k], _served(bench, piece, stop), *order[k + 1 :]]


def _thinned(
    bench: Bench, pieces: Sequence[Piece], put: Callable[[Sequence[Piece]], Arranged | None]
) -> Arranged:
    """Return as many of the pieces as there is room for; where a sight has to leave, the one whose leaving changes least."""
    found = squeezed(bench, pieces)
    if len(found.placed) == len(pieces):
        return found
    days = [found]
    for piece in pieces:
        if not piece.stays and not _is_meal(bench, piece):
            left = put([other for other in pieces if other is not piece])
            days += [replace(left, dropped=(piece,))] if left else []
    return min(days, key=partial(_change, bench))


def _change(bench: Bench, found: Arranged) -> tuple[int, int]:
    """How much a day changes: first by how many sights leave, then by what they are worth and what moves."""
    sheet = bench.sheet
    gone = [piece.stops[0] for piece in found.dropped if not _is_meal(bench, piece)]
    return len(gone), found.cost + WORTH * sum(sheet.visit(stop).score for stop in gone)


def squeezed(bench: Bench, pieces: Sequence[Piece]) -> Arranged:
    """Return as many of the pieces as there is room for, all that stay among them, near to their times.

    A meal begins later than is usual, and sights take less time, before anything is left out.

    Raises:
        NoRoom: What stays excludes each other.
    """
    try:
        found = _squeezed(bench, pieces)
    except NoRoom:
        with suppress(NoRoom):
            return _squeezed(bench, _all_pliant(bench, pieces))
        raise
    if len(found.placed) == len(pieces):  # a meal elsewhere is none that is left out
        return found
    denser = _squeezed(bench, _all_pliant(bench, pieces))
    return max(found, denser, key=partial(_kept, bench))


def _kept(bench: Bench, found: Arranged) -> int:
    """How much is on a day; a meal counts for two sights."""
    return sum(2 if _is_meal(bench, piece) else 1 for piece, _, _ in found.placed)


def _is_meal(bench: Bench, piece: Piece) -> bool:
    return bench.sheet.blueprint.stops[piece.stops[0]].meal is not None


def _all_pliant(bench: Bench, pieces: Sequence[Piece]) -> list[Piece]:
    return [_pliant(bench, piece) for piece in pieces]


def _pliant(bench: Bench, piece: Piece) -> Piece:
    """A meal that may begin later than is usual, a sight that may take less time; what is asked for is as it is."""
    place = bench.sheet.blueprint.stops[piece.stops[0]].place
    if piece.is_fixed or place is None:
        return piece
    if _is_meal(bench, piece):
        return piece if place.hours else _begun_by(piece, piece.shortest, PATIENCE)
    if piece.stays or place.has_fixed_length:
        return piece
    shortest = min(piece.shortest, rounded_up(int(piece.wanted * HASTE)))
    shorter = replace(piece, shortest=shortest)
    return _begun_by(shorter, max(shortest, place.last_entry), piece.shortest - shortest)


def _begun_by(piece: Piece, left: int, later: int) -> Piece:
    """A piece that may begin so many minutes later, as long as some are left until the end."""
    spans = tuple((a, max(b, min(b + later, z - left)), z) for a, b, z in piece.spans)
    return replace(piece, spans=clipped(spans, piece.bounds, piece.shortest))


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
