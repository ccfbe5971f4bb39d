"""What an iteration of the search costs as trips grow: nothing worse than candidates x shifts.

    python tests/benchmarks/growth.py [--iterations 400] [--seeds 3]

For trips (see trips.py) of 50 to 400 candidates and 1 to 14 days: microseconds of processor time an
iteration, and nanoseconds an iteration, candidate and shift. Set-up, timing and the bound are not in
it: they are what a search without iterations takes. The growth from every cell of the table to
those with twice the candidates or twice the days is put against the growth of candidates x shifts; above
1 is worse than linear. The last line is the exponent that fits the whole table best.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from itertools import pairwise

from trips import trip

from tripai.scheduling import Problem, compiled, solve

CANDIDATES = (50, 100, 200, 400)
DAYS = (1, 2, 4, 7, 14)
Costs = dict[tuple[int, int], float]


def seconds_an_iteration(problem: Problem, iterations: int) -> float:
    ticks: list[tuple[int, float]] = []
    solve(
        problem,
        effort=iterations,
        progress=lambda done, _total: ticks.append((done, time.process_time())),
    )
    (first, begin), (last, end) = ticks[0], ticks[-1]
    return (end - begin) / (last - first)


def cost(candidates: int, days: int, iterations: int, seeds: int) -> float:
    """Seconds an iteration, the median of some trips."""
    problems = [trip(seed, candidates, days) for seed in range(seeds)]
    return statistics.median(seconds_an_iteration(problem, iterations) for problem in problems)


def table(title: str, costs: Costs, factor: float, by_size: bool) -> None:
    print(f"{title}\ncandidates" + "".join(f"{days:7} d" for days in DAYS))
    for n in CANDIDATES:
        cells = [factor * costs[n, m] / (n * m if by_size else 1) for m in DAYS]
        print(f"{n:10}" + "".join(f"{cell:9.1f}" for cell in cells))


def steps(costs: Costs) -> list[tuple[float, str]]:
    """The growth of the cost over that of candidates x shifts, from cell to cell."""
    found = []
    for n in CANDIDATES:
        for m, more in pairwise(DAYS):
            growth = costs[n, more] / costs[n, m] / (more / m)
            found.append((growth, f"{n} candidates, {m} -> {more} days"))
    for m in DAYS:
        for n, more in pairwise(CANDIDATES):
            growth = costs[more, m] / costs[n, m] / (more / n)
            found.append((growth, f"{n} -> {more} candidates, {m} days"))
    return sorted(found, reverse=True)


def exponent(costs: Costs) -> float:
    """The slope of log cost over log (candidates x shifts)."""
    sizes = [math.log(n * m) for n, m in costs]
    return statistics.linear_regression(sizes, [math.log(c) for c in costs.values()]).slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--iterations", type=int, default=400)
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    print(f"compiled: {compiled()}  iterations: {arguments.iterations}")
    costs = {
        (n, m): cost(n, m, arguments.iterations, arguments.seeds) for n in CANDIDATES for m in DAYS
    }
    table("microseconds an iteration", costs, 1e6, by_size=False)
    table("nanoseconds an iteration, candidate and shift", costs, 1e9, by_size=True)
    print("growth over that of candidates x shifts, the five worst steps")
    for growth, step in steps(costs)[:5]:
        print(f"{growth:6.2f}  {step}")
    print(f"cost grows with (candidates x shifts) to the power of {exponent(costs):.2f}")


if __name__ == "__main__":
    main()
