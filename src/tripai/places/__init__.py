"""Where places come from."""

from collections.abc import Callable
from typing import Protocol

from tripai.model import City, Place

Skip = Callable[[str], None]
"""Is told in a sentence why a city file is left out; where nobody is to be told, a damaged file is an error."""


class PlaceSource(Protocol):
    """A source of real places, by city.

    To add one: give every place a stable `ref` that begins with the source's name, a zone of its own, and
    a provenance for each fact; leave out what is unknown. Reading must not write, prompt or print.
    """

    def cities(self) -> tuple[City, ...]:
        """Return the cities that the source covers, sorted by name."""
        ...

    def places(self, city: City) -> tuple[Place, ...]:
        """Return a city's places to visit and meal areas, in the source's own order.

        Raises:
            NotFoundError: The source does not cover the city.
        """
        ...
