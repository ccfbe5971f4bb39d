"""The same visits in an order that leaves less waiting: the least travel is not always the best day.

The search orders a tour by least travel and cares for no wait, so a day may begin with three empty
hours and crowd its visits behind lunch. What is done here moves single stops within their tour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tripai.scheduling.flatten import windows_on
from tripai.scheduling.problem import Problem, Schedule, Stop
from tripai.scheduling.timing import Tour, timetable

Order = tuple[int, ...]


def less_idle(problem: Problem, schedule: Schedule, *, long: int, detour: int) -> Schedule:
    """The schedule, each shift with a wait of ``long`` or more ordered to wait less.

    Waits count squared, so that two short ones are better than a long one. A tour has the visits
    that it had, serves them for as long in all, and travels at most ``detour`` longer.
    """
    tours = [_Idle(problem, s, stops) for s, stops in enumerate(schedule.shifts)]
    shifts = tuple(tour.calmed(detour) if tour.longest >= long else tour.stops for tour in tours)
    if shifts == schedule.shifts:
        return schedule
    longer = sum(
        max(0, replace(tour, stops=stops).travelled - tour.travelled)
        for tour, stops in zip(tours, shifts, strict=True)
    )
    behind = schedule.behind
    if behind is not None and problem.travel_per_score is not None:
        behind += -(-longer // problem.travel_per_score)
    return replace(schedule, shifts=shifts, behind=behind)


@dataclass(frozen=True, slots=True)
class _Idle:
    """The timed tour of shift ``s``."""

    problem: Problem
    s: int
    stops: tuple[Stop, ...]

    @property
    def order(self) -> Order:
        return tuple(v for v, *_ in self.stops)

    @property
    def served(self) -> int:
        return sum(end - start for _, start, end in self.stops)

    @property
    def travelled(self) -> int:
        return Tour(self.problem, self.s, self.order, ()).travelled

    @property
    def waits(self) -> list[int]:
        """How long is waited before each stop."""
        shift = self.problem.shifts[self.s]
        ready = [shift.start, *(end for *_, end in self.stops)]
        ways = Tour(self.problem, self.s, self.order, ()).ways
        return [
            max(0, start - before - way)
            for (_, start, _), before, way in zip(self.stops, ready, ways, strict=False)
        ]

    @property
    def longest(self) -> int:
        """The longest wait."""
        return max(self.waits, default=0)

    @property
    def cost(self) -> tuple[int, int]:
        """What is to be least."""
        return sum(wait * wait for wait in self.waits), self.travelled

    def calmed(self, detour: int) -> tuple[Stop, ...]:
        """The stops after the moves that gain most, one after the other."""
        best, most = self, self.travelled + detour
        while True:
            found = min(best.moved(most), key=lambda tour: tour.cost, default=best)
            if found.cost >= best.cost:
                return best.stops
            best = found

    def moved(self, most: int) -> Iterator[_Idle]:
        """Every tour with one stop elsewhere that travels at most so long and serves as long."""
        shift = self.problem.shifts[self.s]
        spans = {v: windows_on(self.problem.visits[v], shift) for v in self.order}
        for order in dict.fromkeys(_moves(self.order)):
            tour = Tour(self.problem, self.s, order, [spans[v] for v in order])
            if tour.travelled > most or not tour.is_feasible:
                continue
            other = replace(self, stops=timetable(self.problem, self.s, order, tour.windows))
            if other.served >= self.served:
                yield other


def _moves(order: Sequence[int]) -> Iterator[Order]:
    for k, v in enumerate(order):
        rest = (*order[:k], *order[k + 1 :])
        for at in range(len(order)):
            if at != k:
                yield (*rest[:at], v, *rest[at:])
