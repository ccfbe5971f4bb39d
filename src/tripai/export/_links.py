"""Addresses that open directions: Google's documented Maps URLs, and openstreetmap.org.

https://developers.google.com/maps/documentation/urls/get-started: at most nine way-points between the
ends, three in the browser of a phone (whose app takes nine), none by public transport. openstreetmap.org
takes two points and has no public transport.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from tripai.export._stops import line
from tripai.export._trail import of_day
from tripai.geo import Point
from tripai.model import Mode, Route, RouteDay

MOST_BETWEEN = 9
_GOOGLE = {"walk": "walking", "transit": "transit", "drive": "driving"}
_OPENSTREETMAP = {"walk": "fossgis_osrm_foot", "drive": "fossgis_osrm_car"}


@dataclass(frozen=True, slots=True)
class DayLink:
    """The way of a day, or a part of it where it has too many stops for one link."""

    url: str
    part: int
    parts: int


def day_links(route: Route, day: RouteDay) -> tuple[DayLink, ...]:
    """Return what shows a day's way on Google Maps: one link, or more for a long day; none for a day without a way.

    It says on foot or by car if all ways of the day are that, and else leaves it to Google.
    """
    points = [point for point, _ in groupby(line(route, day))]
    modes = {way.mode for way in of_day(route, day).ways}
    mode = modes.pop() if len(modes) == 1 and "transit" not in modes else None
    parts = list(_split(points))
    return tuple(
        DayLink(google_url(part, mode), number, len(parts)) for number, part in enumerate(parts, 1)
    )


def google_url(points: Sequence[Point], mode: Mode | None) -> str:
    """Return the address of directions from the first point by way of the others to the last one."""
    start, *between, end = map(_written, points)
    query = {"api": "1", "origin": start, "destination": end}
    if between:
        query["waypoints"] = "|".join(between)
    if mode:
        query["travelmode"] = _GOOGLE[mode]
    return f"https://www.google.com/maps/dir/?{urlencode(query)}"


def openstreetmap_url(start: Point, end: Point, mode: Mode) -> str:
    """Return the address of directions between two points; empty for a mode that is not to be had there."""
    if mode not in _OPENSTREETMAP:
        return ""
    query = {"engine": _OPENSTREETMAP[mode], "route": f"{_written(start)};{_written(end)}"}
    return f"https://www.openstreetmap.org/directions?{urlencode(query)}"


def _split(points: Sequence[Point]) -> Iterator[Sequence[Point]]:
    """Each part begins where the one before it ends."""
    for first in range(0, len(points) - 1, MOST_BETWEEN + 1):
        yield points[first : first + MOST_BETWEEN + 2]


def _written(point: Point) -> str:
    return f"{point[0]:.6f},{point[1]:.6f}"
