"""Rules about meals: when, how long, and that there are any."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from tripai.checking.claims import is_imported, is_timed
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Survey, Window, instant, length
from tripai.checking.wording import clock_words, date_words, duration_words, span_words
from tripai.meals import meals_in
from tripai.model import Activity, RouteDay

SHORTEST, LONGEST = 30, 150  # minutes at table


BREAKFAST = (time(6), time(11, 30))
BREAKFASTS = frozenset({"breakfast", "brunch"})


class MealHours(NamedTuple):
    """When a meal may be taken, and the core of it, which a day with time for it is free for."""

    name: str
    earliest: time
    latest: time
    core_start: time
    core_end: time


MEALS = (
    MealHours("lunch", time(11), time(16), time(12), time(14, 30)),
    MealHours("dinner", time(18), time(22, 30), time(19), time(21)),
)


def meal_time(survey: Survey) -> Faults:
    """A meal begins when one eats; in Spain a lunch that begins at 15:00 ends after 16:00."""
    for day, activity in _meals(survey):
        sensible_times = _sensible_times(activity)
        windows = [Window(*(survey.at(day, clock) for clock in span)) for span in sensible_times]
        if is_timed(activity) and not any(_begins_in(activity, window) for window in windows):
            sensible = " or ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in sensible_times)
            yield Fault(
                f"{activity.title} is {span_words(activity)}, but should begin {sensible}.",
                day,
                activity,
            )


def meal_length(survey: Survey) -> Faults:
    """A meal takes as long as one sits at table."""
    for day, activity in _meals(survey):
        if is_timed(activity) and not SHORTEST <= length(activity) <= LONGEST:
            yield Fault(
                f"{activity.title} takes {duration_words(length(activity))} "
                f"({span_words(activity)}), not {SHORTEST} to {LONGEST}.",
                day,
                activity,
            )


def meal_missing(survey: Survey) -> Faults:
    """A day with time for a meal has it; a plan from elsewhere that never names a meal leaves it to the traveller."""
    for day in survey.route.days:
        if all(activity.kind in {"transfer", "lodging", "rest"} for activity in day.activities):
            continue  # an empty day is said once, by its own rule
        for meal in _planned(survey):
            if _has_time(survey, day, meal) and not _has_meal(survey, day, meal):
                free = survey.free(day)
                start, end = (clock_words(moment, str(survey.zone(day))) for moment in free)
                yield Fault(
                    f"Day {day.number}, {date_words(day.date)}, is free {start}-{end} "
                    f"but has no {meal.name}.",
                    day,
                )


def _planned(survey: Survey) -> list[MealHours]:
    """Return the meals that a day is to have."""
    if not any(is_imported(activity) for _, activity in survey.stops):
        return [*MEALS]
    return [meal for meal in MEALS if any(_has_meal(survey, d, meal) for d in survey.route.days)]


def _meals(survey: Survey) -> list[tuple[RouteDay, Activity]]:
    return [(day, activity) for day, activity in survey.stops if activity.kind == "meal"]


def _sensible_times(activity: Activity) -> list[tuple[time, time]]:
    """When a meal may begin: one that is called by a name in its own hours."""
    called = meals_in(activity.title)
    named = [(meal.earliest, meal.latest) for meal in MEALS if meal.name in called]
    if called & BREAKFASTS:
        named.append(BREAKFAST)
    return named or [(meal.earliest, meal.latest) for meal in MEALS]


def _hours(survey: Survey, day: RouteDay, meal: MealHours) -> Window:
    return Window(survey.at(day, meal.earliest), survey.at(day, meal.latest))


def _core(survey: Survey, day: RouteDay, meal: MealHours) -> Window:
    return Window(survey.at(day, meal.core_start), survey.at(day, meal.core_end))


def _begins_in(activity: Activity, window: Window) -> bool:
    return window.start <= instant(activity.start) <= window.end


def _overlaps(activity: Activity, window: Window) -> bool:
    return instant(activity.start) <= window.end and window.start < instant(activity.end)


def _covers(activity: Activity, window: Window) -> bool:
    return instant(activity.start) <= window.start and window.end <= instant(activity.end)


def _has_time(survey: Survey, day: RouteDay, meal: MealHours) -> bool:
    core, free = _core(survey, day, meal), survey.free(day)
    fixed = [activity for activity in day.activities if activity.kind in {"event", "transfer"}]
    return (
        free.start <= core.start
        and core.end <= free.end
        and not any(_covers(a, core) for a in fixed)
    )


def _has_meal(survey: Survey, day: RouteDay, meal: MealHours) -> bool:
    """Whether a meal, or a booking that names it, lies in its hours."""
    hours = _hours(survey, day, meal)
    eaten = [a for a in day.activities if a.kind == "meal" or meal.name in meals_in(a.title)]
    return any(_overlaps(activity, hours) for activity in eaten)
