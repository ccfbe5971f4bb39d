"""A problem as flat arrays of integers, the form that the search kernel reads.

Nodes are the visits 0 .. n-1, then for every shift s its start n + 2s and its end n + 2s + 1, so
that a tour is a path between two nodes. Pins and the disturbance of an older plan are worked in
here: the kernel knows neither.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from tripai.scheduling.problem import Matrix, Problem, Shift, Visit

UNLIMITED = 2**60
EXPONENTS = (0.7, 1.0, 1.5, 2.0, 3.0)
"""Insertion prefers score ** exponent per unit of time, with an exponent drawn each time."""
DRAWS = 4096
Pin = tuple[int, int] | tuple[int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What ``Search`` is made from; n visits, m shifts, c categories, N = n + 2m nodes.

    Attributes:
        leaving: ``[matrix * N * N + a * N + b]`` travel from a to b; ``arriving``: the same from
            b to a.
        matrix: per shift the offset of its matrix in both.
        window: ``[s * n + v]`` .. ``[s * n + v + 1]``: the range of v's windows on shift s in
            ``opens`` and ``lasts`` (earliest and latest start of service for the shortest
            duration), in order of time, disjoint.
        profit: ``[s * n + v]`` the score, and what staying on its shift is worth to an older plan.
        power: ``[(e * m + s) * n + v]`` profit ** EXPONENTS[e].
        unit: visits of one unit exclude each other; ``needed``: 1 where the unit must be scheduled.
        category, counted, cost and limit ``[s * c + category]``, shift_budget, most_visits,
        budget: the limits.
        weight: how much travel one unit of profit outweighs.
        surprise: ``[k]`` is -log((k + 1/2) / DRAWS) * 65536, so that annealing needs no
            exponential.
        metric: no detour over a visit is quicker than the direct way, as far as was looked.
    """

    visits: int
    shifts: int
    nodes: int
    units: int
    categories: int
    leaving: array[int]
    arriving: array[int]
    matrix: array[int]
    starts: array[int]
    ends: array[int]
    window: array[int]
    opens: array[int]
    lasts: array[int]
    duration: array[int]
    profit: array[int]
    power: array[float]
    unit: array[int]
    needed: array[int]
    category: array[int]
    counted: array[int]
    cost: array[int]
    limit: array[int]
    shift_budget: array[int]
    most_visits: array[int]
    budget: int
    weight: int
    surprise: array[int]
    metric: bool


def flatten(
    problem: Problem,
    pins: Sequence[Pin] = (),
    home: Mapping[int, int] | None = None,
    disturbance: int = 0,
) -> Tables:
    """The tables of a problem; ``home`` maps visits of an older plan to their shifts there."""
    visits, shifts = problem.visits, problem.shifts
    size = len(visits) + 2 * len(shifts)
    matrices, used = _matrices(problem)
    leaving = array("i", [t for travel in matrices for t in _between_nodes(problem, travel)])
    windows = pinned_windows(problem, pins)
    unit, needed = _units(problem, pins)
    kinds = [None, *sorted({v.category for v in visits if v.category is not None})]
    profit = _profits(problem, home or {}, disturbance)
    return Tables(
        visits=len(visits),
        shifts=len(shifts),
        nodes=size,
        units=max(unit, default=-1) + 1,
        categories=len(kinds),
        leaving=leaving,
        arriving=_transposed(leaving, size, len(matrices)),
        matrix=array("i", [k * size * size for k in used]),
        starts=array("i", [s.start for s in shifts]),
        ends=array("i", [s.end for s in shifts]),
        window=_offsets(windows),
        opens=array("i", [first for spans in windows for first, _, _ in spans]),
        lasts=array("i", [last for spans in windows for _, last, _ in spans]),
        duration=array("i", [v.shortest for v in visits]),
        profit=profit,
        power=_powers(profit, needed),
        unit=unit,
        needed=needed,
        category=array("i", [kinds.index(v.category) for v in visits]),
        counted=array("i", [int(v.counted) for v in visits]),
        cost=array("q", [v.cost for v in visits]),
        limit=array("i", [_limit(problem, shift, kind) for shift in shifts for kind in kinds]),
        shift_budget=array("q", [_budget(s.budget) for s in shifts]),
        most_visits=array("i", [_most_visits(problem, s) for s in shifts]),
        budget=_budget(problem.budget),
        weight=_weight(problem, sum(profit)),
        surprise=_surprise(),
        metric=_metric(leaving, size, problem),
    )


def pinned_windows(problem: Problem, pins: Sequence[Pin] = ()) -> list[list[tuple[int, int, int]]]:
    """Per shift and visit (shift first) its windows there: (first start, last start, latest end).

    A pinned visit has windows only as its pin says, and others of its group have none.
    """
    pin_of = {pin[0]: pin for pin in pins}
    groups = {problem.visits[pin[0]].group for pin in pins} - {None}
    result: list[list[tuple[int, int, int]]] = []
    for s, shift in enumerate(problem.shifts):
        for v, visit in enumerate(problem.visits):
            pin = pin_of.get(v)
            if pin is None:
                result.append([] if visit.group in groups else windows_on(visit, shift))
            elif pin[1] != s:
                result.append([])
            elif len(pin) == 2:
                result.append(windows_on(visit, shift))
            else:
                at = pin[2]
                spans = windows_on(visit, shift)
                result.append([(at, at, end) for a, b, end in spans if a <= at <= b][:1])
    return result


def windows_on(visit: Visit, shift: Shift) -> list[tuple[int, int, int]]:
    """The visit's windows in the shift, in order: (first start, last start, latest end).

    Where windows overlap, an earlier one gives way to a later one from the later one's opening on.
    """
    found = []
    for window in visit.windows:
        end = min(shift.end, window[2]) if len(window) == 3 else shift.end
        first, last = max(window[0], shift.start), min(window[1], end - visit.shortest)
        if first <= last:
            found.append((first, last, end))
    found.sort()
    result: list[tuple[int, int, int]] = []
    for first, last, end in found:
        if result and result[-1][1] >= first:
            a, b, z = result.pop()
            if z == end or b >= last:
                result.append((a, max(b, last), max(z, end)) if z == end else (a, b, z))
                continue
            if a < first:
                result.append((a, first - 1, z))
        result.append((first, last, end))
    return result


@cache
def _surprise() -> array[int]:
    """The table of that name: the same for all problems."""
    return array("i", [round(-log((k + 0.5) / DRAWS) * 65536) for k in range(DRAWS)])


def _matrices(problem: Problem) -> tuple[list[Matrix], list[int]]:
    """The distinct matrices, and which of them each shift uses."""
    distinct: list[Matrix] = []
    used = []
    for shift in problem.shifts:
        travel = problem.travel if shift.travel is None else shift.travel
        if not any(travel is other for other in distinct):
            distinct.append(travel)
        used.append(next(k for k, other in enumerate(distinct) if travel is other))
    return distinct, used


def _between_nodes(problem: Problem, travel: Matrix) -> list[int]:
    """Travel between nodes, row after row.

    A location None is reached and left in no time, and so is the end of a shift from its own start:
    an empty shift has no travel.
    """
    locations: list[int | None] = [v.location for v in problem.visits]
    for shift in problem.shifts:
        locations += [shift.start_location, shift.end_location]
    times = [0 if a is None or b is None else travel[a][b] for a in locations for b in locations]
    for first in range(len(problem.visits), len(locations), 2):
        times[first * len(locations) + first + 1] = 0
    return times


def _weight(problem: Problem, profit: int) -> int:
    """The travel that a unit of score outweighs: what the problem says, at most all there can be.

    Below 2 ** 52 with all the profit there is, so that values fit into 64 bits and into a double.
    """
    longest = 1 + sum(shift.end - shift.start for shift in problem.shifts)
    wanted = longest if problem.travel_per_score is None else problem.travel_per_score
    return min(wanted, longest, max(1, 2**52 // (1 + profit)))


def _transposed(leaving: array[int], size: int, count: int) -> array[int]:
    """Every matrix with its rows as columns."""
    result = array("i")
    for k in range(count):
        matrix = leaving[k * size * size : (k + 1) * size * size]
        for b in range(size):
            result.extend(matrix[b::size])
    return result


def _offsets(windows: Sequence[Sequence[object]]) -> array[int]:
    """Where each list starts when all are written in a row, and where the last one ends."""
    result = array("i", [0])
    for spans in windows:
        result.append(result[-1] + len(spans))
    return result


def _units(problem: Problem, pins: Sequence[Pin]) -> tuple[array[int], array[int]]:
    """Per visit its unit (its group, or itself alone), and whether the unit must be scheduled."""
    keys = [
        ("visit", i) if v.group is None else ("group", v.group)
        for i, v in enumerate(problem.visits)
    ]
    number = {key: k for k, key in enumerate(dict.fromkeys(keys))}
    must = {keys[i] for i, v in enumerate(problem.visits) if v.required} | {
        keys[pin[0]] for pin in pins
    }
    unit = array("i", [number[key] for key in keys])
    return unit, array("i", [int(key in must) for key in keys])


def _profits(problem: Problem, home: Mapping[int, int], disturbance: int) -> array[int]:
    """Per shift and visit its score, more by ``disturbance`` on the shift it was on."""
    return array(
        "q",
        [
            visit.score + disturbance * (home.get(v) == s)
            for s in range(len(problem.shifts))
            for v, visit in enumerate(problem.visits)
        ],
    )


def _powers(profit: Sequence[int], needed: Sequence[int]) -> array[float]:
    """What insertion goes by: nothing for what is worth nothing, unless it is needed."""
    worth = [float(max(p, needed[k % len(needed)])) for k, p in enumerate(profit)]
    return array("d", [p**exponent for exponent in EXPONENTS for p in worth])


def _budget(budget: int | None) -> int:
    """A budget as a number."""
    return UNLIMITED if budget is None else budget


def _most_visits(problem: Problem, shift: Shift) -> int:
    """Most visits of a shift as a number."""
    most = len(problem.visits)
    return most if shift.max_visits is None else min(most, shift.max_visits)


def _limit(problem: Problem, shift: Shift, category: str | None) -> int:
    """Most visits of a category on a shift."""
    most = len(problem.visits)
    if category is None:
        return most
    return min(
        most, shift.category_limits.get(category, problem.category_limits.get(category, most))
    )


def _metric(leaving: array[int], size: int, problem: Problem) -> bool:
    """Whether no way over a visit, with its service, is quicker than the direct one.

    3,000 triples, evenly spread, stand for all.
    """
    n, step = len(problem.visits), 7919
    if n < 3:
        return False
    for base in range(0, len(leaving), size * size):
        for k in range(0, 3000 * step, step):
            a, v, b = k % n, (k // n) % n, (k // 7) % n
            over = (
                leaving[base + a * size + v]
                + problem.visits[v].shortest
                + leaving[base + v * size + b]
            )
            if a != v != b and a != b and over < leaving[base + a * size + b]:
                return False
    return True
