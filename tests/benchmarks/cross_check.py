"""Compare a city's catalogue file with independent sources of positions and hours.

    python tests/benchmarks/cross_check.py DATA_DIR CITY_FILE...
    python tests/benchmarks/cross_check.py DATA_DIR

DATA_DIR holds `wikidata_landmarks.csv`, `wikidata_japan.csv` and `wikivoyage_listings.csv`. For each place of a file it prints
the sources that have a like name within 5 km, how far away they put it, and their hours; then the sights that the file lacks.
Without a file: one line for each bundled city, with the share of positions and hours that a source confirms (grades A and B)
and the median distance from the nearest source of the same name.
"""

import csv
import sys
import tomllib
from pathlib import Path
from statistics import median
from typing import Any

from rapidfuzz import fuzz, utils

from tripai.geo import distance_m
from tripai.places.catalogue import BUNDLED

LIKE = 82  # rapidfuzz token_set_ratio from which two names are called alike
SAME = 92  # rapidfuzz token_sort_ratio from which two names are called the same
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


def summary(files: list[Path], sources: list[dict[str, Any]]) -> None:
    print(f"{'city':18} {'sights':>6} {'areas':>5} {'positions':>9} {'hours':>5}  median distance")
    total = {"sights": 0, "position": 0, "hours": 0}
    for file in files:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
        places = document["place"]
        confirmed = {
            fact: sum(place[f"{fact}_grade"] in {"A", "B"} for place in places)
            for fact in ("position", "hours")
        }
        total["sights"] += len(places)
        for fact, number in confirmed.items():
            total[fact] += number
        found = [metres for place in places if (metres := nearest(place, sources)) is not None]
        shares = [f"{number / len(places):.0%}" for number in confirmed.values()]
        far = f"{median(found):.0f} m of {len(found)}" if found else "no source"
        print(
            f"{document['city']['name']:18} {len(places):6} {len(document['meal_area']):5} "
            f"{shares[0]:>9} {shares[1]:>5}  {far}"
        )
    shares = [f"{total[fact] / total['sights']:.0%}" for fact in ("position", "hours")]
    print(f"{f'{len(files)} cities':18} {total['sights']:6} {'':5} {shares[0]:>9} {shares[1]:>5}")


def nearest(place: dict[str, Any], sources: list[dict[str, Any]]) -> float | None:
    """Metres to the nearest source of the same name, if any is within NEAR_M."""
    names = [place["name"], place.get("local_name", "")]
    distances = [
        metres
        for s in sources
        if abs(s["point"][0] - place["lat"]) < 0.05
        and (metres := distance_m((place["lat"], place["lon"]), s["point"])) < NEAR_M
        and any(
            fuzz.token_sort_ratio(known, s["name"], processor=utils.default_process) >= SAME
            for known in names
            if known
        )
    ]
    return min(distances, default=None)


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
    if not sys.argv[2:]:
        summary(sorted(BUNDLED.glob("*.toml")), known)
    for argument in sys.argv[2:]:
        report(Path(argument), known)
