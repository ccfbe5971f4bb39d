"""What is usual in and around the cities of the box."""

from datetime import date

import pytest

from tripai.places.catalogue import Catalogue
from tripai.weather.climate import Climate, Normals, normals

DECEMBER, JULY = date(2026, 12, 4), date(2027, 7, 4)
LISBON = (38.7139, -9.1394)


def test_what_is_usual_in_a_month() -> None:
    usual = Climate().expect(LISBON, "Europe/Lisbon", [DECEMBER, JULY])
    december, july = usual[DECEMBER], usual[JULY]
    assert (december.kind, december.low, december.high, december.rain_days) == (
        "climate",
        9,
        15,
        10,
    )
    assert (july.low, july.high, july.rain_days) == (18, 28, 1)
    assert december.source == "monthly normals, recalled"
    assert december.as_of is december.rain_chance is None


def test_near_a_city_it_is_as_in_the_city_and_far_from_all_nothing_is_said() -> None:
    sintra, faro = (38.80, -9.38), (37.02, -7.93)
    assert Climate().expect(sintra, "Europe/Lisbon", [JULY])
    assert Climate().expect(faro, "Europe/Lisbon", [JULY]) == {}


def test_every_city_of_the_box_has_normals() -> None:
    for city in Catalogue().cities():
        assert Climate().expect(city.point, city.zone, [JULY]), city.name


@pytest.mark.parametrize("city", normals())
def test_the_normals_are_possible(city: str) -> None:
    told = normals()[city]
    assert len(told.high) == len(told.low) == len(told.rain_days) == 12
    for month in range(1, 13):
        usual = told.of(month)
        assert 3 <= usual.high - usual.low <= 18
        assert 0 <= (usual.rain_days or 0) <= 20
    assert max(_leap(told.high), _leap(told.low)) <= 9  # degrees from one month to the next
    assert _leap(told.rain_days) <= 9  # the monsoon ends within a month


@pytest.mark.parametrize("city", normals())
def test_summer_is_in_the_summer(city: str) -> None:
    """North of the tropics July is warmer than January by far, south of them the other way round."""
    told = normals()[city]
    warmer = told.high[6] - told.high[0]
    latitude = told.at[0]
    if abs(latitude) > 23.5:
        assert warmer * (1 if latitude > 0 else -1) >= 5
    else:
        assert abs(warmer) <= 13


def test_there_are_fifty_five_cities_no_two_in_one_place() -> None:
    assert len(normals()) == 55
    assert len({(round(n.at[0]), round(n.at[1])) for n in normals().values()}) == 54
    # Kyoto and Osaka are 43 km apart: the nearer one's normals hold
    kyoto = normals()["kyoto"]
    [usual] = Climate().expect(kyoto.at, "Asia/Tokyo", [JULY]).values()
    assert isinstance(kyoto, Normals)
    assert usual == kyoto.of(7)


def _leap(months: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(months, (*months[1:], months[0]), strict=True))
