"""What is kept of services' answers: text alone, for a while, and never at the price of a plan."""

import logging
import os
import pickle
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

import diskcache
import pytest

from tripai.cache import Cache, open_cache
from tripai.errors import ServiceError

HOUR = 3600.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "cache"


@pytest.fixture
def cache(folder: Path) -> Cache:
    return open_cache(folder)


def plant(folder: Path, statement: str, *values: object) -> None:
    """Change the cache's database from outside."""
    connection = sqlite3.connect(folder / "cache.db")
    with connection:
        connection.execute(statement, values)
    connection.close()


def test_what_is_kept_is_found_again_by_another(cache: Cache, folder: Path) -> None:
    cache.set("a", "first", HOUR)
    cache.set("a", "日本\n" + "x" * 200_000, HOUR)
    cache.set("b", "", HOUR)
    other = open_cache(folder)
    assert other.get("a") == "日本\n" + "x" * 200_000
    assert other.get("b") == ""
    assert other.get("c") is None


def test_keys_are_not_told(cache: Cache, folder: Path) -> None:
    cache.set("https://me:geheim@map.example \ud800", "text", HOUR)
    assert cache.get("https://me:geheim@map.example \ud800") == "text"
    assert cache.get("https://me:geheim@map.example") is None
    assert b"geheim" not in (folder / "cache.db").read_bytes()


def unreadable(_: str) -> int:
    raise ServiceError("That is no number.")


def test_an_answer_is_asked_for_where_none_is_kept_that_can_be_read(cache: Cache) -> None:
    asked = iter("12")
    for read, found in ((int, 1), (int, 1), (unreadable, None), (int, 1)):
        with nullcontext() if found else pytest.raises(ServiceError, match="no number"):
            assert cache.answer("a", HOUR, lambda: next(asked), read) == found
    assert next(asked, None) is None
    assert cache.answer("b", -1, lambda: "3", int) == 3


def test_what_has_expired_is_gone(cache: Cache) -> None:
    cache.set("a", "text", -1)
    assert cache.get("a") is None


def test_looking_makes_nothing(cache: Cache, folder: Path) -> None:
    assert cache.get("a") is None
    assert not folder.exists()


def test_only_its_owner_may_look_into_it(cache: Cache, folder: Path) -> None:
    before = os.umask(0o022)
    try:
        cache.set("a", "x" * 200_000, HOUR)
        with diskcache.Cache(str(folder)):  # SQLite's own files are there while it is open
            modes = {path: stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    finally:
        os.umask(before)
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


class Trap:
    """Runs code when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> object:
        return (Path.touch, (self.mark,))


def test_a_planted_row_runs_nothing(cache: Cache, folder: Path, tmp_path: Path) -> None:
    mark, code = tmp_path / "ran", pickle.dumps(Trap(tmp_path / "ran"))
    cache.set("a", "text", HOUR)
    plant(folder, "update Cache set mode = 4, value = ?", code)
    assert cache.get("a") is None
    (folder / "code.val").write_bytes(code)
    plant(folder, "update Cache set value = null, filename = 'code.val'")
    assert cache.get("a") is None
    plant(folder, "insert into Cache (key, raw, store_time, value) values (?, 0, 0, 'x')", code)
    cache.set("b", "text", HOUR)
    assert cache.get("b") == "text"
    assert not mark.exists()
    with diskcache.Cache(str(folder)) as unguarded:  # the same row under diskcache's own Disk
        unguarded.get(sha256(b"a").hexdigest())
    assert mark.exists()


def test_a_planted_file_name_is_neither_read_nor_removed(
    cache: Cache, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter").write_text("dear diary")
    for mode in (2, 3):
        cache.set("a", "text", HOUR)
        plant(folder, "update Cache set mode = ?, filename = '../../letter', value = null", mode)
        assert cache.get("a") is None
    cache.set("a", "text", HOUR)
    assert cache.get("a") == "text"
    assert (tmp_path / "letter").read_text() == "dear diary"


@pytest.mark.parametrize("value", [b"bytes", 5, None])
def test_what_is_no_text_is_absent(cache: Cache, folder: Path, value: object) -> None:
    cache.set("a", "text", HOUR)
    plant(folder, "update Cache set value = ?", value)
    assert cache.get("a") is None


def damage_file(folder: Path) -> None:
    (folder / "cache.db").write_bytes(b"no database at all" * 500)


def damage_setting(folder: Path) -> None:
    plant(folder, "update Settings set value = 'none of them' where key = 'eviction_policy'")


def damage_table(folder: Path) -> None:
    plant(folder, "drop table Cache")
    plant(folder, "create table Cache (key)")


def make_a_folder_of_it(folder: Path) -> None:
    (folder / "cache.db").unlink()
    (folder / "cache.db").mkdir()


@pytest.mark.parametrize("damage", [damage_file, damage_setting, damage_table, make_a_folder_of_it])
def test_a_damaged_cache_is_done_without_and_logged_once(
    cache: Cache, folder: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    cache.set("a", "text", HOUR)
    damage(folder)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            cache.set("a", "text", HOUR)
            assert cache.get("a") is None
    [line] = caplog.messages
    assert "is done without" in line


def test_a_cache_that_cannot_be_made_is_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = open_cache(tmp_path / "file" / "cache")
    cache.set("a", "text", HOUR)
    assert cache.get("a") is None
    assert len(caplog.messages) == 1


def test_a_text_that_cannot_be_written_is_no_error(cache: Cache) -> None:
    cache.set("a", "\ud800", HOUR)
    assert cache.get("a") is None


def test_the_oldest_go_when_there_is_no_room(
    cache: Cache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tripai.cache.LARGEST", 500_000)
    for n in range(12):
        cache.set(f"key {n}", str(n) * 50_000, HOUR)
    kept = [n for n in range(12) if cache.get(f"key {n}")]
    assert kept == list(range(kept[0], 12))
    assert 0 < kept[0] < 12
    assert (folder / "cache.db").stat().st_size < 700_000


def test_processes_that_write_at_once_lose_nothing(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tripai.cache import open_cache\n"
        "cache = open_cache(Path(sys.argv[1]))\n"
        "for n in range(20): cache.set(f'{sys.argv[2]} {n}', 'x' * n, 3600)\n"
        "assert all(cache.get(f'{sys.argv[2]} {n}') == 'x' * n for n in range(20))"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program, str(folder), name]) for name in "abcd"
    ]
    assert [process.wait() for process in started] == [0] * 4
    cache = open_cache(folder)
    assert all(cache.get(f"{name} {n}") == "x" * n for name in "abcd" for n in range(20))
