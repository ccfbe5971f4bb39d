"""Streams, signals and encodings: what the shell does to a program, done to a real process."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import ESCAPE, LISBON, PATIENCE, TRIPAI, Outcome, Run, process


@pytest.fixture
def saved(tripai: Run) -> Run:
    """A home in which one route is saved."""
    assert tripai("plan", "a day in Rome", "--start", "2027-03-02").code == 0
    return tripai


def shell(script: str) -> Outcome:
    """Run a line of sh, in which $T is the program."""
    program = " ".join(TRIPAI)
    done = subprocess.run(
        ["sh", "-c", script.replace("$T", program)],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("words", ["show", "--help"])
def test_a_reader_that_has_gone_is_no_failure(words: str) -> None:
    """A pipe whose far end is closed already: `| head -1`, without the race."""
    far, near = os.pipe()
    os.close(far)
    with open(near, "wb") as pipe:
        done = subprocess.run([*TRIPAI, words], stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.usefixtures("saved")
def test_nobody_listens_at_all() -> None:
    far, near = os.pipe()
    os.close(far)
    with open(near, "wb") as pipe:
        assert (
            subprocess.run(
                [*TRIPAI, "list", "-v"], stdout=pipe, stderr=pipe, check=False
            ).returncode
            == 0
        )


@pytest.mark.usefixtures("saved")
def test_the_first_line_only() -> None:
    done = shell("{ $T show; echo code $? >&2; } | head -n 1")
    assert done.out.startswith("1 day in Rome")
    assert done.err == "code 0\n"


@pytest.mark.usefixtures("saved")
def test_streams_closed_at_the_start() -> None:
    assert shell("$T show >&-") == Outcome(0, "", "")
    asked = shell("$T show atlantis 2>&-")
    assert (asked.code, asked.out) == (3, "")
    empty = shell("$T plan - <&-")
    assert (empty.code, empty.err.splitlines()[0]) == (2, "The request is empty.")
    assert len(json.loads(process("list", "--json").out)["routes"]) == 1


@pytest.mark.usefixtures("saved")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_is_full() -> None:
    assert shell("$T show > /dev/full") == Outcome(
        6, "", "The output cannot be written: No space left on device.\n"
    )


@pytest.mark.usefixtures("home")
def test_ctrl_c_in_the_middle_of_planning() -> None:
    running = subprocess.Popen(
        [*TRIPAI, "plan", LISBON, "--start", "2026-12-04", "--effort", "5000000", "-v"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stderr is not None
    assert running.stderr.readline().endswith(b" INFO plan\n")
    time.sleep(2)  # into the search, which would take minutes
    assert running.poll() is None
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out) == (130, b"")
    assert err.decode().splitlines()[-1] == "Interrupted."
    assert "Traceback" not in err.decode()
    assert process("list", "--json").document["routes"] == []


@pytest.mark.usefixtures("home")
def test_a_megabyte_on_stdin() -> None:
    done = process("plan", "-", input=b"3 days in Lisbon " * 60_000)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("The request has 100,000 characters")
    noise = process("plan", "-", "--json", input=bytes(range(256)) * 4)
    assert noise.code == 2
    assert json.loads(noise.err)["code"] == "bad-input"


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", b"a day in Rome \xff"),
        ("show", b"\xff\xfe"),
        ("export", "--to", "ics", "-o", b"\xff.ics"),
        ("config", "set", b"\xff", "1"),
    ],
)
def test_arguments_that_are_no_text(tripai: Run, arguments: tuple[str | bytes, ...]) -> None:
    """Python hands over each such byte as half a surrogate pair, which nothing can store."""
    decoded = [a if isinstance(a, str) else a.decode("utf-8", "surrogateescape") for a in arguments]
    outcome = tripai(*decoded, "--json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "is not text" in json.loads(outcome.err)["message"]


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}],
)
def test_data_is_utf_8_whatever_the_locale(locale: dict[str, str]) -> None:
    environment = os.environ | locale
    shown = process("places", "show", "Belem Tower", env=environment)
    assert (shown.code, shown.err) == (0, "")
    assert "Belém Tower" in shown.out
    refused = process("show", "Belém", "--json", env=environment)
    assert "belém" in json.loads(refused.err)["message"]
    assert process("plan", "--help", env=environment).code == 0


def test_no_colours_but_on_a_terminal(saved: Run) -> None:
    for words in (
        ["show"],
        ["list"],
        ["places", "list"],
        ["doctor"],
        ["--help"],
        ["show", "nothing"],
    ):
        outcome = saved(*words)
        assert not ESCAPE.search(outcome.out + outcome.err), words


def test_running_the_package_is_running_the_program(home: Path) -> None:
    script = Path(sys.executable).with_name("tripai")
    shown = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout == process("--version").out
    assert not home.exists()
