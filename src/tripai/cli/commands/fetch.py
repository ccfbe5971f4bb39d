"""tripai places fetch: any city's places, from OpenStreetMap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.context import Session
from tripai.errors import NotCoveredError, ServiceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tripai.model import City, Place
    from tripai.places.fetch import Services

Refresh = Annotated[
    bool, typer.Option("--refresh", help="Fetch a city again that is here already.")
]


def fetch_places(
    session: Session,
    city: Annotated[list[str], typer.Argument(help="A city, such as Bilbao or 'Paris, TX'.")],
    *,
    refresh: Refresh = False,
) -> None:
    """Fetch a city's places from OpenStreetMap, and keep them for plans without a network."""
    from tripai.places.fetch import fetch_city, kept_city

    name, folder = " ".join(city), session.settings.paths.fetched
    found = _in_the_box(name) or (None if refresh else kept_city(name, session.fetched))
    if found is None:
        fetched = fetch_city(name, _services(session), folder, session.now.date(), session.say)
        session.say("They are kept here, so that plans need no network.")
    city_now, places = _covered(session, found or fetched)
    if found is not None:
        session.say(_nothing_to_fetch(city_now, places))
    if session.json:
        from tripai.cli import documents

        session.print_json(documents.document("places", city=city_now, places=places))


def fetch_missing(session: Session, error: NotCoveredError) -> None:
    """Make a city covered for a plan, from what was fetched before under another name or else from the network.

    Raises:
        NotFoundError: It cannot be.
    """
    from tripai.places.fetch import fetch_city, kept_city, name_also

    folder = session.settings.paths.fetched
    if kept := kept_city(error.city, session.fetched):
        name_also(kept, error.city, folder)
        return
    if session.settings.offline:
        raise error
    session.say(f"{error.city} is not covered yet: its places are fetched.")
    try:
        fetch_city(error.city, _services(session), folder, session.now.date(), session.say)
    except ServiceError as failed:
        why = f", and its places cannot be fetched: {failed.message.rstrip('.')}"
        raise NotCoveredError(error.city, why) from failed


def _services(session: Session) -> Services:
    from tripai.places.fetch import Services

    settings = session.settings
    return Services(
        session.network,
        session.brief_network,
        settings.overpass_url,
        settings.nominatim_url,
        settings.wikidata_url,
    )


def _in_the_box(name: str) -> City | None:
    from tripai.places.catalogue import Catalogue
    from tripai.places.lookup import city_called

    return city_called(name, Catalogue().cities())


def _covered(session: Session, city: City) -> tuple[City, tuple[Place, ...]]:
    """Return a city and its places as plans see them: with what the traveller has of their own."""
    key = (city.name, city.country)
    seen = next(c for c in session.places.cities() if (c.name, c.country) == key)
    return seen, session.places.places(seen)


def _nothing_to_fetch(city: City, places: Sequence[Place]) -> str:
    day = max(
        (place.provenance.retrieved for place in places if place.provenance.retrieved), default=None
    )
    if day is None:
        return f"{city.name} is in the box, with {len(places)} places: nothing is fetched."
    return f"{city.name} is here already, of {day}, with {len(places)} places: --refresh fetches it again."
