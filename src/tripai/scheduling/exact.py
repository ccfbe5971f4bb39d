"""The best schedule of a small problem, proved by looking at every set of visits."""

from __future__ import annotations

from collections.abc import Sequence

from tripai.scheduling._subsets import NOTHING, Subsets
from tripai.scheduling.flatten import Tables

MOST_VISITS = 12
MOST_VISITS_ON_ONE_SHIFT = 14
MOST_SPLITS = 2 * 3**12
"""Ways to split sets among the shifts up to which trying all of them is quick."""


def is_small(t: Tables) -> bool:
    """Whether ``best_tours`` is quick: 0.1 s at most, 1 s as plain Python."""
    if t.shifts <= 1:
        return t.visits <= MOST_VISITS_ON_ONE_SHIFT
    return t.visits <= MOST_VISITS and 3**t.visits * t.shifts <= MOST_SPLITS


def best_tours(t: Tables) -> list[list[int]] | None:
    """The tours of the best schedule that has all that is needed, None if there is none."""
    best = best_and_bound(t, [0] * t.visits)
    return None if best is None else best[0]


def best_and_bound(t: Tables, scores: Sequence[int]) -> tuple[list[list[int]], int] | None:
    """The best tours, and the largest score of any that have all that is needed."""
    subsets = Subsets(t)
    subsets.solve()
    units = {t.unit[v] for v in range(t.visits) if t.needed[v]}
    needs = [sum(1 << v for v in range(t.visits) if t.unit[v] == unit) for unit in sorted(units)]
    whole = [
        (value, -chosen)
        for chosen, value in enumerate(subsets.value)
        if value != NOTHING and all(chosen & need for need in needs)
    ]
    if not whole:
        return None
    totals = [0] * subsets.sets
    for v, score in enumerate(scores):
        for chosen in range(1 << v):
            totals[chosen | 1 << v] = totals[chosen] + score
    return subsets.plan(-max(whole)[1]), max(totals[-chosen] for _, chosen in whole)
