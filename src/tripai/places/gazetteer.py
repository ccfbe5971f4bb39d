"""Cities of the world by name: which ones a name may mean, and where they are.

The index behind it holds about 34,000 cities (15,000 people or more, and capitals) and is made from
GeoNames by `tripai.places.build_gazetteer`.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tripai.errors import StorageError
from tripai.text import words

ATTRIBUTION = "City names and positions: GeoNames (https://www.geonames.org), CC BY 4.0"
"""What an output that shows a fact from the gazetteer has to say."""

INDEX = Path(__file__).with_name("gazetteer_data") / "gazetteer.sqlite"
"""The index that comes with the package."""

APPLICATION_ID = 0x74726770  # "trgp", at offset 68 of the file
FORMAT = 2  # raised when the tables change

LONGEST_NAME = 120  # characters; the longest name in the index has 57
MOST_PARTS = 6  # a name, its qualifiers, and room for a comma inside the name

_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_CODE = re.compile(r"[A-Z]{2,4}")
_POSITION = re.compile(r"(-?\d{1,2}\.\d{3}) (-?\d{1,3}\.\d{3})", re.ASCII)

_REPAIR = "Install tripai again."

_MATCHES = """
    SELECT city.name, country, admin, zone.name, lat, lon, population
    FROM alias JOIN city ON city.id = alias.city JOIN zone ON zone.id = city.zone
    WHERE alias.key IN (?, ?)
    GROUP BY city.id
    ORDER BY min(alias.alternate), city.id
"""
_NAMES = """
    SELECT key FROM alias JOIN city ON city.id = alias.city
    WHERE name = ? AND country = ? AND lat = ? AND lon = ?
    ORDER BY alternate, key
"""
_NEAREST = """
    SELECT city.name, country, admin, zone.name, lat, lon, population
    FROM city JOIN zone ON zone.id = city.zone
    WHERE country = ?
    ORDER BY (lat - ?) * (lat - ?) + (lon - ?) * (lon - ?) * ? LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class GazetteerCity:
    """A populated place as GeoNames has it."""

    name: str
    """GeoNames' main name, often the English one: "Lisbon", but "Köln"."""
    country: str
    """ISO 3166-1 alpha-2."""
    admin: str
    """First-level division: the postal code of a state or province in the US, Canada and Australia
    ("MO", "ON", "NSW"), elsewhere GeoNames' code ("ENG", "07"), empty where there is none."""
    zone: str
    """IANA time zone."""
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    population: int
    """Inhabitants, 0 when unknown."""


class Gazetteer:
    """The index, opened read-only. Close it, or use it in a `with` statement.

    Args:
        path: The index file; the package's own unless told otherwise.

    Raises:
        StorageError: There is no such file, or it is not an index of this version.
    """

    def __init__(self, path: Path = INDEX) -> None:
        self._database = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the gazetteer cannot be asked any more."""
        self._database.close()

    def __len__(self) -> int:
        """Return how many cities are known."""
        [(cities,)] = self._rows("SELECT count(*) FROM city")
        return int(cities)

    def find(self, name: str) -> tuple[GazetteerCity, ...]:
        """Return every city that `name` may mean, best first; empty when none is known.

        A main name comes before an alternate name, then the larger city first. Case, accents,
        hyphens and dots do not count, "St" is "Saint". Commas narrow: "Springfield, MO", "Paris,
        France", "Paris, TX, US" (a country by ISO code or English name, a division by code; the
        states of the US, Canada and Australia and the nations of the UK also by name). A qualifier
        that does not fit leaves nothing. Airport codes and the like ("LIS") count in capitals only.

        Raises:
            StorageError: The index is damaged or closed.
        """
        if len(name) > LONGEST_NAME:
            return ()
        parts = unicodedata.normalize("NFKC", name).split(",")
        for split in range(1, min(len(parts), MOST_PARTS) + 1):
            found = self._named(",".join(parts[:split]))
            for qualifier in parts[split:]:
                found = self._narrowed(found, qualifier)
            if found:
                return found
        return ()

    def label(self, city: GazetteerCity) -> str:
        """Return the shortest text for which `find` gives this city first, and no namesake.

        "Paris, FR", "Paris, TX, US" (US cities always with their state), and with latitude and
        longitude where a division has two of one name.
        """
        short = f"{city.name}, {city.country}"
        full = f"{city.name}, {city.admin}, {city.country}"
        if city.country != "US" and self._is_only(city, short):
            return short
        if city.admin and self._is_only(city, full):
            return full
        return f"{full if city.admin else short}, {_position(city)}"

    def names(self, city: GazetteerCity) -> tuple[str, ...]:
        """Return every name by which `find` finds a city, in the form in which names are compared."""
        return tuple(
            key for (key,) in self._rows(_NAMES, city.name, city.country, city.lat, city.lon)
        )

    def nearest(self, lat: float, lon: float, country: str) -> GazetteerCity | None:
        """Return the city of a country nearest to a point, None where none is known."""
        narrower = cos(radians(lat)) ** 2
        rows = self._rows(_NEAREST, country, lat, lat, lon, lon, narrower)
        return GazetteerCity(*rows[0]) if rows else None

    def currency(self, country: str) -> str | None:
        """Return the currency of a country, both as ISO codes; None when it is not known."""
        rows = self._rows("SELECT code FROM currency WHERE country = ?", country)
        return str(rows[0][0]) if rows else None

    def _is_only(self, city: GazetteerCity, text: str) -> bool:
        found = self.find(text)
        return found[:1] == (city,) and all(
            fold(other.name) != fold(city.name) for other in found[1:]
        )

    def _named(self, name: str) -> tuple[GazetteerCity, ...]:
        key = fold(name)
        if not key:
            return ()
        rows = self._rows(_MATCHES, key, _code(name) or key)
        return tuple(GazetteerCity(*row) for row in rows)

    def _narrowed(
        self, cities: tuple[GazetteerCity, ...], qualifier: str
    ) -> tuple[GazetteerCity, ...]:
        if not cities:
            return ()
        wanted = qualifier.strip()
        if _POSITION.fullmatch(wanted):
            return tuple(city for city in cities if _position(city) == wanted)
        regions = self._regions(fold(wanted))
        return tuple(city for city in cities if _lies_in(city, regions, wanted))

    def _regions(self, key: str) -> set[tuple[str, str]]:
        return set(self._rows("SELECT country, admin FROM region WHERE key = ?", key))

    def _rows(self, query: str, *values: str | float) -> list[Any]:
        try:
            return self._database.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise StorageError(f"The city index cannot be read: {error}.", _REPAIR) from error


def fold(name: str) -> str:
    """Return the form in which two spellings of a name are compared.

    No case, no accents on Latin, Greek, Cyrillic, Hebrew or Arabic letters, no punctuation; words
    apart by one space, initials joined ("D.C." is "dc"), "St" written out. Other scripts are kept.
    """
    return " ".join(_SHORT.get(word, word) for word in _initials_joined(words(name).split()))


def _initials_joined(words: Iterable[str]) -> Iterable[str]:
    for single, run in groupby(words, key=lambda word: len(word) == 1 and word.isalpha()):
        if single:
            yield "".join(run)
        else:
            yield from run


def _code(name: str) -> str | None:
    letters = name.strip().replace(".", "")
    return letters if _CODE.fullmatch(letters) else None


def _lies_in(city: GazetteerCity, regions: set[tuple[str, str]], code: str) -> bool:
    if (city.country, "") in regions or (city.country, city.admin) in regions:
        return True
    return bool(city.admin) and city.admin == code.upper()


def _position(city: GazetteerCity) -> str:
    return f"{city.lat:.3f} {city.lon:.3f}"


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise StorageError(f"The city index {path} is missing.", _REPAIR)
    # Immutable: no lock and no journal, so that a read-only folder will do.
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(address, uri=True, check_same_thread=False)
    if not _is_index(database):
        database.close()
        raise StorageError(f"{path} is not a city index of this version of tripai.", _REPAIR)
    return database


def _is_index(database: sqlite3.Connection) -> bool:
    try:
        (made_by,) = database.execute("PRAGMA application_id").fetchone()
        (form,) = database.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError:
        return False
    return (made_by, form) == (APPLICATION_ID, FORMAT)
