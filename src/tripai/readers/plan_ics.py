"""Plans as calendars (RFC 5545): a thing for each event with a time, and for each of one day without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from tripai.errors import InputError
from tripai.readers.plan_words import find_cost
from tripai.readers.plans import MOST_ITEMS, YEARS, ForeignPlan, Item, PlanDay, SaidDate
from tripai.readers.rows import without_markup
from tripai.text import plain, shortened

_LONGEST = 200
_LONGEST_NOTE = 500
_EVENT = re.compile(rb"^BEGIN:VEVENT\s*$", re.MULTILINE | re.IGNORECASE)


def read(data: bytes) -> ForeignPlan:
    """Return the plan of a calendar. An event that repeats counts once; one that was cancelled does not."""
    lines = [data.count(b"\n", 0, match.start()) + 1 for match in _EVENT.finditer(data)]
    if len(lines) > MOST_ITEMS:
        raise InputError(f"The calendar has more than {MOST_ITEMS} events.", "Split it.")
    try:
        calendar = Calendar.from_ical(data)
        events = list(calendar.walk("VEVENT"))
        items = list(_items(events, lines))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise InputError(f"The calendar cannot be read: {plain(str(error))[:120]}.") from error
    timed = tuple(item for item, day in items if day is None)
    dates = sorted({day for _, day in items if day})
    days = [PlanDay(timed[0].line, timed)] if timed else []
    for day in dates:
        whole = tuple(item for item, on in items if on == day)
        days.append(PlanDay(whole[0].line, whole, None, SaidDate(day.day, day.month, day.year)))
    name = shortened(plain(str(calendar.get("x-wr-calname", ""))), _LONGEST)
    places = (plain(str(event.get("location", ""))) for event in events)
    return ForeignPlan("ics", name, "\n".join([name, *places]), tuple(days))


def _items(events: list[Any], lines: list[int]) -> Iterator[tuple[Item, date | None]]:
    """Yield each event, with its date where it has no time; a stay of several days is no thing to do."""
    for event, line in zip(events, [*lines, *[1] * len(events)], strict=False):
        said = shortened(plain(str(event.get("summary", ""))), _LONGEST)
        start = event.get("dtstart").dt if event.get("dtstart") else None
        if (
            not said
            or start is None
            or start.year not in YEARS
            or str(event.get("status", "")).upper() == "CANCELLED"
        ):
            continue
        end = _end(event, start)
        if isinstance(start, datetime):
            yield _item(event, said, line, start, end if isinstance(end, datetime) else None), None
        elif end is None or end - start <= timedelta(days=1):
            yield _item(event, said, line, None, None), start


def _item(event: Any, said: str, line: int, start: datetime | None, end: datetime | None) -> Item:
    note = without_markup(str(event.get("description", ""))[: 4 * _LONGEST_NOTE])
    place = plain(str(event.get("location", "")))
    return Item(
        said=said,
        line=line,
        start=_moment(start),
        end=_moment(end),
        zone=_zone(start),
        note=shortened(f"{place} {note}".strip(), _LONGEST_NOTE),
        point=_point(event.get("geo")),
        cost=find_cost(note),
    )


def _end(event: Any, start: date) -> Any:
    if event.get("dtend"):
        return event.get("dtend").dt
    return start + event.get("duration").dt if event.get("duration") else None


def _zone(moment: datetime | None) -> str:
    """Return the zone that a time names: UTC is how calendars write any time, and names none."""
    key = getattr(moment.tzinfo, "key", "") if moment and moment.tzinfo else ""
    return "" if key in {"", "UTC", "Etc/UTC", "GMT"} else str(key)


def _moment(moment: datetime | None) -> datetime | None:
    """Return a time with a plain zone: a calendar brings zones of its own."""
    if moment is None or moment.year not in YEARS:
        return None
    if moment.tzinfo is None:
        return moment
    zone = _zone(moment)
    return moment.astimezone(ZoneInfo(zone) if zone else UTC)


def _point(geo: Any) -> tuple[float, float] | None:
    lat, lon = getattr(geo, "latitude", None), getattr(geo, "longitude", None)
    if lat is None or lon is None or not (abs(lat) <= 90 and abs(lon) <= 180):
        return None
    return float(lat), float(lon)
