import shutil
import sqlite3
import stat
import sys
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from random_routes import NOW, route
from sqlalchemy import create_engine

from tripai.errors import StorageError
from tripai.model import Recipe, Sun, Weather
from tripai.storage import open_store
from tripai.storage.database import connect, locate, stored_revision
from tripai.storage.migrate import MIGRATIONS, refuse_strangers, upgrade
from tripai.storage.tables import HEAD, Row

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0099"
down_revision = "HEAD"


def upgrade():
    with op.batch_alter_table("route") as route:
        route.add_column(sa.Column("note", sa.String(), nullable=False, server_default="none"))
        route.alter_column("revision", new_column_name="current")
        route.drop_constraint("uq_route_slug", type_="unique")
    {then}
"""


def opened(database):
    return open_store(database, now=lambda: NOW)


@pytest.fixture
def saved(database):
    with opened(database) as store:
        return store.save(route())


@pytest.fixture
def newer(tmp_path):
    """Migrations of a version to come; `then` is what it does at last."""

    def made(then="pass"):
        folder = shutil.copytree(MIGRATIONS, tmp_path / "migrations to come 100%")
        (folder / "versions" / "m0099_notes.py").write_text(
            NEXT.format(then=then).replace("HEAD", HEAD)
        )
        return folder

    return made


def run(database, migrations, **options):
    place = locate(database)
    engine = connect(place, 1.0)
    try:
        upgrade(engine, place, **{"backup_dir": None, "now": NOW} | options, migrations=migrations)
        return stored_revision(engine)
    finally:
        engine.dispose()


def schema(connection):
    """What each table and index is, whatever the order of its constraints; SQLite quotes a name that was another's."""
    query = "select name, sql from sqlite_master where name not like '%alembic%' order by name"
    made = connection.execute(query).fetchall()
    return {
        name: sorted(
            line.strip(", ") for line in (sql or "").replace(f'"{name}"', name).splitlines()
        )
        for name, sql in made
    }


def test_head_is_the_newest_migration():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


@pytest.mark.usefixtures("store")
def test_the_migrations_make_the_tables_that_the_rows_are(database):
    engine = create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        assert (
            compare_metadata(MigrationContext.configure(connection, opts=options), Row.metadata)
            == []
        )
    engine.dispose()


@pytest.mark.usefixtures("store")
def test_they_make_them_to_the_letter(database, tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'direct.db'}")
    Row.metadata.create_all(engine)
    engine.dispose()
    with (
        closing(sqlite3.connect(database)) as migrated,
        closing(sqlite3.connect(tmp_path / "direct.db")) as direct,
    ):
        assert schema(migrated) == schema(direct)
        assert len(schema(direct)) > len(Row.metadata.tables)  # indexes too


@pytest.mark.usefixtures("store")
def test_every_constraint_has_a_name():
    for table in Row.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints)


@pytest.mark.usefixtures("saved")
def test_an_upgrade_keeps_every_row_and_a_copy_of_what_was(database, newer, saved):
    assert run(database, newer()) == "0099"
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("select * from route").fetchall() == [(1, saved.slug, 1, "none")]
        assert connection.execute("select count(*) from activity").fetchall() == [(2,)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
    copy = database.with_name(f"tripai.db.{HEAD}.20261101T120000Z.bak")
    assert sys.platform == "win32" or stat.S_IMODE(copy.stat().st_mode) == 0o600
    with opened(copy) as store:
        assert store.load() == saved


def test_a_database_from_the_first_version_is_upgraded(database, saved):
    with closing(sqlite3.connect(database)) as connection:
        for column in (
            "day drop column sun",
            "day drop column weather",
            "day drop column summary",
            "day drop column locked",
            "place drop column closed_until",
            "revision drop column recipe",
            "revision drop column parent",
        ):
            connection.execute(f"alter table {column}")
        for table in ("ai_call", "google_calendar"):
            connection.execute(f"drop table {table}")
        connection.execute("update alembic_version set version_num = '0001'")
        connection.commit()
    with opened(database) as store:
        assert store.load() == saved
        assert store.load().days[0].weather is None
        rain = Weather(kind="forecast", low=8, high=14, rain_chance=70, source="a service")
        day = saved.days[0].replaced(weather=rain, sun=Sun(stays="up"))
        assert store.load(store.save(saved.replaced(days=(day,))).slug).days == (day,)
    with closing(
        sqlite3.connect(database.with_name("tripai.db.0001.20261101T120000Z.bak"))
    ) as copy:
        assert copy.execute("select title from revision").fetchall() == [(saved.title,)]


def columns(connection, table):
    return [row[1] for row in connection.execute(f"pragma table_info({table})")]


def made_by(revision, source, target):
    """Make a database as an older version did, of what a newer one holds."""
    with create_engine(f"sqlite:///{target}").begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    connection.engine.dispose()
    with closing(sqlite3.connect(target)) as older:
        older.execute("attach ? as newer", (str(source),))
        tables = older.execute("select name from sqlite_master where type = 'table'").fetchall()
        for (table,) in tables:
            if table not in {"alembic_version", "sqlite_sequence"}:
                shared = ", ".join(f'"{column}"' for column in columns(older, table))
                older.execute(f"insert into {table} ({shared}) select {shared} from newer.{table}")
        older.commit()


def test_what_was_saved_before_calls_were_counted_is_read(database, saved, tmp_path):
    older = tmp_path / "older" / "tripai.db"
    older.parent.mkdir()
    made_by("0003", database, older)
    with closing(sqlite3.connect(older)) as connection:
        assert "recipe" not in columns(connection, "revision")
        assert columns(connection, "ai_call") == []
    with opened(older) as store:
        assert store.load() == saved
        assert (store.load().recipe, store.load().days[0].summary) == (None, "")
        assert store.calls() == ()
        recipe = Recipe(data="catalogue-1", model="m", prompts={"weigh": "1"})
        told = saved.replaced(
            recipe=recipe, days=(saved.days[0].replaced(summary="Tiles, then the river."),)
        )
        again = store.save(told)
        assert store.load() == again
        assert again.recipe == recipe
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def test_a_day_on_which_all_was_locked_is_locked(database, saved, tmp_path):
    def with_locks(*locked):
        activities = saved.days[0].activities
        fixed = [a.replaced(locked=lock) for a, lock in zip(activities, locked, strict=True)]
        return saved.replaced(days=(saved.days[0].replaced(activities=tuple(fixed)),))

    alls = [True for _ in saved.days[0].activities]
    with opened(database) as store:
        whole, part = store.save(with_locks(*alls)), store.save(with_locks(*alls[1:], False))
    older = tmp_path / "older" / "tripai.db"
    older.parent.mkdir()
    made_by("0006", database, older)
    with opened(older) as store:
        for before, locked in ((saved, False), (whole, True), (part, False)):
            day = store.load(before.slug, before.revision).days[0]
            assert day == before.days[0].replaced(locked=locked)


@pytest.mark.usefixtures("saved")
def test_the_copy_goes_where_it_is_wanted(database, newer, tmp_path):
    run(database, newer(), backup_dir=tmp_path / "copies")
    assert [file.name for file in (tmp_path / "copies").iterdir()] == [
        f"tripai.db.{HEAD}.20261101T120000Z.bak"
    ]


def test_an_upgrade_that_fails_leaves_everything_as_it_was(database, newer, saved):
    with pytest.raises(ZeroDivisionError):
        run(database, newer(then="1 / 0"))
    with opened(database) as store:
        assert store.load() == saved


@pytest.mark.usefixtures("saved")
def test_no_upgrade_without_room_for_a_copy(database, newer, tmp_path):
    (tmp_path / "copies").write_text("a file, not a folder")
    with pytest.raises(StorageError, match="copies"):
        run(database, newer(), backup_dir=tmp_path / "copies")
    assert opened(database).close() is None


def test_a_first_run_makes_no_copy(database):
    opened(database).close()
    assert sorted(file.name for file in database.parent.iterdir()) == [
        "tripai.db",
        "tripai.db.lock",
    ]


def test_a_newer_database_is_refused(database, newer, saved):
    run(database, newer())
    before = database.read_bytes()
    with pytest.raises(StorageError, match=r"newer version of tripai \(schema 0099\)") as raised:
        opened(database)
    assert "pip install --upgrade" in raised.value.hint
    assert database.read_bytes() == before
    assert saved


def test_a_newer_database_is_refused_where_it_can_only_be_read(owned_folder):
    database = owned_folder / "tripai.db"
    opened(database).close()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("update alembic_version set version_num = '0099'")
        connection.commit()
    owned_folder.chmod(0o500)
    with pytest.raises(StorageError, match="newer version"):
        opened(database)


def test_the_database_of_another_program_is_left_alone(database):
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("create table bookmarks (title)")
    before = database.read_bytes()
    with pytest.raises(StorageError, match="database of another program"):
        opened(database)
    assert database.read_bytes() == before


def test_an_upgrade_is_done_once(database, newer):
    opened(database).close()
    migrations = newer()
    assert run(database, migrations) == run(database, migrations) == "0099"
    assert len(list(database.parent.glob("*.bak"))) == 1


def test_known_revisions_pass(database, newer):
    opened(database).close()
    place = locate(database)
    engine = connect(place, 1.0)
    refuse_strangers(engine, place, newer())
    engine.dispose()
