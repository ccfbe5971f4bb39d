"""What can be told of an activity and of a day, a line each, for formats that hold plain text."""

from __future__ import annotations

from collections.abc import Iterator

from tripai import wording
from tripai.model import Activity, Place, Route, RouteDay
from tripai.text import plain


def notes(day: RouteDay, activity: Activity) -> Iterator[str]:
    """Yield why, when, how to get there, what it costs and what is known of the place, and from where."""
    cost = activity.cost
    lines = (
        activity.why,
        f"Local time: {' to '.join(wording.span(activity))} ({activity.zone})",
        f"Getting there: {wording.leg(activity.leg)}" if activity.leg else "",
        "Fixed: it stays when the plan changes." if activity.locked else "",
        f"Cost for all: about {wording.money(cost)}" if cost and cost.amount else "",
        *(_facts(day, activity, activity.place) if activity.place else ()),
    )
    yield from filter(None, map(plain, lines))


def day_notes(route: Route, day: RouteDay) -> Iterator[str]:
    """Yield the line about a day, what to expect of the weather, and what of the day is on no map."""
    unplaced = [
        f"{wording.DASH.join(wording.span(a))} {a.title}"
        for a in day.activities
        if not (a.place or wording.booked_spot(route, a))
    ]
    lines = (
        day.summary,
        wording.sentence(wording.outlook(day)),
        wording.weather_source(day.weather) if day.weather else "",
        f"Not on the map: {'; '.join(unplaced)}" if unplaced else "",
    )
    yield from filter(None, map(plain, lines))


def heading(day: RouteDay) -> str:
    """Return the name of a day: Day 1: Friday 4 December."""
    return f"Day {day.number}: {wording.weekday(day.date)} {wording.day_and_month(day.date)}"


def _facts(day: RouteDay, activity: Activity, place: Place) -> Iterator[str]:
    yield place.about if place.about != activity.why else ""
    yield place.local_name
    yield wording.sentence(wording.opening(place, day.date))
    yield wording.sentence(wording.price(place))
    yield "Book ahead." if place.book_ahead else ""
    if activity.kind == "visit" and place.setting != "indoor":
        yield wording.sentence(wording.outlook(day))
        yield wording.weather_source(day.weather) if day.weather else ""
    yield f"Source: {wording.origin(place.provenance)}"
