"""The brief that a plan from elsewhere would have had: its city, its days, who travels, and what is booked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from tripai.checking.claims import ENDLESS, IMPORTED
from tripai.importing.plan_journeys import Journeys
from tripai.model import Activity, Booking, Brief, Budget, City, Mode, Party, RouteDay, Stay
from tripai.text import shortened

LATEST = time(23, 59)
USUAL_DAY = (time(9, 30), time(21, 30))


def brief_of(
    city: City,
    days: Sequence[RouteDay],
    journeys: Journeys,
    *,
    party: Party,
    budget: Budget | None,
    transport: Sequence[Mode],
    notes: Iterable[str],
) -> Brief:
    """Return the brief of a plan's days; each begins and ends as early and late as anything that is timed."""
    stay = Stay(city=city.name, country=city.country, zone=city.zone, days=len(days))
    starts, ends = USUAL_DAY
    clocks = [_clock(a.start, city) for day in days for a in day.activities if _is_said(a)]
    lasts = [_clock(a.end, city) for day in days for a in day.activities if _is_said(a)]
    return Brief(
        stays=(stay,),
        start=days[0].date,
        days=len(days),
        party=party,
        budget=budget,
        transport=tuple(transport),
        day_start=min([starts, *(c for c in clocks if c >= time(5))]),
        day_end=LATEST if any(c < time(5) for c in lasts) else max([ends, *lasts]),
        arrive=journeys.arrive,
        arrive_by=journeys.arrive_by,
        leave=journeys.leave,
        leave_by=journeys.leave_by,
        bookings=tuple(_bookings(days)),
        assumptions=tuple(notes),
    )


def _is_said(activity: Activity) -> bool:
    return activity.origin in {IMPORTED, ENDLESS}


def _bookings(days: Sequence[RouteDay]) -> Iterator[Booking]:
    for day in days:
        for activity in day.activities:
            if activity.kind == "event" and activity.locked:
                yield Booking(
                    title=shortened(activity.title, 200),
                    start=activity.start,
                    minutes=min(activity.minutes, 1440),
                )


def _clock(moment: datetime, city: City) -> time:
    return moment.astimezone(ZoneInfo(city.zone)).time().replace(second=0, microsecond=0)
