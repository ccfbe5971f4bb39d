"""The database behind a store: where it is, how it is opened, and its failures as sentences."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
)

from tripai.addresses import without_password
from tripai.errors import InputError, StorageError
from tripai.storage.tables import HEAD

WRITING = {"begin": "IMMEDIATE"}
"""Execution options of a connection that will write. SQLite then takes its lock at once, and waits
for it: a reader that turns writer half-way would be refused."""

_ELSEWHERE = (
    "See who may write there and how much room is left, or name another folder with TRIPAI_HOME."
)
_URL_FAULT = "The URL of the database cannot be read."
_URL_HINT = "It looks like sqlite:////home/me/trips.db or postgresql://me@server/trips."
_FAULTS = {
    sqlite3.SQLITE_BUSY: ("is in use by another program", "Try again in a moment."),
    sqlite3.SQLITE_LOCKED: ("is in use by another program", "Try again in a moment."),
    sqlite3.SQLITE_READONLY: (
        "is read-only, so nothing was saved",
        "Make the file and its folder writable, or name another folder with TRIPAI_HOME.",
    ),
    sqlite3.SQLITE_FULL: (
        "has no room left on its disk, so nothing was saved",
        "Free some space and try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "could not be read or written",
        "What was saved before is still there. See whether the disk is full or failing.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "is damaged",
        "Put a backup in its place, or move it away to start with an empty one.",
    ),
    sqlite3.SQLITE_NOTADB: (
        "is not a database",
        "Move the file away, or name another folder with TRIPAI_HOME.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot be opened",
        "See who may read and write it and its folder, or name another folder with TRIPAI_HOME.",
    ),
}
_json = partial(json.dumps, ensure_ascii=False)  # who reads the table reads Belém


@dataclass(frozen=True, slots=True)
class Database:
    """Where routes are kept; `path` is the file when that is SQLite's."""

    url: URL
    path: Path | None

    def __str__(self) -> str:
        return str(self.path) if self.path else without_password(str(self.url))


def locate(database: str | Path) -> Database:
    """Return the database that a path or a SQLAlchemy URL means."""
    if isinstance(database, Path) or "://" not in database:
        path = Path(database).absolute()
        return Database(URL.create("sqlite", database=str(path)), path)
    try:
        url = make_url(database)
    except (ArgumentError, ValueError) as error:
        raise InputError(_URL_FAULT, _URL_HINT) from error
    on_disk = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
    return Database(url, Path(str(url.database)).absolute() if on_disk else None)


def connect(database: Database, patience: float) -> Engine:
    """Return an engine; `patience` is how many seconds a writer waits for another."""
    try:
        if database.path is None:
            engine = create_engine(database.url, json_serializer=_json)
        else:
            engine = create_engine(
                URL.create("sqlite", database=str(database.path)),
                creator=partial(_open, database.path, patience),
                json_serializer=_json,
            )
    except NoSuchModuleError as error:
        raise InputError(f"{database} is no kind of database that is known.", _URL_HINT) from error
    except ArgumentError as error:
        raise InputError(_URL_FAULT, _URL_HINT) from error
    except ModuleNotFoundError as error:
        raise StorageError(
            f"{database} needs the package {error.name}.", f"pip install {error.name}"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def stored_revision(engine: Engine) -> str | None:
    """Return the revision of the schema that the database has; None when it has none yet."""
    try:
        with engine.connect() as connection:
            return connection.exec_driver_sql("select version_num from alembic_version").scalar()
    except (OperationalError, ProgrammingError) as error:
        if getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) != sqlite3.SQLITE_ERROR:
            raise
        return None  # there is no such table


def bring_up_to_date(
    engine: Engine, database: Database, backup_dir: Path | None, now: Callable[[], datetime]
) -> None:
    """Make or upgrade the tables where they are not those of this version."""
    if stored_revision(engine) == HEAD:
        return
    from tripai.storage import migrate

    migrate.refuse_strangers(engine, database)
    migrate.upgrade(engine, database, backup_dir=backup_dir, now=now())


@contextmanager
def sentences(database: Database) -> Iterator[None]:
    """Turn what the database or the disk says into a StorageError."""
    try:
        yield
    except DBAPIError as error:
        raise _fault(database, error.orig or error) from error
    except (sqlite3.Error, OSError) as error:
        raise _fault(database, error) from error
    except OverflowError as error:  # SQLite's integers end at 2 ** 63
        raise InputError("A number is too large to be saved.", "Give a smaller one.") from error


def _fault(database: Database, error: BaseException) -> StorageError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is the extended code
    if code in _FAULTS:
        what, hint = _FAULTS[code]
        return StorageError(f"{database} {what}.", hint)
    if isinstance(error, OSError):
        why = (error.strerror or str(error)).lower()
        return StorageError(f"{error.filename or database} cannot be used: {why}.", _ELSEWHERE)
    said = (str(error).strip() or type(error).__name__).splitlines()[0]
    return StorageError(f"{database} cannot be used: {said}.")


def _open(path: Path, patience: float) -> sqlite3.Connection:
    """Open a file to write, or else to read.

    A database with a write-ahead log wants files beside it; where the folder allows none, only
    `immutable` reads it.
    """
    ways = ["mode=rw", "mode=ro"]
    log = path.with_name(path.name + "-wal")
    if not log.exists() or not log.stat().st_size:
        ways.append("mode=ro&immutable=1")  # right as long as nothing waits in the log
    for way in ways[:-1]:
        try:
            return _open_as(path, way, patience)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in {
                sqlite3.SQLITE_CANTOPEN,
                sqlite3.SQLITE_READONLY,
            }:
                raise
    return _open_as(path, ways[-1], patience)


def _open_as(path: Path, way: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.as_uri()}?{way}", uri=True, timeout=patience, check_same_thread=False
    )
    try:
        connection.execute("select 1 from sqlite_master limit 1")  # the first read opens the file
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # else the driver begins by itself, and not before DDL
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
