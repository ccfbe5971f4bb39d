"""Forecasts by Open-Meteo (https://open-meteo.com/en/docs): worldwide, without a key, for 16 days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field, ValidationError

from tripai.addresses import host_of
from tripai.cache import Cache
from tripai.errors import ServiceError
from tripai.geo import Point
from tripai.model import Weather
from tripai.network import Network

SOURCE = "Open-Meteo"
CREDIT, LICENCE = (
    "Open-Meteo.com",
    "CC BY 4.0",
)  # as it asks to be named: https://open-meteo.com/en/license
DAYS_AHEAD = 16  # today is the first of them
KEPT_SECONDS = 3 * 60 * 60  # the models are run every 1 to 6 hours
SECONDS = 3.0  # that a plan waits for a forecast
SKY = {  # WMO's codes of present weather, table 4677, as far as Open-Meteo uses them
    0: "clear", 1: "mainly clear", 2: "partly cloudy", 3: "overcast", 45: "fog", 48: "rime fog",
    51: "light drizzle", 53: "drizzle", 55: "dense drizzle",
    56: "freezing drizzle", 57: "freezing drizzle",
    61: "light rain", 63: "rain", 65: "heavy rain", 66: "freezing rain", 67: "freezing rain",
    71: "light snow", 73: "snow", 75: "heavy snow", 77: "snow grains",
    80: "light showers", 81: "showers", 82: "violent showers",
    85: "snow showers", 86: "heavy snow showers",
    95: "thunderstorms", 96: "thunderstorms with hail", 99: "thunderstorms with hail",
}  # fmt: skip
Degrees = Annotated[float, Field(ge=-90, le=60)]
Column = Field(max_length=4 * DAYS_AHEAD)


class _Units(BaseModel):
    temperature_2m_max: Literal["°C"]
    temperature_2m_min: Literal["°C"]
    precipitation_sum: Literal["mm"]
    precipitation_probability_max: Literal["%"]


class _Daily(BaseModel):
    time: list[date] = Column
    weather_code: list[int | None] = Column
    temperature_2m_max: list[Degrees | None] = Column
    temperature_2m_min: list[Degrees | None] = Column
    precipitation_sum: list[Annotated[float, Field(ge=0, le=2000)] | None] = Column
    precipitation_probability_max: list[Annotated[float, Field(ge=0, le=100)] | None] = Column


class _Answer(BaseModel):
    daily_units: _Units
    daily: _Daily


class OpenMeteo:
    """WeatherSource of forecasts.

    Args:
        network: Asks the service; a brief one, for nobody waits long for a forecast.
        url: The service's root.
        cache: Keeps what it answers for some hours.
        now: An aware time; what lies before it or beyond the service's reach is not asked for.
    """

    def __init__(self, network: Network, url: str, cache: Cache, now: datetime) -> None:
        self._network = network
        self._url = url.rstrip("/")
        self._cache = cache
        self._now = now

    def expect(self, point: Point, zone: str, days: Sequence[date]) -> Mapping[date, Weather]:
        """Return the forecast of those dates that are within its reach, with at most one request.

        Raises:
            ServiceError: The service did not answer, or what it answered is no forecast.
        """
        today = self._now.astimezone(ZoneInfo(zone)).date()
        wanted = {day for day in days if 0 <= (day - today).days < DAYS_AHEAD}
        if not wanted:
            return {}
        query = _query(point, zone)
        key = f"{self._url} {sorted(query.items())} {today}"
        forecast = self._cache.answer(
            key,
            KEPT_SECONDS,
            lambda: self._ask(query),
            lambda text: _read(text, today),
            label=f"forecast · {host_of(self._url)}",
        )
        return {day: weather for day, weather in forecast.items() if day in wanted}

    def _ask(self, query: Mapping[str, str]) -> str:
        body = self._network.get(SOURCE, f"{self._url}/v1/forecast", query)
        return body.decode(errors="replace")


def _query(point: Point, zone: str) -> dict[str, str]:
    """All days within reach, so that another plan for the city needs no other answer."""
    lat, lon = point
    return {
        "latitude": f"{lat:.2f}",  # a kilometre; the models' grids are of two and more
        "longitude": f"{lon:.2f}",
        "timezone": zone,
        "forecast_days": str(DAYS_AHEAD),
        "daily": ",".join(name for name in _Daily.model_fields if name != "time"),
    }


def _read(text: str, today: date) -> dict[date, Weather]:
    try:
        daily = _Answer.model_validate_json(text).daily
        return dict(_forecasts(daily, today))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ServiceError(
            f"{SOURCE} answered what is no forecast ({where or first['type']})."
        ) from error


def _forecasts(daily: _Daily, today: date) -> Iterator[tuple[date, Weather]]:
    """Yield each day with its weather, unless the highest or the lowest temperature is missing."""
    columns = (getattr(daily, name) for name in _Daily.model_fields)
    for day, code, high, low, millimetres, chance in zip_longest(*columns):
        if day is None or high is None or low is None:
            continue
        yield (
            day,
            Weather(
                kind="forecast",
                high=round(high),
                low=round(low),
                rain_chance=None if chance is None else round(chance),
                rain_mm=millimetres,
                words=SKY.get(code, ""),
                source=CREDIT,
                licence=LICENCE,
                as_of=today,
            ),
        )
