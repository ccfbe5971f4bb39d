"""Small problems asked in every way: pins, also to the minute, an older schedule, a price on travel."""

from collections import Counter

import pytest
from oracle import best_value, breaches, travel_of, value_of
from random_problems import Question, random_question

from tripai.scheduling import Infeasible, Schedule, solve


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
