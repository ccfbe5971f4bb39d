"""Plan every bundled city at every pace and length, and print what came of it.

    python tests/benchmarks/cities.py [CITY...]

One line a plan: sights, score, gap to the proven bound, minutes on foot and riding, the least used day, findings. It
exits with 1 if a plan fails, has a checker error, shows a sight twice, eats twice in one area on a day, or uses less than
60 % of a day. A day's used part is what visits, meals, events and ways fill of the time from the day's start to its end;
free time is not used.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tripai import plan_route, read_request
from tripai.errors import TripaiError
from tripai.model import Route
from tripai.places.catalogue import Catalogue

sys.path.insert(0, str(Path(__file__).parents[1]))
from measures import travelled, used

LEAST_USED = 0.6
STARTS = {"Mon": "2026-12-07", "Sat": "2026-12-05"}
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def minutes(route: Route, *modes: str) -> int:
    return sum(travelled(day, *modes) for day in route.days)


def faults(route: Route) -> Iterator[str]:
    refs = Counter(a.place.ref for a in route.activities if a.place and a.kind == "visit")
    yield from (f"{ref} is visited {times} times" for ref, times in refs.items() if times > 1)
    for day in route.days:
        areas = Counter(a.place.ref for a in day.activities if a.place and a.kind == "meal")
        yield from (f"day {day.number} eats twice in {ref}" for ref, n in areas.items() if n > 1)
        if used(route, day) < LEAST_USED:
            yield f"day {day.number} is used to {used(route, day):.0%}"
    yield from (f.message for f in route.findings if f.severity == "error")


def main() -> int:
    failed = 0
    print("city       days pace      start sights score   gap walk ride used findings")
    for city in Catalogue().cities():
        if sys.argv[1:] and city.ref not in sys.argv[1:]:
            continue
        for days in (1, 3, 5):
            for pace in ("relaxed", "balanced", "packed"):
                for weekday, start in STARTS.items():
                    words = f"{days} days in {city.name}, {pace}, from {start}"
                    try:
                        route = plan_route(read_request(words, now=NOW))
                    except TripaiError as error:
                        failed += 1
                        print(f"FAILED {words}: {error.message}")
                        continue
                    sights = sum(a.kind == "visit" for a in route.activities)
                    least = min(used(route, day) for day in route.days)
                    found = Counter(finding.rule for finding in route.findings)
                    print(
                        f"{city.ref:10} {days:4} {pace:9} {weekday:5} {sights:6} {route.score:5} {route.gap:5.1%} "
                        f"{minutes(route, 'walk'):4} {minutes(route, 'transit', 'drive'):4} {least:4.0%} {dict(found)}"
                    )
                    for fault in faults(route):
                        failed += 1
                        print(f"    FAULT {fault}")
    print(f"{failed} faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
