"""KML (OGC 07-147r2), as Google My Maps and Google Earth write it: a place for each placemark."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tripai.errors import InputError
from tripai.readers.geojson import named
from tripai.readers.markup import below, child_text, local, parse
from tripai.readers.rows import Fault, Row, degrees, row


def read(data: bytes) -> Iterator[Row | Fault]:
    """Yield the placemarks, with their folder for a category."""
    root = parse(data, "kml")
    marks = list(_placemarks(root, ""))
    if not marks and any(below(root, "NetworkLink")):
        raise InputError(
            "The KML file holds no places, only a link to a map.",
            "Export the map again as KML without keeping it up to date by a network link.",
        )
    for number, (mark, folder) in enumerate(marks, 1):
        said = named(dict(_more(mark)))
        said["name"] = child_text(mark, "name") or said["name"]
        said["note"] = child_text(mark, "description") or said["note"]
        said["category"] = said["category"] or folder
        yield row(f"placemark {number}", *_position(mark), said)


def _placemarks(element: Element, folder: str) -> Iterator[tuple[Element, str]]:
    for child in element:
        name = local(child)
        if name == "Placemark":
            yield child, folder
        elif name in {"Document", "Folder"}:
            inner = child_text(child, "name") if name == "Folder" else folder
            yield from _placemarks(child, inner)


def _more(mark: Element) -> Iterator[tuple[str, str]]:
    """Yield what stands in a placemark's own columns."""
    for name in ("Data", "SimpleData"):
        for data in below(mark, name):
            yield data.get("name", ""), "".join(data.itertext())


def _position(mark: Element) -> tuple[object, object]:
    """Return latitude and longitude of the point, or of the middle of what is drawn, as texts or numbers."""
    for point in below(mark, "Point"):
        lon, _, rest = child_text(point, "coordinates").strip().partition(",")
        return rest.partition(",")[0].strip(), lon.strip()
    corners = [
        (degrees(corner.split(",")[1]), degrees(corner.split(",")[0]))
        for outline in below(mark, "coordinates")
        for corner in "".join(outline.itertext()).split()
        if "," in corner
    ]
    known = [(lat, lon) for lat, lon in corners if lat is not None and lon is not None]
    if not known:
        return None, None
    lats, lons = zip(*known, strict=True)
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
