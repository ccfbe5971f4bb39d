"""A wish in words becomes typed edits, a question, or the reason why it cannot be."""

from __future__ import annotations

from datetime import datetime, time

from tripai.ai.embedded import EmbeddedAssistant
from tripai.editing.days import moment
from tripai.edits import Answer
from tripai.model import Route
from tripai.places import PlaceSource
from tripai.places.catalogue import Catalogue
from tripai.places.gazetteer import Gazetteer
from tripai.planning import known_names


def read_edit(
    words: str, route: Route, *, now: datetime | None = None, source: PlaceSource | None = None
) -> Answer:
    """Understand a wish to change a route.

    Args:
        words: What the traveller says, in plain words.
        route: What is to be changed.
        now: An aware time, for a wish that speaks of it; by default the trip is about to begin.
        source: Knows the cities and places; the bundled catalogue by default.

    Raises:
        InputError: The wish is not understood.
        NotFoundError: It names what neither the route nor its city has.
    """
    now = now or moment(route.brief, route.days[0], time())
    with Gazetteer() as gazetteer:
        known = known_names(source or Catalogue(), gazetteer, now)
        return EmbeddedAssistant().read_edit(words, route, known)
