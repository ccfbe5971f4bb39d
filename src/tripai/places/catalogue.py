"""Places from city files in the catalogue's format (`data/README.md`), bundled or one's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tripai.errors import NotFoundError, StorageError
from tripai.model import MEAL_AREA, City, Gateway, Money, Place, Provenance, Spot
from tripai.places import Skip

BUNDLED = Path(__file__).with_name("data")
MEND = "Mend the file, or delete it."
AREA = {"category": MEAL_AREA, "minutes": 60}
_HEAD = re.compile(r"^\s*\[\[\s*place\s*\]\]", re.MULTILINE)
_SOURCE = {"name", "licence", "attribution", "date", "list"}
_RENAMED = {"name": "source", "date": "retrieved", "list": "listed_in"}
_FILE_ONLY = {
    "id",
    "price",
    "position_grade",
    "position_sources",
    "hours_grade",
    "hours_sources",
    "as_of",
}


class Catalogue:
    """PlaceSource over a folder of city files.

    Args:
        folder: Holds one TOML file a city.
        name: Begins the ref of each place and is its provenance's source, unless the file's own [source] names another.
        licence: Under which the facts may be used, likewise.
        skip: Is told of a file of which not even the city can be read, which is then left out.
    """

    def __init__(
        self,
        folder: Path = BUNDLED,
        name: str = "catalogue",
        licence: str = "MIT",
        skip: Skip | None = None,
    ) -> None:
        self.folder = folder
        self.name = name
        self.licence = licence
        self._skip = skip

    def cities(self) -> tuple[City, ...]:
        """Return the cities that have a file, sorted by name.

        Raises:
            StorageError: A file does not keep to the format, and nobody is to be told.
        """
        return tuple(sorted(self._cities(), key=lambda city: city.name))

    def files(self) -> list[Path]:
        """Return the city files, sorted by name."""
        return sorted(self.folder.glob("*.toml"))

    def city(self, file: Path) -> City:
        """Return the city of one of the files.

        Raises:
            StorageError: It does not keep to the format.
        """
        return _read_city(file, _modified(file))

    def places(self, city: City) -> tuple[Place, ...]:
        """Return the places to visit and then the meal areas of a city's file.

        Raises:
            NotFoundError: The folder has no file of that city.
            StorageError: The file does not keep to the format.
        """
        file = self.folder / f"{city.ref}.toml"
        if not file.is_file():
            raise NotFoundError(f"{city.name} is not covered by {self.name}.")
        return tuple(self._read_places(file, city))

    def retrieved(self, city: City) -> date | None:
        """Return the day on which a city's places were taken from where they are from, None when the file does not tell."""
        file = self.folder / f"{city.ref}.toml"
        day = self._source(_head(file), file).get("retrieved")
        return day if isinstance(day, date) else None

    def _cities(self) -> Iterator[City]:
        for file in self.files():
            try:
                yield self.city(file)
            except StorageError as error:
                if self._skip is None:
                    raise
                self._skip(error.message)

    def _read_places(self, file: Path, city: City) -> Iterator[Place]:
        document = _read_document(file, _modified(file))
        if len(_rows(document, "gateway", file)) != len(city.gateways):
            raise StorageError(
                f"{file}: a [[gateway]] has to come before the first [[place]].", MEND
            )
        source = self._source(document, file)
        areas = [{**AREA, **row} for row in _rows(document, "meal_area", file)]
        refs = set()
        for number, row in enumerate([*_rows(document, "place", file), *areas], 1):
            which = f"the row {row['id']!r}" if "id" in row else f"row {number}"
            try:
                place = _place(row, city, source)
            except (ValidationError, KeyError, TypeError) as error:
                raise StorageError(
                    f"{file}: {which} is not valid: {_fault(error)}.", MEND
                ) from error
            if place.ref in refs:
                raise StorageError(f"{file}: {which} is there twice.", MEND)
            refs.add(place.ref)
            yield place

    def _source(self, document: dict[str, Any], file: Path) -> dict[str, Any]:
        """Return what holds for every row: who says it, under which licence, and since when."""
        fields = {"name": self.name, "licence": self.licence, **_told(document, file)}
        return {_RENAMED.get(key, key): value for key, value in fields.items()}


def _told(document: dict[str, Any], file: Path) -> dict[str, Any]:
    told = document.get("source", {})
    if not isinstance(told, dict) or not _SOURCE.issuperset(told):
        raise StorageError(f"{file}: [source] holds {', '.join(sorted(_SOURCE))} only.", MEND)
    return told


def _place(row: dict[str, Any], city: City, source: dict[str, Any]) -> Place:
    fields = {key: value for key, value in row.items() if key not in _FILE_ONLY}
    price = row.get("price")
    return Place(
        ref=f"{source['source']}:{city.ref}/{row['id']}",
        zone=city.zone,
        country=city.country,
        subdivision=city.subdivision,
        price=None if price is None else Money(amount=price, currency=city.currency),
        provenance=Provenance(
            **source,
            position_grade=row["position_grade"],
            position_sources=tuple(row.get("position_sources", ())),
            hours_grade=row.get("hours_grade", "C"),
            hours_sources=tuple(row.get("hours_sources", ())),
            as_of=row.get("as_of"),
        ),
        **fields,
    )


@lru_cache(maxsize=16)
def _read_document(file: Path, modified: int) -> dict[str, Any]:  # noqa: ARG001 - a part of the key
    """Read a whole city file, once for each state of it: one plan asks for its places four times."""
    return _parse(file, _read(file))


@lru_cache(maxsize=256)
def _read_city(file: Path, modified: int) -> City:  # noqa: ARG001 - a part of the key
    """Read the head of a city file: the places below it are ten times as long."""
    document = _head(file)
    _told(document, file)
    try:
        fields = dict(document["city"])
        return City(
            ref=file.stem,
            base=Spot(**fields.pop("base")),
            gateways=tuple(Gateway(**row) for row in _rows(document, "gateway", file)),
            **fields,
        )
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise StorageError(
            f"{file}: the [city] table is not valid: {_fault(error)}.", MEND
        ) from error


def _head(file: Path) -> dict[str, Any]:
    return _parse(file, _HEAD.split(_read(file), maxsplit=1)[0])


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError as error:
        raise StorageError(f"{file} cannot be read: {error.strerror or error}.", MEND) from error


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = getattr(error, "strerror", None) or error
        raise StorageError(f"{file} cannot be read: {said}.", MEND) from error


def _parse(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StorageError(f"{file} is not valid TOML: {error}.", MEND) from error


def _rows(document: dict[str, Any], name: str, file: Path) -> list[dict[str, Any]]:
    rows = document.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise StorageError(f"{file}: {name!r} has to be written as [[{name}]].", MEND)
    return rows


def _fault(error: Exception) -> str:
    """Say in one line what is wrong with a row."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}, not {first['input']!r}"
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)
