"""Where edits work: who knows the places, what they are worth, how one gets around, and the weather."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tripai.ai import Guide
from tripai.errors import ServiceError
from tripai.geo import Point
from tripai.model import Brief, Candidate, Leg, Place, Route
from tripai.places import PlaceSource
from tripai.planning import Setting, setting_of
from tripai.travel import TravelTimes
from tripai.travel.estimate import EstimatedTravel
from tripai.weather import WeatherSource

ByBrief = Callable[[Brief], TravelTimes | None]
"""Travel times for a brief's party, None for those estimated from the distance."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an edit may ask; `travel` gives travel times for the party of a brief."""

    source: PlaceSource
    guide: Guide | None
    travel: ByBrief
    weather: WeatherSource

    def setting(self, route: Route) -> Setting:
        """Return where the route's brief is planned, with the weather as the route has it for dates it knows."""
        travel = self.travel(route.brief)
        setting = setting_of(
            route.brief,
            self.source,
            self.guide,
            travel and _OrEstimated(travel, EstimatedTravel.of(route.brief)),
        )
        known = {day.date for day in route.days if day.sun or day.weather}
        new = [day for day in dates_of(route.brief) if day not in known]
        city = setting.city
        expected = dict(self.weather.expect(city.point, city.zone, new)) if new else {}
        expected |= {day.date: day.weather for day in route.days if day.weather}
        return replace(setting, weather=expected)


@dataclass(frozen=True, slots=True)
class _OrEstimated:
    """Travel times of a router, and where it fails those estimated."""

    router: TravelTimes
    estimate: EstimatedTravel

    def matrix(self, points: Sequence[Point]) -> list[list[Leg]]:
        """Return the leg from each point to each other point."""
        try:
            return self.router.matrix(points)
        except ServiceError:
            return self.estimate.matrix(points)


def dates_of(brief: Brief) -> list[date]:
    """Return the dates of a brief's days."""
    return [brief.start + timedelta(days=ahead) for ahead in range(brief.days)]


def candidate_for(setting: Setting, place: Place) -> Candidate:
    """Return what a place is worth; to one that the brief would not choose, as much as it is popular."""
    for candidate in setting.candidates:
        if candidate.place.ref == place.ref:
            return candidate.replaced(place=place)
    return Candidate(place=place, worth=place.popularity, minutes=place.minutes)
