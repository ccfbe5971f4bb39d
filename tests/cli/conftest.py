"""Running the command line in this process: fast, and with everything real behind it."""

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from running import Outcome, Run
from typer.main import get_command

from tripai.cli.app import app, run


@cache
def built(markup: str | None) -> Any:
    """The commands as Typer makes them of their functions, for all runs of this process: a hundredth of a second each."""
    assert app.rich_markup_mode == markup
    return get_command(app)


@pytest.fixture(autouse=True)
def _built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tripai.cli.app.get_command", lambda _: built(app.rich_markup_mode))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty TRIPAI_HOME, a known time, no network, and no other setting."""
    ours = [name for name in os.environ if name.startswith(("TRIPAI_", "OPENAI_"))]
    for name in (*ours, "COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRIPAI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TRIPAI_NOW", "2026-11-22T09:00:00+00:00")
    monkeypatch.setenv("TRIPAI_OFFLINE", "1")
    return tmp_path / "home"


@pytest.fixture
def tripai(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command."""
    assert not home.exists()

    def call(*arguments: str) -> Outcome:
        capfdbinary.readouterr()
        code = run(list(arguments))
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return call
