"""The main job, as a newcomer does it: one sentence, a saved route, shown and printed."""

import json
import os
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from running import LISBON, Run

from tripai import hours
from tripai.cli.commands.plan import plan
from tripai.cli.context import Session
from tripai.cli.options import RunOptions, TripOptions
from tripai.model import MEAL_AREA, Route
from tripai.places.catalogue import Catalogue

HOUR = timedelta(hours=1)
KYOTO = ("plan", "2 days in Kyoto, gardens", "--start", "2027-04-05", "--must", "Nijo Castle")


def visits(route: Any) -> list[Any]:
    return [a for day in route["days"] for a in day["activities"] if a["kind"] == "visit"]


def test_the_sentence_of_the_readme_becomes_three_full_days(tripai: Run) -> None:
    planned = tripai("plan", LISBON, "--start", "2026-12-04", "--json")
    assert planned.code == 0, planned.err
    route = planned.document
    assert [day["date"] for day in route["days"]] == ["2026-12-04", "2026-12-05", "2026-12-06"]
    assert route["brief"]["party"] == {"adults": 2, "child_ages": [6, 9], "seniors": 0}
    assert route["brief"]["pace"] == "relaxed"
    assert {"tiles", "seafood"} <= route["brief"]["interests"].keys()
    assert not [f for f in route["findings"] if f["severity"] == "error"]
    for day in route["days"]:
        kinds = [activity["kind"] for activity in day["activities"]]
        assert kinds.count("meal") == 2
        assert kinds.count("visit") >= 3


def test_mondays_and_holidays_are_respected(tripai: Run) -> None:
    """2026-12-07 is a Monday, 2026-12-08 a public holiday in Portugal: some sights are closed, and none of these is visited."""
    found = tripai("plan", LISBON, "--start", "2026-12-04", "--days", "5", "--json").document
    found.pop("schema_version")
    route = Route.model_validate(found)
    [lisbon] = [city for city in Catalogue().cities() if city.name == "Lisbon"]
    sights = [place for place in Catalogue().places(lisbon) if place.category != MEAL_AREA]
    for day in route.days[3:]:
        noon = datetime.combine(day.date, time(12), ZoneInfo("Europe/Lisbon"))
        shut = [
            place for place in sights if hours.state_between(place, noon, noon + HOUR) == "closed"
        ]
        assert len(shut) >= 3
    for activity in route.activities:
        if activity.kind == "visit":
            assert activity.place is not None
            state = hours.state_between(activity.place, activity.start, activity.end)
            assert state == "open" or activity.place.hours is None


def test_the_same_words_give_the_same_bytes_in_another_home(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tripai("plan", LISBON, "--start", "2026-12-04", "--json").out
    monkeypatch.setenv("TRIPAI_HOME", str(tmp_path / "another"))
    assert tripai("plan", LISBON, "--start", "2026-12-04", "--json").out == first


def test_arrival_departure_and_a_booking(tripai: Run) -> None:
    route = tripai(
        *("plan", "3 days in Lisbon", "--start", "2026-12-04", "--json"),
        *("--arrive", "2026-12-04 14:30", "--leave", "2026-12-06 17:00"),
        *("--booked", "Fado show @ 2026-12-05 20:00 / 90m"),
    ).document
    first, second, third = (day["activities"] for day in route["days"])
    transfer, bags, *planned = first
    assert (transfer["kind"], bags["kind"]) == ("transfer", "lodging")
    assert transfer["start"] == "2026-12-04T14:30:00+00:00"
    assert planned[0]["start"] >= bags["end"]
    [show] = [activity for activity in second if activity["kind"] == "event"]
    assert (show["title"], show["locked"]) == ("Fado show", True)
    assert (show["start"], show["end"]) == (
        "2026-12-05T20:00:00+00:00",
        "2026-12-05T21:30:00+00:00",
    )
    assert third[-1]["kind"] == "transfer"
    assert third[-1]["end"] <= "2026-12-06T15:30:00+00:00"


def test_show_prints_what_plan_saved(tripai: Run) -> None:
    planned = tripai(*KYOTO)
    assert planned.code == 0
    assert "Saved as kyoto-2-days." in planned.err
    for reference in ([], ["kyoto-2-days"], ["1"], ["kyo"]):
        assert tripai("show", *reference).out == planned.out
    assert "Nijō Castle · 二条城" in planned.out


def test_the_json_keeps_its_schema(tripai: Run) -> None:
    route = tripai("plan", LISBON, "--start", "2026-12-04", "--json").document
    jsonschema.validate(route, tripai("schema", "route").document)
    assert (route["schema_version"], route["slug"], route["number"]) == (1, "lisbon-3-days", 1)
    assert tripai("show", "--json").document == route


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("brief", ["plan", "--brief", LISBON]),
        ("routes", ["list"]),
        ("cities", ["places", "list"]),
        ("places", ["places", "list", "Rome"]),
        ("places", ["places", "show", "Belem Tower"]),
        ("settings", ["config", "get"]),
        ("path", ["config", "path"]),
        ("traveller", ["profile", "--pace", "relaxed", "--adults", "3"]),
        ("doctor", ["doctor"]),
        ("explanation", ["why", "Colosseum"]),
        ("exports", ["export", "--to", "ics,markdown"]),
        ("deleted", ["delete", "--yes"]),
    ],
)
def test_every_document_keeps_its_schema(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tripai("plan", "a day in Rome", "--start", "2027-03-02")
    outcome = tripai(*command, "--json")
    assert outcome.code == 0, outcome.err
    jsonschema.validate(outcome.document, tripai("schema", name).document)


def test_no_date_starts_tomorrow_where_the_trip_is(
    tripai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPAI_NOW", "2026-11-22T20:00:00+00:00")  # in Tokyo it is the 23rd already
    for city in ("Tokyo", "Kyoto"):
        brief = tripai("plan", "--brief", "--json", f"2 days in {city}").document["brief"]
        assert brief["start"] == "2026-11-24"
        assert "2026-11-24" in brief["assumptions"][0]
    shared = tripai("plan", "--brief", "--json", "2 days in Paris").document["brief"]
    assert "starts tomorrow" in shared["assumptions"][0]


def test_a_profile_is_the_default_of_every_plan(tripai: Run) -> None:
    tripai("profile", "--adults", "1", "--pace", "packed", "--interest", "art", "--diet", "vegan")
    brief = tripai("plan", "--brief", "--json", "2 days in Berlin").document["brief"]
    assert (brief["pace"], brief["party"]["adults"], brief["diet"]) == ("packed", 1, ["vegan"])
    easy = tripai("plan", "--brief", "--json", "2 relaxed days in Berlin").document["brief"]
    assert easy["pace"] == "relaxed"
    assert tripai("profile", "--clear").err == "Forgotten.\n"
    assert tripai("profile", "--json").document["traveller"]["pace"] is None


def test_a_dry_run_saves_and_makes_nothing(tripai: Run, home: Path) -> None:
    assert tripai("plan", "a day in Rome", "--start", "2027-03-02", "--dry-run").code == 0
    assert tripai("plan", "a day in Rome", "--start", "2027-03-02", "--brief").code == 0
    assert not home.exists()
    assert tripai("list", "--json").document["routes"] == []


@pytest.mark.parametrize(
    ("name", "slug"), [("Rome with Mum", "rome-with-mum"), ("São João", "sao-joao")]
)
def test_a_name_is_the_slug(tripai: Run, name: str, slug: str) -> None:
    route = tripai("plan", "a day in Rome", "--name", name, "--json").document
    assert route["slug"] == slug


def test_a_name_that_is_taken_is_refused(tripai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the work of planning; a name that nobody chose gets a number."""
    named = ("plan", "a day in Rome", "--start", "2027-03-02", "--name", "mine")
    assert tripai(*named).code == 0
    monkeypatch.setattr("tripai.planning.read_request", None)
    again = tripai(*named)
    assert (again.code, again.out) == (2, "")
    assert again.err.startswith("There is a route mine already.")


@pytest.mark.usefixtures("home")
def test_the_option_offline_is_the_last_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPAI_OFFLINE", "false")
    session = Session(os.environ, quiet=True)
    plan(session, ["a day in Rome"], trip=TripOptions(), run=RunOptions(offline=True, brief=True))
    assert session.settings.offline


def test_exports_agree_with_the_route(
    tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    route = tripai("plan", "2 days in Prague", "--start", "2027-03-02", "--json").document
    assert tripai("export", "--to", "pdf,ics,markdown,json").code == 0
    exported = json.loads((tmp_path / "prague-2-days.json").read_bytes())
    assert exported == route
    assert (tmp_path / "prague-2-days.pdf").read_bytes().startswith(b"%PDF")
    calendar = (tmp_path / "prague-2-days.ics").read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") >= len(visits(route))
    assert tripai("export", "--to", "json", "-o", "-").document == route


def test_legs_say_that_they_are_estimates(tripai: Run) -> None:
    out = tripai("plan", "a day in London", "--start", "2027-03-02").out
    ways = [line for line in out.splitlines() if "↓" in line]
    assert ways
    assert all("estimate" in line for line in ways)


def test_a_busy_family_day_is_in_order(tripai: Run) -> None:
    route = tripai("plan", LISBON, "--start", "2026-12-04", "--json").document
    for day in route["days"]:
        times = [(a["start"], a["end"]) for a in day["activities"]]
        assert times == sorted(times)
        lunch, dinner = (a for a in day["activities"] if a["kind"] == "meal")
        assert time(11, 30) <= datetime.fromisoformat(lunch["start"]).time() <= time(15)
        assert time(17, 30) <= datetime.fromisoformat(dinner["start"]).time() <= time(21)
        assert date.fromisoformat(day["date"]) == datetime.fromisoformat(lunch["start"]).date()


@pytest.mark.parametrize(
    "booking",
    [
        "Yoga @ 2026-12-04 07:00 / 60m",
        "Club @ 2026-12-05 01:00 / 90m",
        "Gig @ 2026-12-05 23:00 / 240m",
        "Flamenco @ 2026-12-04 22:30 / 90m",
    ],
)
def test_a_booking_outside_the_day(tripai: Run, booking: str) -> None:
    planned = tripai(
        "plan", "3 days in Lisbon", "--start", "2026-12-04", "--booked", booking, "--json"
    )
    assert planned.code == 0, planned.err
    events = [
        a for day in planned.document["days"] for a in day["activities"] if a["kind"] == "event"
    ]
    assert [event["title"] for event in events] == [booking.split(" @", maxsplit=1)[0]]


def test_two_routes_of_one_title_differ_in_the_list(tripai: Run) -> None:
    for who in (["--adults", "1"], ["--child-age", "7"]):
        assert tripai("plan", "a day in Rome", "--start", "2027-03-02", *who).code == 0
    family, alone = tripai("list").out.splitlines()[1:]
    assert "2 adults and 1 child (7)" in family
    assert "1 adult " in alone
