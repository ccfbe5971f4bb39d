"""Where a place is that the gazetteer does not know, by one request to Nominatim (https://nominatim.org/release-docs/latest/api/Search/)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tripai.errors import NotFoundError, ServiceError
from tripai.geo import Point, distance_m
from tripai.network import Network
from tripai.places.gazetteer import Gazetteer, GazetteerCity
from tripai.text import plain

SERVICE = "Nominatim"
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town or village, and how many metres it reaches from its middle."""

    city: GazetteerCity
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
    found = _read(network.get(SERVICE, f"{url.rstrip('/')}/search", asked))
    settlement = found and _settlement(found, gazetteer)
    if not settlement:
        raise NotFoundError(f"No city or village is known as {name!r}.", "Look how it is written.")
    return settlement


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ServiceError(f"{SERVICE} answered what is no JSON.") from error
    if not isinstance(answer, list) or not all(isinstance(each, dict) for each in answer):
        raise ServiceError(f"{SERVICE} answered what is no list of places.")
    return answer[0] if answer else None


def _settlement(found: dict[str, Any], gazetteer: Gazetteer) -> Settlement | None:
    try:
        name = plain(str(found["name"]))[:LONGEST_NAME]
        middle = float(found["lat"]), float(found["lon"])
        country = str(found["address"]["country_code"]).upper()
        near = gazetteer.nearest(*middle, country)
    except (LookupError, TypeError, ValueError) as error:
        raise ServiceError(f"{SERVICE} answered what was not asked.", "Try again later.") from error
    if not name or near is None or not (abs(middle[0]) <= 90 and abs(middle[1]) <= 180):
        return None
    city = GazetteerCity(name, country, near.admin, near.zone, *middle, 0)
    return Settlement(city, _reach(found.get("boundingbox"), middle))


def _reach(box: object, middle: Point) -> int:
    try:
        south, north, west, east = map(float, box)  # type: ignore[call-overload]
        return int(max(distance_m(middle, (south, west)), distance_m(middle, (north, east))))
    except (TypeError, ValueError):
        return 0
