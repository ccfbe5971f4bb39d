"""Rules about getting around: legs that are missing, do not fit, or cannot be true."""

from __future__ import annotations

from tripai import wording
from tripai.checking.claims import is_imported, is_timed
from tripai.checking.fault import Fault, Faults
from tripai.checking.survey import Journey, Survey, length, minutes_between
from tripai.checking.wording import (
    date_words,
    duration_words,
    span_words,
    title_words,
)
from tripai.geo import distance_m
from tripai.model import Activity, Leg, Party, RouteDay

NEXT_DOOR_M = 150  # nearer than this needs no leg
FASTEST_KMH = {"walk": 7, "transit": 60, "drive": 110}  # from door to door
ROUNDING_MINUTES = 0.5  # a leg's minutes are whole ones
ROUNDING_M = 1
SNAPPING_M = 100  # a routed leg begins and ends on the nearest street, not at the door
FAR_TO_WALK_M = 15_000
FAR_FOR_SLOW_WALKERS_M = 8_000
SMALL_CHILD = 8  # years
# For plans from elsewhere: by so many an estimated leg is wrong at the ninth decile.
GRACE_MINUTES = 7


def leg_missing(survey: Survey) -> Faults:
    """There is a leg between places that are apart."""
    for way in survey.journeys:
        straight = _straight(way)
        if way.leg is None and straight is not None and straight > NEXT_DOOR_M:
            message = f"There is no leg {_way_words(way)}, {wording.distance(straight)} apart."
            yield Fault(message, way.day, way.activity)


def travel_time(survey: Survey) -> Faults:
    """The leg to an activity fits between the end of the one before and its start."""
    for way in survey.journeys:
        if not (way.leg and way.activity and way.previous):
            continue
        if not (is_timed(way.activity) and is_timed(way.previous)):
            continue
        gap = minutes_between(way.previous.end, way.activity.start)
        grace = GRACE_MINUTES if is_imported(way.activity) else 0
        if 0 <= gap < way.leg.minutes - grace - _ridden(way.activity):
            yield Fault(
                f"The way {_way_words(way)} takes {_leg_words(way.leg)}, "
                f"but only {duration_words(gap)} are left before {span_words(way.activity)}.",
                way.day,
                way.activity,
            )


def _ridden(activity: Activity) -> float:
    """Return the minutes of a ride that another's plan lists as a thing of its own: the way is in them."""
    return length(activity) if activity.kind == "transfer" and is_imported(activity) else 0


def leg_speed(survey: Survey) -> Faults:
    """A leg is not faster than its mode can be."""
    for way in survey.journeys:
        if way.leg and way.leg.metres > _reach_m(way.leg):
            yield Fault(
                f"The way {_way_words(way)} takes {_leg_words(way.leg)} "
                f"for {wording.distance(way.leg.metres)}, "
                f"faster than {FASTEST_KMH[way.leg.mode]} km/h.",
                way.day,
                way.activity,
            )


def leg_short(survey: Survey) -> Faults:
    """A leg is not shorter than the straight line."""
    for way in survey.journeys:
        straight = _straight(way)
        if way.leg is None or straight is None:
            continue
        slack = ROUNDING_M if way.leg.source == "estimate" else SNAPPING_M
        if way.leg.metres < straight - slack:
            yield Fault(
                f"The way {_way_words(way)} is given as {wording.distance(way.leg.metres)}, "
                f"but the straight line is {wording.distance(straight)}.",
                way.day,
                way.activity,
            )


def much_walking(survey: Survey) -> Faults:
    """A day's walking is what the party can do."""
    limit = _far_for(survey.route.brief.party)
    for day in survey.route.days:
        walked = sum(leg.metres for leg in _legs(day) if leg.mode == "walk")
        if walked > limit:
            yield Fault(
                f"Day {day.number}, {date_words(day.date)}, has {wording.distance(walked)} "
                f"on foot, more than {wording.distance(limit)}.",
                day,
            )


def _straight(way: Journey) -> float | None:
    if way.origin is None or way.target is None:
        return None
    return distance_m(way.origin, way.target)


def _reach_m(leg: Leg) -> float:
    return FASTEST_KMH[leg.mode] * 1_000 / 60 * (leg.minutes + ROUNDING_MINUTES)


def _far_for(party: Party) -> int:
    slow = party.seniors or any(age < SMALL_CHILD for age in party.child_ages)
    return FAR_FOR_SLOW_WALKERS_M if slow else FAR_TO_WALK_M


def _legs(day: RouteDay) -> list[Leg]:
    legs = [activity.leg for activity in day.activities] + [day.way_home]
    return [leg for leg in legs if leg]


def _leg_words(leg: Leg) -> str:
    return f"{duration_words(leg.minutes)} {wording.HOW[leg.mode]}"


def _way_words(way: Journey) -> str:
    end = title_words(way.activity) if way.activity else way.day.base.name
    return f"from {way.start} to {end}"
