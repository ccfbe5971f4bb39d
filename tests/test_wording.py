"""What a day out of doors is like, in words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tripai import wording
from tripai.model import RouteDay, Spot, Sun, Weather

DAY = date(2026, 12, 4)
BASE = Spot(name="Baixa", lat=38.71, lon=-9.14)
RISES, SETS = (datetime(2026, 12, 4, hour, 9, tzinfo=ZoneInfo("Asia/Tokyo")) for hour in (7, 17))
FORECAST = Weather(kind="forecast", high=3, low=-2, source="test")


@pytest.mark.parametrize(
    ("sun", "weather", "words"),
    [
        (None, None, ""),
        (Sun(rises=RISES, sets=SETS), None, "sun 07:09–17:09"),
        (Sun(stays="down"), FORECAST, "no sunrise; forecast 3°/-2°"),
        (Sun(stays="up"), FORECAST.replaced(words="fog"), "sun all day; forecast 3°/-2°, fog"),
        (None, FORECAST.replaced(rain_chance=5), "forecast 3°/-2°, rain 5 %"),
        (
            None,
            FORECAST.replaced(words="heavy rain", rain_chance=90, rain_mm=11.6),
            "forecast 3°/-2°, heavy rain, rain 90 %, 12 mm",
        ),
        (
            None,
            FORECAST.replaced(words="[red]sleet\x1b[31m", rain_mm=0.4),
            "forecast 3°/-2°, [red]sleet [31m",
        ),
        (
            None,
            Weather(kind="climate", high=15, low=9, rain_days=1, source="test"),
            "usual for December: 15°/9°, 1 day with rain",
        ),
    ],
)
def test_the_outlook_of_a_day(sun: Sun | None, weather: Weather | None, words: str) -> None:
    assert (
        wording.outlook(RouteDay(number=1, date=DAY, base=BASE, sun=sun, weather=weather)) == words
    )
