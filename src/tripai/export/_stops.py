"""What of a day can be shown on a map: its stops, numbered as on every map and in every list."""

from __future__ import annotations

from dataclasses import dataclass

from tripai import wording
from tripai.geo import Point
from tripai.model import Activity, Place, Route, RouteDay, Spot


@dataclass(frozen=True, slots=True)
class Stop:
    """An activity of which it is known where it takes place; stops of a day count from 1."""

    number: int
    activity: Activity
    spot: Place | Spot


def stops(route: Route, day: RouteDay) -> tuple[Stop, ...]:
    """Return the stops of a day in order."""
    spots = [(a, a.place or wording.booked_spot(route, a)) for a in day.activities]
    known = [(activity, spot) for activity, spot in spots if spot]
    return tuple(Stop(number, *each) for number, each in enumerate(known, 1))


def line(route: Route, day: RouteDay) -> tuple[Point, ...]:
    """Return the points of a day in order: from its base by way of the stops and, if one goes back, home."""
    points = [stop.spot.point for stop in stops(route, day)]
    way_back = [day.base.point] if day.way_home else []
    return (day.base.point, *points, *way_back)
