"""What would make an infeasible problem feasible: the cheapest relaxations, each tried out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tripai.scheduling.conflict import conflict, is_feasible
from tripai.scheduling.flatten import Pin
from tripai.scheduling.problem import LARGEST, Problem, Shift, Visit, Window

Kind = Literal[
    "limit", "visits", "earlier", "later", "opens", "closes", "budget", "drop", "shift"
]  # fmt: skip
FEW_TRIES = 8
"""Rounds to place what is required: there is much to try, and what can be placed is so soon."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One way to relax a problem.

    Attributes:
        kind: limit: ``shift`` takes ``amount`` more of ``category``; visits: ``shift`` takes
            ``amount`` more visits; earlier, later: ``shift`` starts so much earlier, ends so much
            later; opens, closes: the windows of the one visit of ``visits`` do so; budget:
            ``amount`` more for ``shift``, or in all if that is None; drop: ``visits`` are left
            out; shift: there is another one like ``shift``.
        amount: the least that helps, in the problem's unit; 1 where there is nothing to count.
    """

    kind: Kind
    amount: int = 1
    shift: int | None = None
    visits: tuple[int, ...] = ()
    category: str | None = None

    def relaxed(self, problem: Problem) -> Problem:
        """The problem with this relaxation; pins of dropped visits must be dropped as well."""
        if self.kind in {"drop", "opens", "closes"}:
            visits = list(problem.visits)
            for v in self.visits:
                visits[v] = self._relaxed_visit(visits[v])
            return replace(problem, visits=visits)
        if self.kind == "shift":
            assert self.shift is not None
            return replace(problem, shifts=[*problem.shifts, problem.shifts[self.shift]])
        if self.shift is None:
            return replace(problem, budget=(problem.budget or 0) + self.amount)
        shifts = list(problem.shifts)
        shifts[self.shift] = self._relaxed_shift(shifts[self.shift], problem)
        return replace(problem, shifts=shifts)

    def kept(self, pins: Sequence[Pin]) -> list[Pin]:
        """The pins that hold beside this relaxation."""
        return [pin for pin in pins if self.kind != "drop" or pin[0] not in self.visits]

    def _relaxed_visit(self, visit: Visit) -> Visit:
        if self.kind == "drop":
            return replace(visit, required=False, windows=[])
        early, late = (self.amount, 0) if self.kind == "opens" else (0, self.amount)
        return replace(visit, windows=[_wider(window, early, late) for window in visit.windows])

    def _relaxed_shift(self, shift: Shift, problem: Problem) -> Shift:
        match self.kind:
            case "earlier":
                return replace(shift, start=shift.start - self.amount)
            case "later":
                return replace(shift, end=shift.end + self.amount)
            case "visits":
                return replace(shift, max_visits=(shift.max_visits or 0) + self.amount)
            case "budget":
                return replace(shift, budget=(shift.budget or 0) + self.amount)
        assert self.category is not None
        limits = {**problem.category_limits, **shift.category_limits}
        more = {self.category: limits[self.category] + self.amount}
        return replace(shift, category_limits={**shift.category_limits, **more})


def relaxations(
    problem: Problem, conflicting: Collection[int], pins: Sequence[Pin] = (), seed: int = 0
) -> tuple[Relaxation, ...]:
    """Ways to make an infeasible problem feasible, the cheapest first.

    Each has been tried: with it all required visits can be scheduled, and with an amount that is
    one smaller they cannot, as far as the search can tell. Limits come first, then times by their
    amount, money, visits to drop by their score, one more shift. Where to drop one visit is not
    enough, several are named.

    Args:
        problem: one that ``solve`` finds infeasible.
        conflicting: the visits that ``Infeasible`` names.
        pins: those that ``solve`` was given.
        seed: as ``solve`` has it.
    """
    trial = _Trial(problem, tuple(pins), seed, frozenset(conflicting))
    found: list[Relaxation] = []
    for relaxation, most in _possible(problem, sorted(conflicting)):
        if relaxation.kind == "shift" and found and found[-1].kind == "shift":
            break  # one more is one more, whichever it is like
        best = trial.least(relaxation, most)
        found += [] if best is None else [best]
    found += [] if any(way.kind == "drop" for way in found) else [trial.fewer()]
    return tuple(sorted(found, key=lambda way: _rank(problem, way)))


@dataclass(frozen=True)
class _Trial:
    """An infeasible problem, on which relaxations are tried."""

    problem: Problem
    pins: tuple[Pin, ...]
    seed: int
    conflicting: frozenset[int]

    def helps(self, relaxation: Relaxation) -> bool:
        """Whether all that is still required can be scheduled then."""
        relaxed = relaxation.relaxed(self.problem)
        pins = relaxation.kept(self.pins)
        return is_feasible(relaxed, pins, self.seed, self.conflicting, FEW_TRIES)

    def least(self, relaxation: Relaxation, most: int) -> Relaxation | None:
        """The relaxation with the least amount up to ``most`` that helps."""
        amount = least(lambda n: self.helps(replace(relaxation, amount=n)), most)
        return None if amount is None else replace(relaxation, amount=amount)

    def fewer(self) -> Relaxation:
        """Visits to drop: of each conflict the one that is worth least, until there is none."""
        dropped: tuple[int, ...] = ()
        while not self.helps(way := Relaxation("drop", visits=dropped)):
            visits = conflict(way.relaxed(self.problem), way.kept(self.pins), self.seed)
            dropped += (min(visits, key=lambda v: (self.problem.visits[v].score, v)),)
        for v in dropped:
            back = replace(way, visits=tuple(w for w in way.visits if w != v))
            way = back if self.helps(back) else way
        return way


def least(helps: Callable[[int], bool], most: int) -> int | None:
    """The least amount from 1 to ``most`` that helps, where more never helps less; by bisection."""
    if most < 1 or not helps(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if helps(middle) else (middle, high)
    return high


def _possible(problem: Problem, visits: Sequence[int]) -> Iterator[tuple[Relaxation, int]]:
    """Yield relaxations that may help, each with the most that makes sense."""
    yield from _one_more(problem, visits)
    first, last = _horizon(problem)
    for s, shift in enumerate(problem.shifts):
        before = [other.end for other in problem.shifts if other.end <= shift.start]
        after = [other.start for other in problem.shifts if other.start >= shift.end]
        yield Relaxation("earlier", shift=s), shift.start - max([first, *before])
        yield Relaxation("later", shift=s), min([last, *after]) - shift.end
    dawn = min((shift.start for shift in problem.shifts), default=0)
    dusk = max((shift.end for shift in problem.shifts), default=0)
    for v in visits:
        starts = [window[0] for window in problem.visits[v].windows]
        ends = [window[1] for window in problem.visits[v].windows]
        yield Relaxation("opens", visits=(v,)), max(starts, default=dawn) - dawn
        yield Relaxation("closes", visits=(v,)), dusk - min(ends, default=dusk)
    yield from _more_money(problem)
    for some in _droppable(problem, visits):
        yield Relaxation("drop", visits=some), 1
    for s in range(len(problem.shifts)):
        yield Relaxation("shift", shift=s), 1


def _one_more(problem: Problem, visits: Sequence[int]) -> Iterator[tuple[Relaxation, int]]:
    """Yield limits that could be one higher: of a category of these visits, or of all."""
    categories = dict.fromkeys(problem.visits[v].category for v in visits)
    for s, shift in enumerate(problem.shifts):
        limits = {**problem.category_limits, **shift.category_limits}
        for category in categories:
            if category in limits:
                yield Relaxation("limit", shift=s, category=category), 1
        if shift.max_visits is not None:
            yield Relaxation("visits", shift=s), 1


def _more_money(problem: Problem) -> Iterator[tuple[Relaxation, int]]:
    """Yield budgets that could be larger, up to what all visits cost."""
    everything = sum(visit.cost for visit in problem.visits)
    if problem.budget is not None:
        yield Relaxation("budget"), everything
    for s, shift in enumerate(problem.shifts):
        if shift.budget is not None:
            yield Relaxation("budget", shift=s), everything


def _droppable(problem: Problem, visits: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield each visit alone, and together those of a group: one of them is required."""
    groups: dict[object, list[int]] = {}
    for v in visits:
        yield (v,)
        if problem.visits[v].group is not None:
            groups.setdefault(problem.visits[v].group, []).append(v)
    yield from (tuple(members) for members in groups.values() if len(members) > 1)


def _horizon(problem: Problem) -> tuple[int, int]:
    """Before the first time and after the second there is nothing to do, nor a way to it."""
    way = max((max(row) for row in problem.travel), default=0)
    times = [
        (window[0], window[1] + visit.preferred)
        for visit in problem.visits
        for window in visit.windows
    ]
    first = min((start for start, _ in times), default=0) - way
    last = max((end for _, end in times), default=0) + way
    return max(first, -LARGEST), min(last, LARGEST)


def _wider(window: Window, early: int, late: int) -> Window:
    """A window that opens so much earlier and closes so much later."""
    wider = (window[0] - early, window[1] + late)
    return wider if len(window) == 2 else (*wider, window[2] + late)


def _rank(problem: Problem, relaxation: Relaxation) -> tuple[int, int]:
    """What comes first: leave, then time, money, visits, another shift; of each the least."""
    match relaxation.kind:
        case "limit" | "visits":
            return 0, relaxation.amount
        case "budget":
            return 2, relaxation.amount
        case "drop":
            return 3, sum(problem.visits[v].score for v in relaxation.visits)
        case "shift":
            return 4, 0
    return 1, relaxation.amount
