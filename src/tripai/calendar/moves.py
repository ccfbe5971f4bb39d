"""What somebody has moved in Google Calendar, as edits of the route."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from tripai import wording
from tripai.calendar.changes import matched
from tripai.calendar.events import SHOWN, Found, event_id
from tripai.edits import Edit, Move, Retime
from tripai.errors import TripaiError
from tripai.model import Activity, Route, RouteDay
from tripai.text import plain

MINUTES = (5, 1440)  # that an activity may take

Changing = Callable[[Route, Sequence[Edit]], Route]
"""Makes edits of a route."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What was moved in Google.

    Attributes:
        edits: For each event that was moved the edits of its activity.
        untaken: A sentence on each event that no edit can follow.
        missing: How many activities have no event: deleted there, or not exported yet.
    """

    edits: tuple[tuple[Edit, ...], ...]
    untaken: tuple[str, ...]
    missing: int


def moves(route: Route, there: Sequence[Found]) -> Moves:
    """Return what has to change for a route to be as its events are in Google."""
    known = dict(_activities(route))
    wanted = ((key, plain(a.title), a.start) for key, (_, a) in known.items())
    keys = {each.id: key for key, each in matched(wanted, there).items()}
    edits: list[tuple[Edit, ...]] = []
    untaken = []
    for each in there:
        if not each.moved:
            continue
        if each.id not in keys:
            untaken.append(f"{each.title} was moved, and is no longer in the route.")
            continue
        home, activity = known[keys[each.id]]
        found = _edits(route, home, activity, each)
        if isinstance(found, str):
            untaken.append(f"{plain(activity.title)} {found}")
        elif found:
            edits.append(found)
    return Moves(tuple(edits), tuple(untaken), len(known) - len(keys))


def follow(route: Route, moved: Moves, change: Changing) -> tuple[Route, tuple[str, ...]]:
    """Return the route after the moves, and what could not be followed.

    All at once if that can be: what is in the way of one move may itself be moved. Else one by one.

    Raises:
        TripaiError: None of them can be.
    """
    try:
        return change(route, [edit for edits in moved.edits for edit in edits]), ()
    except TripaiError as error:
        if len(moved.edits) == 1:
            raise
        first = error
    after, refused = route, []
    for edits in moved.edits:
        try:
            after = change(after, edits)
        except TripaiError as error:
            refused.append(error.message)
    if after == route:
        raise first
    return after, tuple(refused)


def _activities(route: Route) -> Iterable[tuple[str, tuple[RouteDay, Activity]]]:
    """Yield what is an event, by the event's id; of several with one id the first, which is the one that edits mean."""
    for day in route.days:
        for activity in day.activities:
            if activity.kind in SHOWN:
                yield event_id(route.slug, activity.id), (day, activity)


def _edits(
    route: Route, home: RouteDay, activity: Activity, there: Found
) -> tuple[Edit, ...] | str:
    """Return the edits that bring an activity to where its event is, or why there are none."""
    if there.start is None or there.end is None:
        return "lasts all day in Google, which says no time for it."
    if (there.start, there.end) == (activity.start, activity.end):
        return ()
    minutes = int((there.end - there.start).total_seconds() // 60)
    day = _day(route, home, activity, there.start)
    if activity.kind == "transfer":
        return "belongs to the arrival or departure, and has no time of its own."
    if not MINUTES[0] <= minutes <= MINUTES[1]:
        return f"takes {wording.duration(minutes)} in Google: 5 minutes to a day are possible."
    if day is None:
        date = wording.full_date(_local(activity, there.start).date())
        return f"is on {date} in Google, which is no day of the trip."
    return _moved(home, activity, day, _local(activity, there.start).time(), minutes)


def _moved(
    home: RouteDay, activity: Activity, day: RouteDay, clock: time, minutes: int
) -> tuple[Edit, ...]:
    start = clock.replace(second=0, microsecond=0)
    if day is home:
        return (Retime(activity=activity.id, start=start, minutes=minutes),)
    longer = [Retime(activity=activity.id, minutes=minutes)] if minutes != activity.minutes else []
    # The length first: something booked has another id once it is on another day.
    return (*longer, Move(activity=activity.id, day=day.number, start=start))


def _day(route: Route, home: RouteDay, activity: Activity, start: datetime) -> RouteDay | None:
    """The day on which something begins; an evening that goes past midnight stays one of its day."""
    date = _local(activity, start).date()
    if date == _local(activity, activity.start).date():
        return home
    return next((day for day in route.days if day.date == date), None)


def _local(activity: Activity, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(activity.zone)).replace(tzinfo=None)
