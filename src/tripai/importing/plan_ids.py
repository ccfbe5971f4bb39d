"""Ids for the things of a plan from elsewhere."""

from __future__ import annotations

from datetime import datetime

from tripai.importing.plan_kinds import meal_of
from tripai.importing.plan_names import Stop
from tripai.importing.plan_times import Timed
from tripai.itinerary.days import new_id


class Ids:
    """Makes ids as a plan of ours has them, so that what is edited later is known again; each is given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def next(self, one: Timed, day: int) -> str:
        """Return the id of a thing."""
        key = new_id(self._given, *_identity(one.stop, one.start, day))
        self._given.add(key)
        return key


def _identity(stop: Stop, start: datetime, day: int) -> tuple[object, ...]:
    meal = meal_of(stop.title) if stop.kind == "meal" else ""
    if meal:
        return ("meal", day, meal)
    if stop.place:
        return (stop.kind, stop.place.ref)
    return (stop.kind, start.isoformat(), stop.title)
