"""From the rows of a traveller's list to places of a city, each once and each with a name of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from zlib import crc32

from tripai.geo import distance_m
from tripai.importing.own_place import own_place
from tripai.importing.positions import Positions
from tripai.model import City, Place
from tripai.places.gazetteer import fold
from tripai.places.osm_city import SAME_M
from tripai.places.several import index_of
from tripai.readers.rows import Fault, Row
from tripai.text import slug
from tripai.wording import money

MOST_PLACES = 300
"""Of one list in one city: a plan weighs each of them, and a month at five a day is 150."""

NO_LETTERS = "place"
"""What begins the ref of a name without Latin letters; a number tells it from others."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a row: which it is, its name, and what."""

    where: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list tells of a city.

    Attributes:
        places: The places, in the list's order.
        skipped: The rows that are no places of the city, and why.
        remarks: What was not understood or was changed of those that are.
        left_out: How many rows came after as many places as are taken.
    """

    places: tuple[Place, ...]
    skipped: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    left_out: int


def places_of(
    rows: Sequence[Row | Fault], city: City, known: Sequence[Place], name: str, today: date
) -> Listed:
    """Return the places that rows tell of a city.

    Args:
        rows: What the file says.
        city: Where they are to be.
        known: Its places without the list.
        name: The list's.
        today: The date of the import.
    """
    reading = _Reading(city, known, Positions(city, known), name, today)
    for number, row in enumerate(rows):
        if len(reading.places) == MOST_PLACES:
            return reading.done(left_out=len(rows) - number)
        reading.take(row)
    return reading.done(left_out=0)


@dataclass(slots=True)
class _Reading:
    """A list while its rows are taken one by one."""

    city: City
    known: Sequence[Place]
    positions: Positions
    name: str
    today: date
    places: list[Place] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    named: dict[str, list[Place]] = field(default_factory=dict)
    refs: set[str] = field(default_factory=set)

    def take(self, row: Row | Fault) -> None:
        """Keep a row's place, or the reason why there is none."""
        said = row.reason if isinstance(row, Fault) else self._kept(row)
        if said:
            self.skipped.append(Remark(row.where, row.name, said))

    def done(self, left_out: int) -> Listed:
        """Return what was taken."""
        return Listed(tuple(self.places), tuple(self.skipped), tuple(self.remarks), left_out)

    def _kept(self, row: Row) -> str:
        """Keep a row's place; return why not, nothing if it is kept."""
        position, said = self.positions.find(row)
        if position is None:
            return said
        called_so = self.named.setdefault(fold(row.name), [])
        for same in called_so:
            if distance_m(same.point, position) <= SAME_M:
                return f"it is {same.name} again"
        place = self._alone(own_place(row, position, self.city, self.name, self.today))
        self.places.append(place)
        called_so.append(place)
        notes = filter(None, (*row.notes, said, *_changes(row, place), *self._better_known(place)))
        self.remarks += [Remark(row.where, row.name, note) for note in notes]
        return ""

    def _alone(self, place: Place) -> Place:
        """Return a place with a name and a ref that no other of the list has."""
        names = {fold(one.name) for one in self.places}
        name = next(name for name in _numbered(place.name, " ({})") if fold(name) not in names)
        base = f"{place.ref}{_list_id(self.name)}/{slug(name) or NO_LETTERS}"
        ref = next(ref for ref in _numbered(base, "-{}") if ref not in self.refs)
        self.refs.add(ref)
        return place.replaced(name=name, ref=ref)

    def _better_known(self, place: Place) -> Iterator[str]:
        """Yield which facts of the list are not taken, as those that are known go before them."""
        same = index_of(place, self.known)
        if same is None:
            return
        known = self.known[same]
        if place.hours and known.hours and place.hours != known.hours:
            yield f"its hours are known as {known.hours}: kept"
        if place.price and known.price and place.price != known.price:
            yield f"its price is known as {money(known.price)}: kept"


def _changes(row: Row, place: Place) -> Iterator[str]:
    """Yield in what a place is not as its row has it."""
    if place.name != row.name:
        yield f"another place is called so: this one is {place.name}"
    if row.price is not None and place.price is None:
        yield "its price is in another currency: left out"


def _numbered(text: str, form: str) -> Iterator[str]:
    """Yield a text, and then the text with a number that rises from 2."""
    yield text
    yield from (f"{text}{form.format(number)}" for number in count(2))


def _list_id(name: str) -> str:
    """What a list is called in a ref: my-map-kml-3f2a; the digits tell "my map" from "my-map", and names in other letters."""
    return f"{slug(name, 40) or 'list'}-{crc32(name.encode()) & 0xFFFF:04x}"
