"""Loopback servers that speak as Overpass, Wikidata and Nominatim do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from loopback import Answer, Loopback, Request, serving
from osm_samples import town
from tripai.places.osm_tags import Feature

SITELINKS = {
    "Q179199": 70,
    "Q1363265": 25,
    "Q2942339": 16,
    "Q3390803": 8,
    "Q3044231": 7,
    "Q666": 90,
}
DAY = "2026-11-21T23:10:00Z"


def element(feature: Feature) -> dict[str, Any]:
    """A thing as `out meta center` writes it."""
    where = {"lat": feature.lat, "lon": feature.lon}
    return {
        "type": feature.kind,
        "id": feature.number,
        **(where if feature.kind == "node" else {"center": where, "nodes": [1, 2, 1]}),
        "timestamp": f"{feature.edited or 2024}-05-01T12:00:00Z",
        "version": 3,
        "changeset": 1,
        "user": "somebody",
        "uid": 7,
        "tags": dict(feature.tags),
    }


def overpass(features: Sequence[Feature], **more: Any) -> Answer:
    """What an Overpass server answers."""
    about = {"timestamp_osm_base": DAY, "copyright": "ODbL"}
    document = {"version": 0.6, "generator": "Overpass API 0.7.62", "osm3s": about}
    return told(document | {"elements": [element(f) for f in features]} | more)


def wikidata(request: Request) -> Answer:
    """What Wikidata's API answers about page properties."""
    pages = []
    for item in request.query["titles"].split("|"):
        page: dict[str, Any] = {"pageid": 1, "ns": 0, "title": item}
        if item in SITELINKS:
            page["pageprops"] = {"wb-sitelinks": str(SITELINKS[item])}
        pages.append(page)
    return told({"batchcomplete": True, "query": {"pages": pages}})


HALLSTATT = {
    "place_id": 1,
    "lat": "47.5622",
    "lon": "13.6493",
    "name": "Hallstatt",
    "display_name": "Hallstatt, Austria",
    "address": {"village": "Hallstatt", "country": "Austria", "country_code": "at"},
    "boundingbox": ["47.49", "47.60", "13.56", "13.72"],
}


def told(document: object) -> Answer:
    return Answer(json.dumps(document).encode(), headers={"Content-Type": "application/json"})


@contextmanager
def map_services(
    patch: pytest.MonkeyPatch,
    answer: Callable[[Request], Answer] = lambda _: overpass(town()),
    known: Callable[[Request], Answer] = wikidata,
    found: object = (HALLSTATT,),
    mirror: Callable[[Request], Answer] | None = None,
) -> Iterator[Loopback]:
    """Serve all three, and tell the settings so; the network may be used."""

    def respond(request: Request) -> Answer:
        if request.path == "/overpass":
            return answer(request)
        if request.path == "/mirror":
            return (mirror or answer)(request)
        return known(request) if request.path == "/wikidata" else told(found)

    with serving(respond) as server:
        patch.delenv("TRIPAI_OFFLINE", raising=False)
        overpass_urls = (
            f"{server.url}/overpass {server.url}/mirror" if mirror else f"{server.url}/overpass"
        )
        patch.setenv("TRIPAI_OVERPASS_URL", overpass_urls)
        patch.setenv("TRIPAI_WIKIDATA_URL", f"{server.url}/wikidata")
        patch.setenv("TRIPAI_NOMINATIM_URL", f"{server.url}/nominatim")
        yield server


def asked(server: Loopback) -> list[str]:
    return [request.path for request in server.requests]
