"""The table service of OSRM (https://project-osrm.org/docs/v5.24.0/api/#table-service)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tripai.geo import Point
from tripai.model import Mode
from tripai.travel.tables import Answered, Query, way

PROFILES = {"walk": ("foot", "foot"), "drive": ("car", "driving")}


@dataclass(frozen=True, slots=True)
class Osrm:
    """Router over an OSRM server.

    One server knows one profile, whatever the path says: `{profile}` in the URL stands for foot or car, as in
    https://routing.openstreetmap.de/routed-{profile}.
    """

    url: str
    name: str = "The OSRM server"
    most: int = 100  # osrm-routed --max-table-size

    def query(self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point]) -> Query:
        """Return the question for a table."""
        server, profile = PROFILES[mode]
        base = self.url.rstrip("/").replace("{profile}", server)
        asked = "annotations=duration,distance"
        points = list(sources)
        if sources != targets:
            points += targets
            asked += f"&sources={_indices(0, len(sources))}"
            asked += f"&destinations={_indices(len(sources), len(points))}"
        coordinates = ";".join(f"{lon:.5f},{lat:.5f}" for lat, lon in points)
        return Query(f"{base}/table/v1/{profile}/{coordinates}?{asked}")

    def read(self, answer: Any) -> Answered:
        """Return what an answer holds."""
        if answer["code"] != "Ok":
            raise ValueError(f"the answer is {answer['code']!r}")
        ways = [
            [way(seconds, metres) for seconds, metres in zip(*row, strict=True)]
            for row in zip(answer["durations"], answer["distances"], strict=True)
        ]
        return Answered(ways, _points(answer["sources"]), _points(answer["destinations"]))


def _points(waypoints: Any) -> list[Point]:
    return [(lat, lon) for lon, lat in (waypoint["location"] for waypoint in waypoints)]


def _indices(start: int, end: int) -> str:
    return ";".join(map(str, range(start, end)))
