"""GPX: a place for each way-point; routes and tracks are ways, not places."""

from __future__ import annotations

from collections.abc import Iterator

from tripai.errors import InputError
from tripai.readers.markup import below, child_text, parse
from tripai.readers.rows import Fault, Row, row


def read(data: bytes) -> Iterator[Row | Fault]:
    """Yield the way-points."""
    root = parse(data, "gpx")
    points = list(below(root, "wpt"))
    if not points:
        raise InputError("The GPX file has no way-points: routes and tracks name no places.")
    licence = next(("".join(found.itertext()) for found in below(root, "license")), "")
    for number, point in enumerate(points, 1):
        said = {
            "name": child_text(point, "name"),
            "note": child_text(point, "desc") or child_text(point, "cmt"),
            "category": child_text(point, "type") or child_text(point, "sym"),
            "licence": licence,
        }
        yield row(f"way-point {number}", point.get("lat", ""), point.get("lon", ""), said)
