"""A bound from prices: what the best tours would bring if the limits they share had a price.

Every limit gets a multiplier: each visit once, most of a category and most visits of a shift,
money. What is left of the problem is one walk for each shift, which ``_pricing.py`` finds. Any
multipliers give a bound (Held, Wolfe & Crowder, "Validation of subgradient optimization", Math.
Program. 6, 1974; for team orienteering: Boussier, Feillet & Gendreau, "An exact algorithm for team
orienteering problems", 4OR 5, 2007). They are improved with quick walks that prove nothing, one
shift at a time (Nedic & Bertsekas, "Incremental subgradient methods for nondifferentiable
optimization", SIAM J. Optim. 12, 2001); then a few thorough walks prove the bound. Effort is
counted in steps, not in seconds, so that the bound is the same wherever it is computed.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tripai.scheduling._pricing import Labels
from tripai.scheduling.flatten import Tables
from tripai.scheduling.walks import Walks

SCALE = 4096
"""Multipliers are integers, in this part of a unit of value."""
LARGEST = 2**40
"""No worth is larger, so that the sums of the kernel fit into 64 bits."""
WORK_PER_VISIT, LEAST_WORK, MOST_WORK = 16_000, 2_000_000, 12_000_000
"""Steps per visit and shift: 0.06 s for three days with 106 visits, 2 s as plain Python."""
LEAST_ROUNDS = 5
"""No bound is tried where the steps allow for fewer rounds than these."""
ROUNDS, PROOFS = 40, 16
STEP, STEP_FALL, PROOF_STEP = 1.0, 0.95, 0.3
"""Part of Polyak's step to go, how much less of it in every round, and of it between proofs."""
MOMENTUM = 0.3
FIRST_PRICE = 0.75
"""What a place among the most visits of a shift costs at first, in the least worth scheduled."""


@dataclass(frozen=True, slots=True)
class Row:
    """A limit: amounts add up to ``most`` at most, exactly to it if ``exact``.

    ``usual`` is a usual amount, so that money and visits change their multipliers alike.
    """

    most: int
    exact: bool
    usual: float


def best_value(t: Tables, tours: Sequence[Sequence[int]], weight: int, price: int) -> int | None:
    """A bound on ``weight`` x profit - ``price`` x travel of any schedule; None if it is too large.

    The nearer the ``tours`` are to the best, the quicker and nearer the bound.
    """
    if not t.visits or not t.shifts or SCALE * weight * max(t.profit) > LARGEST:
        return None
    most_work = min(max(LEAST_WORK, WORK_PER_VISIT * t.visits * t.shifts), MOST_WORK)
    value = value_of(t, tours, weight, price)
    dual = Dual(t, weight, price)
    dual.start(tours)
    if not dual.improve(value, most_work):
        return None
    least = None
    for bound in dual.proofs(value, most_work):
        least = bound if least is None else min(least, bound)
        if least <= value:
            break
    return least


def value_of(t: Tables, tours: Sequence[Sequence[int]], weight: int, price: int) -> int:
    """``weight`` x profit - ``price`` x travel of a schedule."""
    value = 0
    for s, tour in enumerate(tours):
        nodes = [t.visits + 2 * s, *tour, t.visits + 2 * s + 1]
        ways = (t.leaving[t.matrix[s] + a * t.nodes + b] for a, b in pairwise(nodes))
        value += weight * sum(t.profit[s * t.visits + v] for v in tour) - price * sum(ways)
    return value


class Dual:
    """Rows with their multipliers, and the walks of each shift at these prices.

    Attributes:
        takes: ``[s][i]`` what visit i of shift s takes of which rows.
        used: per shift what its last walk takes of which rows.
    """

    def __init__(self, t: Tables, weight: int, price: int) -> None:
        """All multipliers 0; a value is ``weight`` x profit - ``price`` x travel."""
        self.t, self.weight = t, weight
        labels = Labels()
        self.shifts = [Walks(t, s, labels, price * SCALE) for s in range(t.shifts)]
        self.rows: list[Row] = []
        self.takes: list[list[list[tuple[int, int]]]] = [
            [[] for _ in shift.visits] for shift in self.shifts
        ]
        self.unit_row: dict[int, int] = {}
        self.count_row: dict[int, int] = {}
        self._add_units()
        for s in range(t.shifts):
            self._add_limits(s)
        if sum(t.cost) > t.budget:
            self._add(t.budget, t.cost, range(t.shifts))
        self.multipliers = [0] * len(self.rows)
        self.velocity = [0.0] * len(self.rows)
        self.used: list[Mapping[int, int]] = [{} for _ in self.shifts]

    @property
    def work(self) -> int:
        """Steps taken so far."""
        return sum(shift.pricing.work for shift in self.shifts)

    def start(self, tours: Sequence[Sequence[int]]) -> None:
        """First prices: what is worth more than the least scheduled costs that much more."""
        t = self.t
        worth = dict.fromkeys(self.unit_row, 0)
        for s in range(t.shifts):
            for v in range(t.visits):
                value = t.counted[v] * self.weight * t.profit[s * t.visits + v]
                worth[t.unit[v]] = max(worth[t.unit[v]], value)
        scheduled = sum(t.counted[v] for tour in tours for v in tour)
        least = sorted(worth.values(), reverse=True)[min(scheduled, len(worth) - 1)]
        for unit, r in self.unit_row.items():
            self.multipliers[r] = SCALE * max(0, worth[unit] - least)
        for s, r in self.count_row.items():
            if sum(t.counted[v] for v in tours[s]) >= self.rows[r].most:
                self.multipliers[r] = int(SCALE * least * FIRST_PRICE)

    def improve(self, value: int, most_work: int) -> bool:
        """Move the multipliers by quick walks; whether there was work enough to do so.

        ``value`` is that of a schedule: the nearer it is, the better the steps.
        """
        found = [0] * len(self.shifts)
        for k in range(ROUNDS):
            for s, shift in enumerate(self.shifts):
                net = self.net(s)
                found[s] = shift.best(net, most_work)
                self._walk(s)
                if k > 0 or s == len(self.shifts) - 1:
                    excess = self.fixed() + sum(found) - value * SCALE
                    self._step(excess * STEP * STEP_FALL**k / len(self.shifts) ** 0.5)
            if self.work * LEAST_ROUNDS > most_work * (k + 1):
                return False
            if self.work > most_work // 2:
                break
        return True

    def proofs(self, value: int, most_work: int) -> Iterator[int]:
        """Bounds on the value of any schedule, as long as there is work to do."""
        for _ in range(PROOFS):
            total = self.fixed()
            for s, shift in enumerate(self.shifts):
                net = self.net(s)
                found = shift.best(net, most_work - self.work, thorough=True)
                if found < 0:
                    return
                total += found
                self._walk(s)
                for walk in shift.walks():
                    shift.learn(walk)
            yield total // SCALE
            self._step((total - value * SCALE) * PROOF_STEP)

    def fixed(self) -> int:
        """What the limits themselves are worth at their prices."""
        return sum(row.most * x for row, x in zip(self.rows, self.multipliers, strict=True))

    def net(self, s: int) -> array[int]:
        """What each visit of shift s is worth at the prices; nothing below 0 is worth a way."""
        result = array("q")
        for v, takes in zip(self.shifts[s].visits, self.takes[s], strict=True):
            value = SCALE * self.weight * self.t.profit[s * self.t.visits + v]
            for r, amount in takes:
                value -= self.multipliers[r] * amount
            result.append(max(0, value))
        return result

    def _walk(self, s: int) -> None:
        """Note what the best walk of shift s takes, and keep it from cycling again."""
        walk = self.shifts[s].best_walk()
        self.shifts[s].learn(walk)
        used: dict[int, int] = defaultdict(int)
        for i in walk:
            for r, amount in self.takes[s][i]:
                used[r] += amount
        self.used[s] = used

    def _step(self, distance: float) -> None:
        """Raise the price of what is taken too often, and lower that of what is left over."""
        taken = [-row.most for row in self.rows]
        for used in self.used:
            for r, amount in used.items():
                taken[r] += amount
        for r, row in enumerate(self.rows):
            idle = taken[r] < 0 and self.multipliers[r] <= 0 and not row.exact
            slope = 0.0 if idle else taken[r] / row.usual
            self.velocity[r] = slope + MOMENTUM * self.velocity[r]
        norm = sum(v * v for v in self.velocity)
        if norm == 0 or distance <= 0:
            return
        for r, row in enumerate(self.rows):
            x = self.multipliers[r] + int(distance * self.velocity[r] / norm / row.usual)
            self.multipliers[r] = max(-LARGEST if row.exact else 0, x)

    def _add_units(self) -> None:
        """Each visit, and of each group one, at most once; exactly once what is needed."""
        t = self.t
        for unit in sorted(set(t.unit)):
            members = [int(other == unit) for other in t.unit]
            needed = any(t.needed[v] for v, member in enumerate(members) if member)
            self.unit_row[unit] = self._add(1, members, range(t.shifts), exact=needed)

    def _add_limits(self, s: int) -> None:
        """Most of each category, most visits and most money of shift s."""
        t = self.t
        for c in range(t.categories):
            members = [int(category == c) for category in t.category]
            most = t.limit[s * t.categories + c]
            if sum(members) > most:
                self._add(most, members, [s])
        if sum(t.counted) > t.most_visits[s]:
            self.count_row[s] = self._add(t.most_visits[s], t.counted, [s])
        if sum(t.cost) > t.shift_budget[s]:
            self._add(t.shift_budget[s], t.cost, [s])

    def _add(
        self, most: int, amounts: Sequence[int], shifts: Iterable[int], *, exact: bool = False
    ) -> int:
        """A row of an amount for each visit, on these shifts."""
        r = len(self.rows)
        some = [amount for amount in amounts if amount]
        self.rows.append(Row(most, exact, sum(some) / len(some)))
        for s in shifts:
            for i, v in enumerate(self.shifts[s].visits):
                if amounts[v]:
                    self.takes[s][i].append((r, amounts[v]))
        return r
