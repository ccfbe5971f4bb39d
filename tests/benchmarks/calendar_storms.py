"""Run a hundred random sequences of edits, syncs, kills and moves in Google Calendar, and look at what each leaves.

    python tests/benchmarks/calendar_storms.py [HOW MANY [FROM]]

Each ends with one sync that nothing disturbs. After it the calendar has to hold exactly the route's events, none twice
and none left over, what others put there has to be as it was, and another sync has to write nothing.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "calendar"))
from storms import run_storms


def main() -> None:
    count, first = (*map(int, sys.argv[1:]), *(100, 0)[len(sys.argv) - 1 :])
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        kills, requests = run_storms(Path(folder), range(first, first + count))
    seconds = time.perf_counter() - began
    print(
        f"{count} sequences, {kills} runs killed, {requests} requests, {seconds:.1f} s: all in step"
    )


if __name__ == "__main__":
    main()
