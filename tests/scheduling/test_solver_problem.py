"""What a problem refuses, what a schedule says."""

import pickle
import subprocess
import sys
from typing import Any

import pytest

from tripai.scheduling import Infeasible, Problem, Schedule, Shift, Visit, solve

SQUARE = [[0, 5], [5, 0]]


def visit(**changes: Any) -> Visit:
    values: dict[str, Any] = {"location": 1, "duration": 5, "score": 3, "windows": [(0, 50)]}
    return Visit(**{**values, **changes})


def shift(**changes: Any) -> Shift:
    values: dict[str, Any] = {"start": 0, "end": 100, "start_location": 0, "end_location": 0}
    return Shift(**{**values, **changes})


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"duration": -4}, r"visits\[1\]\.duration is -4"),
        ({"duration": (9, 4)}, r"visits\[1\]\.duration\[1\] is 4"),
        ({"duration": (9, 10, 11)}, r"visits\[1\]\.duration is \(9, 10, 11\)"),
        ({"duration": 1.5}, r"visits\[1\]\.duration is 1.5"),
        ({"score": -1}, r"visits\[1\]\.score is -1"),
        ({"score": 0.5}, r"visits\[1\]\.score is 0.5"),
        ({"cost": -2}, r"visits\[1\]\.cost is -2"),
        ({"location": 2}, r"visits\[1\]\.location is 2"),
        ({"location": None}, r"visits\[1\]\.location is None"),
        ({"windows": [(0, 5), (9, 8)]}, r"visits\[1\]\.windows\[1\] is \(9, 8\)"),
        ({"windows": [(0, 5, 4)]}, r"visits\[1\]\.windows\[0\] is \(0, 5, 4\)"),
        ({"windows": [(0,)]}, r"visits\[1\]\.windows\[0\] is \(0,\)"),
        ({"windows": [(0, 2**40)]}, r"visits\[1\]\.windows\[0\] is 1099511627776"),
    ],
)
def test_bad_visit(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Problem([visit(), visit(**changes)], [shift()], SQUARE)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"end": -1}, r"shifts\[1\]\.end is -1: must not be before its start, 0"),
        ({"start_location": 7}, r"shifts\[1\]\.start_location is 7"),
        ({"end_location": -1}, r"shifts\[1\]\.end_location is -1"),
        ({"travel": [[0, 1]]}, r"shifts\[1\]\.travel\[0\] has 2 entries"),
        ({"travel": [[0]]}, r"shifts\[1\]\.travel has 1 rows: the problem's matrix has 2"),
        ({"travel": [[0, -1], [0, 0]]}, r"shifts\[1\]\.travel\[0\]\[1\] is -1"),
        ({"category_limits": {"a": -1}}, r"shifts\[1\]\.category_limits\['a'\] is -1"),
        ({"budget": -1}, r"shifts\[1\]\.budget is -1"),
        ({"max_visits": -1}, r"shifts\[1\]\.max_visits is -1"),
    ],
)
def test_bad_shift(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Problem([visit()], [shift(), shift(**changes)], SQUARE)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"travel": [[0, 1], [1]]}, r"travel\[1\] has 1 entries: the matrix must be 2 x 2"),
        ({"travel": [[0, 1.5], [1, 0]]}, r"travel\[0\]\[1\] is 1.5"),
        ({"category_limits": {"a": -1}}, r"category_limits\['a'\] is -1"),
        ({"budget": -1}, r"budget is -1"),
    ],
)
def test_bad_problem(changes: dict[str, Any], message: str) -> None:
    values: dict[str, Any] = {"visits": [visit()], "shifts": [shift()], "travel": SQUARE}
    with pytest.raises(ValueError, match=message):
        Problem(**{**values, **changes})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"effort": -1}, "effort is -1"),
        ({"seconds": -1.0}, "seconds is -1.0"),
        ({"seconds": float("nan")}, "seconds is nan"),
        ({"disturbance": -1}, "disturbance is -1"),
        ({"pins": [(0, 1)]}, r"pins\[0\]\[1\] is 1"),
        ({"pins": [(3, 0)]}, r"pins\[0\]\[0\] is 3"),
        ({"pins": [(0,)]}, r"pins\[0\] is \(0,\)"),
        ({"pins": [(0, 0), (0, 0, 5)]}, r"pins\[1\] is \(0, 0, 5\): visit 0 is pinned twice"),
        ({"start": Schedule(((), ()), 0, 0)}, "start has 2 shifts: the problem has 1"),
        ({"start": Schedule((((9, 0, 0),),), 0, 0)}, r"start\.shifts\[0\]\[0\]\[0\] is 9"),
    ],
)
def test_bad_arguments(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        solve(Problem([visit()], [shift()], SQUARE), **arguments)


def test_required_visits_that_exclude_each_other() -> None:
    visits = [
        visit(),
        visit(windows=[(20, 20)], required=True),
        visit(required=True, windows=[(0, 90)]),
        visit(windows=[(21, 22)], required=True),
    ]
    with pytest.raises(Infeasible, match="required visits cannot all be scheduled: 1, 3") as caught:
        solve(Problem(visits, [shift()], SQUARE))
    assert caught.value.visits == {1, 3}


def test_a_required_visit_that_is_closed() -> None:
    with pytest.raises(Infeasible) as caught:
        solve(Problem([visit(), visit(windows=[], required=True)], [shift()], SQUARE))
    assert caught.value.visits == {1}


def test_two_pins_in_one_group() -> None:
    visits = [visit(group="lunch"), visit(group="lunch")]
    with pytest.raises(Infeasible) as caught:
        solve(Problem(visits, [shift()], SQUARE), pins=[(0, 0), (1, 0)])
    assert caught.value.visits == {0, 1}


def test_infeasible_survives_pickling() -> None:
    again = pickle.loads(pickle.dumps(Infeasible([4, 2])))
    assert again.visits == {2, 4}


def test_durations_grow_into_the_slack_that_gains_most() -> None:
    visits = [
        visit(duration=(10, 40), score=10, windows=[(0, 90)]),
        visit(duration=(10, 40), score=90, windows=[(0, 90)]),
    ]
    schedule = solve(Problem(visits, [shift(end=70)], SQUARE))
    lengths = {v: end - start for v, start, end in schedule.shifts[0]}
    assert lengths == {0: 20, 1: 40}


def test_growth_stops_at_the_latest_end() -> None:
    visits = [visit(duration=(10, 60), windows=[(0, 20, 35)])]
    schedule = solve(Problem(visits, [shift()], SQUARE))
    assert schedule.shifts == (((0, 5, 35),),)


def test_reasons() -> None:
    visits = [
        visit(score=90, category="museum", group="a"),
        visit(windows=[(200, 300)]),
        visit(category="museum"),
        visit(cost=50),
        visit(group="a"),
        visit(duration=99),
    ]
    problem = Problem(visits, [shift(category_limits={"museum": 1}, budget=10)], SQUARE)
    expected = {1: "closed", 2: "limit", 3: "budget", 4: "group", 5: "no room"}
    assert solve(problem).missing == expected
    crowd = [visit(duration=60), visit(duration=60, score=1)]
    assert solve(Problem(crowd, [shift()], SQUARE)).missing == {1: "no room"}


def test_max_visits_does_not_count_meals() -> None:
    visits = [visit(category="meal"), visit(category="rest"), visit(category="park"), visit()]
    schedule = solve(Problem(visits, [shift(max_visits=1)], SQUARE))
    assert sorted(v for v, _, _ in schedule.shifts[0])[:2] == [0, 1]
    assert len(schedule.shifts[0]) == 3


def test_import_is_light() -> None:
    script = "import sys, tripai.scheduling; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {"pydantic", "sqlmodel", "asyncio", "cython", "Cython", "numpy"}
