"""What would help against a finding: a sentence for each rule, with the times where they can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.checking.fault import Fault
from tripai.checking.survey import Survey, instant, length
from tripai.checking.wording import clock_words, date_words, duration_words, title_words
from tripai.model import Activity, Place, RouteDay

GENERAL = MappingProxyType(
    {
        "day-count": "Add or drop days, or change the days of the brief.",
        "day-number": "Number the days 1, 2, 3.",
        "dates": "Give the days dates that follow each other.",
        "wrong-date": "List it on the day of its date.",
        "weekday": "Move it to that weekday, or change its title.",
        "heading-weekday": "Correct the date or the weekday: it decides what is open.",
        "overlap": "Begin it later, or end the one before earlier.",
        "order": "List what is earlier first.",
        "no-duration": "Give it an end after its start.",
        "zone": "Give its times in the zone of its place.",
        "utc-offset": "Give its times with that offset.",
        "visit-length": "Give it the time that it takes.",
        "before-day-start": "Begin it later, or let the day start earlier.",
        "after-day-end": "End it earlier, or let the day end later.",
        "before-arrival": "Begin it after the arrival, or on another day.",
        "after-departure": "Drop it, or move it before the departure.",
        "arrival-buffer": "Begin it later.",
        "departure-buffer": "End it earlier, or drop it.",
        "return-late": "End the last thing earlier, or choose one that is nearer.",
        "empty-day": "Plan something, or drop the day.",
        "hours-closed": "Drop it, or choose another place: it does not open on the days of the trip.",
        "closed-that-day": "Say the date with --start, or begin on another weekday.",
        "hours-unknown": "Look the hours up before you go.",
        "last-entry": "Begin it earlier.",
        "after-dark": "Move it into the day.",
        "rain": "Swap it with something indoors on a drier day.",
        "leg-missing": "Add the way between them.",
        "travel-time": "Begin it later, or end the one before earlier.",
        "leg-speed": "Give the way more minutes.",
        "leg-short": "Give the way its real length.",
        "much-walking": "Ride one of the ways, or drop what lies farthest.",
        "long-day": "Move something to another day, or drop it.",
        "short-night": "Begin the day later, or end the one before earlier.",
        "place-unknown": "Check that it exists and how it is called.",
        "not-in-city": "Drop it, or replace it by a place of this city.",
        "duplicate-place": "Drop one of the two.",
        "outlier": "Check its position, or drop it.",
        "far-off": "Make it a trip of its own, or drop it.",
        "swapped-coordinates": "Swap latitude and longitude.",
        "step-free": "Replace it by a place without steps.",
        "must-missing": "Add it, or drop the must.",
        "avoided-place": "Drop it, or avoid it no longer.",
        "booking-missing": "Add it, or drop the booking.",
        "booking-moved": "Put it back at the time that is booked.",
        "lock": "Put it back, or unlock it first.",
        "budget": "Drop what costs most, or raise the budget.",
        "total-differs": "Correct the sum.",
        "currency": "Give the cost in that currency.",
        "cost-differs": "Correct the cost.",
        "price-differs": "Look the price up.",
        "meal-cost": "Check the cost of the meal.",
        "meal-time": "Move the meal into those hours.",
        "meal-length": "Give the meal 30 to 150 minutes.",
        "meal-missing": "Add a meal, or leave the time for it free.",
    }
)
"""What helps against each rule's findings, where nothing better can be reckoned."""


def suggestion(rule: str, survey: Survey, fault: Fault) -> str:
    """Return what would help against a fault."""
    reckon = _RECKONED.get(rule)
    reckoned = reckon(survey, fault.day, fault.activity) if reckon and fault.activity else ""
    return reckoned or GENERAL[rule]


class _Chance(NamedTuple):
    """When a place could be visited for as long as is planned."""

    day: RouteDay
    start: datetime
    end: datetime


def _when_open(survey: Survey, day: RouteDay | None, activity: Activity) -> str:
    """Say when else of the trip a place is open for as long as the visit takes, on the same day if it can be."""
    place = activity.place
    if place is None or day is None:
        return ""
    chances = [chance for other in survey.route.days for chance in _chances(place, other, activity)]
    same = [chance for chance in chances if chance.day is day]
    chance = next(iter(same or chances), None)
    if chance is None:
        return _within_hours(survey, day, activity, place)
    start, end = (clock_words(moment, place.zone) for moment in (chance.start, chance.end))
    where = (
        "" if chance.day is day else f" to day {chance.day.number}, {date_words(chance.day.date)}"
    )
    return f"Move it{where}: it can be seen {start}-{end}."


def _within_hours(survey: Survey, day: RouteDay, activity: Activity, place: Place) -> str:
    """Say within which hours a place can be seen that never opens for as long as is planned."""
    others = (other for other in survey.route.days if other is not day)
    spans = ((other, _longest_span(place, other)) for other in (day, *others))
    there, span = next((found for found in spans if found[1]), (day, None))
    if span is None:
        return ""
    start, end = (clock_words(moment, place.zone) for moment in (span.start, span.end))
    if there is not day:
        return f"Move it to day {there.number}, {date_words(there.date)}, and keep it within {start}-{end}."
    if instant(span.start) <= instant(activity.start) < instant(span.end):
        return f"End it by {end}."
    return f"Keep it within {start}-{end}."


def _longest_span(place: Place, day: RouteDay) -> hours.Span | None:
    spans = (span for span in hours.spans(place, day.date) if span.state == "open")
    return max(spans, key=lambda span: instant(span.end) - instant(span.start), default=None)


def _chances(place: Place, day: RouteDay, activity: Activity) -> Iterator[_Chance]:
    for span in hours.spans(place, day.date):
        last = span.end - timedelta(minutes=place.last_entry)
        room = instant(span.end) - instant(span.start)
        if (
            span.state == "open"
            and room >= timedelta(minutes=length(activity))
            and last > span.start
        ):
            yield _Chance(day, span.start, span.end)


def _before_last_entry(survey: Survey, day: RouteDay | None, activity: Activity) -> str:
    del survey, day
    place = activity.place
    spans = hours.spans(place, _date_of(activity)) if place else ()
    now = [s for s in spans if instant(s.start) <= instant(activity.start) < instant(s.end)]
    if not (place and now):
        return ""
    last = instant(now[0].end) - timedelta(minutes=place.last_entry)
    return f"Begin it by {clock_words(last, place.zone)}."


def _after_the_one_before(survey: Survey, day: RouteDay | None, activity: Activity) -> str:
    """Say when it could begin: after what ends before it, and the way."""
    del day
    others = [a for _, a in survey.stops if a is not activity]
    before = [a for a in others if instant(a.start) <= instant(activity.start)]
    if not before:
        return ""
    last = max(before, key=lambda a: instant(a.end))
    way = activity.leg.minutes if activity.leg else 0
    free = instant(last.end) + timedelta(minutes=way)
    reached = f" and {duration_words(way)} on the way" if way else ""
    at = clock_words(free, activity.zone)
    return f"Begin it at {at} or later, after {title_words(last)}{reached}."


def _as_long_as_usual(survey: Survey, day: RouteDay | None, activity: Activity) -> str:
    del survey, day
    place = activity.place
    return f"Give it about {duration_words(place.minutes)}." if place else ""


def _date_of(activity: Activity) -> date:
    return activity.start.astimezone(ZoneInfo(activity.zone)).date()


_RECKONED: dict[str, Callable[[Survey, RouteDay | None, Activity], str]] = {
    "hours-closed": _when_open,
    "last-entry": _before_last_entry,
    "overlap": _after_the_one_before,
    "travel-time": _after_the_one_before,
    "visit-length": _as_long_as_usual,
}
