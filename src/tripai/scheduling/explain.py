"""Why a visit is not in a schedule, and which required visits conflict."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tripai.scheduling._search import Search
from tripai.scheduling.flatten import Tables
from tripai.scheduling.problem import Reason

TRIES = 40
"""Rounds of 25 iterations to place required visits before they are said to conflict."""


def reasons(t: Tables, tours: list[list[int]]) -> dict[int, Reason]:
    """For every visit in none of the tours, what keeps it out.

    closed: no shift has a window for it; group: another of its group is in; limit, budget: there
    would be time for it, but not under a category limit or most visits, or for the money;
    no room: no shift has time for it as the tours are.
    """
    search = Search(t, 0)
    search.load(tours)
    scheduled = {v for tour in tours for v in tour}
    return {v: _reason(t, search, v) for v in range(t.visits) if v not in scheduled}


def _reason(t: Tables, search: Search, v: int) -> Reason:
    """What keeps v out of the tours that ``search`` holds."""
    windows = [t.window[s * t.visits + v + 1] - t.window[s * t.visits + v] for s in range(t.shifts)]
    if not any(windows):
        return "closed"
    if search.is_taken(v):
        return "group"
    with_time = [s for s in range(t.shifts) if search.has_time(v, s)]
    if not any(t.profit[s * t.visits + v] for s in with_time):
        return "no room"  # or room, but no score to gain
    return "budget" if any(search.within_limits(v, s) for s in with_time) else "limit"


def place_required(t: Tables, units: Iterable[int], seed: int) -> list[list[int]] | None:
    """Tours with a visit of each of these units and nothing else, None if none are found."""
    wanted = set(units)
    search = Search(t, seed)
    for v in range(t.visits):
        if t.unit[v] not in wanted:
            search.forbid(v)
    search.load([[] for _ in range(t.shifts)])
    for _ in range(TRIES):
        if search.best_met == len(wanted):
            return search.best_tours()
        search.run(25, float(t.weight))
    return search.best_tours() if search.best_met == len(wanted) else None


def conflict(t: Tables, must: set[int], possible: Callable[[set[int]], bool]) -> set[int]:
    """Those of the visits in ``must`` that conflict, though all but any one of them are possible.

    A deletion filter (Chinneck & Dravnieks, "Locating minimal infeasible constraint sets in linear
    programs", 1991): leave one out, and leave it out for good if the rest still conflicts.
    ``possible`` tells whether a set of units can be scheduled together.
    """
    kept = {t.unit[v] for v in must}
    for unit in sorted(kept):
        if not possible(kept - {unit}):
            kept.discard(unit)
    return {v for v in must if t.unit[v] in kept}
