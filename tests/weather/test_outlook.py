"""A forecast where there is one, else what is usual."""

from collections.abc import Mapping, Sequence
from datetime import date

from tripai.errors import ServiceError
from tripai.geo import Point
from tripai.model import Weather
from tripai.weather.climate import Climate
from tripai.weather.outlook import Outlook

LISBON = (38.71, -9.14)
NEAR, FAR = date(2026, 12, 4), date(2026, 12, 12)
SUN = Weather(kind="forecast", low=5, high=16, source="test")


class Told:
    """A WeatherSource that knows one date, or fails."""

    def __init__(self, fault: ServiceError | None = None) -> None:
        self.fault = fault

    def expect(self, _point: Point, _zone: str, _days: Sequence[date]) -> Mapping[date, Weather]:
        if self.fault:
            raise self.fault
        return {NEAR: SUN}


def test_a_forecast_goes_before_what_is_usual() -> None:
    said: list[str] = []
    told = Outlook(Told(), Climate(), said.append).expect(LISBON, "Europe/Lisbon", [NEAR, FAR])
    assert told[NEAR] == SUN
    assert told[FAR].kind == "climate"
    assert said == []


def test_without_a_forecast_one_sentence_and_what_is_usual() -> None:
    said: list[str] = []
    outlook = Outlook(Told(ServiceError("The sky fell.")), Climate(), said.append)
    told = outlook.expect(LISBON, "Europe/Lisbon", [NEAR, FAR])
    assert {weather.kind for weather in told.values()} == {"climate"}
    assert said == ["No forecast: The sky fell."]
    assert outlook.expect((0.0, 0.0), "UTC", [NEAR]) == {}
