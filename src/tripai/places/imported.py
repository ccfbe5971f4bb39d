"""What the traveller has imported: a folder for each file, and in it a city file for each city."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tripai.errors import NotFoundError, StorageError
from tripai.model import City, Place
from tripai.places.catalogue import Catalogue
from tripai.text import letters, plain
from tripai.wording import listed

LONGEST_NAME = 150  # bytes of a file's name, of which a file system takes 255
_IN_A_PATH = re.compile(r'[/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class ImportedList:
    """The places of one file in one city.

    Attributes:
        name: The file's.
        city: Where the places are.
        places: What was kept of it.
        file: The city file that holds them.
    """

    name: str
    city: City
    places: tuple[Place, ...]
    file: Path


def folder_for(name: str, folder: Path) -> Path:
    """Return the folder in which a file's places are kept: its own name, as far as that names a folder.

    Args:
        name: The file's name, which may be anybody's.
        folder: Of all that was imported.
    """
    inside = _IN_A_PATH.sub("-", unicodedata.normalize("NFC", plain(name))).strip(". ")
    short = inside.encode()[-LONGEST_NAME:].decode(errors="ignore").lstrip(". ")
    return folder / (short or "list")


def sources(folder: Path) -> tuple[Catalogue, ...]:
    """Return a source for each file that was imported, sorted by name."""
    if not folder.is_dir():
        return ()
    return tuple(Catalogue(each, "own", "") for each in sorted(folder.iterdir()) if each.is_dir())


def imported_lists(folder: Path) -> tuple[ImportedList, ...]:
    """Return everything that was imported, by file and city."""
    return tuple(one for source in sources(folder) for one in _lists(source))


def kept(folder: Path, fetched: Path) -> tuple[ImportedList, ...]:
    """Return everything that was imported, by file and city, and then what was fetched.

    Args:
        folder: Of all that was imported.
        fetched: Of what was fetched.
    """
    return (*imported_lists(folder), *_lists(Catalogue(fetched)))


def find(target: str, lists: Iterable[ImportedList]) -> tuple[ImportedList, ...]:
    """Return the lists of a file of that name, or else those of that city.

    Raises:
        NotFoundError: There is none; the hint names those there are.
    """
    known = tuple(lists)
    of_a_file = tuple(one for one in known if letters(one.name) == letters(target))
    found = of_a_file or tuple(one for one in known if one.city.is_called(target))
    if not found:
        names = listed(dict.fromkeys(f"{one.name} ({one.city.name})" for one in known))
        raise NotFoundError(
            f"Nothing was imported from or for {target}.",
            f"There is: {names}." if known else "Import a file with: tripai places import",
        )
    return found


def delete(lists: Iterable[ImportedList]) -> None:
    """Delete lists.

    Raises:
        StorageError: The disk refused.
    """
    try:
        for one in lists:
            one.file.unlink(missing_ok=True)
            if not any(one.file.parent.iterdir()):
                one.file.parent.rmdir()
    except OSError as error:
        raise StorageError(
            f"{error.filename} cannot be deleted: {error.strerror or error}."
        ) from error


def _lists(source: Catalogue) -> Iterator[ImportedList]:
    for city in source.cities():
        file = source.folder / f"{city.ref}.toml"
        yield ImportedList(source.folder.name, city, source.places(city), file)
