"""What a person sees of a route that says more than a plan without a model does."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from running import Run

from tripai.storage import open_store


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_a_day_begins_with_its_summary(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    tripai("plan", "a day in Rome", "--name", "rome")
    monkeypatch.setenv("COLUMNS", columns)
    plain = tripai("show").out
    with open_store(home / "tripai.db", now=lambda: datetime.now(UTC)) as store:
        route = store.load()
        summary = "[bold]Ruins\x1b[2J[/bold], then the river."
        store.save(route.replaced(days=(route.days[0].replaced(summary=summary),)))
    shown = tripai("show").out.splitlines()
    [line] = [n for n, text in enumerate(shown) if "Ruins" in text]
    assert shown[line].startswith(" [bold]Ruins [2J[/bold], then the")
    assert shown[line - 1].startswith("Day 1 · ")
    assert "Ruins" not in plain
    assert max(map(len, shown)) <= int(columns)
