"""The same visits in an order that waits less: what it may change, and what not."""

import pytest
from oracle import breaches
from random_problems import random_problem

from tripai.scheduling import Infeasible, Problem, Schedule, Shift, Visit, less_idle, solve

LONG, DETOUR = 30, 10
NEAR = ((0, 5, 5, 5), (5, 0, 5, 1), (5, 5, 0, 5), (5, 1, 5, 0))


def a_day(*visits: Visit, travel: tuple[tuple[int, ...], ...] = NEAR, **more: int) -> Problem:
    return Problem(visits, [Shift(0, 400, 0, 0)], travel, **more)


ANY = (0, 300)
SIGHT = Visit(1, 60, 5, [ANY])
LUNCH = Visit(2, 60, 5, [(150, 200)], category="meal")
MUSEUM = Visit(3, 60, 5, [(210, 300)])


def late(problem: Problem, *order: int) -> Schedule:
    """The visits in an order, each as early as it can be; ends 1 behind the best."""
    stops, time, here = [], 0, 0
    for v in order:
        visit = problem.visits[v]
        start = max(time + problem.travel[here][visit.location], visit.windows[0][0])
        time, here = start + visit.shortest, visit.location
        stops.append((v, start, time))
    score = sum(visit.score for visit in problem.visits)
    return Schedule((tuple(stops),), score, score + 4, behind=4)


def test_the_day_begins_with_a_sight_and_not_with_waiting_for_lunch() -> None:
    problem = a_day(SIGHT, LUNCH, MUSEUM, travel_per_score=2)
    before = late(problem, 1, 0, 2)
    assert before.shifts == (((1, 150, 210), (0, 215, 275), (2, 276, 336)),)
    after = less_idle(problem, before, long=LONG, detour=DETOUR)
    assert after.shifts == (((0, 5, 65), (1, 150, 210), (2, 215, 275)),)
    assert (after.score, after.bound) == (before.score, before.bound)
    assert after.behind == 4 + 2  # 4 more on the way, at 2 a point: the gap stays proved


@pytest.mark.parametrize(("long", "detour"), [(200, DETOUR), (LONG, 3)])
def test_a_short_wait_or_a_long_detour_is_no_reason(long: int, detour: int) -> None:
    problem = a_day(SIGHT, LUNCH, MUSEUM)
    before = late(problem, 1, 0, 2)
    assert less_idle(problem, before, long=long, detour=detour) is before


def test_no_visit_is_cut_short_for_it() -> None:
    long_sight = Visit(1, (20, 150), 5, [(0, 100, 100), (215, 330, 400)])
    problem = a_day(long_sight, LUNCH)
    before = Schedule((((1, 150, 210), (0, 215, 365)),), 10, 10)
    assert less_idle(problem, before, long=LONG, detour=DETOUR) is before


def test_what_has_its_minute_keeps_it_and_no_window_is_broken() -> None:
    show = Visit(1, 60, 0, [(150, 150)], required=True)
    problem = a_day(show, Visit(2, 60, 5, [ANY]), Visit(3, 30, 5, [(0, 20)]))
    after = less_idle(problem, late(problem, 2, 0, 1), long=LONG, detour=DETOUR)
    assert after.shifts == (((2, 5, 35), (1, 40, 100), (0, 150, 210)),)


@pytest.mark.parametrize("seed", range(120))
def test_random_schedules_stay_feasible_with_the_same_visits(seed: int) -> None:
    problem = random_problem(seed)
    try:
        before = solve(problem, seed=seed, effort=200)
    except Infeasible:
        return
    after = less_idle(problem, before, long=1, detour=DETOUR)
    assert breaches(problem, after) == []
    for old, new in zip(before.shifts, after.shifts, strict=True):
        assert sorted(v for v, *_ in old) == sorted(v for v, *_ in new)
        assert sum(b - a for _, a, b in new) >= sum(b - a for _, a, b in old)
    assert after.score == before.score
