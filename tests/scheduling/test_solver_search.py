"""The search as a whole: valid, reproducible, and the same compiled and as plain Python."""

from pathlib import Path
from types import ModuleType

import pytest
from compiled_and_plain import KERNELS, differing
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import breaches
from random_problems import random_problem

from tripai.scheduling import (
    Infeasible,
    Problem,
    Schedule,
    Shift,
    Visit,
    _pricing,
    _subsets,
    compiled,
    solve,
)
from tripai.scheduling import solve as solve_module


@pytest.mark.skipif(not compiled(), reason="only plain Python is here")
def test_compiled_equals_plain() -> None:
    """Of questions of all sizes; tests/benchmarks/same_answers.py puts 200 and as many as one likes."""
    assert differing(range(0, 200, 9)) == []


PIP_WRITES = 5  # seconds at most in which pip lays both files down, in any order


@pytest.mark.parametrize("kernel", [*KERNELS, _subsets, _pricing])
def test_compiled_file_is_not_older_than_its_source(kernel: ModuleType) -> None:
    if compiled():
        file = Path(str(kernel.__file__))
        name = kernel.__name__.rpartition(".")[2]
        newest = max(file.with_name(name + end).stat().st_mtime for end in (".py", ".pxd"))
        assert file.stat().st_mtime + PIP_WRITES >= newest, (
            "run: python setup.py build_ext --inplace"
        )


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    n=st.integers(0, 40),
    m=st.integers(0, 5),
    horizon=st.integers(0, 900),
    search_seed=st.integers(-(2**40), 2**70),
)
def test_never_a_breach(seed: int, n: int, m: int, horizon: int, search_seed: int) -> None:
    problem = random_problem(seed, n, m, horizon)
    try:
        schedule = solve(problem, effort=100, seed=search_seed)
    except Infeasible:
        return
    assert breaches(problem, schedule) == []
    assert solve(problem, effort=100, seed=search_seed) == schedule


def test_start_and_pins_hold() -> None:
    for seed in range(60):
        problem = random_problem(seed, 14, 2, 400)
        try:
            first = solve(problem, effort=50)
        except Infeasible:
            continue
        pins = [(stops[0][0], s, stops[0][1]) for s, stops in enumerate(first.shifts) if stops]
        again = solve(problem, effort=50, start=first, pins=pins)
        assert breaches(problem, again, pins) == []
        assert again.score >= first.score


def test_disturbance_keeps_visits_where_they_were() -> None:
    problem = random_problem(3, 25, 2, 500)
    first = solve(problem, effort=20)
    pin = next(iter(sorted(first.missing)))
    for v in sorted(first.missing):
        if first.missing[v] == "no room":
            pin = v
    where = {v: s for s, stops in enumerate(first.shifts) for v, _, _ in stops}

    def moved(after: Schedule) -> int:
        there = {v: s for s, stops in enumerate(after.shifts) for v, _, _ in stops}
        return sum(there.get(v) != s for v, s in where.items())

    free = solve(problem, start=first, seed=1)
    held = solve(problem, start=first, seed=1, disturbance=1000)
    assert moved(held) <= moved(free)
    assert moved(held) == 0
    assert pin in first.missing


def test_a_long_disturbed_plan_still_prefers_score_when_it_pays() -> None:
    visits = [Visit(0, 10, 5, [(0, 0)]), Visit(0, 10, 50, [(0, 0)])]
    problem = Problem(visits, [Shift(0, 10)], [[0]])
    start = Schedule((((0, 0, 10),),), 5, 5)
    assert solve(problem, start=start, disturbance=10).score == 50
    assert solve(problem, start=start, disturbance=100).score == 5


def test_progress_and_effort() -> None:
    seen: list[tuple[int, int]] = []
    problem = random_problem(1, 20)
    solve(problem, effort=450, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (450, 450)
    assert seen == sorted(seen)


def test_clock_truncates() -> None:
    problem = random_problem(1, 20)
    ticks = iter(range(1000))
    schedule = solve(problem, effort=10**6, seconds=20, clock=lambda: float(next(ticks)))
    assert schedule.truncated
    assert not solve(problem, effort=10).truncated
    assert solve(problem, seconds=0.01).truncated


def test_interrupt_comes_through() -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(random_problem(1, 20), progress=stop)


@pytest.mark.parametrize(("n", "m"), [(0, 0), (0, 3), (5, 0)])
def test_nothing_to_do(n: int, m: int) -> None:
    visits = [Visit(0, 1, 1, [(0, 5)])] * n
    schedule = solve(Problem(visits, [Shift(0, 9)] * m, [[0]]))
    assert schedule.shifts == ((),) * m
    assert (schedule.score, schedule.bound, schedule.gap) == (0, 0, 0.0)
    assert schedule.missing == dict.fromkeys(range(n), "closed")


def test_solve_is_the_function() -> None:
    assert callable(solve_module)


@pytest.mark.parametrize("visits", [3, 30])
def test_money_counts_in_a_currency_of_many_zeros(visits: int) -> None:
    price = 2**40
    each = [Visit(0, 10, 5, ((0, 900),), cost=price) for _ in range(visits)]
    schedule = solve(Problem(each, [Shift(0, 1000)], [[0]], budget=2 * price))
    assert schedule.score == 10
    assert schedule.gap == 0
