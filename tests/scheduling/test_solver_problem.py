"""What a problem refuses, what a schedule says."""

import pickle
import subprocess
import sys
from typing import Any

import pytest

from tripai.scheduling import Infeasible, Problem, Schedule, Shift, Visit, solve

SQUARE = [[0, 5], [5, 0]]
NAN = float("nan")


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
        ({"cost": 2**46}, r"visits\[1\]\.cost is 70368744177664: must be from 0 to "),
        ({"location": 2}, r"visits\[1\]\.location is 2"),
        ({"location": None}, r"visits\[1\]\.location is None"),
        ({"windows": [(0, 5), (9, 8)]}, r"visits\[1\]\.windows\[1\] is \(9, 8\)"),
        ({"windows": [(0, 5, 4)]}, r"visits\[1\]\.windows\[0\] is \(0, 5, 4\)"),
        ({"windows": [(0,)]}, r"visits\[1\]\.windows\[0\] is \(0,\)"),
        ({"windows": [(0, 2**40)]}, r"visits\[1\]\.windows\[0\] is 1099511627776"),
        ({"windows": [(0, 5), (0, NAN)]}, r"visits\[1\]\.windows\[1\] is nan"),
        ({"windows": [(0, 5), None]}, r"visits\[1\]\.windows\[1\] is None"),
        ({"windows": None}, r"visits\[1\]\.windows is None"),
        ({"duration": None}, r"visits\[1\]\.duration is None"),
        ({"duration": True}, r"visits\[1\]\.duration is True"),
        ({"duration": (1, NAN)}, r"visits\[1\]\.duration\[1\] is nan"),
        ({"location": True}, r"visits\[1\]\.location is True"),
        ({"score": None}, r"visits\[1\]\.score is None"),
        ({"category": 5}, r"visits\[1\]\.category is 5"),
        ({"group": ["a"]}, r"visits\[1\]\.group is \['a'\]"),
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
        ({"start": None}, r"shifts\[1\]\.start is None"),
        ({"end": NAN}, r"shifts\[1\]\.end is nan"),
        ({"start_location": False}, r"shifts\[1\]\.start_location is False"),
        ({"travel": 5}, r"shifts\[1\]\.travel is 5"),
        ({"category_limits": None}, r"shifts\[1\]\.category_limits is None"),
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
        ({"travel": [[0, NAN], [1, 0]]}, r"travel\[0\]\[1\] is nan"),
        ({"travel": [[0, True], [1, 0]]}, r"travel\[0\]\[1\] is True"),
        ({"travel": [[0, 1], None]}, r"travel\[1\] is None"),
        ({"travel": [[0, 1, 2], [1, 0, 2]]}, r"travel\[0\] has 3 entries: .* 2 x 2"),
        ({"travel": []}, r"shifts\[0\]\.start_location is 0: the travel matrix is empty"),
        ({"visits": [None]}, r"visits\[0\] is None"),
        ({"visits": None}, r"visits is None"),
        ({"shifts": [7]}, r"shifts\[0\] is 7"),
        ({"travel_per_score": 0}, r"travel_per_score is 0"),
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
        ({"seconds": NAN}, "seconds is nan"),
        ({"seconds": "1"}, "seconds is '1'"),
        ({"effort": True}, "effort is True"),
        ({"effort": 1.5}, "effort is 1.5"),
        ({"seed": None}, "seed is None"),
        ({"pins": [None]}, r"pins\[0\] is None"),
        ({"start": 5}, "start is 5"),
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
