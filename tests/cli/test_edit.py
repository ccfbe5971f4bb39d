"""`tripai edit` as a person and as a script run it: shown first, saved when one says so, and never by halves."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from running import TRIPAI, Outcome, Run, terminal

PLAN = ("plan", "3 days in Lisbon, tiles", "--start", "2026-12-04", "--effort", "300")


PLANNED: dict[str, bytes] = {}  # the database with the route: planned once, and copied


@pytest.fixture
def saved(tripai: Run, home: Path) -> Run:
    if PLANNED:
        home.mkdir(mode=0o700)
        (home / "tripai.db").touch(mode=0o600)
        (home / "tripai.db").write_bytes(PLANNED["db"])
        return tripai
    planned = tripai(*PLAN, "--booked", "Fado @ 2026-12-05 20:00 / 60m", "--day-end", "23:00")
    assert planned.code == 0
    PLANNED["db"] = (home / "tripai.db").read_bytes()
    return tripai


def route(tripai: Run) -> Any:
    return tripai("show", "--json").document


def titles(document: Any, day: int) -> list[str]:
    return [activity["title"] for activity in document["days"][day - 1]["activities"]]


def first_sight(document: Any, day: int) -> str:
    visits = [a for a in document["days"][day - 1]["activities"] if a["kind"] == "visit"]
    return str(visits[0]["title"])


def edited(tripai: Run, *options: str) -> Outcome:
    outcome = tripai("edit", *options, "--yes")
    assert outcome.code == 0, outcome.err
    return outcome


def test_a_change_is_shown_and_saved_with_its_command(saved: Run) -> None:
    before = route(saved)
    gone = first_sight(before, 1)
    outcome = edited(saved, "--remove", gone)
    assert "- " in outcome.out
    assert gone in outcome.out
    after = route(saved)
    assert after["revision"] == 2
    assert gone not in titles(after, 1)
    assert after["days"][1:] == before["days"][1:]
    assert gone in saved("log").out
    assert saved("undo").code == 0
    assert route(saved) == before


def test_a_dry_run_and_a_no_change_nothing(saved: Run) -> None:
    before = route(saved)
    tried = saved("edit", "--remove", first_sight(before, 1), "--dry-run")
    assert (tried.code, "Not saved" in tried.err) == (0, True)
    assert saved("edit", "--unlock", "day 1").err == "Nothing changes.\n"
    nobody = saved("edit", "--remove", first_sight(before, 1))
    assert (nobody.code, "--yes" in nobody.err) == (2, True)
    assert route(saved) == before


def test_a_dry_run_tells_programs_what_would_change_and_the_route(saved: Run) -> None:
    before = route(saved)
    gone = first_sight(before, 1)
    tried = saved("edit", "--remove", gone, "--dry-run", "--json").document
    jsonschema.validate(tried, saved("schema").document["schemas"]["edit"])
    assert [one["title"] for one in tried["diff"]["went"]] == [gone]
    assert gone not in titles(tried["route"], 1)
    edited(saved, "--remove", gone)
    told = saved("diff", "--json").document
    assert told["went"] == tried["diff"]["went"]
    assert set(told) == set(tried["diff"])


def test_a_program_gets_its_document_where_nothing_changes_too(saved: Run) -> None:
    before = route(saved)
    assert saved("edit", "--unlock", "day 1", "--json", "--yes").document == before
    tried = saved("edit", "--unlock", "day 1", "--json", "--dry-run").document
    assert (tried["diff"]["came"], tried["diff"]["moved"]) == ([], [])
    assert {**tried["route"], "schema_version": 1} == before


def test_every_option_says_what_its_edit_does(saved: Run) -> None:
    before = route(saved)
    first, second = (first_sight(before, day) for day in (1, 2))
    edited(saved, "--set", "day-start@3=11:00")
    assert route(saved)["brief"]["day_terms"] == [
        {"day": 3, "start": "11:00", "end": None, "most_sights": None}
    ]
    edited(saved, "--set", "adults=3", "--set", "child-ages=4,9", "--set", "budget=900/trip")
    assert route(saved)["brief"]["party"] == {"adults": 3, "child_ages": [4, 9], "seniors": 0}
    assert route(saved)["brief"]["budget"] == {"amount": 900, "currency": "EUR", "per": "trip"}
    edited(saved, "--lock", first, "--lock", "day 2", "--retime", "dinner @ 3 = 19:30 / 60m")
    dinner = next(a for a in route(saved)["days"][2]["activities"] if "Dinner" in a["title"])
    assert (dinner["start"][11:16], dinner["end"][11:16], dinner["locked"]) == (
        "19:30",
        "20:30",
        True,
    )
    edited(saved, "--unlock", "day 2", "--move", f"{second} = 3")
    assert second in titles(route(saved), 3)
    edited(saved, "--shift", "+7")
    assert route(saved)["brief"]["start"] == "2026-12-11"
    edited(saved, "--add", "day", "--set", "interest=fado")
    assert len(route(saved)["days"]) == 4
    edited(saved, "--remove", "day 4", "--replan", "3 afresh")
    edited(saved, "--booked", "Massage @ 1 16:00 / 30m", "--set", "avoid=churches")
    assert "Massage" in titles(route(saved), 1)


def test_a_change_is_made_by_words(saved: Run) -> None:
    before = route(saved)
    edited(saved, "start", "day", "3", "at", "11")
    assert route(saved)["brief"]["day_terms"][0]["start"] == "11:00"
    edited(saved, "swap day 1 and 3")
    assert {"day 1", "day 3"} <= set(saved("diff").out.casefold().split("\n"))
    edited(saved, "no museums, please")
    assert "museum" in route(saved)["brief"]["avoid"]
    unclear = saved("edit", "drop", "lunch", "--yes")
    assert (unclear.code, "Which" in unclear.err) == (2, True)
    strange = saved("edit", "make it sing", "--yes")
    assert strange.code == 2
    assert route(saved)["revision"] == before["revision"] + 3


def test_typed_edits_come_as_json_from_a_file_or_stdin(saved: Run, tmp_path: Path) -> None:
    gone = first_sight(route(saved), 1)
    file = tmp_path / "edits.json"
    file.write_text(json.dumps([{"edit": "remove", "activity": gone}]), encoding="utf-8")
    outcome = saved("edit", "--json-edits", str(file), "--json", "--yes")
    assert outcome.document["revision"] == 2
    assert gone not in titles(outcome.document, 1)
    piped = subprocess.run(
        [*TRIPAI, "edit", "--json-edits", "-", "--yes", "-q"],
        input=b'[{"edit": "lock", "day": 1}]',
        capture_output=True,
        check=False,
    )
    assert piped.returncode == 0, piped.stderr
    assert all(a["locked"] for a in route(saved)["days"][0]["activities"])


REFUSED = [
    (("--swap", "day 1, day 2"), 2, '"A = B"'),
    ((), 2, "What is to be changed is not said."),
    (("--remove", "zoo", "--now"), 2, "in more than one way"),
    (("--late", "20"), 2, "--done and --late go with --now."),
    (("--remove", "the moon"), 3, "nothing is called 'the moon'"),
    (("--remove", "lunch"), 2, "Which 'lunch' is meant?"),
    (("--remove", "day 9"), 3, "no day '9'"),
    (("--add", "Belem Towerr @ 1 25:00"), 2, "--add is '25:00'"),
    (("--retime", "lunch @ 1 = soon"), 2, "the length 'soon' cannot be read"),
    (("--retime", "lunch @ 1"), 2, "say a start or minutes"),
    (("--set", "mood=good"), 2, "'mood' cannot be set"),
    (("--set", "pace=furious"), 2, "--set is 'pace=furious'"),
    (("--set", "adults=few"), 2, "it is a number"),
    (("--set", "adults=0"), 2, "at least one adult"),
    (("--set", "budget=much"), 2, "it is an amount"),
    (("--set", "base@2=Alfama"), 2, "that of the whole trip"),
    (("--set", "transport=rocket"), 2, "'rocket' is no way to get around"),
    (("--shift", "soon"), 2, "--shift is 'soon'"),
    (("--now",), 2, "Today, 22 November 2026, is no day of this route"),
    (("--json-edits", "nowhere.json"), 2, "nowhere.json cannot be read"),
    (("--retime", "dinner @ 1 = 06:00"), 4, "breaks a rule"),
    (("--set", "budget=10/day"), 4, "A budget of 10 EUR a day is below any plan"),
]


def test_what_cannot_be_is_said_in_a_sentence_and_changes_nothing(saved: Run) -> None:
    before = route(saved)
    for options, code, said in REFUSED:
        outcome = saved("edit", *options, "--yes")
        assert outcome.code == code, (options, outcome.err)
        assert said in " ".join(outcome.err.split())
    assert route(saved) == before


def test_force_saves_what_the_check_refuses(saved: Run) -> None:
    refused = saved("edit", "--retime", "Fado = 22:45", "--set", "day-end=23:00", "--yes")
    options = ("--retime", "dinner @ 1 = 23:30")
    assert saved("edit", *options, "--yes").code == 4
    forced = edited(saved, *options, "--force")
    assert "error" in forced.out
    assert any(f["severity"] == "error" for f in route(saved)["findings"])
    assert refused.code == 0, refused.err


def test_the_rest_of_a_day_is_planned_from_now(saved: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = route(saved)
    activities = [a for a in before["days"][0]["activities"] if a["kind"] != "rest"]
    monkeypatch.setenv("TRIPAI_NOW", activities[1]["start"])
    edited(saved, "--now", "--late", "45")
    after = route(saved)
    assert after["days"][1:] == before["days"][1:]
    assert after["days"][0]["activities"][0] == before["days"][0]["activities"][0]
    late = next(a for a in after["days"][0]["activities"] if a["id"] == activities[1]["id"])
    assert late["end"] > activities[1]["end"]


def test_a_person_is_asked_which_is_meant_and_whether_to_save(saved: Run) -> None:
    with terminal([*TRIPAI, "edit", "--remove", "lunch"], 80) as screen:
        screen.wait_for("Which? [1-3]")
        screen.type("2\n")
        screen.wait_for("Save this change?")
        screen.type("y\n")
        assert screen.end() == 0
    lunches = [[t for t in titles(route(saved), day) if "Lunch" in t] for day in (1, 2, 3)]
    assert [len(there) for there in lunches] == [1, 0, 1]


def test_several_questions_are_asked_one_after_the_other_and_no_change_is_lost(saved: Run) -> None:
    options = ("--remove", "lunch", "--add", "Carmo Convent @ 2", "--lock", "dinner")
    assert "Carmo Convent" not in str(route(saved))
    with terminal([*TRIPAI, "edit", *options], 80) as screen:
        screen.wait_for("'lunch' is meant?")
        screen.wait_for("Which? [1-3]")
        screen.type("2\n")
        screen.wait_for("'dinner' is meant?")
        screen.type("1\n")
        screen.wait_for("Save this change?")
        screen.type("y\n")
        assert screen.end() == 0
    after = route(saved)
    assert not [title for title in titles(after, 2) if "Lunch" in title]
    assert "Carmo Convent" in titles(after, 2)
    assert [a["locked"] for a in after["days"][0]["activities"] if "Dinner" in a["title"]] == [True]


def test_a_change_that_was_made_meanwhile_is_not_lost(saved: Run) -> None:
    gone, other = (first_sight(route(saved), day) for day in (1, 2))
    with terminal([*TRIPAI, "edit", "--remove", gone], 80) as screen:
        screen.wait_for("Save this change?")
        edited(saved, "--remove", other)
        screen.type("y\n")
        assert screen.end() == 6
    assert gone in titles(route(saved), 1)


def test_an_edit_that_is_killed_leaves_the_revision_before_or_the_next(saved: Run) -> None:
    before = route(saved)
    for delay in (0.05, 0.3, 0.6, 0.9):
        gone = first_sight(route(saved), 1)
        process = subprocess.Popen([*TRIPAI, "edit", "--remove", gone, "--yes", "-q"])
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        after = route(saved)
        if after["revision"] == before["revision"]:
            assert after == before
        else:
            assert gone not in titles(after, 1)
            before = after
    assert edited(saved, "--lock", "day 1")


EDITOR = """#!{python}
import pathlib, re, sys
file = pathlib.Path(sys.argv[-1])
log = pathlib.Path({log!r})
turns = [line for line in log.read_text().splitlines()] if log.exists() else []
pattern, instead = {turns!r}[min(len(turns), len({turns!r}) - 1)]
text = file.read_text(encoding="utf-8")
log.write_text("\\n".join([*turns, text.splitlines()[0]]), encoding="utf-8")
file.write_text(re.sub(pattern, instead, text, count=1, flags=re.M), encoding="utf-8")
"""


@pytest.fixture
def by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Make an EDITOR that replaces something each time that it is opened, and tells how the text began."""

    def make(*turns: tuple[str, str]) -> Path:
        script, log = tmp_path / "editor", tmp_path / "turns"
        written = EDITOR.format(python=sys.executable, log=str(log), turns=list(turns))
        script.write_text(written, encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", str(script))
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        return log

    return make


def test_a_route_is_changed_by_hand_and_a_mistake_comes_back(saved: Run, by_hand: Any) -> None:
    gone = first_sight(route(saved), 1)
    log = by_hand((r"^Day 2.*$", "# gone"), (r"^# gone$", "Day 2"), (rf"^.*{gone}\n", ""))
    with terminal([*TRIPAI, "edit"], 80) as screen:
        screen.wait_for("[Y/n]")
        screen.type("\n")
        assert screen.end() == 0, screen.raw
    first, second = log.read_text(encoding="utf-8").splitlines()
    assert first.startswith("# 3 days in Lisbon")
    assert second.startswith("#! The heading of a day is missing: 2.")
    assert route(saved)["revision"] == 1  # the heading is back, and nothing is changed
    log.unlink()
    by_hand((rf"^.*{gone}\n", ""))
    with terminal([*TRIPAI, "edit", "--yes"], 80) as screen:
        assert screen.end() == 0, screen.raw
    assert gone not in titles(route(saved), 1)


@pytest.mark.parametrize("answer", ["", "n\n"])
def test_a_text_that_is_given_up_is_kept(
    saved: Run, by_hand: Any, tmp_path: Path, answer: str
) -> None:
    log = by_hand((r"^Day 2.*$", "# gone"))
    options = [] if answer else ["--yes"]  # which is no reason to open an editor for ever
    with terminal([*TRIPAI, "edit", *options], 80) as screen:
        if answer:
            screen.wait_for("Edit again? [Y/n]")
            screen.type(answer)
        assert screen.end() == 2
    assert "your text is in" in " ".join(screen.lines)
    assert len(log.read_text(encoding="utf-8").splitlines()) == 1
    (text,) = tmp_path.glob("tripai-*/lisbon-3-days.txt")
    assert "# gone" in text.read_text(encoding="utf-8")
    assert route(saved)["revision"] == 1


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (': > "$1"', 0, "Cancelled: the text is empty."),
        ('rm "$1"', 2, "The text is gone from where the editor was given it."),
        ("exit 3", 2, "editor did not work: it ended with 3.\r\n"),
        ('printf "rubb\\377ish" > "$1"', 2, "Line 1 stands before the first day"),
        (
            'sed -i "s/^Day 1.*/&\\n03:00-04:00 Ajuda National Palace/" "$1"',
            4,
            "Nothing was changed;",
        ),
    ],
)
def test_an_editor_that_errs_is_opened_once(
    saved: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, code: int, said: str
) -> None:
    script, opened = tmp_path / "editor", tmp_path / "opened"
    script.write_text(f'#!/bin/sh\necho >> "{opened}"\n{command}\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with terminal([*TRIPAI, "edit", "--yes"], 200) as screen:
        assert screen.end() == code, screen.raw
    assert said in screen.raw
    assert opened.read_text(encoding="utf-8") == "\n"
    assert route(saved)["revision"] == 1
