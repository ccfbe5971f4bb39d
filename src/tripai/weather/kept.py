"""The weather that a route was planned for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tripai.geo import Point
from tripai.model import Route, Weather


class KeptWeather:
    """WeatherSource that expects what a route did."""

    def __init__(self, route: Route) -> None:
        self._expected = {day.date: day.weather for day in route.days if day.weather}

    def expect(self, point: Point, zone: str, days: Sequence[date]) -> Mapping[date, Weather]:  # noqa: ARG002 - the protocol's names
        """Return what was expected of each date."""
        return {day: self._expected[day] for day in days if day in self._expected}
