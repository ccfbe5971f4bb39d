"""Bad input: one sentence, the right exit code, no traceback, and nothing saved."""

import json
from pathlib import Path

import pytest
from running import Run

BOOKED_TWICE = ("--booked", "A @ 2026-12-04 20:00 / 90m", "--booked", "B @ 2026-12-04 21:00 / 90m")
START = ("--start", "2026-12-04")
MONDAY = ("--start", "2026-12-07")
AWAY = ("--arrive", "2026-12-05 10:00", "--leave", "2026-12-04 10:00")
REFUSED = {
    "empty": (2, "is empty", ["plan"]),
    "blank": (2, "is empty", ["plan", "  "]),
    "no city": (2, "No city was found", ["plan", "3 lazy days somewhere warm"]),
    "not covered": (3, "Bilbao is not covered", ["plan", "2 days in Bilbao"]),
    "not covered option": (3, "Bilbao is not covered", ["plan", "2 days", "--city", "Bilbao"]),
    "no such city": (3, "Xyzzyville is not covered", ["plan", "2 days", "--city", "Xyzzyville"]),
    "zero days": (2, "0 were asked", ["plan", "0 days in Lisbon"]),
    "zero days option": (2, "0 were asked", ["plan", "Lisbon", "--days", "0"]),
    "hundred days": (2, "100 were asked", ["plan", "100 days in Lisbon"]),
    "past": (2, "past: today is 2026-11-22", ["plan", "3 days in Lisbon", "--start", "2020-01-01"]),
    "no such date": (2, "out of range for month", ["plan", "3 days in Lisbon", "--start", "2027-02-30"]),
    "no such date in words": (2, "31 November does not exist", ["plan", "Lisbon from 31 November to 2 December"]),
    "end before start": (2, "before it starts", ["plan", "Lisbon", *START, "--end", "2026-12-01"]),
    "days and dates": (2, "is 6 days", ["plan", "3 days in Lisbon from 4 to 9 December"]),
    "shell ate dollars": (2, "the shell has eaten", ["plan", "3 days in Lisbon for 00"]),
    "no rate": (2, "no rate", ["plan", "3 days in Lisbon", *START, "--budget", "500", "--currency", "USD"]),
    "poor": (4, "simple meals alone", ["plan", "3 days in Lisbon", *START, "--budget", "5", "--budget-per", "day"]),
    "negative budget": (2, "above zero", ["plan", "3 days in Lisbon", "--budget", "-5"]),
    "budget is words": (2, "above zero", ["plan", "3 days in Lisbon", "--budget", "lots"]),
    "closed must": (4, "is a must, but is closed", ["plan", "1 day in Lisbon", *MONDAY, "--must", "National Tile Museum"]),
    "unknown must": (3, '"Eiffel Tower"', ["plan", "a day in Lisbon", *START, "--must", "Eiffel Tower"]),
    "must and avoid": (2, "is to be avoided", ["plan", "Lisbon", "--must", "Belém Tower", "--avoid", "Belém Tower"]),
    "too long": (2, "105,000 characters", ["plan", "Lisbon " * 15_000]),
    "two cities": (2, "Rome and Paris", ["plan", "a week in Rome and Paris"]),
    "arrive after leave": (2, "is after the departure", ["plan", "Lisbon", *START, "--days", "3", *AWAY]),
    "arrive outside": (2, "outside the trip", ["plan", "3 days in Lisbon", *START, "--arrive", "2027-01-05 10:00"]),
    "arrive is words": (2, "'soon': it cannot be read", ["plan", "Lisbon", "--arrive", "soon"]),
    "bookings overlap": (2, "overlap", ["plan", "Lisbon", *START, *BOOKED_TWICE]),
    "booking is words": (2, "it is a name, @", ["plan", "Lisbon", "--booked", "Fado some day"]),
    "nobody": (2, "at least one adult", ["plan", "Lisbon", "--adults", "0"]),
    "crowd": (2, "at most 50 people", ["plan", "Lisbon", "--adults", "5000"]),
    "old child": (2, "not 40", ["plan", "Lisbon", "--child-age", "40"]),
    "unknown base": (3, "Xyzzy Hotel", ["plan", "Lisbon", "--base", "Xyzzy Hotel"]),
    "base off the globe": (2, "not a point on the globe", ["plan", "Lisbon", "--base", "95.0,10.0"]),
    "day ends first": (2, "start at 20:00 and end at 09:00", ["plan", "Lisbon", "--day-start", "20:00", "--day-end", "09:00"]),
    "clock is words": (2, "'dawn': it cannot be read", ["plan", "Lisbon", "--day-start", "dawn"]),
    "pace": (2, "'frantic' is not one of", ["plan", "Lisbon", "--pace", "frantic"]),
    "usage": (2, "--bogus", ["plan", "Lisbon", "--bogus"]),
    "command": (2, "'fly'", ["fly"]),
    "name": (2, "cannot name a route", ["plan", "a day in Lisbon", "--name", "!!!"]),
    "assistant": (5, "which may not be used", ["plan", "a day in Lisbon", "--ai", "openai", "--require-ai"]),
    "no assistant": (2, "needs an AI service, and none is chosen", ["plan", "a day in Lisbon", "--require-ai"]),
    "two assistants": (2, "exclude each other", ["plan", "a day in Lisbon", "--ai", "embedded", "--model", "x"]),
    "no such assistant": (2, "'hal' is not one of", ["plan", "a day in Lisbon", "--ai", "hal"]),
    "cost is words": (2, "--max-cost is 'cheap'", ["plan", "a day in Lisbon", "--max-cost", "cheap"]),
    "frozen and refreshed": (2, "asks nothing", ["plan", "a day in Lisbon", "--frozen", "--refresh"]),
    "again with words": (2, "nothing else of the trip", ["plan", "a day in Lisbon", "--from", "lisbon"]),
    "again nothing": (3, "no route 'lisbon'", ["plan", "--from", "lisbon"]),
    "no route": (3, "no route 'atlantis'", ["show", "atlantis"]),
    "no route at all": (3, "No route is saved yet", ["show"]),
    "delete nothing": (3, "no route 'atlantis'", ["delete", "atlantis", "--yes"]),
    "no place": (3, "No place is called Xyzzyplugh", ["places", "show", "Xyzzyplugh"]),
    "no places": (3, "Atlantis is not covered", ["places", "list", "Atlantis"]),
    "no setting": (3, "no setting 'colour'", ["config", "set", "colour", "red"]),
    "bad setting": (2, "true or false", ["config", "set", "offline", "perhaps"]),
    "bad rate": (2, "'cheap'", ["config", "set", "rates.USD/EUR", "cheap"]),
    "no schema": (3, "no document 'xyzzy'", ["schema", "xyzzy"]),
    "profile": (2, "'euros'", ["profile", "--currency", "euros"]),
    "clock with a zone": (2, "'09:30Z': it is taken in the destination's own time", ["plan", "Lisbon", "--day-start", "09:30Z"]),
    "clock with seconds": (2, "to the minute", ["plan", "Lisbon", "--day-end", "21:30:15"]),
    "arrive without a time": (2, "has no time of day", ["plan", "Lisbon", *START, "--arrive", "2026-12-04"]),
    "arrive without a date": (2, "has no date", ["plan", "Lisbon", *START, "--arrive", "14:30"]),
    "arrive with a zone": (2, "own time", ["plan", "Lisbon", *START, "--arrive", "2026-12-04 11:20+01:00"]),
    "arrive on no date": (2, "out of range for month", ["plan", "Lisbon", "--arrive", "2027-02-30 11:20"]),
    "booking without a name": (2, "it is a name, @", ["plan", "Lisbon", "--booked", "@ 2026-12-04 20:00"]),
    "booking length": (2, "its length 'long' cannot be read", ["plan", "Lisbon", "--booked", "Opera @ 2026-12-04 20:00 / long"]),
    "booking too long": (2, "5 minutes to 24 hours", ["plan", "Lisbon", "--booked", "Opera @ 2026-12-04 20:00 / 30h"]),
    "profile pace": (2, "'--pace': 'fast' is not one of", ["profile", "--pace", "fast"]),
}  # fmt: skip


@pytest.mark.parametrize(("code", "telling", "arguments"), REFUSED.values(), ids=REFUSED)
def test_a_sentence_and_the_code(
    tripai: Run, home: Path, code: int, telling: str, arguments: list[str]
) -> None:
    outcome = tripai(*arguments)
    assert outcome.code == code, outcome.err
    assert outcome.out == ""
    message, *hints = outcome.err.strip().splitlines()
    assert telling in message
    assert message.endswith((".", "?", ")"))
    assert len(hints) <= 1
    assert "Traceback" not in outcome.err
    assert "pydantic" not in outcome.err
    if home.exists():  # else there is nothing that could be saved in
        assert tripai("list", "--json").document["routes"] == []


@pytest.mark.parametrize(("code", "telling", "arguments"), REFUSED.values(), ids=REFUSED)
def test_with_json_the_error_is_an_object(
    tripai: Run, code: int, telling: str, arguments: list[str]
) -> None:
    outcome = tripai(*arguments, "--json")
    assert outcome.code == code
    assert outcome.out == ""
    error = json.loads(outcome.err)
    assert error.keys() == {"code", "message", "hint"}
    assert telling in error["message"]


def test_musts_that_exclude_each_other_are_named(tripai: Run) -> None:
    outcome = tripai(
        *("plan", "a day in Lisbon", "--start", "2026-12-05", "--day-end", "13:30"),
        *("--must", "São Jorge Castle", "--must", "Lisbon Oceanarium"),
    )
    assert outcome.code == 4
    assert "São Jorge Castle" in outcome.err
    assert "Oceanarium" in outcome.err


def test_a_shared_name_says_what_was_taken(tripai: Run) -> None:
    brief = tripai("plan", "--brief", "--json", "2 days in Paris").document["brief"]
    assert brief["stays"][0]["country"] == "FR"
    assert any("Paris" in line and "--city" in line for line in brief["assumptions"])
    texan = tripai("plan", "2 days", "--city", "Paris, TX, US")
    assert (texan.code, texan.out) == (3, "")


def test_control_characters_and_markup_are_data(tripai: Run) -> None:
    outcome = tripai(
        "plan", "a day in Rome [bold red]\x1b[31m\x07 [/] {x} <b>", "--start", "2027-03-02"
    )
    assert outcome.code == 0, outcome.err
    assert "\x1b" not in outcome.out + outcome.err
    refused = tripai("plan", "2 days in \x1b]0;evil\x07[link=x]Bilbao[/link]")
    assert refused.code in {2, 3}
    assert "\x1b" not in refused.err


def test_words_from_stdin(tripai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from io import BytesIO, TextIOWrapper

    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"2 days in Lisboa\n")))
    brief = tripai("plan", "--brief", "--json", "-").document["brief"]
    assert (brief["stays"][0]["city"], brief["days"]) == ("Lisbon", 2)


def test_a_question_that_nobody_can_answer(tripai: Run) -> None:
    tripai("plan", "a day in Rome", "--start", "2027-03-02")
    asked = tripai("delete", "--no-input")
    assert asked.code == 2
    assert "--yes" in asked.err
    assert len(tripai("list", "--json").document["routes"]) == 1


@pytest.mark.parametrize(
    ("length", "minutes"),
    [("90m", 90), ("90 min", 90), ("2h", 120), ("1h30", 90), ("1 h 05 min", 65)],
)
def test_a_length_as_people_write_it(tripai: Run, length: str, minutes: int) -> None:
    booked = f"Opera @ 2026-12-04 20:00 / {length}"
    found = tripai("plan", "--brief", "--json", "2 days in Rome", *START, "--booked", booked)
    [booking] = found.document["brief"]["bookings"]
    assert (booking["title"], booking["minutes"]) == ("Opera", minutes)
