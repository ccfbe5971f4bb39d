"""Which required visits conflict, and that none do where a schedule can be found."""

import random
from dataclasses import replace

import pytest

from tripai.scheduling import Infeasible, Problem, Shift, Visit, is_feasible, solve


def long_bookings(seed: int) -> Problem:
    """Three days, two of them with a long booking, four sights that must be in, twenty that may."""
    chance = random.Random(seed)
    size = 26
    points = [(chance.randrange(60), chance.randrange(60)) for _ in range(size)]
    travel = [[abs(a[0] - b[0]) + abs(a[1] - b[1]) for b in points] for a in points]
    shifts = [Shift(1440 * day + 540, 1440 * day + 1320, 0, 0) for day in range(3)]
    visits = []
    for day in (0, 1):
        lasts = chance.randrange(240, 600)
        begin = 1440 * day + chance.randrange(540 + 60, 1320 - 60 - lasts)
        visits.append(Visit(1 + day, lasts, 0, ((begin, begin),), required=True))
    for k in range(3, size):
        windows = tuple((1440 * day + 570, 1440 * day + 1020) for day in range(3))
        visits.append(Visit(k, chance.randrange(60, 180), 50, windows, required=k < 7))
    return Problem(visits, shifts, travel)


@pytest.mark.parametrize("seed", range(40))
def test_what_can_be_scheduled_is_scheduled(seed: int) -> None:
    problem = long_bookings(seed)
    if is_feasible(problem):
        assert {0, 1, 2, 3, 4, 5} <= {stop[0] for tour in solve(problem).shifts for stop in tour}
    else:
        with pytest.raises(Infeasible) as refusal:
            solve(problem)
        kept = [
            replace(v, required=v.required and (i in refusal.value.visits))
            for i, v in enumerate(problem.visits)
        ]
        assert not is_feasible(replace(problem, visits=kept))
