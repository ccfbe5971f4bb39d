"""The city that somebody names for an import."""

from __future__ import annotations

from tripai.errors import NotFoundError
from tripai.model import City
from tripai.places import PlaceSource
from tripai.places.city_header import Say, locate
from tripai.places.gazetteer import Gazetteer
from tripai.places.lookup import city_called


def city_for(name: str, source: PlaceSource, say: Say) -> City:
    """Return the city that is meant: one that is covered, or else one of the gazetteer's.

    Args:
        name: As the traveller says it, perhaps with its region.
        source: Knows the cities that are covered.
        say: Is told which city is taken where several have the name.

    Raises:
        NotFoundError: Nobody knows a city of that name.
    """
    if covered := city_called(name, source.cities()):
        return covered
    with Gazetteer() as gazetteer:
        found = locate(name, gazetteer, say)
    if found is None:
        raise NotFoundError(f"No city is called {name}.", "Name the nearest larger one.")
    return found[0]
