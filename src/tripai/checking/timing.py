"""Rules about the times of activities: order, overlap, length, zones."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from tripai.checking.claims import has_length, is_timed
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey, instant, length, minutes_between
from tripai.checking.wording import clock_words, duration_words, span_words, title_words

SHORTEST, LONGEST = 1 / 3, 3  # of a typical visit


def overlap(survey: Survey) -> Faults:
    """No activity begins before an earlier one has ended."""
    before = None
    timed = [stop for stop in survey.stops if is_timed(stop[1])]
    for day, activity in sorted(timed, key=lambda stop: instant(stop[1].start)):
        if before and instant(activity.start) < instant(before.end):
            shared = minutes_between(activity.start, min(activity.end, before.end, key=instant))
            yield Fault(
                f"{title_words(activity)} ({span_words(activity)}) overlaps {title_words(before)} "
                f"({span_words(before)}) by {duration_words(shared)}.",
                day,
                activity,
            )
        before = max(before or activity, activity, key=lambda a: instant(a.end))


def order(survey: Survey) -> Faults:
    """Activities are listed in the order of their times."""
    for day in survey.route.days:
        for before, activity in zip(day.activities, day.activities[1:], strict=False):
            if instant(activity.start) < instant(before.start):
                late, early = (
                    f"{title_words(a)} at {clock_words(a.start, a.zone)}"
                    for a in (before, activity)
                )
                yield Fault(f"{early} is listed after {late} on day {day.number}.", day, activity)


def no_duration(survey: Survey) -> Faults:
    """An activity ends after it starts."""
    for day, activity in survey.stops:
        if instant(activity.end) <= instant(activity.start):
            start, end = (clock_words(t, activity.zone) for t in (activity.start, activity.end))
            yield Fault(
                f"{title_words(activity)} starts at {start} and ends at {end}: it takes no time.",
                day,
                activity,
            )


def zone(survey: Survey) -> Faults:
    """An activity's zone is its place's."""
    for day, activity in survey.stops:
        if activity.place and activity.zone != activity.place.zone:
            yield Fault(
                f"{title_words(activity)} is timed in {activity.zone}, "
                f"but lies in {activity.place.zone}.",
                day,
                activity,
            )


def utc_offset(survey: Survey) -> Faults:
    """The times of an activity carry the UTC offset that its zone has then."""
    for day, activity in survey.stops:
        wrong = [
            moment
            for moment in (activity.start, activity.end)
            if moment.utcoffset() != moment.astimezone(ZoneInfo(activity.zone)).utcoffset()
        ]
        if wrong:
            right = wrong[0].astimezone(ZoneInfo(activity.zone))
            yield Fault(
                f"{title_words(activity)} is at {wrong[0].isoformat(timespec='minutes')}, "
                f"but {activity.zone} is {right:%z} from UTC then.",
                day,
                activity,
            )


def visit_length(survey: Survey) -> Faults:
    """A visit takes between a third and three times as long as is typical."""
    for day, activity in survey.visited:
        if activity.kind != "visit" or activity.place is None:
            continue
        typical, planned = activity.place.minutes, length(activity)
        fits = typical * SHORTEST <= planned <= typical * LONGEST
        if has_length(activity) and planned > 0 and not fits:
            yield Fault(
                f"{title_words(activity)} is given {duration_words(planned)} "
                f"({span_words(activity)}), but a visit typically takes {duration_words(typical)}.",
                day,
                activity,
            )
