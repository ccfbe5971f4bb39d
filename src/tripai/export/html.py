"""A route as one HTML page, which a phone opens without a network: the days, and a drawn map of each.

It holds all it needs, and its policy forbids the browser to load anything else
(https://www.w3.org/TR/CSP3/). Text gets into it through an XML tree alone, which escapes it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from xml.etree.ElementTree import Element, tostring

from tripai import wording
from tripai.export import _html_tiles as tile_map
from tripai.export._html_day import add_day
from tripai.export._html_look import style
from tripai.export._html_map import draw
from tripai.export._palette import day_class
from tripai.export._trail import Trail, crowd, of_trip
from tripai.export._xml import add, add_texts, root, told
from tripai.model import Route


def render(route: Route, *, tiles: bool = False) -> bytes:
    """Return the page.

    Args:
        route: What to show.
        tiles: Whether it also shows OpenStreetMap's tiles, which the browser loads when it is opened.
    """
    page = root("html", {"lang": "en"})
    _head(add(page, "head"), route, tiles=tiles)
    body = add(page, "body")
    add(body, "a", "Skip to the days", **{"class": "skip", "href": "#days"})
    _header(add(body, "header"), route)
    _contents(body, route)
    main = add(body, "main", id="days")
    _whole(main, route, tiles=tiles)
    for day in route.days:
        add_day(main, route, day)
    _section(main, "Before you go", map(wording.finding, route.findings))
    _section(main, "Assumptions", route.brief.assumptions)
    _section(main, "Sources", _sources(route, tiles=tiles))
    add(add(body, "footer"), "p", "Made with tripai. Names of places link to openstreetmap.org.")
    if tiles:
        tile_map.add_scripts(body, route)
    text: bytes = tostring(page, encoding="utf-8", method="html")
    return b"<!doctype html>\n" + text + b"\n"


def _head(head: Element, route: Route, *, tiles: bool) -> None:
    add(head, "meta", charset="utf-8")
    sheet = style()
    _meta(head, "http-equiv", "Content-Security-Policy", _policy(sheet, tiles=tiles))
    _meta(head, "name", "viewport", "width=device-width, initial-scale=1")
    _meta(head, "name", "color-scheme", "light dark")
    _meta(head, "name", "generator", "tripai")
    if not tiles:  # whose server wants to know which page asks
        _meta(head, "name", "referrer", "no-referrer")
    add(head, "title", route.title)
    add(head, "style").text = sheet
    if tiles:
        tile_map.add_sheet(head)


def _meta(head: Element, kind: str, name: str, content: str) -> None:
    add(head, "meta", **{kind: name, "content": content})


def _policy(sheet: str, *, tiles: bool) -> str:
    """Nothing may be loaded or run; the page's own style, and with tiles their program, are named by their hashes."""
    own = digest(sheet)
    rules = {
        "default-src": "'none'",
        "style-src": own,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if tiles:
        rules |= tile_map.rules(own, digest(tile_map.program()))
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def digest(text: str) -> str:
    """Return the source expression of a policy that allows a text and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _header(header: Element, route: Route) -> None:
    add(header, "p", f"{wording.cities(route)} · {wording.dates(route)}", **{"class": "where"})
    add(header, "h1", route.title, dir="auto")
    add(header, "p", f"{wording.party(route.brief.party)} · {route.brief.pace} pace")
    add_texts(header, {"p": _money(route)})
    if told(route.brief.request):
        add(header, "blockquote", route.brief.request, dir="auto")


def _money(route: Route) -> str:
    cost, budget = wording.spent(route.days), route.brief.budget
    parts = [f"known costs for all about {cost}"] if cost else []
    if budget:
        period = "a day" if budget.per == "day" else "for the trip"
        parts.append(f"budget {wording.money(budget)} {period}")
    return wording.sentence("; ".join(parts))


def _contents(body: Element, route: Route) -> None:
    days = add(add(body, "nav", **{"aria-label": "Days"}), "ol")
    for day in route.days:
        date = f"{wording.weekday(day.date)[:3]} {wording.day_and_month(day.date)}"
        link = {"href": f"#day-{day.number}", "class": day_class(day.number)}
        add(add(days, "li"), "a", date, **link)


def _whole(main: Element, route: Route, *, tiles: bool) -> None:
    """The map of all days, if there are several and something is on it, and the tiles."""
    trail = of_trip(route)
    drawn = len(route.days) > 1 and len(trail.marks) > 1
    if not drawn and not tiles:
        return
    section = add(main, "section", **{"aria-labelledby": "whole"})
    add(section, "h2", "The whole trip", id="whole")
    if drawn:
        _trip_maps(section, route, trail)
    if tiles:
        tile_map.add_place(section)


def _trip_maps(section: Element, route: Route, trail: Trail) -> None:
    box = add(section, "div", **{"class": "whole"})
    caption = "A pin with its number for each day, and a dot for each stop."
    label = f"Sketch of the whole trip: {wording.cities(route)}, each day in its colour"
    _figure(box, trail, label, caption, key="trip")
    if region := crowd(trail):
        caption = "Nearer: where most of it is."
        _figure(
            box, of_trip(route, region), "Sketch of the middle of the trip", caption, key="near"
        )


def _figure(box: Element, trail: Trail, label: str, caption: str, *, key: str) -> None:
    figure = add(box, "figure")
    draw(figure, trail, label, key=key)
    add(figure, "figcaption", caption)


def _sources(route: Route, *, tiles: bool) -> Iterator[str]:
    yield from wording.sources(route)
    if proved := wording.optimality(route):
        yield proved
    if tiles:
        yield tile_map.SOURCE


def _section(main: Element, heading: str, items: Iterable[str]) -> None:
    lines = [item for item in items if told(item)]
    if not lines:
        return
    key = heading.lower().replace(" ", "-")
    section = add(main, "section", **{"aria-labelledby": key, "class": "sides"})
    add(section, "h2", heading, id=key)
    listed = add(section, "ul")
    for line in lines:
        add(listed, "li", line, dir="auto")
