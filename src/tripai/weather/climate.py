"""What weather is usual: monthly normals of cities, which need no network and are no forecast."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tripai.geo import Point, distance_m
from tripai.model import Weather

NORMALS = Path(__file__).with_name("normals.toml")
SOURCE = "monthly normals, recalled"
NEAR_M = 50_000  # farther away, a coast or a mountain may lie between


@dataclass(frozen=True, slots=True)
class Normals:
    """What is usual in a city: January to December, in degrees Celsius and days of the month."""

    at: Point
    high: tuple[int, ...]
    low: tuple[int, ...]
    rain_days: tuple[int, ...]

    def of(self, month: int) -> Weather:
        """Return what is usual in a month, 1 to 12."""
        return Weather(
            kind="climate",
            high=self.high[month - 1],
            low=self.low[month - 1],
            rain_days=self.rain_days[month - 1],
            source=SOURCE,
        )


class Climate:
    """WeatherSource of what is usual in and around the cities of the box."""

    def expect(self, point: Point, zone: str, days: Sequence[date]) -> Mapping[date, Weather]:  # noqa: ARG002 - the Protocol's face
        """Return what is usual on dates at a point; nothing where no city with normals is near."""
        nearest = min(normals().values(), key=lambda city: distance_m(city.at, point))
        if distance_m(nearest.at, point) > NEAR_M:
            return {}
        return {day: nearest.of(day.month) for day in days}


@cache
def normals() -> Mapping[str, Normals]:
    """Return the normals of each city, by the name of its file in the catalogue."""
    document = tomllib.loads(NORMALS.read_text(encoding="utf-8"))
    return {
        city: Normals(**{name: tuple(values) for name, values in fields.items()})
        for city, fields in document.items()
    }
