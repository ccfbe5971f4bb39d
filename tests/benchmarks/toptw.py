"""How near to the best known scores the solver comes on the standard instances, and how fast.

    python tests/benchmarks/toptw.py DIR --seconds 1 --routes 1,2,3,4 [--instances c101,pr01]
    python tests/benchmarks/toptw.py DIR --seconds 0.2 --every 5 --against pyvrp,ortools,vroom --against-seconds 2

DIR holds instances of the team orienteering problem with time windows (see instances.py for the format and
the rounding) and best_known.csv (instance,routes,best_known_score). A case is an instance with a number of
tours; cases are taken in order of name, then tours, and `--every 5` takes the first of every five, which spreads
over all families and numbers of tours. Every answer is checked with exact numbers and none of the solver's
code. Seconds are processor seconds of one core, so that other work on the machine does not count.

A gap can be negative: then the answer beats the score in the table. The column "exact" says whether the tours
can be kept with unrounded distances too, and `--unrounded` asks for such tours only. The best that runs of 4 s and
5 s, with up to three seeds, found above the table:

    case     table  rounded  unrounded
    r201 2    1256     1260       1256
    r203 2    1418     1431       1431
    r205 2    1386     1401       1401
    r209 1     961      962        958
    r209 2    1414     1423       1423
    rc201 2   1385     1386       1384
    rc203 2   1632     1639       1639
    rc205 2   1458     1462       1458
    rc207 2   1599     1606       1602
    pr17 3     841      842        842

So six of the ten beat the table with any rounding. The other four were seen only with distances that are rounded
down; for r201 and rc205 the table has just what unrounded ones gave.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from competitors import SOLVERS, Solver, installed
from instances import Instance, Tours, breaches, holds_unrounded, read, score

from tripai.scheduling import Problem, Shift, Visit, compiled, solve

FAMILIES = ("c1", "c2", "r1", "r2", "rc1", "rc2", "pr")
OURS = "tripai"


@dataclass(frozen=True)
class Result:
    """What one solver made of one case."""

    solver: str
    family: str
    score: int
    best: int
    exact: bool
    seconds: float

    @property
    def gap(self) -> float:
        """Percent below the best known score."""
        return 100 * (self.best - self.score) / self.best

    def __str__(self) -> str:
        exact = "exact" if self.exact else "     "
        return f"{self.solver:8} {self.score:5} {self.best:5} {self.gap:6.2f} % {exact} {self.seconds:6.2f} s"


def problem_of(instance: Instance, count: int) -> Problem:
    """The instance as the solver sees it: location k is visit k - 1."""
    depot, *others = instance.locations
    visits = tuple(
        Visit(k, place.service, place.score, ((place.opens, place.closes),))
        for k, place in enumerate(others, 1)
    )
    return Problem(visits, (Shift(depot.opens, depot.closes, 0, 0),) * count, instance.travel)


def ours(instance: Instance, count: int, seconds: float, seed: int) -> Tours:
    """Our answer; a bound below its score, or another score than its visits have, is a fault."""
    problem = problem_of(instance, count)
    schedule = solve(problem, seconds=seconds, seed=seed, clock=time.process_time)
    tours = [[(v + 1, start, end) for v, start, end in stops] for stops in schedule.shifts]
    if not score(instance, tours) == schedule.score <= schedule.bound:
        raise ValueError(f"score {schedule.score} or bound {schedule.bound} is wrong")
    return tours


def measure(
    name: str, solver: Solver, instance: Instance, count: int, best: int, seconds: float, seed: int
) -> Result:
    """One run of a solver, its answer checked."""
    begin = time.process_time()
    tours = solver(instance, count, seconds, seed)
    took = time.process_time() - begin
    if faults := breaches(instance, tours, count):
        raise ValueError(f"{name} on {instance.name} with {count}: {'; '.join(faults)}")
    exact = holds_unrounded(instance, tours)
    return Result(name, instance.family, score(instance, tours), best, exact, took)


def cases(
    directory: Path, counts: Sequence[int], only: set[str], every: int, *, unrounded: bool
) -> Iterator[tuple[Instance, int, int]]:
    """Instance, number of tours, best known score."""
    with (directory / "best_known.csv").open() as file:
        known = {
            (row["instance"], int(row["routes"])): int(row["best_known_score"])
            for row in csv.DictReader(file)
        }
    paths = [path for path in sorted(directory.glob("*.txt")) if not only or path.stem in only]
    for path, count in list(product(paths, counts))[::every]:
        yield read(path, unrounded=unrounded), count, known[path.stem, count]


def report(results: Mapping[str, Sequence[Result]]) -> None:
    """The mean gaps by family and of all, a column a solver."""
    print("mean gap  cases" + "".join(f"{name:>12}" for name in results))
    for family in (*FAMILIES, "all"):
        columns = [
            [r.gap for r in found if family in {r.family, "all"}] for found in results.values()
        ]
        if columns[0]:
            means = "".join(f"{sum(gaps) / len(gaps):10.3f} %" for gaps in columns)
            print(f"{family:9} {len(columns[0]):5}{means}")
    seconds = "".join(
        f"{sum(r.seconds for r in found) / len(found):10.2f} s" for found in results.values()
    )
    print(f"mean seconds   {seconds}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--routes", default="1,2,3,4")
    parser.add_argument("--instances", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--unrounded", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--against", default="", help=f"of {', '.join(SOLVERS)}")
    parser.add_argument("--against-seconds", type=float, default=2.0)
    arguments = parser.parse_args()
    counts = [int(text) for text in arguments.routes.split(",")]
    only = {text for text in arguments.instances.split(",") if text}
    others = installed([text for text in arguments.against.split(",") if text])
    runs = [(OURS, ours, arguments.seconds)]
    runs += [(name, solver, arguments.against_seconds) for name, solver in others.items()]
    print(
        f"compiled: {compiled()}  seconds: {arguments.seconds}, the others {arguments.against_seconds}"
    )
    results: dict[str, list[Result]] = defaultdict(list)
    chosen = cases(
        arguments.directory, counts, only, arguments.every, unrounded=arguments.unrounded
    )
    for instance, count, best in chosen:
        for name, solver, seconds in runs:
            result = measure(name, solver, instance, count, best, seconds, arguments.seed)
            results[name].append(result)
            print(f"{instance.name:6} {count}  {result}", flush=True)
    if results:
        report(results)


if __name__ == "__main__":
    main()
