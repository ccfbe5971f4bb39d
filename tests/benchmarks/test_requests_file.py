"""The requests of the reading benchmark are well-formed: at least 350 different ones that can be kept."""

from collections import Counter
from datetime import time, timedelta
from itertools import combinations

import pytest
from rapidfuzz import fuzz
from reading import FIELDS, NOW, Outcome, Request, read_of, requests, said_by

from tripai.ai import Known
from tripai.ai.reading import LocalTime, Reading
from tripai.places.catalogue import Catalogue

REQUESTS = requests()
PARTY = {"adults", "child_ages", "children", "seniors"}
EACH = pytest.mark.parametrize("request_", REQUESTS, ids=[r.words[:40] for r in REQUESTS])
KNOWN = Known(Catalogue().cities(), lambda _: (), elsewhere=lambda _: (), now=NOW)
PLAIN = Request("en", "Rome, 2 adults, 3 days", {"city": "Rome", "adults": 2, "days": 3})


def test_there_are_350_in_six_languages() -> None:
    counted = Counter(request.language for request in REQUESTS)
    assert set(counted) == {"en", "es", "fr", "de", "pt", "ja"}
    assert counted.total() >= 350
    assert min(counted.values()) >= 40


def test_no_two_of_a_language_are_alike() -> None:
    pairs = ((a.words, b.words) for a, b in combinations(REQUESTS, 2) if a.language == b.language)
    assert not [(a, b) for a, b in pairs if fuzz.ratio(a.casefold(), b.casefold()) > 80]


@EACH
def test_says_what_can_be_read(request_: Request) -> None:
    assert set(request_.said) <= {*FIELDS, *PARTY} - {"party"}
    city = request_.said.get("city")
    assert city is None or city in {city.name for city in KNOWN.cities}
    assert Outcome(request_, said_by(request_), said_by(request_)).failures() == []


@EACH
def test_its_dates_go_together(request_: Request) -> None:
    said = request_.said
    start, end, days = said.get("start"), said.get("end"), said.get("days")
    assert all(day > NOW.date() for day in (start, end) if day)
    if start and end:
        assert end - start in ({timedelta(days - 1)} if days else {end - start})
        assert end >= start
    assert not (start and "month" in said)


def test_what_is_read_beyond_what_is_said_is_wrong() -> None:
    read = read_of(Reading(city="roma", adults=2, days=3, month=5), KNOWN)
    (line,) = Outcome(PLAIN, said_by(PLAIN), read).failures()
    assert line.endswith("month is 5 instead of nothing")


def test_a_refusal_is_wrong_in_every_field() -> None:
    refused = Outcome(PLAIN, said_by(PLAIN), {"refused": "No."})
    assert not any(refused.is_right(field) for field in FIELDS)
    assert refused.failures() == ["en 'Rome, 2 adults, 3 days': refused: No."]


def test_a_departure_is_the_last_day() -> None:
    leave = LocalTime(clock=time(17), weekday=6)
    assert str(read_of(Reading(city="Rome", leave=leave), KNOWN)["end"]) == "2026-11-29"
