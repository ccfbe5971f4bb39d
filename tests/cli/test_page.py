"""What a person sees of a route that says more than a plan without a model does."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from running import Run

from tripai.model import Activity
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


@pytest.mark.parametrize("columns", ["40", "80"])
def test_an_hour_that_comes_twice_is_told_from_itself(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    tripai("plan", "a day in Rome", "--start", "2027-10-31", "--name", "rome")
    monkeypatch.setenv("COLUMNS", columns)
    begins = datetime(2027, 10, 31, 2, 30, tzinfo=ZoneInfo("Europe/Rome"))
    jazz = Activity(
        id="x", kind="event", title="Jazz", start=begins, end=begins.replace(fold=1), zone="Europe/Rome"
    )  # fmt: skip
    with open_store(home / "tripai.db", now=lambda: datetime.now(UTC)) as store:
        route = store.load()
        store.save(route.replaced(days=(route.days[0].replaced(activities=(jazz,)),)))
    shown = tripai("show").out
    assert "02:30 CEST–02:30 CET" in shown
    assert max(map(len, shown.splitlines())) <= int(columns)
