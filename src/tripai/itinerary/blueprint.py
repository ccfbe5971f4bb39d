"""From a Brief and its Candidates to the solver's Problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from tripai import hours
from tripai.geo import Point
from tripai.itinerary.days import (
    STEP,
    DayFrame,
    TripClock,
    day_frames,
    rounded_down,
    rounded_up,
)
from tripai.itinerary.meals import meal_cost, meal_score, meal_slots
from tripai.model import (
    MEAL_AREA,
    ActivityKind,
    Booking,
    Brief,
    Candidate,
    City,
    Leg,
    Meal,
    Money,
    Pace,
    Party,
    Place,
    Spot,
)
from tripai.scheduling import Problem, Shift, Visit
from tripai.travel import TravelTimes

MOST_SIGHTS = {"relaxed": 4, "balanced": 5, "packed": 7}  # a full day, brief stops left aside
MOST_BRIEF_STOPS = 1  # a day: a square or a view on the way
BRIEF = 30  # minutes at most
BRIEF_STOP = "rest:brief stop"  # a category that the solver's count of visits leaves aside
LEISURELY_SHARE = {"relaxed": 1.5, "balanced": 1.35, "packed": 1.25}  # of it, with time to spare
HURRIED_SHARE = {"relaxed": 0.95, "balanced": 0.9, "packed": 0.8}
UNKNOWN_HOURS = (time(10), time(17))  # when a place whose hours nobody knows is most likely open
UNKNOWN_SHARE = 0.7  # of its worth, for the risk of a closed door
MINUTES_PER_POINT = 3  # of travel: what one more point of worth may cost
MINUTES_FILLED_PER_POINT = 5  # of a visit: an hour well spent is worth twelve points
AROUND_AN_UNPLACED_EVENT = 20  # minutes kept free to get there and back

KIND_OF_SIGHT = {
    "museum": "museum",
    "gallery": "museum",
    "church": "worship",
    "mosque": "worship",
    "synagogue": "worship",
    "temple": "worship",
    "shrine": "worship",
    "park": "green",
    "garden": "green",
    "zoo": "outing",
    "aquarium": "outing",
    "amusement": "outing",
    "viewpoint": "viewpoint",
    "market": "market",
    "shopping": "market",
}
MOST_OF_A_KIND = {"museum": 2, "worship": 3, "green": 2, "outing": 1, "viewpoint": 2, "market": 2}
DAYLIGHT_ONLY = {"park", "garden"}
MEAL = "meal:"  # begins the solver's category of a meal, which the area's ref ends


@dataclass(frozen=True, slots=True)
class Stop:
    """What one visit of the Problem stands for."""

    kind: ActivityKind
    title: str
    location: int
    spot: Point
    place: Place | None = None
    candidate: Candidate | None = None
    booking: Booking | None = None
    meal: Meal | None = None
    day: int | None = None
    cost: Money | None = None

    @property
    def unplaced(self) -> bool:
        """Whether it is a booking of which nobody said where it is."""
        return self.booking is not None and self.booking.spot is None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A Problem, and what its numbers mean.

    `legs` is indexed by the problem's locations; location 0 is the base.
    """

    brief: Brief
    city: City
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
) -> Blueprint:
    """Return the blueprint of a trip.

    Args:
        brief: What is wanted.
        city: Where.
        candidates: The places to choose from; those required are in every route.
        areas: Where meals may be taken.
        travel: How the party gets around.
    """
    clock = TripClock(brief.start, city.zone)
    base = brief.base or city.base
    frames = tuple(day_frames(brief, city, clock, travel))
    places = [candidate.place for candidate in candidates] + list(areas)
    events = [booking.spot.point if booking.spot else base.point for booking in brief.bookings]
    legs = travel.matrix([base.point, *(place.point for place in places), *events])
    drafts = [
        *_sights(brief, clock, frames, candidates),
        *_meals(brief, city, clock, frames, areas, 1 + len(candidates)),
        *_events(brief, clock, events, 1 + len(places)),
    ]
    stops = tuple(stop for stop, _ in drafts)
    visits = [visit for _, visit in drafts]
    unplaced = {stop.location for stop in stops if stop.unplaced}
    problem = Problem(
        visits=visits,
        shifts=_shifts(brief, clock, frames, legs, visits),
        travel=_travel_minutes(legs, unplaced),
        category_limits=_limits(brief, visits),
        budget=_minor(brief) if brief.budget and brief.budget.per == "trip" else None,
        travel_per_score=MINUTES_PER_POINT,
    )
    return Blueprint(brief, city, base, clock, frames, stops, legs, problem)


def party_price(place: Place, party: Party) -> Money | None:
    """What the whole party pays; children below `free_under` enter free, older ones pay as adults."""
    if place.price is None:
        return None
    paying = party.adults + party.seniors + sum(age >= place.free_under for age in party.child_ages)
    return place.price.replaced(amount=place.price.amount * paying)


def _minor(brief: Brief) -> int:
    assert brief.budget is not None
    return int(brief.budget.amount * 100)


def _cost(money: Money | None) -> int:
    return int(money.amount * 100) if money else 0


def _sights(
    brief: Brief,
    clock: TripClock,
    frames: Sequence[DayFrame],
    candidates: Sequence[Candidate],
) -> Iterator[tuple[Stop, Visit]]:
    for location, candidate in enumerate(candidates, start=1):
        place = candidate.place
        cost = party_price(place, brief.party)
        shortest, preferred = _length(candidate.minutes, brief.pace)
        windows, known = _opening(place, clock, frames)
        visit = Visit(
            location=location,
            duration=(shortest, preferred),
            score=_score(candidate, known=known),
            windows=windows,
            required=candidate.required,
            category=_kind(place, candidate.minutes),
            cost=_cost(cost),
        )
        stop = Stop("visit", place.name, location, place.point, place, candidate, cost=cost)
        yield stop, visit


def _score(candidate: Candidate, *, known: bool) -> int:
    """The worth, and something for filling the day: the sights are limited in number, not in time."""
    worth = candidate.worth * (1 if known else UNKNOWN_SHARE)
    return max(1, int(worth) + candidate.minutes // MINUTES_FILLED_PER_POINT)


def _length(minutes: int, pace: Pace) -> tuple[int, int]:
    """The least and the preferred minutes of a visit that usually takes so many."""
    shortest = max(2 * STEP, rounded_up(int(minutes * HURRIED_SHARE[pace])))
    return shortest, max(shortest, rounded_down(int(minutes * LEISURELY_SHARE[pace])))


def _kind(place: Place, minutes: int) -> str:
    return BRIEF_STOP if minutes <= BRIEF else KIND_OF_SIGHT.get(place.category, "sight")


def _opening(
    place: Place, clock: TripClock, frames: Sequence[DayFrame]
) -> tuple[list[tuple[int, int, int]], bool]:
    """Return windows (earliest start, latest start, latest end), and whether the hours are known."""
    windows, known = [], True
    for frame in frames:
        for span in hours.spans(_in_daylight(place), frame.date):
            start, end = clock.minute(span.start), clock.minute(span.end)
            last = end - place.last_entry
            if span.state == "unknown":
                known = False
                start = max(start, clock.at(frame.date, UNKNOWN_HOURS[0]))
                last = end = min(end, clock.at(frame.date, UNKNOWN_HOURS[1]))
            start, end = rounded_up(max(start, frame.start)), rounded_down(min(end, frame.end))
            last = rounded_down(min(last, end))
            if start < end and start <= last:
                windows.append((start, last, end))
    return windows, known


def _in_daylight(place: Place) -> Place:
    """A park that is always open is for daylight."""
    if place.hours == "24/7" and place.category in DAYLIGHT_ONLY:
        return place.replaced(hours="sunrise-sunset")
    return place


def _meals(
    brief: Brief,
    city: City,
    clock: TripClock,
    frames: Sequence[DayFrame],
    areas: Sequence[Place],
    first: int,
) -> Iterator[tuple[Stop, Visit]]:
    for frame in frames:
        for slot in meal_slots(brief, city, clock, frame):
            cost = meal_cost(slot.meal, city, brief.party)
            for location, area in enumerate(areas, start=first):
                if area.meals and slot.meal not in area.meals:
                    continue
                visit = Visit(
                    location=location,
                    duration=slot.minutes,
                    score=meal_score(area, brief),
                    windows=[(slot.earliest, slot.latest)],
                    category=MEAL + area.ref,
                    cost=_cost(cost),
                    group=f"{slot.meal} {slot.day}",
                )
                title = f"{slot.meal.capitalize()} in {area.name}"
                yield (
                    Stop(
                        "meal",
                        title,
                        location,
                        area.point,
                        area,
                        meal=slot.meal,
                        day=slot.day,
                        cost=cost,
                    ),
                    visit,
                )


def _events(
    brief: Brief, clock: TripClock, points: Sequence[Point], first: int
) -> Iterator[tuple[Stop, Visit]]:
    for location, (booking, point) in enumerate(zip(brief.bookings, points, strict=True), first):
        start = clock.minute(booking.start)
        visit = Visit(
            location=location,
            duration=booking.minutes,
            score=0,
            windows=[(start, start)],
            required=True,
            category="rest",
        )
        yield Stop("event", booking.title, location, point, booking=booking), visit


def _shifts(
    brief: Brief,
    clock: TripClock,
    frames: Sequence[DayFrame],
    legs: Sequence[Sequence[Leg]],
    visits: Sequence[Visit],
) -> list[Shift]:
    musts = sum(visit.required and visit.category != "rest" for visit in visits)
    daily = max(MOST_SIGHTS[brief.pace], -(-musts // len(frames)))
    budget = _minor(brief) if brief.budget and brief.budget.per == "day" else None
    shifts = []
    for frame in frames:
        start, end = _stretched(brief, clock, frame, legs)
        shifts.append(
            Shift(
                start=start,
                end=end,
                start_location=0,
                end_location=0,
                budget=budget,
                max_visits=max(1, round(daily * frame.share)),
            )
        )
    return shifts


def _stretched(
    brief: Brief, clock: TripClock, frame: DayFrame, legs: Sequence[Sequence[Leg]]
) -> tuple[int, int]:
    """A day begins early enough for its first booking and ends late enough for its last one."""
    start, end = frame.start, frame.end
    first_event = len(legs) - len(brief.bookings)
    for location, booking in enumerate(brief.bookings, first_event):
        if clock.day_of(booking.start) == frame.date:
            margin = 0 if booking.spot else AROUND_AN_UNPLACED_EVENT
            there = rounded_up(legs[0][location].minutes + margin)
            back = rounded_up(legs[location][0].minutes + margin)
            begins = clock.minute(booking.start)
            start = min(start, begins - there)
            end = max(end, begins + booking.minutes + back)
    return start, end


def _travel_minutes(legs: Sequence[Sequence[Leg]], unplaced: set[int]) -> list[list[int]]:
    def minutes(a: int, b: int) -> int:
        if a == b:
            return 0
        margin = AROUND_AN_UNPLACED_EVENT * ((a in unplaced) + (b in unplaced))
        return rounded_up(legs[a][b].minutes + margin)

    size = range(len(legs))
    return [[minutes(a, b) for b in size] for a in size]


def _limits(brief: Brief, visits: Sequence[Visit]) -> dict[str, int]:
    """Not too much of one kind in a day, unless it must be, and never two meals in one area."""
    required = Counter(visit.category for visit in visits if visit.required)
    packed = brief.pace == "packed"
    kinds = {
        kind: max(limit + packed, required.get(kind, 0)) for kind, limit in MOST_OF_A_KIND.items()
    }
    areas = {
        visit.category: 1 for visit in visits if visit.category and visit.category.startswith(MEAL)
    }
    stops = max(MOST_BRIEF_STOPS, required.get(BRIEF_STOP, 0))
    return {**kinds, **areas, BRIEF_STOP: stops}


def meal_areas(places: Sequence[Place]) -> list[Place]:
    """The areas for meals among a city's places."""
    return [place for place in places if place.category == MEAL_AREA]
