"""Rules about the days: their dates, numbers and count."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

from tripai import wording
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey
from tripai.checking.wording import date_words, title_words
from tripai.model import Activity

_WEEKDAY = re.compile(rf"\b({'|'.join(wording.WEEKDAYS)})\b", re.IGNORECASE)


def day_count(survey: Survey) -> Faults:
    """The route has as many days as the brief."""
    there, wanted = len(survey.route.days), survey.route.brief.days
    if there != wanted:
        yield Fault(f"The route has {_days(there)}, but the brief asks for {_days(wanted)}.")


def day_number(survey: Survey) -> Faults:
    """Days are numbered 1, 2, 3."""
    for expected, day in enumerate(survey.route.days, start=1):
        if day.number != expected:
            where = date_words(day.date)
            yield Fault(
                f"{where} is numbered day {day.number}, but is day {expected} of the route.", day
            )


def dates(survey: Survey) -> Faults:
    """The first day is the brief's, and each later one follows the one before."""
    brief = survey.route.brief
    expected, why = brief.start, f"the trip starts on {date_words(brief.start)}"
    for day in survey.route.days:
        if day.date != expected:
            yield Fault(
                f"Day {day.number} is on {date_words(day.date)} {day.date.year}, but {why}.", day
            )
        expected = day.date + timedelta(days=1)
        why = f"follows {date_words(day.date)}"


def wrong_date(survey: Survey) -> Faults:
    """An activity begins on its day, or in the small hours after it."""
    for day, activity in survey.stops:
        if not survey.on_its_date(day, activity):
            local = survey.local_date(day, activity.start)
            yield Fault(
                f"{title_words(activity)} is on {date_words(local)}, "
                f"but is listed on day {day.number}, {date_words(day.date)}.",
                day,
                activity,
            )


def weekday(survey: Survey) -> Faults:
    """A weekday in an activity's title is that of its date."""
    for day, activity in survey.stops if survey.claims.dated else ():
        local = activity.start.astimezone(ZoneInfo(activity.zone)).date()
        named = {found.capitalize() for found in _WEEKDAY.findall(_said(activity))}
        if named and wording.WEEKDAYS[local.weekday()] not in named:
            yield Fault(f"{activity.title!r} is on {date_words(local)}.", day, activity)


def _said(activity: Activity) -> str:
    """Return a title without the place's names: a Friday Mosque is there all week."""
    title = activity.title
    for name in activity.place.all_names if activity.place else ():
        title = title.replace(name, " ")
    return title


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
