"""The story of fetching a city: where it is, what OpenStreetMap has there, how well known that is; kept as a city file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tripai.addresses import host_of
from tripai.errors import InputError, NotFoundError, ServiceError
from tripai.model import MEAL_AREA, City, Place
from tripai.network import Network
from tripai.places.catalogue import Catalogue
from tripai.places.city_file import write_city
from tripai.places.city_header import Say, city_header, locate
from tripai.places.gazetteer import Gazetteer, GazetteerCity
from tripai.places.nominatim import LONGEST_NAME, find_settlement
from tripai.places.osm_city import city_places
from tripai.places.osm_places import popularity, said_hours, wikidata_of
from tripai.places.osm_tags import Feature, kind_of
from tripai.places.overpass import fetch_extract
from tripai.places.wikidata import batches, fetch_sitelinks
from tripai.text import plain, words
from tripai.wording import count, listed

LEAST_M, MOST_M = 3_000, 15_000
MOST_ITEMS = 1_000  # that Wikidata is asked about: twenty requests
MOST_KINDS_NAMED = 5


@dataclass(frozen=True, slots=True)
class Services:
    """The network, and the addresses of whom to ask, as the settings have them.

    Attributes:
        network: For the map, which is worth waiting for.
        brief: For what can be done without.
    """

    network: Network
    brief: Network
    overpass_url: str
    nominatim_url: str
    wikidata_url: str


def fetch_city(name: str, services: Services, folder: Path, today: date, say: Say) -> City:
    """Fetch a city's places, keep them in a city file, and return the city.

    Args:
        name: As the traveller says it, perhaps with its region.
        services: Whom to ask.
        folder: Where the file goes.
        today: The date.
        say: Is told what is asked and what is found, a sentence at a time.

    Raises:
        InputError: The name is none.
        NotFoundError: Nobody knows the city, or there is nothing to see.
        ServiceError: The network may not be used, or OpenStreetMap cannot be asked.
        StorageError: The disk refused.
    """
    if not words(name) or len(name) > LONGEST_NAME:
        raise InputError("No city has such a name.", "Name one, such as Bilbao.")
    city, radius = _located(name, services, say)
    city = _called(city, name)
    within = f"within {radius / 1000:.0f} km of {city.name}"
    first = "".join(map(host_of, services.overpass_url.split()[:1]))
    say(f"Asking OpenStreetMap ({first}) what there is {within} ...")
    extract = fetch_extract(services.network, services.overpass_url, city.point, radius)
    sitelinks = _sitelinks(extract.features, services, say)
    day = min(extract.day or today, today)
    places = city_places(extract.features, city, day, sitelinks)
    if all(place.category == MEAL_AREA for place in places):
        raise NotFoundError(f"OpenStreetMap has nothing to see {within}.")
    write_city(folder, city, places)
    say(summary(city, places, extract.features))
    return city


def kept_city(name: str, fetched: Catalogue) -> City | None:
    """Return the city of that name, in any language, which was fetched before."""
    with Gazetteer() as gazetteer:
        found = locate(name, gazetteer)
    ref = found[0].ref if found else ""
    kept = fetched.cities()
    return next((city for city in kept if city.ref == ref or city.is_called(name)), None)


def name_also(city: City, name: str, folder: Path) -> None:
    """Keep another name by which a fetched city is asked for.

    Raises:
        StorageError: The disk refused.
    """
    write_city(folder, _called(city, name), Catalogue(folder).places(city))


def summary(city: City, places: Sequence[Place], features: Sequence[Feature]) -> str:
    """Say in a sentence how many places of which kinds are kept, and of how many the hours are known."""
    sights = [place for place in places if place.category != MEAL_AREA]
    kinds = Counter(place.category for place in sights).most_common(MOST_KINDS_NAMED)
    refs = {f"{feature.kind}-{feature.number}": feature for feature in features}
    unread = sum(
        place.hours is None and bool(said_hours(refs[place.ref.rpartition("/")[2]].tags))
        for place in sights
    )
    known = sum(place.hours is not None for place in sights)
    return (
        f"{city.name}: {count(len(sights), 'place')} to visit ({listed(f'{kind} {n}' for kind, n in kinds)}"
        f"{' ...' if len({p.category for p in sights}) > len(kinds) else ''}), "
        f"{count(len(places) - len(sights), 'area')} for meals; the hours of {known} are known"
        + (f", those of {unread} cannot be read." if unread else ".")
    )


def _called(city: City, name: str) -> City:
    said = plain(name)
    return city if city.is_called(said) else city.replaced(names=(*city.names, said))


def _located(name: str, services: Services, say: Say) -> tuple[City, int]:
    """Return the head of the city and how many metres around its centre belong to it."""
    with Gazetteer() as gazetteer:
        if found := locate(name, gazetteer, say):
            return found[0], radius_of(found[1])
        say(f"Asking Nominatim where {name} is ...")
        settlement = find_settlement(services.network, services.nominatim_url, name, gazetteer)
        city = city_header(settlement.city, gazetteer)
        say(f"{name} is taken to be {city.name}, {city.country}, near {city.zone}.")
        return city, max(LEAST_M, min(MOST_M, settlement.reach))


def radius_of(city: GazetteerCity) -> int:
    """Return how far a city reaches: 3 km for 27,000 people, 7 km for 350,000, 15 km from 3.4 million."""
    reach = 100 * float(city.population ** (1 / 3))
    return round(max(LEAST_M, min(MOST_M, reach)) / 100) * 100


def _sitelinks(features: Sequence[Feature], services: Services, say: Say) -> dict[str, int]:
    """Return how well known the things are; what Wikidata does not answer stays uncounted, and that is said."""
    items = _items(features)[:MOST_ITEMS]
    found: dict[str, int] = {}
    if not items:
        return found
    say(f"Asking Wikidata how well known {len(items)} of them are ...")
    try:
        for batch in batches(items):
            found |= fetch_sitelinks(services.brief, services.wikidata_url, batch)
    except ServiceError as error:
        rest = len(items) - len(found)
        say(f"{error.message} How well known {rest} of them are is guessed from their tags.")
    return found


def _items(features: Sequence[Feature]) -> list[str]:
    """Return the Wikidata items of what there is to see, the likely best known first."""
    sights = ((feature, kind_of(feature.tags), wikidata_of(feature.tags)) for feature in features)
    ranked = sorted(
        (-popularity(feature.tags, kind, None), feature.kind, feature.number, item)
        for feature, kind, item in sights
        if kind and item
    )
    return list(dict.fromkeys(item for *_, item in ranked))
