"""Why a visit is not in a schedule.

A reason is told of the tours as they are: what would have to change for the visit to be put in,
all others staying where they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tripai.scheduling._search import Search
from tripai.scheduling.flatten import Tables, flatten
from tripai.scheduling.problem import Problem, Reason, Schedule

Tours = Sequence[Sequence[int]]
ANY_WAY = 2**40
"""A unit of profit that outweighs all travel there can be, so that only the time is asked for."""


def reasons(t: Tables, tours: Tours) -> dict[int, Reason]:
    """For every visit in none of the tours, what keeps it out; of several things the first here.

    group: another of its group is in; closed: no shift has a window for it; budget or limit: it
    costs more than any open shift may spend, or no open shift takes any of its category; no gain:
    there are time, money and leave for it, but it is worth nothing, or not the way to it; budget:
    there are time and leave, but no money; limit: there is time, but no leave, under a category
    limit or the most visits; no room: no shift has time for it as the tours are.
    """
    around = Around(t, tours)
    return {v: around.reason(v) for v in around.left_out}


def why_missing(problem: Problem, schedule: Schedule) -> dict[int, Reason]:
    """For every visit that a schedule of the problem leaves out, what keeps it out."""
    return reasons(flatten(problem), [[stop[0] for stop in stops] for stops in schedule.shifts])


def completed(t: Tables, tours: Tours) -> list[list[int]]:
    """The tours with all put in that can be, and gains: a short search may have left some out."""
    around = Around(t, tours)
    while True:
        better = max(around.insertions(), default=None)
        if better is None:
            return [list(tour) for tour in around.tours]
        around = Around(t, better[1])


@dataclass(frozen=True)
class Around:
    """Tours, and what could still be put into them."""

    t: Tables
    tours: Tours

    @cached_property
    def left_out(self) -> list[int]:
        """The visits in none of the tours."""
        scheduled = {v for tour in self.tours for v in tour}
        return [v for v in range(self.t.visits) if v not in scheduled]

    @cached_property
    def search(self) -> Search:
        """The tours as the kernel has them, which tells what can be put in at a gain."""
        return _loaded(self.t, self.tours)

    @cached_property
    def timing(self) -> Search:
        """The same, but everything is worth its way."""
        profit = array("q", [1]) * len(self.t.profit)
        return _loaded(replace(self.t, profit=profit, weight=ANY_WAY), self.tours)

    @cached_property
    def spent(self) -> list[int]:
        """What the visits of every tour cost."""
        return [sum(self.t.cost[v] for v in tour) for tour in self.tours]

    def reason(self, v: int) -> Reason:
        """What keeps v out."""
        t = self.t
        if self.timing.is_taken(v):
            return "group"
        open_on = [s for s in range(t.shifts) if _is_open(t, v, s)]
        if not open_on:
            return "closed"
        if all(t.cost[v] > min(t.budget, t.shift_budget[s]) for s in open_on):
            return "budget"
        if not any(_is_ever_allowed(t, v, s) for s in open_on):
            return "limit"
        with_time = [s for s in open_on if self.timing.has_time(v, s)]
        with_leave = [s for s in with_time if self.timing.within_limits(v, s)]
        if any(self.is_affordable(v, s) for s in with_leave):
            return "no gain"
        return "budget" if with_leave else "limit" if with_time else "no room"

    def is_affordable(self, v: int, s: int) -> bool:
        """Whether there is money for v on shift s beside what is there."""
        cost, budget = self.t.cost[v], self.t.budget - sum(self.spent)
        return cost <= min(budget, self.t.shift_budget[s] - self.spent[s])

    def insertions(self) -> Iterator[tuple[int, Tours]]:
        """Yield every way to put one more visit in at a gain: the new value, and the tours."""
        for v in self.left_out:
            for s in range(self.t.shifts):
                if (
                    self.t.profit[s * self.t.visits + v] > 0
                    and not self.search.is_taken(v)
                    and self.search.has_time(v, s)
                    and self.search.within_limits(v, s)
                    and self.is_affordable(v, s)
                ):
                    yield from self._insertions(v, s)

    def _insertions(self, v: int, s: int) -> Iterator[tuple[int, Tours]]:
        """Yield every place of tour s that takes v, with the value that the kernel counts then."""
        for k in range(len(self.tours[s]) + 1):
            tours = [list(tour) for tour in self.tours]
            tours[s].insert(k, v)
            there = _loaded(self.t, tours)
            if there.best_tours() == tours:
                yield there.best_value, tours


def _loaded(t: Tables, tours: Tours) -> Search:
    """A search that holds these tours."""
    search = Search(t, 0)
    search.load([list(tour) for tour in tours])
    return search


def _is_open(t: Tables, v: int, s: int) -> bool:
    """Whether v has a window on shift s."""
    return t.window[s * t.visits + v] < t.window[s * t.visits + v + 1]


def _is_ever_allowed(t: Tables, v: int, s: int) -> bool:
    """Whether shift s takes v when it has no other visit."""
    limit = t.limit[s * t.categories + t.category[v]]
    return limit > 0 and t.counted[v] <= t.most_visits[s]
