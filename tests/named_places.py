"""Every bundled city and sight asked for by its name, rightly or with a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from tripai.ai import Known
from tripai.ai.embedded import EmbeddedAssistant
from tripai.errors import InputError
from tripai.model import MEAL_AREA, City, Place
from tripai.places.catalogue import Catalogue
from tripai.places.gazetteer import Gazetteer

SOURCE = Catalogue()
GAZETTEER = Gazetteer()


@cache
def places(city: City) -> tuple[Place, ...]:
    return SOURCE.places(city)


KNOWN = Known(
    cities=SOURCE.cities(),
    places=places,
    elsewhere=lambda name: tuple((city.lat, city.lon) for city in GAZETTEER.find(name)),
    now=datetime(2026, 11, 22, 12, tzinfo=UTC),
)


def sights(city: City) -> tuple[Place, ...]:
    return tuple(place for place in places(city) if place.category != MEAL_AREA)


def missed_musts(city: City, asked: Iterable[Place]) -> dict[str, object]:
    """The places that are no must, or that are one in another city, when they are asked for."""
    missed: dict[str, object] = {}
    for place in asked:
        words = f"3 days in {city.name}, must see {place.name}"
        read = EmbeddedAssistant().read_request(words, KNOWN)
        if (read.city, read.must) != (city.name, (place.name,)):
            missed[place.name] = (read.city, read.must)
    return missed


def slips(right: Iterable[Place]) -> dict[str, Place]:
    """Long names without the letter in their middle."""
    long = [place for place in right if len(place.name) > 9]
    middles = [len(place.name) // 2 for place in long]
    return {
        place.name[:middle] + place.name[middle + 1 :]: place
        for place, middle in zip(long, middles, strict=True)
    }


def missed_slips(city: City, written: dict[str, Place]) -> dict[str, object]:
    """The names with a slip by which a place is not found."""
    missed: dict[str, object] = {}
    for slip, place in written.items():
        words = f"3 days in {city.name}, don't miss the {slip}"
        try:
            must = EmbeddedAssistant().read_request(words, KNOWN).must
        except InputError as refusal:  # another city seems to be named
            must = (refusal.message,)
        if place.name not in must:
            missed[slip] = must
    return missed
