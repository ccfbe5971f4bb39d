"""Each way in which a disk or a database can refuse, for real."""

import os
import sqlite3
import stat
import sys
from contextlib import closing

import pytest
from child import run_child
from random_routes import NOW, route
from sqlalchemy import Engine, event

from tripai.errors import InputError, StorageError
from tripai.storage import open_store


def opened(database, **options):
    return open_store(database, now=lambda: NOW, **options)


@pytest.fixture
def saved(database):
    with opened(database) as store:
        return store.save(route())


def refused(database, action=None, **options):
    with pytest.raises(StorageError) as raised, opened(database, **options) as store:
        action(store)
    assert "\n" not in raised.value.message
    assert str(database) in raised.value.message
    assert raised.value.hint
    return raised.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="has no such modes")
def test_files_and_folders_are_the_owners_alone(tmp_path):
    database = tmp_path / "data" / "deep" / "tripai.db"
    with opened(database) as store:
        store.save(route())
        assert {stat.S_IMODE(file.stat().st_mode) for file in database.parent.iterdir()} == {0o600}
        assert len(list(database.parent.iterdir())) > 2  # the log beside the database too
    for folder in (database.parent, database.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_odd_names_are_names(tmp_path):
    database = tmp_path / "50%20 off?mode=ro#1 Lissabon é.db"
    with opened(database) as store:
        store.save(route())
    assert database.exists()
    with opened(f"sqlite:///{tmp_path}/other.db") as store:
        assert store.list_routes() == ()
    assert (tmp_path / "other.db").exists()


def test_a_folder_that_cannot_be_written(owned_folder):
    owned_folder.chmod(0o500)
    for database in (owned_folder / "tripai.db", owned_folder / "new" / "tripai.db"):
        with pytest.raises(
            StorageError, match=r"cannot be (used|made): [Pp]ermission denied"
        ) as raised:
            opened(database)
        assert str(owned_folder) in raised.value.message


@pytest.mark.parametrize("folder_mode", [0o700, 0o500])
@pytest.mark.parametrize("file_mode", [0o600, 0o400])
def test_what_can_only_be_read_is_read(owned_folder, folder_mode, file_mode):
    database = owned_folder / "tripai.db"
    with opened(database) as store:
        kept = store.save(store.save(route()))
    database.chmod(file_mode)
    owned_folder.chmod(folder_mode)
    with opened(database) as store:
        assert store.load() == kept
        assert len(store.list_routes()) == 1
        assert len(store.revisions()) == 2
    if (file_mode, folder_mode) == (0o600, 0o700):
        return
    assert "is read-only" in refused(database, lambda store: store.save(route("other")))
    assert "is read-only" in refused(database, lambda store: store.undo())


def test_what_waits_in_the_log_is_read_from_a_read_only_folder(owned_folder):
    database = owned_folder / "tripai.db"
    with opened(database) as store:
        first = store.save(route())
    copies = owned_folder / "as a killed process leaves them"
    copies.mkdir()
    with opened(database) as store:
        store.save(route("second"))
        for name in ("tripai.db", "tripai.db-wal", "tripai.db-shm"):
            (copies / name).write_bytes((owned_folder / name).read_bytes())
            (copies / name).chmod(0o400)
    assert (copies / "tripai.db-wal").stat().st_size
    copies.chmod(0o500)
    with opened(copies / "tripai.db") as store:
        assert store.load("1") == first
        assert store.load().slug == "second"


def test_a_file_that_cannot_be_read(owned_folder):
    database = owned_folder / "tripai.db"
    with opened(database) as store:
        store.save(route())
    database.chmod(0)
    assert "cannot be opened" in refused(database)


def test_a_folder_in_place_of_a_file(tmp_path):
    assert "could not be read" in refused(tmp_path)


def test_a_file_in_place_of_a_folder(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(StorageError, match=r"data cannot be made: File exists\.$"):
        opened(tmp_path / "data" / "tripai.db")


def test_a_file_that_is_no_database(database):
    database.write_text("Day 1: the castle, then lunch.\n" * 100)
    assert "is not a database" in refused(database)
    assert database.read_text().startswith("Day 1")


def test_an_empty_file_is_a_new_database(database):
    database.touch()
    with opened(database) as store:
        assert store.list_routes() == ()


@pytest.mark.usefixtures("saved")
def test_a_damaged_file(database):
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    assert "is damaged" in refused(database, lambda store: store.load())


@pytest.mark.usefixtures("saved")
def test_a_file_cut_short(database):
    with database.open("r+b") as file:
        file.truncate(10_000)
    refused(database, lambda store: store.load())


@pytest.mark.parametrize(
    "change",
    [
        "update revision set brief = '{}'",
        "update revision set brief = 'not JSON'",
        "update activity set cost_amount = 'much'",
        "update activity set start = '10:00'",
        "update route set revision = 7",
    ],
)
@pytest.mark.usefixtures("saved")
def test_a_row_that_something_else_changed(database, change):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(change)
        connection.commit()
    assert "lisbon-1-day" in refused(database, lambda store: store.load("1"))


def test_a_database_that_another_program_writes(database, saved):
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("begin immediate")
        message = refused(database, lambda store: store.save(route("second")), patience=0.1)
        assert "in use by another program" in message
        with opened(database) as store:
            assert store.load() == saved


def test_a_full_database_keeps_what_it_had(database, saved):
    def limited(connection, _record):
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages + 2}")

    event.listen(Engine, "connect", limited)
    try:
        message = refused(database, lambda store: store.save(route("long", visits=400)))
    finally:
        event.remove(Engine, "connect", limited)
    assert "no room left" in message
    still_there(database, saved)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_a_disk_that_takes_no_more_keeps_what_it_had(database, saved):
    done = run_child(
        """
        import resource
        with opened() as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
            try:
                store.save(route("long", visits=400))
            except StorageError as error:
                print(error.message)
            print(store.load().slug)
        """,
        database,
    )
    said, slug = done.stdout.splitlines()
    assert "could not be read or written" in said or "no room left" in said
    assert slug == "lisbon-1-day"
    still_there(database, saved)


def still_there(database, saved):
    with opened(database) as store:
        assert len(store.list_routes()) == 1
        assert store.load() == saved
        assert store.save(route("after")).number == 2


@pytest.mark.parametrize(
    ("url", "error", "said"),
    [
        ("nosuch://x", InputError, "no kind of database"),
        ("sqlite://[", InputError, "cannot be read"),
        ("postgresql+pg8000://me:secret@127.0.0.1:1/x", StorageError, "needs the package pg8000"),
    ],
)
def test_a_url_that_leads_nowhere(url, error, said):
    with pytest.raises(error, match=said) as raised:
        opened(url)
    assert "secret" not in raised.value.message


def test_a_database_in_memory():
    with opened("sqlite://") as store:
        kept = store.save(route())
        assert store.load() == kept
