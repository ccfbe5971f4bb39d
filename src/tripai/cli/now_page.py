"""Where a trip stands, as a person on the way reads it: a few short lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tripai import wording
from tripai.now import minutes_between
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.model import Activity, Route
    from tripai.now import Now

MINUTES_A_DAY = 24 * 60


def now_facts(route: Route, now: Now) -> Iterator[tuple[str, str]]:
    """Yield what there is to know, each with its name."""
    yield "It is", f"{_date(now.moment)}, {now.moment:%H:%M} ({now.zone})"
    yield "Day", f"{now.day.number} of {len(route.days)}" if now.day else ""
    if now.on:
        yield "On", plain(now.on.title)
        yield "Until", _when(now, now.on.end, now.on.zone)
    if now.way_home and now.day:
        yield "Way back", f"{wording.leg(now.way_home)}, to {plain(now.day.base.name)}"
    if now.next:
        yield from _next(now, now.next)
    if now.state == "over":
        yield "Next", "nothing: the trip is over"


def _next(now: Now, following: Activity) -> Iterator[tuple[str, str]]:
    yield "Begins" if now.state == "before" else "Next", plain(following.title)
    yield "At", _when(now, following.start, following.zone)
    if now.leave and following.leg:
        yield "Leave", _when(now, now.leave, following.zone)
        yield "Way", wording.leg(following.leg)
    if following.place:
        day = following.start.astimezone(ZoneInfo(following.zone)).date()
        yield "Hours", wording.opening(following.place, day)
    if following.cost and following.cost.amount:
        yield "Cost", f"about {wording.money(following.cost)} for all"


def _when(now: Now, moment: datetime, zone: str) -> str:
    """Say when something is: 12:45, in 40 min; on another date with that."""
    local = moment.astimezone(ZoneInfo(zone))
    date = "" if local.date() == now.moment.date() else f"{_date(local)}, "
    return f"{date}{local:%H:%M}, {_ahead(now, local)}"


def _ahead(now: Now, moment: datetime) -> str:
    minutes = minutes_between(now.moment, moment)
    if not minutes:
        return "now"
    days = (moment.date() - now.moment.date()).days
    long = abs(minutes) >= MINUTES_A_DAY
    length = wording.count(abs(days), "day") if long else wording.duration(abs(minutes))
    return f"in {length}" if minutes > 0 else f"{length} ago"


def _date(day: datetime) -> str:
    return f"{wording.weekday(day)} {wording.full_date(day)}"
