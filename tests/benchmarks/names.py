"""Every bundled sight asked for by its name, and with a slip of the pen, in a request for its city.

    python tests/benchmarks/names.py

A line for each name that is not understood. It exits with 1 if a right name is not a must, or if of one city's sights more than
a tenth are not found by a name that lacks the letter in its middle.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from named_places import KNOWN, missed_musts, missed_slips, sights, slips


def main() -> int:
    asked = written = failed = lost = 0
    faulty = set()
    for city in KNOWN.cities:
        places = sights(city)
        musts, mistaken = missed_musts(city, places), missed_slips(city, slips(places))
        for name, read in {**musts, **mistaken}.items():
            print(f"{city.name}: {name}: {read}")
        asked, written = asked + len(places), written + len(slips(places))
        failed, lost = failed + len(musts), lost + len(mistaken)
        if musts or len(mistaken) > len(places) // 10:
            faulty.add(city.name)
    print(f"{failed} of {asked} names and {lost} of {written} with a slip are not understood")
    print(f"too many in {', '.join(sorted(faulty))}" if faulty else "within the limits")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
