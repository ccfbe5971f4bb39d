"""A route as GeoJSON (RFC 7946), for map programs: a feature for each activity and a line for each day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from tripai import wording
from tripai.export._stops import line
from tripai.geo import Point
from tripai.model import Activity, Route, RouteDay
from tripai.text import inert, plain

Feature = dict[str, Any]


def render(route: Route) -> bytes:
    """Return the features of all days; an activity of which nobody knows where it is has no geometry."""
    features = [feature for day in route.days for feature in _features(route, day)]
    whole = {
        "type": "FeatureCollection",
        "features": features,
        "title": plain(route.title),
        "dates": wording.dates(route),
        "sources": list(wording.sources(route)),
    }
    return (inert(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n").encode()


def _features(route: Route, day: RouteDay) -> Iterator[Feature]:
    facts = {
        "day": day.number,
        "date": day.date.isoformat(),
        "kind": "day",
        "title": plain(day.summary),
    }
    yield _feature(
        _way(line(route, day)), facts | {"weather": wording.weather(day.weather, day.date)}
    )
    base = {"day": day.number, "kind": "base", "title": plain(day.base.name)}
    yield _feature(_point(day.base.point), base)
    for activity in day.activities:
        spot = activity.place or wording.booked_spot(route, activity)
        yield _feature(_point(spot.point) if spot else None, _properties(day, activity))


def _properties(day: RouteDay, activity: Activity) -> dict[str, Any]:
    place = activity.place
    told = {
        "day": day.number,
        "kind": activity.kind,
        "title": plain(activity.title),
        "start": activity.start.isoformat(),
        "end": activity.end.isoformat(),
        "zone": activity.zone,
        "way": wording.leg(activity.leg) if activity.leg else None,
        "cost": wording.money(activity.cost) if activity.cost else None,
        "locked": activity.locked,
        "why": plain(activity.why),
    }
    return told if place is None else told | {
        "place": plain(place.name),
        "local_name": plain(place.local_name),
        "category": plain(place.category),
        "opening": wording.opening(place, day.date),
        "price": wording.price(place),
        "source": wording.origin(place.provenance),
    }  # fmt: skip


def _feature(geometry: dict[str, Any] | None, properties: dict[str, Any]) -> Feature:
    known = {name: value for name, value in properties.items() if value not in {None, ""}}
    return {"type": "Feature", "geometry": geometry, "properties": known}


def _point(point: Point) -> dict[str, Any]:
    return {"type": "Point", "coordinates": _position(point)}


def _position(point: Point) -> list[float]:
    return [round(point[1], 7), round(point[0], 7)]


def _way(points: Sequence[Point]) -> dict[str, Any] | None:
    """A line, cut in two where it crosses the date line (section 3.1.9); no line for one point."""
    parts = list(_cut(points))
    if len(parts) > 1:
        return {"type": "MultiLineString", "coordinates": parts}
    return {"type": "LineString", "coordinates": parts[0]} if len(parts[0]) > 1 else None


def _cut(points: Sequence[Point]) -> Iterator[list[list[float]]]:
    part = [_position(points[0])]
    for here, there in pairwise(points):
        if abs(there[1] - here[1]) > 180:
            side, lat = _crossing(here, there)
            yield [*part, [side, lat]]
            part = [[-side, lat]]
        part.append(_position(there))
    yield part


def _crossing(here: Point, there: Point) -> tuple[float, float]:
    """The longitude at which the date line is reached, 180 or -180, and the latitude there."""
    side = 180.0 if here[1] > 0 else -180.0
    before, after = abs(side - here[1]), abs(side + there[1])
    share = before / (before + after) if before + after else 0.0
    return side, round(here[0] + (there[0] - here[0]) * share, 7)
