"""How findings say times, dates, distances and money: in English, whatever the locale."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tripai.model import Activity, Spot
from tripai.wording import day_and_month, weekday


def date_words(day: date) -> str:
    """Say a date: Tuesday 8 December."""
    return f"{weekday(day)} {day_and_month(day)}"


def clock_words(moment: datetime, zone: str) -> str:
    """Say the time of day in a zone: 17:20."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"


def span_words(activity: Activity) -> str:
    """Say when an activity takes place: 17:20-18:30 on Tuesday 8 December."""
    start = activity.start.astimezone(ZoneInfo(activity.zone))
    return f"{start:%H:%M}-{clock_words(activity.end, activity.zone)} on {date_words(start.date())}"


def title_words(activity: Activity) -> str:
    """Name an activity: by its place when it is a visit, else by its title."""
    return activity.place.name if activity.place and activity.kind == "visit" else activity.title


def spot_words(spot: Spot) -> str:
    """Say where a spot is: Baixa (38.7115, -9.1375)."""
    return f"{spot.name} ({spot.lat:.4f}, {spot.lon:.4f})"


def duration_words(minutes: float) -> str:
    """Say a length of time: 1 minute, 45 minutes."""
    return "1 minute" if minutes == 1 else f"{minutes:g} minutes"
