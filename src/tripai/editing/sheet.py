"""A blueprint of what stands on some days of a route, and of what may come there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, get_args

from tripai import itinerary
from tripai.editing.ground import candidate_for
from tripai.editing.journeys import JOURNEYS, has_own_journeys, without_journeys
from tripai.itinerary import Blueprint
from tripai.itinerary.days import activity_id, new_id
from tripai.itinerary.stops import Stop
from tripai.model import (
    Activity,
    Booking,
    Brief,
    Candidate,
    Meal,
    Place,
    Route,
    RouteDay,
    Spot,
)
from tripai.planning import Setting
from tripai.scheduling import Shift, Visit
from tripai.travel.estimate import EstimatedTravel

FREE_TIME = "Free time"
MEALS: tuple[Meal, ...] = get_args(Meal)


class Placed(NamedTuple):
    """A stop of the blueprint with the minutes of its service, and the activity that it was before."""

    stop: int
    start: int
    end: int
    old: Activity | None


@dataclass(frozen=True)
class Sheet:
    """A blueprint whose stops stand for the activities of a route.

    Attributes:
        route: The route, by the brief that the blueprint is drawn for.
        blueprint: Stops for these activities, for what may be added, and for every meal.
        fixed: By activity id the stop of what stands at its time and is neither sight nor meal to choose.
        taken: By day the refs of the areas in which such a meal is: nobody eats there twice.
    """

    route: Route
    blueprint: Blueprint
    fixed: Mapping[str, int]
    taken: Mapping[int, frozenset[str]]

    def shift(self, day: int) -> Shift:
        """Return the hours of a day."""
        return self.blueprint.problem.shifts[day - 1]

    def visit(self, stop: int) -> Visit:
        """Return the solver's visit of a stop."""
        return self.blueprint.problem.visits[stop]

    def minute(self, moment: datetime) -> int:
        """Return the minute of a time."""
        return self.blueprint.clock.minute(moment)

    def stops_of(self, activity: Activity, day: int) -> tuple[int, ...]:
        """Return the stops that an activity can be on a day; of a place the chances that it has there."""
        if activity.id in self.fixed:
            return (self.fixed[activity.id],)
        if activity.place is None:
            return ()
        if activity.kind == "meal":
            return self.meals(day, meal_of(activity), activity.place)
        return self.sights(activity.place)

    def sights(self, place: Place) -> tuple[int, ...]:
        """Return the chances to see a place."""
        stops = enumerate(self.blueprint.stops)
        return tuple(v for v, s in stops if s.candidate and s.candidate.place.ref == place.ref)

    def meals(self, day: int, meal: Meal | None, area: Place | None = None) -> tuple[int, ...]:
        """Return the stops for a meal of a day, in one area or in any."""
        return tuple(
            v
            for v, stop in enumerate(self.blueprint.stops)
            if stop.meal == meal
            and stop.day == day
            and stop.place is not None
            and (self.is_free(stop) if area is None else stop.place.ref == area.ref)
        )

    def is_free(self, stop: Stop) -> bool:
        """Whether no meal that is fixed is in the area of a stop on that day."""
        return stop.place is None or stop.place.ref not in self.taken.get(stop.day or 0, ())

    def chance(self, stops: Sequence[int], start: int) -> int:
        """Of the chances to visit a place, the worthiest at a time."""
        visits = self.blueprint.problem.visits
        there = [v for v in stops if any(w[0] <= start <= w[1] for w in visits[v].windows)]
        return max(there or stops, key=lambda v: visits[v].score)

    def day(self, number: int, placed: Sequence[Placed]) -> RouteDay:
        """Return a day with these stops; what was there before keeps its words, its price and its lock."""
        drawn = itinerary.to_day(self.blueprint, number, [p[:3] for p in placed])
        old = {p.start: p.old for p in placed if p.old}
        begun = {self.blueprint.clock.moment(start): activity for start, activity in old.items()}
        meals = {a.id for a in old.values() if a.kind == "meal" and a.id in self.fixed}
        activities = tuple(
            self._kept(number, activity, begun.get(activity.start), meals)
            if activity.kind != "rest"
            else activity
            for activity in drawn.activities
        )
        return drawn.replaced(activities=activities, locked=self.route.days[number - 1].locked)

    def _kept(
        self, number: int, drawn: Activity, old: Activity | None, meals: Set[str]
    ) -> Activity:
        if drawn.kind in JOURNEYS:
            locked = {(a.kind, a.title) for a in self.route.activities if a.locked}
            return drawn.replaced(locked=(drawn.kind, drawn.title) in locked)
        if old and old.id in self.fixed and not is_booking(self.route.brief, drawn):
            rest = activity_id("rest", number, self.minute(drawn.start))
            kept_id = rest if old.kind == "rest" else old.id
            return old.replaced(id=kept_id, start=drawn.start, end=drawn.end, leg=drawn.leg)
        if drawn.id in meals:  # a second one, beside that which stands at its time
            drawn = drawn.replaced(id=new_id(meals, drawn.id))
        if old is None:
            return drawn
        same: dict[str, object] = {
            "title": old.title,
            "locked": old.locked,
            "origin": old.origin,
            "why": old.why,
            "cost": old.cost,
        }
        kept_id = drawn.id if drawn.kind in {"meal", "event"} else old.id
        return drawn.replaced(**same, id=kept_id)


def draw(
    setting: Setting,
    route: Route,
    days: Sequence[RouteDay],
    extra: Sequence[Candidate] = (),
) -> Sheet:
    """Return the sheet of some days of a route, with more places to choose from.

    Args:
        setting: Where the route's brief is planned.
        route: The route: its brief is the one that holds now.
        days: Days with the numbers, dates and times that they are to have.
        extra: Candidates beside what is there.
    """
    activities = [activity for day in days for activity in day.activities]
    own_journeys = has_own_journeys(setting.city, route)
    brief = without_journeys(route) if own_journeys else route.brief
    strange = list(_strange(setting, brief, activities))
    known = {a.id for a in strange}
    sights = [
        candidate_for(setting, activity.place)
        for activity in activities
        if activity.place and activity.kind == "visit" and activity.id not in known
    ]
    candidates = {candidate.place.ref: candidate for candidate in (*extra, *sights)}
    around = _around(days)
    bookings = tuple(_booking(activity, around.get(activity.id)) for activity in strange)
    drawn_for = brief.replaced(bookings=(*brief.bookings, *bookings))
    blueprint = itinerary.draw(
        drawn_for,
        setting.city,
        tuple(candidates.values()),
        _areas(setting, route.brief, activities),
        setting.travel or EstimatedTravel.of(route.brief),
        setting.weather,
    )
    events = [v for v, stop in enumerate(blueprint.stops) if stop.kind == "event"]
    booked = _booked_stops(route.brief, activities, events)
    added = events[len(route.brief.bookings) :]
    fixed = booked | {a.id: v for a, v in zip(strange, added, strict=True)}
    taken = {day.number: frozenset(_areas_taken(day, known)) for day in days}
    return Sheet(route, blueprint, fixed, taken)


def meal_of(activity: Activity) -> Meal | None:
    """Return which meal an activity is: by its title, which begins with it; None for a breakfast and what is none."""
    title = activity.title.casefold() if activity.kind == "meal" else ""
    return next((meal for meal in MEALS if title.startswith(meal)), None)


def is_booking(brief: Brief, activity: Activity) -> bool:
    """Whether an activity is one of the brief's bookings."""
    return activity.kind == "event" and any(is_of(b, activity) for b in brief.bookings)


def is_of(booking: Booking, activity: Activity) -> bool:
    """Whether an activity is a booking."""
    return (booking.title, booking.start) == (activity.title, activity.start)


def _strange(setting: Setting, brief: Brief, activities: Sequence[Activity]) -> Iterator[Activity]:
    """Yield what the blueprint has no stop for of its own, and what is there a second time."""
    areas = {area.ref for area in itinerary.meal_areas(setting.places)}
    strange = {a.id for a in activities if _is_strange(a, brief, areas)}
    taking = [a for a in activities if a.id in strange or a.kind in {"meal", "event"}]
    slots = Counter(slot for activity in taking for slot in _slots_of(activity))
    seen: set[str] = set()
    for activity in activities:
        ref = activity.place.ref if activity.place else ""
        is_second = activity.kind == "visit" and ref in seen
        shares = meal_of(activity) and any(slots[slot] > 1 for slot in _slots_of(activity))
        if activity.id in strange or is_second or shares:
            yield activity
        seen.add(ref)


def _slots_of(activity: Activity) -> Iterator[tuple[date, Meal]]:
    """Yield the meals of its date that an activity takes the place of: what stands at its time, by its title."""
    title = activity.title.casefold()
    yield from ((activity.start.date(), meal) for meal in MEALS if meal in title)


def _is_strange(activity: Activity, brief: Brief, areas: Set[str]) -> bool:
    """Whether there is no stop for an activity; a locked meal is none to choose, and takes its slot."""
    match activity.kind:
        case "visit":
            return activity.place is None
        case "meal":
            is_ours = meal_of(activity) and activity.place and activity.place.ref in areas
            return activity.locked or not is_ours
        case "event":
            return not is_booking(brief, activity)
        case "rest":
            return activity.locked or activity.title != FREE_TIME
    return brief.arrive is None and brief.leave is None


def _booking(activity: Activity, around: Place | None) -> Booking:
    """What stands at its time as a booking; of what nobody knows where it is, it is taken to be where one is then."""
    place = activity.place or around
    spot = Spot(name=place.name, lat=place.lat, lon=place.lon) if place else None
    minutes = max(5, activity.minutes)
    return Booking(title=activity.title[:200], start=activity.start, minutes=minutes, spot=spot)


def _around(days: Sequence[RouteDay]) -> dict[str, Place]:
    """By activity id the place at which one was last on its day."""
    around: dict[str, Place] = {}
    for day in days:
        place: Place | None = None
        for activity in day.activities:
            place = activity.place or place
            if place:
                around[activity.id] = place
    return around


def _areas_taken(day: RouteDay, fixed: Set[str]) -> Iterator[str]:
    for activity in day.activities:
        if activity.kind == "meal" and activity.id in fixed and activity.place:
            yield activity.place.ref


def _booked_stops(
    brief: Brief, activities: Sequence[Activity], events: Sequence[int]
) -> dict[str, int]:
    return {
        activity.id: stop
        for booking, stop in zip(brief.bookings, events, strict=False)
        for activity in activities
        if activity.kind == "event" and is_of(booking, activity)
    }


def _areas(setting: Setting, brief: Brief, activities: Sequence[Activity]) -> list[Place]:
    """The areas to eat in: those that the brief allows, as the route knows them where it does."""
    used = {a.place.ref: a.place for a in activities if a.kind == "meal" and a.place}
    areas = itinerary.meal_areas(setting.places, brief.avoid)
    return [used.get(area.ref, area) for area in areas]
