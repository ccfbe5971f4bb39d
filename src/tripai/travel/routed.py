"""Travel times of a router, for walking and driving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from tripai.errors import ServiceError
from tripai.geo import Point, distance_m
from tripai.model import Leg, Mode
from tripai.travel.estimate import DRIVE, SLOW_WALK, WALK, EstimatedTravel
from tripai.travel.tables import SNAPPED_M, Tables, Way

SOURCE = "routed"
FASTEST_KMH = {"walk": 7, "drive": 110}  # a faster way is one of another mode
ENOUGH = 10  # pairs of points of which a router for the region and the mode knows at least one
Legs = list[list[Leg | None]]
"""From each point (row) to each (column)."""


@dataclass(frozen=True, slots=True)
class RoutedTravel:
    """TravelTimes from a router, for walking and driving; the estimate chooses the mode and fills the gaps.

    Public transport has no tables in OSRM or Valhalla, so that it stays estimated.
    """

    estimate: EstimatedTravel
    tables: Tables

    def matrix(self, points: Sequence[Point]) -> list[list[Leg]]:
        """Return the leg from each point to each other point.

        Raises:
            ServiceError: The router did not answer, not in its language, or with what cannot be true.
        """
        rounded = [(round(lat, 5), round(lon, 5)) for lat, lon in points]  # to a metre
        known = sorted(set(rounded))  # in any order the same question
        at = [known.index(point) for point in rounded]
        routed = {mode: self.by_mode(mode, known) for mode in self._modes} if known[1:] else {}
        self._refuse_useless(routed, known)
        return [
            [
                self._leg(distance_m(a, b), _legs(routed, i, j))
                for b, j in zip(points, at, strict=True)
            ]
            for a, i in zip(points, at, strict=True)
        ]

    def by_mode(self, mode: Mode, points: Sequence[Point]) -> Legs:
        """Return the router's leg from each point to each by one mode; None where it knows none that can be true.

        Raises:
            ServiceError: The router did not answer, or not in its language.
        """
        table = self.tables.table(mode, points)
        return [
            [
                way and self._believed(mode, way, distance_m(a, b))
                for b, way in zip(points, ways, strict=True)
            ]
            for a, ways in zip(points, table, strict=True)
        ]

    @property
    def _modes(self) -> tuple[Mode, ...]:
        return ("walk", "drive") if self.estimate.vehicle == "drive" else ("walk",)

    def _leg(self, straight: float, routed: Mapping[Mode, Leg | None]) -> Leg:
        return self.estimate.choose(
            lambda mode: routed.get(mode) or self.estimate.leg_by(mode, straight)
        )

    def _believed(self, mode: Mode, way: Way, straight: float) -> Leg | None:
        """Return the leg that a router's way makes, None when that cannot be the way.

        A way begins and ends on the nearest street: what it lacks of the straight line is walked.
        """
        off_street = max(0.0, straight - way.metres)
        minutes = way.seconds / 60
        if mode == "walk":
            minutes *= self._slowness
        else:
            minutes += DRIVE.fixed_minutes
        whole = ceil(minutes + off_street / WALK.metres_per_minute * self._slowness)
        metres = way.metres + off_street
        if off_street > SNAPPED_M or metres * 60 > FASTEST_KMH[mode] * 1000 * whole:
            return None
        return Leg(mode=mode, minutes=whole, metres=round(metres), source=SOURCE)

    @property
    def _slowness(self) -> float:
        slow = self.estimate.walks_slowly
        return WALK.metres_per_minute / SLOW_WALK.metres_per_minute if slow else 1.0

    def _refuse_useless(self, routed: Mapping[Mode, Legs], points: Sequence[Point]) -> None:
        """A router of another region puts all points on one street, and one for cars drives those on foot."""
        ends = list(enumerate(points))
        far = [(i, j) for i, a in ends for j, b in ends if distance_m(a, b) > SNAPPED_M]
        if len(far) >= ENOUGH and not any(legs[i][j] for legs in routed.values() for i, j in far):
            raise ServiceError(
                f"{self.tables.router.name} knows no way between these places that can be true.",
                "See whether its map covers the city and its profile is the one for walking.",
            )


def _legs(routed: Mapping[Mode, Legs], a: int, b: int) -> dict[Mode, Leg | None]:
    return {mode: legs[a][b] for mode, legs in routed.items()}
