"""An independent check of schedules, and the best schedule of tiny problems by trying all.

Nothing here is shared with the solver; only the objects of the public face are read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from tripai.scheduling import Problem, Schedule

Pins = Sequence[tuple[int, ...]]


def breaches(problem: Problem, schedule: Schedule, pins: Pins = ()) -> list[str]:
    """Everything that is wrong with a schedule, as sentences."""
    found = []
    seen: Counter[int] = Counter()
    groups: Counter[object] = Counter()
    if len(schedule.shifts) != len(problem.shifts):
        found.append("number of shifts")
    for s, stops in enumerate(schedule.shifts):
        found += _tour_breaches(problem, s, stops)
        found += _limit_breaches(problem, s, [v for v, _, _ in stops])
        seen.update(v for v, _, _ in stops)
    groups.update(problem.visits[v].group for v in seen if problem.visits[v].group is not None)
    found += [f"visit {v} is there {n} times" for v, n in seen.items() if n > 1]
    found += [f"group {g} has {n} visits" for g, n in groups.items() if n > 1]
    if problem.budget is not None and sum(problem.visits[v].cost for v in seen) > problem.budget:
        found.append("total budget")
    found += [f"required visit {v} is missing" for v in _unmet(problem, set(seen))]
    found += [f"pin {pin} does not hold" for pin in pins if not _holds(pin, schedule)]
    if schedule.score != sum(problem.visits[v].score for v in seen):
        found.append("score")
    if schedule.score > schedule.bound:
        found.append(f"score {schedule.score} above the bound {schedule.bound}")
    if set(schedule.missing) != set(range(len(problem.visits))) - set(seen):
        found.append("missing")
    return found


def _tour_breaches(problem: Problem, s: int, stops: Sequence[tuple[int, int, int]]) -> list[str]:
    shift = problem.shifts[s]
    travel = problem.travel if shift.travel is None else shift.travel
    found = []
    clock, at = shift.start, shift.start_location
    for v, begin, end in stops:
        visit = problem.visits[v]
        if at is not None:
            clock += travel[at][visit.location]
        if begin < clock:
            found.append(f"shift {s}: visit {v} starts at {begin}, arrival is at {clock}")
        shortest, longest = (
            visit.duration
            if isinstance(visit.duration, tuple)
            else (visit.duration, visit.duration)
        )
        if not shortest <= end - begin <= longest:
            found.append(f"shift {s}: visit {v} takes {end - begin}")
        if not any(w[0] <= begin <= w[1] and (len(w) == 2 or end <= w[2]) for w in visit.windows):
            found.append(f"shift {s}: visit {v} from {begin} to {end} is in no window")
        clock, at = end, visit.location
    if stops and at is not None and shift.end_location is not None:
        clock += travel[at][shift.end_location]
    if clock > shift.end and stops:
        found.append(f"shift {s} ends at {clock}")
    return found


def _limit_breaches(problem: Problem, s: int, tour: Sequence[int]) -> list[str]:
    shift = problem.shifts[s]
    found = []
    limits = {**problem.category_limits, **shift.category_limits}
    kinds = Counter(problem.visits[v].category for v in tour)
    for category, most in limits.items():
        if kinds[category] > most:
            found.append(f"shift {s}: {kinds[category]} of {category}")
    counted = sum(
        n for kind, n in kinds.items() if (kind or "").split(":")[0] not in ("meal", "rest")
    )
    if shift.max_visits is not None and counted > shift.max_visits:
        found.append(f"shift {s}: {counted} visits")
    if shift.budget is not None and sum(problem.visits[v].cost for v in tour) > shift.budget:
        found.append(f"shift {s}: budget")
    return found


def _unmet(problem: Problem, seen: set[int]) -> list[int]:
    there = {problem.visits[v].group for v in seen} - {None}
    return [
        i
        for i, visit in enumerate(problem.visits)
        if visit.required and i not in seen and visit.group not in there
    ]


def _holds(pin: Sequence[int], schedule: Schedule) -> bool:
    starts = {v: start for v, start, _ in schedule.shifts[pin[1]]}
    return pin[0] in starts and (len(pin) == 2 or starts[pin[0]] == pin[2])


def travel_of(problem: Problem, tours: Sequence[Sequence[int]]) -> int:
    """Total travel of tours; an empty shift has none."""
    total = 0
    for shift, tour in zip(problem.shifts, tours, strict=True):
        travel = problem.travel if shift.travel is None else shift.travel
        places = [
            shift.start_location,
            *(problem.visits[v].location for v in tour),
            shift.end_location,
        ]
        if tour:
            total += sum(
                travel[a][b] for a, b in pairwise(places) if a is not None and b is not None
            )
    return total


def best(problem: Problem, pins: Pins = ()) -> tuple[int, int] | None:
    """The largest score and the least travel for it; None if required visits cannot all be met."""
    value = best_value(problem, pins)
    return None if value is None else (value[0], -value[1])


def best_value(
    problem: Problem, pins: Pins = (), home: Mapping[int, int] | None = None, disturbance: int = 0
) -> tuple[int, int] | None:
    """The largest ``value_of`` any schedule; None if required visits cannot all be met."""
    per_shift = [_tours(problem, s, pins) for s in range(len(problem.shifts))]
    must = {pin[0] for pin in pins}
    answer: tuple[int, int] | None = None

    def combine(s: int, tours: tuple[frozenset[int], ...], travel: int) -> None:
        nonlocal answer
        used = frozenset[int]().union(*tours)
        if s == len(per_shift):
            value = value_of(problem, tours, travel, home or {}, disturbance)
            if (answer is None or value > answer) and _whole(problem, used) and must <= used:
                answer = value
            return
        for chosen, time in per_shift[s].items():
            if not chosen & used:
                combine(s + 1, (*tours, chosen), travel + time)

    combine(0, (), 0)
    return answer


def value_of(
    problem: Problem,
    tours: Sequence[Collection[int]],
    travel: int,
    home: Mapping[int, int],
    disturbance: int,
) -> tuple[int, int]:
    """What a schedule is worth, in an order of preference.

    Score, and ``disturbance`` for every visit on its shift of ``home``; then less travel, or less
    travel at its price.
    """
    gain = sum(
        problem.visits[v].score + disturbance * (home.get(v) == s)
        for s, tour in enumerate(tours)
        for v in tour
    )
    price = problem.travel_per_score
    return (gain, -travel) if price is None else (gain * price - travel, 0)


def _whole(problem: Problem, used: frozenset[int]) -> bool:
    groups = [g for g in (problem.visits[v].group for v in used) if g is not None]
    money = sum(problem.visits[v].cost for v in used)
    return (
        len(groups) == len(set(groups))
        and (problem.budget is None or money <= problem.budget)
        and not _unmet(problem, set(used))
    )


def _tours(problem: Problem, s: int, pins: Pins) -> dict[frozenset[int], int]:
    """Every set of visits that some order makes a tour of shift s, with its least travel."""
    shift = problem.shifts[s]
    travel = problem.travel if shift.travel is None else shift.travel
    result: dict[frozenset[int], int] = {frozenset(): 0}

    def extend(tour: tuple[int, ...], clock: int, way: int) -> None:
        at = problem.visits[tour[-1]].location if tour else shift.start_location
        if tour:
            home = 0
            if at is not None and shift.end_location is not None:
                home = travel[at][shift.end_location]
            chosen = frozenset(tour)
            if clock + home <= shift.end and not _limit_breaches(problem, s, tour):
                result[chosen] = min(result.get(chosen, way + home), way + home)
        for v, visit in enumerate(problem.visits):
            if v not in tour:
                step = 0 if at is None else travel[at][visit.location]
                for start in _starts(problem, s, v, clock + step, pins):
                    if start + visit.shortest <= shift.end:
                        extend((*tour, v), start + visit.shortest, way + step)

    extend((), shift.start, 0)
    return result


def _starts(problem: Problem, s: int, v: int, arrival: int, pins: Pins) -> Iterator[int]:
    """The earliest start that a window allows, if any does: no later one is better."""
    pin = next((pin for pin in pins if pin[0] == v), None)
    if pin is not None and pin[1] != s:
        return
    visit = problem.visits[v]
    possible = []
    for window in visit.windows:
        start = max(arrival, window[0])
        if pin is not None and len(pin) == 3:
            start = pin[2] if start <= pin[2] else window[1] + 1
        if start <= window[1] and (len(window) == 2 or start + visit.shortest <= window[2]):
            possible.append(start)
    if possible:
        yield min(possible)
