"""Random problems with every kind of limit, for the tests of the solver."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tripai.scheduling import Problem, Schedule, Shift, Visit


def random_problem(seed: int, n: int = 8, m: int = 2, horizon: int = 200) -> Problem:
    """A problem of n visits and m shifts; every third has travel without triangle inequality."""
    r = Random(seed)
    size = n + 2
    points = [(r.randint(0, 40), r.randint(0, 40)) for _ in range(size)]
    wild = r.random() < 0.33

    def distance(i: int, j: int) -> int:
        (a, b), (c, d) = points[i], points[j]
        return r.randint(0, 40) if wild and i != j else abs(a - c) + abs(b - d)

    near = [[distance(i, j) for j in range(size)] for i in range(size)]
    far = [[2 * near[j][i] for j in range(size)] for i in range(size)]
    visits = [random_visit(r, i, m, horizon) for i in range(n)]
    shifts = [random_shift(r, s, n, horizon, far) for s in range(m)]
    return Problem(
        visits, shifts, near, {"b": 1} if r.random() < 0.4 else {}, r.choice([None, None, 25])
    )


def random_visit(r: Random, i: int, m: int, horizon: int) -> Visit:
    """A visit at location i with 0 to 2 windows on each shift."""
    shortest = r.randint(0, 40)
    grows = r.random() < 0.3
    windows = []
    for s in range(m):
        for _ in range(r.choice([0, 1, 1, 2])):
            first = s * 1000 + r.randint(-20, horizon)
            last = first + r.randint(0, horizon // 2)
            if r.random() < 0.6:
                windows.append((first, last))
            else:
                windows.append((first, last, last + r.randint(0, 60)))  # type: ignore[arg-type]
    return Visit(
        location=i,
        duration=(shortest, shortest + r.randint(0, 30)) if grows else shortest,
        score=r.randint(0, 20),
        windows=windows,
        required=r.random() < 0.07,
        category=r.choice([None, "a", "b", "meal"]),
        cost=r.randint(0, 6),
        group=r.choice([None, None, None, None, "g", "h"]),
    )


def random_shift(r: Random, s: int, n: int, horizon: int, far: list[list[int]]) -> Shift:
    """Shift s from around 1000 s on; the locations n and n + 1 are for its ends."""
    return Shift(
        start=s * 1000,
        end=s * 1000 + horizon,
        start_location=None if r.random() < 0.2 else n,
        end_location=None if r.random() < 0.2 else n + 1,
        travel=far if r.random() < 0.15 else None,
        category_limits={"a": 2} if r.random() < 0.3 else {},
        budget=r.choice([None, None, 10, 20]),
        max_visits=r.choice([None, None, 3, 4]),
    )


@dataclass(frozen=True)
class Question:
    """A problem, and what else ``solve`` may be asked."""

    problem: Problem
    pins: tuple[tuple[int, ...], ...]
    start: Schedule | None
    disturbance: int

    @property
    def home(self) -> dict[int, int]:
        """The shift of every visit in the older schedule."""
        shifts = () if self.start is None else self.start.shifts
        return {v: s for s, stops in enumerate(shifts) for v, _, _ in stops}


def random_question(seed: int, n: int = 8, m: int = 2, horizon: int = 200) -> Question:
    """A random problem with the rarer limits too, an older schedule and pins; either may not hold."""
    problem = random_problem(seed, n, m, horizon)
    r = Random(-1 - seed)
    visits = [_with_rarer_limits(r, visit, n) for visit in problem.visits]
    shifts = [
        replace(s, category_limits={"a": r.randint(0, 3)}) if r.random() < 0.3 else s
        for s in problem.shifts
    ]
    limits = {**problem.category_limits, "a": 1} if r.random() < 0.3 else problem.category_limits
    price = r.choice([None, None, 1, 5])
    return Question(
        Problem(visits, shifts, problem.travel, limits, problem.budget, price),
        tuple(
            _random_pin(r, visits, v, m) for v in r.sample(range(n), min(n, r.choice([0, 0, 1, 2])))
        ),
        _random_start(r, n, m) if r.random() < 0.6 else None,
        r.choice([0, 3, 30]),
    )


def _with_rarer_limits(r: Random, visit: Visit, n: int) -> Visit:
    """Now and then another's location, a meal in an area or a rest, or a booking to the minute."""
    if r.random() < 0.1:
        visit = replace(visit, location=r.randrange(n))
    if r.random() < 0.1:
        visit = replace(visit, category=r.choice(["meal:old town", "rest"]))
    if visit.windows and r.random() < 0.4 / n:
        at = r.choice(visit.windows)[0]
        visit = replace(visit, windows=[(at, at)], required=True)
    return visit


def _random_pin(r: Random, visits: list[Visit], v: int, m: int) -> tuple[int, ...]:
    """A visit pinned to a shift, mostly where it has a window, half of them to a minute in it."""
    if not visits[v].windows or r.random() < 0.1:
        return (v, r.randrange(m))
    first, last = r.choice(visits[v].windows)[:2]
    at = r.randint(first, min(last, first + 20))
    pin = (v, min(m - 1, max(0, at // 1000)), at)
    return pin if r.random() < 0.5 else pin[:2]


def _random_start(r: Random, n: int, m: int) -> Schedule:
    """Some visits in any order on some shifts, whether that can be or not."""
    some = r.sample(range(n), r.randint(0, n))
    tours: list[list[tuple[int, int, int]]] = [[] for _ in range(r.randint(1, m))]
    for v in some:
        r.choice(tours).append((v, 0, 0))
    return Schedule(tuple(map(tuple, tours)), 0, 0)
