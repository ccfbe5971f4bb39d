"""The best that is known of the days to come: a forecast where there is one, else what is usual."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tripai.errors import ServiceError
from tripai.geo import Point
from tripai.model import Weather
from tripai.weather import WeatherSource


class Outlook:
    """WeatherSource over two others.

    Args:
        forecast: Asked first.
        climate: Knows the dates that the first one does not.
        say: Called with one sentence when the forecast fails, which no plan does for that.
    """

    def __init__(
        self, forecast: WeatherSource, climate: WeatherSource, say: Callable[[str], None]
    ) -> None:
        self._forecast = forecast
        self._climate = climate
        self._say = say

    def expect(self, point: Point, zone: str, days: Sequence[date]) -> Mapping[date, Weather]:
        """Return the forecast of each date, or else what is usual on it."""
        try:
            told = self._forecast.expect(point, zone, days)
        except ServiceError as error:
            self._say(f"No forecast: {error.message}")
            told = {}
        left = [day for day in days if day not in told]
        return {**self._climate.expect(point, zone, left), **told}
