"""What a map shows of a day and of a whole trip: marks, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from tripai.export._sketch import Mark
from tripai.export._stops import Stop, stops
from tripai.geo import Point, distance_m
from tripai.model import Mode, Route, RouteDay

MOST = 0.85
CROWDED = (
    3.0  # times as far as 85 % of all lies what lies farthest: they have a ninth of the drawing
)


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two marks, which are named by their indices."""

    start: int
    end: int
    mode: Mode
    day: int


@dataclass(frozen=True, slots=True)
class Trail:
    """Marks and ways; the first marks are the bases, whose pins have no text."""

    marks: tuple[Mark, ...]
    ways: tuple[Way, ...]
    bases: int = 1
    days: tuple[int, ...] = ()
    """The day of each mark, 0 of a base, where the numbers are those of days and not of stops."""


@dataclass(frozen=True, slots=True)
class Region:
    """A circle on the globe."""

    middle: Point
    radius: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return distance_m(self.middle, point) <= self.radius


def crowd(trail: Trail) -> Region | None:
    """Return where most marks crowd in a small part of a drawing, which is then worth one of its own; else None."""
    points = [mark.point for mark in trail.marks]
    middle = (median(lat for lat, _ in points), median(lon for _, lon in points))
    distances = sorted(distance_m(middle, point) for point in points)
    most = distances[int(len(distances) * MOST)]
    return Region(middle, 1.2 * most) if CROWDED * most < distances[-1] else None


def of_day(route: Route, day: RouteDay) -> Trail:
    """Return a day: its base, its stops by their numbers, and the ways of which both ends are known."""
    found = stops(route, day)
    base = Mark(day.base.point, "", day.base.name)
    marks = (Mark(stop.spot.point, str(stop.number), stop.spot.name) for stop in found)
    places = {stop.activity.id: number for number, stop in enumerate(found, 1)}
    return Trail((base, *marks), tuple(_ways(day, places, 0)))


def of_trip(route: Route, region: Region | None = None) -> Trail:
    """Return all days: the bases, a dot for each stop, and for each day one pin with its number.

    The pin is at the stop that lies farthest from those of other days. A region leaves out what lies beyond it.
    """
    bases = {day.base.point: Mark(day.base.point, "", day.base.name) for day in route.days}
    marks, ways, days = list(bases.values()), list[Way](), [0] * len(bases)
    homes = {point: index for index, point in enumerate(bases)}
    found = {
        day.number: tuple(
            s for s in stops(route, day) if region is None or region.holds(s.spot.point)
        )
        for day in route.days
    }
    for day in route.days:
        places = {s.activity.id: len(marks) + k for k, s in enumerate(found[day.number])}
        ways += _ways(day, places, homes[day.base.point])
        marks += _dots(day.number, found)
        days += [day.number] * len(found[day.number])
    return Trail(tuple(marks), tuple(ways), len(bases), tuple(days))


def _ways(day: RouteDay, places: Mapping[str, int], base: int) -> Iterator[Way]:
    """Yield the ways of a day; to and from something of which nobody knows where it is there is none."""
    here: int | None = base
    for activity in day.activities:
        there = places.get(activity.id)
        if activity.leg and here is not None and there is not None:
            yield Way(here, there, activity.leg.mode, day.number)
        if activity.leg or there is not None:
            here = there
    if day.way_home and here is not None and here != base:
        yield Way(here, base, day.way_home.mode, day.number)


def _dots(number: int, found: Mapping[int, tuple[Stop, ...]]) -> Iterator[Mark]:
    own = [stop.spot.point for stop in found[number]]
    others = [s.spot.point for day, each in found.items() if day != number for s in each]
    apart = max(own, key=lambda point: _nearest(point, others), default=None)
    for index, point in enumerate(own):
        yield Mark(point, str(number) if index == own.index(apart or point) else None)


def _nearest(point: Point, others: Iterable[Point]) -> float:
    return min((distance_m(point, other) for other in others), default=0.0)
