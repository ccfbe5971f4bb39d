"""A row of a traveller's list as a place: what kind it is, and what is unknown of it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import categories, tags
from tripai.geo import Point
from tripai.model import MEAL_AREA, City, Money, Place, Provenance
from tripai.places.osm_tags import KINDS, Kind
from tripai.readers.rows import Row
from tripai.text import letters

SIGHT = "sight"
"""The category of what nobody calls anything."""
SOURCE = "own"
MOST_TAGS = 6
_TO_EAT = re.compile(
    r"\b(?:restaurants?|restaurantes?|ristoranti?|food|eat|eating|dining|cafes?|coffee|bars?|pubs?|bakery|bakeries|"
    r"breakfast|brunch|lunch|dinner|drinks?|fast food)\b"
)


def own_place(row: Row, position: Point, city: City, name: str, today: date) -> Place:
    """Return the place that a row means; its ref is only begun.

    Nothing is guessed of it but the kind, from the words that the traveller wrote, and how long such a kind takes.

    Args:
        row: What the file says.
        position: Where it is.
        city: Whose zone, country and currency count.
        name: The list's.
        today: The date of the import.
    """
    kind = kind_of(row)
    mine = (name,)
    return Place(
        ref=f"{SOURCE}:{city.ref}/",
        name=row.name,
        lat=position[0],
        lon=position[1],
        category=kind.category,
        tags=_interests(row, kind),
        about=row.note,
        hours=row.hours,
        minutes=row.minutes or kind.minutes,
        price=_price(row, city),
        setting=kind.setting,
        child_friendly=kind.child,
        meals=("lunch", "dinner") if kind.category == MEAL_AREA else (),
        zone=city.zone,
        country=city.country,
        subdivision=city.subdivision,
        provenance=Provenance(
            source=SOURCE,
            licence=row.licence,
            attribution=f"your own list {name}",
            retrieved=today,
            listed_in=name,
            position_grade="B",
            position_sources=mine,
            hours_grade="B" if row.hours else "C",
            hours_sources=mine if row.hours else (),
            as_of=today.year if row.hours or row.price is not None else None,
        ),
    )


def kind_of(row: Row) -> Kind:
    """Return what a row is: by the words of its category, else by its name."""
    named = _first_category(row.category)
    if named is None and _TO_EAT.search(letters(row.category)):
        return Kind(MEAL_AREA, ("food",), 60)
    category = named or _first_category(row.name) or SIGHT
    return _kinds().get(category, Kind(category))


@cache
def _kinds() -> dict[str, Kind]:
    """The first kind of each category: how long it takes, and whether rain matters."""
    return {kind.category: kind for _, kind in reversed(KINDS)}


def _first_category(text: str) -> str | None:
    return next((found.value for found in categories().find(fold(text))), None)


def _interests(row: Row, kind: Kind) -> tuple[str, ...]:
    said = fold(f"{row.category}. {row.name}. {row.note}")
    own = [found.value for found in tags().find(said)]
    return tuple(dict.fromkeys((*own, *kind.tags)))[:MOST_TAGS]


def _price(row: Row, city: City) -> Money | None:
    if row.price is None or row.currency not in {"", city.currency}:
        return None
    return Money(amount=row.price, currency=city.currency)
