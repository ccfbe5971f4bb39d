# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False, infer_types=False
# ruff: noqa: PLR1730 - min() and max() of two integers cost plain Python twice the time of an if
"""What it costs to insert a visit into a tour, and where that is least.

The cost of a place is the time by which the next stop is reached later, mixed with the time that
the visit and its detour take (Solomon, "Algorithms for the vehicle routing and scheduling problems
with time window constraints", Operations Research 35, 1987, insertion I1). The least cost of every
visit on every shift is kept, and after an insertion looked up again only where it was and beside
the new stop, as long as it did not grow there.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tripai.scheduling._tours import Tours, zeros

if TYPE_CHECKING:
    from tripai.scheduling.flatten import Tables

NEVER = 2**31 - 1
MASK = 4294967295


class Insertion(Tours):
    """Tours, and the least cost ``least[k]`` and ``place[k]`` of inserting v, k = s * visits + v.

    ``exact[k]`` is the content of the tour for which that was found by looking at all places.
    ``known[k]`` is the epoch of the tour in which it was found: an epoch lasts while nothing is
    taken out. Within it, what did not fit does not fit again (``lasting``) if the triangle
    inequality holds and no visit is left out because the way is worth more than the visit.
    """

    def __init__(self, t: Tables, seed: int) -> None:
        """Start with empty tours."""
        super().__init__(t)
        n, m = t.visits, t.shifts
        self.metric = int(t.metric)
        self.lasting = int(t.metric and t.weight >= sum(t.ends) - sum(t.starts))
        self.least, self.place = zeros("i", m * n), zeros("i", m * n)
        self.known, self.exact = array("q", [-1]) * (m * n), array("q", [-1]) * (m * n)
        self.epoch, self.kept_epoch = zeros("q", m), zeros("q", m)
        self.row_node, self.row_leave = zeros("i", n + 2), zeros("i", n + 2)
        self.row_late, self.row_reach = zeros("i", n + 2), zeros("i", n + 2)
        self.open = zeros("i", n)
        self.way_weight = self.blinking = 0
        self.random = (seed * 2654435761 + 88172645463325252) % 4294967291 + 1
        self.weyl = 0

    def below(self, bound: int) -> int:
        """A random integer from 0 to bound - 1.

        Xorshift with a Weyl sequence (Marsaglia, "Xorshift RNGs", J. Stat. Software 8, 2003).
        """
        x = self.random
        x ^= (x << 13) & MASK
        x ^= x >> 17
        x ^= (x << 5) & MASK
        self.random = x
        self.weyl = (self.weyl + 362437) & MASK
        return (((x + self.weyl) & MASK) * bound) >> 32

    def forget(self) -> None:
        """Throw away all that is known about insertions."""
        for k in range(self.visits * self.shifts):
            self.known[k] = self.exact[k] = -1

    def has_time(self, v: int, s: int) -> bool:
        """Whether v could be inserted somewhere into the tour of shift s, limits aside."""
        self.search_tour(v, s, self.lay_out(s))
        return self.least[s * self.visits + v] < NEVER

    def scan(self, s: int, count: int) -> None:
        """Make known what the first ``count`` open visits cost on shift s."""
        n, content, epoch = self.visits, self.content[s], self.epoch[s]
        length = 0
        for i in range(count):
            v = self.open[i]
            k = s * n + v
            if self.exact[k] != content and not (
                self.lasting and self.least[k] == NEVER and self.known[k] == epoch
            ):
                if length == 0:
                    length = self.lay_out(s)
                self.search_tour(v, s, length)
            self.known[k] = epoch

    def renew(self, v: int, s: int, new: int, length: int) -> bool:
        """Whether v costs something else since the new stop of shift s, which is laid out."""
        k = s * self.visits + v
        before, a = self.least[k], self.previous[new]
        if before == NEVER and self.lasting:
            return False
        if before == NEVER and self.metric:
            pass  # only a place beside the new stop can be worth its way now
        elif before == NEVER or self.place[k] == a:
            self.search_tour(v, s, length)
            return self.least[k] != before
        else:
            self.least[k] = self.cost_after(v, s, self.place[k])
            if self.least[k] > before:
                self.search_tour(v, s, length)
                return True
        cost = self.cost_after(v, s, a)
        if cost < self.least[k]:
            self.least[k], self.place[k] = cost, a
        cost = self.cost_after(v, s, new)
        if cost < self.least[k]:
            self.least[k], self.place[k] = cost, new
        self.exact[k] = self.content[s]
        return self.least[k] != before

    def lay_out(self, s: int) -> int:
        """Lay the tour of shift s out in a row, with its times; how many places it has."""
        a = self.visits + 2 * s
        last = a + 1
        length = 0
        while a != last:
            b = self.next[a]
            self.row_node[length], self.row_leave[length] = a, self.leave[a]
            self.row_late[length], self.row_reach[length] = self.late[b], self.reach[b]
            length += 1
            a = b
        self.row_node[length] = last
        return length

    def search_tour(self, v: int, s: int, length: int) -> None:
        """Find the place of least cost for v in the tour that is laid out."""
        k = s * self.visits + v
        line = self.matrix[s] + v * self.nodes
        first, stop = self.window[k], self.window[k + 1]
        best, place = NEVER, 0
        self.exact[k] = self.content[s]
        if first < stop:
            duration = self.duration[v]
            soonest, final = self.opens[first] + duration, self.lasts[stop - 1]
            p = 0
            while p < length and self.row_late[p] < soonest:
                p += 1
            while p < length and self.row_leave[p] <= final:
                leave = self.row_leave[p]
                way = self.arriving[line + self.row_node[p]]
                t = leave + way
                if t <= final:
                    w = first
                    while self.lasts[w] < t:
                        w += 1
                    if t < self.opens[w]:
                        t = self.opens[w]
                    out, reach = self.leaving[line + self.row_node[p + 1]], self.row_reach[p]
                    t += duration + out
                    if t <= self.row_late[p]:
                        t = self.weigh(v, k, t - reach, way + out + leave - reach)
                        if t < best:
                            best, place = t, self.row_node[p]
                p += 1
        self.least[k], self.place[k] = best, place

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
        way += self.leaving[line + b] + self.leave[a]
        return self.weigh(v, k, t - self.reach[b], way - self.reach[b])

    def weigh(self, v: int, k: int, shift: int, way: int) -> int:
        """The cost of a place that moves the next stop by ``shift``, with a detour of ``way``."""
        if not self.needed[v] and way > self.profit[k] * self.weight:
            return NEVER
        if self.blinking and self.below(4) == 0:
            return NEVER
        cost = (4 - self.way_weight) * shift + self.way_weight * (way + self.duration[v])
        return cost if cost > 0 else 1
