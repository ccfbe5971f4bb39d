"""Bad input: one sentence, the right exit code, no traceback, and nothing saved."""

import json

import pytest
from running import Run

BOOKED_TWICE = ("--booked", "A @ 2026-12-04 20:00 / 90m", "--booked", "B @ 2026-12-04 21:00 / 90m")
START = ("--start", "2026-12-04")
REFUSED = {
    "empty": (2, ["plan"]),
    "blank": (2, ["plan", "  "]),
    "no city": (2, ["plan", "3 lazy days somewhere warm"]),
    "not covered": (3, ["plan", "2 days in Bilbao"]),
    "not covered option": (3, ["plan", "2 days", "--city", "Bilbao"]),
    "no such city": (3, ["plan", "2 days", "--city", "Xyzzyville"]),
    "zero days": (2, ["plan", "0 days in Lisbon"]),
    "zero days option": (2, ["plan", "Lisbon", "--days", "0"]),
    "hundred days": (2, ["plan", "100 days in Lisbon"]),
    "past": (2, ["plan", "3 days in Lisbon", "--start", "2020-01-01"]),
    "no such date": (2, ["plan", "3 days in Lisbon", "--start", "2027-02-30"]),
    "no such date in words": (2, ["plan", "Lisbon from 31 November to 2 December"]),
    "end before start": (2, ["plan", "Lisbon", *START, "--end", "2026-12-01"]),
    "days and dates": (2, ["plan", "3 days in Lisbon from 4 to 9 December"]),
    "shell ate dollars": (2, ["plan", "3 days in Lisbon for 00"]),
    "no rate": (2, ["plan", "3 days in Lisbon", *START, "--budget", "500", "--currency", "USD"]),
    "poor": (4, ["plan", "3 days in Lisbon", *START, "--budget", "5", "--budget-per", "day"]),
    "negative budget": (2, ["plan", "3 days in Lisbon", "--budget", "-5"]),
    "budget is words": (2, ["plan", "3 days in Lisbon", "--budget", "lots"]),
    "closed must": (4, ["plan", "a day in Lisbon", "--start", "2026-12-07", "--must", "National Tile Museum"]),
    "unknown must": (3, ["plan", "a day in Lisbon", *START, "--must", "Eiffel Tower"]),
    "must and avoid": (2, ["plan", "Lisbon", "--must", "Belém Tower", "--avoid", "Belém Tower"]),
    "too long": (2, ["plan", "Lisbon " * 15_000]),
    "two cities": (2, ["plan", "a week in Rome and Paris"]),
    "arrive after leave": (2, ["plan", "Lisbon", *START, "--arrive", "2026-12-05 10:00", "--leave", "2026-12-04 10:00"]),
    "arrive outside": (2, ["plan", "3 days in Lisbon", *START, "--arrive", "2027-01-05 10:00"]),
    "arrive is words": (2, ["plan", "Lisbon", "--arrive", "soon"]),
    "bookings overlap": (2, ["plan", "Lisbon", *START, *BOOKED_TWICE]),
    "booking is words": (2, ["plan", "Lisbon", "--booked", "Fado some day"]),
    "nobody": (2, ["plan", "Lisbon", "--adults", "0"]),
    "crowd": (2, ["plan", "Lisbon", "--adults", "5000"]),
    "old child": (2, ["plan", "Lisbon", "--child-age", "40"]),
    "unknown base": (3, ["plan", "Lisbon", "--base", "Xyzzy Hotel"]),
    "base off the globe": (2, ["plan", "Lisbon", "--base", "95.0,10.0"]),
    "day ends first": (2, ["plan", "Lisbon", "--day-start", "20:00", "--day-end", "09:00"]),
    "clock is words": (2, ["plan", "Lisbon", "--day-start", "dawn"]),
    "pace": (2, ["plan", "Lisbon", "--pace", "frantic"]),
    "usage": (2, ["plan", "Lisbon", "--bogus"]),
    "command": (2, ["fly"]),
    "name": (2, ["plan", "a day in Lisbon", "--name", "!!!"]),
    "assistant": (5, ["plan", "a day in Lisbon", "--ai", "openai"]),
    "no route": (3, ["show", "atlantis"]),
    "no route at all": (3, ["show"]),
    "delete nothing": (3, ["delete", "atlantis", "--yes"]),
    "no place": (3, ["places", "show", "Xyzzyplugh"]),
    "no places": (3, ["places", "list", "Atlantis"]),
    "no setting": (3, ["config", "set", "colour", "red"]),
    "bad setting": (2, ["config", "set", "offline", "perhaps"]),
    "bad rate": (2, ["config", "set", "rates.USD/EUR", "cheap"]),
    "no schema": (3, ["schema", "xyzzy"]),
    "profile": (2, ["profile", "--currency", "euros"]),
}  # fmt: skip


@pytest.mark.parametrize(("code", "arguments"), REFUSED.values(), ids=REFUSED)
def test_a_sentence_and_the_code(tripai: Run, code: int, arguments: list[str]) -> None:
    outcome = tripai(*arguments)
    assert outcome.code == code, outcome.err
    assert outcome.out == ""
    message, *hints = outcome.err.strip().splitlines()
    assert message.endswith((".", "?", ")"))
    assert len(hints) <= 1
    assert "Traceback" not in outcome.err
    assert "pydantic" not in outcome.err
    assert tripai("list", "--json").document["routes"] == []


@pytest.mark.parametrize(("code", "arguments"), REFUSED.values(), ids=REFUSED)
def test_with_json_the_error_is_an_object(tripai: Run, code: int, arguments: list[str]) -> None:
    outcome = tripai(*arguments, "--json")
    assert outcome.code == code
    assert outcome.out == ""
    assert json.loads(outcome.err).keys() == {"code", "message", "hint"}


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
