# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False, infer_types=False
# ruff: noqa: PLR1730 - min() and max() of two integers cost plain Python twice the time of an if
"""Tours as linked lists, with their times and limits: the ground that the search stands on.

Every stop has its earliest departure and its latest arrival (Savelsbergh, "The vehicle routing
problem with time windows: minimizing route duration", ORSA J. Comput. 4, 1992), kept here for
several windows a visit, so that an insertion is tested in constant time.

Like its subclasses in ``_insertion.py``, ``_ruin.py`` and ``_search.py`` this is plain Python that
Cython compiles with the types in the ``.pxd`` beside it, with the same result to the bit: integers,
a table of powers, products and quotients of doubles in a fixed order, own random numbers, no clock.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tripai.scheduling.flatten import Tables


class Tours:
    """One tour a shift, a doubly linked list of nodes from the shift's start to its end.

    ``leave`` is the earliest departure from a node, ``late`` the latest arrival at it from which
    the rest of the tour can still be made, ``reach`` the arrival. ``content`` numbers the tours of
    a shift: the same number, the same tour.
    """

    def __init__(self, t: Tables) -> None:
        """Start with empty tours."""
        n, m = t.visits, t.shifts
        self.visits, self.shifts, self.nodes, self.categories = n, m, t.nodes, t.categories
        self.leaving, self.arriving, self.matrix = t.leaving, t.arriving, t.matrix
        self.window, self.opens, self.lasts, self.duration = t.window, t.opens, t.lasts, t.duration
        self.profit, self.unit, self.needed, self.weight = t.profit, t.unit, t.needed, t.weight
        self.category, self.counted, self.cost, self.limit = t.category, t.counted, t.cost, t.limit
        self.shift_budget, self.most_visits, self.budget = t.shift_budget, t.most_visits, t.budget
        self.next, self.previous = zeros("i", t.nodes), zeros("i", t.nodes)
        self.reach, self.leave = zeros("i", t.nodes), zeros("i", t.nodes)
        self.late = zeros("i", t.nodes)
        self.shift_of = array("i", [-1]) * n
        self.taken, self.stops = zeros("i", t.units), zeros("i", m)
        self.count, self.spent = zeros("i", m * t.categories), zeros("q", m)
        self.total_spent = self.total_profit = self.total_travel = self.met = 0
        self.content, self.touched = zeros("q", m), zeros("i", m)
        self.clock = 1
        for s in range(m):
            first = n + 2 * s
            self.next[first], self.previous[first + 1] = first + 1, first
            self.next[first + 1] = self.previous[first] = -1
            self.leave[first], self.late[first + 1] = t.starts[s], t.ends[s]
            self.total_travel += self.leaving[self.matrix[s] + first * t.nodes + first + 1]
            self.settle(s)

    def value(self) -> int:
        """Profit first, then less travel, in one number."""
        return self.total_profit * self.weight - self.total_travel

    def forbid(self, v: int) -> None:
        """Never schedule v or another visit of its unit."""
        self.taken[self.unit[v]] += 1

    def is_taken(self, v: int) -> bool:
        """Whether v or another visit of its unit is scheduled."""
        return self.taken[self.unit[v]] > 0

    def within_limits(self, v: int, s: int) -> bool:
        """Whether shift s takes another visit of v's category, and another visit at all."""
        c = s * self.categories + self.category[v]
        within = self.stops[s] + self.counted[v] <= self.most_visits[s]
        return within and self.count[c] < self.limit[c]

    def written_out(self, following: array[int]) -> list[list[int]]:
        """The visits of every shift in order, where ``following`` is the next of each node."""
        result = []
        for s in range(self.shifts):
            tour = []
            node = following[self.visits + 2 * s]
            while node < self.visits:
                tour.append(node)
                node = following[node]
            result.append(tour)
        return result

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

    def detour(self, v: int, s: int, a: int, b: int) -> int:
        """How much more travel it is from node a over v to node b than straight on."""
        row, size = self.matrix[s], self.nodes
        over = self.leaving[row + a * size + v] + self.leaving[row + v * size + b]
        return over - self.leaving[row + a * size + b]

    def link(self, v: int, s: int, a: int) -> None:
        """Put v after node a of shift s; the times are not yet right."""
        b = self.next[a]
        self.total_travel += self.detour(v, s, a, b)
        self.next[a] = self.previous[b] = v
        self.next[v], self.previous[v] = b, a
        self.shift_of[v] = s
        self.touched[s] = 1
        self.book(v, s, 1)

    def unlink(self, v: int) -> None:
        """Take v out of its tour; the times are not yet right."""
        s = self.shift_of[v]
        a, b = self.previous[v], self.next[v]
        self.total_travel -= self.detour(v, s, a, b)
        self.next[a], self.previous[b] = b, a
        self.shift_of[v] = -1
        self.touched[s] = 1
        self.book(v, s, -1)

    def insert(self, v: int, s: int, a: int) -> None:
        """Put v after node a of shift s, where it is known to fit."""
        self.link(v, s, a)
        self.forward(s)
        self.backward(s)
        self.clock += 1
        self.content[s] = self.clock

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


def zeros(kind: str, length: int) -> array[int]:
    """An array of zeros."""
    return array(kind, bytes(array(kind).itemsize * length))
