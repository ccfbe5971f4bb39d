"""Find the best schedule: cooling, time and progress around the search kernel.

Everything that is not arithmetic lives here: the kernel runs in slices of iterations, and between
two of them there is time for the clock, for progress and for Ctrl-C.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from tripai.scheduling import exact, explain
from tripai.scheduling._search import Search
from tripai.scheduling.bound import most_behind, upper_bound
from tripai.scheduling.conflict import Musts, conflict, place_required
from tripai.scheduling.flatten import Pin, Tables, flatten, pinned_windows
from tripai.scheduling.problem import (
    Infeasible,
    Problem,
    Schedule,
    check_integer,
    check_kind,
    check_sequence,
)
from tripai.scheduling.timing import timetable

Progress = Callable[[int, int], None]
MOST_EFFORT = 18_000  # a week of 150 candidates; longer trips are not worth a longer wait
SLICES = 200
AT_ONCE = 1_000_000
"""Most iterations x visits x shifts at once: at most 0.2 s compiled, so that Ctrl-C is heard."""
CYCLES = 2
HOT, COLD = 1.0, 0.04
"""First and last temperature, in mean scores of a visit."""


def solve(  # noqa: PLR0913 - each is a way to ask, by name, with a default
    problem: Problem,
    *,
    seed: int = 0,
    effort: int | None = None,
    seconds: float | None = None,
    start: Schedule | None = None,
    pins: Sequence[Pin] = (),
    disturbance: int = 0,
    progress: Progress | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Schedule:
    """The best schedule found: required visits first, then score, then less travel.

    Args:
        problem: what is to be scheduled.
        seed: another one gives another search; the same gives the same schedule.
        effort: iterations; None: the default for the size of the problem.
        seconds: without ``effort``: search that long, cooling by the clock; with it: stop there at
            the latest. A schedule that the clock ended is marked ``truncated``.
        start: a schedule to begin from; what of it does not hold any more is left out.
        pins: (visit, shift) or (visit, shift, start of service) that must hold.
        disturbance: score that it costs to move a visit of ``start`` to another shift or drop it.
        progress: called with (done, total) between slices.
        clock: seconds from any origin; only looked at if ``seconds`` is given.

    Raises:
        Infeasible: required or pinned visits that cannot all be scheduled.
        ValueError: an argument that is out of range, with its name and value.
    """
    check_integer("seed", seed, -(2**127), 2**127)
    _check_effort(effort, seconds, disturbance)
    _check_pins(problem, pins)
    if start is not None:
        _check_start(problem, start)
    begin = [[] for _ in problem.shifts] if start is None else _tours_of(start, problem)
    home = {v: s for s, tour in enumerate(begin) for v in tour}
    tables = flatten(problem, pins, home, disturbance)
    units = {tables.unit[v] for v in _must(problem, tables, pins)}
    if exact.is_small(tables):
        return _proved(problem, tables, pins)
    search = _begin(tables, begin, units, Musts(problem, tuple(pins), seed))
    if search is None:
        raise Infeasible(conflict(problem, pins, seed))
    cooling = Cooling(tables, search, progress)
    if seconds is None:
        truncated = cooling.by_count(effort if effort is not None else default_effort(problem))
    elif effort is None:
        truncated = cooling.by_clock(seconds, clock)
    else:
        truncated = cooling.by_count(effort, seconds, clock)
    return replace(_schedule(problem, tables, pins, search.best_tours()), truncated=truncated)


def default_effort(problem: Problem) -> int:
    """Iterations that serve a problem of this size well.

    Three days with 70 candidates get 4,320: about 0.1 s compiled, 4 to 8 s as plain Python. Four
    times as many gain 0.2 to 0.4 % of the score.
    """
    size = len(problem.visits) * len(problem.shifts)
    return min(MOST_EFFORT, 1800 + 12 * size) if size else 0


@dataclass(frozen=True, slots=True)
class Cooling:
    """Simulated annealing's schedule of temperatures, twice from hot to cold."""

    tables: Tables
    search: Search
    progress: Progress | None

    def temperature(self, done: float) -> float:
        """The temperature after a part ``done`` of the search, 0 to 1, in units of the kernel."""
        scores = [p for p in self.tables.profit if p > 0]
        mean = self.tables.weight * sum(scores) / max(1, len(scores))
        part = (done * CYCLES) % 1.0
        return float(mean * HOT * (COLD / HOT) ** part)

    def by_count(
        self,
        effort: int,
        seconds: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> bool:
        """Run ``effort`` iterations; whether ``seconds`` were over before."""
        until = None if seconds is None else clock() + seconds
        size = max(1, -(-effort // SLICES))
        done = 0
        while done < effort:
            if until is not None and clock() >= until:
                return True
            begin = done - done % size
            step = min(self._most_at_once(), begin + size - done, effort - done)
            self.search.run(step, self.temperature(begin / effort))
            done += step
            if self.progress is not None:
                self.progress(done, effort)
        return False

    def _most_at_once(self) -> int:
        """Iterations between two looks at the clock; how many changes no answer."""
        return max(1, AT_ONCE // (100 + self.tables.visits * self.tables.shifts))

    def by_clock(self, seconds: float, clock: Callable[[], float]) -> bool:
        """Run for ``seconds``; always ended by the clock."""
        begin = clock()
        done = 0.0
        while done < 1.0:
            self.search.run(20, self.temperature(done))
            done = (clock() - begin) / seconds if seconds > 0 else 1.0
            if self.progress is not None:
                self.progress(int(min(done, 1.0) * SLICES), SLICES)
        return True


def _must(problem: Problem, tables: Tables, pins: Sequence[Pin]) -> set[int]:
    """The visits that are required or pinned; Infeasible if two pins exclude each other."""
    pinned = {pin[0] for pin in pins}
    together = {v for v in pinned for w in pinned if v != w and tables.unit[v] == tables.unit[w]}
    if together:
        raise Infeasible(together)
    return pinned | {v for v, visit in enumerate(problem.visits) if visit.required}


def _proved(problem: Problem, tables: Tables, pins: Sequence[Pin]) -> Schedule:
    """The best schedule of a small problem."""
    best = exact.best_and_bound(tables, [visit.score for visit in problem.visits])
    if best is None:
        raise Infeasible(conflict(problem, pins))
    return _schedule(problem, tables, pins, best[0], (best[1], 0))


def _begin(
    tables: Tables, begin: list[list[int]], units: Collection[int], musts: Musts
) -> Search | None:
    """A search whose tours have a visit of all these ``units``, None if none are found."""
    search = Search(tables, musts.seed)
    search.load(begin)
    search.run(1, 0.0)
    if search.best_met < len(units):
        tours = musts.tours(musts.units)
        if tours is None and not tables.metric:
            tours = place_required(tables, units, musts.seed, others=True)
        if tours is None:
            return None
        search = Search(tables, musts.seed)
        search.load(tours)
    return search


def _schedule(
    problem: Problem,
    tables: Tables,
    pins: Sequence[Pin],
    tours: list[list[int]],
    proved: tuple[int, int] | None = None,
) -> Schedule:
    """The tours with their times, their bounds, and the reasons for what is missing."""
    tours = explain.completed(tables, tours)
    windows = pinned_windows(problem, pins)
    n = len(problem.visits)
    shifts = tuple(
        timetable(problem, s, tour, [windows[s * n + v] for v in tour])
        for s, tour in enumerate(tours)
    )
    scores = [visit.score for visit in problem.visits]
    score = sum(scores[v] for tour in tours for v in tour)
    bound, behind = proved or _bounds(problem, tables, tours)
    missing = explain.reasons(tables, tours)
    return Schedule(shifts, score, bound, missing, behind=behind)


def _bounds(problem: Problem, tables: Tables, tours: list[list[int]]) -> tuple[int, int]:
    """The largest score there can be, and by how much a schedule can be better than the tours."""
    scores = [visit.score for visit in problem.visits]
    bound = upper_bound(tables, scores)
    priced = problem.travel_per_score is not None
    behind = most_behind(tables, tours, priced=priced)
    if priced or list(tables.profit) != scores * tables.shifts:  # better is not more score alone
        return bound, behind
    best = min(bound, sum(scores[v] for tour in tours for v in tour) + behind)
    return best, behind


def _tours_of(start: Schedule, problem: Problem) -> list[list[int]]:
    """The visits of an older schedule, per shift of the problem."""
    tours = [[stop[0] for stop in stops] for stops in start.shifts]
    return tours + [[] for _ in range(len(problem.shifts) - len(tours))]


def _check_effort(effort: int | None, seconds: float | None, disturbance: int) -> None:
    """Refuse numbers that mean nothing."""
    if effort is not None:
        check_integer("effort", effort, 0, 2**60)
    number = isinstance(seconds, int | float) and not isinstance(seconds, bool)
    if seconds is not None and not (number and 0 <= seconds < float("inf")):
        raise ValueError(f"seconds is {seconds!r}: must be a number, not negative")
    check_integer("disturbance", disturbance, 0)


def _check_pins(problem: Problem, pins: Sequence[Pin]) -> None:
    """Refuse pins of visits and shifts that the problem does not have."""
    seen: set[int] = set()
    check_sequence("pins", pins)
    for index, pin in enumerate(pins):
        name = f"pins[{index}]"
        check_sequence(name, pin)
        if len(pin) not in (2, 3):
            raise ValueError(f"{name} is {pin!r}: must be (visit, shift) or (visit, shift, start)")
        check_integer(f"{name}[0]", pin[0], 0, len(problem.visits) - 1)
        check_integer(f"{name}[1]", pin[1], 0, len(problem.shifts) - 1)
        if len(pin) == 3:
            check_integer(f"{name}[2]", pin[2])
        if pin[0] in seen:
            raise ValueError(f"{name} is {pin!r}: visit {pin[0]} is pinned twice")
        seen.add(pin[0])


def _check_start(problem: Problem, start: Schedule) -> None:
    """Refuse a schedule of another problem."""
    check_kind("start", start, Schedule)
    if len(start.shifts) > len(problem.shifts):
        raise ValueError(
            f"start has {len(start.shifts)} shifts: the problem has {len(problem.shifts)}"
        )
    for s, stops in enumerate(start.shifts):
        for k, stop in enumerate(stops):
            check_sequence(f"start.shifts[{s}][{k}]", stop)
            check_integer(f"start.shifts[{s}][{k}][0]", stop[0], 0, len(problem.visits) - 1)
