"""A hunt for wrong answers on random larger problems, with every kind of limit and question.

    python tests/benchmarks/hunt.py [--problems 2000] [--effort 100] [--seed 0] [--first 0]

Problems have 20 to 60 visits and 2 to 5 shifts: windows, groups, limits of kinds, number and money, open ends,
travel by shift, directed and without the triangle inequality, growing durations, required visits, bookings. Each
is solved alone, its required visits made optional where they conflict; with pins and an older schedule that may
be nonsense; and from its own answer with some stops pinned where they are. The tests' independent check must
find no breach, no bound may be wrong by a schedule ever seen, what was possible stays possible, and visits that are
said to conflict must conflict by brute force too, where they are few. The last line is a digest of all answers: it
must be the same in another process, whatever PYTHONHASHSEED says.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from tripai.scheduling import Infeasible, Problem, Schedule, compiled, solve

sys.path.insert(0, str(Path(__file__).parents[1] / "scheduling"))
from oracle import Pins, best, breaches, travel_of, value_of
from random_problems import Question, random_question

Answer = Schedule | Infeasible
FEW = 6
"""So many visits at most can all be tried in no time."""


def ask(question: Question, effort: int, seed: int) -> Answer:
    try:
        return solve(
            question.problem,
            effort=effort,
            seed=seed,
            pins=question.pins,  # type: ignore[arg-type]
            start=question.start,
            disturbance=question.disturbance,
        )
    except Infeasible as conflict:
        return conflict


def faults(question: Question, answer: Answer) -> Iterator[str]:
    """What is wrong with an answer, told from it and the question alone."""
    if isinstance(answer, Schedule):
        yield from breaches(question.problem, answer, question.pins)
    elif not answer.visits:
        yield "a conflict of no visits"
    elif can_be(question.problem, answer.visits, question.pins):
        yield f"visits {sorted(answer.visits)} do not conflict"


def proved_wrong(question: Question, answer: Schedule, other: Schedule) -> Iterator[str]:
    """What another schedule, that answers the question as well, makes of the bounds of an answer."""
    if other.score > answer.bound:
        yield f"score {other.score} above the bound {answer.bound}"
    lead = worth(question, other) - worth(question, answer)
    behind = answer.bound - answer.score if answer.behind is None else answer.behind
    if lead > behind * (question.problem.travel_per_score or 1):
        yield f"behind another by {lead}, but said to be by {behind} at most"


def worth(question: Question, schedule: Schedule) -> int:
    """The first that schedules are judged by: score, less travel at its price if it has one."""
    tours = [[v for v, _, _ in stops] for stops in schedule.shifts]
    travel = travel_of(question.problem, tours)
    return value_of(question.problem, tours, travel, question.home, question.disturbance)[0]


def can_be(problem: Problem, visits: frozenset[int], pins: Pins) -> bool:
    """Whether these visits, or others of their groups, can be scheduled; False if they are many."""
    groups = {problem.visits[v].group for v in visits} - {None}
    some = [v for v, x in enumerate(problem.visits) if v in visits or x.group in groups]
    if len(some) > FEW:
        return False
    required = [replace(problem.visits[v], required=v in visits) for v in some]
    moved = [(some.index(pin[0]), *pin[1:]) for pin in pins if pin[0] in some]
    return best(replace(problem, visits=required), moved) is not None


def held(r: Random, problem: Problem, schedule: Schedule) -> Question:
    """The question for a schedule again, with every third stop pinned, half of them to the minute."""
    stops = [(v, s, at) for s, tour in enumerate(schedule.shifts) for v, at, _ in tour]
    some = r.sample(stops, len(stops) // 3)
    pins = tuple(pin if r.random() < 0.5 else pin[:2] for pin in some)
    return Question(problem, pins, schedule, r.choice([0, 5]))


def optional(problem: Problem, some: frozenset[int]) -> Problem:
    """The problem with these visits no longer required."""
    visits = [
        replace(visit, required=False) if v in some else visit
        for v, visit in enumerate(problem.visits)
    ]
    return replace(problem, visits=visits)


def hunt(number: int, effort: int, seed: int) -> Iterator[tuple[str, Answer, list[str]]]:
    """Kind of question, answer and faults, for one problem."""
    r = Random(number)
    asked = random_question(number, r.randint(20, 60), r.randint(2, 5), r.choice([200, 400, 800]))
    alone = replace(asked, pins=(), start=None, disturbance=0)
    while isinstance(first := ask(alone, effort, seed), Infeasible):
        yield "alone", first, list(faults(alone, first))
        alone = replace(alone, problem=optional(alone.problem, first.visits))
    yield "alone", first, list(faults(alone, first))

    other = replace(asked, problem=alone.problem)
    second = ask(other, effort, seed)
    wrong = list(faults(other, second))
    if isinstance(second, Schedule):
        wrong += proved_wrong(alone, first, second)
    yield "asked", second, wrong

    again = held(r, alone.problem, first)
    third = ask(again, effort, seed + 1)
    wrong = list(faults(again, third))
    if isinstance(third, Infeasible):
        wrong.append("what was scheduled is said to conflict")
    else:
        wrong += [*proved_wrong(alone, first, third), *proved_wrong(again, third, first)]
    yield "held", third, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--problems", type=int, default=2000)
    parser.add_argument("--effort", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    digest = hashlib.sha256()
    for number in range(arguments.first, arguments.first + arguments.problems):
        for kind, answer, wrong in hunt(number, arguments.effort, arguments.seed):
            feasible = isinstance(answer, Schedule)
            counts[f"{kind}, {'scheduled' if feasible else 'conflict'}"] += 1
            counts["faults"] += len(wrong)
            digest.update(repr(answer if feasible else sorted(answer.visits)).encode())
            for fault in wrong:
                print(f"problem {number}, {kind}: {fault}", flush=True)
    print(f"compiled: {compiled()}  effort: {arguments.effort}  seed: {arguments.seed}")
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")
    print(digest.hexdigest())
    return 1 if counts["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
