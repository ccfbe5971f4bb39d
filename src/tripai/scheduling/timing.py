"""When each stop of a tour starts and ends: as early as it can be, and as long as slack allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tripai.scheduling.problem import Problem, Stop

Spans = Sequence[tuple[int, int, int]]
"""A visit's windows on a shift: (first start, last start for the shortest time, latest end)."""


def timetable(
    problem: Problem, s: int, tour: Sequence[int], windows: Sequence[Spans]
) -> tuple[Stop, ...]:
    """The stops of a feasible tour of shift ``s`` with their times.

    ``windows`` are those of each stop. Service starts as early as possible. Durations that can
    grow do so one after another, in order of the score that a unit of the missing time stands
    for, each as far as the rest of the tour can still be made.
    """
    plan = Tour(problem, s, tour, windows)
    durations = [problem.visits[v].shortest for v in tour]
    wanted = [problem.visits[v].preferred for v in tour]
    growing = [k for k in range(len(tour)) if wanted[k] > durations[k]]
    growing.sort(key=lambda k: -problem.visits[tour[k]].score / (wanted[k] - durations[k]))
    for k in growing:
        durations[k] = plan.longest(durations, k, wanted[k])
    starts = plan.earliest_starts(durations)
    assert starts is not None, "the search returned a tour that cannot be made"
    return tuple(
        (v, start, start + time) for v, start, time in zip(tour, starts, durations, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Tour:
    """The visits of shift ``s`` in order, each with its windows there."""

    problem: Problem
    s: int
    visits: Sequence[int]
    windows: Sequence[Spans]

    @property
    def ways(self) -> list[int]:
        """The travel to each stop, and after the last one to the end."""
        shift = self.problem.shifts[self.s]
        travel = self.problem.travel if shift.travel is None else shift.travel
        places = [self.problem.visits[v].location for v in self.visits]
        ends = [shift.start_location, *places], [*places, shift.end_location]
        return [0 if a is None or b is None else travel[a][b] for a, b in zip(*ends, strict=True)]

    @property
    def travelled(self) -> int:
        """The travel of the whole tour; an empty one stays where it is."""
        return sum(self.ways) if self.visits else 0

    @property
    def is_feasible(self) -> bool:
        """Whether the tour can be made with the shortest times of service."""
        shortest = [self.problem.visits[v].shortest for v in self.visits]
        return self.earliest_starts(shortest) is not None

    def earliest_starts(self, durations: Sequence[int]) -> list[int] | None:
        """The earliest start of service at every stop, None if the tour cannot be made."""
        shift = self.problem.shifts[self.s]
        travel = self.problem.travel if shift.travel is None else shift.travel
        time, here = shift.start, shift.start_location
        starts = []
        for v, spans, duration in zip(self.visits, self.windows, durations, strict=True):
            there = self.problem.visits[v].location
            start = _first_start(
                spans, time + (0 if here is None else travel[here][there]), duration
            )
            if start is None:
                return None
            starts.append(start)
            time, here = start + duration, there
        if starts and here is not None and shift.end_location is not None:
            time += travel[here][shift.end_location]
        return starts if time <= shift.end or not starts else None

    def longest(self, durations: Sequence[int], k: int, wanted: int) -> int:
        """The longest duration of stop k up to ``wanted`` with which the tour can be made."""
        trial = list(durations)
        low, high = durations[k], wanted
        while low < high:
            trial[k] = (low + high + 1) // 2
            if self.earliest_starts(trial) is None:
                high = trial[k] - 1
            else:
                low = trial[k]
        return low


def _first_start(spans: Spans, arrival: int, duration: int) -> int | None:
    """The earliest start of a service of this duration in one of the windows."""
    for first, last, end in spans:
        start = max(first, arrival)
        if start <= last and start + duration <= end:
            return start
    return None
