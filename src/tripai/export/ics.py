"""A route as an iCalendar file (RFC 5545), for any calendar program.

Times are in UTC, which no program can misread; the description says the local ones. (VTIMEZONE by
icalendar 7.3 puts the start of summer time an hour late, and RFC 5545 cannot say the second round
of an hour that a clock change repeats.)
"""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Calendar, Event

from tripai import wording
from tripai.export._notes import notes
from tripai.model import Activity, Route, RouteDay
from tripai.text import plain

EXPORTED = frozenset({"visit", "meal", "event", "transfer"})
"""Free time and dropping bags are no appointments."""
FIXED = frozenset({"event", "transfer"})
"""Only what is booked, or cannot wait, makes its time busy."""


def render(route: Route, *, saved_at: datetime | None = None) -> bytes:
    """Return a calendar with an event for each visit, meal, transfer and booking.

    Args:
        route: What to render.
        saved_at: When this revision was saved, which is when its events were made (DTSTAMP).
    """
    calendar = Calendar()
    calendar.add("prodid", "-//tripai//tripai//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _text(route.title))
    calendar.add("x-wr-timezone", route.brief.stays[0].zone)
    for day in route.days:
        for activity in day.activities:
            if activity.kind in EXPORTED:
                calendar.add_component(_event(route, day, activity, saved_at or _unknown(route)))
    return bytes(calendar.to_ical())


def _event(route: Route, day: RouteDay, activity: Activity, made: datetime) -> Event:
    event = Event()
    event.add("uid", f"{activity.id}.{route.slug}@tripai")
    event.add("dtstamp", made.astimezone(UTC))
    event.add("sequence", max(0, (route.revision or 1) - 1))
    event.add("summary", _text(activity.title))
    event.add("dtstart", activity.start.astimezone(UTC))
    event.add("dtend", activity.end.astimezone(UTC))
    spot = activity.place or wording.booked_spot(route, activity)
    if spot:
        event.add("location", f"{_text(spot.name)}, {wording.cities(route)}")
        event.add("geo", spot.point)
        event.add("url", wording.map_url(spot.lat, spot.lon))
    event.add("description", "\n".join(map(_text, notes(day, activity))))
    event.add("categories", _categories(activity))
    event.add("transp", "OPAQUE" if activity.kind in FIXED else "TRANSPARENT")
    return event


def _unknown(route: Route) -> datetime:
    """DTSTAMP where nobody says when the route was saved: never in the future, and a later revision is the newer one."""
    return datetime.fromtimestamp(route.revision or 0, UTC)


def _text(words: str) -> str:
    """One line; a backslash before N is changed, for icalendar would make a line break of it."""
    return plain(words).replace("\\N", "\\n")


def _categories(activity: Activity) -> list[str]:
    place = [_text(activity.place.category)] if activity.place else []
    return [activity.kind, *place]
