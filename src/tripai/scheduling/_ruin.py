# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, annotation_typing=False, infer_types=False
# ruff: noqa: PLR1730 - min() and max() of two integers cost plain Python twice the time of an if
"""Ruin: which stops are taken out of the tours.

A stretch of a tour (Christiaens & Vanden Berghe's strings, Transportation Science 54, 2020), stops
at random, those related to a visit that is left out (Shaw, "Using constraint programming and local
search methods to solve vehicle routing problems", CP 1998), or those of low worth (Ropke &
Pisinger's worst removal, Transportation Science 40, 2006).
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from tripai.scheduling._insertion import Insertion
from tripai.scheduling._tours import zeros

if TYPE_CHECKING:
    from tripai.scheduling.flatten import Tables


class Ruin(Insertion):
    """Tours with ways to take stops out; ``wish`` is a visit that room was made for, or -1."""

    def __init__(self, t: Tables, seed: int) -> None:
        """Start with empty tours."""
        super().__init__(t, seed)
        self.order = zeros("i", t.visits)
        self.rank = array("d", [0.0]) * t.visits
        self.wish = -1

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
                self.epoch[s] = self.content[s]

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
