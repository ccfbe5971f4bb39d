"""Upper bounds on the score of any schedule, and on how much better than given tours it can be.

The coarse relaxation forgets order and windows: all shifts are one stretch of time, and every visit takes
its shortest duration and the shortest way to it from anywhere. What is left is a knapsack with
nested limits on how many visits of a kind are taken (Martello & Toth, "Knapsack Problems", 1990).
Its Lagrangian dual in the price of time has one variable; every price gives a valid bound, and the
least is at a ratio of score to time. All arithmetic is exact. ``dual.py`` has a finer one, for all but
the largest problems.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tripai.scheduling import dual
from tripai.scheduling.flatten import Tables


@dataclass(frozen=True, slots=True)
class Item:
    """A unit of visits that exclude each other, with the best of each number among them.

    Attributes:
        category: what its limit goes by; None if its members differ.
        counted: whether it counts towards the most visits of a shift.
    """

    score: int
    time: int
    cost: int
    category: int | None
    counted: bool


def most_behind(t: Tables, tours: Sequence[Sequence[int]], *, priced: bool) -> int:
    """No schedule is better than these tours by more than this much profit.

    Args:
        t: the tables.
        tours: a schedule.
        priced: whether travel takes its price from the profit; otherwise it counts for nothing.
    """
    weight, price = (t.weight, 1) if priced else (1, 0)
    worths = [
        max(weight * p for p in t.profit[v :: t.visits]) - price * _way_to(t, v)
        for v in range(t.visits if t.shifts else 0)
    ]
    best = upper_bound(t, [max(0, worth) for worth in worths])
    finer = dual.best_value(t, tours, weight, price)
    ahead = (best if finer is None else min(best, finer)) - dual.value_of(t, tours, weight, price)
    return -(-ahead // weight)


def upper_bound(t: Tables, scores: Sequence[int]) -> int:
    """No schedule of these tables has a larger sum of scores."""
    caps = [sum(t.limit[c :: t.categories]) for c in range(t.categories)]
    knapsack = Knapsack(_items(t, scores), caps, sum(t.most_visits))
    by_time = knapsack.bound([item.time for item in knapsack.items], _time(t))
    money = min(t.budget, sum(t.shift_budget))
    by_cost = knapsack.bound([item.cost for item in knapsack.items], money)
    return min(by_time, by_cost)


@dataclass(frozen=True, slots=True)
class Knapsack:
    """Items, most of each category, and most counted ones of all categories."""

    items: Sequence[Item]
    caps: Sequence[int]
    most: int

    def bound(self, weights: Sequence[int], capacity: int) -> int:
        """The least of the bounds that the ratios score : weight give as a price of a resource."""
        best = self.bound_at(weights, capacity, 0, 1)
        ratios = {(i.score, w) for i, w in zip(self.items, weights, strict=True) if w > 0}
        prices = sorted(ratios, key=lambda ratio: ratio[0] / ratio[1])
        low, high = 0, len(prices) - 1
        while low <= high:  # the dual is convex in the price
            middle = (low + high) // 2
            here = self.bound_at(weights, capacity, *prices[middle])
            after = self.bound_at(weights, capacity, *prices[min(middle + 1, high)])
            best = min(best, here, after)
            if after < here:
                low = middle + 1
            else:
                high = middle - 1
        return best

    def bound_at(self, weights: Sequence[int], capacity: int, rise: int, run: int) -> int:
        """The Lagrangian bound at the price rise / run per unit of the resource."""
        kinds: dict[int | None, list[tuple[int, bool]]] = defaultdict(list)
        for item, weight in zip(self.items, weights, strict=True):
            worth = run * item.score - rise * weight
            if worth > 0:
                kinds[item.category].append((worth, item.counted))
        chosen: list[tuple[int, bool]] = []
        for category, found in kinds.items():
            found.sort(reverse=True)
            chosen += found if category is None else found[: self.caps[category]]
        counted = sorted((worth for worth, counts in chosen if counts), reverse=True)
        free = sum(worth for worth, counts in chosen if not counts)
        return (rise * capacity + free + sum(counted[: self.most])) // run


def _items(t: Tables, scores: Sequence[int]) -> list[Item]:
    """The units of which some visit is open on some shift."""
    members: dict[int, list[int]] = defaultdict(list)
    for v in range(t.visits):
        if any(
            t.window[s * t.visits + v] < t.window[s * t.visits + v + 1] for s in range(t.shifts)
        ):
            members[t.unit[v]].append(v)
    result = []
    for unit in members.values():
        categories = {t.category[v] for v in unit}
        result.append(
            Item(
                max(scores[v] for v in unit),
                min(t.duration[v] + _way_to(t, v) for v in unit),
                min(t.cost[v] for v in unit),
                categories.pop() if len(categories) == 1 else None,
                all(t.counted[v] for v in unit),
            )
        )
    return result


def _way_to(t: Tables, v: int) -> int:
    """The shortest travel to v from the start of a shift or from another visit."""
    shortest = []
    for s in range(t.shifts):
        line = t.arriving[t.matrix[s] + v * t.nodes : t.matrix[s] + (v + 1) * t.nodes]
        shortest.append(min([*line[:v], *line[v + 1 : t.visits], line[t.visits + 2 * s]]))
    return min(shortest)


def _time(t: Tables) -> int:
    """The time of all shifts, less the shortest way back to the end of each."""
    total = 0
    for s in range(t.shifts):
        end, row = t.visits + 2 * s + 1, t.matrix[s]
        back = min((t.leaving[row + v * t.nodes + end] for v in range(t.visits)), default=0)
        total += max(0, t.ends[s] - t.starts[s] - back)
    return total
