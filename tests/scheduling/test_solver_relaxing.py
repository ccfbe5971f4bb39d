"""What would make an infeasible problem feasible: each kind alone, and against brute force."""

import pickle
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from oracle import best
from random_problems import random_problem

from tripai.scheduling import Infeasible, Problem, Relaxation, Shift, Visit, relaxations, solve

SQUARE = [[0, 5], [5, 0]]


def must(**changes: Any) -> Visit:
    values: dict[str, Any] = {"location": 1, "duration": 10, "score": 3, "windows": [(0, 900)]}
    return Visit(**{**values, "required": True, **changes})


def day(**changes: Any) -> Shift:
    values: dict[str, Any] = {"start": 100, "end": 200, "start_location": 0, "end_location": 0}
    return Shift(**{**values, **changes})


def ways(visits: list[Visit], *days: Shift, **problem: Any) -> list[Relaxation]:
    stated = Problem(visits, days or [day()], SQUARE, **problem)
    with pytest.raises(Infeasible) as caught:
        solve(stated)
    return list(relaxations(stated, caught.value.visits))


def test_too_much_for_a_day() -> None:
    """The two take 100 together, with 10 of travel."""
    assert ways([must(duration=60), must(duration=40, score=1)]) == [
        Relaxation("earlier", 10, shift=0),
        Relaxation("later", 10, shift=0),
        Relaxation("drop", visits=(1,)),
        Relaxation("drop", visits=(0,)),
        Relaxation("shift", shift=0),
    ]


def test_windows_that_exclude_each_other() -> None:
    found = ways([must(windows=[(120, 120)]), must(windows=[(125, 125)])])
    assert found == [
        Relaxation("opens", 5, visits=(0,)),
        Relaxation("closes", 5, visits=(1,)),
        Relaxation("closes", 15, visits=(0,)),
        Relaxation("opens", 15, visits=(1,)),
        Relaxation("drop", visits=(0,)),
        Relaxation("drop", visits=(1,)),
        Relaxation("shift", shift=0),
    ]


@pytest.mark.parametrize(
    ("visit", "limits", "first"),
    [
        ({"cost": 4}, {"budget": 5}, Relaxation("budget", 3, shift=0)),
        ({"category": "a"}, {"category_limits": {"a": 1}}, Relaxation("limit", 1, 0, (), "a")),
        ({}, {"max_visits": 1}, Relaxation("visits", 1, shift=0)),
    ],
)
def test_limits_of_a_day(visit: dict[str, Any], limits: dict[str, Any], first: Relaxation) -> None:
    assert ways([must(**visit), must(**visit)], day(**limits))[0] == first


def test_a_limit_and_a_budget_of_all_days() -> None:
    two = [must(cost=4, category="a", windows=[(120, 130)]) for _ in range(2)]
    assert ways(two, category_limits={"a": 1})[0] == Relaxation("limit", 1, 0, (), "a")
    assert ways(two, budget=7)[0] == Relaxation("budget", 1)


def test_two_conflicts_leave_visits_to_drop() -> None:
    """Each pair excludes each other at its hour, and one day more holds one pair only."""
    visits = [
        must(windows=[(at, at)], score=score)
        for at, score in ((120, 9), (120, 4), (120, 5), (150, 1), (150, 8), (150, 2))
    ]
    [way] = ways(visits)
    assert way == Relaxation("drop", visits=way.visits)
    assert set(way.visits) == {1, 2, 3, 5}


def test_a_required_group_is_dropped_as_a_whole() -> None:
    visits = [must(group="g", windows=[]), must(group="g", windows=[])]
    assert ways(visits) == [Relaxation("drop", visits=(0, 1))]


def test_pins_that_exclude_each_other() -> None:
    problem = Problem([must(), must(), must()], [day()], SQUARE)
    pins = [(0, 0, 120), (1, 0, 125)]
    with pytest.raises(Infeasible) as caught:
        solve(problem, pins=pins)
    assert caught.value.visits == {0, 1}
    found = relaxations(problem, caught.value.visits, pins)
    assert {way.visits for way in found} == {(0,), (1,)}
    for way in found:
        assert solve(way.relaxed(problem), pins=way.kept(pins)).shifts


def test_a_relaxation_survives_pickling() -> None:
    way = Relaxation("limit", 1, 0, (), "a")
    assert pickle.loads(pickle.dumps(way)) == way


def test_the_smallest_conflict_is_found() -> None:
    """Three that fill a day stand before the two that exclude each other; more are in the way."""
    many = [must(duration=30) for _ in range(12)]
    clash = [must(windows=[(150, 150)], score=0), must(windows=[(155, 155)], score=0)]
    with pytest.raises(Infeasible) as caught:
        solve(Problem([*many, *clash], [day(), day(start=300, end=1000)], SQUARE))
    assert caught.value.visits == {12, 13}


def test_four_that_fill_a_day() -> None:
    with pytest.raises(Infeasible) as caught:
        solve(Problem([must(duration=25) for _ in range(6)], [day()], SQUARE))
    assert len(caught.value.visits) == 4


LIMITS: list[dict[str, Any]] = [{"category_limits": {"a": 1}}, {"max_visits": 1}, {"budget": 8}, {}]


def infeasible_problems() -> list[tuple[Problem, list[tuple[int, int]], set[int]]]:
    """Random ones: three of four have wide windows and a limit, every fifth a pin."""
    found = []
    for seed in range(120):
        r = Random(seed)
        tight = seed % 4 == 3
        plain = random_problem(seed, r.randint(2, 6), r.randint(1, 2), 120 if tight else 400)
        changes = {} if tight else {"windows": [(0, 400), (1000, 1400)], "category": "a"}
        visits = [replace(v, required=r.random() < 0.6, **changes) for v in plain.visits]
        days = [replace(day, **LIMITS[seed % 4]) for day in plain.shifts]
        problem = replace(plain, visits=visits, shifts=days)
        pins = [(0, 0)] if seed % 5 == 0 else []
        try:
            solve(problem, pins=pins)
        except Infeasible as error:
            found.append((problem, pins, set(error.visits)))
    return found


def unit_of(problem: Problem, v: int | None) -> set[int]:
    """The visits that exclude v, and v: of a group, one is required."""
    group = None if v is None else problem.visits[v].group
    same = {w for w, visit in enumerate(problem.visits) if group and visit.group == group}
    return same | ({v} - {None})  # type: ignore[operator]


def test_against_brute_force() -> None:
    """The conflict is one and is irreducible; each way works, and one unit less does not."""
    told: Counter[str] = Counter()
    for problem, pins, visits in infeasible_problems():
        for left_out in (None, *visits):
            some = visits - unit_of(problem, left_out)
            alone = replace(problem, visits=[
                replace(v, required=i in some) if i in some or not v.required else
                replace(v, required=False, windows=[]) for i, v in enumerate(problem.visits)
            ])  # fmt: skip
            kept = [pin for pin in pins if pin[0] in some]
            assert (best(alone, kept) is not None) == (left_out in visits)
        for way in relaxations(problem, visits, pins):
            told[way.kind] += 1
            assert best(way.relaxed(problem), way.kept(pins)) is not None, way
            less = replace(way, amount=way.amount - 1)
            if way.kind not in {"drop", "shift"}:
                assert best(less.relaxed(problem), pins) is None, way
    assert set(told) >= {"limit", "visits", "earlier", "later", "opens", "closes", "budget", "drop"}
