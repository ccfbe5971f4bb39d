"""Answers of services, kept on disk until they expire.

Text is all that is kept: diskcache itself unpickles what it finds, under its Disk and its JSONDisk, so that
a row which somebody planted would run code, and it follows a row's file name wherever that leads.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import diskcache

from tripai.errors import ServiceError, StorageError
from tripai.files import create_private_file
from tripai.text import plain, shortened

LARGEST = 100 * 2**20  # bytes of the whole; the travel times of a large city are 0.2 MB
PATIENCE = 2.0  # seconds that a writer waits for another process
LONGEST_LABEL = 200  # characters
Read = TypeVar("Read")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One text that is kept.

    Attributes:
        label: What it is, in words; empty when nobody said it.
        kept_at: Since when; None when that cannot be read.
        size: Its length in bytes.
        expires_at: Until when; None is until there is no room.
    """

    label: str
    kept_at: datetime | None
    size: int
    expires_at: datetime | None


def open_cache(folder: Path) -> Cache:
    """Return the cache in a folder, which is made when something is first kept in it."""
    return Cache(folder)


class Cache:
    """Texts by key, shared by all processes of one user.

    What is wrong with it, a disk that is full or a damaged file, is logged once; from then on nothing is kept.
    Of a key only a digest is kept: it may hold a password, or the points between which somebody travels.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / diskcache.core.DBNAME
        self._works = True

    def answer(
        self,
        key: str,
        expires_seconds: float | None,
        ask: Callable[[], str],
        read: Callable[[str], Read],
        *,
        label: str = "",
    ) -> Read:
        """Return what the text of a key says, or what is asked for where none is kept that can be read.

        Args:
            key: The question.
            expires_seconds: How long a new text is kept; None is until there is no room.
            ask: Fetches it.
            read: Returns what a text says, or raises a ServiceError; such a text is not kept.
            label: What it is, for whoever lists what is kept; it is no secret.
        """
        with suppress(ServiceError):
            if (kept := self.get(key)) is not None:
                return read(kept)
        text = ask()
        found = read(text)
        self.set(key, text, expires_seconds, label=label)
        return found

    def get(self, key: str) -> str | None:
        """Return the text of a key, None when there is none or it has expired."""
        found = None
        with self._done_without():
            if self._works and self.file.exists():
                with self._open() as cache:
                    found = cache.get(_digest(key))
        return found

    def set(self, key: str, text: str, expires_seconds: float | None, *, label: str = "") -> None:
        """Keep a text in place of what the key had; the arguments are those of `answer`."""
        with self._done_without():
            if self._works:
                create_private_file(self.file)
                with self._open() as cache:
                    cache.set(_digest(key), text, expire=expires_seconds, tag=_shown(label))

    def entries(self) -> tuple[Entry, ...]:
        """Return what is kept, the newest first; nothing is made or changed by it.

        Raises:
            StorageError: It cannot be read.
        """
        if not self.file.exists():
            return ()
        try:
            return tuple(_entry(*row) for row in _rows(self.file))
        except (sqlite3.Error, OSError) as error:
            raise StorageError(
                f"The cache {self.file} cannot be read: {error}.", "Empty it: tripai cache clear"
            ) from error

    def size(self) -> int:
        """Return how many bytes of the disk it takes."""
        files = (self.file, self.file.with_name(self.file.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    def clear(self) -> int:
        """Forget all that is kept, and return how many texts that were; a damaged file is removed.

        Raises:
            StorageError: Another program is using it, or the disk refused.
        """
        if not self.file.exists():
            return 0
        try:
            with self._open() as cache:
                return int(cache.clear())
        except Exception as error:  # whatever a damaged file makes diskcache raise
            if _is_busy(error):
                raise StorageError(
                    f"The cache {self.file} is in use by another program.",
                    "Try again in a moment.",
                ) from error
            self._remove()
            return 0

    def _remove(self) -> None:
        try:
            for ending in ("-shm", "-wal", ""):
                self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(
                f"The cache {self.file} cannot be emptied: {error.strerror or error}.",
                "Remove the file by hand.",
            ) from error

    def _open(self) -> closing[diskcache.Cache]:
        """Open it for one question: nobody has to remember to close it, and none is open across a fork."""
        return closing(
            diskcache.Cache(
                str(self.file.parent), timeout=PATIENCE, disk=_TextDisk, size_limit=LARGEST
            )
        )

    @contextmanager
    def _done_without(self) -> Iterator[None]:
        try:
            yield
        except (
            Exception
        ) as error:  # whatever a damaged file makes diskcache raise: no plan fails by it
            self._works = False
            _log.warning(
                "The cache in %s is done without: %s: %s",
                self.file.parent,
                type(error).__name__,
                error,
            )


def _is_busy(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is the extended code
    return isinstance(error, diskcache.Timeout) or code == sqlite3.SQLITE_BUSY


def _rows(file: Path) -> list[tuple[object, ...]]:
    """Read without diskcache, which writes when it opens a file."""
    try:
        return _read(file, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        return _read(file, "mode=ro&immutable=1")  # where no log can be made beside the file


def _read(file: Path, way: str) -> list[tuple[object, ...]]:
    address = f"{file.absolute().as_uri()}?{way}"
    with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as database:
        database.text_factory = partial(str, encoding="utf-8", errors="replace")
        return database.execute(
            "select tag, store_time, length(cast(value as blob)), expire_time"
            " from Cache order by store_time desc, rowid desc"
        ).fetchall()


def _entry(label: object, kept: object, size: object, expires: object) -> Entry:
    """Read a row that anybody may have written: what is not of its kind is left out."""
    return Entry(
        _shown(label) if isinstance(label, str) else "",
        _moment(kept),
        size if isinstance(size, int) else 0,
        _moment(expires),
    )


def _shown(label: str) -> str:
    return shortened(plain(label), LONGEST_LABEL)


def _moment(seconds: object) -> datetime | None:
    with suppress(OverflowError, ValueError, OSError):
        if isinstance(seconds, int | float):
            return datetime.fromtimestamp(seconds, UTC)
    return None


def _digest(key: str) -> str:
    return sha256(key.encode(errors="surrogatepass")).hexdigest()


class _TextDisk(diskcache.Disk):  # type: ignore[misc] # diskcache publishes no types
    """Keeps text in the database itself; any other row, and any other file, is left alone."""

    def store(self, value: str, _read: bool, key: str = "") -> tuple[int, int, None, str]:  # noqa: ARG002 - the base's name
        return 0, diskcache.core.MODE_RAW, None, value

    def fetch(self, mode: int, filename: str | None, value: object, _read: bool) -> str:
        if mode != diskcache.core.MODE_RAW or filename is not None or not isinstance(value, str):
            raise OSError("not a text that tripai keeps")  # diskcache takes that for absent
        return value

    def get(self, _key: object, _raw: bool) -> str:
        raise OSError("keys are not read back")

    def remove(self, _filename: object) -> None:
        """Remove nothing: no row of ours has a file."""
