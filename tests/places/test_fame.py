"""Asking Wikidata how well known things are, and Nominatim where a village is."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from loopback import Answer, Request, serving
from map_servers import HALLSTATT, SITELINKS, told, wikidata
from tripai.errors import NotFoundError, ServiceError
from tripai.network import Network
from tripai.places.gazetteer import Gazetteer
from tripai.places.nominatim import Settlement, find_settlement
from tripai.places.wikidata import batches, fetch_sitelinks

NETWORK = Network(pause=0.01, seconds=10)


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer() as opened:
        yield opened


def counts(answer: Callable[[Request], Answer], *items: str) -> dict[str, int]:
    with serving(answer) as server:
        return fetch_sitelinks(NETWORK, server.url, items)


def test_only_the_numbers_are_asked_for() -> None:
    with serving(wikidata) as server:
        found = fetch_sitelinks(NETWORK, server.url, [*SITELINKS, "Q1"])
    assert found == SITELINKS
    [request] = server.requests
    assert request.query["ppprop"] == "wb-sitelinks"
    assert request.query["titles"].split("|") == [*SITELINKS, "Q1"]


def test_an_item_that_was_merged_counts_as_the_one_it_is_now() -> None:
    answer = told({"query": {
        "redirects": [{"from": "Q1", "to": "Q2"}],
        "pages": [{"title": "Q2", "pageprops": {"wb-sitelinks": "9"}}, {"title": "Q3", "missing": True}],
    }})  # fmt: skip
    assert counts(lambda _: answer, "Q1", "Q3") == {"Q1": 9}


@pytest.mark.parametrize("number", ["-5", "99999999", 10**400])
def test_a_number_is_within_reason(number: object) -> None:
    page = {"title": "Q1", "pageprops": {"wb-sitelinks": number}}
    assert 0 <= counts(lambda _: told({"query": {"pages": [page]}}), "Q1")["Q1"] <= 1000


def test_fifty_at_once() -> None:
    assert [len(batch) for batch in batches([f"Q{n}" for n in range(120)])] == [50, 50, 20]


@pytest.mark.parametrize(
    "document",
    [
        {"error": {"code": "maxlag", "info": "Waiting for a database"}},
        {"query": {"pages": 5}},
        {"query": {"pages": [{"pageprops": {"wb-sitelinks": "many"}, "title": "Q1"}]}},
        {"query": {"pages": [{"pageprops": {"wb-sitelinks": float("inf")}, "title": "Q1"}]}},
        {"query": {"pages": [], "redirects": [{"from": [], "to": {}}]}},
        {"query": {"pages": [{"pageprops": [], "title": "Q1"}]}},
        {"query": {"pages": [None]}},
        [],
        None,
    ],
)
def test_wikidata_answers_something_else(document: object) -> None:
    with pytest.raises(ServiceError, match="Wikidata answered what was not asked"):
        counts(lambda _: told(document), "Q1")


def found(gazetteer: Gazetteer, *answer: Any, name: str = "Hallstatt") -> Settlement:
    with serving(lambda _: told(list(answer))) as server:
        try:
            return find_settlement(NETWORK, f"{server.url}/", name, gazetteer)
        finally:
            [request] = server.requests
            assert request.path == "/search"
            assert (request.query["q"], request.query["limit"]) == (name, "1")


def test_a_village_is_found_with_its_zone_and_reach(gazetteer: Gazetteer) -> None:
    village = found(gazetteer, HALLSTATT)
    assert (village.city.name, village.city.country, village.city.zone) == (
        "Hallstatt",
        "AT",
        "Europe/Vienna",
    )
    assert 7_000 < village.reach < 12_000
    without_box = {key: value for key, value in HALLSTATT.items() if key != "boundingbox"}
    assert found(gazetteer, without_box).reach == 0


@pytest.mark.parametrize(
    "change",
    [
        *({"name": "\x07"}, {"lat": "99"}, {"lat": "nan"}, {"lon": "1e999"}, {"lat": 1e300}),
        *({"address": {"country_code": code}} for code in ("xx", "\ud800\ud800", "at" * 999)),
    ],
)
def test_what_is_no_village(gazetteer: Gazetteer, change: dict[str, Any]) -> None:
    with pytest.raises(NotFoundError, match="No city or village is known as 'Hallstatt'"):
        found(gazetteer, HALLSTATT | change)


def test_nominatim_is_asked_once_even_if_it_is_busy(gazetteer: Gazetteer) -> None:
    with (
        serving(lambda _: Answer(status=503)) as server,
        pytest.raises(ServiceError, match="Nominatim answered 503"),
    ):
        find_settlement(NETWORK, server.url, "Hallstatt", gazetteer)
    assert len(server.requests) == 1


def test_nobody_knows_it(gazetteer: Gazetteer) -> None:
    with pytest.raises(NotFoundError, match="No city or village is known as 'Xyzzy'"):
        found(gazetteer, name="Xyzzy")


@pytest.mark.parametrize(
    "box", [[10**400] * 4, ["1e999"] * 4, [1e300] * 4, "north", 5, [[]] * 4, ["nan"] * 4, None]
)
def test_a_village_may_have_no_box(gazetteer: Gazetteer, box: object) -> None:
    assert found(gazetteer, HALLSTATT | {"boundingbox": box}).reach >= 0


@pytest.mark.parametrize(
    "change",
    [
        *(
            {"lat": "north"},
            {"lat": 10**400},
            {"lat": []},
            {"lon": None},
            {"name": {}},
            {"name": 5},
        ),
        *({"address": None}, {"address": {}}, {"address": {"country_code": ["at"]}}),
    ],
)
def test_nominatim_answers_something_else(gazetteer: Gazetteer, change: dict[str, Any]) -> None:
    with pytest.raises(ServiceError, match="Nominatim answered what was not asked"):
        found(gazetteer, HALLSTATT | change)


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'["x"]', b"[[]]", b"[null]", b"[" * 99_999, b"9" * 5000]
)
def test_nominatim_answers_no_list(gazetteer: Gazetteer, body: bytes) -> None:
    with (
        serving(lambda _: Answer(body)) as server,
        pytest.raises(ServiceError, match="Nominatim answered what was not asked"),
    ):
        find_settlement(NETWORK, server.url, "x", gazetteer)
