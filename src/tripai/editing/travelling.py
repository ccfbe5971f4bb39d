"""Another arrival or departure, such as a flight that is late."""

from __future__ import annotations

from datetime import datetime, time

from tripai.editing.days import changeable, moment, with_brief
from tripai.editing.ground import Ground
from tripai.editing.journeys import has_own_journeys
from tripai.editing.refitting import refitted
from tripai.editing.solving import Replanning, replanned
from tripai.edits import SetJourneys
from tripai.errors import InputError, ScheduleError
from tripai.model import Route
from tripai.planning import city_of


def set_journeys(ground: Ground, route: Route, edit: SetJourneys) -> Route:
    """Return the route for an arrival or a departure at another time: that day keeps what fits, more hours are planned anew."""
    if has_own_journeys(city_of(route.brief, ground.source), route):
        raise InputError(
            "How one arrives and leaves is as another plan has it.",
            "Move that way to its new time: tripai edit --move.",
        )
    after = route
    if edit.arrive:
        after = _with_journey(ground, after, "arrive", 1, edit.arrive)
    if edit.leave:
        after = _with_journey(ground, after, "leave", len(route.days), edit.leave)
    return after


def _with_journey(ground: Ground, route: Route, name: str, number: int, clock: time) -> Route:
    day = changeable(route, number)
    before: datetime | None = getattr(route.brief, name)
    at = moment(route.brief, day, clock)
    if before == at:
        return route
    after = with_brief(route, **{name: at})
    wider = before is not None and (at < before if name == "arrive" else at > before)
    if wider:
        return replanned(ground, after, Replanning((day,), settle=False))
    try:
        return refitted(ground, after, [day], new_hours=True)
    except ScheduleError:  # what must be there may be on another day
        return replanned(ground, after, Replanning(after.days))
