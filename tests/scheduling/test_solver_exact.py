"""Small problems, where trying everything tells the best answer."""

from itertools import permutations
from random import Random

import pytest
from oracle import best, breaches, travel_of
from plain_python import plain
from random_problems import random_problem, random_question

from tripai.scheduling import Infeasible, Problem, Shift, Visit, _subsets, exact, solve
from tripai.scheduling.flatten import flatten


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
            assert schedule.gap == 0.0, seed


def meetings(seed: int, n: int) -> Problem:
    """People to meet, each at a place within a window; ways that are shorter over another place."""
    r = Random(seed)
    ways = [[r.randint(5, 60) * (i != j) for j in range(n + 1)] for i in range(n + 1)]
    opens = [r.randint(0, 400) for _ in range(n)]
    visits = [Visit(i, r.randint(5, 60), 1, [(a, a + r.randint(30, 300))])
              for i, a in enumerate(opens)]  # fmt: skip
    return Problem(visits, [Shift(0, 1000, start_location=n)], ways)


def most_meetings(problem: Problem) -> int:
    """By trying all orders: how many of the first in an order can be met."""
    [shift] = problem.shifts
    most = 0
    for order in permutations(range(len(problem.visits))):
        clock, at = shift.start, len(order)
        for met, v in enumerate(order):
            visit = problem.visits[v]
            [window] = visit.windows
            begin = max(clock + problem.travel[at][v], window[0])
            if begin > window[1] or begin + visit.shortest > shift.end:
                break
            clock, at = begin + visit.shortest, v
            most = max(most, met + 1)
    return most


def test_as_many_meetings_as_can_be() -> None:
    for seed in range(40):
        problem = meetings(seed, 6)
        schedule = solve(problem)
        assert breaches(problem, schedule) == []
        assert schedule.score == schedule.bound == most_meetings(problem)


def test_ten_meetings_are_proved() -> None:
    for seed in range(20):
        problem = meetings(seed, 10)
        schedule = solve(problem)
        assert breaches(problem, schedule) == []
        assert schedule.gap == 0.0


def test_proved_with_a_price_on_travel_and_an_older_plan() -> None:
    priced = 0
    for seed in range(150):
        asked = random_question(seed, 1 + seed % 8, 1 + seed % 2)
        try:
            schedule = solve(asked.problem, start=asked.start, disturbance=asked.disturbance)
        except Infeasible:
            continue
        priced += asked.problem.travel_per_score is not None
        assert schedule.gap == 0.0, seed
    assert priced > 20


def test_small_is_up_to_fourteen_visits_a_day() -> None:
    def small(n: int, m: int) -> bool:
        return exact.is_small(flatten(random_problem(1, n, m)))

    assert small(14, 1)
    assert not small(15, 1)
    assert small(12, 2)
    assert not small(13, 2)
    assert not small(12, 3)
    assert small(10, 14)


def test_plain_python_gives_the_same_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [flatten(random_problem(seed, 1 + seed % 9, 1 + seed % 3, 300)) for seed in range(60)]
    tables += [flatten(meetings(seed, 9)) for seed in range(5)]
    found = [exact.best_tours(t) for t in tables]
    monkeypatch.setattr(exact, "Subsets", plain(_subsets).Subsets)
    assert [exact.best_tours(t) for t in tables] == found
