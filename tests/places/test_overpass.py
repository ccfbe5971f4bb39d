"""Asking OpenStreetMap: the query, what comes back, and every way in which it goes wrong."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from loopback import Answer, Request, serving
from map_servers import element, overpass, told
from osm_samples import BILBAO, node, town
from tripai.errors import ServiceError
from tripai.network import Network
from tripai.places.osm_tags import KINDS, Feature, conditions
from tripai.places.overpass import Extract, fetch_extract, query_around

GOOD = overpass(town())


def ask(
    answer: Callable[[Request], Answer],
    mirror: Callable[[Request], Answer] | None = None,
    seconds: float = 10,
) -> tuple[Extract, list[str]]:
    """Return what was fetched, and the paths that were asked."""

    def respond(request: Request) -> Answer:
        return mirror(request) if mirror and request.path == "/mirror" else answer(request)

    with serving(respond) as server:
        urls = f"{server.url}/first {server.url}/mirror" if mirror else f"{server.url}/first"
        network = Network(pause=0.01, seconds=seconds)
        extract = fetch_extract(network, urls, BILBAO.point, 5000)
        return extract, [request.path for request in server.requests]


def refusal(answer: Callable[[Request], Answer], seconds: float = 10) -> str:
    with pytest.raises(ServiceError) as caught:
        ask(answer, seconds=seconds)
    return caught.value.message


def elements(*given: Any, **more: Any) -> Callable[[Request], Answer]:
    return lambda _: told({"elements": list(given), **more})


def test_one_bounded_query_for_all_kinds() -> None:
    query = query_around((43.2627, -2.9253), 7000)
    assert query.startswith("[out:json][timeout:90][maxsize:536870912];(")
    assert query.count("(around:") == query.count(",43.26270,-2.92530)")
    assert "around:6000" in query.partition("out meta center qt;")[2]
    sights = query.partition("out meta center qt;")[0]
    for selector, kind in KINDS:
        for key, values in conditions(selector)[:1]:
            assert not kind.category or f'["{key}"~"^(' in sights
            assert not kind.category or all(value in sights for value in values)


def test_what_comes_back() -> None:
    park = replace(node(6, 0, 0, "leisure=park", name="Parque"), kind="way", edited=2019)
    extract, _ = ask(lambda _: overpass([*town(), park]))
    assert extract.day == date(2026, 11, 21)
    assert park in extract.features
    assert {f.number for f in town()} <= {f.number for f in extract.features}


def test_the_form_and_the_name_we_give() -> None:
    with serving(lambda _: GOOD) as server:
        fetch_extract(Network(), server.url, BILBAO.point, 5000)
    [request] = server.requests
    assert request.method == "POST"
    assert request.form == {"data": query_around(BILBAO.point, 5000)}
    assert request.headers["user-agent"].startswith("tripai/")


def test_a_thing_that_two_parts_of_the_query_find_is_there_once_with_its_date() -> None:
    square = node(4, 0, 0, "place=square wikidata=Q5", name="Plaza")
    bare = element(square)
    del bare["timestamp"]
    extract, _ = ask(elements(element(square), bare))
    assert extract.features == (replace(square, edited=2024),)


def test_a_busy_server_is_asked_again() -> None:
    tries = iter([Answer(status=429), Answer(status=504), GOOD])
    extract, asked = ask(lambda _: next(tries))
    assert extract.features
    assert asked == ["/first"] * 3


@pytest.mark.parametrize(
    "first",
    [
        Answer(status=504),
        Answer(b"<html>too busy</html>"),
        told({"elements": [], "remark": 'runtime error: Query timed out in "query" at line 1.'}),
        Answer(b'{"elements": [', promised=999),
    ],
    ids=["504", "a page", "a remark", "truncated"],
)
def test_a_mirror_is_asked_when_the_first_fails(first: Answer) -> None:
    extract, asked = ask(lambda _: first, mirror=lambda _: GOOD)
    assert extract.features
    assert asked[-1] == "/mirror"
    assert asked.count("/mirror") == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(status=504), "answered 504 Gateway Timeout"),
        (Answer(status=400), "answered 400 Bad Request"),
        (Answer(b""), "answered what was not asked"),
        (Answer(b"[" * 100_000), "answered what was not asked"),
        (Answer(b"\xff\xfe"), "answered what was not asked"),
        (Answer(b'{"elements": ' + b"9" * 5000), "answered what was not asked"),
        (told([]), "answered what was not asked"),
        (told({}), "answered what was not asked"),
        (told({"elements": {}}), "answered what was not asked"),
        (told({"elements": [], "remark": "runtime error: Query ran out of memory\x1b[31m."}),
         "gave up: runtime error: Query ran out of memory [31m"),
        (Answer(GOOD.body, promised=len(GOOD.body) + 9), "did not answer: "),
        (Answer(b"x" * 50, drip=0.05), "took more than 0.4 seconds"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said_in_one_sentence(answer: Answer, said: str) -> None:
    message = refusal(lambda _: answer, seconds=0.4 if answer.drip else 10)
    assert message.startswith("OpenStreetMap cannot be asked: 127.0.0.1:")
    assert said in message
    assert message.endswith(".")
    assert "\n" not in message


def test_a_remark_that_is_no_error_does_no_harm() -> None:
    extract, _ = ask(lambda _: overpass(town(), remark="please cite"))
    assert extract.features


@pytest.mark.parametrize(
    "change",
    [
        {"type": "area"},
        {"type": []},
        {"id": True},
        {"id": 10**400},
        {"lat": 10**400},
        {"lat": -(10**400)},
        {"lat": True},
        {"lat": float("inf")},
        {"id": "1"},
        {"id": -4},
        {"id": None},
        {"lat": "43"},
        {"lat": 91},
        {"lon": None},
        {"lat": float("nan")},
        {"center": 5},
        {"tags": ["name"]},
        {"tags": {"name": {"en": "x"}, "tourism": "museum"}},
        {"tags": {"tourism": "museum"}},
        {"tags": None},
    ],
    ids=str,
)
def test_an_element_that_is_none_is_left_out(change: dict[str, Any]) -> None:
    bad = element(node(1, 0, 0, "tourism=museum", name="Bad")) | change
    good = node(2, 0, 0, "tourism=museum", name="Good")
    extract, _ = ask(elements("x", None, bad, element(good)))
    assert [f.number for f in extract.features] == [2]


def test_an_odd_date_is_no_date() -> None:
    odd = element(node(1, 0, 0, "tourism=museum")) | {"timestamp": "soon"}
    extract, _ = ask(elements(odd, osm3s={"timestamp_osm_base": "today, I think"}))
    assert (extract.day, extract.features[0].edited) == (None, None)


def test_an_endless_tag_is_cut() -> None:
    long = element(node(1, 0, 0, "tourism=museum", name="a" * 10**6))
    extract, _ = ask(elements(long))
    assert len(extract.features[0].tags["name"]) == 1000


def test_offline_no_server_is_asked_and_one_is_named() -> None:
    with serving(lambda _: GOOD) as server, pytest.raises(ServiceError, match="may not be used"):
        fetch_extract(Network(offline=True), f"{server.url} {server.url}", BILBAO.point, 5000)
    assert server.requests == []


def test_no_server_is_set() -> None:
    with pytest.raises(ServiceError, match="No Overpass server is set"):
        fetch_extract(Network(), " ", BILBAO.point, 5000)


def test_json_of_our_own_making_is_what_overpass_writes() -> None:
    written = json.loads(GOOD.body)["elements"][0]
    assert written.keys() >= {"type", "id", "lat", "lon", "timestamp", "tags"}
    assert isinstance(Feature("node", 1, 0.0, 0.0, written["tags"]).tags["name"], str)
