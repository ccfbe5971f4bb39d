"""The walks of one shift, around the pricing kernel."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from tripai.scheduling._pricing import Labels, Pricing
from tripai.scheduling.flatten import Tables

MOST_BITS = 62
PROMISING, PROMISING_OF_A_UNIT = 32, 4
"""What quick walks choose from: 2 times as quick as all on the catalogue, for as good prices."""


class Walks:
    """Walks over the visits that are open on a shift, numbered from 0.

    Attributes:
        visits: the problem's number of each visit.
        bits: per unit that walks have cycled back to, what stands for it in a walk's memory.
    """

    def __init__(self, t: Tables, s: int, labels: Labels, price: int) -> None:
        """Walks on shift s, each unit of travel at ``price``."""
        self.visits = [
            v
            for v in range(t.visits)
            if t.window[s * t.visits + v] < t.window[s * t.visits + v + 1]
        ]
        self.unit = [t.unit[v] for v in self.visits]
        self.pricing = _pricing(t, s, self.visits, labels, price)
        self.entry, exits = _shortest_ways(self.pricing, self.unit)
        self.ways = [price * (a + b) for a, b in zip(self.entry, exits, strict=True)]
        self.bits: dict[int, int] = {}

    def best(self, net: array[int], most_work: int, *, thorough: bool = False) -> int:
        """The value of the best walk if ``thorough``, of a good one if not; -1 if it takes long."""
        some = self.promising(net)
        self.pricing.rest = self._rest(net, some)
        found = self.pricing.best(net, some, -1, most_work)
        if not thorough or found < 0:
            return found
        active = array("i", [i for i, worth in enumerate(net) if worth > 0])
        self.pricing.rest = self._rest(net, active)
        return self.pricing.best(net, active, found, most_work)

    def _rest(self, net: array[int], active: Sequence[int]) -> array[int]:
        """By chunks of time left, the most that a walk can gain in it: a knapsack with fractions."""
        p = self.pricing
        gains: dict[int, tuple[int, int]] = {}
        for i in active:
            gain, time = gains.get(self.unit[i], (0, 2**30))
            ways = self.entry[i]
            gains[self.unit[i]] = (
                max(gain, net[i] - p.price * ways),
                min(time, p.duration[i] + ways),
            )
        rest = array("q")
        order = sorted(gains.values(), key=lambda item: -item[0] / (item[1] + 1e-9))
        full, used, k = 0, 0, 0
        for chunks in range(len(p.rest)):
            left = (chunks + 1) * p.chunk
            while k < len(order) and used + order[k][1] <= left:
                full, used, k = full + order[k][0], used + order[k][1], k + 1
            part = -(-order[k][0] * (left - used) // order[k][1]) if k < len(order) else 0
            rest.append(full + part)
        return rest

    def promising(self, net: Sequence[int]) -> array[int]:
        """Some of the visits that are worth most, less the shortest ways from and to others."""
        order = [i for i, worth in enumerate(net) if worth > 0]
        order.sort(key=lambda i: self.ways[i] - 2 * net[i])
        chosen = array("i")
        taken: Counter[int] = Counter()
        for i in order:
            taken[self.unit[i]] += 1
            if taken[self.unit[i]] <= PROMISING_OF_A_UNIT:
                chosen.append(i)
        return chosen[:PROMISING]

    def walks(self) -> Iterator[list[int]]:
        """The best walk to each visit."""
        for i in range(len(self.visits)):
            yield self.pricing.walk_to(i)

    def best_walk(self) -> list[int]:
        """The best walk that was found, empty if none is worth its ways."""
        last = max(range(len(self.visits)), key=self.pricing.value_at, default=-1)
        return self.pricing.walk_to(last) if last >= 0 and self.pricing.value_at(last) > 0 else []

    def learn(self, walk: Sequence[int]) -> None:
        """Let walks remember what this one came back to, until where it came back."""
        seen: dict[int, int] = {}
        for k, i in enumerate(walk):
            unit = self.unit[i]
            if unit in seen and self._has_bit(unit):
                for j in walk[seen[unit] : k]:
                    self.pricing.remembered[j] |= self.bits[unit]
            seen[unit] = k

    def _has_bit(self, unit: int) -> bool:
        """Whether memories have a bit for a unit; it gets one if there is one left."""
        if unit not in self.bits and len(self.bits) < MOST_BITS:
            self.bits[unit] = 1 << len(self.bits)
            for i, other in enumerate(self.unit):
                if other == unit:
                    self.pricing.bit[i] = self.bits[unit]
                    self.pricing.remembered[i] |= self.bits[unit]
        return unit in self.bits


def _pricing(t: Tables, s: int, visits: Sequence[int], labels: Labels, price: int) -> Pricing:
    """The kernel's arrays for a shift."""
    start, end = t.visits + 2 * s, t.visits + 2 * s + 1
    row = [t.matrix[s] + a * t.nodes for a in range(t.nodes)]
    window, opens, lasts = array("i", [0]), array("i"), array("i")
    for v in visits:
        first, stop = t.window[s * t.visits + v], t.window[s * t.visits + v + 1]
        opens += t.opens[first:stop]
        lasts += t.lasts[first:stop]
        window.append(len(opens))
    return Pricing(
        labels,
        (t.starts[s], t.ends[s], price),
        (
            array("i", [t.leaving[row[start] + v] for v in visits]),
            array("i", [t.leaving[row[v] + end] for v in visits]),
            array("i", [t.leaving[row[a] + b] for a in visits for b in visits]),
        ),
        (window, opens, lasts),
        array("i", [t.duration[v] for v in visits]),
        array("i", [t.unit[v] for v in visits]),
    )


def _shortest_ways(p: Pricing, unit: Sequence[int]) -> tuple[list[int], list[int]]:
    """Per visit the shortest way from another or the start, and to another or the end."""
    n = len(unit)
    others = [[a for a in range(n) if unit[a] != unit[b]] for b in range(n)]
    return (
        [min([p.out[b], *(p.ways[a * n + b] for a in others[b])]) for b in range(n)],
        [min([p.home[b], *(p.ways[b * n + a] for a in others[b])]) for b in range(n)],
    )
