"""Rules about opening hours: closed, unknown, and the last entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.checking.claims import is_timed
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey, instant, minutes_between
from tripai.checking.wording import clock_words, date_words, duration_words, span_words, title_words
from tripai.model import Activity, Place
from tripai.wording import full_date, listed

VERBS = {"visit": "is visited", "meal": "is taken", "rest": "is taken"}
NAMED = 4  # places in one sentence
_A_DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """A time in which a place is not closed, across midnight where it stays open."""

    start: datetime
    end: datetime


def hours_closed(survey: Survey) -> Faults:
    """A place is open for all of a visit; for one without a time it is enough that it opens on that day."""
    for day, activity, state in survey.openings:
        place = activity.place
        if place and not is_timed(activity) and hours.spans(place, day.date):
            continue
        if state == "closed" and place and not _may_be_open(survey, activity, place):
            yield Fault(
                f"{_planned(activity)} but {_closed_words(activity, place)}.", day, activity
            )


def closed_that_day(survey: Survey) -> Faults:
    """On the dates that are taken where none is said, all is open: another weekday may do as well."""
    shut = [
        (day, activity)
        for day, activity, state in survey.openings
        if activity.place and state == "closed" and _may_be_open(survey, activity, activity.place)
        if is_timed(activity) or not hours.spans(activity.place, day.date)
    ]
    if shut:
        names = [f"{title_words(a)} ({date_words(day.date)})" for day, a in shut[:NAMED]]
        more = [f"{len(shut) - NAMED} more"] if len(shut) > NAMED else []
        yield Fault(
            f"No date is said; on those that are taken this is closed: {listed([*names, *more])}."
        )


def hours_unknown(survey: Survey) -> Faults:
    """The opening hours of a place are known for all of a visit."""
    for day, activity, state in survey.openings:
        if state == "unknown" and activity.place:
            known = activity.place.hours
            why = f"its hours ({known}) do not settle that" if known else "its hours are not known"
            if hours.fault(activity.place):
                why = f"its hours ({known}) cannot be read"
            yield Fault(f"{_planned(activity)} but {why}: ask before going.", day, activity)


def last_entry(survey: Survey) -> Faults:
    """A visit begins before the last entry."""
    for day, activity, state in survey.openings:
        place = activity.place
        if state == "closed" or not place or not place.last_entry or not is_timed(activity):
            continue
        closing = _stretch_at(place, activity.start)
        last = closing.end - timedelta(minutes=place.last_entry) if closing else None
        if last and instant(activity.start) > last and not _may_be_in_time(survey, activity, place):
            late = duration_words(minutes_between(last, activity.start))
            at = clock_words(last, place.zone)
            yield Fault(
                f"{_planned(activity)} but the last entry is at {at}: {late} late.", day, activity
            )


def _may_be_open(survey: Survey, activity: Activity, place: Place) -> bool:
    """Whether a place is open at the same time of another weekday, where no date is said."""
    if survey.claims.dated:
        return False
    if not is_timed(activity):
        local = activity.start.astimezone(ZoneInfo(place.zone)).date()
        return any(hours.spans(place, local + timedelta(days=ahead)) for ahead in range(1, 7))
    return any(
        hours.state_between(place, instant(start), instant(end)) != "closed"
        for start, end in _on_other_days(activity)
    )


def _may_be_in_time(survey: Survey, activity: Activity, place: Place) -> bool:
    """Whether the last entry is later on another weekday, where no date is said."""
    if survey.claims.dated:
        return False
    entry = timedelta(minutes=place.last_entry)
    found = ((start, _stretch_at(place, start)) for start, _ in _on_other_days(activity))
    return any(closing and instant(start) <= closing.end - entry for start, closing in found)


def _on_other_days(activity: Activity) -> Iterator[tuple[datetime, datetime]]:
    """Yield when an activity would be at the same time of the six days that follow."""
    zone = ZoneInfo(activity.zone)
    for ahead in range(1, 7):
        start, end = (
            t.astimezone(zone) + timedelta(days=ahead) for t in (activity.start, activity.end)
        )
        yield start, end


def _planned(activity: Activity) -> str:
    verb = VERBS.get(activity.kind, "is planned")
    return f"{title_words(activity)} {verb} {span_words(activity)}"


def _closed_words(activity: Activity, place: Place) -> str:
    """Say which part of the hours an activity misses."""
    begins, ends = instant(activity.start), instant(activity.end)
    local = activity.start.astimezone(ZoneInfo(place.zone)).date()
    if place.closed_until and hours.is_closed_for_long(place, local):
        return f"is closed until {full_date(place.closed_until)}"
    now = _stretch_at(place, activity.start)
    if now:
        return f"closes at {clock_words(now.end, place.zone)}"
    around = _stretches(place, local)
    later = [
        s for s in around if s.start > begins and (s.start < ends or _begins_on(s, place, local))
    ]
    opens = clock_words(later[0].start, place.zone) if later else ""
    earlier = [s for s in around if s.start < begins and _begins_on(s, place, local)]
    if earlier and not (later and later[0].start < ends):
        closed = clock_words(earlier[-1].end, place.zone)
        return f"is closed from {closed}" + (f" until {opens}" if opens else "")
    if opens:
        return f"opens at {opens}"
    return f"is closed on {'this public holiday' if _on_holiday(place, local) else 'that day'}"


def _begins_on(stretch: Stretch, place: Place, day: date) -> bool:
    return stretch.start.astimezone(ZoneInfo(place.zone)).date() == day


def _on_holiday(place: Place, day: date) -> bool:
    named = "PH" in (place.hours or "")
    return named and bool(hours.is_public_holiday(day, place.country, place.subdivision))


def _stretch_at(place: Place, moment: datetime) -> Stretch | None:
    """Return the stretch in which a moment lies."""
    local = moment.astimezone(ZoneInfo(place.zone)).date()
    at = instant(moment)
    return next((s for s in _stretches(place, local) if s.start <= at < s.end), None)


def _stretches(place: Place, day: date) -> list[Stretch]:
    """Return the stretches around a date; two that touch, as at midnight, are one."""
    merged: list[Stretch] = []
    for date_ in (day - _A_DAY, day, day + _A_DAY):
        for span in hours.spans(place, date_):
            start, end = instant(span.start), instant(span.end)
            if merged and start <= merged[-1].end:
                merged[-1] = Stretch(merged[-1].start, max(merged[-1].end, end))
            else:
                merged.append(Stretch(start, end))
    return merged
