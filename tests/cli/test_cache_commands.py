"""tripai cache: what is kept is named, and can be forgotten."""

import sqlite3
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest
from running import TRIPAI, Run, terminal

from tripai.cache import Cache, open_cache

WEIGH = "answer · weigh · gpt-6.1-terra · api.openai.com"


@pytest.fixture
def kept(tripai: Run, home: Path) -> Cache:  # noqa: ARG001 - whose home is new
    """A cache with two answers."""
    cache = open_cache(home / "cache")
    cache.set("a", "é" * 1000, None, label=WEIGH)
    cache.set("b", "text", 3600)
    return cache


def plant(home: Path, statement: str) -> None:
    with closing(sqlite3.connect(home / "cache" / "cache.db")) as connection, connection:
        connection.execute(statement)


def test_an_empty_cache_stays_away(tripai: Run, home: Path) -> None:
    info = tripai("cache", "info", "--json").document
    assert info == {
        "schema_version": 1,
        "path": str(home / "cache" / "cache.db"),
        "entries": 0,
        "bytes": 0,
        "limit": 100 * 2**20,
        "oldest": None,
    }
    assert tripai("cache", "list").err == "Nothing is kept.\n"
    assert tripai("cache", "list", "--json").document["entries"] == []
    assert tripai("cache", "clear").err == "0 answers forgotten.\n"
    assert not (home / "cache").exists()


def test_what_is_kept(tripai: Run, kept: Cache) -> None:
    listed = tripai("cache", "list", "--json").document
    jsonschema.validate(listed, tripai("schema", "entries").document)
    second, first = listed["entries"]
    assert (first["label"], first["size"], first["until"]) == (WEIGH, 2000, None)
    assert (second["label"], second["size"]) == ("", 4)
    assert second["until"] > second["kept_at"] > first["kept_at"]
    info = tripai("cache", "info", "--json").document
    jsonschema.validate(info, tripai("schema", "cache").document)
    assert (info["entries"], info["bytes"]) == (2, kept.size())
    assert info["oldest"] == first["kept_at"]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("columns", [40, 80])
def test_it_is_read_by_people(
    tripai: Run, home: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    plant(home, "update Cache set tag = char(27) || '[2J[red]mine' where tag = ''")
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = tripai("cache", "list").out
    assert max(map(len, shown.splitlines())) <= columns
    assert "\x1b" not in shown
    words = " ".join(shown.split())
    for said in ("answer · weigh · gpt-6.1-terra", "2,000", "room is needed", "[2J[red]mine"):
        assert said in words
    assert "of at most 100 MB" in " ".join(tripai("cache", "info").out.split())


@pytest.mark.usefixtures("kept")
def test_forgetting_asks_first(tripai: Run) -> None:
    refused = tripai("cache", "clear")
    assert refused.code == 2
    assert "Answer with --yes" in refused.err
    with terminal([*TRIPAI, "cache", "clear"], 80) as screen:
        screen.wait_for("[y/N]: ")
        screen.type("n\r")
        assert screen.end() == 0
    assert "Nothing was forgotten." in screen.raw
    cleared = tripai("cache", "clear", "--yes", "--json").document
    jsonschema.validate(cleared, tripai("schema", "cleared").document)
    assert cleared["cleared"] == 2
    assert tripai("cache", "list", "--json").document["entries"] == []


@pytest.mark.usefixtures("kept")
def test_a_cache_that_cannot_be_read_is_named_and_can_be_cleared(tripai: Run, home: Path) -> None:
    (home / "cache" / "cache.db").write_bytes(b"no database at all" * 500)
    for words in (("cache", "info"), ("cache", "list", "--json")):
        outcome = tripai(*words)
        assert (outcome.code, outcome.out) == (6, "")
        assert "cannot be read: file is not a database." in outcome.err
        assert "tripai cache clear" in outcome.err
    assert tripai("cache", "clear", "--yes").code == 0
    assert tripai("cache", "info", "--json").document["entries"] == 0


@pytest.mark.usefixtures("kept")
def test_a_cache_of_another_version_is_a_sentence(tripai: Run, home: Path) -> None:
    plant(home, "alter table Cache rename column tag to label")
    outcome = tripai("cache", "list")
    assert (outcome.code, outcome.out) == (6, "")
    assert "cannot be read: no such column: tag." in outcome.err
