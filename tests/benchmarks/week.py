"""A week in a city: how far half a second's schedule is from the best that is ever found.

    python tests/benchmarks/week.py [--weeks 10] [--seconds 0.5] [--long 10] [--seeds 3]

Each week (see trips.py) has 150 candidates, two hotels, a closed Monday, lunch breaks, seven must-sees, limits
of kinds and numbers, money a day and in total, and a concert. The best ever found is the best of all runs
here: the long ones with several seeds, and the short ones. Every schedule passes the tests' independent
check. Seconds are of one core's processor time.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from trips import trip

from tripai.scheduling import Problem, Schedule, compiled, solve

sys.path.insert(0, str(Path(__file__).parents[1] / "scheduling"))
from oracle import breaches


def run(problem: Problem, seconds: float, seed: int) -> Schedule:
    """A schedule of that long a search; ValueError if it breaks anything."""
    schedule = solve(problem, seconds=seconds, seed=seed, clock=time.process_time)
    if found := breaches(problem, schedule):
        raise ValueError("; ".join(found))
    return schedule


def gap(score: int, best: int) -> float:
    return 100 * (best - score) / best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--long", type=float, default=10.0)
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    print(f"compiled: {compiled()}  short: {arguments.seconds} s  long: {arguments.long} s")
    print("week  best bound  gaps of the short runs with each seed, in %")
    gaps = []
    for week in range(arguments.weeks):
        problem = trip(week)
        seeds = range(arguments.seeds)
        short = [run(problem, arguments.seconds, seed).score for seed in seeds]
        long = [run(problem, arguments.long, seed + len(seeds)) for seed in seeds]
        best = max(*short, *(schedule.score for schedule in long))
        bound = min(schedule.bound for schedule in long)
        found = [gap(score, best) for score in short]
        gaps += found
        print(f"{week:4} {best:5} {bound:5}" + "".join(f"{g:8.2f}" for g in found), flush=True)
    print(f"mean {sum(gaps) / len(gaps):.2f} %, worst {max(gaps):.2f} %")


if __name__ == "__main__":
    main()
