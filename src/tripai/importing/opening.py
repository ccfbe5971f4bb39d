"""The traveller's file: there, a file, and small enough."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tripai.errors import InputError, NotFoundError, StorageError
from tripai.readers import LARGEST_FILE

EXTRACT = "pbf"
"""The format that is read from the disk in pieces: it may be a hundred times larger than the others."""
_BEGINNING = 64  # bytes, in which an extract says what it is


@dataclass(frozen=True, slots=True)
class FromFile:
    """What an import begins with: what a file holds, or where an extract of OpenStreetMap is.

    Attributes:
        name: The file's name without its folder.
        data: What it holds; empty for an extract.
        form: The format, if somebody says it.
        extract: Where the extract is.
    """

    name: str
    data: bytes = b""
    form: str | None = None
    extract: Path | None = None


def open_file(path: Path, form: str | None = None) -> FromFile:
    """Return what a file holds.

    Raises:
        NotFoundError: It is not there.
        InputError: It is a folder.
        StorageError: It may not be read.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
            if form == EXTRACT or (form is None and b"OSMHeader" in beginning):
                return FromFile(path.name, extract=path)
            data = beginning + file.read(LARGEST_FILE + 1 - len(beginning))
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file {path}.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder.", "Name a file.") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise StorageError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}."
        ) from error
    return opened(path.name, data, form)


def opened(name: str, data: bytes, form: str | None = None) -> FromFile:
    """Return what a file holds that somebody has read already.

    Raises:
        InputError: It is an extract, which has to be a file on the disk.
    """
    if form == EXTRACT or (form is None and b"OSMHeader" in data[:_BEGINNING]):
        raise InputError("An OpenStreetMap extract is read from a file.", "Name the file.")
    return FromFile(name, data, form)
