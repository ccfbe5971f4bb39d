"""Where a place is that the gazetteer does not know, by one request to Nominatim (https://nominatim.org/release-docs/latest/api/Search/)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from tripai.errors import NotFoundError
from tripai.geo import Point, distance_m
from tripai.network import Network, understood
from tripai.places.gazetteer import Gazetteer, GazetteerCity
from tripai.text import plain

SERVICE = "Nominatim"
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town or village, and how many metres it reaches from its middle."""

    city: GazetteerCity
    reach: int


class _Found(NamedTuple):
    name: str
    country: str
    middle: Point
    reach: int


def find_settlement(network: Network, url: str, name: str, gazetteer: Gazetteer) -> Settlement:
    """Return the settlement that is most likely meant; its time zone is that of the nearest city of its country.

    Raises:
        NotFoundError: Nobody knows a settlement of that name.
        ServiceError: It failed, or answered something else.
    """
    asked = {
        "q": name,
        "format": "jsonv2",
        "limit": "1",
        "addressdetails": "1",
        "featureType": "settlement",
        "accept-language": "en",
    }
    body = network.asking_once().get(SERVICE, f"{url.rstrip('/')}/search", asked)
    found = understood(SERVICE, body, _first)
    settlement = found and _settlement(found, gazetteer)
    if not settlement:
        raise NotFoundError(f"No city or village is known as {name!r}.", "Look how it is written.")
    return settlement


def _first(answer: Any) -> _Found | None:
    if not isinstance(answer, list):
        raise TypeError("no list of places")
    if not answer:
        return None
    found = answer[0]
    name = plain(found["name"])[:LONGEST_NAME]
    middle = float(found["lat"]), float(found["lon"])
    country = found["address"]["country_code"].upper()
    return _Found(name, country, middle, _reach(found.get("boundingbox"), middle))


def _settlement(found: _Found, gazetteer: Gazetteer) -> Settlement | None:
    (lat, lon), country = found.middle, found.country
    if not (
        found.name and re.fullmatch("[A-Z]{2}", country) and abs(lat) <= 90 and abs(lon) <= 180
    ):
        return None
    near = gazetteer.nearest(lat, lon, country)
    if near is None:
        return None
    city = GazetteerCity(found.name, country, near.admin, near.zone, lat, lon, 0)
    return Settlement(city, found.reach)


def _reach(box: Any, middle: Point) -> int:
    """Return how far it is to the corners of a box; 0 of what is none, which a place can do without."""
    try:
        south, north, west, east = map(float, box)
        return int(max(distance_m(middle, (south, west)), distance_m(middle, (north, east))))
    except (TypeError, ValueError, ArithmeticError):
        return 0
