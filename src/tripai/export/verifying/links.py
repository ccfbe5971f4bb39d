"""Links to maps, read back."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tripai.geo import Point


def pin_of(url: str) -> Point | None:
    """Return the point of a link to a map with a pin; None for another link."""
    query = parse_qs(urlsplit(url).query)
    if not {"mlat", "mlon"} <= query.keys():
        return None
    return float(query["mlat"][0]), float(query["mlon"][0])
