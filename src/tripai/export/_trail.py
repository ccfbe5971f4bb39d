"""What a map shows of a day and of a whole trip: marks, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tripai.export._sketch import Mark
from tripai.export._stops import Stop, stops
from tripai.geo import Point, distance_m
from tripai.model import Mode, Route, RouteDay


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


def of_day(route: Route, day: RouteDay) -> Trail:
    """Return a day: its base, its stops by their numbers, and the ways of which both ends are known."""
    found = stops(route, day)
    base = Mark(day.base.point, "", day.base.name)
    marks = (Mark(stop.spot.point, str(stop.number), stop.spot.name) for stop in found)
    places = {stop.activity.id: number for number, stop in enumerate(found, 1)}
    return Trail((base, *marks), tuple(_ways(day, places, 0)))


def of_trip(route: Route) -> Trail:
    """Return all days: the bases, a dot for each stop, and for each day one pin with its number.

    The pin is at the stop that lies farthest from those of other days.
    """
    bases = {day.base.point: Mark(day.base.point, "", day.base.name) for day in route.days}
    marks, ways = list(bases.values()), list[Way]()
    homes = {point: index for index, point in enumerate(bases)}
    found = {day.number: stops(route, day) for day in route.days}
    for day in route.days:
        places = {s.activity.id: len(marks) + s.number - 1 for s in found[day.number]}
        ways += _ways(day, places, homes[day.base.point])
        marks += _dots(day.number, found)
    return Trail(tuple(marks), tuple(ways), len(bases))


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
