"""How near to the best known solutions the solver comes on the standard benchmark, and how fast.

    python tests/benchmarks/toptw.py DIR --seconds 1 --routes 1,2,3,4 [--instances c101,pr01]

DIR holds instances of the team orienteering problem with time windows in the KU Leuven format
(https://www.mech.kuleuven.be/en/cib/op) and best_known.csv (instance,routes,best_known_score).
Every answer is checked here, with the instance's own numbers and none of the solver's code. Seconds
are processor seconds of this one process, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import csv
import math
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tripai.scheduling import Problem, Schedule, Shift, Visit, compiled, solve

FAMILIES = ("c1", "c2", "r1", "r2", "rc1", "rc2", "pr")


@dataclass(frozen=True)
class Instance:
    """Locations as (x, y, service, score, opening, closing), in whole units; 0 is the depot."""

    name: str
    scale: int
    rows: tuple[tuple[float, float, int, int, int, int], ...]

    def distance(self, a: int, b: int) -> int:
        """Euclidean, rounded down to the instance's decimals."""
        length = math.dist(self.rows[a][:2], self.rows[b][:2])
        return math.floor(length * self.scale + 1e-9)


def read(path: Path) -> Instance:
    """An instance in whole tenths (Solomon) or hundredths (Cordeau) of a unit."""
    name = path.stem
    scale = 100 if name.startswith("pr") else 10
    rows = []
    for line in path.read_text().splitlines()[2:]:
        field = line.split()
        if field:
            x, y, service, score = (float(text) for text in field[1:5])
            times = (service, float(field[-2]), float(field[-1]))
            duration, opens, closes = (round(value * scale) for value in times)
            rows.append((x, y, duration, round(score), opens, closes))
    return Instance(name, scale, tuple(rows))


def problem_of(instance: Instance, routes: int) -> Problem:
    """The instance as the solver sees it: location k is visit k - 1."""
    size = range(len(instance.rows))
    travel = tuple(tuple(instance.distance(a, b) for b in size) for a in size)
    visits = tuple(
        Visit(k, row[2], row[3], ((row[4], row[5]),)) for k, row in enumerate(instance.rows) if k
    )
    depot = instance.rows[0]
    return Problem(visits, (Shift(depot[4], depot[5], 0, 0),) * routes, travel)


def check(instance: Instance, schedule: Schedule) -> int:
    """The score of a feasible schedule; AssertionError if it is not."""
    seen: list[int] = []
    for stops in schedule.shifts:
        now, here = instance.rows[0][4], 0
        for visit, start, end in stops:
            there = visit + 1
            _, _, service, _, opens, closes = instance.rows[there]
            assert start >= now + instance.distance(here, there), f"{visit} starts before arrival"
            assert opens <= start <= closes, f"{visit} starts outside of its window"
            assert end == start + service, f"{visit} has another duration"
            seen.append(there)
            now, here = end, there
        assert now + instance.distance(here, 0) <= instance.rows[0][5], "back too late"
    assert len(seen) == len(set(seen)), "a location is visited twice"
    score = sum(instance.rows[there][3] for there in seen)
    assert score == schedule.score <= schedule.bound, "score or bound is wrong"
    return score


def family(name: str) -> str:
    """The family of an instance's name: c1, c2, r1, r2, rc1, rc2 or pr."""
    return "pr" if name.startswith("pr") else name.rstrip("0123456789") + name[-3]


def run(directory: Path, routes: Sequence[int], seconds: float, only: set[str], seed: int) -> None:
    """Solve all, print a line each, then the means."""
    with (directory / "best_known.csv").open() as file:
        known = {
            (r["instance"], int(r["routes"])): int(r["best_known_score"])
            for r in csv.DictReader(file)
        }
    gaps: dict[str, list[float]] = defaultdict(list)
    print(f"compiled: {compiled()}  seconds: {seconds}")
    for path in sorted(directory.glob("*.txt")):
        if only and path.stem not in only:
            continue
        instance = read(path)
        for count in routes:
            problem = problem_of(instance, count)
            begin = time.process_time()
            schedule = solve(problem, seconds=seconds, seed=seed, clock=time.process_time)
            took = time.process_time() - begin
            score, best = check(instance, schedule), known[path.stem, count]
            gap = 100 * (best - score) / best
            gaps[family(path.stem)].append(gap)
            line = f"{path.stem:6} {count} {score:5} {best:5} {gap:6.2f} %"
            print(f"{line}  bound {schedule.bound:5}  {took:5.2f} s", flush=True)
    for name in FAMILIES:
        if gaps[name]:
            print(f"{name:4} {sum(gaps[name]) / len(gaps[name]):6.3f} %  of {len(gaps[name])}")
    every = [gap for found in gaps.values() for gap in found]
    if every:
        print(f"all  {sum(every) / len(every):6.3f} %  of {len(every)}")


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--routes", default="1,2,3,4")
    parser.add_argument("--instances", default="")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    routes = [int(text) for text in arguments.routes.split(",")]
    only = {text for text in arguments.instances.split(",") if text}
    run(arguments.directory, routes, arguments.seconds, only, arguments.seed)


if __name__ == "__main__":
    main()
