"""The story of a route in Google Calendar: see what would change, write it, take it away again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tripai.calendar.changes import Changes, compare
from tripai.calendar.events import Found, to_events
from tripai.errors import TripaiError, UnansweredError
from tripai.export._notes import notes
from tripai.model import Route

if TYPE_CHECKING:  # Google's client takes 0.2 s to import
    from tripai.calendar.google import GoogleCalendar
    from tripai.storage import Calendars

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sync:
    """What is to be done for a calendar to hold a route.

    Attributes:
        route: The route.
        calendar: Its calendar in Google, None when there is none.
        lost: The calendar that it had, when that is no longer in Google; "" when one was begun and its id was not learned.
        name: What the calendar is to be called; None: as it is.
        changes: What is to become of its events.
        reminder: Minutes before each event at which Google is to remind of it; None: it is not to.
        reminded: The same of the last export.
    """

    route: Route
    calendar: str | None
    lost: str | None
    name: str | None
    changes: Changes
    reminder: int | None = None
    reminded: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What of a route is in Google: its calendar, its events, and how many others are beside them."""

    calendar: str
    events: tuple[Found, ...]
    others: int


def plan_sync(
    google: GoogleCalendar,
    calendars: Calendars,
    route: Route,
    *,
    name: str | None = None,
    reminder: int | None = None,
) -> Sync:
    """Look into Google and return what would change there.

    Args:
        google: Google Calendar.
        calendars: Which calendar is whose.
        route: A saved route.
        name: What its calendar is to be called; None: like the route, or as it is.
        reminder: Minutes before each event at which Google reminds of it, 0 for never; None: as it was.
    """
    kept = calendars.of(route)
    there = google.events(kept, route.slug) if kept else None
    reminded = _reminded(there or ())
    reminds = reminded if reminder is None else reminder or None
    changes = compare(to_events(route, notes, reminds), there or ())
    if there is None:
        return Sync(route, None, kept, name or route.title, changes, reminds)
    assert kept
    other = name if name and google.name(kept) != name else None
    return Sync(route, kept, None, other, changes, reminds, reminded)


def write_sync(
    google: GoogleCalendar, calendars: Calendars, sync: Sync, progress: Progress = lambda *_: None
) -> str:
    """Write what a plan says, and return the calendar's id. A run that is broken off is completed by the next."""
    calendar = sync.calendar or _made(google, calendars, sync)
    if sync.calendar and sync.name:
        google.rename(calendar, sync.name)
    changes, done = sync.changes, 0
    for event in changes.create:
        google.put(calendar, event)
        progress(done := done + 1, changes.count)
    for update in changes.update:
        google.put(calendar, update.event, update.found)
        progress(done := done + 1, changes.count)
    for found in changes.delete:
        google.drop(calendar, found, sync.route.slug)
        progress(done := done + 1, changes.count)
    return calendar


def held(google: GoogleCalendar, calendars: Calendars, route: Route) -> Held | None:
    """Return what of a route is in Google; None when it has no calendar there."""
    calendar = calendars.of(route)
    events = google.events(calendar, route.slug) if calendar else None
    if not calendar or events is None:
        return None
    return Held(calendar, events, google.count_others(calendar, route.slug))


def take_away(google: GoogleCalendar, calendars: Calendars, route: Route, what: Held) -> bool:
    """Delete what is ours: the calendar, or only its events if others are in it; say whether it was the calendar."""
    if google.count_others(
        what.calendar, route.slug
    ):  # by now: somebody may have thought it over for long
        for found in what.events:
            google.drop(what.calendar, found, route.slug)
        return False
    google.remove(what.calendar)
    calendars.forget(route)
    return True


def _reminded(there: Iterable[Found]) -> int | None:
    """The reminder of the last export: of one that was broken off, what most events have."""
    [(most, _)] = Counter(each.reminder for each in there).most_common(1) or [(None, 0)]
    return most


def _made(google: GoogleCalendar, calendars: Calendars, sync: Sync) -> str:
    """Make a calendar, noting before that it is being made; another run may be doing the same."""
    other = calendars.begin(sync.route, sync.lost)
    if other:
        return other
    try:
        made = google.create(sync.name or sync.route.title, sync.route.brief.stays[0].zone)
    except UnansweredError:  # it may have been made
        raise
    except TripaiError:
        calendars.forget(sync.route)
        raise
    keeps = calendars.keep(sync.route, made)
    if keeps != made:
        google.remove(made)
    return keeps
