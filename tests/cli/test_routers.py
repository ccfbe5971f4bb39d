"""Planning with a router of one's own."""

import pytest
from running import Run

from loopback import Answer, serving
from street_servers import osrm, valhalla
from tripai.geo import Point, distance_m
from tripai.model import Mode

ROME = ("plan", "a day in Rome", "--start", "2027-03-02")


def streets(mode: Mode, a: Point, b: Point) -> tuple[float, float]:
    metres = 1.45 * distance_m(a, b)
    return metres / {"walk": 1.4, "drive": 7}[mode], metres


@pytest.mark.parametrize(("setting", "speak"), [("OSRM", osrm), ("VALHALLA", valhalla)])
def test_ways_on_foot_are_the_router_s(
    tripai: Run, monkeypatch: pytest.MonkeyPatch, setting: str, speak: object
) -> None:
    with serving(speak(streets)) as server:
        monkeypatch.setenv(f"TRIPAI_{setting}_URL", server.url)
        monkeypatch.delenv("TRIPAI_OFFLINE")
        first = tripai(*ROME, "--dry-run", "--json")
        assert len(server.requests) == (1 if setting == "OSRM" else 4)
        again = tripai(*ROME, "--dry-run", "--json", "--offline")
    assert again.out == first.out
    [day] = first.document["days"]
    legs = [activity["leg"] for activity in day["activities"] if activity["leg"]]
    assert {leg["source"] for leg in legs if leg["mode"] == "walk"} == {"routed"}
    assert {leg["source"] for leg in legs if leg["mode"] == "transit"} <= {"estimate"}
    assert not any(
        "estimated from the distance" in a for a in first.document["brief"]["assumptions"]
    )
    assert "(routed)" in tripai(*ROME, "--offline").out
    paper = tripai("export", "--to", "markdown", "-o", "-").out
    assert "(routed)" in paper
    assert "Travel times marked routed: a router's, over OpenStreetMap's streets" in paper


def test_a_router_that_fails_is_said_and_the_plan_is_the_one_without(
    tripai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = tripai(*ROME, "--dry-run", "--json").document
    with serving(lambda _: Answer(status=500)) as server:
        monkeypatch.setenv("TRIPAI_OSRM_URL", server.url)
        monkeypatch.delenv("TRIPAI_OFFLINE")
        answered = tripai(*ROME, "--dry-run", "--json")
        refused = tripai(*ROME, "--dry-run", "--json", "--offline").document
    assert (answered.code, len(server.requests)) == (0, 1)
    said = (
        "Travel times are estimated from the distance: "
        "The OSRM server answered 500 Internal Server Error."
    )
    assert answered.document["brief"]["assumptions"] == [*without["brief"]["assumptions"], said]
    assert answered.document["days"] == without["days"]
    assert "may not be used" in refused["brief"]["assumptions"][-1]
    assert refused["days"] == without["days"]


def test_an_address_that_is_none(tripai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPAI_OSRM_URL", "localhost:5000")
    monkeypatch.delenv("TRIPAI_OFFLINE")
    outcome = tripai(*ROME, "--dry-run")
    assert outcome.code == 0
    assert "is no http or https address" in " ".join(outcome.out.split())
