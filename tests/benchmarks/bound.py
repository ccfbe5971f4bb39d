"""How near the proven bound comes, and how long it takes.

    python tests/benchmarks/bound.py [--cities 12]

Gaps of the plans of the bundled cities by days and pace; of the same problems without the pace's limits on visits, where
time is what binds; and of random days and weeks without any limits. Beside the gap of the whole bound stands that of the
coarse relaxation alone. Each gap has what the search left undone in it too. Seconds are processor seconds of the bound.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from unittest.mock import patch

from tripai import plan_route, planning, read_request
from tripai.places.catalogue import Catalogue
from tripai.scheduling import Problem, Shift, Visit, compiled, dual, solve
from tripai.scheduling.bound import most_behind
from tripai.scheduling.flatten import flatten

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAYS = (1, 3, 5)
PACES = ("relaxed", "balanced", "packed")


class CaughtError(Exception):
    """Carries the problem that planning would have solved."""


def city_problem(words: str) -> Problem:
    """The problem that a request leads to."""

    def catch(problem: Problem, **_: object) -> None:
        raise CaughtError(problem)

    try:
        with patch.object(planning, "solve", catch):
            plan_route(read_request(words, now=NOW))
    except CaughtError as caught:
        return caught.args[0]
    raise AssertionError(words)


def cities(most: int) -> Iterator[tuple[str, Problem]]:
    """The catalogue's problems, and those without most visits and most of a kind."""
    for city in [city.name for city in Catalogue().cities()][:most]:
        for days in DAYS:
            for pace in PACES:
                problem = city_problem(f"{days} days in {city}, {pace}, from 2026-12-05")
                yield f"{days} days, {pace}", problem
            shifts = [replace(shift, max_visits=None) for shift in problem.shifts]
            yield f"{days} days, unlimited", replace(problem, shifts=shifts, category_limits={})


def random_days(seed: int, n: int, m: int) -> Problem:
    """Days of 10 hours in a town an hour across; a third of the visits has half a day's window."""
    r = Random(seed)
    points = [(r.randint(0, 30), r.randint(0, 30)) for _ in range(n + 1)]
    travel = [[abs(a - c) + abs(b - d) for c, d in points] for a, b in points]

    def windows() -> list[tuple[int, int]]:
        half = r.random() < 1 / 3
        return [(1440 * s + 300 * half, 1440 * s + 600) for s in range(m)]

    visits = [Visit(i, r.randint(4, 24) * 5, r.randint(5, 100), windows()) for i in range(n)]
    return Problem(visits, [Shift(1440 * s, 1440 * s + 600, n, n) for s in range(m)], travel)


def random_families() -> Iterator[tuple[str, Problem]]:
    for n, m in ((30, 1), (60, 3), (100, 5)):
        for seed in range(8):
            yield f"random {n} x {m}", random_days(seed, n, m)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cities", type=int, default=99)
    arguments = parser.parse_args()
    print(f"compiled: {compiled()}")
    rows = defaultdict(list)
    for family, problem in [*cities(arguments.cities), *random_families()]:
        schedule = solve(problem)
        tours = [[stop[0] for stop in stops] for stops in schedule.shifts]
        priced, tables = problem.travel_per_score is not None, flatten(problem)
        begin = time.process_time()
        behind = most_behind(tables, tours, priced=priced)
        seconds = time.process_time() - begin
        with patch.object(dual, "best_value", lambda *_: None):
            coarse = most_behind(tables, tours, priced=priced)
        share = [part / (schedule.score + part) for part in (behind, coarse)]
        rows[family].append((*share, seconds))
    print(
        f"{'family':22} cases median  9th dec.  worst  proved  coarse median  worst   seconds   worst"
    )
    for family, found in rows.items():
        gaps, coarse, seconds = (sorted(column) for column in zip(*found, strict=True))
        print(
            f"{family:22} {len(found):5} {statistics.median(gaps):6.2%} "
            f"{gaps[(9 * len(gaps)) // 10]:8.2%} {gaps[-1]:7.2%} "
            f"{gaps.count(0):6} {statistics.median(coarse):13.2%} {coarse[-1]:7.2%} "
            f"{statistics.mean(seconds):8.3f} {seconds[-1]:7.3f}"
        )


if __name__ == "__main__":
    main()
