"""Running the command line in this process: fast, and with everything real behind it."""

from pathlib import Path

import pytest
from running import Outcome, Run

from tripai.cli.app import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty TRIPAI_HOME, a known time, and no other setting."""
    for name in ("TRIPAI_DATABASE_URL", "TRIPAI_OFFLINE", "OPENAI_API_KEY", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRIPAI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TRIPAI_NOW", "2026-11-22T09:00:00+00:00")
    return tmp_path / "home"


@pytest.fixture
def tripai(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command."""

    def call(*arguments: str) -> Outcome:
        capfdbinary.readouterr()
        code = run(list(arguments))
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return call
