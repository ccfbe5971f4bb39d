"""What is kept of services' answers: text alone, for a while, and never at the price of a plan."""

import logging
import os
import pickle
import sqlite3
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import diskcache
import pytest

from tripai.cache import Cache, _TextDisk, open_cache
from tripai.errors import ServiceError, StorageError

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


def test_what_has_no_end_is_kept(cache: Cache, folder: Path) -> None:
    assert cache.answer("a", None, lambda: "text", str, label="weigh · gpt · host") == "text"
    plant(folder, "update Cache set store_time = 1.0, access_time = 1.0")
    cache.set("b", "other", HOUR)
    assert cache.get("a") == "text"
    assert [entry.expires_at for entry in cache.entries()][1:] == [None]


def test_what_is_kept_is_listed_newest_first(cache: Cache, folder: Path) -> None:
    assert (cache.entries(), cache.size()) == ((), 0)
    assert not folder.exists()
    before = datetime.now(UTC)
    cache.set("a", "é" * 10, None, label="weigh · gpt-6.1-terra · api.openai.com")
    cache.set("https://me:geheim@map.example", "text", HOUR, label="travel times")
    newest, oldest = cache.entries()
    assert (newest.label, newest.size) == ("travel times", 4)
    assert (oldest.label, oldest.size) == ("weigh · gpt-6.1-terra · api.openai.com", 20)
    assert newest.kept_at is not None
    assert newest.expires_at is not None
    assert before <= newest.kept_at < newest.expires_at
    assert cache.size() >= 24


def test_a_label_is_one_line_and_short(cache: Cache) -> None:
    cache.set("a", "text", HOUR, label="\x1b[31mred\n\ud800 \u202e" + "x" * 10_000)
    cache.set("a", "text", HOUR, label="\x1b[31mred\n\ud800 \u202e" + "x" * 10_000)
    [entry] = cache.entries()
    assert entry.label.startswith("[31mred xxx")
    assert len(entry.label) == 200
    assert cache.get("a") == "text"


def test_all_can_be_forgotten(cache: Cache, folder: Path) -> None:
    assert cache.clear() == 0
    assert not folder.exists()
    for n in range(250):
        cache.set(f"key {n}", "x" * 10_000, None)
    full = cache.size()
    assert cache.clear() == 250
    assert cache.entries() == ()
    assert cache.size() < full / 10
    cache.set("a", "text", HOUR)
    assert cache.get("a") == "text"


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


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("tag", "bytes", ""),
        ("tag", 7, ""),
        ("tag", None, ""),
        ("tag", "[bold]\x1b]0;title\x07\u202e", "[bold] ]0;title"),
        ("tag", "t" * 100_000, "t" * 199 + "…"),
        ("store_time", "yesterday", "label"),
        ("store_time", 1e300, "label"),
        ("store_time", float("-inf"), "label"),
        ("expire_time", "code", "label"),
        ("value", 5, "label"),
        ("value", None, "label"),
    ],
)
def test_a_planted_row_is_listed_and_runs_nothing(
    cache: Cache, folder: Path, tmp_path: Path, column: str, value: object, shown: str
) -> None:
    cache.set("a", "text", HOUR, label="label")
    code = pickle.dumps(Trap(tmp_path / "ran"))
    plant(folder, f"update Cache set {column} = ?", code if value in {"bytes", "code"} else value)
    assert [entry.label for entry in cache.entries()] == [shown]
    assert cache.clear() == 1
    assert not (tmp_path / "ran").exists()


def test_a_label_that_is_no_utf8_is_listed(cache: Cache, folder: Path) -> None:
    cache.set("a", "text", HOUR)
    plant(folder, "update Cache set tag = cast(x'41ff42' as text)")
    assert [entry.label for entry in cache.entries()] == ["A\ufffdB"]


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


@pytest.mark.parametrize("damage", [damage_file, damage_setting, damage_table])
def test_a_damaged_cache_can_be_cleared(
    cache: Cache, folder: Path, damage: Callable[[Path], None]
) -> None:
    cache.set("a", "text", HOUR)
    damage(folder)
    assert cache.clear() == 0
    cache.set("a", "text", HOUR)
    assert cache.get("a") == "text"
    assert len(cache.entries()) == 1


@pytest.mark.parametrize("damage", [damage_file, damage_table, make_a_folder_of_it])
def test_a_cache_that_cannot_be_read_is_named(
    cache: Cache, folder: Path, damage: Callable[[Path], None]
) -> None:
    cache.set("a", "text", HOUR)
    damage(folder)
    with pytest.raises(StorageError, match=r"cache\.db cannot be read: .+\.") as raised:
        cache.entries()
    assert "tripai cache clear" in raised.value.hint


def test_what_is_no_file_is_not_removed(cache: Cache, folder: Path) -> None:
    cache.set("a", "text", HOUR)
    make_a_folder_of_it(folder)
    with pytest.raises(StorageError, match=r"cache\.db cannot be emptied"):
        cache.clear()
    assert (folder / "cache.db").is_dir()


def test_a_cache_that_another_program_holds_is_not_cleared(
    cache: Cache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tripai.cache.PATIENCE", 0.05)
    cache.set("a", "text", HOUR)
    other = sqlite3.connect(folder / "cache.db", isolation_level=None)
    with diskcache.Cache(str(folder), timeout=0.05, disk=_TextDisk) as held:
        monkeypatch.setattr(cache, "_open", lambda: nullcontext(held))  # its opening waits a minute
        other.execute("begin exclusive")
        with pytest.raises(StorageError, match="is in use by another program"):
            cache.clear()
        other.execute("rollback")
    other.close()
    assert cache.get("a") == "text"


def test_a_cache_that_cannot_be_written_is_still_listed(owned_folder: Path) -> None:
    cache = open_cache(owned_folder / "cache")
    cache.set("a", "text", HOUR, label="label")
    cache.file.chmod(0o400)
    cache.file.parent.chmod(0o500)
    assert [entry.label for entry in cache.entries()] == ["label"]
    with pytest.raises(StorageError, match="cannot be emptied: Permission denied"):
        cache.clear()
    cache.file.parent.chmod(0o700)
    assert len(cache.entries()) == 1


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
        "for n in range(20): cache.set(f'{sys.argv[2]} {n}', 'x' * n, None, label=sys.argv[2])\n"
        "assert all(cache.get(f'{sys.argv[2]} {n}') == 'x' * n for n in range(20))"
    )
    plans = "abcdefghij"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(folder), name], stderr=subprocess.PIPE, text=True
        )
        for name in plans
    ]
    assert [process.communicate()[1] for process in started] == [""] * 10  # nothing is logged
    assert [process.returncode for process in started] == [0] * 10
    cache = open_cache(folder)
    assert all(cache.get(f"{name} {n}") == "x" * n for name in plans for n in range(20))
    assert Counter(entry.label for entry in cache.entries()) == dict.fromkeys(plans, 20)
