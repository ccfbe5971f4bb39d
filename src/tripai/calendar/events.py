"""The activities of a route as events of Google Calendar.

An event's id is derived from the route and the activity, so that a run which is broken off and begun
again makes no event twice. What else has to be known later stands in the event's private properties:
a digest of what was written, and the times that were; and the id that it would have by now, for an
activity's id may change with its time, and the event, with its guests, stays.
"""

from __future__ import annotations

import json
import re
from base64 import b32hexencode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from tripai import wording
from tripai.model import Activity, Route, RouteDay
from tripai.text import plain, shortened

SHOWN = frozenset({"visit", "meal", "event", "transfer"})
"""Free time and dropping bags are no appointments."""
BUSY = frozenset({"event", "transfer"})
"""Only what is booked, or cannot wait, makes its time busy."""
COLOURS = {"visit": "9", "meal": "6", "event": "11", "transfer": "8"}
"""Google's numbers of blueberry, tangerine, tomato and graphite."""
ROUTE, EVENT, ACTIVITY = "tripaiRoute", "tripaiEvent", "tripaiActivity"
DIGEST, START, END = "tripaiDigest", "tripaiStart", "tripaiEnd"
KEY, REMINDER = "tripaiKey", "tripaiReminder"
LONGEST = 8000  # characters of a description; Google takes 8192
_NO_TAGS = str.maketrans("<>", "\u2039\u203a")  # Google shows a description as HTML

Notes = Callable[[RouteDay, Activity], Iterable[str]]
"""What is told of an activity, a line each."""


@dataclass(frozen=True, slots=True)
class Event:
    """An activity as it is to stand in the calendar; `body` is what Google is sent."""

    id: str
    activity: str
    title: str
    start: datetime
    end: datetime
    digest: str
    body: Mapping[str, Any]

    def at(self, taken: str) -> Event:
        """Return it as the event of another id."""
        private = self.body["extendedProperties"]["private"] | {EVENT: taken}
        body = {**self.body, "id": taken, "extendedProperties": {"private": private}}
        return replace(self, id=taken, body=body)


@dataclass(frozen=True, slots=True)
class Found:
    """An event of ours as it stands in the calendar.

    Attributes:
        key: The id of the event of its activity: mostly its own.
        start, end: When it is there; None for one that somebody has made last all day.
        written: When it was when it was written last, None when that is not known.
        reminder: Minutes before it at which Google was told to remind of it, None when it was not.
    """

    id: str
    key: str
    activity: str
    title: str
    etag: str
    digest: str
    start: datetime | None
    end: datetime | None
    written: tuple[datetime, datetime] | None
    reminder: int | None = None

    @property
    def moved(self) -> bool:
        """Whether somebody has given it another time in Google since it was written."""
        return self.written is not None and (self.start, self.end) != self.written


def to_events(route: Route, notes: Notes, reminder: int | None = None) -> tuple[Event, ...]:
    """Return the events of a route in order.

    Args:
        route: The route.
        notes: Tells the lines of an event's description.
        reminder: Minutes before each event at which Google reminds of it; None: it does not.
    """
    seen: Counter[str] = Counter()
    events = []
    for day in route.days:
        for activity in day.activities:
            if activity.kind in SHOWN:
                seen[activity.id] += 1
                key = event_id(route.slug, activity.id, seen[activity.id])
                events.append(_event(route, day, activity, key, notes, reminder))
    return tuple(events)


def event_id(slug: str, activity: str, time: int = 1) -> str:
    """Return the id of the event of an activity, in base32hex as Google wants it.

    Args:
        slug: The route's.
        activity: The activity's id.
        time: Which of the activities with that id it is, from 1.
    """
    said = "\x1f".join((slug, activity, str(time)))
    return b32hexencode(sha256(said.encode()).digest()[:20]).decode().lower()


def found(document: Mapping[str, Any], slug: str) -> Found | None:
    """Return an event that Google lists if it is ours: a copy that somebody made of one of ours is not.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: It is no event.
    """
    private = document.get("extendedProperties", {}).get("private", {})
    ours = (private.get(ROUTE), private.get(EVENT)) == (slug, document["id"])
    if not ours or document.get("status") == "cancelled":
        return None
    return Found(
        id=document["id"],
        key=private.get(KEY, document["id"]),
        activity=private.get(ACTIVITY, ""),
        title=plain(document.get("summary", "")),
        etag=document["etag"],
        digest=private.get(DIGEST, ""),
        start=_moment(document["start"]),
        end=_moment(document["end"]),
        written=_written(private.get(START, ""), private.get(END, "")),
        reminder=_minutes(private.get(REMINDER, "")),
    )


def _event(
    route: Route, day: RouteDay, activity: Activity, key: str, notes: Notes, reminder: int | None
) -> Event:
    content = _content(route, day, activity, notes, reminder)
    digest = sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]
    private = {
        ROUTE: route.slug,
        EVENT: key,
        KEY: key,
        ACTIVITY: activity.id,
        DIGEST: digest,
        START: activity.start.astimezone(UTC).isoformat(),
        END: activity.end.astimezone(UTC).isoformat(),
        REMINDER: None if reminder is None else str(reminder),
    }
    body = {"id": key, **content, "extendedProperties": {"private": private}}
    title = content["summary"]
    return Event(key, activity.id, title, activity.start, activity.end, digest, body)


def _content(
    route: Route, day: RouteDay, activity: Activity, notes: Notes, reminder: int | None
) -> dict[str, Any]:
    """Return all that a traveller sees; None takes away what was there before."""
    spot = activity.place or wording.booked_spot(route, activity)
    url = wording.map_url(spot.lat, spot.lon) if spot else ""
    where = plain(spot.name if spot else _setting_out(day, activity))
    lines = [*notes(day, activity), *([f"Map: {url}"] if url else [])]
    alarm = [] if reminder is None else [{"method": "popup", "minutes": reminder}]
    return {
        "status": "confirmed",  # which also brings back one that was deleted
        "summary": plain(activity.title),
        "description": shortened("\n".join(lines).translate(_NO_TAGS), LONGEST),
        "location": f"{where}, {wording.cities(route)}" if where else None,
        "source": {"title": "Map", "url": url} if url else None,
        "start": _when(activity.start, activity.zone),
        "end": _when(activity.end, activity.zone),
        "colorId": COLOURS[activity.kind],
        "transparency": "opaque" if activity.kind in BUSY else "transparent",
        "reminders": {"useDefault": False, "overrides": alarm},
    }


def _setting_out(day: RouteDay, activity: Activity) -> str:
    """Return where the journey from the airport to the base begins, or that back; empty for all else.

    A route has the names of both in the title alone, and that of the base again where the bags are left.
    """
    for bags in day.activities:
        base = bags.title.partition(" the bags in ")[2] if bags.kind == "lodging" else ""
        if activity.kind == "transfer" and base:
            if activity.title.endswith(f" to {base}"):
                return activity.title.removesuffix(f" to {base}")
            if activity.title.startswith(f"{base} to "):
                return base
    return ""


def _when(moment: datetime, zone: str) -> dict[str, str | None]:
    """A time with its zone; `date` is taken away, lest one that lasts all day stays so."""
    return {"dateTime": moment.isoformat(), "timeZone": zone, "date": None}


def _moment(when: Mapping[str, str]) -> datetime | None:
    if "dateTime" not in when:
        return None
    moment = datetime.fromisoformat(when["dateTime"])
    if moment.tzinfo is None:
        raise ValueError(f"{when} has no zone")
    return moment


def _written(start: str, end: str) -> tuple[datetime, datetime] | None:
    try:
        return datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:  # somebody's program has changed them
        return None


def _minutes(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text) else None


def without_nothing(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body without what is None, for an event that is new."""
    return dict(_kept(body))


def _kept(body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in body.items():
        if value is not None:
            yield name, without_nothing(value) if isinstance(value, Mapping) else value
