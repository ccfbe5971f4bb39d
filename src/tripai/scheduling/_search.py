# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False, infer_types=False
# ruff: noqa: PLR1730 - min() and max() of two integers cost plain Python twice the time of an if
"""The search kernel: a large neighbourhood search for team orienteering with time windows.

The method is ruin and recreate (Schrimpf et al., J. Comput. Phys. 159, 2000; Shaw, CP 1998) with
simulated annealing, in the form that Schmid & Ehmke, "An effective large neighborhood search for
the team orienteering problem with time windows" (ICCL 2017) found to suit this problem. Insertion
tests take constant time with the latest arrival at every stop (Savelsbergh, "The vehicle routing
problem with time windows: minimizing route duration", 1992), kept here for several windows a visit.

``_search.pxd`` gives the types with which Cython compiles this file; it runs as plain Python too,
with the same result to the bit: integers, a table of powers, products and quotients of doubles in
a fixed order, its own random numbers, no clock.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tripai.scheduling.flatten import Tables

NEVER = 2**30
DRAWS = 4096
MASK = 4294967295


class Search:
    """The state of one search: the current tours, the tours to go back to, the best tours.

    A tour is a doubly linked list of nodes. ``leave`` is the earliest departure from a node,
    ``late`` the latest arrival at it from which the rest of the tour can still be made, ``reach``
    the arrival.
    """

    def __init__(self, t: Tables, seed: int) -> None:
        """Start with empty tours."""
        n, m = t.visits, t.shifts
        self.visits, self.shifts, self.nodes, self.categories = n, m, t.nodes, t.categories
        self.leaving, self.arriving, self.matrix, self.ends = (
            t.leaving,
            t.arriving,
            t.matrix,
            t.ends,
        )
        self.window, self.opens, self.lasts, self.duration = t.window, t.opens, t.lasts, t.duration
        self.profit, self.power, self.unit, self.needed = t.profit, t.power, t.unit, t.needed
        self.category, self.counted, self.cost, self.limit = t.category, t.counted, t.cost, t.limit
        self.shift_budget, self.most_visits, self.budget = t.shift_budget, t.most_visits, t.budget
        self.weight, self.surprise, self.metric = t.weight, t.surprise, int(t.metric)
        self.exponents = len(t.power) // max(1, n * m)
        self.random = (seed * 2654435761 + 88172645463325252) % 4294967291 + 1
        self.weyl = 0

        self.next, self.previous = zeros("i", t.nodes), zeros("i", t.nodes)
        self.reach, self.leave, self.late = (
            zeros("i", t.nodes),
            zeros("i", t.nodes),
            zeros("i", t.nodes),
        )
        self.shift_of = array("i", [-1]) * n
        self.taken = zeros("i", t.units)
        self.count, self.stops, self.spent = (
            zeros("i", m * t.categories),
            zeros("i", m),
            zeros("q", m),
        )
        self.total_spent = self.total_profit = self.total_travel = self.met = 0

        self.content, self.ruined, self.touched = zeros("q", m), zeros("q", m), zeros("i", m)
        self.before, self.newest = zeros("q", m), zeros("i", m)
        self.clock = 1
        self.shift_cost, self.place = zeros("i", m * n), zeros("i", m * n)
        self.known = array("q", [-1]) * (m * n)
        self.open, self.order = zeros("i", n), zeros("i", n)
        self.appeal, self.rank = array("d", [0.0]) * n, array("d", [0.0]) * n
        self.wish = -1
        self.way_weight = self.wild = 0
        self.rarely = 4 if n <= 16 else 64

        for s in range(m):
            first = n + 2 * s
            self.next[first], self.previous[first + 1] = first + 1, first
            self.next[first + 1] = self.previous[first] = -1
            self.leave[first], self.late[first + 1] = t.starts[s], t.ends[s]
            self.total_travel += self.leaving[self.matrix[s] + first * t.nodes + first + 1]
            self.settle(s)
        self.kept_next, self.kept_previous = zeros("i", t.nodes), zeros("i", t.nodes)
        self.kept_shift, self.kept_content = zeros("i", n), zeros("q", m)
        self.best_next = zeros("i", t.nodes)
        self.kept_met = self.best_met = 0
        self.kept_value = self.best_value = self.value()
        self.keep()
        copy(self.best_next, self.next, t.nodes)

    # -- what solve.py calls

    def run(self, iterations: int, temperature: float) -> None:
        """Ruin, recreate and decide ``iterations`` times at one temperature, in ``value``."""
        for _ in range(iterations):
            if self.below(16) == 0:
                self.way_weight = self.below(5)
                self.forget()
            self.wild = self.below(self.rarely) == 0
            self.ruin()
            self.recreate()
            self.decide(temperature)

    def forget(self) -> None:
        """Throw away all that is known about insertions."""
        for k in range(self.visits * self.shifts):
            self.known[k] = -1

    def load(self, tours: list[list[int]]) -> None:
        """Put these visits into the empty tours, in order, leaving out what does not fit."""
        for s in range(self.shifts):
            for v in tours[s]:
                if self.shift_of[v] < 0 and self.allowed(v, s):
                    self.link(v, s, self.previous[self.visits + 2 * s + 1])
            self.settle(s)
        self.decide(0.0)

    def forbid(self, v: int) -> None:
        """Never schedule v or another visit of its unit."""
        self.taken[self.unit[v]] += 1

    def is_taken(self, v: int) -> bool:
        """Whether v or another visit of its unit is scheduled."""
        return self.taken[self.unit[v]] > 0

    def has_time(self, v: int, s: int) -> bool:
        """Whether v could be inserted somewhere into the tour of shift s, limits aside."""
        self.open[0] = v
        self.scan(s, 1)
        return self.shift_cost[s * self.visits + v] < NEVER

    def within_limits(self, v: int, s: int) -> bool:
        """Whether shift s takes another visit of v's category, and another visit at all."""
        c = s * self.categories + self.category[v]
        within = self.stops[s] + self.counted[v] <= self.most_visits[s]
        return within and self.count[c] < self.limit[c]

    def best_tours(self) -> list[list[int]]:
        """The best tours found: the visits of every shift in order."""
        return self.tours(self.best_next)

    def tours(self, following: array[int]) -> list[list[int]]:
        """Linked lists written out."""
        result = []
        for s in range(self.shifts):
            tour = []
            node = following[self.visits + 2 * s]
            while node < self.visits:
                tour.append(node)
                node = following[node]
            result.append(tour)
        return result

    # -- random numbers: xorshift with a Weyl sequence (Marsaglia, "Xorshift RNGs", 2003), 32 bits

    def below(self, bound: int) -> int:
        """A random integer from 0 to bound - 1."""
        x = self.random
        x ^= (x << 13) & MASK
        x ^= x >> 17
        x ^= (x << 5) & MASK
        self.random = x
        self.weyl = (self.weyl + 362437) & MASK
        return (((x + self.weyl) & MASK) * bound) >> 32

    # -- tours

    def value(self) -> int:
        """Profit first, then less travel, in one number."""
        return self.total_profit * self.weight - self.total_travel

    def allowed(self, v: int, s: int) -> bool:
        """Whether unit, category, visits and money allow v on shift s, whatever the time."""
        c = s * self.categories + self.category[v]
        return (
            self.taken[self.unit[v]] == 0
            and self.count[c] < self.limit[c]
            and self.stops[s] + self.counted[v] <= self.most_visits[s]
            and self.spent[s] + self.cost[v] <= self.shift_budget[s]
            and self.total_spent + self.cost[v] <= self.budget
        )

    def book(self, v: int, s: int, sign: int) -> None:
        """Enter v into the sums and counts of shift s (sign 1), or strike it out (sign -1)."""
        self.taken[self.unit[v]] += sign
        self.count[s * self.categories + self.category[v]] += sign
        self.stops[s] += sign * self.counted[v]
        self.spent[s] += sign * self.cost[v]
        self.total_spent += sign * self.cost[v]
        self.total_profit += sign * self.profit[s * self.visits + v]
        self.met += sign * self.needed[v]

    def link(self, v: int, s: int, a: int) -> None:
        """Put v after node a of shift s; the times are not yet right."""
        b = self.next[a]
        row = self.matrix[s]
        self.total_travel += (
            self.leaving[row + a * self.nodes + v]
            + self.leaving[row + v * self.nodes + b]
            - self.leaving[row + a * self.nodes + b]
        )
        self.next[a] = self.previous[b] = v
        self.next[v], self.previous[v] = b, a
        self.shift_of[v] = s
        self.touched[s] = 1
        self.book(v, s, 1)

    def unlink(self, v: int) -> None:
        """Take v out of its tour; the times are not yet right."""
        s = self.shift_of[v]
        a, b = self.previous[v], self.next[v]
        row = self.matrix[s]
        self.total_travel -= (
            self.leaving[row + a * self.nodes + v]
            + self.leaving[row + v * self.nodes + b]
            - self.leaving[row + a * self.nodes + b]
        )
        self.next[a], self.previous[b] = b, a
        self.shift_of[v] = -1
        self.touched[s] = 1
        self.book(v, s, -1)

    def settle(self, s: int) -> None:
        """Bring the times of a tour up to date, dropping stops that come too late.

        Leaving out a stop can make a tour late only where travel breaks the triangle inequality.
        """
        stuck = self.forward(s)
        while stuck >= 0:
            self.unlink(stuck)
            stuck = self.forward(s)
        self.backward(s)
        self.clock += 1
        self.content[s] = self.clock
        self.before[s] = -2

    def forward(self, s: int) -> int:
        """Earliest arrivals and departures; the visit that cannot be made in time, or -1."""
        row, n, size = self.matrix[s], self.visits, self.nodes
        a = n + 2 * s
        last = a + 1
        b = self.next[a]
        while b != last:
            t = self.leave[a] + self.leaving[row + a * size + b]
            self.reach[b] = t
            w, stop = self.window[s * n + b], self.window[s * n + b + 1]
            while w < stop and self.lasts[w] < t:
                w += 1
            if w == stop:
                return b
            if t < self.opens[w]:
                t = self.opens[w]
            self.leave[b] = t + self.duration[b]
            a, b = b, self.next[b]
        t = self.leave[a] + self.leaving[row + a * size + b]
        self.reach[b] = t
        if t > self.late[b] and a < n:
            return a
        return -1

    def backward(self, s: int) -> None:
        """Latest arrivals, given that the tour is feasible."""
        row, n, size = self.matrix[s], self.visits, self.nodes
        b = n + 2 * s + 1
        a = self.previous[b]
        while a < n:
            t = self.late[b] - self.leaving[row + a * size + b] - self.duration[a]
            w = self.window[s * n + a + 1] - 1
            while self.opens[w] > t:
                w -= 1
            if t > self.lasts[w]:
                t = self.lasts[w]
            self.late[a] = t
            b, a = a, self.previous[a]

    def insert(self, v: int, s: int, a: int) -> None:
        """Put v after node a of shift s, where it is known to fit."""
        self.before[s], self.newest[s] = self.content[s], v
        self.link(v, s, a)
        self.forward(s)
        self.backward(s)
        self.clock += 1
        self.content[s] = self.clock

    # -- recreate

    def recreate(self) -> None:  # noqa: C901, PLR0912 - one algorithm, in one place
        """Insert what has the most score ** exponent * noise per time shift, until nothing fits."""
        n, m = self.visits, self.shifts
        exponent = self.below(self.exponents) * m * n
        if self.wild:
            self.forget()
        noise = 1 + self.below(128)
        count = 0
        for v in range(n):
            if self.shift_of[v] < 0 and self.taken[self.unit[v]] == 0:
                self.open[count] = v
                count += 1
                self.appeal[v] = 256 + self.below(256) * noise / 128.0
                if self.wild:
                    self.appeal[v] *= self.appeal[v] * self.appeal[v]
                    self.appeal[v] *= self.appeal[v] * self.appeal[v]
                if self.needed[v]:
                    self.appeal[v] *= 1e12
        if self.wish >= 0:
            self.appeal[self.wish] *= 1e6
            self.wish = -1
        for s in range(m):
            self.scan(s, count)
        while True:
            best, pick, on = 0.0, -1, -1
            kept = 0
            for i in range(count):
                v = self.open[i]
                alive = self.metric == 0
                if self.taken[self.unit[v]] == 0:
                    for s in range(m):
                        k = s * n + v
                        if self.shift_cost[k] < NEVER and self.allowed(v, s):
                            alive = True
                            ratio = self.power[exponent + k] * self.appeal[v] / self.shift_cost[k]
                            if ratio > best:
                                best, pick, on = ratio, v, s
                if alive:
                    self.open[kept] = v
                    kept += 1
            if pick < 0:
                break
            count = kept
            self.insert(pick, on, self.place[on * n + pick])
            self.scan(on, count)
        if self.wild:
            self.forget()

    def scan(self, s: int, count: int) -> None:  # noqa: C901 - the hot loop, calls cost
        """Find where shift s takes each of the first ``count`` open visits with the least cost.

        What is known for this very content of the tour is not looked up again, nor (with the
        triangle inequality) what did not fit since the last time that stops were taken out.
        """
        n, content, ruined = self.visits, self.content[s], self.ruined[s]
        first, before, new = n + 2 * s, self.before[s], self.newest[s]
        for i in range(count):
            v = self.open[i]
            k = s * n + v
            known = self.known[k]
            if known == content:
                continue
            self.known[k] = content
            if self.shift_cost[k] == NEVER:
                if self.metric and (known >= ruined or known == before):
                    continue
            elif known == before and self.place[k] != self.previous[new]:
                a = self.place[k]
                best = self.cost_after(v, s, a)
                if best <= self.shift_cost[k]:
                    self.shift_cost[k] = best
                    best = self.cost_after(v, s, self.previous[new])
                    if best < self.shift_cost[k]:
                        self.shift_cost[k] = best
                        self.place[k] = self.previous[new]
                    best = self.cost_after(v, s, new)
                    if best < self.shift_cost[k]:
                        self.shift_cost[k] = best
                        self.place[k] = new
                    continue
            best = NEVER
            w, stop = self.window[k], self.window[k + 1]
            if w < stop:
                soonest, final = self.opens[w] + self.duration[v], self.lasts[stop - 1]
                a = first
                while a != first + 1 and self.leave[a] <= final:
                    b = self.next[a]
                    if self.late[b] >= soonest:
                        t = self.cost_after(v, s, a)
                        if t < best:
                            best = t
                            self.place[k] = a
                    a = b
            self.shift_cost[k] = best

    def cost_after(self, v: int, s: int, a: int) -> int:
        """What it takes to put v after node a of shift s, NEVER if it does not fit."""
        b = self.next[a]
        k = s * self.visits + v
        line = self.matrix[s] + v * self.nodes
        way = self.arriving[line + a]
        t = self.leave[a] + way
        w, stop = self.window[k], self.window[k + 1]
        while w < stop and self.lasts[w] < t:
            w += 1
        if w == stop:
            return NEVER
        if t < self.opens[w]:
            t = self.opens[w]
        t += self.duration[v] + self.leaving[line + b]
        if t > self.late[b]:
            return NEVER
        way += self.leaving[line + b] + self.leave[a] - self.reach[b]
        t = (4 - self.way_weight) * (t - self.reach[b]) + self.way_weight * (way + self.duration[v])
        if not self.needed[v] and way > self.profit[k] * self.weight:
            return NEVER
        if self.wild and self.below(4) == 0:
            return NEVER
        return t if t > 0 else 1

    # -- ruin

    def ruin(self) -> None:
        """Take stops out: segments, at random, around a visit left out, or those of low worth."""
        scheduled = 0
        for v in range(self.visits):
            if self.shift_of[v] >= 0:
                self.order[scheduled] = v
                scheduled += 1
        if scheduled == 0:
            return
        most = 3 + scheduled // 4
        size = 1 + self.below(most)
        if size > scheduled:
            size = scheduled
        kind = self.below(8)
        if kind < 4:
            self.ruin_segments(size)
        elif kind == 4:
            self.ruin_random(scheduled, size)
        elif kind < 7:
            self.ruin_around(scheduled, size)
        else:
            self.ruin_poor(scheduled, size)
        for s in range(self.shifts):
            if self.touched[s]:
                self.settle(s)
                self.ruined[s] = self.clock

    def ruin_segments(self, size: int) -> None:
        """Take a stretch out of one tour after another, until ``size`` stops are out."""
        s = self.below(self.shifts)
        for _ in range(self.shifts):
            length = 0
            node = self.next[self.visits + 2 * s]
            while node < self.visits:
                length += 1
                node = self.next[node]
            if length > 0:
                take = 1 + self.below(size)
                if take > length:
                    take = length
                skip = self.below(length - take + 1)
                node = self.next[self.visits + 2 * s]
                for _ in range(skip):
                    node = self.next[node]
                for _ in range(take):
                    following = self.next[node]
                    self.unlink(node)
                    node = following
                size -= take
                if size <= 0:
                    return
            s += 1
            if s == self.shifts:
                s = 0

    def ruin_random(self, scheduled: int, size: int) -> None:
        """Take out ``size`` stops at random."""
        for i in range(size):
            j = i + self.below(scheduled - i)
            v = self.order[j]
            self.order[j] = self.order[i]
            self.unlink(v)

    def ruin_around(self, scheduled: int, size: int) -> None:
        """Take out the stops near a visit that is left out, in space and time, and wish for it."""
        left = 0
        for v in range(self.visits):
            if self.shift_of[v] < 0:
                self.open[left] = v
                left += 1
        if left == 0:
            self.ruin_random(scheduled, size)
            return
        wish = self.open[self.below(left)]
        s = self.below(self.shifts)
        k = s * self.visits + wish
        if self.window[k] == self.window[k + 1]:
            self.ruin_random(scheduled, size)
            return
        opens, lasts = self.opens[self.window[k]], self.lasts[self.window[k + 1] - 1]
        for i in range(scheduled):
            v = self.order[i]
            t = self.leave[v] - self.duration[v]
            apart = self.leaving[self.matrix[s] + wish * self.nodes + v]
            if self.shift_of[v] != s:
                apart += apart
            if t < opens:
                apart += opens - t
            elif t > lasts:
                apart += t - lasts
            self.rank[v] = -apart * (64 + self.below(64))
        self.ruin_ranked(scheduled, size)
        self.wish = wish

    def ruin_poor(self, scheduled: int, size: int) -> None:
        """Take out the stops with the least score for the time they take, more or less."""
        for i in range(scheduled):
            v = self.order[i]
            s = self.shift_of[v]
            a, b = self.previous[v], self.next[v]
            row = self.matrix[s]
            time = (
                self.duration[v]
                + self.leaving[row + a * self.nodes + v]
                + self.leaving[row + v * self.nodes + b]
                + 1
            )
            self.rank[v] = -self.profit[s * self.visits + v] * (64.0 + self.below(64)) / time
        self.ruin_ranked(scheduled, size)

    def ruin_ranked(self, scheduled: int, size: int) -> None:
        """Take out the ``size`` stops of highest rank."""
        for i in range(size):
            top = i
            for j in range(i + 1, scheduled):
                if self.rank[self.order[j]] > self.rank[self.order[top]]:
                    top = j
            v = self.order[top]
            self.order[top] = self.order[i]
            self.unlink(v)

    # -- accept

    def decide(self, temperature: float) -> None:
        """Keep the new tours or go back, by simulated annealing; more required visits always win.

        Kirkpatrick et al., "Optimization by simulated annealing", Science 220, 1983.
        """
        value = self.value()
        if self.met > self.best_met or (self.met == self.best_met and value > self.best_value):
            self.best_met, self.best_value = self.met, value
            copy(self.best_next, self.next, self.nodes)
        loss = temperature * self.surprise[self.below(DRAWS)] / 65536.0
        if self.met > self.kept_met or (
            self.met == self.kept_met and self.kept_value - value <= loss
        ):
            self.kept_met, self.kept_value = self.met, value
            self.keep()
        else:
            self.go_back()

    def keep(self) -> None:
        """Make the current tours those to go back to."""
        copy(self.kept_next, self.next, self.nodes)
        copy(self.kept_previous, self.previous, self.nodes)
        copy(self.kept_shift, self.shift_of, self.visits)
        for s in range(self.shifts):
            self.kept_content[s] = self.content[s]
            self.touched[s] = 0

    def go_back(self) -> None:
        """Return to the tours that were kept, on the shifts that were touched."""
        n = self.visits
        for v in range(n):
            s = self.shift_of[v]
            if s >= 0 and self.touched[s]:
                self.book(v, s, -1)
        copy(self.next, self.kept_next, self.nodes)
        copy(self.previous, self.kept_previous, self.nodes)
        copy(self.shift_of, self.kept_shift, n)
        for v in range(n):
            s = self.shift_of[v]
            if s >= 0 and self.touched[s]:
                self.book(v, s, 1)
        for s in range(self.shifts):
            if self.touched[s]:
                self.forward(s)
                self.backward(s)
                self.content[s] = self.kept_content[s]
                self.before[s] = -2
                self.clock += 1
                self.ruined[s] = self.clock
                self.touched[s] = 0
        self.total_travel = self.total_profit * self.weight - self.kept_value


def copy(target: array[int], source: array[int], length: int) -> None:
    """Copy the first ``length`` entries."""
    for i in range(length):
        target[i] = source[i]


def zeros(kind: str, length: int) -> array[int]:
    """An array of zeros."""
    return array(kind, bytes(array(kind).itemsize * length))
