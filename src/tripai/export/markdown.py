"""A route as Markdown (CommonMark), to paste into a chat or into notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tripai import wording
from tripai.model import Activity, Place, Route, RouteDay
from tripai.text import plain

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def render(route: Route) -> bytes:
    """Return the route with its days, costs, findings, assumptions and sources."""
    return ("\n".join(_lines(route)).strip() + "\n").encode()


def escaped(text: str) -> str:
    """Return a text from outside as one line that Markdown shows as it is."""
    return _LIST_START.sub(r"\1\\\2\3", _MARKS.sub(r"\\\1", plain(text)))


def _lines(route: Route) -> Iterator[str]:
    yield from (f"# {escaped(route.title)}", "")
    yield from _overview(route)
    for day in route.days:
        yield from _day(route, day)
    yield from _section(
        "Before you go", (escaped(wording.finding(found)) for found in route.findings)
    )
    yield from _section("Assumptions", map(escaped, route.brief.assumptions))
    yield from _section("Sources", map(escaped, wording.sources(route)))


def _overview(route: Route) -> Iterator[str]:
    brief = route.brief
    where, who = escaped(wording.cities(route)), wording.party(brief.party)
    yield f"{wording.dates(route)} · {where} · {who} · {brief.pace} pace"
    yield ""
    if brief.request:
        yield from (f"> {escaped(brief.request)}", "")
    if cost := wording.spent(route.days):
        yield from (f"Known costs for all: about {cost}.{_budget(route)}", "")
    if proved := wording.optimality(route):
        yield from (proved, "")


def _budget(route: Route) -> str:
    budget = route.brief.budget
    if budget is None:
        return ""
    return f" Budget: {wording.money(budget)} {'a day' if budget.per == 'day' else 'for the trip'}."


def _day(route: Route, day: RouteDay) -> Iterator[str]:
    yield f"## Day {day.number}: {wording.weekday(day.date)} {wording.day_and_month(day.date)}"
    yield ""
    if summary := escaped(day.summary):
        yield from (summary, "")
    if outlook := wording.outlook(day):
        yield from (escaped(wording.sentence(outlook)), "")
    for activity in day.activities:
        yield from _activity(route, day, activity)
    if day.way_home:
        yield f"- Back to {escaped(day.base.name)}: {escaped(wording.leg(day.way_home))}"
    yield from ("", f"_{_totals(day)}_", "")


def _totals(day: RouteDay) -> str:
    minutes, metres = wording.walked(day)
    walked = f"On foot between the stops: {minutes} min, {wording.distance(metres)}"
    cost = wording.spent([day])
    return f"{walked}. Costs for all: about {cost}." if cost else f"{walked}."


def _activity(route: Route, day: RouteDay, activity: Activity) -> Iterator[str]:
    start, end = wording.span(activity)
    yield f"- **{start}{wording.DASH}{end}** {_title(route, activity)}"
    for note in _notes(day, activity):
        yield f"  - {note}"


def _title(route: Route, activity: Activity) -> str:
    spot = activity.place or wording.booked_spot(route, activity)
    title = escaped(activity.title)
    if spot is None:
        return title
    local = activity.place.local_name if activity.place else spot.name
    linked = f"[{title}]({wording.map_url(spot.lat, spot.lon)})"
    return f"{linked} ({escaped(local)})" if local else linked


def _notes(day: RouteDay, activity: Activity) -> Iterator[str]:
    if activity.leg:
        yield escaped(wording.leg(activity.leg))
    if activity.why:
        yield escaped(activity.why)
    if activity.place:
        yield from _facts(activity.place, day)
    if activity.cost and activity.cost.amount:
        yield f"about {wording.money(activity.cost)} for all"
    if activity.locked:
        yield "fixed"


def _facts(place: Place, day: RouteDay) -> Iterator[str]:
    facts = [wording.opening(place, day.date), wording.price(place)]
    facts += ["book ahead"] if place.book_ahead else []
    if any(facts):
        yield escaped("; ".join(filter(None, facts)))


def _section(heading: str, items: Iterator[str]) -> Iterator[str]:
    lines = [f"- {item}" for item in items]
    if lines:
        yield from (f"## {heading}", "", *lines, "")
