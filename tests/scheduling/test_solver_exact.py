"""Small problems, where trying everything tells the best answer."""

from random import Random

import pytest
from oracle import best, breaches, travel_of
from random_problems import random_problem

from tripai.scheduling import Infeasible, solve


@pytest.mark.parametrize("block", range(10))
def test_equal_to_brute_force(block: int) -> None:
    for seed in range(50 * block, 50 * block + 50):
        r = Random(seed)
        problem = random_problem(seed, r.randint(1, 10), r.randint(1, 2), r.choice([100, 200, 300]))
        pins = [(r.randrange(len(problem.visits)), 0)] if seed % 4 == 0 else []
        expected = best(problem, pins)
        if expected is None:
            with pytest.raises(Infeasible) as caught:
                solve(problem, pins=pins)
            assert caught.value.visits, seed
        else:
            schedule = solve(problem, pins=pins)
            assert breaches(problem, schedule, pins) == [], seed
            tours = [[stop[0] for stop in stops] for stops in schedule.shifts]
            assert (schedule.score, travel_of(problem, tours)) == expected, seed
            assert schedule.bound == schedule.score, seed
