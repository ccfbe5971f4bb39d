"""From a Brief and its Candidates to the solver's Problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from tripai.itinerary.days import DayFrame, TripClock, day_frames, rounded_up
from tripai.itinerary.events import AROUND_AN_UNPLACED_EVENT, event_points, events, stretched
from tripai.itinerary.meals import meals, one_meal_an_area
from tripai.itinerary.sights import most_a_day, most_of_a_kind, sights
from tripai.itinerary.stops import Stop, minor_units
from tripai.model import MEAL_AREA, Brief, Candidate, City, Leg, Place, Spot, Weather
from tripai.scheduling import Problem, Shift, Visit
from tripai.text import words
from tripai.travel import TravelTimes

MINUTES_PER_POINT = 2  # of travel: what one more point of worth may cost


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A Problem, and what its numbers mean.

    `legs` is indexed by the problem's locations; location 0 is the base.
    """

    brief: Brief
    base: Spot
    clock: TripClock
    frames: tuple[DayFrame, ...]
    stops: tuple[Stop, ...]
    legs: Sequence[Sequence[Leg]]
    problem: Problem


def draw(
    brief: Brief,
    city: City,
    candidates: Sequence[Candidate],
    areas: Sequence[Place],
    travel: TravelTimes,
    weather: Mapping[date, Weather] = MappingProxyType({}),
) -> Blueprint:
    """Return the blueprint of a trip.

    Args:
        brief: What is wanted.
        city: Where.
        candidates: The places to choose from; those required are in every route.
        areas: Where meals may be taken.
        travel: How the party gets around.
        weather: What is expected, by date, as far as it is known.
    """
    clock = TripClock(brief.start, city.zone)
    base = brief.base or city.base
    frames = tuple(day_frames(brief, city, clock, travel, weather))
    places = [candidate.place for candidate in candidates] + list(areas)
    points = [place.point for place in places] + event_points(brief, base)
    legs = travel.matrix([base.point, *points])
    drafts = [
        *sights(brief, clock, frames, candidates),
        *meals(brief, city, clock, frames, areas, first=1 + len(candidates)),
        *events(brief, clock, first=1 + len(places)),
    ]
    stops = tuple(stop for stop, _ in drafts)
    visits = [visit for _, visit in drafts]
    problem = Problem(
        visits=visits,
        shifts=_shifts(brief, clock, frames, legs, visits),
        travel=_travel_minutes(legs, {stop.location for stop in stops if stop.unplaced}),
        category_limits=most_of_a_kind(brief, visits) | one_meal_an_area(visits),
        budget=_budget(brief, "trip"),
        travel_per_score=MINUTES_PER_POINT,
    )
    return Blueprint(brief, base, clock, frames, stops, legs, problem)


def meal_areas(places: Sequence[Place], avoid: Sequence[str] = ()) -> list[Place]:
    """The areas for meals among a city's places, but for those to avoid."""
    unwanted = set(map(words, avoid))
    return [
        place
        for place in places
        if place.category == MEAL_AREA and not unwanted.intersection(map(words, place.all_names))
    ]


def _shifts(
    brief: Brief,
    clock: TripClock,
    frames: Sequence[DayFrame],
    legs: Sequence[Sequence[Leg]],
    visits: Sequence[Visit],
) -> list[Shift]:
    daily = most_a_day(brief, visits)
    shifts = []
    for frame in frames:
        start, end = stretched(brief, clock, frame, legs)
        most = terms.most_sights if (terms := brief.terms_of(frame.number)) else None
        shifts.append(
            Shift(
                start=start,
                end=end,
                start_location=0,
                end_location=0,
                budget=_budget(brief, "day"),
                max_visits=max(1, round(daily * frame.share)) if most is None else most,
            )
        )
    return shifts


def _budget(brief: Brief, per: str) -> int | None:
    return minor_units(brief.budget) if brief.budget and brief.budget.per == per else None


def _travel_minutes(legs: Sequence[Sequence[Leg]], unplaced: set[int]) -> list[list[int]]:
    def minutes(a: int, b: int) -> int:
        if a == b:
            return 0
        margin = AROUND_AN_UNPLACED_EVENT * ((a in unplaced) + (b in unplaced))
        return rounded_up(legs[a][b].minutes + margin)

    size = range(len(legs))
    return [[minutes(a, b) for b in size] for a in size]
