"""A day of the HTML page: its map, its stops in order, and what is known of each."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tripai import wording
from tripai.export._html_map import draw
from tripai.export._links import day_links
from tripai.export._palette import day_class
from tripai.export._stops import stops
from tripai.export._trail import Trail, of_day
from tripai.export._xml import add, told
from tripai.model import Activity, Leg, Place, Route, RouteDay

ASIDES = frozenset({"rest", "lodging", "transfer"})
DOT = " · "
DRAWN = {"walk": "dotted on foot", "transit": "solid by public transport", "drive": "dashed by car"}


def add_day(main: Element, route: Route, day: RouteDay) -> None:
    """Add the section of a day."""
    key = f"day-{day.number}"
    look = f"day {day_class(day.number)}"
    section = add(main, "section", **{"id": key, "class": look, "aria-labelledby": f"{key}-name"})
    _heading(section, day, f"{key}-name")
    for words, kind in _about(route, day):
        if told(words):
            add(section, "p", words, **{"class": kind, "dir": "auto"})
    plan = add(section, "div", **{"class": "plan"})
    _map(plan, route, day)
    _list(add(plan, "div", **{"class": "list"}), route, day)


def _heading(section: Element, day: RouteDay, key: str) -> None:
    heading = add(section, "h2", id=key)
    label = add(heading, "span", f"Day {day.number}", **{"class": "count"})
    label.tail = f" {wording.weekday(day.date)} {wording.day_and_month(day.date)} {day.date.year}"


def _about(route: Route, day: RouteDay) -> Iterator[tuple[str, str]]:
    yield day.summary, "about"
    yield wording.sentence(wording.outlook(day)), "quiet"
    if day.weather:
        yield wording.weather_source(day.weather), "quiet"
    zones = dict.fromkeys(activity.zone for activity in day.activities)
    yield f"Times are those of {wording.listed(zones)}." if zones else "", "quiet zone"
    for found in route.findings:
        if found.day == day.number and found.severity != "info":
            yield f"To check: {found.message}", "warn"


def _map(plan: Element, route: Route, day: RouteDay) -> None:
    trail = of_day(route, day)
    if len(trail.marks) < 2:
        return
    figure = add(plan, "figure")
    label = f"Sketch of day {day.number}: {wording.count(len(trail.marks) - 1, 'stop')} from {day.base.name}"
    draw(figure, trail, label, key=str(day.number))
    add(figure, "figcaption", _caption(trail))


def _caption(trail: Trail) -> str:
    modes = dict.fromkeys(way.mode for way in trail.ways)
    ways = f" Lines go straight and not by streets: {wording.listed(DRAWN[m] for m in modes)}."
    return f"Numbers as in the list; the house is where the day starts.{ways if modes else ''}"


def _list(box: Element, route: Route, day: RouteDay) -> None:
    numbers = {stop.activity.id: stop.number for stop in stops(route, day)}
    listed = add(box, "ol", **{"class": "stops"})
    several = len({activity.zone for activity in day.activities}) > 1
    sourced = len({wording.source(place.provenance) for place in wording.places(route)}) > 1
    for activity in day.activities:
        aside = {"class": "aside"} if activity.kind in ASIDES else {}
        item = add(listed, "li", id=f"stop-{activity.id}", **aside)
        _way(item, activity.leg)
        _times(item, activity, named=several)
        what = add(item, "div", **{"class": "what"})
        _title(what, route, activity, numbers.get(activity.id))
        _facts(what, day, activity, sourced=sourced)
    if not day.activities:
        add(box, "p", "Nothing planned")
    _end(box, route, day)


def _way(item: Element, leg: Leg | None) -> None:
    if leg:
        add(item, "p", f"↓ {wording.leg(leg)}", **{"class": "go"})


def _times(item: Element, activity: Activity, *, named: bool) -> None:
    box = add(item, "div", **{"class": "time"})
    start, end = wording.span(activity)
    end, later, _ = end.partition(wording.NEXT_DAY)
    first = add(box, "time", start, datetime=activity.start.isoformat())
    first.tail = wording.DASH
    add(box, "time", end, datetime=activity.end.isoformat())
    for words, kind in ((later.strip(" ()"), "later"), (activity.zone if named else "", "zone")):
        if words:
            add(box, "div", words, **{"class": f"quiet {kind}"})


def _title(what: Element, route: Route, activity: Activity, number: int | None) -> None:
    heading = add(what, "h3")
    if number:
        add(heading, "span", str(number), **{"class": "no"}).tail = " "
    spot = activity.place or wording.booked_spot(route, activity)
    link = {"href": wording.map_url(spot.lat, spot.lon), "rel": "noreferrer"} if spot else {}
    add(heading, "a" if spot else "span", activity.title, dir="auto", **link).tail = " "
    local = activity.place.local_name if activity.place else spot.name if spot else ""
    if told(local) and local != activity.title:
        add(heading, "bdi", local, **{"class": "local"}).tail = " "
    if activity.locked:
        add(heading, "span", "fixed", **{"class": "fixed"})


def _facts(what: Element, day: RouteDay, activity: Activity, *, sourced: bool) -> None:
    place, cost = activity.place, activity.cost
    if activity.why:
        add(what, "p", wording.capital(told(activity.why)), dir="auto")
    if place and told(place.about) and place.about != activity.why:
        add(what, "p", place.about, dir="auto")
    facts = list(_known(day, place)) if place else []
    facts += [f"about {wording.money(cost)} for all"] if cost and cost.amount else []
    if facts:
        add(what, "p", wording.capital(DOT.join(facts)), **{"class": "quiet"})
    if place and sourced:
        add(what, "p", f"Source: {wording.origin(place.provenance)}", **{"class": "quiet"})


def _known(day: RouteDay, place: Place) -> Iterator[str]:
    facts = (wording.opening(place, day.date), wording.price(place))
    yield from filter(None, facts)
    if place.book_ahead:
        yield "book ahead"


def _end(box: Element, route: Route, day: RouteDay) -> None:
    end = add(box, "div", **{"class": "end"})
    if day.way_home:
        words = f"Back to {day.base.name}: {wording.leg(day.way_home)}"
        add(end, "p", words, **{"class": "quiet"})
    minutes, metres = wording.walked(day)
    cost = wording.spent([day])
    walked = f"On foot between the stops: {minutes} min, {wording.distance(metres)}"
    add(
        end,
        "p",
        f"{walked}{f'. Costs for all: about {cost}' if cost else ''}.",
        **{"class": "quiet"},
    )
    for link in day_links(route, day):
        part = f", part {link.part} of {link.parts}" if link.parts > 1 else ""
        add(end, "a", f"The way of the day{part} on Google Maps", href=link.url, rel="noreferrer")
