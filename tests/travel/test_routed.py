"""Travel times from a router, spoken to over HTTP: OSRM and Valhalla alike."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import chain
from math import ceil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback import Answer, Loopback, Request, serving
from street_servers import Put, Ways, osrm, valhalla
from tripai.addresses import host_of
from tripai.cache import open_cache
from tripai.errors import ServiceError
from tripai.geo import Point, distance_m
from tripai.model import Leg, Mode, Party
from tripai.network import Network
from tripai.travel.estimate import DRIVE, EstimatedTravel
from tripai.travel.osrm import Osrm
from tripai.travel.routed import RoutedTravel
from tripai.travel.routers import find_router
from tripai.travel.tables import Table, Tables, Way
from tripai.travel.valhalla import Valhalla

HERE: Point = (38.71390, -9.13940)
KINDS = {"osrm": (Osrm, osrm), "valhalla": (Valhalla, valhalla)}
ADULTS, WALKERS = EstimatedTravel(), EstimatedTravel(modes=("walk",))
SPEED = {"walk": 1.4, "drive": 7.0}  # metres a second


def north(metres: float, east: float = 0) -> Point:
    return (round(HERE[0] + metres / 111_195, 5), round(HERE[1] + east / 86_760, 5))


FIVE = [HERE, north(400), north(1500), north(3000), north(300, 900)]


def streets(mode: Mode, a: Point, b: Point) -> tuple[float, float]:
    """Streets a third longer than the straight line, and uphill to the north takes longer."""
    metres = 1.3 * distance_m(a, b)
    return metres / SPEED[mode] * (1.2 if b[0] > a[0] else 1.0), metres


@dataclass(frozen=True)
class Town:
    """A server, and travel that asks it."""

    server: Loopback
    travel: Callable[..., RoutedTravel]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def town(kind: str, tmp_path: Path) -> Callable[[Ways], AbstractContextManager[Town]]:
    router, speak = KINDS[kind]

    @contextmanager
    def make(
        ways: Ways,
        spoil: Callable[[Answer], Answer] | None = None,
        seconds: float = 10,
        put: Put = tuple,
    ) -> Iterator[Town]:
        answer = speak(ways, put)
        spoilt = (lambda request: spoil(answer(request))) if spoil else answer
        with serving(spoilt) as server:

            def travel(estimate: EstimatedTravel = ADULTS, **how: bool) -> RoutedTravel:
                network = Network(pause=0.01, seconds=seconds, **how)
                cache = open_cache(tmp_path / "cache")
                return RoutedTravel(estimate, Tables(router(server.url + "/"), network, cache))

            yield Town(server, travel)

    return make


Make = Callable[..., AbstractContextManager[Town]]


def leg(mode: Mode, minutes: int, metres: int, source: str = "routed") -> Leg:
    return Leg(mode=mode, minutes=minutes, metres=metres, source=source)


def test_walks_are_the_router_s_and_trains_are_estimated(town: Make) -> None:
    with town(streets) as there:
        legs = there.travel().matrix([HERE, north(400), north(3000)])
    assert legs[0][0] == leg("walk", 0, 0)
    assert legs[0][1] == leg("walk", 8, 520)
    assert legs[1][0] == leg("walk", 7, 520)
    assert legs[0][2] == ADULTS.leg(HERE, north(3000))
    assert (legs[0][2].mode, legs[0][2].source) == ("transit", "estimate")


def test_drives_are_the_router_s_and_eight_minutes_for_the_car(town: Make) -> None:
    with town(streets) as there:
        legs = there.travel(EstimatedTravel(modes=("drive",))).matrix([HERE, north(3000)])
    seconds, metres = streets("drive", HERE, north(3000))
    assert legs[0][1] == leg("drive", ceil(seconds / 60 + 8), round(metres))
    assert len(there.server.requests) == 2  # a table a mode


def test_slow_walkers_take_a_quarter_longer(town: Make) -> None:
    slow = EstimatedTravel(Party(child_ages=(4,)), modes=("walk",))
    with town(streets) as there:
        [[_, way], _] = there.travel(slow).matrix([HERE, north(1500)])
    assert way == leg("walk", ceil(streets("walk", HERE, north(1500))[0] / 60 * 1.25), 1950)


@dataclass(frozen=True)
class Echo:
    """Tables of what the estimate says."""

    estimate: EstimatedTravel

    def table(self, mode: Mode, points: list[Point]) -> Table:
        return [[self._way(mode, distance_m(a, b)) for b in points] for a in points]

    def _way(self, mode: Mode, straight: float) -> Way:
        told = self.estimate.leg_by(mode, straight)
        minutes = told.minutes - (DRIVE.fixed_minutes if mode == "drive" else 0)
        return Way(minutes * 60, told.metres)


@given(
    points=st.lists(
        st.builds(north, st.integers(0, 9000), st.integers(0, 9000)), min_size=2, unique=True
    ),
    modes=st.sampled_from([(), ("walk",), ("drive",), ("walk", "drive"), ("transit",)]),
)
def test_a_router_that_says_what_the_estimate_says_changes_no_mode(
    points: list[Point], modes: tuple[Mode, ...]
) -> None:
    estimate = EstimatedTravel(modes=modes)
    routed = RoutedTravel(estimate, Echo(estimate)).matrix(points)
    for ours, theirs in zip(chain(*routed), chain(*estimate.matrix(points)), strict=True):
        assert (ours.mode, ours.minutes) == (theirs.mode, theirs.minutes)
        assert ours.source == ("estimate" if ours.mode == "transit" else "routed")


# One question, and then none


def test_a_set_of_points_is_asked_for_once(town: Make) -> None:
    with town(streets) as there:
        first = there.travel().matrix(FIVE)
        again = there.travel(offline=True).matrix(FIVE[::-1] + FIVE[:2])
        assert len(there.server.requests) == 1
        assert [row[4::-1] for row in again[4::-1]] == first
        there.travel().matrix(FIVE[:4])
    assert len(there.server.requests) == 2


def test_a_kept_answer_that_was_tampered_with_is_asked_for_again(
    town: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with town(streets) as there:
        first = there.travel().matrix(FIVE)
        spoilt = there.travel()
        monkeypatch.setattr(type(spoilt.tables.cache), "get", lambda *_: '{"code": "Ok"}')
        assert spoilt.matrix(FIVE) == first
    assert len(there.server.requests) == 2


def test_what_is_kept_tells_neither_the_address_nor_the_points(town: Make, tmp_path: Path) -> None:
    with town(streets) as there:
        there.travel().matrix(FIVE)
        assert there.server.url.encode() not in (tmp_path / "cache" / "cache.db").read_bytes()
        [entry] = open_cache(tmp_path / "cache").entries()
        assert entry.label == f"travel times · walk · {host_of(there.server.url)}"


@pytest.mark.parametrize("points", [[], [HERE], [HERE, HERE]])
def test_one_point_is_no_question(town: Make, points: list[Point]) -> None:
    with town(streets) as there:
        legs = there.travel().matrix(points)
    assert {(way.minutes, way.metres) for row in legs for way in row} <= {(0, 0)}
    assert there.server.requests == []


def test_many_points_are_asked_for_in_pieces(town: Make, kind: str) -> None:
    points = [north(37 * n % 2000, 53 * n % 1700) for n in range(120)]
    with town(streets) as there:
        legs = there.travel(WALKERS).matrix(points)
    assert len(there.server.requests) == 9
    assert {way.source for row in legs for way in row} == {"routed"}
    for a, b in ((0, 119), (119, 0), (60, 3)):
        minutes = streets("walk", points[a], points[b])[0] / 60
        assert abs(legs[a][b].minutes - minutes) <= 1
    assert len(points) > {"osrm": 100, "valhalla": 50}[kind]


# What cannot be true


def test_where_there_is_no_way_the_estimate_stays(town: Make) -> None:
    island = FIVE[1]
    with town(lambda mode, a, b: None if island in {a, b} else streets(mode, a, b)) as there:
        legs = there.travel(WALKERS).matrix(FIVE)
    assert legs[0][1] == WALKERS.leg(HERE, island)
    assert legs[0][2].source == "routed"


def test_what_a_way_lacks_of_the_straight_line_is_walked(town: Make) -> None:
    """A park's middle lies 250 m from the street on which the router puts it."""
    with town(lambda *_: (600, 700)) as there:
        [[_, way], _] = there.travel(WALKERS).matrix([HERE, north(950)])
    assert way == leg("walk", ceil(10 + 250 / 75), 950)


@pytest.mark.parametrize(
    "ways",
    [
        lambda *_: (0, 0),  # every point is put on the nearest street of another country
        lambda _, *ends: (distance_m(*ends) / 8, 1.3 * distance_m(*ends)),  # a car's speed
        lambda *_: None,
    ],
    ids=["one street", "cars", "no way"],
)
def test_a_router_of_another_region_or_mode_is_told_from_a_router(town: Make, ways: Ways) -> None:
    with (
        town(ways) as there,
        pytest.raises(ServiceError, match="knows no way between these places"),
    ):
        there.travel().matrix([*FIVE, north(50), north(1600)])


def test_a_place_off_the_map_has_no_ways(town: Make) -> None:
    """The router puts it on the last street of its map, and leads from there."""
    away, edge = FIVE[2], north(1100)
    with town(streets, put=lambda point: edge if point == away else point) as there:
        legs = there.travel(WALKERS).matrix(FIVE)
    assert {legs[0][2], legs[2][0]} == {WALKERS.leg(HERE, away)}
    assert legs[0][4].source == "routed"


def test_an_older_valhalla_does_not_tell_where_it_puts_points(tmp_path: Path) -> None:
    rows = [[{"distance": 0.5, "time": 400}] * 5] * 5
    nested = [[{"lat": 0, "lon": 0}] * 5]
    answer = {"sources_to_targets": rows, "sources": nested, "targets": nested}
    with serving(lambda _: Answer(json.dumps(answer).encode())) as server:
        tables = Tables(Valhalla(server.url), Network(), open_cache(tmp_path))
        assert tables.table("walk", FIVE) == [[Way(400, 500)] * 5] * 5


@pytest.mark.parametrize("points", [2, 3])
def test_of_a_few_ways_it_may_know_none(town: Make, points: int) -> None:
    with town(lambda *_: None) as there:
        legs = there.travel().matrix(FIVE[:points])
    assert {way.source for row in legs for way in row} == {"estimate"}


# A server that fails


def spoilt_document(**changes: object) -> Callable[[Answer], Answer]:
    def spoil(answer: Answer) -> Answer:
        return Answer(json.dumps(json.loads(answer.body) | changes).encode())

    return spoil


SHORT = [[0]]
WRONG = {
    "no JSON": lambda _: Answer(b"<html>Welcome to nginx!</html>"),
    "no text": lambda _: Answer(b"\xff\xfe\x00"),
    "nothing": lambda _: Answer(b""),
    "a list": lambda _: Answer(b"[1, 2]"),
    "null": lambda _: Answer(b"null"),
    "nested": lambda _: Answer(b"[" * 100_000),
    "another size": spoilt_document(durations=SHORT, distances=SHORT, sources_to_targets=SHORT),
    "other points": spoilt_document(sources=[], destinations=[5], targets=[5]),
    "strange points": spoilt_document(sources=[{"location": ["a", "b"], "lat": "a", "lon": "b"}] * 5),
    "numbers": spoilt_document(durations=5, sources_to_targets=5),
    "words": spoilt_document(durations=[["far"] * 5] * 5, sources_to_targets=[["far"] * 5] * 5),
    "not finite": lambda answer: Answer(answer.body.replace(b"520", b"1e999").replace(b"0.52", b"1e999")),
    "beyond the Earth": lambda answer: Answer(answer.body.replace(b"520", b"1e300").replace(b"0.52", b"1e300")),
    "400 digits": lambda answer: Answer(answer.body.replace(b"520", b"9" * 400).replace(b"0.52", b"9" * 400)),
    "5000 digits": lambda answer: Answer(answer.body.replace(b"520", b"9" * 5000).replace(b"0.52", b"9" * 5000)),
    "points beyond": spoilt_document(
        sources=[{"location": [10**400] * 2, "lat": 10**400, "lon": 0}] * 5,
        targets=[{"lat": float("inf"), "lon": 0}] * 5,
    ),
    "less than nothing": lambda answer: Answer(answer.body.replace(b"520", b"-520").replace(b"0.52", b"-0.52")),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_an_answer_that_is_no_table_is_an_error_and_is_not_kept(town: Make, what: str) -> None:
    with town(streets, WRONG[what]) as there:
        for _ in range(2):
            with pytest.raises(ServiceError, match="what is no table of travel times"):
                there.travel().matrix(FIVE)
    assert len(there.server.requests) == 2


FAILING = {
    "busy": (lambda _: Answer(status=429), "answered 429 Too Many Requests"),
    "fault": (lambda _: Answer(status=500), "answered 500 Internal Server Error"),
    "too big": (
        lambda _: Answer(b'{"code": "TooBig", "message": "Too many table coordinates"}', 400),
        "answered 400 Bad Request: Too many table coordinates",
    ),
    "truncated": (lambda answer: Answer(answer.body, promised=99_999), "did not answer"),
    "dripping": (lambda answer: Answer(answer.body, drip=0.1), "took more than 0.5 seconds"),
    "silent": (lambda _: Answer(delay=1), "did not answer: timed out"),
}


@pytest.mark.parametrize("how", FAILING)
def test_a_server_that_fails_is_an_error(town: Make, how: str) -> None:
    spoil, said = FAILING[how]
    with town(streets, spoil, 0.5) as there, pytest.raises(ServiceError, match=said):
        there.travel().matrix(FIVE)


def test_offline_only_what_is_kept_is_known(town: Make) -> None:
    with town(streets) as there, pytest.raises(ServiceError, match="may not be used"):
        there.travel(offline=True).matrix(FIVE)


# OSRM alone


@pytest.mark.parametrize("code", ["NoTable", "NoSegment", "InvalidQuery"])
def test_a_code_that_is_not_ok(tmp_path: Path, code: str) -> None:
    def answer(_: Request) -> Answer:
        return Answer(json.dumps({"code": code, "message": "no"}).encode())

    with serving(answer) as server:
        tables = Tables(Osrm(server.url), Network(), open_cache(tmp_path))
        with pytest.raises(ServiceError, match="no table of travel times"):
            tables.table("walk", FIVE)


def test_a_server_a_profile() -> None:
    osrm = Osrm("https://routing.example/routed-{profile}")
    for mode, path in (
        ("walk", "routed-foot/table/v1/foot"),
        ("drive", "routed-car/table/v1/driving"),
    ):
        url = osrm.query(mode, [HERE], [HERE]).url
        assert url == (
            f"https://routing.example/{path}/-9.13940,38.71390?annotations=duration,distance"
        )


def test_osrm_is_asked_before_valhalla() -> None:
    assert find_router("", "") is None
    assert find_router("http://a", "http://b") == Osrm("http://a")
    assert find_router("", "http://b") == Valhalla("http://b")
