"""The assistant: reads a request, and says how much each real place is worth to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from tripai.ai.reading import Reading
from tripai.geo import Point
from tripai.model import Brief, Candidate, City, Place


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a reader may recognise, and when it reads.

    `cities` are covered by a place source, `places` lists one of them, `elsewhere` gives the
    positions of the cities anywhere that a phrase may name. `now` is aware. `chosen` is the city that an option chose: the
    words are read against its places and need not name it.
    """

    cities: tuple[City, ...]
    places: Callable[[City], tuple[Place, ...]]
    elsewhere: Callable[[str], tuple[Point, ...]]
    now: datetime
    chosen: str | None = None

    def covered(self, name: str) -> City | None:
        """Return the covered city that a name means, whatever region it adds."""
        names = (name, name.partition(",")[0])
        return next((city for said in names for city in self.cities if city.is_called(said)), None)

    def today(self, city: City | None) -> date:
        """Return the date in a city, from which "tomorrow" counts; the UTC date without one."""
        return self.now.astimezone(ZoneInfo(city.zone) if city else UTC).date()


class Reader(Protocol):
    """Understands a request in words.

    To add one: report only what the words say, leave every other field None or empty, invent
    neither dates nor budget, and never answer with a city or place name that is not in the words.
    """

    def read_request(self, words: str, known: Known) -> Reading:
        """Return what the words say.

        Raises:
            InputError: The words contradict themselves or name a date that does not exist.
            ServiceError: The assistant did not answer.
        """
        ...


class Guide(Protocol):
    """Says how much each place is worth to a brief.

    To add one: judge only places of the given list, leave out those that the brief avoids, and
    give a reason in words.
    """

    def weigh(self, brief: Brief, places: Sequence[Place]) -> tuple[Candidate, ...]:
        """Return a candidate for each place that may be visited, the worthiest first.

        Raises:
            ServiceError: The assistant did not answer.
        """
        ...
