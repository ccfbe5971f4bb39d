"""Small problems asked in every way: pins, also to the minute, an older schedule, a price on travel."""

from collections import Counter
from dataclasses import replace

import pytest
from oracle import best, best_value, breaches, travel_of, value_of
from random_problems import Question, random_question

from tripai.scheduling import Infeasible, Problem, Schedule, Shift, Visit, solve


def answer(question: Question) -> Schedule:
    return solve(
        question.problem,
        pins=question.pins,  # type: ignore[arg-type]
        start=question.start,
        disturbance=question.disturbance,
    )


@pytest.mark.parametrize("block", range(5))
def test_equal_to_brute_force(block: int) -> None:
    for seed in range(80 * block, 80 * block + 80):
        asked = random_question(seed, 1 + seed % 8, 1 + seed % 3 // 2, 100 + 100 * (seed % 3))
        problem = asked.problem
        expected = best_value(problem, asked.pins, asked.home, asked.disturbance)
        if expected is None:
            with pytest.raises(Infeasible):
                answer(asked)
        else:
            schedule = answer(asked)
            assert breaches(problem, schedule, asked.pins) == [], seed
            tours = [[stop[0] for stop in stops] for stops in schedule.shifts]
            travel = travel_of(problem, tours)
            found = value_of(problem, tours, travel, asked.home, asked.disturbance)
            assert found == expected, seed
            most = best(replace(problem, travel_per_score=None), asked.pins)
            assert most is not None
            assert schedule.bound >= most[0], seed


def test_the_questions_have_all_kinds() -> None:
    kinds = Counter[str]()
    for seed in range(400):
        asked = random_question(seed, 1 + seed % 8, 1 + seed % 3 // 2)
        problem = asked.problem
        kinds["pin to a shift"] += any(len(pin) == 2 for pin in asked.pins)
        kinds["pin to the minute"] += any(len(pin) == 3 for pin in asked.pins)
        kinds["start"] += asked.start is not None
        kinds["disturbance"] += asked.start is not None and asked.disturbance > 0
        kinds["price on travel"] += problem.travel_per_score is not None
        kinds["limit of its own"] += any(
            set(shift.category_limits) & set(problem.category_limits) for shift in problem.shifts
        )
        kinds["uncounted"] += any(not visit.counted for visit in problem.visits)
        kinds["booking"] += any(
            visit.required and any(w[0] == w[1] for w in visit.windows) for visit in problem.visits
        )
        kinds["shared location"] += len({visit.location for visit in problem.visits}) < len(
            problem.visits
        )
    assert min(kinds.values()) >= 40, kinds


def test_a_required_visit_that_is_in_time_only_over_another() -> None:
    hotel, there, hub = 0, 1, 2
    travel = [[20] * 20 for _ in range(20)]
    for place in range(20):
        travel[place][hub] = travel[hub][place] = 1
        if place != hub:
            travel[place][there] = 100
    visits = [Visit(k, 5, 50, [(0, 50)]) for k in range(3, 20)]
    visits += [Visit(there, 5, 0, [(0, 50)], required=True), Visit(hub, 5, 9, [(0, 50)])]
    problem = Problem(visits, [Shift(0, 60, hotel, hotel, max_visits=2)], travel)
    schedule = solve(problem, effort=10)
    assert breaches(problem, schedule) == []
