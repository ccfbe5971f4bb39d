"""A route as a table (RFC 4180), for spreadsheets: a row for each activity.

It begins with a byte order mark, without which Excel takes UTF-8 for something else, and no cell is a
formula (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tripai import wording
from tripai.model import Activity, Leg, Place, Route, RouteDay
from tripai.text import plain

HEADER = (
    *("day", "date", "start", "end", "zone", "activity", "kind", "local name", "lat", "lon"),
    *("way", "way minutes", "way metres", "way source", "cost", "currency", "opening", "price"),
    *("fixed", "note", "source", "starts at", "ends at"),
)
FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the beginning of a formula, in the wide forms of East Asia too."""

Cell = str | int | float


def render(route: Route) -> bytes:
    """Return the table, and below it the sources, in rows that have nothing else."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(HEADER)
    for day in route.days:
        table.writerows(_row(route, day, activity) for activity in day.activities)
    for sentence in wording.sources(route):
        table.writerow([defused(sentence) if name == "source" else "" for name in HEADER])
    return written.getvalue().encode("utf-8-sig")


def defused(text: str) -> str:
    """Return a text as one line that no spreadsheet computes: an apostrophe goes before what looks like a formula."""
    line = plain(text)
    return f"'{line}" if line.startswith(FORMULA) else line


def _row(route: Route, day: RouteDay, activity: Activity) -> list[Cell]:
    cells = (*_what(route, day, activity), *_way(activity.leg), *_facts(day, activity))
    return [defused(cell) if isinstance(cell, str) else cell for cell in cells]


def _what(route: Route, day: RouteDay, activity: Activity) -> Iterator[Cell]:
    start, end = wording.span(activity)
    spot = activity.place or wording.booked_spot(route, activity)
    yield from (day.number, day.date.isoformat(), start, end, activity.zone)
    yield from (activity.title, activity.kind, _local_name(activity.place))
    yield from (round(spot.lat, 7), round(spot.lon, 7)) if spot else ("", "")


def _local_name(place: Place | None) -> str:
    return place.local_name if place else ""


def _way(leg: Leg | None) -> tuple[Cell, ...]:
    return (wording.MODES[leg.mode], leg.minutes, leg.metres, leg.source) if leg else ("",) * 4


def _facts(day: RouteDay, activity: Activity) -> Iterator[Cell]:
    place, cost = activity.place, activity.cost
    yield from (f"{cost.amount}", cost.currency) if cost else ("", "")
    yield from (wording.opening(place, day.date), wording.price(place)) if place else ("", "")
    yield "fixed" if activity.locked else ""
    yield activity.why or (place.about if place else "")
    yield wording.origin(place.provenance) if place else ""
    yield from (activity.start.isoformat(), activity.end.isoformat())
