"""Rules about planes and trains: time to get out of the airport or station, and to be back there."""

from __future__ import annotations

from datetime import datetime, timedelta

from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey, instant, minutes_between
from tripai.checking.wording import clock_words, duration_words, title_words
from tripai.model import Activity, RouteDay

LEAVING = {"flight": 30, "train": 15}  # minutes from the landing to the street
BOARDING = {"flight": 90, "train": 30}  # minutes at the gateway before it leaves
NOUN = {"flight": "flight", "train": "train"}


def arrival_buffer(survey: Survey) -> Faults:
    """Nothing begins within the minutes that it takes to get out of the airport or the station."""
    brief = survey.route.brief
    if brief.arrive is None or brief.arrive_by is None:
        return
    needed = LEAVING[brief.arrive_by]
    later = [stop for stop in _in_town(survey) if _start(stop) >= instant(brief.arrive)]
    for day, first in sorted(later, key=_start)[:1]:
        left = minutes_between(brief.arrive, first.start)
        if left < needed:
            yield Fault(
                f"{title_words(first)} begins at {clock_words(first.start, first.zone)}, "
                f"{duration_words(left)} after the {brief.arrive_by} arrives at "
                f"{clock_words(brief.arrive, first.zone)}: getting out takes {needed}.",
                day,
                first,
            )


def departure_buffer(survey: Survey) -> Faults:
    """The last thing ends early enough to be at the airport or station in time, the way there included."""
    brief = survey.route.brief
    if brief.leave is None or brief.leave_by is None:
        return
    needed = BOARDING[brief.leave_by]
    before = [stop for stop in _in_town(survey) if _end(stop) <= instant(brief.leave)]
    for day, last in sorted(before, key=_end)[-1:]:
        way = _way_out(day, last)
        left = minutes_between(last.end, brief.leave) - way
        if left < needed:
            there = f" and {duration_words(way)} on the way" if way else ""
            yield Fault(
                f"{title_words(last)} ends at {clock_words(last.end, last.zone)}: with {needed} "
                f"minutes before the {brief.leave_by} at {clock_words(brief.leave, last.zone)}{there} "
                f"that is {duration_words(needed - left)} too late.",
                day,
                last,
            )


def _in_town(survey: Survey) -> list[tuple[RouteDay, Activity]]:
    return [stop for stop in survey.stops if stop[1].kind != "transfer"]


def _start(stop: tuple[RouteDay, Activity]) -> datetime:
    return instant(stop[1].start)


def _end(stop: tuple[RouteDay, Activity]) -> datetime:
    return instant(stop[1].end)


def _way_out(day: RouteDay, last: Activity) -> int:
    """Return the minutes of the leg to the transfer that follows on the same day; 0 where none is given."""
    after = [a for a in day.activities if a.kind == "transfer" and _later(a, last)]
    return after[0].leg.minutes if after and after[0].leg else 0


def _later(activity: Activity, last: Activity) -> bool:
    return instant(activity.end) - instant(last.end) > timedelta(0)
