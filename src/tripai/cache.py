"""Answers of services, kept on disk until they expire.

Text is all that is kept: diskcache itself unpickles what it finds, under its Disk and its JSONDisk, so that
a row which somebody planted would run code, and it follows a row's file name wherever that leads.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import diskcache

from tripai.errors import ServiceError
from tripai.files import create_private_file

LARGEST = 100 * 2**20  # bytes of the whole; the travel times of a large city are 0.2 MB
PATIENCE = 2.0  # seconds that a writer waits for another process
Read = TypeVar("Read")
_log = logging.getLogger(__name__)


def open_cache(folder: Path) -> Cache:
    """Return the cache in a folder, which is made when something is first kept in it."""
    return Cache(folder)


class Cache:
    """Texts by key, shared by all processes of one user.

    What is wrong with it, a disk that is full or a damaged file, is logged once; from then on nothing is kept.
    Of a key only a digest is kept: it may hold a password, or the points between which somebody travels.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / diskcache.core.DBNAME
        self._works = True

    def answer(
        self, key: str, expires_seconds: float, ask: Callable[[], str], read: Callable[[str], Read]
    ) -> Read:
        """Return what the text of a key says, or what is asked for where none is kept that can be read.

        Args:
            key: The question.
            expires_seconds: How long a new text is kept.
            ask: Fetches it.
            read: Returns what a text says, or raises a ServiceError; such a text is not kept.
        """
        with suppress(ServiceError):
            if (kept := self.get(key)) is not None:
                return read(kept)
        text = ask()
        found = read(text)
        self.set(key, text, expires_seconds)
        return found

    def get(self, key: str) -> str | None:
        """Return the text of a key, None when there is none or it has expired."""
        found = None
        with self._done_without():
            if self._works and self._file.exists():
                with self._open() as cache:
                    found = cache.get(_digest(key))
        return found

    def set(self, key: str, text: str, expires_seconds: float) -> None:
        """Keep a text for so many seconds, in place of what the key had; the oldest go when there is no room."""
        with self._done_without():
            if self._works:
                create_private_file(self._file)
                with self._open() as cache:
                    cache.set(_digest(key), text, expire=expires_seconds)

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
