"""Which required visits conflict: a set, as small as can be found, that cannot be scheduled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from math import comb

from tripai.scheduling import exact
from tripai.scheduling._search import Search
from tripai.scheduling.flatten import Pin, Tables, flatten
from tripai.scheduling.problem import Problem

TRIES = 40
"""Rounds of 25 iterations to place required visits before they are said to conflict."""
MOST_SETS = 1000
"""Sets of a size that are tried one by one: all pairs of 45 visits, all triples of 19."""


def conflict(problem: Problem, pins: Sequence[Pin] = (), seed: int = 0) -> set[int]:
    """Required or pinned visits that conflict, though all but any one of them can be scheduled.

    The smallest set, if it has up to three visits and there are not too many sets of that size.
    Else a deletion filter finds one (Chinneck & Dravnieks, "Locating minimal infeasible constraint
    sets in linear programs", 1991): leave one out, and leave it out for good if the rest still
    conflicts.
    """
    musts = Musts(problem, tuple(pins), seed)
    units = sorted(musts.units)
    for size in (1, 2, 3):
        if comb(len(units), size) <= MOST_SETS:
            for some in combinations(units, size):
                if not musts.fit(some):
                    return musts.members(some)
    kept = set(units)
    for unit in units:
        if not musts.fit(kept - {unit}):
            kept.discard(unit)
    return musts.members(kept)


def is_feasible(
    problem: Problem,
    pins: Sequence[Pin] = (),
    seed: int = 0,
    first: Collection[int] = (),
    tries: int = TRIES,
) -> bool:
    """Whether all required and pinned visits can be scheduled, as far as is found out.

    True is certain. False is certain where so few visits are required that all is tried.

    Args:
        problem: what is to be scheduled.
        pins: as ``solve`` has them.
        seed: as ``solve`` has it.
        first: of the required visits those to be tried alone before all of them.
        tries: rounds of the search where not all can be tried.
    """
    musts = Musts(problem, tuple(pins), seed, tries)
    some = [unit for unit, members in musts.units.items() if members.intersection(first)]
    return musts.fit(some) and musts.fit(musts.units)


@dataclass(frozen=True)
class Musts:
    """The visits of a problem that must be scheduled, by unit: of a group one is enough."""

    problem: Problem
    pins: tuple[Pin, ...]
    seed: int
    tries: int = TRIES

    @cached_property
    def units(self) -> dict[int, set[int]]:
        """Per unit, named by its first visit, the visits that are required or pinned."""
        first: dict[object, int] = {}
        found: dict[int, set[int]] = {}
        pinned = {pin[0] for pin in self.pins}
        for v, visit in enumerate(self.problem.visits):
            if visit.required or v in pinned:
                key = ("visit", v) if visit.group is None else ("group", visit.group)
                found.setdefault(first.setdefault(key, v), set()).add(v)
        return found

    def members(self, units: Iterable[int]) -> set[int]:
        """The required and pinned visits of some units."""
        return {v for unit in units for v in self.units[unit]}

    def fit(self, units: Collection[int]) -> bool:
        """Whether these units can be scheduled together, the others left aside."""
        return self.tours(units) is not None

    def tours(self, units: Collection[int]) -> list[list[int]] | None:
        """Tours with a visit of each of these units, the others left aside; None if none are found.

        Visits that nobody requires are in the way of nothing. They help only where travel breaks
        the triangle inequality, and a way over one of them is quicker than the direct one.
        """
        members = self.members(units)
        if any(len(self._pinned_in(unit)) > 1 for unit in units):
            return None
        kept = self._kept(members, others=False)
        found = self._placed(self._part(kept))
        if found is None and len(self.problem.visits) <= exact.MOST_VISITS_ON_ONE_SHIFT:
            kept = self._kept(members, others=True)
            whole = self._part(kept)
            found = exact.best_tours(whole) if exact.is_small(whole) else None
        return None if found is None else [[kept[i] for i in tour] for tour in found]

    def _placed(self, t: Tables) -> list[list[int]] | None:
        """Tours with all that is needed."""
        if exact.is_small(t):
            return exact.best_tours(t)
        needed = {t.unit[v] for v in range(t.visits) if t.needed[v]}
        return place_required(t, needed, self.seed, tries=self.tries)

    def _pinned_in(self, unit: int) -> set[int]:
        """The visits of a unit that are pinned: two of them exclude each other."""
        return self.units[unit] & {pin[0] for pin in self.pins}

    def _kept(self, members: set[int], *, others: bool) -> list[int]:
        """These required visits and their groups, with those that nobody requires or without."""
        groups = {self.problem.visits[v].group for v in members} - {None}
        left_aside = self.members(self.units) - members
        return [
            v
            for v, visit in enumerate(self.problem.visits)
            if v in members or visit.group in groups or (others and v not in left_aside)
        ]

    def _part(self, kept: Sequence[int]) -> Tables:
        """The tables of some of the visits."""
        visits = [self.problem.visits[v] for v in kept]
        pins = [replaced(pin, kept.index(pin[0])) for pin in self.pins if pin[0] in kept]
        return flatten(replace(self.problem, visits=visits), pins)


def replaced(pin: Pin, v: int) -> Pin:
    """The pin for visit v."""
    return (v, pin[1]) if len(pin) == 2 else (v, pin[1], pin[2])


def place_required(
    t: Tables, units: Iterable[int], seed: int, *, others: bool = False, tries: int = TRIES
) -> list[list[int]] | None:
    """Tours with a visit of each of these units and nothing else, None if none are found.

    With ``others``, visits that nobody requires may be in them, and a way over one be the quicker.
    """
    wanted = set(units)
    search = Search(t, seed)
    for v in range(t.visits):
        if t.unit[v] not in wanted and not others:
            search.forbid(v)
    search.load([[] for _ in range(t.shifts)])
    for _ in range(tries):
        if search.best_met == len(wanted):
            return search.best_tours()
        search.run(25, float(t.weight))
    return search.best_tours() if search.best_met == len(wanted) else None
