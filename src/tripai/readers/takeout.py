"""Google Takeout's "Saved Places.json": the traveller's stars, with a name and a position.

Only the name, the position and the traveller's own comment are kept: addresses and whatever else the service says are its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tripai.readers.decoding import json_of
from tripai.readers.geojson import features
from tripai.readers.rows import Fault, Row, row

_NOWHERE = (0, 0)  # what is written for a place whose position the service does not tell


def read(data: bytes) -> Iterator[Row | Fault]:
    """Yield the saved places, of which a few have no position."""
    for where, feature in features(json_of(data)):
        said = _table(feature.get("properties"))
        location = _table(said.get("location") or said.get("Location"))
        name = location.get("name") or location.get("Business Name") or said.get("Title")
        at = _table(location.get("Geo Coordinates"))
        lat, lon = at.get("Latitude"), at.get("Longitude")
        if lat is None:
            lon, lat = _point(_table(feature.get("geometry")).get("coordinates"))
        yield row(where, lat, lon, {"name": name, "note": said.get("Comment")})


def _point(coordinates: Any) -> tuple[Any, Any]:
    if not isinstance(coordinates, list) or tuple(coordinates[:2]) == _NOWHERE:
        return None, None
    return tuple((*coordinates, None, None)[:2])


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
