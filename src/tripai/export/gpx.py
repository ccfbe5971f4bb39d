"""A route as GPX 1.1, for navigation programs and devices: a way-point for each place, a route for each day.

https://www.topografix.com/GPX/1/1/ gives the order of the elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from xml.etree.ElementTree import Element

from tripai import wording
from tripai.export._notes import day_notes, heading, notes
from tripai.export._stops import Stop, stops
from tripai.export._xml import add, add_lines, add_texts, degrees, document, root
from tripai.model import Place, Route, RouteDay, Spot

NAMESPACE = "http://www.topografix.com/GPX/1/1"
BASE = "base"
"""The type of a point where a day starts and ends."""


def render(route: Route) -> bytes:
    """Return the route with the places as way-points and the days as routes; the times are UTC."""
    gpx = root("gpx", {"xmlns": NAMESPACE, "version": "1.1", "creator": "tripai"})
    metadata = add(gpx, "metadata")
    add(metadata, "name", route.title)
    about = f"{wording.cities(route)}, {wording.dates(route)}"
    add_lines(metadata, "desc", [about, *wording.sources(route)])
    for spot in _spots(route):
        _point(gpx, "wpt", spot, spot.name)
    for day in route.days:
        _route(gpx, route, day)
    return document(gpx)


def _spots(route: Route) -> Iterator[Place | Spot]:
    """Each place once, however often one is there."""
    bases = [(day.base.name, day.base) for day in route.days]
    found = [(stop.spot.name, stop.spot) for day in route.days for stop in stops(route, day)]
    yield from {(name, spot.point): spot for name, spot in (*bases, *found)}.values()


def _route(gpx: Element, route: Route, day: RouteDay) -> None:
    rte = add(gpx, "rte")
    add(rte, "name", heading(day))
    add_lines(rte, "desc", day_notes(route, day))
    add(rte, "number", str(day.number))
    _point(rte, "rtept", day.base, day.base.name, kind=BASE)
    for stop in stops(route, day):
        _stop(rte, day, stop)
    if day.way_home:
        _point(rte, "rtept", day.base, day.base.name, kind=BASE)


def _stop(rte: Element, day: RouteDay, stop: Stop) -> None:
    point = add(rte, "rtept", **_position(stop.spot))
    add(point, "time", f"{stop.activity.start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    add(point, "name", stop.activity.title)
    add_lines(point, "desc", notes(day, stop.activity))
    _source(point, stop.spot)
    add(point, "type", stop.activity.kind)


def _point(parent: Element, tag: str, spot: Place | Spot, name: str, kind: str = "") -> None:
    point = add(parent, tag, **_position(spot))
    add(point, "name", name)
    if isinstance(spot, Place):
        add_texts(point, {"cmt": spot.local_name, "desc": spot.about})
    _source(point, spot)
    add_texts(point, {"type": kind or (spot.category if isinstance(spot, Place) else "")})


def _source(point: Element, spot: Place | Spot) -> None:
    if isinstance(spot, Place):
        add(point, "src", wording.origin(spot.provenance))
    add(point, "link", href=wording.map_url(spot.lat, spot.lon))


def _position(spot: Place | Spot) -> dict[str, str]:
    return {"lat": degrees(spot.lat), "lon": degrees(spot.lon)}
