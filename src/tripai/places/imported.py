"""What the traveller has imported: a folder for each file, and in it a city file for each city."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tripai.errors import NotFoundError, StorageError
from tripai.model import City, Place
from tripai.places import Skip
from tripai.places.catalogue import Catalogue
from tripai.text import letters, plain, slug
from tripai.wording import listed

LONGEST_NAME = 150  # bytes of a file's name, of which a file system takes 255
_IN_A_PATH = re.compile(r'[/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class ImportedList:
    """The places of one file in one city.

    Attributes:
        name: The file's.
        file: The city file that holds them.
        city: Where the places are, None where that cannot be read.
        places: What was kept of it.
        damage: What is wrong with the city file; empty if nothing is.
    """

    name: str
    file: Path
    city: City | None = None
    places: tuple[Place, ...] = ()
    damage: str = ""

    @property
    def city_name(self) -> str:
        """The city's name, or what its file is called."""
        return self.city.name if self.city else self.file.stem

    def is_of(self, city: str) -> bool:
        """Whether a name is the city's; where that cannot be read, what its file is called."""
        return self.city.is_called(city) if self.city else slug(city) == self.file.stem


def folder_for(name: str, folder: Path) -> Path:
    """Return the folder in which a file's places are kept: its own name, as far as that names a folder.

    Args:
        name: The file's name, which may be anybody's.
        folder: Of all that was imported.
    """
    inside = _IN_A_PATH.sub("-", unicodedata.normalize("NFC", plain(name))).strip(". ")
    short = inside.encode()[-LONGEST_NAME:].decode(errors="ignore").lstrip(". ")
    return folder / (short or "list")


def sources(folder: Path, skip: Skip | None = None) -> tuple[Catalogue, ...]:
    """Return a source for each file that was imported, sorted by name; `skip` is told of a damaged one."""
    if not folder.is_dir():
        return ()
    folders = [each for each in sorted(folder.iterdir()) if each.is_dir()]
    return tuple(Catalogue(each, "own", "", skip) for each in folders)


def imported_lists(folder: Path) -> tuple[ImportedList, ...]:
    """Return everything that was imported, by file and city."""
    return tuple(
        _list(source.folder.name, file, source)
        for source in sources(folder)
        for file in source.files()
    )


def kept(folder: Path, fetched: Path) -> tuple[ImportedList, ...]:
    """Return everything that was imported, by file and city, and then what was fetched, each under its city file's name.

    Args:
        folder: Of all that was imported.
        fetched: Of what was fetched.
    """
    source = Catalogue(fetched)
    return (*imported_lists(folder), *(_list(file.name, file, source) for file in source.files()))


def find(target: str, lists: Iterable[ImportedList]) -> tuple[ImportedList, ...]:
    """Return the lists of a file of that name, or else those of that city.

    Raises:
        NotFoundError: There is none; the hint names those there are.
    """
    known = tuple(lists)
    of_a_file = tuple(one for one in known if letters(one.name) == letters(target))
    found = of_a_file or tuple(one for one in known if one.is_of(target))
    if not found:
        names = listed(dict.fromkeys(f"{one.name} ({one.city_name})" for one in known))
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


def _list(name: str, file: Path, source: Catalogue) -> ImportedList:
    try:
        city = source.city(file)
        return ImportedList(name, file, city, source.places(city))
    except StorageError as error:
        return ImportedList(name, file, damage=error.message)
