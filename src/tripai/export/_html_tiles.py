"""The map of tiles that `--tiles` adds to the HTML page: Leaflet draws it, of OpenStreetMap's tiles.

Both are loaded when the page is opened: the page says so, and its policy allows these addresses and no
others. Leaflet is named by the digests of its files as they are published (https://leafletjs.com/download.html).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from xml.etree.ElementTree import Element

from tripai.export._palette import day_colour
from tripai.export._stops import line, stops
from tripai.export._xml import add
from tripai.model import Route
from tripai.text import plain

LEAFLET = "https://unpkg.com/leaflet@1.9.4/dist/leaflet"
_DIGESTS = {
    "css": "sha256-p4NxAoJBhIIN+hmNHrzRCf9tD/miZyoHS5obTRR9BMY=",
    "js": "sha256-20nQCchB9co0qIjJZRGuk2/Z9VM+kNiyxNV1lvTlZBo=",
}
TILES = "https://tile.openstreetmap.org"
SOURCE = "Map tiles: © OpenStreetMap contributors (ODbL)."
NOTICE = (
    "This map is loaded from tile.openstreetmap.org and unpkg.com when the page is opened; without a network, "
    "or where they refuse, the drawn maps stay."
)


def program() -> str:
    """Return what draws the map."""
    return files(__package__).joinpath("tiles.js").read_text(encoding="utf-8")


def rules(own_style: str, own_program: str) -> Mapping[str, str]:
    """Return what the policy of the page allows besides, with the source expressions of its own style and program."""
    return {
        "style-src": f"{own_style} {LEAFLET}.css",
        "script-src": f"{own_program} {LEAFLET}.js",
        "img-src": f"data: {TILES}",
    }


def add_sheet(head: Element) -> None:
    """Add Leaflet's style sheet."""
    link = {"rel": "stylesheet", "integrity": _DIGESTS["css"], "crossorigin": ""}
    add(head, "link", href=f"{LEAFLET}.css", **link)


def add_place(section: Element) -> None:
    """Add where the map is to be under a heading, and below it what is loaded for it."""
    box = add(section, "div", id="loaded")
    add(box, "h3", "Map of OpenStreetMap's tiles")
    add(box, "div", id="tiles")
    add(box, "p", NOTICE, **{"class": "quiet"})


def add_scripts(body: Element, route: Route) -> None:
    """Add the days as data, and the programs that draw them."""
    data = json.dumps(list(_days(route)), ensure_ascii=False).replace("<", "\\u003c")
    add(body, "script", id="trip", type="application/json").text = data
    add(body, "script", src=f"{LEAFLET}.js", integrity=_DIGESTS["js"], crossorigin="")
    add(body, "script").text = program()


def _days(route: Route) -> Iterator[dict[str, object]]:
    for day in route.days:
        found = [
            {"at": stop.spot.point, "words": f"{stop.number}. {plain(stop.activity.title)}"}
            for stop in stops(route, day)
        ]
        yield {"colour": day_colour(day.number), "line": line(route, day), "stops": found}
