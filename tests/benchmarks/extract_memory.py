"""What an OpenStreetMap extract of 100 MB takes to import: processor time, and memory against the size of the file.

    python tests/benchmarks/extract_memory.py [--nodes 11000000] [--keep FILE]

Writes an extract as they are (nodes without tags, one way for every eight of them, one way in thirty with a
name and something to see, shops and restaurants among the nodes), all within 30 km of Bilbao, and imports it
with the command line in a process of its own. The last line is the peak of its memory over the file's size; the
most that is allowed is 1 GB for 100 MB.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Way

LAT, LON, REACH = 43.2627, -2.9253, 0.25
CORNERS, SIGHT_EVERY, SHOP_EVERY = 8, 30, 400
SIGHTS = (
    {"tourism": "museum"},
    {"historic": "castle"},
    {"leisure": "park"},
    {"tourism": "gallery"},
)
KITCHENS = ({"amenity": "restaurant"}, {"amenity": "cafe"}, {"shop": "bakery"})


def write(path: Path, nodes: int) -> None:
    chance = random.Random(1)
    writer = osmium.SimpleWriter(str(path), overwrite=True)
    for number in range(1, nodes + 1):
        shop = number % SHOP_EVERY == 0
        tags = {"name": f"Denda {number}", **chance.choice(KITCHENS)} if shop else {}
        at = (LON + chance.uniform(-REACH, REACH), LAT + chance.uniform(-REACH, REACH))
        writer.add_node(Node(id=number, location=at, tags=tags))
    for number in range(nodes // CORNERS):
        first = number * CORNERS + 1
        corners = [*range(first, first + CORNERS), first]
        sight = number % SIGHT_EVERY == 0
        tags = (
            {"name": f"Museo {number}", **chance.choice(SIGHTS)} if sight else {"building": "yes"}
        )
        writer.add_way(Way(id=number + 1, nodes=corners, tags=tags))
    writer.close()


def imported(path: Path, home: Path) -> str:
    """Import in a process of its own and return what it says."""
    command = (sys.executable, "-m", "tripai", "places", "import", str(path), "--city", "Bilbao")
    environ = {**os.environ, "TRIPAI_HOME": str(home), "TRIPAI_OFFLINE": "1"}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return done.stderr.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=11_000_000)
    parser.add_argument(
        "--keep", type=Path, help="an extract to import, written if it is not there"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "bilbao.osm.pbf"
        if not path.exists():
            write(path, options.nodes)
        print(imported(path, Path(folder) / "home"))
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        size, peak = path.stat().st_size / 1e6, used.ru_maxrss / 1024 * 1.048576
    print(f"file {size:.0f} MB, processor time {used.ru_utime + used.ru_stime:.1f} s")
    print(f"peak memory {peak:.0f} MB: {peak / size:.2f} times the file")


if __name__ == "__main__":
    main()
