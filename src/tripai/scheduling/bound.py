"""An upper bound on the score of any schedule.

The relaxation forgets order and windows: all shifts are one stretch of time, and every visit takes
its shortest duration and the shortest way to it from anywhere. What is left is a knapsack with
nested limits on how many visits of a kind are taken (Martello & Toth, "Knapsack Problems", 1990).
Its Lagrangian dual in the price of time has one variable; every price gives a valid bound, and the
least is at a ratio of score to time. All arithmetic is exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

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


def upper_bound(t: Tables, scores: Sequence[int]) -> int:
    """No schedule of these tables has a larger sum of scores."""
    items = _items(t, scores)
    caps = {
        c: sum(t.limit[s * t.categories + c] for s in range(t.shifts)) for c in range(t.categories)
    }
    most = sum(t.most_visits)
    money = min(t.budget, sum(t.shift_budget))
    by_time = _priced(items, [item.time for item in items], _time(t), caps, most)
    by_cost = _priced(items, [item.cost for item in items], money, caps, most)
    return min(by_time, by_cost)


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


def _priced(
    items: Sequence[Item],
    weights: Sequence[int],
    capacity: int,
    caps: dict[int, int],
    most: int,
) -> int:
    """The least of the bounds that the ratios score : weight give as a price of the resource."""
    best = _bound_at(items, weights, capacity, caps, most, 0, 1)
    prices = sorted({(i.score, w) for i, w in zip(items, weights, strict=True) if w > 0},
                    key=lambda price: price[0] / price[1])  # fmt: skip
    low, high = 0, len(prices) - 1
    while low <= high:  # the dual is convex in the price
        middle = (low + high) // 2
        here = _bound_at(items, weights, capacity, caps, most, *prices[middle])
        after = _bound_at(items, weights, capacity, caps, most, *prices[min(middle + 1, high)])
        best = min(best, here, after)
        if after < here:
            low = middle + 1
        else:
            high = middle - 1
    return best


def _bound_at(
    items: Sequence[Item],
    weights: Sequence[int],
    capacity: int,
    caps: dict[int, int],
    most: int,
    rise: int,
    run: int,
) -> int:
    """The Lagrangian bound at the price rise / run per unit of the resource."""
    kinds: dict[int | None, list[tuple[int, bool]]] = defaultdict(list)
    for item, weight in zip(items, weights, strict=True):
        worth = run * item.score - rise * weight
        if worth > 0:
            kinds[item.category].append((worth, item.counted))
    counted, total = [], 0
    for category, found in kinds.items():
        found.sort(reverse=True)
        for worth, counts in found if category is None else found[: caps[category]]:
            if counts:
                counted.append(worth)
            else:
                total += worth
    counted.sort(reverse=True)
    return (rise * capacity + total + sum(counted[:most])) // run
