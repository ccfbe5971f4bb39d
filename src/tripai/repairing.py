"""The story of a repair: a route with errors is planned anew of the same places, and what cannot be kept is said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
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
class Repair:
    """A route without errors in place of one that has some.

    Attributes:
        route: The repaired one; None where there is none, and `lost` says why.
        lost: What of the old one is not in it, a sentence each.
    """

    route: Route | None
    lost: tuple[str, ...]


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


def repair(
    route: Route,
    city: City,
    source: PlaceSource,
    travel: TravelTimes | None = None,
    elsewhere: Collection[str] = (),
) -> Repair:
    """Return the route planned anew with the same places, if that can be without an error.

    All of them are musts at first; if they conflict, as many as can be are kept.

    Args:
        route: With errors.
        city: In which it is.
        source: Knows the areas to eat in of the city.
        travel: Travel times; estimated by default.
        elsewhere: The ids of activities that are sights of other cities: they are dropped.
    """
    abroad = [activity for activity in route.activities if activity.id in elsewhere]
    route = _without(route, abroad)
    dropped = tuple(f"{a.title} is left out: it is not in {city.name}." for a in abroad)
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
        return Repair(found, (*dropped, *_lost(route, found)))
    return Repair(None, (reason,))


def _without(route: Route, gone: Sequence[Activity]) -> Route:
    """Return a route without some activities, nor what was booked for them."""
    booked = {(activity.title, activity.start) for activity in gone}
    held = tuple(b for b in route.brief.bookings if (b.title, b.start) not in booked)
    days = tuple(
        day.replaced(activities=tuple(a for a in day.activities if a not in gone))
        for day in route.days
    )
    return route.replaced(days=days, brief=route.brief.replaced(bookings=held))


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
    kept = {activity.place.ref for activity in found.activities if activity.place}
    for place in _seen(route):
        if place.ref not in kept:
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


def _why(place: Place, route: Route) -> str:
    first, days = route.brief.start, route.brief.days
    dates = [first + timedelta(days=ahead) for ahead in range(days)]
    if any(hours.spans(place, day) for day in dates):
        return "it does not fit beside what is kept while it is open"
    return f"it does not open from {full_date(dates[0])} to {full_date(dates[-1])}"


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
