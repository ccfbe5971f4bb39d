"""`tripai now`, as somebody on the way asks it."""

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from running import Run

from real_routes import planned
from tripai import open_store
from tripai.model import Route


@pytest.fixture
def trip(tripai: Run) -> Route:
    assert tripai("list").code == 0
    with open_store() as store:
        return store.save(planned("2 days in Kyoto, gardens", start="2027-03-02"))


def told(tripai: Run, monkeypatch: pytest.MonkeyPatch, moment: str) -> dict[str, str]:
    """What is told at a moment, by the name of the fact."""
    monkeypatch.setenv("TRIPAI_NOW", moment)
    monkeypatch.setenv("COLUMNS", "120")
    outcome = tripai("now")
    assert (outcome.code, outcome.err) == (0, "")
    title, *lines = outcome.out.splitlines()
    assert title == "2 days in Kyoto"
    return {
        name.strip(): fact.strip() for name, _, fact in (each.partition("  ") for each in lines)
    }


def test_the_trip_from_its_eve_to_its_end(
    trip: Route, tripai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, *_ = trip.days[0].activities
    last = trip.days[-1].activities[-1]
    before = told(tripai, monkeypatch, "2026-11-22T09:00:00+00:00")
    assert before["It is"] == "Sunday 22 November 2026, 18:00 (Asia/Tokyo)"
    assert before["Begins"] == first.title
    assert before["At"] == f"Tuesday 2 March 2027, {first.start:%H:%M}, in 100 days"
    assert "Day" not in before
    on = told(tripai, monkeypatch, first.start.isoformat())
    assert (on["Day"], on["On"]) == ("1 of 2", first.title)
    assert on["Until"] == f"{first.end:%H:%M}, in {first.minutes} min"
    assert on["Next"] == second.title
    assert on["At"].startswith(f"{second.start:%H:%M}, in ")
    assert second.leg is not None
    assert f" {second.leg.minutes} min, " in on["Way"]
    over = told(tripai, monkeypatch, last.end.isoformat())
    assert over["Next"] == "nothing: the trip is over"
    assert over["Way back"].endswith(f"to {trip.days[-1].base.name}")
    assert "Way back" not in told(tripai, monkeypatch, "2027-03-09T09:00:00+00:00")


def test_when_to_leave_and_that_it_is_late(
    trip: Route, tripai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    following = next(each for each in trip.activities if each.leg and each.leg.minutes > 3)
    assert following.leg is not None
    leave = following.start - timedelta(minutes=following.leg.minutes)
    clock = f"{leave.astimezone(ZoneInfo(following.zone)):%H:%M}"
    for minutes, said in ((-10, "in 10 min"), (0, "now"), (3, "3 min ago")):
        moment = (leave + timedelta(minutes=minutes)).isoformat()
        assert told(tripai, monkeypatch, moment)["Leave"] == f"{clock}, {said}"
        assert tripai("now", "--json").document["minutes_to_leave"] == -minutes


def test_another_route_that_is_under_way_is_named(
    trip: Route, tripai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store() as store:
        store.save(planned("a day in Rome", start="2027-03-09"))
    assert trip.slug == "kyoto-2-days"
    for day, said in ((2, True), (3, True), (4, False), (9, False)):
        monkeypatch.setenv("TRIPAI_NOW", f"2027-03-0{day}T09:00:00+00:00")
        named = "2 days in Kyoto is under way: tripai now kyoto-2-days" in tripai("now").err
        assert named == said
    assert tripai("now", "kyoto").err == ""


def test_programs_read_the_same(trip: Route, tripai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, *_ = trip.days[0].activities
    monkeypatch.setenv("TRIPAI_NOW", first.start.isoformat())
    document = tripai("now", "kyoto", "--json").document
    assert (document["state"], document["day"], document["zone"]) == ("on", 1, "Asia/Tokyo")
    assert document["minutes_left"] == first.minutes
    assert document["on"]["id"] == first.id
    assert document["next"] == json.loads(second.model_dump_json())
    assert document["now"] == first.start.isoformat()


def test_it_needs_a_route(tripai: Run) -> None:
    outcome = tripai("now")
    assert (outcome.code, outcome.out) == (3, "")
    assert "No route is saved yet." in outcome.err
