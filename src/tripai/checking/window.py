"""Rules about the hours of a day: its beginning and end, arrival, departure, the way home."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tripai.checking.claims import is_imported
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey, instant, minutes_between
from tripai.checking.wording import clock_words, date_words, duration_words, span_words, title_words
from tripai.model import Activity

FREE_TO_MOVE = {
    "event",
    "transfer",
    "lodging",
}  # fixed from outside, so they may lie outside the day
WORTH_PLANNING = 120  # minutes: a shorter day may well be empty


def before_day_start(survey: Survey) -> Faults:
    """Nothing planned begins before the day does."""
    for day, activity in survey.stops:
        start = survey.at(day, survey.route.brief.hours_of(day.number)[0])
        if _is_free(activity) or not survey.on_its_date(day, activity):
            continue
        if instant(activity.start) < start:
            zone = str(survey.zone(day))
            yield Fault(
                f"{title_words(activity)} is planned {span_words(activity)}, "
                f"but the day starts at {clock_words(start, zone)}.",
                day,
                activity,
            )


def after_day_end(survey: Survey) -> Faults:
    """Nothing planned goes on after the day has ended."""
    for day, activity in survey.stops:
        end = survey.at(day, survey.route.brief.hours_of(day.number)[1])
        if _is_free(activity) or not survey.on_its_date(day, activity):
            continue
        if instant(activity.end) > end:
            zone = str(survey.zone(day))
            yield Fault(
                f"{title_words(activity)} is planned {span_words(activity)}, "
                f"but the day ends at {clock_words(end, zone)}.",
                day,
                activity,
            )


def before_arrival(survey: Survey) -> Faults:
    """Nothing begins, and nobody sets out for it, before the party arrives."""
    arrive = survey.route.brief.arrive
    for day, activity in survey.stops:
        way = timedelta(minutes=activity.leg.minutes if activity.leg else 0)
        if arrive and instant(activity.start) - way < instant(arrive):
            needs = f" and is {duration_words(activity.leg.minutes)} away" if activity.leg else ""
            yield Fault(
                f"{title_words(activity)} is planned {span_words(activity)}{needs}, "
                f"but the party only arrives at {_moment_words(arrive, activity)}.",
                day,
                activity,
            )


def after_departure(survey: Survey) -> Faults:
    """Nothing goes on after the party leaves."""
    leave = survey.route.brief.leave
    for day, activity in survey.stops:
        if leave and instant(activity.end) > instant(leave):
            yield Fault(
                f"{title_words(activity)} is planned {span_words(activity)}, "
                f"but the party leaves at {_moment_words(leave, activity)}.",
                day,
                activity,
            )


def return_late(survey: Survey) -> Faults:
    """The way home fits the end of the day."""
    for day in survey.route.days:
        last = day.activities[-1] if day.activities else None
        if last is None or day.way_home is None or _is_free(last):
            continue
        end = survey.window(day).end
        home = instant(last.end) + timedelta(minutes=day.way_home.minutes)
        if instant(last.end) <= end < home:
            back, due = (clock_words(moment, str(survey.zone(day))) for moment in (home, end))
            yield Fault(
                f"After {title_words(last)} the party is back at {day.base.name} "
                f"at {back} on day {day.number}, {duration_words(minutes_between(end, home))} "
                f"after it must be ({due}).",
                day,
            )


def empty_day(survey: Survey) -> Faults:
    """A day with time for something has something."""
    for day in survey.route.days:
        free = survey.free(day)
        idle = all(activity.kind in {"transfer", "lodging", "rest"} for activity in day.activities)
        if idle and minutes_between(free.start, free.end) >= WORTH_PLANNING:
            zone = str(survey.zone(day))
            yield Fault(
                f"Nothing is planned on day {day.number}, though it is free "
                f"{clock_words(free.start, zone)}-{clock_words(free.end, zone)}.",
                day,
            )


def _is_free(activity: Activity) -> bool:
    """Whether an activity may lie outside the day: a plan from elsewhere says nothing of when its days begin and end."""
    return activity.kind in FREE_TO_MOVE or is_imported(activity)


def _moment_words(moment: datetime, activity: Activity) -> str:
    local = moment.astimezone(ZoneInfo(activity.zone))
    return f"{local:%H:%M} on {date_words(local.date())}"
