"""On a real terminal: how wide lines are, where colours and bars go, and what a question does with its answer."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import ESCAPE, TRIPAI, Run, terminal

from tripai.cli.app import run

SEVERAL = """
import shlex, sys
from tripai.cli.app import run
for words in sys.argv[1:]:
    print(f"{words}?", flush=True)
    run(shlex.split(words))
"""
ROUNDS = """
import fcntl, os, shlex, struct, sys, termios
from tripai.cli.app import run
for columns, no_colour in ((40, ""), (80, "1"), (120, "")):
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.environ["NO_COLOR"] = no_colour
    print(f"{columns} columns", flush=True)
    for words in sys.argv[1:]:
        run(shlex.split(words))
"""
SCREENS = (
    *(
        "show",
        "why Kinkaku-ji",
        "why 'Nijo Castle'",
        "list",
        "log",
        "compare 1 1",
        "now",
        "places list",
        "places list Kyoto",
        "places show 'Belem Tower'",
        "doctor",
    ),
    *("profile", "config get", "config path", "--help", "plan --help", "export --help"),
    *("places --help", "profile --help", "show atlantis", "plan --brief '2 days in Paris'"),
)
ROMES = ("plan", "a day in Rome", "--start", "2027-03-02")


@pytest.fixture(scope="module")
def kyoto(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which one route is saved."""
    folder = tmp_path_factory.mktemp("kyoto") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRIPAI_HOME", str(folder))
        patch.setenv("TRIPAI_OFFLINE", "1")
        patch.setenv("TRIPAI_NOW", "2026-11-22T09:00:00+00:00")
        assert run(["plan", "2 days in Kyoto, gardens", "--start", "2027-03-02"]) == 0
        assert run(["profile", "--home", "Lisbon", "--adults", "2"]) == 0
    return folder


@pytest.fixture
def saved(tripai: Run, kyoto: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A copy of that home, and a terminal that knows colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    shutil.copytree(kyoto, home)
    return tripai


@pytest.mark.usefixtures("saved")
def test_no_line_is_wider_than_the_terminal_and_no_colour_is_honoured() -> None:
    """One process, for the imports take as long as the screens."""
    with terminal([sys.executable, "-c", ROUNDS, *SCREENS], 80) as screen:
        assert screen.end() == 0
    assert "Traceback" not in screen.raw
    _, narrow, plain, wide = re.split(r"\d+ columns\r\n", screen.raw)
    for columns, raw in ((40, narrow), (80, plain), (120, wide)):
        assert too_wide(raw, columns) == []
        assert raw.count("Kinkaku-ji") > 2
    assert "\x1b[1m" in narrow
    assert any(map(coloured, ESCAPE.findall(wide)))
    assert not any(map(coloured, ESCAPE.findall(plain)))


def too_wide(raw: str, columns: int) -> list[str]:
    """The lines that are, but for what is never broken."""
    whole = (os.environ["TRIPAI_HOME"], "See tripai", "https://", "prices.")
    lines = ESCAPE.sub("", raw).replace("\r\n", "\n").split("\n")
    wide = [line for line in lines if cell_len(line) > columns]
    return [line for line in wide if not any(text in line for text in whole)]


def coloured(code: str) -> bool:
    """Bold and dim are no colours."""
    return any(part[:1] in {"3", "4", "9"} and len(part) > 1 for part in code[2:-1].split(";"))


def test_the_same_words_at_every_width(saved: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another width is another layout, and no word is lost or cut in any."""
    words = {}
    for columns in (30, 40, 59, 60, 80, 99, 100, 120, 300):
        monkeypatch.setenv("COLUMNS", str(columns))
        shown = saved("show").out
        words[columns] = sorted("".join(shown.split()))
        assert max(map(cell_len, shown.splitlines())) <= columns
    assert len(set(map(tuple, words.values()))) == 1


@pytest.mark.usefixtures("home")
def test_a_bar_on_the_terminal_and_data_in_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    with terminal([*TRIPAI, *ROMES, "--effort", "20000"], 80, stdout=subprocess.PIPE) as screen:
        screen.wait_for("Saved as")
        assert screen.end() == 0
        out = screen.out()
    assert "Planning" in screen.raw
    assert "━" in screen.raw
    assert screen.raw.rstrip().endswith("Saved as rome-1-day.")
    assert out.startswith("1 day in Rome")
    assert not ESCAPE.search(out)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("quiet", ["--quiet", "--json"])
def test_no_bar_for_programs(monkeypatch: pytest.MonkeyPatch, quiet: str) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    with terminal([*TRIPAI, *ROMES, quiet], 80, stdout=subprocess.DEVNULL) as screen:
        assert screen.end() == 0
    assert screen.raw == ""


@pytest.mark.parametrize(
    ("keys", "code", "left", "said"),
    [
        ("n\r", 0, 1, "Nothing was deleted."),
        ("\r", 0, 1, "Nothing was deleted."),
        ("\x03", 130, 1, "Interrupted."),
        ("\x04", 0, 1, "Nothing was deleted."),
        ("yes\r", 0, 0, "Deleted kyoto-2-days."),
    ],
)
def test_a_question_and_its_answer(saved: Run, keys: str, code: int, left: int, said: str) -> None:
    with terminal([*TRIPAI, "delete"], 80) as screen:
        screen.wait_for("[y/N]: ")
        screen.type(keys)
        assert screen.end() == code
    assert screen.lines[-2] == said
    assert len(saved("list", "--json").document["routes"]) == left


@pytest.mark.usefixtures("saved")
def test_a_question_is_put_again() -> None:
    with terminal([*TRIPAI, "delete"], 80) as screen:
        screen.wait_for("[y/N]: ")
        screen.type("perhaps\r")
        screen.wait_for("perhaps\r\nDelete kyoto-2-days (2 days in Kyoto)? [y/N]: ")
        screen.type("Y\r")
        assert screen.end() == 0


@pytest.mark.usefixtures("saved")
def test_no_question_where_it_is_not_wanted() -> None:
    with terminal([*TRIPAI, "delete", "--no-input"], 80) as screen:
        assert screen.end() == 2
    assert "Answer with --yes." in screen.raw


def test_names_from_outside_are_data(
    home: Path, tripai: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control bytes and markup in every field of a route that words can reach, on a terminal that would obey them."""
    evil = "[bold red]\x1b[31m\x1b]0;title\x07\x9b2J[/]{x} :smile: \u202eevil"
    assert (
        tripai(
            "plan",
            f"a day in Rome {evil}",
            *ROMES[2:],
            "--booked",
            f"{evil} @ 2027-03-02 20:00 / 60m",
        ).code
        == 0
    )
    assert tripai("profile", "--home", evil, "--diet", evil).code == 0
    monkeypatch.setenv("TERM", "xterm-256color")
    words = [
        "show",
        "list",
        "profile",
        f"show {shlex.quote(evil)}",
        f"places show {shlex.quote(evil)}",
    ]
    with terminal([sys.executable, "-c", SEVERAL, *words], 100) as screen:
        assert screen.end() == 0
    shown = screen.raw.partition("\n")[2]
    for line in shown.split("\n"):
        if line.endswith("?\r"):  # what the test itself printed
            continue
        assert not {"\x07", "\x9b", "\u202e"} & set(line)
        assert "\x1b]" not in line
    assert "[bold red]" in shown
    assert ":smile:" in shown
    assert home.exists()


@pytest.mark.usefixtures("saved")
def test_a_json_error_on_a_terminal_is_still_json() -> None:
    with terminal([*TRIPAI, "places", "show", "--json"], 40) as screen:
        assert screen.end() == 2
    assert json.loads(screen.raw)["code"] == "usage"
