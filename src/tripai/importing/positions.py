"""Where in a city a row of a traveller's list is."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from tripai.geo import Point, distance_m
from tripai.model import City, Place
from tripai.places.gazetteer import fold
from tripai.places.osm_city import FARTHEST_M
from tripai.readers.rows import Row
from tripai.wording import distance

SURE = 90  # of 100, rapidfuzz's ratio from which a name is a known one's


class Positions:
    """Finds rows in a city.

    Args:
        city: Where they are to be.
        known: Its places, of which a row without a position may be one.
    """

    def __init__(self, city: City, known: Sequence[Place]) -> None:
        self._city = city
        self._known = {_key(name): place for place in reversed(known) for name in place.all_names}

    def find(self, row: Row) -> tuple[Point | None, str]:
        """Return where a row is, and what is to be said of that; None and the reason if it is nowhere in the city."""
        if row.lat is None or row.lon is None:
            return self._by_name(row.name)
        if self._is_near((row.lat, row.lon)):
            return (row.lat, row.lon), ""
        if self._is_near((row.lon, row.lat)):
            return (row.lon, row.lat), "its latitude and longitude were swapped: turned round"
        if abs(row.lat) > 90:
            return None, f"a latitude of {row.lat:g} is out of range"
        metres = distance_m((row.lat, row.lon), self._city.point)
        return None, f"it is {distance(metres)} from {self._city.name}"

    def _by_name(self, name: str) -> tuple[Point | None, str]:
        key = _key(name)
        found = self._known.get(key) or self._likest(key)
        if found is None:
            return (
                None,
                f"it has no position, and no place of {self._city.name} is known by that name",
            )
        return found.point, f"it has no position: that of {found.name} is taken"

    def _likest(self, key: str) -> Place | None:
        likest = process.extractOne(key, self._known.keys(), scorer=fuzz.ratio, score_cutoff=SURE)
        return self._known[likest[0]] if likest else None

    def _is_near(self, point: Point) -> bool:
        return abs(point[0]) <= 90 and distance_m(point, self._city.point) <= FARTHEST_M


def _key(name: str) -> str:
    """The words of a name, sorted: Oceanarium Lisbon is Lisbon Oceanarium."""
    return " ".join(sorted(fold(name).split()))
