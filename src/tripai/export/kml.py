"""A route as KML 2.2 (OGC 07-147r2), for Google Earth, My Maps and Organic Maps: a folder for each day, with its line."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.etree.ElementTree import Element

from tripai import wording
from tripai.export._notes import day_notes, heading, notes
from tripai.export._palette import day_colour
from tripai.export._stops import Stop, line, stops
from tripai.export._xml import add, degrees, document, root, told
from tripai.geo import Point
from tripai.model import Place, Route, RouteDay, Spot

NAMESPACE = "http://www.opengis.net/kml/2.2"
BASE = "base"
"""The style of the point where a day starts and ends."""


def render(route: Route) -> bytes:
    """Return the route as a document of folders; points carry their times, each in the offset of its place."""
    kml = root("kml", {"xmlns": NAMESPACE})
    whole = add(kml, "Document")
    add(whole, "name", route.title)
    about = f"{wording.cities(route)}, {wording.dates(route)}"
    _describe(whole, [about, *wording.sources(route)])
    for day in route.days:
        _style(whole, day)
    _coloured(add(whole, "Style", id=BASE), "IconStyle", "ffffffff")
    for day in route.days:
        _folder(add(whole, "Folder"), route, day)
    return document(kml)


def _style(whole: Element, day: RouteDay) -> None:
    red, green, blue = (day_colour(day.number)[at : at + 2] for at in (1, 3, 5))
    colour = f"ff{blue}{green}{red}"  # KML writes alpha, blue, green, red
    style = add(whole, "Style", id=f"day-{day.number}")
    _coloured(style, "IconStyle", colour)
    add(_coloured(style, "LineStyle", colour), "width", "4")


def _coloured(style: Element, name: str, colour: str) -> Element:
    part = add(style, name)
    add(part, "color", colour)
    return part


def _folder(folder: Element, route: Route, day: RouteDay) -> None:
    add(folder, "name", heading(day))
    _describe(folder, day_notes(route, day))
    base = _placemark(folder, day.base.name, BASE)
    _located(base, day.base)
    for stop in stops(route, day):
        _stop(folder, day, stop)
    way = _placemark(folder, f"The way of day {day.number}", f"day-{day.number}")
    drawn = add(way, "LineString")
    add(drawn, "tessellate", "1")
    add(drawn, "coordinates", " ".join(map(_position, line(route, day))))


def _stop(folder: Element, day: RouteDay, stop: Stop) -> None:
    activity = stop.activity
    placemark = add(folder, "Placemark")
    add(placemark, "name", activity.title)
    _describe(placemark, notes(day, activity))
    span = add(placemark, "TimeSpan")
    add(span, "begin", activity.start.isoformat())
    add(span, "end", activity.end.isoformat())
    add(placemark, "styleUrl", f"#day-{day.number}")
    data = add(placemark, "ExtendedData")
    facts = {"number": str(stop.number), "kind": activity.kind, "place": stop.spot.name}
    for name, value in (facts | {"zone": activity.zone}).items():
        add(add(data, "Data", name=name), "value", value)
    _located(placemark, stop.spot)


def _placemark(folder: Element, name: str, style: str) -> Element:
    placemark = add(folder, "Placemark")
    add(placemark, "name", name)
    add(placemark, "styleUrl", f"#{style}")
    return placemark


def _describe(element: Element, lines: Iterable[str]) -> None:
    """Programs take a description for HTML: what looks like a tag is written so that it is read, not obeyed."""
    text = "<br>".join(escape(told(each), quote=False) for each in lines)
    if text:
        add(element, "description", text)


def _located(placemark: Element, spot: Place | Spot) -> None:
    add(add(placemark, "Point"), "coordinates", _position(spot.point))


def _position(point: Point) -> str:
    return f"{degrees(point[1])},{degrees(point[0])}"
