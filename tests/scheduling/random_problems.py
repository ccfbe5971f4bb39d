"""Random problems with every kind of limit, for the tests of the solver."""

from __future__ import annotations

from random import Random

from tripai.scheduling import Problem, Shift, Visit


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
