"""What OpenStreetMap has in a city, by one bounded query to an Overpass server (https://wiki.openstreetmap.org/wiki/Overpass_API)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from tripai.addresses import host_of
from tripai.errors import ServiceError
from tripai.geo import Point
from tripai.network import Network, understood
from tripai.places.osm_tags import EATERY, KINDS, QUARTER, Feature, conditions, is_wanted
from tripai.text import plain

SERVER_SECONDS = 90  # after which the server gives up, before we do
SERVER_BYTES = 512 * 2**20
FOOD_M = 6_000  # from the centre: a large city has 20,000 places to eat
LONGEST_TAG = 1_000  # characters kept of a tag; OpenStreetMap allows 255
LONGEST_REMARK = 120
MOST_ID = 2**63


@dataclass(frozen=True, slots=True)
class Extract:
    """What a server answered, and of which day its map is."""

    features: tuple[Feature, ...]
    day: date | None


def fetch_extract(network: Network, urls: str, centre: Point, radius: int) -> Extract:
    """Return what there is to see, and where to eat, within so many metres of a point.

    Args:
        network: How to ask.
        urls: Where; a second address, after a blank, is a mirror that is asked when the first fails.
        centre: Latitude and longitude.
        radius: Metres.

    Raises:
        ServiceError: Every server failed; the sentence says how.
    """
    failures, hint = [], "Try again later."
    query = query_around(centre, radius)
    for url in urls.split():
        host = host_of(url)
        try:
            return read_extract(network.post(host, url, {"data": query}), host)
        except ServiceError as error:
            failures.append(error.message.rstrip("."))
            hint = error.hint or hint
            if network.offline:
                break
    if not failures:
        raise ServiceError("No Overpass server is set.", "tripai config set overpass_url URL")
    raise ServiceError(f"OpenStreetMap cannot be asked: {'; '.join(failures)}.", hint)


def query_around(centre: Point, radius: int) -> str:
    """Return the query in Overpass QL, made of the table of kinds."""
    around = f"(around:{radius},{centre[0]:.5f},{centre[1]:.5f})"
    near = f"(around:{min(radius, FOOD_M)},{centre[0]:.5f},{centre[1]:.5f})"
    sights = "".join(f"nwr{clause}{around};" for clause in _clauses())
    food = f"nwr{_clause(EATERY)}{near};node{_clause(QUARTER)}{near};"
    return (
        f"[out:json][timeout:{SERVER_SECONDS}][maxsize:{SERVER_BYTES}];"
        f"({sights});out meta center qt;({food});out tags center qt;"
    )


def read_extract(body: bytes, host: str) -> Extract:
    """Return the named things of an answer; what is no thing of OpenStreetMap is left out.

    Raises:
        ServiceError: It is no answer of Overpass, or the server gave up half-way.
    """
    extract, remark = understood(host, body, _extract)
    if "error" in remark.lower():  # in an answer of status 200
        raise ServiceError(f"{host} gave up: {plain(remark)[:LONGEST_REMARK].rstrip('.')}.")
    return extract


def _extract(document: Any) -> tuple[Extract, str]:
    """Return what an answer holds, and what the server remarks on it."""
    elements, remark = document["elements"], document.get("remark")
    if not isinstance(elements, list):
        raise TypeError("no list of map elements")
    found = {(f.kind, f.number): f for f in reversed([*_features(elements)])}
    extract = Extract(tuple(reversed(found.values())), _day(document.get("osm3s")))
    return extract, remark if isinstance(remark, str) else ""


def _clauses() -> Iterator[str]:
    """Yield the filters that find all kinds; what has to be notable is asked for with its Wikidata item alone."""
    wanted: dict[tuple[str, str], set[str]] = {}
    for selector, kind in KINDS:
        if not kind.category:
            continue
        (key, values), *others = conditions(selector)
        more = '["wikidata"]' if kind.notable else "".join(_filter(*each) for each in others)
        wanted.setdefault((key, more), set()).update(values)
    for (key, more), every in wanted.items():
        yield f'{_filter(key, every)}["name"]{more}'


def _clause(selector: str) -> str:
    [(key, values)] = conditions(selector)
    return f'{_filter(key, values)}["name"]'


def _filter(key: str, values: Set[str]) -> str:
    return f'["{key}"~"^({"|".join(sorted(values))})$"]' if values else f'["{key}"]'


def _features(elements: list[Any]) -> Iterator[Feature]:
    for element in elements:
        feature = _feature(element) if isinstance(element, dict) else None
        if feature is not None and is_wanted(feature.tags):
            yield feature


def _feature(element: dict[str, Any]) -> Feature | None:
    kind, number, tags = element.get("type"), element.get("id"), element.get("tags")
    middle = element.get("center", element)
    if kind not in ("node", "way", "relation") or not isinstance(tags, dict):  # may be no text
        return None
    if not _is_number(number) or not 1 <= number <= MOST_ID or not isinstance(middle, dict):
        return None
    lat, lon = middle.get("lat"), middle.get("lon")
    if not (_is_degrees(lat, 90) and _is_degrees(lon, 180)):
        return None
    kept = {
        key: value[:LONGEST_TAG] for key, value in tags.items() if isinstance(value, str) and value
    }
    return Feature(kind, int(number), float(lat), float(lon), kept, _year(element.get("timestamp")))


def _is_degrees(value: object, most: int) -> TypeGuard[float]:
    return _is_number(value) and abs(value) <= most  # which no NaN is


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _year(stamp: object) -> int | None:
    year = stamp[:4] if isinstance(stamp, str) else ""
    return int(year) if year.isascii() and year.isdigit() else None


def _day(about: object) -> date | None:
    stamp = about.get("timestamp_osm_base") if isinstance(about, dict) else None
    try:
        return date.fromisoformat(stamp[:10]) if isinstance(stamp, str) else None
    except ValueError:
        return None
