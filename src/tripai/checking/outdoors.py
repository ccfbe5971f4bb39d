"""Rules about being out of doors: by daylight, and out of the rain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.checking.claims import is_timed
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey, instant
from tripai.checking.wording import clock_words, date_words, span_words, title_words
from tripai.model import Activity, Place, RouteDay
from tripai.wording import listed

TWILIGHT = timedelta(minutes=30)  # before sunrise and after sunset one still sees where one is

NAMED = 4  # places in one sentence


def after_dark(survey: Survey) -> Faults:
    """What is little after dark is visited by daylight; where the sun does not rise, or no date is said, nothing is."""
    for day, activity in survey.visited if survey.claims.dated else ():
        place = activity.place
        if activity.kind != "visit" or place is None or not place.needs_daylight:
            continue
        if not is_timed(activity):
            continue
        dark = "" if survey.is_stray(day, activity) else _dark_words(activity, place)
        if dark:
            message = f"{title_words(activity)} is visited {span_words(activity)}, but {dark}."
            yield Fault(message, day, activity)


def rain(survey: Survey) -> Faults:
    """Nothing outdoors is visited on a day for which much rain is forecast."""
    for day in survey.route.days:
        outdoors = list(_outdoors(day))
        if day.weather and day.weather.wet and outdoors:
            chance = day.weather.rain_chance
            likely = "" if chance is None else f" ({chance} %)"
            lie = "lies" if len(outdoors) == 1 else "lie"
            names = [*outdoors[:NAMED], *filter(None, [_more(outdoors[NAMED:])])]
            yield Fault(
                f"Day {day.number}, {date_words(day.date)}, has a forecast of "
                f"{day.weather.rain_mm:.0f} mm of rain{likely}: {listed(names)} {lie} outdoors.",
                day,
            )


def _dark_words(activity: Activity, place: Place) -> str:
    """Say what the sun does to a visit in the dark; nothing for one by daylight."""
    local = activity.start.astimezone(ZoneInfo(place.zone)).date()
    light = hours.daylight(place.point, place.zone, local)
    if light is None:
        return ""
    if instant(activity.start) < instant(light.start) - TWILIGHT:
        return f"the sun rises at {clock_words(light.start, place.zone)}"
    if instant(activity.end) > instant(light.end) + TWILIGHT:
        return f"the sun sets at {clock_words(light.end, place.zone)}"
    return ""


def _more(names: list[str]) -> str:
    return f"{len(names)} more" if names else ""


def _outdoors(day: RouteDay) -> Iterator[str]:
    for activity in day.activities:
        if activity.kind == "visit" and activity.place and activity.place.setting == "outdoor":
            yield title_words(activity)
