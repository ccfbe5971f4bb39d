"""The library's public face: `from tripai import ...`, as README and the design promise it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tripai
from tripai import (
    Finding,
    InputError,
    apply_edits,
    check_route,
    export_route,
    open_store,
    plan_route,
    read_edit,
    read_request,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TRIPAI_DATABASE_URL", raising=False)
    monkeypatch.delenv("TRIPAI_NOW", raising=False)
    monkeypatch.setenv("TRIPAI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_names_are_sorted_and_each_is_there() -> None:
    assert tripai.__all__ == sorted(tripai.__all__)
    assert len(set(tripai.__all__)) == len(tripai.__all__)
    for name in tripai.__all__:
        assert getattr(tripai, name).__name__ == name
        assert getattr(tripai, name).__doc__
    assert dir(tripai) == tripai.__all__


@pytest.mark.parametrize("name", ["Router", "plan", "_private", "Store"])
def test_other_names_are_not(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(tripai, name)
    assert not hasattr(tripai, name)


def test_a_star_gives_them_all() -> None:
    names: dict[str, object] = {}
    exec("from tripai import *", names)
    assert names.keys() - {"__builtins__"} == set(tripai.__all__)


def test_the_example_of_the_design(home: Path) -> None:
    brief = read_request("2 days in Lisbon with two kids", now=NOW)
    route = plan_route(brief, seed=0)
    found = check_route(route)
    assert all(isinstance(finding, Finding) for finding in found)
    assert not [finding for finding in found if finding.severity == "error"]
    after = apply_edits(route, read_edit("start day 2 at 11", route))
    assert after.days[0] == route.days[0]
    assert after.brief.hours_of(2)[0].hour == 11
    document = json.loads(export_route(after, "json"))
    assert document["brief"]["party"]["child_ages"]
    with open_store() as store:
        saved = store.save(route)
    assert (saved.number, saved.revision) == (1, 1)
    assert (home / "tripai.db").exists()
    with open_store() as store:
        assert store.load("lisbon-2-days") == saved
        [line] = store.list_routes()
    assert abs((datetime.now(UTC) - line.saved_at).total_seconds()) < 60


def test_the_store_is_that_of_the_settings(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(
        f'database_url = "sqlite:///{tmp_path}/told.db"\n', encoding="utf-8"
    )
    with open_store() as store:
        assert store.list_routes() == ()
    assert (tmp_path / "told.db").exists()
    monkeypatch.setenv("TRIPAI_DATABASE_URL", f"sqlite:///{tmp_path}/louder.db")
    with open_store():
        assert (tmp_path / "louder.db").exists()
    with open_store(tmp_path / "given.db"):
        assert (tmp_path / "given.db").exists()
    assert not (home / "tripai.db").exists()


def test_the_clock_is_that_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPAI_NOW", "2026-11-22T09:00:00")
    route = plan_route(read_request("a day in Rome", now=NOW), effort=10)
    with open_store() as store:
        store.save(route)
        assert store.list_routes()[0].saved_at == NOW


def test_errors_are_sentences_with_a_hint() -> None:
    with pytest.raises(InputError) as raised:
        read_request("", now=NOW)
    assert raised.value.message.endswith(".")
    assert raised.value.hint
    assert issubclass(InputError, tripai.TripaiError)
