"""The head of a city file for a city that no file covers yet, from the gazetteer."""

from __future__ import annotations

from collections.abc import Callable
from shlex import quote

from tripai.errors import NotFoundError
from tripai.model import City, Spot
from tripai.places.gazetteer import Gazetteer, GazetteerCity
from tripai.text import slug

MOST_NAMES = 90
MOST_NAMESAKES = 3  # that are named
Say = Callable[[str], None]
"""Is told a sentence for the traveller."""
HOLIDAYS_BY_DIVISION = {"AU", "CA", "GB", "US"}
"""Countries whose divisions GeoNames calls as the calendars of holidays do."""


def locate(
    name: str, gazetteer: Gazetteer, say: Say | None = None
) -> tuple[City, GazetteerCity] | None:
    """Return the city that a name most likely means, None when the gazetteer knows none of that name.

    Args:
        name: As the traveller says it, perhaps with its region.
        gazetteer: Knows the cities.
        say: Is told which one is taken where several have the name, and how the others are called.
    """
    found = gazetteer.find(name)
    if not found:
        return None
    others = [quote(gazetteer.label(city)) for city in found[1 : 1 + MOST_NAMESAKES]]
    if others and say:
        say(f"{name} is taken to be {gazetteer.label(found[0])}; others are {', '.join(others)}.")
    return city_header(found[0], gazetteer), found[0]


def city_header(found: GazetteerCity, gazetteer: Gazetteer) -> City:
    """Return the city with its names, zone and currency; the middle of town is where one stays.

    What a meal costs there is not known. The smaller of two cities of one name is called with its division: Paris, TX.

    Raises:
        NotFoundError: Nobody knows in which currency one pays there.
    """
    currency = gazetteer.currency(found.country)
    if currency is None:
        raise NotFoundError(f"The currency of {found.name}, {found.country}, is not known.")
    name = _own_name(found, gazetteer)
    alone = gazetteer.names(found) if name == found.name else ()  # else these are the larger city's
    names = (gazetteer.label(found), *(key.title() for key in alone if _is_a_name(key)))
    return City(
        ref=_ref(name, found),
        name=name,
        names=tuple(other for other in dict.fromkeys(names) if other != name)[:MOST_NAMES],
        country=found.country,
        subdivision=found.admin if found.country in HOLIDAYS_BY_DIVISION and found.admin else None,
        zone=found.zone,
        currency=currency,
        lat=found.lat,
        lon=found.lon,
        base=Spot(name=f"the centre of {name}", lat=found.lat, lon=found.lon),
    )


def _own_name(found: GazetteerCity, gazetteer: Gazetteer) -> str:
    namesakes = gazetteer.find(found.name)
    if not namesakes or namesakes[0] == found:
        return found.name
    return gazetteer.label(found).removesuffix(", US")


def _ref(name: str, found: GazetteerCity) -> str:
    """A name for the file: of Latin letters, which GeoNames' main names nearly all are."""
    position = f"city-{round((found.lat + 90) * 1000)}-{round((found.lon + 180) * 1000)}"
    return slug(name) or position


def _is_a_name(key: str) -> bool:
    """Whether people call a city so in a sentence: LED, of Saint Petersburg, is a word as well."""
    return len(key) > 3 or not key.isascii()
