"""The matrix service of Valhalla (https://valhalla.github.io/valhalla/api/matrix/api-reference)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tripai.geo import Point
from tripai.model import Mode
from tripai.travel.tables import Answered, Query, Way, way

COSTINGS = {"walk": "pedestrian", "drive": "auto"}


@dataclass(frozen=True, slots=True)
class Valhalla:
    """Router over a Valhalla server."""

    url: str
    name: str = "The Valhalla server"
    most: int = 50  # service_limits.pedestrian.max_matrix_location_pairs is 2500

    def query(self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point]) -> Query:
        """Return the question for a table."""
        document = {
            "sources": _locations(sources),
            "targets": _locations(targets),
            "costing": COSTINGS[mode],
            "units": "kilometers",
        }
        return Query(f"{self.url.rstrip('/')}/sources_to_targets", document)

    def read(self, answer: Any) -> Answered:
        """Return what an answer holds."""
        ways = [[_way(cell) for cell in row] for row in answer["sources_to_targets"]]
        return Answered(ways, _points(answer["sources"]), _points(answer["targets"]))


def _way(cell: Any) -> Way | None:
    kilometres = cell["distance"]
    return way(cell["time"], kilometres if kilometres is None else kilometres * 1000)


def _points(locations: Any) -> list[Point]:
    """Where the locations were put; before version 3.5 they are lists of what was asked."""
    if not isinstance(locations[0], dict):
        return []
    return [(location["lat"], location["lon"]) for location in locations]


def _locations(points: Sequence[Point]) -> list[dict[str, float]]:
    return [{"lat": lat, "lon": lon} for lat, lon in points]
