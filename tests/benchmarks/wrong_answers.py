"""A storm of wrong answers of a model, over HTTP and the real client: what they make of requests, weights, texts and plans.

    python tests/benchmarks/wrong_answers.py [TIMES]

Each of the three questions is asked so many times, 300 without a number, and a thirtieth as many whole plans are made. Prints of
how many answers something could be made; a traceback and an exit code of 1 come of a place that nobody knows, a broken route, a
text that may not be written, or any exception that is no sentence.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "ai"))

from answered_wrongly import (
    fuzzing_server,
    planned_wrongly,
    read_wrongly,
    told_wrongly,
    weighed_wrongly,
)


def main(times: int = 300) -> None:
    with fuzzing_server() as (assistant, fuzzing):
        for name, check in (
            ("requests read", read_wrongly),
            ("weighings", weighed_wrongly),
            ("routes told", told_wrongly),
        ):
            print(f"{name}: {check(assistant, times)} of {times}")
        plans = max(1, times // 30)
        print(f"whole plans: {planned_wrongly(assistant, plans)} of {plans}")
        print(f"{fuzzing.answers} wrong answers, and no fault")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
