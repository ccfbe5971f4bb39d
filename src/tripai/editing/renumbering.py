"""A day with another number and date."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tripai.editing.days import ending, existing
from tripai.editing.sheet import meal_of
from tripai.itinerary.days import activity_id
from tripai.model import Activity, RouteDay


def moved(day: RouteDay, number: int, on: date) -> RouteDay:
    """Return a day with another number and date, what is on it at the same times; the very object if both are its own."""
    if (day.number, day.date) == (number, on):
        return day
    by = (on - day.date).days
    activities = tuple(
        _later(activity, by).replaced(id=_id_on(number, activity, day.number))
        for activity in day.activities
    )
    return RouteDay(
        number=number,
        date=on,
        base=day.base,
        activities=activities,
        summary=day.summary,
        locked=day.locked,
    )


def _id_on(number: int, activity: Activity, before: int) -> str:
    """The id on a day of another number: a meal and free time have those of their day."""
    if activity.kind == "rest":
        return activity_id("rest", number, activity.id)
    its_own = activity_id("meal", before, meal_of(activity))
    return activity_id("meal", number, meal_of(activity)) if activity.id == its_own else activity.id


def _later(activity: Activity, days: int) -> Activity:
    start = days_later(activity.start, days, ZoneInfo(activity.zone))
    return activity.replaced(start=start, end=ending(start, activity.minutes))


def days_later(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same time of day on another date."""
    on = moment.astimezone(zone)
    return existing(on.date() + timedelta(days=days), on.time(), zone)
