"""No schedule is better than the bound says: small problems by brute force, larger ones by all that was ever found."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import best_value
from plain_python import plain
from random_problems import Question, random_problem, random_question

from tripai.scheduling import (
    Infeasible,
    Problem,
    Schedule,
    Shift,
    Visit,
    _pricing,
    dual,
    exact,
    solve,
    walks,
)
from tripai.scheduling.bound import most_behind
from tripai.scheduling.flatten import Tables, flatten

Tours = list[list[int]]


def tables_of(asked: Question) -> Tables:
    return flatten(asked.problem, asked.pins, asked.home, asked.disturbance)  # type: ignore[arg-type]


def most(t: Tables, tours: Tours, problem: Problem) -> int:
    """The bound on ``oracle.value_of``, or on its first number without a price on travel."""
    priced = problem.travel_per_score is not None
    weight, price = (t.weight, 1) if priced else (1, 0)
    return dual.value_of(t, tours, weight, price) + weight * most_behind(t, tours, priced=priced)


@pytest.mark.parametrize("block", range(5))
def test_never_below_brute_force(block: int) -> None:
    near = compared = 0
    for seed in range(80 * block, 80 * block + 80):
        asked = random_question(seed, 1 + seed % 8, 1 + seed % 3 // 2, 100 + 100 * (seed % 3))
        t = tables_of(asked)
        value = best_value(asked.problem, asked.pins, asked.home, asked.disturbance)
        if value is None:
            continue
        best = exact.best_tours(t)
        assert best is not None
        for tours in (best, [[] for _ in asked.problem.shifts]):
            assert most(t, tours, asked.problem) >= value[0], seed
        near += most(t, best, asked.problem) <= value[0] + max(1, value[0] // 50)
        compared += 1
    assert near > compared // 2  # or the bound would be true and useless


def test_never_below_the_best_of_many_searches() -> None:
    for seed in range(12):
        problem = random_problem(seed, 25, 1 + seed % 3, 500)
        if seed % 2:
            problem = replace(problem, travel_per_score=2)
        try:
            found = [solve(problem, seed=k, effort=150) for k in range(3)]
        except Infeasible:
            continue
        t = flatten(problem)
        values = [most(t, tours_of(schedule), problem) for schedule in found]
        weight, price = (2, 1) if seed % 2 else (1, 0)
        assert min(values) >= max(dual.value_of(t, tours_of(s), weight, price) for s in found)
        assert min(s.bound for s in found) >= max(s.score for s in found)


def tours_of(schedule: Schedule) -> Tours:
    return [[stop[0] for stop in stops] for stops in schedule.shifts]


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    n=st.integers(1, 9),
    m=st.integers(1, 3),
    horizon=st.integers(1, 900),
    scale=st.sampled_from([1, 1000, 40_000]),
    worth=st.sampled_from([1, 1000, 2**22]),
)
def test_never_below_the_best_at_any_scale(
    seed: int, n: int, m: int, horizon: int, scale: int, worth: int
) -> None:
    problem = scaled(random_problem(seed, n, m, horizon), scale, worth)
    t = flatten(problem)
    best = exact.best_tours(t)
    if best is not None:
        score = dual.value_of(t, best, 1, 0)
        assert most(t, best, problem) >= score
        assert most(t, [[] for _ in problem.shifts], problem) >= score


def scaled(problem: Problem, scale: int, worth: int) -> Problem:
    """The same problem with times and scores so many times larger."""

    def times(matrix: object) -> list[list[int]]:
        return [[scale * way for way in row] for row in matrix]  # type: ignore[attr-defined]

    visits = [
        replace(
            visit,
            duration=scale * visit.shortest,
            score=worth * visit.score,
            windows=[tuple(scale * x for x in window) for window in visit.windows],
        )
        for visit in problem.visits
    ]
    shifts = [
        replace(
            shift,
            start=scale * shift.start,
            end=scale * shift.end,
            travel=None if shift.travel is None else times(shift.travel),
        )
        for shift in problem.shifts
    ]
    return replace(problem, visits=visits, shifts=shifts, travel=times(problem.travel))


def test_plain_python_gives_the_same_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [random_question(seed, 10 + 2 * seed, 1 + seed % 2, 400) for seed in range(8)]
    some = [(tables_of(q), q.problem, [[] for _ in q.problem.shifts]) for q in questions]
    found = [most(t, tours, problem) for t, problem, tours in some]
    kernel = plain(_pricing)
    monkeypatch.setattr(walks, "Pricing", kernel.Pricing)
    monkeypatch.setattr(dual, "Labels", kernel.Labels)
    assert [most(t, tours, problem) for t, problem, tours in some] == found


def test_visits_in_no_time_at_one_place() -> None:
    visits = [Visit(0, 0, score, [(0, 10)]) for score in range(1, 21)]
    schedule = solve(Problem(visits, [Shift(0, 10)], [[0]]), effort=200)
    assert schedule.score == schedule.bound == 210


def test_a_bound_that_takes_too_many_steps_is_the_coarse_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = random_problem(5, 60, 3, 500)
    t = flatten(problem)
    tours = tours_of(solve(problem, effort=50))
    finer = most_behind(t, tours, priced=False)
    monkeypatch.setattr(dual, "MOST_WORK", 1000)
    assert dual.best_value(t, tours, 1, 0) is None
    assert most_behind(t, tours, priced=False) > finer


def test_time_is_bounded_by_more_than_a_knapsack(monkeypatch: pytest.MonkeyPatch) -> None:
    solved = []
    for seed in range(8):
        r = Random(seed)
        points = [(r.randint(0, 60), r.randint(0, 60)) for _ in range(31)]
        travel = [[abs(a - c) + abs(b - d) for c, d in points] for a, b in points]
        visits = [Visit(i, r.randint(20, 60), r.randint(5, 50), [(0, 600)]) for i in range(30)]
        problem = Problem(visits, [Shift(0, 600, 30, 30)], travel)
        schedule = solve(problem)
        assert schedule.bound == schedule.score + (schedule.behind or 0)
        solved.append((problem, schedule))
    finer = sum(schedule.behind or 0 for _, schedule in solved)
    monkeypatch.setattr(dual, "MOST_WORK", 1000)
    coarse = sum(most_behind(flatten(p), tours_of(s), priced=False) for p, s in solved)
    assert finer < 0.6 * coarse
