"""How one arrives and leaves: as it is planned here, or as another plan has it."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from tripai.model import Activity, Brief, City, DayTerms, Route

JOURNEYS = frozenset({"transfer", "lodging"})
"""Kinds of activities that belong to the arrival and the departure."""


def has_own_journeys(city: City, route: Route) -> bool:
    """Return whether somebody else planned how one arrives and leaves: none of the ways is one that would be planned here."""
    brief = route.brief
    journeys = [activity for activity in route.activities if activity.kind in JOURNEYS]
    planned = any(_is_planned_here(city, activity) for activity in journeys)
    return bool(brief.arrive or brief.leave) and bool(journeys) and not planned


def _is_planned_here(city: City, journey: Activity) -> bool:
    names = [gateway.name for gateway in city.gateways]
    return journey.title.startswith(("Drop the bags in ", "Collect the bags in ")) or any(
        journey.title.startswith(f"{name} to ") or journey.title.endswith(f" to {name}")
        for name in names
    )


def without_journeys(route: Route) -> Brief:
    """Return the brief without journeys to plan: on their days the first begins, or the last ends, where the route's own do."""
    brief, zone = route.brief, ZoneInfo(route.brief.stays[0].zone)
    terms = {each.day: each for each in brief.day_terms}
    for day in route.days:
        own = terms.get(day.number, DayTerms(day=day.number))
        if brief.arrive and brief.arrive.astimezone(zone).date() == day.date:
            own = own.replaced(start=_on_the_clock(brief.arrive.astimezone(zone)))
        if brief.leave and brief.leave.astimezone(zone).date() == day.date:
            own = own.replaced(end=_on_the_clock(brief.leave.astimezone(zone)))
        terms[day.number] = own
    try:
        return brief.replaced(arrive=None, leave=None, day_terms=tuple(terms.values()))
    except ValueError:  # one arrives after the day's end, or leaves before its start
        return brief.replaced(arrive=None, leave=None)


def _on_the_clock(moment: datetime) -> time:
    return time(moment.hour, moment.minute)
