# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False, infer_types=False
# ruff: noqa: PLR1730 - max() of two integers costs plain Python twice the time of an if
"""Dynamic programming over sets of visits, for problems small enough to look at every set.

For one shift after another, every set that some order makes a tour of it, with its least travel
(Held & Karp, "A dynamic programming approach to sequencing problems", 1962; with windows: Dumas et
al., "An optimal algorithm for the traveling salesman problem with time windows", 1995); then the
best way to split every set among the shifts so far. Sets are bit masks.

``_subsets.pxd`` gives the types with which Cython compiles this file; it runs as plain Python too,
with the same result: integers only.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tripai.scheduling.flatten import Tables

NOTHING = -(2**62)
"""The value of what cannot be."""


class Subsets:
    """Every set of visits with the value of its best plan, as the search kernel counts it.

    A label is a way to visit a set: its last visit, when that ends, and the travel so far.

    Attributes:
        value: ``[set]`` of the best plan that visits this set on the shifts so far, or ``NOTHING``.
        part: ``[s * sets + set]`` what of the set that plan visits on shift s.
        end: ``[s * sets + set]`` the last label of the set's tour with the least travel, -1 if the
            set is no tour of shift s.
    """

    def __init__(self, t: Tables) -> None:
        """Start with the empty plan."""
        n, self.shifts, self.nodes, self.categories = t.visits, t.shifts, t.nodes, t.categories
        self.visits, self.sets, self.weight, self.budget = n, 1 << n, t.weight, t.budget
        self.leaving, self.matrix, self.starts, self.ends = t.leaving, t.matrix, t.starts, t.ends
        self.window, self.opens, self.lasts, self.duration = t.window, t.opens, t.lasts, t.duration
        self.unit, self.category, self.counted, self.cost = t.unit, t.category, t.counted, t.cost
        self.limit, self.most_visits, self.shift_budget = t.limit, t.most_visits, t.shift_budget
        self.profit = t.profit
        self.whole = array("i", bytes(4 * self.sets))
        self.value = array("q", [NOTHING]) * self.sets
        self.before = array("q", bytes(8 * self.sets))
        self.gain = array("q", bytes(8 * self.sets))
        self.part = array("i", bytes(4 * self.sets * max(1, t.shifts)))
        self.end = array("i", bytes(4 * self.sets * max(1, t.shifts)))
        self.allowed = array("i", bytes(4 * max(1, n)))
        self.kinds = array("i", bytes(4 * t.categories))
        self.head = array("i", bytes(4 * self.sets * max(1, n)))
        self.used, self.room = 0, 16 * self.sets
        self.node = array("i", bytes(4 * self.room))
        self.time = array("i", bytes(4 * self.room))
        self.travel = array("i", bytes(4 * self.room))
        self.parent = array("i", bytes(4 * self.room))
        self.beside = array("i", bytes(4 * self.room))
        self.value[0] = 0

    def solve(self) -> None:
        """Look at all shifts."""
        self.mark()
        for s in range(self.shifts):
            self.tours(s)
            self.split(s)

    def mark(self) -> None:
        """Mark the sets that no group and no budget over the shifts forbids."""
        for chosen in range(self.sets):
            self.whole[chosen] = 1
            cost = 0
            for v in range(self.visits):
                if chosen >> v & 1:
                    cost += self.cost[v]
                    for w in range(v):
                        if chosen >> w & 1 and self.unit[v] == self.unit[w]:
                            self.whole[chosen] = 0
            if cost > self.budget:
                self.whole[chosen] = 0

    def tours(self, s: int) -> None:
        """Find every set that is a tour of shift s."""
        n, first = self.visits, self.visits + 2 * s
        for k in range(self.sets * n):
            self.head[k] = -1
        for chosen in range(self.sets):
            self.end[s * self.sets + chosen] = -1
            self.gain[chosen] = NOTHING
        self.gain[0] = 0
        self.admit(s, 0)
        self.follow(s, 0, first, self.starts[s], 0, -1)
        for chosen in range(1, self.sets):
            least = NOTHING
            self.admit(s, chosen)
            for last in range(n):
                k = self.head[chosen * n + last]
                while k >= 0:
                    home = self.leaving[self.matrix[s] + last * self.nodes + first + 1]
                    if self.time[k] + home <= self.ends[s] and -self.travel[k] - home > least:
                        least = -self.travel[k] - home
                        self.end[s * self.sets + chosen] = k
                    self.follow(s, chosen, last, self.time[k], self.travel[k], k)
                    k = self.beside[k]
            if least > NOTHING:
                self.gain[chosen] = least
                for v in range(n):
                    if chosen >> v & 1:
                        self.gain[chosen] += self.weight * self.profit[s * n + v]

    def admit(self, s: int, chosen: int) -> None:
        """Note which visits the limits of shift s allow beside those of a set."""
        counted, cost = 0, 0
        for c in range(self.categories):
            self.kinds[c] = 0
        for v in range(self.visits):
            if chosen >> v & 1:
                self.kinds[self.category[v]] += 1
                counted += self.counted[v]
                cost += self.cost[v]
        for v in range(self.visits):
            c = self.category[v]
            self.allowed[v] = (
                not chosen >> v & 1
                and self.whole[chosen | 1 << v]
                and self.kinds[c] < self.limit[s * self.categories + c]
                and counted + self.counted[v] <= self.most_visits[s]
                and cost + self.cost[v] <= self.shift_budget[s]
            )

    def follow(self, s: int, chosen: int, a: int, time: int, travel: int, parent: int) -> None:
        """Set the labels of the allowed visits, each after node a on shift s."""
        n = self.visits
        for v in range(n):
            if not self.allowed[v]:
                continue
            way = self.leaving[self.matrix[s] + a * self.nodes + v]
            i, stop = self.window[s * n + v], self.window[s * n + v + 1]
            while i < stop and time + way > self.lasts[i]:
                i += 1
            if i < stop:
                begin = time + way
                if begin < self.opens[i]:
                    begin = self.opens[i]
                k = (chosen | 1 << v) * n + v
                self.keep(k, v, begin + self.duration[v], travel + way, parent)

    def keep(self, state: int, v: int, time: int, travel: int, parent: int) -> None:
        """Keep a label unless another of its state is as early with as little travel."""
        before, i = -1, self.head[state]
        while i >= 0:
            if self.time[i] <= time and self.travel[i] <= travel:
                return
            if time <= self.time[i] and travel <= self.travel[i]:
                if before < 0:
                    self.head[state] = self.beside[i]
                else:
                    self.beside[before] = self.beside[i]
            else:
                before = i
            i = self.beside[i]
        if self.used == self.room:
            self.grow()
        k = self.used
        self.used += 1
        self.node[k], self.time[k], self.travel[k], self.parent[k] = v, time, travel, parent
        self.beside[k] = self.head[state]
        self.head[state] = k

    def grow(self) -> None:
        """Double the room for labels."""
        more = array("i", bytes(4 * self.room))
        self.node, self.time = array("i", self.node) + more, array("i", self.time) + more
        self.travel, self.parent = array("i", self.travel) + more, array("i", self.parent) + more
        self.beside = array("i", self.beside) + more
        self.room *= 2

    def split(self, s: int) -> None:
        """Give every set's best part to shift s and the rest to the shifts before it."""
        for chosen in range(self.sets):
            self.before[chosen] = self.value[chosen]
            if s == 0:
                self.value[chosen] = self.gain[chosen]
                self.part[chosen] = chosen
        if s == 0:
            return
        for chosen in range(self.sets):
            self.value[chosen] = NOTHING
            if not self.whole[chosen]:
                continue
            part = chosen
            while True:
                rest = self.before[chosen ^ part]
                if rest > NOTHING and self.gain[part] > NOTHING:
                    value = rest + self.gain[part]
                    if value > self.value[chosen]:
                        self.value[chosen] = value
                        self.part[s * self.sets + chosen] = part
                if part == 0:
                    break
                part = (part - 1) & chosen

    def plan(self, chosen: int) -> list[list[int]]:
        """The tours of the best plan that visits this set."""
        result = []
        for s in range(self.shifts - 1, -1, -1):
            part = self.part[s * self.sets + chosen]
            tour = []
            k = self.end[s * self.sets + part]
            while k >= 0:
                tour.append(self.node[k])
                k = self.parent[k]
            result.append(tour[::-1])
            chosen ^= part
        return result[::-1]
