"""Several sources of places as one."""

from __future__ import annotations

from collections.abc import Sequence

from tripai.errors import NotFoundError
from tripai.model import City, Place
from tripai.places import PlaceSource


class Several:
    """PlaceSource over others: a city is the first one's that covers it, so one's own file goes before the bundled one."""

    def __init__(self, sources: Sequence[PlaceSource]) -> None:
        self._sources = tuple(sources)

    def cities(self) -> tuple[City, ...]:
        """Return every city that some source covers, sorted by name."""
        return tuple(sorted((city for city, _ in self._covered()), key=lambda city: city.name))

    def places(self, city: City) -> tuple[Place, ...]:
        """Return a city's places from the source that has it.

        Raises:
            NotFoundError: No source covers the city.
        """
        for covered, source in self._covered():
            if covered == city:
                return source.places(city)
        raise NotFoundError(f"{city.name} is not covered.")

    def _covered(self) -> list[tuple[City, PlaceSource]]:
        found: dict[tuple[str, str], tuple[City, PlaceSource]] = {}
        for source in self._sources:
            for city in source.cities():
                found.setdefault((city.name, city.country), (city, source))
        return list(found.values())
