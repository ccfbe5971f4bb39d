"""XML, read back by expat, which refuses what is not well-formed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from tripai.export import gpx, kml
from tripai.export.verifying.told import Told
from tripai.geo import Point

_GPX, _KML = {"": gpx.NAMESPACE}, {"": kml.NAMESPACE}


def read_gpx(data: bytes) -> Iterator[Told]:
    """Yield the points of the routes, without the bases."""
    for route in fromstring(data).iterfind("rte", _GPX):
        for point in route.iterfind("rtept", _GPX):
            if point.findtext("type", "", _GPX) != gpx.BASE:
                yield Told(
                    title=point.findtext("name", "", _GPX),
                    day=int(route.findtext("number", "", _GPX)),
                    start=datetime.fromisoformat(point.findtext("time", "", _GPX)),
                    point=(float(point.attrib["lat"]), float(point.attrib["lon"])),
                )


def read_kml(data: bytes) -> Iterator[Told]:
    """Yield the placemarks that have a time; bases and ways have none."""
    for day, folder in enumerate(fromstring(data).iterfind("Document/Folder", _KML), 1):
        for placemark in folder.iterfind("Placemark", _KML):
            span = placemark.find("TimeSpan", _KML)
            if span is not None:
                yield Told(
                    title=placemark.findtext("name", "", _KML),
                    day=day,
                    start=datetime.fromisoformat(span.findtext("begin", "", _KML)),
                    end=datetime.fromisoformat(span.findtext("end", "", _KML)),
                    zone=_datum(placemark, "zone"),
                    point=_position(placemark.findtext("Point/coordinates", "", _KML)),
                )


def _datum(placemark: Element, name: str) -> str:
    data = placemark.iterfind("ExtendedData/Data", _KML)
    return next(each.findtext("value", "", _KML) for each in data if each.get("name") == name)


def _position(coordinates: str) -> Point:
    lon, lat = map(float, coordinates.split(","))
    return lat, lon
