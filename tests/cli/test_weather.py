"""A plan with the forecast, and without one."""

import json
import time
from datetime import date, timedelta

import pytest
from running import Run

from loopback import Answer, Request, serving

TODAY = date(2026, 11, 22)  # as the `home` fixture has it
UNITS = {
    "temperature_2m_max": "°C",
    "temperature_2m_min": "°C",
    "precipitation_sum": "mm",
    "precipitation_probability_max": "%",
}


def forecast(wet: set[date]) -> Answer:
    """Sixteen days as Open-Meteo tells them, of which some are wet."""
    dates = [TODAY + timedelta(days=ahead) for ahead in range(16)]
    daily = {
        "time": [day.isoformat() for day in dates],
        "weather_code": [65 if day in wet else 1 for day in dates],
        "temperature_2m_max": [16.2] * 16,
        "temperature_2m_min": [7.8] * 16,
        "precipitation_sum": [18.0 if day in wet else 0.0 for day in dates],
        "precipitation_probability_max": [95 if day in wet else 4 for day in dates],
    }
    return Answer(json.dumps({"daily_units": UNITS, "daily": daily}).encode())


@pytest.fixture
def online(home: object, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The network may be used; a test says where the forecast is."""
    assert home
    monkeypatch.delenv("TRIPAI_OFFLINE")
    return monkeypatch


def lisbon(start: str, *more: str) -> tuple[str, ...]:
    return ("plan", "3 days in Lisbon", "--start", start, "--effort", "2000", *more)


def test_the_days_within_reach_have_a_forecast(tripai: Run, online: pytest.MonkeyPatch) -> None:
    with serving(lambda _: forecast({date(2026, 12, 6)})) as server:
        online.setenv("TRIPAI_WEATHER_URL", server.url)
        made = tripai(*lisbon("2026-12-05"))
        again = tripai(*lisbon("2026-12-05", "--dry-run"))
    assert (made.code, len(server.requests)) == (0, 1)
    assert "Sun 07:39–17:15; forecast 16°/8°, mainly clear, rain 4 %" in made.out
    assert "forecast 16°/8°, heavy rain, rain 95 %, 18 mm" in made.out
    assert "Weather: forecast of 22 November 2026 by Open-Meteo.com (CC BY 4.0)." in made.out
    day = "Day 3 · Monday 7 December\n Sun 07:41–17:15; forecast"
    assert day in made.out
    assert day in again.out  # from the cache
    shown = tripai("show", "--json").document["days"][1]
    assert shown["weather"]["rain_mm"] == 18
    assert shown["sun"]["sets"] == "2026-12-06T17:15:00+00:00"


def test_what_lies_outdoors_is_seen_on_the_dry_day(tripai: Run, online: pytest.MonkeyPatch) -> None:
    """A first day that is wet, or a second one: that one is spent indoors more than the other."""
    for number, wet in enumerate((date(2026, 11, 28), date(2026, 11, 29))):
        with serving(lambda _, wet=wet: forecast({wet})) as server:
            online.setenv("TRIPAI_WEATHER_URL", server.url)
            made = tripai("plan", "2 days in Paris", "--start", "2026-11-28", "--json")
        out = [
            sum(
                a["place"]["setting"] == "outdoor"
                for a in day["activities"]
                if a["kind"] == "visit"
            )
            for day in made.document["days"]
        ]
        assert out[number] < out[1 - number], out


def test_beyond_reach_and_offline_nothing_is_asked(tripai: Run, online: pytest.MonkeyPatch) -> None:
    with serving(lambda _: forecast(set())) as server:
        online.setenv("TRIPAI_WEATHER_URL", server.url)
        later = tripai(*lisbon("2026-12-08"))
        offline = tripai(*lisbon("2026-12-04", "--offline"))
    assert server.requests == []
    for made in (later, offline):
        assert "usual for December: 15°/9°, 10 days with rain" in made.out
        assert "Weather: monthly normals, recalled; what is usual, not a forecast." in made.out
        assert "forecast" not in made.err


def test_where_nobody_is_to_forecast_nobody_is_missed(
    tripai: Run, online: pytest.MonkeyPatch
) -> None:
    online.setenv("TRIPAI_WEATHER_URL", "")
    made = tripai(*lisbon("2026-12-04"))
    assert made.err == "Saved as lisbon-3-days.\n"
    assert "usual for December" in made.out


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(status=500), "No forecast: Open-Meteo answered 500 Internal Server Error.\n"),
        (Answer(b"welcome"), "No forecast: Open-Meteo answered what is no forecast"),
        (Answer(delay=2), "No forecast: Open-Meteo took more than 0.3 seconds.\n"),
    ],
)
def test_a_service_that_fails_costs_little_and_a_line(
    answer: Answer, told: str, tripai: Run, online: pytest.MonkeyPatch
) -> None:
    online.setattr("tripai.weather.open_meteo.SECONDS", 0.3)

    def failing(_: Request) -> Answer:
        return answer

    with serving(failing) as server:
        online.setenv("TRIPAI_WEATHER_URL", server.url)
        begun = time.monotonic()
        made = tripai("plan", "a day in Lisbon", "--effort", "10")
        took = time.monotonic() - begun
    assert made.code == 0
    assert took < 10
    assert len(server.requests) == 1
    assert told in made.err
    assert made.err.count("\n") == 2  # that line, and where it was saved
    assert "usual for November" in made.out
