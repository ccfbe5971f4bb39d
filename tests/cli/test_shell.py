"""What the shell and scripts see: help, version, completion, exit codes, errors as objects."""

import json
import os
import re
import shlex
from pathlib import Path

import pytest
from running import TRIPAI, Run, process, terminal

from tripai.cli import exit_codes
from tripai.cli.commands.show import complete_route

ROME = ("plan", "a day in Rome", "--start", "2027-03-02")


@pytest.mark.parametrize("words", [(), ("places",), ("config",)])
def test_a_command_without_words_is_its_help(tripai: Run, words: tuple[str, ...]) -> None:
    """It exits with 2: a script whose words got lost has not done what it was for."""
    alone = tripai(*words)
    assert (alone.code, alone.err) == (2, "")
    assert alone.out.rstrip() == tripai(*words, "--help").out.rstrip()
    assert "Commands" in alone.out


def test_help_and_version(tripai: Run) -> None:
    assert tripai("-h") == tripai("--help")
    assert tripai("--help").code == 0
    version = tripai("--version")
    assert re.fullmatch(r"tripai \d+\.\d+\.\d+\S*\n", version.out)
    assert (version.code, version.err) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "Lisbon", "--bogus"),
        ("plan", "Lisbon", "--days", "many"),
        ("plan", "Lisbon", "--pace", "frantic"),
        ("plan", "Lisbon", "--seed", "-1"),
        ("show", "a", "b"),
        ("export", "a", "b"),
        ("places", "show"),
        ("places", "fly"),
        ("config", "set", "offline"),
        ("fly",),
    ],
)
def test_a_usage_error_is_an_object_too(tripai: Run, words: tuple[str, ...]) -> None:
    outcome = tripai(*words, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    error = json.loads(outcome.err)
    assert error.keys() == {"code", "message", "hint"}
    assert error["code"] == "usage"
    assert "--help" in error["hint"]
    assert tripai(*words).err.splitlines()[0] == error["message"]


def test_every_exit_code_is_reached(tripai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of the contract; a pty test presses Ctrl-C as well."""
    reached = {
        tripai("--version").code,
        tripai("fly").code,
        tripai("show", "atlantis").code,
        tripai(*ROME, "--budget", "1").code,
        tripai(*ROME, "--ai", "openai", "--require-ai").code,
    }
    monkeypatch.setenv("TRIPAI_HOME", "/proc/tripai")
    reached.add(tripai("list").code)

    def fail() -> None:
        raise RuntimeError("the cat is on the keyboard")

    monkeypatch.setattr("tripai.scheduling.compiled", fail)
    checks = tripai("doctor", "--json")
    states = {check["name"]: check["state"] for check in checks.document["checks"]}
    assert (states["solver"], states["places"], states["database"]) == ("error", "ok", "error")
    reached.add(checks.code)

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tripai.places.catalogue.Catalogue.cities", interrupt)
    stopped = tripai("places", "list", "--json")
    assert (stopped.out, json.loads(stopped.err)["code"]) == ("", "interrupted")
    reached.add(stopped.code)
    named = {value for name, value in vars(exit_codes).items() if name.isupper() and name[0] != "_"}
    assert reached == named == {0, 1, 2, 3, 4, 5, 6, 130}


def test_slugs_are_completed(tripai: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    tripai(*ROME)
    tripai("plan", "2 days in Rome", "--start", "2027-03-02", "--name", "romance")
    assert complete_route("rom") == ["romance", "rome-1-day"]
    assert complete_route("x") == []
    monkeypatch.setenv("COMP_WORDS", "tripai show rome")
    monkeypatch.setenv("COMP_CWORD", "2")
    monkeypatch.setenv("_TRIPAI_COMPLETE", "complete_bash")
    assert process().out.split() == ["rome-1-day"]
    monkeypatch.setenv("_TRIPAI_COMPLETE", "source_bash")
    script = process()
    assert script.code == 0
    assert "complete -o default -F _tripai_completion tripai" in script.out


def test_completion_of_a_broken_database_is_silent(
    tripai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tripai("list").code == 0
    monkeypatch.setenv("TRIPAI_HOME", "/proc/tripai")
    assert complete_route("") == []


def test_bash_completes(tripai: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real bash, its own completion, the Tab key."""
    tripai(*ROME)
    program = tmp_path / "bin" / "tripai"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.join(TRIPAI)} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setenv("PS1", "ready> ")
    monkeypatch.setenv("INPUTRC", "/dev/null")
    with terminal(["bash", "--norc", "--noprofile", "-i"], 120) as screen:
        screen.wait_for("ready> ")
        screen.type('eval "$(_TRIPAI_COMPLETE=source_bash tripai)"; echo all-"set"\n')
        screen.wait_for("all-set")
        screen.type("tripai export ro\t")
        screen.wait_for("tripai export rome-1-day")
