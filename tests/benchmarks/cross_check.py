"""Compare a city's catalogue file with independent sources of positions and hours.

    python tests/benchmarks/cross_check.py DATA_DIR CITY_FILE...

DATA_DIR holds `wikidata_landmarks.csv`, `wikidata_japan.csv` and `wikivoyage_listings.csv`. For each place it prints the sources
that have a like name within 5 km, how far away they put it, and their hours; then the sources' sights that the file lacks.
"""

import csv
import sys
import tomllib
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, utils

from tripai.geo import distance_m

LIKE = 82  # rapidfuzz token_set_ratio from which two names are called alike
NEAR_M = 5_000
SIGHTS = {"see", "play", "shop", "attractions", "museums", "sights"}


def read_sources(folder: Path) -> list[dict[str, Any]]:
    rows = []
    for file, source in [
        ("wikidata_landmarks.csv", "wikidata"),
        ("wikidata_japan.csv", "wikidata"),
        ("wikivoyage_listings.csv", "wikivoyage"),
    ]:
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                kind = row.get("category") or row.get("kind") or "sights"
                if kind in SIGHTS and row["lat"] and row["lon"]:
                    rows.append(
                        {
                            "source": source,
                            "name": row.get("name") or row.get("label") or "",
                            "point": (float(row["lat"]), float(row["lon"])),
                            "hours": row.get("hours", ""),
                            "id": row.get("wikidata", ""),
                        }
                    )
    return rows


def likeness(place: dict[str, Any], name: str) -> float:
    names = [place["name"], place.get("local_name", ""), *place.get("names", [])]
    return max(
        fuzz.token_set_ratio(known, name, processor=utils.default_process)
        for known in names
        if known
    )


def report(file: Path, sources: list[dict[str, Any]]) -> None:
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    city = document["city"]
    near = [s for s in sources if distance_m((city["lat"], city["lon"]), s["point"]) < 40_000]
    seen: set[int] = set()
    print(f"== {city['name']}: {len(document['place'])} places, {len(near)} source rows")
    for place in document["place"]:
        point = (place["lat"], place["lon"])
        print(
            f"{place['id']:38} {place['position_grade']}{place['hours_grade']} "
            f"{place.get('wikidata', '-'):10} {place.get('hours', '(unknown)')}"
        )
        for i, s in enumerate(near):
            metres = distance_m(point, s["point"])
            alike = likeness(place, s["name"])
            if metres < NEAR_M and alike >= LIKE:
                seen.add(i)
                mark = "  OK" if metres <= 150 else " FAR" if metres > 300 else "    "
                print(
                    f"   {mark} {metres:6.0f} m  {s['source']:10} {s['id']:10} {s['name']}"
                    f"  ({s['point'][0]:.5f},{s['point'][1]:.5f})  {s['hours']}"
                )
    print("-- not in the file:")
    for i, s in enumerate(near):
        if i not in seen and distance_m((city["lat"], city["lon"]), s["point"]) < 12_000:
            print(f"   {s['source']:10} {s['id']:10} {s['name']}  {s['point']}  {s['hours']}")


if __name__ == "__main__":
    known = read_sources(Path(sys.argv[1]))
    for argument in sys.argv[2:]:
        report(Path(argument), known)
