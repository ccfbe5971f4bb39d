"""`tripai why` and the way out that a plan that cannot be is told: on real cities, as a person runs them."""

import json
import re
import shlex
from pathlib import Path

import jsonschema
import pytest
from running import Run

LISBON = ("plan", "2 days in Lisbon with two kids, no churches", "--start", "2026-12-07")


@pytest.fixture
def saved(tripai: Run) -> Run:
    planned = tripai(*LISBON, "--must", "Oceanarium", "--booked", "Fado @ 2026-12-07 20:00 / 90m")
    assert planned.code == 0
    return tripai


def test_why_something_is_in_and_why_not(saved: Run, home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*.db")}
    told = saved("why", "Oceanário de Lisboa")
    assert told.code == 0
    assert told.out.startswith("Lisbon Oceanarium\n It is on day ")
    assert "It is a must" in told.out
    assert "20:00 to 21:30" in saved("why", "fado", "lisbon-2-days").out
    assert "This trip avoids what is of the category church." in saved("why", "Sao Roque").out
    assert {path: path.read_bytes() for path in home.rglob("*.db")} == before


def test_the_json_of_both(saved: Run) -> None:
    schema = saved("schema", "explanation").document
    for place, included, reason in (
        ("Oceanarium", True, "must"),
        ("Fado", True, "booked"),
        ("National Tile Museum", None, None),
        ("São Roque Church", False, "avoided"),
    ):
        document = saved("why", place, "1", "--json").document
        jsonschema.validate(document, schema)
        assert document["route"] == "lisbon-2-days"
        if included is not None:
            assert (document["included"], document["reason"]) == (included, reason)


def test_what_is_not_known(saved: Run) -> None:
    unknown = saved("why", "Castle of George")
    assert (unknown.code, unknown.out) == (3, "")
    assert "No place is called Castle of George." in unknown.err
    assert "The nearest names are: " in unknown.err
    assert saved("why", "Oceanarium", "atlantis").code == 3
    assert saved("why").code == 2


CONFLICTS = {
    "closed on the day": ("1 day in Lisbon", "2026-12-07", "--must 'National Tile Museum'"),
    "more than a day": (
        *("1 day in Lisbon", "2026-12-04"),
        "--must Oceanarium --must 'São Jorge Castle' --must 'National Tile Museum' "
        "--must 'Jerónimos Monastery' --must 'Belém Tower' --must Gulbenkian",
    ),
    "a booking all day": (
        *("1 day in Lisbon", "2026-12-04"),
        "--must Oceanarium --booked 'Meeting @ 2026-12-04 10:00 / 8h'",
    ),
    "a train too early": (
        *("1 day in Lisbon", "2026-12-04"),
        "--must Oceanarium --leave '2026-12-04 13:30'",
    ),
    "a short day": (
        *("1 day in Lisbon", "2026-12-04"),
        "--must Oceanarium --must 'São Jorge Castle' --day-start 12:00 --day-end 17:00",
    ),
    "money": (
        *("1 day in London, 110 pounds a day", "2026-12-04"),
        "--must 'Tower of London' --must 'London Eye'",
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_every_option_that_would_help_does(case: str, tripai: Run) -> None:
    """The plan that is refused with exit code 4 says what would help; said again with that, it is made."""
    words, start, options = CONFLICTS[case]
    command = [
        "plan",
        words,
        "--dry-run",
        "--effort",
        "100",
        "--start",
        start,
        *shlex.split(options),
    ]
    refused = tripai(*command, "--json")
    assert (refused.code, refused.out) == (4, "")
    hint = json.loads(refused.err)["hint"]
    ways = [shlex.split(found) for found in re.findall(r"\((--[^)]+)\)", hint)]
    assert ways, hint
    for way in ways:
        assert tripai(*command, *way).code == 0, way
