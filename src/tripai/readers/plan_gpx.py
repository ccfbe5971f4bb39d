"""Plans as GPX: the points of each route in their order, or else the way-points."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time
from itertools import islice
from xml.etree.ElementTree import Element

from tripai.errors import InputError
from tripai.readers.decoding import text_of
from tripai.readers.markup import below, child_text, parse
from tripai.readers.plan_dates import find_date
from tripai.readers.plan_words import find_time
from tripai.readers.plans import MOST_ITEMS, YEARS, ForeignPlan, Item, PlanDay
from tripai.readers.rows import degrees
from tripai.text import plain, shortened

_LONGEST = 200
_BASE = "base"  # the type of a point where the party sleeps, in files of our own
_UNTIL = re.compile(r"\bLocal time: \d{1,2}:\d\d to (\d{1,2}:\d\d)\b")  # in their descriptions
_NUMBER = re.compile(r"(?i)\bday\s*(\d{1,2})\b")


def read(data: bytes) -> ForeignPlan:
    """Return the plan: a day for each route, or one of all way-points, which their times may part."""
    root = parse(data, "gpx")
    text = text_of(data)
    routes = [
        route for route in below(root, "rte") if next(below(route, "rtept"), None) is not None
    ]
    if routes:
        lines = _lines(text, "rtept")
        days = [_day(child_text(route, "name"), below(route, "rtept"), lines) for route in routes]
    else:
        days = [_day("", below(root, "wpt"), _lines(text, "wpt"))]
    if not any(day.items for day in days):
        raise InputError(
            "The GPX file has no way-points and no routes: a track names nothing to see."
        )
    title = next((plain(child_text(each, "name")) for each in below(root, "metadata")), "")
    names = [title, *(plain(child_text(route, "name")) for route in routes)]
    return ForeignPlan("gpx", shortened(title, _LONGEST), "\n".join(names), tuple(days))


def _lines(text: str, tag: str) -> list[int]:
    """Return the line of each element of a name, the last one first."""
    found = re.finditer(rf"<(?:\w+:)?{tag}\b", text)
    starts = [match.start() for match in islice(found, MOST_ITEMS + 1)]
    lines, line, at = [], 1, 0
    for start in starts:
        line += text.count("\n", at, start)
        at = start
        lines.append(line)
    return lines[::-1]


def _day(name: str, points: Iterable[Element], lines: list[int]) -> PlanDay:
    some = [(point, lines.pop() if lines else 1) for point in islice(points, MOST_ITEMS + 1)]
    items = [_item(point, line) for point, line in some if child_text(point, "type") != _BASE]
    number, said = _NUMBER.search(name), find_date(name)
    named = tuple(item for item in items if item.said)
    return PlanDay(
        some[0][1] if some else 1,
        named,
        int(number[1]) if number else None,
        said if said and said.day else None,
    )


def _item(point: Element, line: int) -> Item:
    lat, lon = degrees(point.get("lat", "")), degrees(point.get("lon", ""))
    return Item(
        said=shortened(plain(child_text(point, "name")), _LONGEST),
        line=line,
        start=_moment(child_text(point, "time")),
        end=_until(child_text(point, "desc")),
        note=shortened(plain(child_text(point, "desc") or child_text(point, "cmt")), _LONGEST),
        point=(lat, lon) if lat is not None and lon is not None and abs(lat) <= 90 else None,
    )


def _until(text: str) -> time | None:
    found = _UNTIL.search(text)
    until = find_time(found[1]) if found else None
    return until.start if until else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.year in YEARS else None
