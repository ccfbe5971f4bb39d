"""The story of an import: read a traveller's file, find each row's place in the city, and keep them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tripai.errors import InputError, NotFoundError
from tripai.importing.cities import city_for
from tripai.importing.listed import Listed, Remark, places_of
from tripai.importing.opening import FromFile, open_file, opened
from tripai.model import City, Place
from tripai.places import PlaceSource, Skip
from tripai.places.city_file import write_city
from tripai.places.imported import folder_for, sources
from tripai.places.several import Joined, with_added
from tripai.readers import read_rows

__all__ = [
    "FromFile",
    "Imported",
    "Listed",
    "Remark",
    "city_for",
    "import_places",
    "open_file",
    "opened",
]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file.

    Attributes:
        name: Under which its places are kept.
        city: Where they are.
        found: What it tells of the city.
        known: How many of its places the city had anyway.
    """

    name: str
    city: City
    found: Listed
    known: int


def import_places(
    file: FromFile,
    city: City,
    source: PlaceSource,
    *,
    folder: Path,
    today: date,
    skip: Skip | None = None,
) -> Imported:
    """Keep the places of a file for a city; what the same file gave before is replaced.

    Args:
        file: What was opened.
        city: Where the places are.
        source: Knows the city's places, if anybody does, without what was imported.
        folder: Of all that was imported.
        today: The date of the import.
        skip: Is told of other lists that are damaged and left out.

    Raises:
        InputError: The file is not of its format, or holds no place of the city; nothing is changed.
        ServiceError: A package that the format needs is not installed.
        StorageError: The disk refused; nothing is changed.
    """
    target = folder_for(file.name, folder)
    others = [each for each in sources(folder, skip) if each.folder != target]
    known = _known(city, Joined(source, others, skip))
    if file.extract is not None:
        found = Listed(_of_extract(file.extract, city, target.name, today), (), (), 0)
    else:
        rows = read_rows(file.data, file.form)
        found = places_of(rows, city, known, target.name, today)
    if not found.places:
        reasons = (f"{said.where}: {said.said}." for said in found.skipped[:3])
        raise InputError(f"{target.name} holds no place of {city.name}.", " ".join(reasons))
    write_city(target, city, found.places)
    new = len(with_added(known, found.places)) - len(known)
    return Imported(target.name, city, found, known=len(found.places) - new)


def _known(city: City, source: PlaceSource) -> tuple[Place, ...]:
    try:
        return source.places(city)
    except NotFoundError:
        return ()


def _of_extract(path: Path, city: City, name: str, today: date) -> tuple[Place, ...]:
    """Return an extract's places: the map's, and marked with the file; it is no list of what somebody wants to see."""
    from tripai.places.osm_city import city_places
    from tripai.places.osm_extract import read_extract

    features, day = read_extract(path, city.point, today)
    return tuple(_marked(place, name) for place in city_places(features, city, day))


def _marked(place: Place, name: str) -> Place:
    facts = place.provenance
    mine = facts.replaced(attribution=f"{facts.attribution}, from your file {name}")
    return place.replaced(provenance=mine)
