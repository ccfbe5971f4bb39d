"""GeoJSON (RFC 7946): a place for each feature that is a point or an area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tripai.errors import InputError
from tripai.readers.decoding import json_of
from tripai.readers.rows import Fault, Row, degrees, row
from tripai.text import words

NAMED = {
    "name": ("name en", "name", "title", "label"),
    "note": ("note", "notes", "description", "desc", "comment", "about"),
    "category": ("category", "kind", "tourism", "historic", "leisure", "amenity", "shop", "type"),
    "hours": ("hours", "opening hours"),
    "minutes": ("minutes", "duration", "visit minutes"),
    "price": ("price", "fee", "ticket"),
}
"""What a row says, and the names that a property or a column of a table has for it, the best one first."""

_LICENCES = ("license", "licence", "copyright", "attribution")


def read(data: bytes) -> Iterator[Row | Fault]:
    """Yield the features."""
    document = json_of(data)
    licence = _licence(document)
    for where, feature in features(document):
        position = _position(feature.get("geometry"))
        if isinstance(position, str):
            yield Fault(where, "", position)
        else:
            properties = feature.get("properties")
            said = properties if isinstance(properties, dict) else {}
            yield row(where, *position, named(said) | {"licence": licence})


def _licence(document: Any) -> Any:
    """What a collection says of whose it is; a list of one's own says nothing."""
    said = document if isinstance(document, dict) else {}
    return next((said[key] for key in _LICENCES if _is_said(said.get(key))), "")


def features(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each feature of a document, and which one it is.

    Raises:
        InputError: It is no GeoJSON.
    """
    kind = document.get("type") if isinstance(document, dict) else None
    found = [document] if kind == "Feature" else None
    if kind == "FeatureCollection":
        found = document.get("features")
    if not isinstance(found, list):
        raise InputError(
            "The file is JSON, but no GeoJSON: it is no FeatureCollection.",
            "Export the list as GeoJSON.",
        )
    for number, feature in enumerate(found, 1):
        yield f"feature {number}", feature if isinstance(feature, dict) else {}


def named(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what properties say, by the names that a row has for it."""
    known = {words(str(key)[:60]): value for key, value in said.items() if _is_said(value)}
    return {
        own: next((known[name] for name in names if name in known), "")
        for own, names in NAMED.items()
    }


def _is_said(value: Any) -> bool:
    """Whether a value says anything: not an empty text, a list or an object."""
    return isinstance(value, int | float) or (isinstance(value, str) and bool(value.strip()))


def _position(geometry: Any) -> tuple[Any, Any] | str:
    """Return latitude and longitude of a point, or of the middle of an area; or why there are none."""
    geometry = geometry if isinstance(geometry, dict) else {}
    kind, at = geometry.get("type"), geometry.get("coordinates")
    if kind in ("Polygon", "MultiPolygon"):  # not a set: it may be anything
        corners = list(_corners(at))
        known = [(lat, lon) for lat, lon in corners if lat is not None and lon is not None]
        if len(known) < len(corners):
            return "a corner of its area is no position"
        if known:
            lats, lons = zip(*known, strict=True)
            return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    elif kind == "Point" and isinstance(at, list) and len(at) >= 2:
        return at[1], at[0]
    elif isinstance(kind, str) and kind != "Point":
        return f"it is a {kind[:30]}, and no point or area"
    return "it has no position"


def _corners(nested: Any) -> Iterator[tuple[float | None, float | None]]:
    """Yield latitude and longitude of every corner, None where it has none."""
    if not isinstance(nested, list):
        return
    pair = nested[:2]
    if len(pair) == 2 and all(isinstance(axis, int | float) for axis in pair):
        yield degrees(pair[1]), degrees(pair[0])
        return
    for part in nested:
        yield from _corners(part)
