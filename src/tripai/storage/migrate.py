"""Bring a database to the schema of this version, with Alembic.

Imported only when the stored revision is another one, for Alembic takes 0.1 s. A new database is
made by the same migrations, so there is one description of it.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

from tripai.errors import StorageError
from tripai.files import create_private_file
from tripai.storage.database import WRITING, Database, stored_revision

MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade(
    engine: Engine,
    database: Database,
    *,
    backup_dir: Path | None,
    now: datetime,
    migrations: Path = MIGRATIONS,
) -> None:
    """Upgrade to the newest revision, one process at a time; what is not new is copied first."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    with _alone(database):
        stored = stored_revision(engine)
        if stored == script.get_current_head():
            return  # another process was faster
        if stored is not None and database.path is not None:
            _back_up(database.path, backup_dir or database.path.parent, stored, now)
        _run(engine, config)


def refuse_strangers(engine: Engine, database: Database, migrations: Path = MIGRATIONS) -> None:
    """Raise StorageError unless the database is empty or at a revision that this version knows."""
    tables = inspect(
        engine
    ).get_table_names()  # before the revision: another process may be making both
    stored = stored_revision(engine)
    if stored is None and database.path is not None and tables:
        raise StorageError(
            f"{database} is the database of another program.",
            "Name another file or folder; nothing was changed in this one.",
        )
    known = {each.revision for each in ScriptDirectory(str(migrations)).walk_revisions()}
    if stored is not None and stored not in known:
        raise StorageError(
            f"{database} was written by a newer version of tripai (schema {stored}).",
            "Upgrade tripai: pip install --upgrade tripai.",
        )


def _run(engine: Engine, config: Config) -> None:
    with engine.connect().execution_options(**WRITING) as connection:
        config.attributes["connection"] = connection
        with _table_changes_allowed(connection), connection.begin():
            command.upgrade(config, "head")


@contextmanager
def _table_changes_allowed(connection: Connection) -> Iterator[None]:
    """Switch foreign keys off: a table is changed by copy and drop, and a drop cascades."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection
    for pragma in ("journal_mode = WAL", "foreign_keys = OFF"):  # neither works in a transaction
        raw.cursor().execute(f"PRAGMA {pragma}")
    try:
        yield
    finally:
        raw.cursor().execute("PRAGMA foreign_keys = ON")


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Hold the lock file beside a SQLite database; without it first runs at one time collide."""
    if database.path is None:
        yield
        return
    path = database.path.with_name(database.path.name + ".lock")
    create_private_file(path)
    with path.open("r+b") as file:
        _lock(file.fileno())
        yield  # closing the file gives the lock back


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _back_up(source: Path, folder: Path, stored: str, now: datetime) -> None:
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = folder / f"{source.name}.{stored}.{stamp}.bak"
    create_private_file(target)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as copy:
            old.backup(copy)
    except BaseException:
        os.unlink(target)
        raise
