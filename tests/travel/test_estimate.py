"""Estimated travel: which mode a party takes, and how long it needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripai.geo import Point
from tripai.model import Mode, Pace, Party
from tripai.travel.estimate import EstimatedTravel

HERE = (38.7139, -9.1394)
ADULTS = EstimatedTravel()
SLOW = {
    "small child": EstimatedTravel(Party(child_ages=(4,))),
    "senior": EstimatedTravel(Party(seniors=1)),
    "step-free": EstimatedTravel(step_free=True),
}
METRES_PER_DEGREE = 111_195
distances = st.integers(0, 20_000)
points = st.tuples(st.floats(38.6, 38.8), st.floats(-9.3, -9.0))
mode_sets = st.sets(st.sampled_from(["walk", "transit", "drive"])).map(sorted).map(tuple)
travels = st.builds(
    EstimatedTravel,
    party=st.sampled_from([Party(), Party(child_ages=(3, 12)), Party(adults=0, seniors=2)]),
    pace=st.sampled_from(["relaxed", "balanced", "packed"]),
    step_free=st.booleans(),
    modes=mode_sets,
)


def north(metres: float) -> Point:
    return (HERE[0] + metres / METRES_PER_DEGREE, HERE[1])


def walking(**changes: object) -> EstimatedTravel:
    return EstimatedTravel(modes=("walk",), **changes)


@given(travels, points, points)
def test_as_long_there_as_back(travel: EstimatedTravel, a: Point, b: Point) -> None:
    assert travel.leg(a, b) == travel.leg(b, a)
    assert travel.leg(a, b).source == "estimate"


@given(travels, points)
def test_staying_takes_no_time(travel: EstimatedTravel, a: Point) -> None:
    leg = travel.leg(a, a)
    assert (leg.mode, leg.minutes, leg.metres) == ("walk", 0, 0)


@given(travels, distances, distances)
def test_farther_by_the_same_mode_takes_longer(travel: EstimatedTravel, a: int, b: int) -> None:
    near, far = travel.leg(HERE, north(min(a, b))), travel.leg(HERE, north(max(a, b)))
    if near.mode == far.mode:
        assert near.minutes <= far.minutes
        assert near.metres <= far.metres
    else:
        assert near.mode == "walk"  # who rides a short way rides every longer one


@given(travels, distances)
def test_only_the_modes_that_are_allowed(travel: EstimatedTravel, metres: int) -> None:
    leg = travel.leg(HERE, north(metres))
    allowed = set(travel.modes) or {"walk", "transit"}
    assert leg.mode in allowed | {"walk"}
    if leg.mode == "walk" and "walk" not in allowed:
        assert leg.minutes <= 7  # a few steps are taken by everybody


@pytest.mark.parametrize(
    ("metres", "modes", "mode", "minutes"),
    [
        (500, (), "walk", 9),
        (1400, (), "walk", 25),
        (2000, (), "transit", 18),
        (2000, ("walk", "transit"), "transit", 18),
        (5000, (), "transit", 30),
        (5000, ("drive",), "drive", 26),
        (5000, ("walk", "drive"), "drive", 26),
        (5000, ("transit", "drive"), "transit", 30),
        (5000, ("walk",), "walk", 87),
        (500, ("transit",), "transit", 12),
        (500, ("drive",), "drive", 10),
        (300, ("transit",), "walk", 6),
    ],
)
def test_known_legs(metres: int, modes: tuple[Mode, ...], mode: Mode, minutes: int) -> None:
    leg = EstimatedTravel(modes=modes).leg(HERE, north(metres))
    assert (leg.mode, leg.minutes) == (mode, minutes)


@pytest.mark.parametrize("pace", ["relaxed", "balanced", "packed"])
@given(metres=distances)
def test_nobody_rides_to_save_a_few_minutes(pace: Pace, metres: int) -> None:
    leg = EstimatedTravel(pace=pace).leg(HERE, north(metres))
    on_foot = walking().leg(HERE, north(metres)).minutes
    if leg.mode == "walk":
        assert leg.minutes == on_foot
    else:
        assert on_foot - leg.minutes >= 6
        assert on_foot > {"relaxed": 20, "balanced": 25, "packed": 30}[pace]


def test_a_packed_day_walks_where_a_relaxed_one_rides() -> None:
    modes = {
        pace: EstimatedTravel(pace=pace).leg(HERE, north(1500)).mode
        for pace in ("relaxed", "packed")
    }
    assert modes == {"relaxed": "transit", "packed": "walk"}


@pytest.mark.parametrize("who", SLOW)
def test_who_walks_slowly_needs_longer_and_rides_sooner(who: str) -> None:
    slow = SLOW[who]
    assert slow.leg(HERE, north(590)).minutes == 13
    assert ADULTS.leg(HERE, north(590)).minutes == 11
    assert slow.leg(HERE, north(1300)).mode == "transit"
    assert ADULTS.leg(HERE, north(1300)).mode == "walk"


def test_six_minutes_saved_are_worth_a_ride_and_five_are_not() -> None:
    legs = [SLOW["senior"].leg(HERE, north(metres)) for metres in (870, 900)]
    assert [(leg.mode, leg.minutes) for leg in legs] == [("walk", 19), ("transit", 14)]


def test_a_child_of_eight_keeps_up() -> None:
    assert EstimatedTravel(Party(child_ages=(8, 15))).leg(HERE, north(590)).minutes == 11


def test_step_free_rides_wait_for_the_lift() -> None:
    ways = [
        EstimatedTravel(step_free=free).leg(HERE, north(5000)).minutes for free in (False, True)
    ]
    assert ways == [30, 35]
    drives = [
        EstimatedTravel(step_free=free, modes=("drive",)).leg(HERE, north(5000)).minutes
        for free in (False, True)
    ]
    assert drives == [26, 26]


def test_a_matrix_has_a_leg_from_each_point_to_each() -> None:
    places = [HERE, north(500), north(5000)]
    matrix = ADULTS.matrix(places)
    assert matrix == [[ADULTS.leg(a, b) for b in places] for a in places]
    assert ADULTS.matrix([]) == []


def test_an_airport_far_out_is_reached_by_a_faster_train() -> None:
    """Kyoto's is 75 km away: the express takes 80 minutes, a town's trams would take five hours."""
    kansai, kyoto = (34.4320, 135.2304), (34.9858, 135.7588)
    leg = EstimatedTravel(Party()).leg(kansai, kyoto)
    assert leg.mode == "transit"
    assert 80 <= leg.minutes <= 150
