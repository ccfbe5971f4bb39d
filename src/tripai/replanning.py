"""The story of a route planned anew of the same places: what can be kept is kept, and what cannot is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tripai import hours
from tripai.checking import check_route
from tripai.errors import NotFoundError, ScheduleError
from tripai.geo import distance_m
from tripai.itinerary.sights import MOST_SIGHTS
from tripai.model import (
    MEAL_AREA,
    Activity,
    Booking,
    Brief,
    City,
    DayTerms,
    Pace,
    Place,
    Route,
    Spot,
)
from tripai.places import PlaceSource
from tripai.places.osm_city import FARTHEST_M
from tripai.planning import plan_route
from tripai.travel import TravelTimes
from tripai.wording import full_date, listed

SIGHTS_A_DAY = 5  # that a balanced day has at most


@dataclass(frozen=True, slots=True)
class Anew:
    """A route planned anew.

    Attributes:
        route: None where there is none without an error.
        left_out: The sights that are not in it.
        lost: What else is not in it or is another, and why a sight is not, a sentence each.
        reason: Why there is none.
    """

    route: Route | None
    left_out: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Only:
    """A source of the places of one plan, and of the areas to eat in of its city."""

    city: City
    known: tuple[Place, ...]

    def cities(self) -> tuple[City, ...]:
        return (self.city,)

    def places(self, city: City) -> tuple[Place, ...]:
        del city
        return self.known


def planned_anew(
    route: Route, city: City, source: PlaceSource, travel: TravelTimes | None = None
) -> Anew:
    """Return the route planned anew with the same places: all are musts at first, then as many as can be.

    Args:
        route: With errors.
        city: In which it is.
        source: Knows the areas to eat in of the city.
        travel: Travel times; estimated by default.
    """
    seen = [place for place in _seen(route) if distance_m(place.point, city.point) <= FARTHEST_M]
    only = _Only(city, (*seen, *_areas(source, city)))
    reason = ""
    for brief in _briefs(route, seen):
        try:
            found = plan_route(brief, source=only, travel=travel, seed=route.seed)
        except ScheduleError as error:
            reason = reason or error.message
            continue
        found = _named_as(route, found)
        left_out = tuple(place.name for place in _left_out(route, found))
        return Anew(found, left_out, tuple(_lost(route, found)))
    return Anew(None, reason=reason)


def _areas(source: PlaceSource, city: City) -> list[Place]:
    """Return the areas to eat in of a city; none where no source covers it."""
    try:
        return [place for place in source.places(city) if place.category == MEAL_AREA]
    except NotFoundError:
        return []


def _briefs(route: Route, seen: Sequence[Place]) -> Iterator[Brief]:
    """Yield what may be asked for, from all that is in the route to what can be done with."""
    pace: Pace = "packed" if len(seen) > SIGHTS_A_DAY * len(route.days) else route.brief.pace
    held = (*route.brief.bookings, *map(_held, _locked(route)))
    brief = route.brief.replaced(pace=pace, bookings=held)
    names = tuple(dict.fromkeys((*brief.must, *(place.name for place in seen))))
    yield brief.replaced(must=names)
    brief = _roomy(brief)
    yield brief.replaced(must=names)
    yield brief
    yield brief.replaced(must=())
    yield brief.replaced(must=(), bookings=())


def _roomy(brief: Brief) -> Brief:
    """Return a brief whose days hold as many sights as the pace has it: few are not spread over all days."""
    terms = {each.day: each for each in brief.day_terms}
    for day in range(1, brief.days + 1):
        own = terms.get(day, DayTerms(day=day))
        most = MOST_SIGHTS[brief.pace] if own.most_sights is None else own.most_sights
        terms[day] = own.replaced(most_sights=most)
    return brief.replaced(day_terms=tuple(terms[day] for day in sorted(terms)))


def _visits(route: Route) -> list[tuple[Activity, Place]]:
    """Return the sights of a route, each once, a locked one before others."""
    visits = [(a, a.place) for a in route.activities if a.place and a.kind == "visit"]
    visits.sort(key=lambda visit: not visit[0].locked)
    found: dict[str, tuple[Activity, Place]] = {}
    for activity, place in visits:
        if place.category != MEAL_AREA:
            found.setdefault(place.ref, (activity, place))
    return list(found.values())


def _locked(route: Route) -> list[tuple[Activity, Place]]:
    return [visit for visit in _visits(route) if visit[0].locked]


def _held(visit: tuple[Activity, Place]) -> Booking:
    """Return a locked visit as what is booked: it stays where and when it is."""
    activity, place = visit
    spot = Spot(name=place.name, lat=place.lat, lon=place.lon)
    minutes = max(5, activity.minutes)
    return Booking(
        title=place.name, start=activity.start, minutes=minutes, spot=spot, place=place.name
    )


def _seen(route: Route) -> list[Place]:
    """Return the sights of a route that may move."""
    return [place for activity, place in _visits(route) if not activity.locked]


def _named_as(route: Route, found: Route) -> Route:
    """Return what was planned under the name of what it stands for, with findings of its own."""
    same = found.replaced(
        slug=route.slug, title=route.title, number=route.number, revision=route.revision
    )
    same = same.replaced(brief=same.brief.replaced(day_terms=route.brief.day_terms))
    return same.replaced(findings=check_route(same))


def _lost(route: Route, found: Route) -> Iterator[str]:
    """Yield what is not kept, and why, as far as it is known."""
    for place in _left_out(route, found):
        yield f"{place.name} is left out: {_why(place, route)}."
    titles = {activity.title for activity in found.activities}
    for _, place in _locked(route):
        if place.name not in titles:
            yield f"{place.name} was locked, and cannot be kept."
    gone = [a.title for a in route.activities if a.kind == "event" and a.title not in titles]
    if gone:
        yield f"Left out, as nobody knows where it is: {listed(_once(gone))}."
    meals = [a.title for a in route.activities if a.kind == "meal" and a.title not in titles]
    if meals:
        yield f"Meals are planned anew, in areas to eat in: {listed(_once(meals))}."


def _left_out(route: Route, found: Route) -> list[Place]:
    kept = {activity.place.ref for activity in found.activities if activity.place}
    return [place for place in _seen(route) if place.ref not in kept]


def _why(place: Place, route: Route) -> str:
    first, days = route.brief.start, route.brief.days
    dates = [first + timedelta(days=ahead) for ahead in range(days)]
    if any(hours.spans(place, day) for day in dates):
        return "it does not fit beside what is kept while it is open"
    return f"it does not open from {full_date(dates[0])} to {full_date(dates[-1])}"


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
