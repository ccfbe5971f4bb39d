"""A storm of random edits over random routes: what no edit concerns stays, and no error comes of any.

    python tests/benchmarks/edit_storm.py [EDITS] [SEED]

Prints how many edits were made and refused, and how long they took; exits with 1 at the first fault.
"""

import sys
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from random_edits import changed, some_edit
from real_routes import some_route
from tripai.errors import TripaiError
from tripai.places.catalogue import Catalogue
from tripai.planning import city_of

AT_A_TIME = 12  # edits of one route, one upon the other


def main(edits: int = 1000, seed: int = 0) -> int:
    random, source = Random(seed), Catalogue()
    made: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    seconds: list[float] = []
    while made.total() + refused.total() < edits:
        route = some_route(random)
        places = source.places(city_of(route.brief, source))
        for _ in range(AT_A_TIME):
            edit = some_edit(random, route, places)
            began = perf_counter()
            try:
                after = changed(route, edit)
            except Exception:
                traceback.print_exc()
                print(f"\n{edit!r}\nof {route.title}, {route.brief.start}, seed {route.seed}")
                return 1
            seconds.append(perf_counter() - began)
            if isinstance(after, TripaiError):
                refused[edit.edit] += 1
                if "-v" in sys.argv:
                    print(f"{edit.edit}: {after.message} {after.hint}")
            else:
                made[edit.edit] += 1
                route = after
    for name in sorted({*made, *refused}):
        print(f"{name:16} {made[name]:5} made {refused[name]:5} refused")
    print(
        f"{made.total()} made, {refused.total()} refused; median {median(seconds):.3f} s, most {max(seconds):.3f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, [a for a in sys.argv[1:] if a != "-v"])))
