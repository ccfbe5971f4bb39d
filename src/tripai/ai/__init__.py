"""The assistant: reads a request, and says how much each real place is worth to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from tripai.ai.reading import Reading
from tripai.geo import Point
from tripai.model import Brief, Candidate, City, Place, Rates, Recipe, Route

if TYPE_CHECKING:
    from tripai.edits import Answer


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a reader may recognise, and when it reads.

    `cities` are covered by a place source, `places` lists one of them, `elsewhere` gives the
    positions of the cities anywhere that a phrase may name. `now` is aware. `chosen` is the city that an option chose: the
    words are read against its places and need not name it. `rates` convert a budget, as those of `read_request` do.
    """

    cities: tuple[City, ...]
    places: Callable[[City], tuple[Place, ...]]
    elsewhere: Callable[[str], tuple[Point, ...]]
    now: datetime
    chosen: str | None = None
    rates: Rates = field(default_factory=dict)

    def covered(self, name: str) -> City | None:
        """Return the covered city that a name means, whatever region it adds."""
        names = (name, name.partition(",")[0])
        return next((city for said in names for city in self.cities if city.is_called(said)), None)

    def today(self, city: City | None) -> date:
        """Return the date in a city, from which "tomorrow" counts; the UTC date without one."""
        return self.now.astimezone(ZoneInfo(city.zone) if city else UTC).date()


class Reader(Protocol):
    """Understands words: a request, and a wish to change the route that came of one.

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

    def read_edit(self, words: str, route: Route, known: Known) -> Answer:
        """Return what a wish to change a route means: edits, a question, or why it cannot be.

        Take nothing out that the words do not plainly say is to go; where they may mean several things, ask.

        Raises:
            InputError: It is no change, or not understood.
            NotFoundError: It names what neither the route nor its city has.
            ServiceError: The assistant did not answer.
        """
        ...


@dataclass(frozen=True, slots=True)
class Judgement:
    """What places are worth to a brief.

    Attributes:
        candidates: One for each place that may be visited, the worthiest first.
        notes: What is to be said of it beside, in sentences.
        recipe: Who judged: `data` is left empty.
    """

    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()
    recipe: Recipe = field(default_factory=lambda: Recipe(data=""))


@dataclass(frozen=True, slots=True)
class Story:
    """A route in words: its title, and a line for a day by its number. Empty: there are none."""

    title: str = ""
    lines: Mapping[int, str] = field(default_factory=dict)


class Guide(Protocol):
    """Says how much each place is worth to a brief, and tells of the route that came of it.

    To add one: judge only places of the given list, leave out those that the brief does not allow
    (`ai/allowed.py`), give a reason in words, and tell no fact that neither place nor route holds.
    """

    def weigh(self, brief: Brief, places: Sequence[Place]) -> Judgement:
        """Return what a city's places are worth.

        Raises:
            ServiceError: The assistant did not answer.
        """
        ...

    def explain(self, route: Route) -> Story:
        """Return a route in words, in the language of its request.

        Raises:
            ServiceError: The assistant did not answer.
        """
        ...
