"""The best schedule of a small problem, proved by dynamic programming over sets of visits.

For every shift, all sets of visits that some order makes a tour of it (Held & Karp, "A dynamic
programming approach to sequencing problems", 1962; with windows: Dumas et al., "An optimal
algorithm for the traveling salesman problem with time windows", 1995), each with its least travel;
then the best way to give disjoint sets to the shifts. Sets are bit masks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tripai.scheduling.flatten import Tables

MOST_PAIRS = 2 * 3**10
"""Pairs of disjoint sets, times shifts, up to which trying all of them is quick."""
Label = tuple[int, int, tuple[int, ...]]
"""Departure from the last stop, travel so far, the stops."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Tours of the first shifts: their value, as the search kernel counts it, and their visits."""

    value: int
    tours: tuple[tuple[int, ...], ...]


def every_plan(t: Tables) -> dict[int, Plan]:
    """Every set of visits that can be scheduled, with the plan of the largest value for it."""
    conflicts = [
        sum(1 << w for w in range(t.visits) if w != v and t.unit[w] == t.unit[v])
        for v in range(t.visits)
    ]
    plans = {0: Plan(0, ())}
    for s in range(t.shifts):
        tours = [
            (chosen, tour, t.weight * _profit(t, s, tour) - travel, _cost(t, chosen))
            for chosen, (travel, tour) in _tours(t, s, conflicts).items()
        ]
        following: dict[int, Plan] = {}
        for used, plan in plans.items():
            blocked = used | _union(conflicts, used)
            money = t.budget - _cost(t, used)
            for chosen, tour, gain, cost in tours:
                if chosen & blocked == 0 and cost <= money:
                    value = plan.value + gain
                    known = following.get(used | chosen)
                    if known is None or value > known.value:
                        following[used | chosen] = Plan(value, (*plan.tours, tour))
        plans = following
    return plans


def is_small(t: Tables) -> bool:
    """Whether ``every_plan`` is quick."""
    return t.visits <= 10 and 3**t.visits * t.shifts <= MOST_PAIRS


def covered(t: Tables, mask: int) -> set[int]:
    """The units of the visits in a set that must be scheduled."""
    return {t.unit[v] for v in _members(mask) if t.needed[v]}


def _tours(t: Tables, s: int, conflicts: list[int]) -> dict[int, tuple[int, tuple[int, ...]]]:
    """Every set of visits that is a tour of shift s: its least travel, and the order of that."""
    start, end = t.visits + 2 * s, t.visits + 2 * s + 1
    result: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    layer: dict[tuple[int, int], list[Label]] = {(0, start): [(t.starts[s], 0, ())]}
    while layer:
        following: dict[tuple[int, int], list[Label]] = {}
        for (mask, last), labels in layer.items():
            row = t.matrix[s] + last * t.nodes
            for v in _possible(t, s, mask, conflicts):
                found = following.setdefault((mask | 1 << v, v), [])
                for leave, travel, tour in labels:
                    way = t.leaving[row + v]
                    time = _served(t, s, v, leave + way)
                    if time is not None:
                        _keep(found, (time, travel + way, (*tour, v)))
        for (mask, last), labels in following.items():
            home = t.leaving[t.matrix[s] + last * t.nodes + end]
            for leave, travel, tour in labels:
                if leave + home <= t.ends[s] and (
                    mask not in result or travel + home < result[mask][0]
                ):
                    result[mask] = (travel + home, tour)
        layer = {state: labels for state, labels in following.items() if labels}
    return result


def _keep(labels: list[Label], new: Label) -> None:
    """Add a label unless another is as early with as little travel; drop those it beats."""
    if any(time <= new[0] and travel <= new[1] for time, travel, _ in labels):
        return
    labels[:] = [label for label in labels if label[0] < new[0] or label[1] < new[1]]
    labels.append(new)


def _possible(t: Tables, s: int, mask: int, conflicts: list[int]) -> Iterator[int]:
    """The visits that the limits of shift s allow beside those in ``mask``."""
    members = _members(mask)
    kinds = [t.category[v] for v in members]
    counted = sum(t.counted[v] for v in members)
    money = min(t.shift_budget[s], t.budget) - _cost(t, mask)
    blocked = mask | _union(conflicts, mask)
    for v in range(t.visits):
        if (
            not blocked >> v & 1
            and kinds.count(t.category[v]) < t.limit[s * t.categories + t.category[v]]
            and counted + t.counted[v] <= t.most_visits[s]
            and t.cost[v] <= money
        ):
            yield v


def _served(t: Tables, s: int, v: int, arrival: int) -> int | None:
    """The earliest end of service of v on shift s, None after its last window."""
    k = s * t.visits + v
    for w in range(t.window[k], t.window[k + 1]):
        if arrival <= t.lasts[w]:
            return max(arrival, t.opens[w]) + t.duration[v]
    return None


def _members(mask: int) -> list[int]:
    """The visits in a set."""
    return [v for v in range(mask.bit_length()) if mask >> v & 1]


def _union(masks: list[int], mask: int) -> int:
    """All masks of the visits in a set, together."""
    result = 0
    for v in _members(mask):
        result |= masks[v]
    return result


def _cost(t: Tables, mask: int) -> int:
    """What the visits in a set cost."""
    return sum(t.cost[v] for v in _members(mask))


def _profit(t: Tables, s: int, tour: tuple[int, ...]) -> int:
    """The profit of a tour on shift s."""
    return sum(t.profit[s * t.visits + v] for v in tour)
