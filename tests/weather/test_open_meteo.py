"""The forecast service, spoken to over a real connection as its documentation says, and when it fails."""

import json
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from loopback import Answer, Loopback, Request, serving
from tripai.addresses import host_of
from tripai.cache import Cache, open_cache
from tripai.errors import ServiceError
from tripai.model import Weather
from tripai.network import Network
from tripai.weather.open_meteo import DAYS_AHEAD, KEPT_SECONDS, OpenMeteo

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()
FIRST, LAST = TODAY, TODAY + timedelta(days=15)
LISBON = (38.7139, -9.1394)
UNITS = {
    "time": "iso8601",
    "weather_code": "wmo code",
    "temperature_2m_max": "°C",
    "temperature_2m_min": "°C",
    "precipitation_sum": "mm",
    "precipitation_probability_max": "%",
}


def forecast(units: dict[str, str] | None = None, **columns: list[Any]) -> dict[str, Any]:
    """What the service answers, with other values in some columns."""
    dates = [TODAY + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)]
    daily: dict[str, list[Any]] = {
        "time": [day.isoformat() for day in dates],
        "weather_code": [61] * 16,
        "temperature_2m_max": [13.6] * 16,
        "temperature_2m_min": [8.4] * 16,
        "precipitation_sum": [5.2] * 16,
        "precipitation_probability_max": [71] * 16,
    }
    return {
        "latitude": 38.71,
        "longitude": -9.14,
        "generationtime_ms": 0.08,
        "utc_offset_seconds": 0,
        "timezone": "Europe/Lisbon",
        "elevation": 17.0,
        "daily_units": UNITS | (units or {}),
        "daily": daily | columns,
    }


def answering(document: object) -> Callable[[Request], Answer]:
    return lambda _: Answer(json.dumps(document).encode())


def service(
    server: Loopback, folder: Path, now: datetime = NOW, seconds: float = 10.0
) -> OpenMeteo:
    network = Network(seconds=seconds, tries=1)
    return OpenMeteo(network, server.url, open_cache(folder), now)


def test_a_forecast(tmp_path: Path) -> None:
    with serving(answering(forecast())) as server:
        told = service(server, tmp_path).expect(LISBON, "Europe/Lisbon", [FIRST, LAST])
    assert told == {
        day: Weather(
            kind="forecast",
            high=14,
            low=8,
            rain_chance=71,
            rain_mm=5.2,
            words="light rain",
            source="Open-Meteo.com",
            licence="CC BY 4.0",
            as_of=TODAY,
        )
        for day in (FIRST, LAST)
    }
    [asked] = server.requests
    assert (asked.method, asked.path) == ("GET", "/v1/forecast")
    assert asked.query == {
        "latitude": "38.71",
        "longitude": "-9.14",
        "timezone": "Europe/Lisbon",
        "forecast_days": "16",
        "daily": "weather_code,temperature_2m_max,temperature_2m_min,precipitation_sum,"
        "precipitation_probability_max",
    }
    [entry] = open_cache(tmp_path).entries()
    assert entry.label == f"forecast · {host_of(server.url)}"


def test_beyond_its_reach_nothing_is_asked(tmp_path: Path) -> None:
    days = [LAST + timedelta(days=1), TODAY - timedelta(days=1)]
    with serving(answering(forecast())) as server:
        assert service(server, tmp_path).expect(LISBON, "Europe/Lisbon", days) == {}
    assert server.requests == []


def test_today_is_where_the_trip_is(tmp_path: Path) -> None:
    """In Auckland it is the 23rd by 9 in the evening of Lisbon's 22nd: its sixteenth day is one later."""
    evening = NOW + timedelta(hours=12)
    with serving(answering(forecast())) as server:
        source = service(server, tmp_path, evening)
        assert source.expect((-36.85, 174.76), "Pacific/Auckland", [TODAY]) == {}
        assert server.requests == []
        source.expect((-36.85, 174.76), "Pacific/Auckland", [LAST + timedelta(days=1)])
        assert len(server.requests) == 1


def test_one_answer_serves_many_plans_for_some_hours(tmp_path: Path) -> None:
    with serving(answering(forecast())) as server:
        first = service(server, tmp_path).expect(LISBON, "Europe/Lisbon", [FIRST])
        later = service(server, tmp_path, NOW + timedelta(hours=1))
        again = later.expect((38.7141, -9.1391), "Europe/Lisbon", [FIRST, LAST])
        assert len(server.requests) == 1
        assert again[FIRST] == first[FIRST]
        tomorrow = service(server, tmp_path, NOW + timedelta(days=1))
        assert tomorrow.expect(LISBON, "Europe/Lisbon", [LAST])[LAST].as_of == date(2026, 11, 23)
        service(server, tmp_path).expect((41.15, -8.61), "Europe/Lisbon", [FIRST])
        assert len(server.requests) == 3
    assert KEPT_SECONDS <= 6 * 3600


def test_days_and_values_that_are_missing(tmp_path: Path) -> None:
    """The far days often lack a chance of rain; a day without temperatures is no forecast."""
    gaps: dict[str, list[Any]] = {
        "weather_code": [None, 123, *[0] * 14],
        "temperature_2m_max": [20.0, 20.0, None, *[20.0] * 13],
        "temperature_2m_min": [8.0] * 10,
        "precipitation_sum": [None] * 16,
        "precipitation_probability_max": [None] * 16,
    }
    with serving(answering(forecast(**gaps))) as server:
        days = [FIRST + timedelta(days=ahead) for ahead in range(16)]
        told = service(server, tmp_path).expect(LISBON, "Europe/Lisbon", days)
    assert [(day - FIRST).days for day in told] == [0, 1, 3, 4, 5, 6, 7, 8, 9]
    assert told[FIRST].words == told[days[1]].words == ""
    assert told[days[3]].words == "clear"
    assert told[FIRST].rain_chance is told[FIRST].rain_mm is None
    assert not told[FIRST].wet


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"<html>Welcome to the hotel's network</html>", "json_invalid"),
        (b"", "json_invalid"),
        (b"\xff\xfe\x00", "json_invalid"),
        (b"[" * 100_000, "json_invalid"),
        (b"[]", "model_type"),
        (b'{"error": true, "reason": "out of range"}', "daily_units"),
        (json.dumps(forecast({"temperature_2m_max": "°F"})).encode(), "temperature_2m_max"),
        (json.dumps(forecast({"precipitation_sum": "inch"})).encode(), "precipitation_sum"),
        (json.dumps(forecast(temperature_2m_max=[900.0] * 16)).encode(), "temperature_2m_max"),
        (json.dumps(forecast(temperature_2m_max=[-20.0] * 16)).encode(), "value_error"),
        (json.dumps(forecast(precipitation_sum=[float("nan")])).encode(), "precipitation_sum"),
        (json.dumps(forecast(weather_code=[0] * 1000)).encode(), "weather_code"),
        (json.dumps(forecast(temperature_2m_max=[10**400] * 16)).encode(), "temperature_2m_max"),
        (json.dumps(forecast(temperature_2m_min=[float("inf")])).encode(), "temperature_2m_min"),
        (json.dumps(forecast(precipitation_sum=[10**400])).encode(), "precipitation_sum"),
        (json.dumps(forecast(time=[10**400])).encode(), "time"),
        (json.dumps(forecast(time={})).encode(), "time"),
        (b'{"daily": ' + b"9" * 5000 + b"}", ""),
        (json.dumps(forecast(time=["tomorrow"])).encode(), "time"),
    ],
)
def test_what_is_no_forecast_is_refused_and_not_kept(
    body: bytes, fault: str, tmp_path: Path
) -> None:
    with serving(lambda _: Answer(body)) as server:
        for _ in range(2):
            with pytest.raises(ServiceError, match=f"answered what is no forecast .*{fault}"):
                service(server, tmp_path).expect(LISBON, "Europe/Lisbon", [FIRST])
    assert len(server.requests) == 2


def test_a_kept_answer_that_was_tampered_with_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(answering(forecast())) as server:
        spoilt = service(server, tmp_path)
        monkeypatch.setattr(Cache, "get", lambda *_: '{"daily": 5}')
        assert FIRST in spoilt.expect(LISBON, "Europe/Lisbon", [FIRST])
        monkeypatch.undo()
        assert FIRST in spoilt.expect(LISBON, "Europe/Lisbon", [FIRST])
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [400, 429, 500, 503])
def test_a_server_that_fails_is_asked_once(status: int, tmp_path: Path) -> None:
    with (
        serving(lambda _: Answer(b"", status)) as server,
        pytest.raises(ServiceError, match=f"Open-Meteo answered {status}"),
    ):
        service(server, tmp_path).expect(LISBON, "Europe/Lisbon", [FIRST])
    assert len(server.requests) == 1


@pytest.mark.parametrize("slow", [Answer(b"{}", delay=1), Answer(b" " * 100, drip=0.05)])
def test_a_slow_server_is_left(slow: Answer, tmp_path: Path) -> None:
    with serving(lambda _: slow) as server:
        begun = time.monotonic()
        with pytest.raises(ServiceError):
            service(server, tmp_path, seconds=0.2).expect(LISBON, "Europe/Lisbon", [FIRST])
        assert time.monotonic() - begun < 0.9
    assert len(server.requests) == 1
