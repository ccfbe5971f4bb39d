"""A storm of random edits over random routes: what no edit concerns stays, and no error comes of any.

    python tests/benchmarks/edit_storm.py [EDITS] [SEED]

Prints how many edits were made and refused, how long they took, beside planning the same trips anew, and how long a check takes;
exits with 1 at the first fault.
"""

import sys
import traceback
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from random_edits import changed, some_edit
from real_routes import some_route
from tripai.checking import check_route
from tripai.errors import TripaiError
from tripai.places.catalogue import Catalogue
from tripai.planning import city_of, plan_route

AT_A_TIME = 12  # edits of one route, one upon the other


def seconds(run: Callable[[], object]) -> float:
    """Return how long something takes the processor."""
    began = process_time()
    run()
    return process_time() - began


def main(edits: int = 1000, seed: int = 0) -> int:
    random, source = Random(seed), Catalogue()
    made: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    edited: list[float] = []
    planned: list[float] = []
    checked: list[float] = []
    while made.total() + refused.total() < edits:
        route = some_route(random)
        planned.append(seconds(partial(plan_route, route.brief)))
        checked.append(seconds(partial(check_route, route)))
        places = source.places(city_of(route.brief, source))
        for _ in range(AT_A_TIME):
            edit = some_edit(random, route, places)
            began = process_time()
            try:
                after = changed(route, edit)
            except Exception:
                traceback.print_exc()
                print(f"\n{edit!r}\nof {route.title}, {route.brief.start}, seed {route.seed}")
                return 1
            edited.append(process_time() - began)
            if isinstance(after, TripaiError):
                refused[edit.edit] += 1
                if "-v" in sys.argv:
                    print(f"{edit.edit}: {after.message} {after.hint}")
            else:
                made[edit.edit] += 1
                route = after
    for name in sorted({*made, *refused}):
        print(f"{name:16} {made[name]:5} made {refused[name]:5} refused")
    print(f"{made.total()} made, {refused.total()} refused; seconds of the processor:")
    for name, each in (("edits", edited), ("plans", planned), ("checks", checked)):
        print(f"{name:8} median {median(each):.4f}, most {max(each):.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, [a for a in sys.argv[1:] if a != "-v"])))
