# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False, infer_types=False
# ruff: noqa: PLR1730 - max() of two integers costs plain Python twice the time of an if
"""The best walk of one shift at given prices: the subproblem of the Lagrangian bound.

A walk is a tour that may come back to a visit once it has forgotten it. What it remembers is an
ng-set (Baldacci, Mingozzi & Roberti, "New route relaxation and pricing strategies for the vehicle
routing problem", Oper. Res. 59, 2011) that grows where walks have cycled (Roberti & Mingozzi,
"Dynamic ng-path relaxation for the delivery man problem", Transp. Sci. 48, 2014). Labels are set
in order of time and kept unless another is as early, worth as much and remembers no more (Righini
& Salani, "New dynamic programming algorithms for the resource constrained elementary shortest
path problem", Networks 51, 2008).

``_pricing.pxd`` gives the types with which Cython compiles this file; it runs as plain Python too,
with the same result: integers only.
"""

from __future__ import annotations

from array import array

MOST_LABELS = 32768
BUCKETS = 1024
CHUNKS = 64
"""Parts of the shift for which the most that the rest of a walk can bring is known."""
NEVER = -(2**30)


class Labels:
    """Room for labels, which the shifts take in turn."""

    def __init__(self) -> None:
        """Make all the room there will be."""
        self.time = array("i", bytes(4 * MOST_LABELS))
        self.node = array("i", bytes(4 * MOST_LABELS))
        self.parent = array("i", bytes(4 * MOST_LABELS))
        self.beside = array("i", bytes(4 * MOST_LABELS))
        self.later = array("i", bytes(4 * MOST_LABELS))
        self.value = array("q", bytes(8 * MOST_LABELS))
        self.memory = array("q", bytes(8 * MOST_LABELS))
        self.high = array("q", bytes(8 * MOST_LABELS))


class Pricing:
    """One shift: its visits, numbered from 0, with the ways between them.

    Attributes:
        out, home, ways: travel from the start, to the end, and ``[a * size + b]`` from a to b;
            ``close`` makes all of them obey the triangle inequality.
        window: where the windows of each visit begin in ``opens`` and ``lasts``, as in Tables, but
            from each last start the shift's end can be reached.
        bit: what stands for the unit of a visit in a memory, 0 while walks may repeat it.
        remembered: per visit the bits that a walk does not forget there.
        rest: ``[k]`` no less than what a walk can gain after k chunks, or less than one more, of the
            shift are left.
        work: steps taken so far, a measure of time that is no clock.
    """

    def __init__(
        self,
        labels: Labels,
        span: tuple[int, int, int],
        travel: tuple[array[int], array[int], array[int]],
        windows: tuple[array[int], array[int], array[int]],
        duration: array[int],
        unit: array[int],
    ) -> None:
        """Take the arrays; ``span`` is start and end of the shift, and the price of travel."""
        self.start, self.end, self.price = span
        self.out, self.home, self.ways = travel
        self.window, self.opens, self.lasts = windows
        self.duration, self.unit = duration, unit
        self.size = len(unit)
        self.bit = array("q", bytes(8 * self.size))
        self.remembered = array("q", bytes(8 * self.size))
        self.front = array("i", bytes(4 * self.size))
        self.top = array("i", bytes(4 * self.size))
        self.bucket = array("i", bytes(4 * (BUCKETS + 1)))
        self.width = (self.end - self.start) // BUCKETS + 1
        self.time, self.node, self.parent = labels.time, labels.node, labels.parent
        self.beside, self.later = labels.beside, labels.later
        self.value, self.memory, self.high = labels.value, labels.memory, labels.high
        self.work, self.used, self.later_than = 0, 0, -1
        self.thorough, self.floor, self.slack = 0, 0, 0
        self.chunk = (self.end - self.start) // CHUNKS + 1
        self.rest = array("q", bytes(8 * (CHUNKS + 1)))
        self.close()
        self.shut()

    def close(self) -> None:
        """Let every way be the shortest over other visits (Floyd 1962; service is left aside).

        A visit that is worth nothing can then be left out of any walk at no loss.
        """
        n = self.size
        for v in range(n):
            for a in range(n):
                way = self.ways[a * n + v]
                for b in range(n):
                    if way + self.ways[v * n + b] < self.ways[a * n + b]:
                        self.ways[a * n + b] = way + self.ways[v * n + b]
        for v in range(n):
            for b in range(n):
                way = self.ways[v * n + b]
                if self.out[v] + way < self.out[b]:
                    self.out[b] = self.out[v] + way
                if way + self.home[b] < self.home[v]:
                    self.home[v] = way + self.home[b]

    def shut(self) -> None:
        """Take from every window the starts after which the shift's end is out of reach."""
        for v in range(self.size):
            for i in range(self.window[v], self.window[v + 1]):
                last = self.end - self.duration[v] - self.home[v]
                if last < self.lasts[i]:
                    self.lasts[i] = last if last >= self.opens[i] else NEVER

    def best(self, net: array[int], active: array[int], floor: int, most: int) -> int:
        """The value of the best walk over the ``active`` visits, each worth its ``net``.

        ``rest`` must be set for them. With a ``floor``, a value that some walk is known to reach,
        the search is thorough: no tour is worth more than the answer. With -1, labels are compared
        without their memories and by rough times: quick, but no bound. The answer is -1 if it takes
        more than ``most`` steps or there is no room.
        """
        for w in range(self.size):
            self.front[w] = self.top[w] = -1
        for b in range(BUCKETS + 1):
            self.bucket[b] = -1
        self.used, self.thorough, self.floor = 0, floor >= 0, floor - 1
        self.slack = 0 if floor >= 0 else self.chunk // 2
        limit = self.work + most
        self.extend(-1, net, active)
        best = floor - 1 if floor > 0 else 0
        for b in range(BUCKETS + 1):
            while self.bucket[b] >= 0:
                k = self.bucket[b]
                self.bucket[b] = self.later[k]
                if self.node[k] < 0:
                    continue
                if self.work > limit or self.used + self.size > MOST_LABELS:
                    return -1
                v = self.node[k]
                value = self.value[k] - self.price * self.home[v]
                if self.top[v] < 0 or self.value[k] > self.value[self.top[v]]:
                    self.top[v] = k
                if value > best:
                    best = value
                if best > self.floor:
                    self.floor = best
                self.extend(k, net, active)
        return best

    def extend(self, k: int, net: array[int], active: array[int]) -> None:
        """Set the labels that follow label k, or the first ones."""
        n = self.size
        time, value, memory, unit, row = self.start, 0, 0, -1, 0
        if k >= 0:
            time, value, memory = self.time[k], self.value[k], self.memory[k]
            unit, row = self.unit[self.node[k]], self.node[k] * n
        count = len(active)
        self.work += count
        for j in range(count):
            w = active[j]
            if memory & self.bit[w] or self.unit[w] == unit:
                continue
            way = self.ways[row + w] if k >= 0 else self.out[w]
            t = time + way
            i, stop = self.window[w], self.window[w + 1]
            while i < stop and t > self.lasts[i]:
                i += 1
            if i == stop:
                continue
            if t < self.opens[i]:
                t = self.opens[i]
            t += self.duration[w]
            worth = value + net[w] - self.price * way
            if worth + self.rest[(self.end - t) // self.chunk] <= self.floor:
                continue
            known = (memory & self.remembered[w]) | self.bit[w]
            if self.stands(w, t, worth, known):
                self.add(w, t, worth, known, k)

    def stands(self, w: int, time: int, value: int, memory: int) -> bool:
        """Whether no label at w is as good as this one; those that it beats are dropped.

        A front has the latest label first; ``high`` is the most that it or an earlier one is worth.
        """
        before, i = -1, self.front[w]
        while i >= 0 and (
            self.time[i] > time + self.slack or (self.time[i] >= time and self.value[i] < value)
        ):
            self.work += 1
            following = self.beside[i]
            if value >= self.value[i] and (not self.thorough or memory & ~self.memory[i] == 0):
                self.node[i] = -1 - self.node[i]
                if before < 0:
                    self.front[w] = following
                else:
                    self.beside[before] = following
            else:
                before = i
            i = following
        self.later_than = before
        while i >= 0 and self.high[i] >= value:
            self.work += 1
            if self.value[i] >= value and (not self.thorough or self.memory[i] & ~memory == 0):
                return False
            i = self.beside[i]
        return True

    def add(self, w: int, time: int, value: int, memory: int, parent: int) -> None:
        """Keep a label that stands, to be extended when its time comes."""
        k = self.used
        self.used += 1
        self.time[k], self.value[k], self.memory[k] = time, value, memory
        self.node[k], self.parent[k], self.high[k] = w, parent, value
        i = self.front[w] if self.later_than < 0 else self.beside[self.later_than]
        self.beside[k] = i
        if i >= 0 and self.high[i] > value:
            self.high[k] = self.high[i]
        if self.later_than < 0:
            self.front[w] = k
        else:
            self.beside[self.later_than] = k
        i = self.front[w]
        while i != k:
            if self.high[i] < value:
                self.high[i] = value
            i = self.beside[i]
        b = (time - self.start) // self.width
        self.later[k] = self.bucket[b]
        self.bucket[b] = k

    def walk_to(self, w: int) -> list[int]:
        """The best walk whose last visit is w; empty if there is none."""
        walk = []
        k = self.top[w]
        while k >= 0:
            v = self.node[k]
            walk.append(v if v >= 0 else -1 - v)
            k = self.parent[k]
        return walk[::-1]

    def value_at(self, w: int) -> int:
        """The value of ``walk_to(w)`` with the way home; negative if there is none."""
        k = self.top[w]
        return self.value[k] - self.price * self.home[w] if k >= 0 else -1
