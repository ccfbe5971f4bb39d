"""Rules about what one can bear: days that are too long, nights that are too short."""

from __future__ import annotations

from itertools import pairwise

from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import JOURNEYS, Survey, instant, length, minutes_between
from tripai.checking.wording import clock_words, date_words, duration_words
from tripai.model import Activity, Brief, RouteDay

LONGEST_DAY = 11 * 60  # minutes of sights, shows and ways, meals and rest left out,
PACKED = 2 * 60  # more where somebody wants full days,
SLOW = 60  # and less with small children or seniors
SHORTEST_NIGHT = 8 * 60  # minutes from the last thing of a day to the first of the next


def long_day(survey: Survey) -> Faults:
    """What is seen and the ways there leave strength for the evening."""
    limit = _limit(survey.route.brief)
    for day in survey.route.days:
        spent = sum(map(_effort, day.activities)) + (day.way_home.minutes if day.way_home else 0)
        if spent > limit:
            yield Fault(
                f"Day {day.number}, {date_words(day.date)}, has {duration_words(spent)} of sights "
                f"and ways, more than {limit // 60} hours.",
                day,
            )


def short_night(survey: Survey) -> Faults:
    """Between two days there is a night."""
    out = [(day, _awake(day)) for day in survey.route.days]
    for (_, before), (day, after) in pairwise(out):
        if not before or not after:
            continue
        night = minutes_between(before[-1].end, after[0].start)
        if 0 <= night < SHORTEST_NIGHT:
            end, start = (
                clock_words(t, a.zone)
                for t, a in ((before[-1].end, before[-1]), (after[0].start, after[0]))
            )
            yield Fault(
                f"Day {day.number}, {date_words(day.date)}, begins at {start}, "
                f"{duration_words(night)} after the day before ended at {end}.",
                day,
            )


def _limit(brief: Brief) -> int:
    more = PACKED if brief.pace == "packed" else 0
    return LONGEST_DAY + more - (SLOW if brief.party.walks_slowly else 0)


def _effort(activity: Activity) -> float:
    way = activity.leg.minutes if activity.leg else 0
    return way + (length(activity) if activity.kind in {"visit", "event"} else 0)


def _awake(day: RouteDay) -> list[Activity]:
    return sorted(
        (a for a in day.activities if a.kind not in JOURNEYS), key=lambda a: instant(a.end)
    )
