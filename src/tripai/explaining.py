"""The story of why: when a place is in a route and what binds it there, or what keeps it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from tripai import itinerary, wording
from tripai.ai import Guide
from tripai.ai.allowed import is_allowed
from tripai.itinerary import Blueprint
from tripai.model import MEAL_AREA, Activity, Brief, Party, Place, Route, RouteDay
from tripai.places import PlaceSource
from tripai.places.catalogue import Catalogue
from tripai.places.lookup import find_place
from tripai.planning import Setting, city_of, setting_of
from tripai.scheduling import Infeasible, Reason, Schedule, solve, why_missing
from tripai.text import words
from tripai.travel import TravelTimes

In = Literal["must", "booked", "locked", "chosen"]
Out = Reason | Literal["avoided", "unsuited"]
CALM = (
    5  # points that it costs to move or drop anything else, so that no other day is shuffled for it
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a place is in a route, or why not.

    Attributes:
        place: Its name.
        included: Whether it is in the route.
        reason: What kind of reason it is.
        day: The number of the day that it is on.
        worth: What it is worth to the brief, from 0 to 100, if it may be visited at all.
        sentences: The reason in words.
        displaced: The names of what would have to leave for it, as far as a plan with it was found.
        loss: What such a plan scores less than the route.
    """

    place: str
    included: bool
    reason: In | Out
    sentences: tuple[str, ...]
    day: int | None = None
    worth: int | None = None
    displaced: tuple[str, ...] = ()
    loss: int | None = None


def explain_place(
    route: Route,
    name: str,
    *,
    source: PlaceSource | None = None,
    guide: Guide | None = None,
    travel: TravelTimes | None = None,
) -> Explanation:
    """Say why a place is in a route, or why not; the other arguments are those of `plan_route`.

    Raises:
        NotFoundError: The route's city has no such place; the hint names the nearest.
    """
    source = source or Catalogue()
    stays = [(day, activity) for day in route.days for activity in day.activities]
    told = _of_the_route_alone(stays, name, source)
    if told:
        return told
    _, place = find_place(name, (city_of(route.brief, source),), source)
    for day, activity in stays:
        if activity.kind == "event" and _sees(route.brief, activity, place):
            return _booked(place.name, day, activity)
    expected = {day.date: day.weather for day in route.days if day.weather}
    setting = replace(setting_of(route.brief, source, guide, travel), weather=expected)
    case = _Case(route, place, setting, setting.draw(route.brief, place))
    there = [
        (day, activity)
        for day, activity in stays
        if activity.place and activity.place.ref == place.ref
    ]
    if there:
        return case.included(there)
    if case.index is not None:
        return case.left_out(case.index)
    twin = itinerary.twin_of(place, setting.candidates)
    if twin and is_allowed(route.brief, place):
        return _ruled_out(place, "group", f"It is one place with {twin.name}, which counts for it.")
    return _unsuited(route, place)


@dataclass(frozen=True)
class _Case:
    """A route, a place to ask about, and the problem that was solved for the route."""

    route: Route
    place: Place
    setting: Setting
    blueprint: Blueprint

    @cached_property
    def index(self) -> int | None:
        """The place's number among the stops to choose from, if it is a sight among them."""
        refs = {
            stop.candidate.place.ref: index
            for index, stop in reversed(list(enumerate(self.blueprint.stops)))
            if stop.candidate
        }  # of two chances, on dry days and on wet ones, the first
        return refs.get(self.place.ref)

    @cached_property
    def schedule(self) -> Schedule:
        """The route as the solver has it."""
        return itinerary.to_schedule(self.blueprint, self.route)

    @property
    def worth(self) -> int | None:
        """What the place is worth to the brief."""
        candidate = None if self.index is None else self.blueprint.stops[self.index].candidate
        return candidate.worth if candidate else None

    def included(self, there: Sequence[tuple[RouteDay, Activity]]) -> Explanation:
        """Say when the place is there, what it is worth, and what binds it to its time."""
        day, activity = there[0]
        sentences = [itinerary.when(each, on) for each, on in there]
        required = self.index is not None and self.blueprint.problem.visits[self.index].required
        if required:
            sentences.append("It is a must: every plan of this trip has it.")
        if activity.locked:
            sentences.append("It is locked: no change moves it.")
        if self.index is not None:
            sentences += [self._worth_words(self.index), *self._opening(self.index, day)]
        sentences += itinerary.ways(day, activity)
        reason: In = "must" if required else "locked" if activity.locked else "chosen"
        return Explanation(self.place.name, True, reason, tuple(sentences), day.number, self.worth)

    def left_out(self, index: int) -> Explanation:
        """Say what keeps the place out, and what a plan with it would cost."""
        reason = why_missing(self.blueprint.problem, self.schedule)[index]
        because = itinerary.left_out(self.blueprint, self.schedule, index, reason)
        sentences = [f"It is not in this route. {because}", self._worth_words(index)]
        if reason == "closed":
            return Explanation(self.place.name, False, reason, tuple(sentences), worth=self.worth)
        visits = list(self.blueprint.problem.visits)
        visits[index] = replace(visits[index], required=True)
        try:
            found = solve(
                replace(self.blueprint.problem, visits=visits),
                seed=self.route.seed,
                effort=self.route.effort,
                start=self.schedule,
                disturbance=CALM,
            )
        except Infeasible as error:
            sentences.append(self._impossible(index, error))
            return Explanation(self.place.name, False, reason, tuple(sentences), worth=self.worth)
        displaced = (*self._sights(self.schedule, found), *self._meals(self.schedule, found))
        loss = self.schedule.score - found.score
        sentences.append(self._with_it(index, found, displaced, loss))
        return Explanation(
            self.place.name, False, reason, tuple(sentences), None, self.worth, displaced, loss
        )

    def _worth_words(self, index: int) -> str:
        candidate = self.blueprint.stops[index].candidate
        assert candidate is not None
        ranked = [other.place.ref for other in self.setting.candidates]
        among = (
            f"number {ranked.index(self.place.ref) + 1} of {wording.count(len(ranked), 'sight')}"
        )
        return f"It is worth {candidate.worth} of 100 to this trip, {among}: {candidate.why}."

    def _opening(self, index: int, day: RouteDay) -> Iterator[str]:
        last = self.place.last_entry
        entry = f", with the last entry {last} minutes before it closes" if last else ""
        yield f"On that day: {wording.opening(self.place, day.date)}{entry}."
        days = itinerary.days_open(self.blueprint, index)
        if len(days) < len(self.route.days):
            yield f"There is time for it on day {wording.listed(map(str, days))} only."

    def _sights(self, some: Schedule, others: Schedule) -> tuple[str, ...]:
        """The titles of the sights that one schedule has and the other has not."""
        there = {v for stops in others.shifts for v, _, _ in stops}
        gone = [v for stops in some.shifts for v, _, _ in stops if v not in there]
        stops = self.blueprint.stops
        return tuple(stops[v].title for v in gone if stops[v].kind == "visit")

    def _meals(self, some: Schedule, others: Schedule) -> Iterator[str]:
        """Yield the meals that one schedule has and the other has nowhere."""

        def eaten(schedule: Schedule) -> dict[str, None]:
            stops = [self.blueprint.stops[v] for shift in schedule.shifts for v, _, _ in shift]
            return {f"the {stop.meal} on day {stop.day}": None for stop in stops if stop.meal}

        kept = eaten(others)
        yield from (meal for meal in eaten(some) if meal not in kept)

    def _impossible(self, index: int, error: Infeasible) -> str:
        others = sorted(error.visits - {index})
        if others:
            titles = wording.listed(self.blueprint.stops[v].title for v in others)
            return f"It cannot be in one plan with {titles}, which this trip must have."
        leg = self.blueprint.legs[0][self.blueprint.stops[index].location]
        way = f"{wording.leg(leg)} from {self.blueprint.base.name}"
        return f"Not even a day with nothing else takes it: {way}, and {self.place.minutes} minutes there."

    def _with_it(self, index: int, found: Schedule, displaced: Sequence[str], loss: int) -> str:
        """Say what a plan with the place looks like, and that it was found by solving again."""
        [(number, start)] = [
            (number, start)
            for number, stops in enumerate(found.shifts, 1)
            for v, start, _ in stops
            if self.blueprint.stops[v].location == self.blueprint.stops[index].location
        ]
        added = [
            t for t in self._sights(found, self.schedule) if t != self.blueprint.stops[index].title
        ]
        parts = [f"has it on day {number} at {self.blueprint.clock.moment(start):%H:%M}"]
        parts += [f"leaves out {wording.listed(displaced)}"] if displaced else []
        parts += [f"takes in {wording.listed(added)}"] if added else []
        than = f"{abs(loss)} {'less' if loss > 0 else 'more'} than" if loss else "as much as"
        parts.append(f"scores {found.score:,}, {than} this route")
        more = itinerary.on_the_way(self.blueprint, found)
        more -= itinerary.on_the_way(self.blueprint, self.schedule)
        if more:
            parts.append(f"is {abs(more)} minutes {'more' if more > 0 else 'less'} on the way")
        return f"The best plan found with it {wording.listed(parts)}."


def _of_the_route_alone(
    stays: Sequence[tuple[RouteDay, Activity]], name: str, source: PlaceSource
) -> Explanation | None:
    """What is said of a booking by its title, and of a place that no source knows any more."""
    for day, activity in stays:
        if activity.kind == "event" and words(activity.title) == words(name):
            return _booked(activity.title, day, activity)
        place = activity.place
        if place and words(name) in map(words, place.all_names) and not _is_known(place, source):
            sentences = (
                itinerary.when(day, activity),
                "It is no longer among the places that are known.",
                *itinerary.ways(day, activity),
            )
            return Explanation(place.name, True, "chosen", sentences, day.number)
    return None


def _is_known(place: Place, source: PlaceSource) -> bool:
    return any(place.ref == known.ref for city in source.cities() for known in source.places(city))


def _booked(name: str, day: RouteDay, activity: Activity) -> Explanation:
    by = "" if words(name) == words(activity.title) else f" It is seen by {activity.title}."
    sentences = (
        f"{itinerary.when(day, activity)}{by}",
        "It is booked: it stays at its time in every plan.",
    )
    return Explanation(
        name, True, "booked", (*sentences, *itinerary.ways(day, activity)), day.number
    )


def _sees(brief: Brief, activity: Activity, place: Place) -> bool:
    """Whether something booked sees the place."""
    return any(
        booking.title == activity.title
        and booking.start == activity.start
        and words(booking.place) in map(words, place.all_names)
        for booking in brief.bookings
    )


def _unsuited(route: Route, place: Place) -> Explanation:
    """Say why a place is not among those to choose from: what of the brief rules it out."""
    brief = route.brief
    if place.category == MEAL_AREA:
        eaten = dict.fromkeys(
            a.place.name for a in route.activities if a.kind == "meal" and a.place
        )
        sentence = (
            f"It is an area to eat in; the meals of this route are in {wording.listed(eaten)}."
        )
        return Explanation(place.name, False, "group", (sentence,))

    def allowed(**changes: object) -> bool:
        return is_allowed(brief.replaced(**changes), place)

    said = [name for name in brief.avoid if not allowed(avoid=(name,), step_free=False)]
    adults = Party(adults=brief.party.adults, seniors=brief.party.seniors)
    if said and allowed(avoid=()):
        named = words(said[0]) in map(words, (*place.all_names, place.full_name))
        what = "it" if named else f"what is {_of_kind(place, said[0])} {said[0]}"
        return _ruled_out(place, "avoided", f"This trip avoids {what}.")
    if allowed(step_free=False):
        return _ruled_out(place, "unsuited", "It has steps, and this trip is to be step-free.")
    if allowed(party=adults):
        return _ruled_out(place, "unsuited", "It is for an evening out, and children travel.")
    return _ruled_out(place, "unsuited", "More than one wish of this trip rules it out.")


def _of_kind(place: Place, kind: str) -> str:
    return "of the category" if words(kind) == words(place.category) else "tagged"


def _ruled_out(place: Place, reason: Out, sentence: str) -> Explanation:
    return Explanation(place.name, False, reason, (f"It is not in this route. {sentence}",))
