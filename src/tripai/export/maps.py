"""Links to directions, as Markdown: the way of each day, and each way of it, on Google Maps and OpenStreetMap."""

from __future__ import annotations

from collections.abc import Iterator

from tripai import wording
from tripai.export._links import MOST_BETWEEN, day_links, google_url, openstreetmap_url
from tripai.export._notes import heading
from tripai.export._stops import Stop, stops
from tripai.export._trail import Trail, Way, of_day
from tripai.export.markdown import escaped
from tripai.model import Leg, Route, RouteDay

ABOUT = (
    "Each link opens a map with directions, for which a network is needed. A link to Google Maps holds "
    f"{MOST_BETWEEN} stops between its ends (the browser of a phone shows three, the app all), and of public "
    "transport only single ways; openstreetmap.org has directions on foot and by car."
)


def render(route: Route) -> bytes:
    """Return the links of each day."""
    return ("\n".join(_lines(route)).strip() + "\n").encode()


def _lines(route: Route) -> Iterator[str]:
    yield from (f"# {escaped(route.title)}: directions", "", ABOUT, "")
    for day in route.days:
        yield from (f"## {heading(day)}", "", *_day(route, day), "")
    yield from ("## Sources", "", *(f"- {escaped(each)}" for each in wording.sources(route)))


def _day(route: Route, day: RouteDay) -> Iterator[str]:
    for link in day_links(route, day):
        part = f", part {link.part} of {link.parts}" if link.parts > 1 else ""
        yield f"- [The way of the day{part}, on Google Maps]({link.url})"
    trail = of_day(route, day)
    directions = {way.end: _directions(trail, way) for way in trail.ways}
    for stop in stops(route, day):
        yield f"- {_stop(stop)}{_way(stop.activity.leg, directions.get(stop.number))}"
    if home := _way(day.way_home, directions.get(0)):
        yield f"- Back to {escaped(day.base.name)}{home}"


def _stop(stop: Stop) -> str:
    times = wording.DASH.join(wording.span(stop.activity))
    pin = wording.map_url(stop.spot.lat, stop.spot.lon)
    return f"**{times}** [{escaped(stop.activity.title)}]({pin})"


def _way(leg: Leg | None, directions: str | None) -> str:
    return f": {escaped(wording.leg(leg))}: {directions}" if leg and directions else ""


def _directions(trail: Trail, way: Way) -> str:
    start, end = trail.marks[way.start].point, trail.marks[way.end].point
    links = {
        "Google Maps": google_url((start, end), way.mode),
        "OpenStreetMap": openstreetmap_url(start, end, way.mode),
    }
    return ", ".join(f"[{name}]({url})" for name, url in links.items() if url)
