"""How far the estimated travel times are from a router's, on foot and by car.

    python tests/benchmarks/travel.py --valhalla http://localhost:8002 Porto Munich
    python tests/benchmarks/travel.py --osrm http://localhost:5000 --box 41.13,-8.62,41.15,-8.60

The points are the places of the cities named, and as many random ones in each box (south,west,north,east). It prints, for
each mode and band of distance, the pairs of points that the router knows a way between; the bias, which is the mean of the
estimate's minutes less the router's, in minutes and as a share of the router's; and the median and the ninth decile of the
error's size; the share of ways for which the estimate is more than 5 minutes too short, which a plan's gaps do not absorb;
and how many times longer than the straight line the router's way is. A router's minutes have errors of their own: it knows no
traffic and no traffic lights, and every walker is as fast.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import fmean, median, quantiles
from typing import NamedTuple

from tripai.cache import open_cache
from tripai.geo import Point, distance_m
from tripai.model import Leg, Mode
from tripai.network import Network
from tripai.places.catalogue import Catalogue
from tripai.places.lookup import find_city
from tripai.travel.estimate import EstimatedTravel
from tripai.travel.routed import RoutedTravel
from tripai.travel.routers import find_router
from tripai.travel.tables import Tables

BANDS = (0, 500, 1000, 2000, 4000, 8000, 16_000, 1_000_000)  # metres in a straight line
POINTS = 60  # in a box
TOO_SHORT = 5  # minutes that a plan's gaps do not absorb


class Pair(NamedTuple):
    """One way as both see it."""

    mode: Mode
    straight: float
    estimated: Leg
    routed: Leg

    @property
    def excess(self) -> int:
        """Minutes that the estimate is longer."""
        return self.estimated.minutes - self.routed.minutes


def main() -> None:
    options = parsed()
    router = find_router(options.osrm, options.valhalla)
    if router is None:
        raise SystemExit("Name a router with --osrm or --valhalla.")
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        tables = Tables(router, Network(), open_cache(Path(folder)))
        for name, points in regions(options.cities, options.box):
            found = list(compared(tables, points))
            pairs += found
            print(f"{name}: {len(points)} points, {len(found)} ways")
    report(pairs)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cities", nargs="*", metavar="CITY")
    parser.add_argument("--osrm", default="", metavar="URL")
    parser.add_argument("--valhalla", default="", metavar="URL")
    parser.add_argument("--box", action="append", default=[], metavar="S,W,N,E")
    return parser.parse_args()


def regions(cities: Sequence[str], boxes: Sequence[str]) -> Iterator[tuple[str, list[Point]]]:
    for name in cities:
        city = find_city(name, Catalogue())
        points = {place.point for place in Catalogue().places(city)} | {city.base.point}
        yield name, sorted(points)
    for box in boxes:
        south, west, north, east = map(float, box.split(","))
        random = Random(1)
        yield (
            box,
            [(random.uniform(south, north), random.uniform(west, east)) for _ in range(POINTS)],
        )


def compared(tables: Tables, points: Sequence[Point]) -> Iterator[Pair]:
    estimate = EstimatedTravel(modes=("drive",))
    travel = RoutedTravel(estimate, tables)
    for mode in ("walk", "drive"):
        legs = travel.by_mode(mode, points)
        for a, row in zip(points, legs, strict=True):
            for b, leg in zip(points, row, strict=True):
                straight = distance_m(a, b)
                if leg and straight > 50:
                    yield Pair(mode, straight, estimate.leg_by(mode, straight), leg)


def report(pairs: Sequence[Pair]) -> None:
    print(f"\n{'mode':6}{'straight line':>16}{'ways':>8}{'router':>8}{'bias':>8}{'bias':>7}"
          f"{'median':>8}{'9th dec.':>10}{'> 5 min short':>15}{'detour':>8}")  # fmt: skip
    for mode in ("walk", "drive"):
        own = [pair for pair in pairs if pair.mode == mode]
        for low, high in pairwise(BANDS):
            line(f"{low / 1000:g}-{high / 1000:g} km", [p for p in own if low <= p.straight < high])
        line("all", own)


def line(band: str, pairs: Sequence[Pair]) -> None:
    if len(pairs) < 10:
        return
    routed = fmean(pair.routed.minutes for pair in pairs)
    bias = fmean(pair.excess for pair in pairs)
    sizes = [abs(pair.excess) for pair in pairs]
    short = fmean(pair.excess < -TOO_SHORT for pair in pairs)
    detour = median(pair.routed.metres / pair.straight for pair in pairs)
    print(
        f"{pairs[0].mode:6}{band:>16}{len(pairs):>8}{routed:>8.1f}{bias:>+8.1f}{bias / routed:>+7.0%}"
        f"{median(sizes):>8.0f}{quantiles(sizes, n=10)[-1]:>10.1f}{short:>15.1%}{detour:>8.2f}"
    )


if __name__ == "__main__":
    main()
