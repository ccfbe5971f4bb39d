"""A wish in words becomes typed edits, a question, or the reason why it cannot be."""

from __future__ import annotations

from datetime import datetime, time

from tripai.ai import Reader
from tripai.ai.embedded import EmbeddedAssistant
from tripai.editing.days import moment
from tripai.edits import Answer
from tripai.errors import InputError
from tripai.model import Rates, Route
from tripai.places import PlaceSource
from tripai.places.catalogue import Catalogue
from tripai.places.gazetteer import Gazetteer
from tripai.planning import LONGEST_REQUEST, known_names


def read_edit(
    words: str,
    route: Route,
    *,
    now: datetime | None = None,
    assistant: Reader | None = None,
    source: PlaceSource | None = None,
    rates: Rates | None = None,
) -> Answer:
    """Understand a wish to change a route.

    Args:
        words: What the traveller says, in plain words.
        route: What is to be changed.
        now: An aware time, for a wish that speaks of it; by default the trip is about to begin.
        assistant: Reads the words; the embedded one by default.
        source: Knows the cities and places; the bundled catalogue by default.
        rates: How much of a second currency one unit of a first is worth, and since when: {"USD/EUR": (rate, date)}.

    Raises:
        InputError: The wish is not understood, or too long.
        NotFoundError: It names what neither the route nor its city has.
    """
    if len(words) > LONGEST_REQUEST:
        raise InputError(
            f"The wish has {len(words):,} characters; at most {LONGEST_REQUEST:,} are read.",
            "Say it in a sentence or two.",
        )
    now = now or moment(route.brief, route.days[0], time())
    with Gazetteer() as gazetteer:
        known = known_names(source or Catalogue(), gazetteer, now, rates=rates)
        return (assistant or EmbeddedAssistant()).read_edit(words, route, known)
