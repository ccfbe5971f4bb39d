"""The rule about locks: a changed route against the one that it was made from."""

from __future__ import annotations

from collections.abc import Mapping

from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey, instant
from tripai.checking.wording import span_words, title_words
from tripai.model import Activity, RouteDay

Stops = Mapping[str, tuple[RouteDay, Activity]]


def lock(survey: Survey) -> Faults:
    """What was locked and not unlocked since is where and when it was."""
    if survey.before is None:
        return
    now: Stops = {activity.id: (day, activity) for day, activity in survey.stops}
    for activity in survey.before.activities:
        if not activity.locked:
            continue
        was = f"{title_words(activity)} was locked at {span_words(activity)}"
        if activity.id not in now:
            yield Fault(f"{was}, but is gone.")
            continue
        day, there = now[activity.id]
        if there.locked and not _stands(activity, there):
            yield Fault(f"{was}, but is {_now_words(activity, there)}.", day, there)


def _stands(before: Activity, after: Activity) -> bool:
    return (
        (instant(before.start), instant(before.end)) == (instant(after.start), instant(after.end))
        and before.title == after.title
        and _ref(before) == _ref(after)
    )


def _now_words(before: Activity, after: Activity) -> str:
    same = title_words(before) == title_words(after)
    return span_words(after) if same else f"{title_words(after)} {span_words(after)}"


def _ref(activity: Activity) -> str:
    return activity.place.ref if activity.place else ""
