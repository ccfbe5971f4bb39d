"""Answers of services, kept on disk until they expire.

Text is all that is kept: diskcache itself unpickles what it finds, under its Disk and its JSONDisk, so that
a row which somebody planted would run code, and it follows a row's file name wherever that leads.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import diskcache

from tripai.files import create_private_file

LARGEST = 100 * 2**20  # bytes of the whole; the travel times of a large city are 0.2 MB
PATIENCE = 2.0  # seconds that a writer waits for another process
_log = logging.getLogger(__name__)


def open_cache(folder: Path) -> Cache:
    """Return the cache in a folder, which is made when something is first kept in it."""
    return Cache(folder)


class Cache:
    """Texts by key, shared by all processes of one user.

    What is wrong with it, a disk that is full or a damaged file, is logged once; from then on nothing is kept.
    Keys must hold no secrets.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / diskcache.core.DBNAME
        self._works = True

    def get(self, key: str) -> str | None:
        """Return the text of a key, None when there is none or it has expired."""
        found = None
        with self._done_without():
            if self._works and self._file.exists():
                with self._open() as cache:
                    found = cache.get(key)
        return found

    def set(self, key: str, text: str, expires_seconds: float) -> None:
        """Keep a text for so many seconds, in place of what the key had; the oldest go when there is no room."""
        with self._done_without():
            if self._works:
                create_private_file(self._file)
                with self._open() as cache:
                    cache.set(key, text, expire=expires_seconds)

    def _open(self) -> closing[diskcache.Cache]:
        """Open it for one question: nobody has to remember to close it, and none is open across a fork."""
        return closing(
            diskcache.Cache(
                str(self._file.parent), timeout=PATIENCE, disk=_TextDisk, size_limit=LARGEST
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
                self._file.parent,
                type(error).__name__,
                error,
            )


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
