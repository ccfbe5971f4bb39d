"""What a day out of doors is like, and how good a route is proved to be, in words."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tripai import wording
from tripai.model import Activity, Brief, Route, RouteDay, Spot, Stay, Sun, Weather

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


@pytest.mark.parametrize(
    ("zone", "start", "minutes", "said"),
    [
        ("America/New_York", "2027-11-07T05:30", 60, "01:30 EDT–01:30 EST"),
        ("America/New_York", "2027-11-07T06:10", 50, "01:10–02:00"),  # all of it in the second hour
        ("America/New_York", "2027-11-07T03:30", 600, "23:30 EDT–08:30 EST (next day)"),
        ("America/New_York", "2027-11-08T03:30", 60, "22:30–23:30"),
        ("Europe/Lisbon", "2027-03-28T00:30", 60, "00:30 WET–02:30 WEST"),
        ("Pacific/Chatham", "2027-04-03T13:45", 60, "03:30 UTC+1345–03:30 UTC+1245"),
    ],
)
def test_an_hour_that_comes_twice_is_told_from_itself(
    zone: str, start: str, minutes: int, said: str
) -> None:
    begins = datetime.fromisoformat(f"{start}+00:00").astimezone(ZoneInfo(zone))
    ends = (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begins.tzinfo)
    jazz = Activity(id="x", kind="event", title="Jazz", start=begins, end=ends, zone=zone)
    assert wording.DASH.join(wording.span(jazz)) == said
    assert wording.clock(jazz) == said.removesuffix(" (next day)")


@pytest.mark.parametrize(
    ("score", "bound", "gap", "said"),
    [
        (912, 930, 0.0194, "912, within 2.0 % of the best possible."),
        (3101, 3160, 0.0187, "3,101, within 1.9 % of the best possible."),
        (912, 912, 0.0, "912, proved optimal."),
        (9999, 10000, 0.0001, "9,999, within 0.1 % of the best possible."),
    ],
)
def test_never_more_is_said_than_is_proved(score: int, bound: int, gap: float, said: str) -> None:
    assert wording.optimality(scored(score, bound, gap)) == f"Score for sights and meals: {said}"


def test_nothing_is_said_where_no_bound_is_known() -> None:
    assert wording.optimality(scored(912, 0, 0.0)) == ""


def scored(score: int, bound: int, gap: float) -> Route:
    stay = Stay(city="Lisbon", country="PT", zone="Europe/Lisbon", days=1)
    return Route(
        slug="a",
        title="A",
        brief=Brief(stays=(stay,), start=DAY, days=1),
        days=(RouteDay(number=1, date=DAY, base=BASE),),
        score=score,
        bound=bound,
        gap=gap,
    )
