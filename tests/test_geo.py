"""Distances on the globe."""

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripai.geo import EARTH_RADIUS_M, Point, distance_m

LISBON, PARIS, TOKYO = (38.7139, -9.1394), (48.8566, 2.3522), (35.6762, 139.6503)
points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("a", "b", "kilometres"),
    [  # great-circle distances, as any atlas has them
        (LISBON, PARIS, 1453),
        (PARIS, TOKYO, 9712),
        ((0, 179.5), (0, -179.5), 111.2),  # across the date line
        ((90, 0), (90, 123), 0),  # every meridian meets at the pole
    ],
)
def test_known_distances(a: Point, b: Point, kilometres: float) -> None:
    assert distance_m(a, b) / 1000 == pytest.approx(kilometres, rel=0.003, abs=0.001)


@given(points, points)
def test_the_same_both_ways_and_never_beyond_the_antipode(a: Point, b: Point) -> None:
    assert distance_m(a, b) == distance_m(b, a)
    assert 0 <= distance_m(a, b) <= pi * EARTH_RADIUS_M
    assert distance_m(a, a) == 0


@given(points, points, points)
def test_a_detour_is_not_shorter(a: Point, b: Point, c: Point) -> None:
    assert distance_m(a, c) <= distance_m(a, b) + distance_m(b, c) + 0.1
