"""Why a visit is not in a schedule: each reason alone, and all of them against an independent check."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from oracle import _limit_breaches as limit_breaches
from oracle import _starts as starts
from oracle import breaches, travel_of
from random_problems import random_problem

from tripai.scheduling import Infeasible, Problem, Shift, Visit, solve

SQUARE = [[0, 5], [5, 0]]
Tours = list[list[int]]


def visit(**changes: Any) -> Visit:
    values: dict[str, Any] = {"location": 1, "duration": 5, "score": 3, "windows": [(0, 50)]}
    return Visit(**{**values, **changes})


def shift(**changes: Any) -> Shift:
    values: dict[str, Any] = {"start": 0, "end": 100, "start_location": 0, "end_location": 0}
    return Shift(**{**values, **changes})


def missing(visits: list[Visit], *shifts: Shift, **problem: Any) -> dict[int, str]:
    return dict(solve(Problem(visits, shifts or [shift()], SQUARE, **problem)).missing)


BEST = visit(score=90, required=True)


@pytest.mark.parametrize(
    ("reason", "left_out", "day"),
    [
        ("closed", {"windows": [(200, 300)]}, {}),
        ("closed", {"windows": []}, {}),
        ("closed", {"duration": 101}, {}),
        ("group", {"group": "a"}, {}),
        ("group", {"group": "a", "windows": []}, {}),
        ("limit", {"category": "museum"}, {"category_limits": {"museum": 1}}),
        ("limit", {}, {"max_visits": 1}),
        ("limit", {"category": "park", "duration": 80}, {"category_limits": {"park": 0}}),
        ("budget", {"cost": 7}, {"budget": 10}),
        ("budget", {"cost": 50, "duration": 80}, {"budget": 10}),
        ("budget", {"cost": 50, "category": "museum"}, {"budget": 9, "max_visits": 1}),
        ("no room", {"duration": 80}, {}),
        ("no room", {"duration": 80}, {"max_visits": 1}),
        ("no room", {"duration": 80, "cost": 7}, {"budget": 10}),
        ("no room", {"windows": [(2, 8)], "location": 1}, {}),
        ("no gain", {"score": 0}, {}),
    ],
)
def test_each_reason(reason: str, left_out: dict[str, Any], day: dict[str, Any]) -> None:
    """The first visit is in, takes from 5 to 25, costs 4 and is a museum of group a."""
    first = visit(
        score=90, required=True, duration=20, category="museum", cost=4, group="a", windows=[(5, 5)]
    )
    assert missing([first, visit(**left_out)], shift(**day)) == {1: reason}


def test_a_way_that_costs_more_than_the_visit_is_worth_is_no_gain() -> None:
    visits = [visit(location=0, score=90), visit()]
    problem = {"travel_per_score": 3}
    assert missing(visits, **problem) == {1: "no gain"}  # 10 there and back, worth 3 times 3
    assert missing([visits[0], visit(score=4)], **problem) == {}


def test_the_other_of_a_pinned_group_is_told_so() -> None:
    problem = Problem([visit(group="lunch"), visit(group="lunch")], [shift()], SQUARE)
    assert solve(problem, pins=[(1, 0)]).missing == {0: "group"}


def test_what_one_day_forbids_another_may_not_have_time_for() -> None:
    late = visit(windows=[(0, 50), (200, 200)], category="museum")
    days = [shift(category_limits={"museum": 0}), shift(start=200, end=300)]
    assert missing([BEST, late], *days) == {1: "limit"}  # there is time on the first day


@pytest.mark.parametrize("effort", [0, 1, 200])
def test_reasons_are_true(effort: int) -> None:
    """Every reason says what an independent check of all insertions finds."""
    told = set()
    for seed in range(150):
        wild = random_problem(seed, 2 + seed % 23, 1 + seed % 3, 200)
        problem = replace(wild, travel_per_score=(None, 1, 3)[seed % 3])
        pins = [(seed % len(problem.visits), 0)] if seed % 5 == 0 else []
        try:
            schedule = solve(problem, effort=effort, pins=pins)
        except Infeasible:
            continue
        assert breaches(problem, schedule, pins) == []
        tours = [[stop[0] for stop in stops] for stops in schedule.shifts]
        for v, reason in schedule.missing.items():
            assert reason == expected(problem, tours, v), (seed, v)
            told.add(reason)
    assert told == {"closed", "no room", "budget", "limit", "group", "no gain"}


def expected(problem: Problem, tours: Tours, v: int) -> str:
    """The reason, found by trying every place of every tour."""
    visit, there = problem.visits[v], {w for tour in tours for w in tour}
    if visit.group is not None and visit.group in {problem.visits[w].group for w in there}:
        return "group"
    alone = [obstacles(problem, [[v] if s == k else [] for k in range(len(tours))], s)
             for s in range(len(tours)) if is_open(visit, problem.shifts[s])]  # fmt: skip
    if not alone:
        return "closed"
    for always in ("budget", "limit"):
        if all(always in found for found in alone):
            return always
    found = [
        (obstacles(problem, after, s), gain(problem, tours, after))
        for s in range(len(tours))
        for after in insertions(tours, s, v)
    ]
    free = [worth for blocked, worth in found if not blocked]
    assert visit.score == 0 or max(free, default=0) <= 0, "it should have been put in"
    possible = [blocked for blocked, _ in found if "time" not in blocked]
    if free:
        return "no gain"
    return "budget" if {"budget"} in possible else "limit" if possible else "no room"


def insertions(tours: Tours, s: int, v: int) -> Iterator[Tours]:
    for k in range(len(tours[s]) + 1):
        yield [*tours[:s], [*tours[s][:k], v, *tours[s][k:]], *tours[s + 1 :]]


def is_open(visit: Visit, day: Shift) -> bool:
    return any(
        max(first, day.start) <= min(last, day.end - visit.shortest, *(e - visit.shortest for e in end))
        for first, last, *end in visit.windows
    )  # fmt: skip


def gain(problem: Problem, before: Tours, after: Tours) -> int:
    worth = [sum(problem.visits[v].score for tour in tours for v in tour) for tours in (before, after)]  # fmt: skip
    price = problem.travel_per_score or 10**6
    return price * (worth[1] - worth[0]) - travel_of(problem, after) + travel_of(problem, before)


def obstacles(problem: Problem, tours: Tours, s: int) -> set[str]:
    """What is wrong with tour s: its time, a limit, the money of the day or in all."""
    spent = sum(problem.visits[v].cost for tour in tours for v in tour)
    found = {"budget"} if problem.budget is not None and spent > problem.budget else set()
    for breach in limit_breaches(problem, s, tours[s]):
        found.add("budget" if breach.endswith("budget") else "limit")
    return found if is_in_time(problem, s, tours[s]) else found | {"time"}


def is_in_time(problem: Problem, s: int, tour: list[int]) -> bool:
    day = problem.shifts[s]
    travel = problem.travel if day.travel is None else day.travel
    clock, at = day.start, day.start_location
    for v in tour:
        there = problem.visits[v].location
        clock += 0 if at is None else travel[at][there]
        possible = list(starts(problem, s, v, clock, ()))
        if not possible:
            return False
        clock, at = possible[0] + problem.visits[v].shortest, there
    return clock + (travel[at][day.end_location] if day.end_location is not None else 0) <= day.end  # type: ignore[index]
