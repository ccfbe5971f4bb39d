"""Which city a plan from elsewhere is for: the one that is told, or the one that it names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tripai.ai.names.phrases import Phrases
from tripai.ai.names.text import fold
from tripai.errors import InputError
from tripai.geo import distance_m
from tripai.importing.cities import city_for
from tripai.model import City
from tripai.places import PlaceSource
from tripai.places.city_header import Say
from tripai.places.osm_city import FARTHEST_M
from tripai.readers.plans import ForeignPlan

IN_TITLE, BY_POINT, IN_TEXT, BY_SIGHT = 5, 3, 1, 2
_FROM = re.compile(r"\b(?:from|via|back to|home to|return to|fly to|flight to|train to) $")


def city_of_plan(plan: ForeignPlan, source: PlaceSource, told: str | None, say: Say) -> City:
    """Return the city that a plan is for.

    Args:
        plan: What the file says.
        source: Knows the cities that are covered.
        told: The city that somebody says it is for.
        say: Is told which city is taken where several have the name.

    Raises:
        InputError: The plan names no city that is covered.
        NotFoundError: Nobody knows the city that is told.
    """
    if told:
        return city_for(told, source, say)
    cities = source.cities()
    weights = _named(plan, cities) or _seen(plan, source)
    if not weights:
        raise InputError(
            "The plan does not say which city it is for, or none that is covered.",
            "Name it: --city Lisbon",
        )
    [(best, _)] = Counter(weights).most_common(1)
    return next(city for city in cities if city.ref == best)


def _named(plan: ForeignPlan, cities: Iterable[City]) -> Counter[str]:
    """Count how often each city is named, its title more than the rest, and how many points lie in each."""
    names = Phrases((name, city) for city in cities for name in city.all_names)
    weights: Counter[str] = Counter()
    for text, weight in ((plan.title, IN_TITLE), (plan.text, IN_TEXT)):
        folded = fold(text)
        for found in names.find(folded):
            if not _FROM.search(folded[: found.start][-20:]):
                weights[found.value.ref] += weight
    for item in plan.items:
        for city in cities if item.point else ():
            assert item.point
            if distance_m(item.point, city.point) <= FARTHEST_M:
                weights[city.ref] += BY_POINT
    return weights


def _seen(plan: ForeignPlan, source: PlaceSource) -> Counter[str]:
    """Count how many of each city's sights a plan names, for one that does not name its city."""
    said = fold(". ".join(item.said for item in plan.items))
    weights: Counter[str] = Counter()
    for city in source.cities():
        sights = Phrases((name, place) for place in source.places(city) for name in place.all_names)
        seen = {
            found.value.ref for found in sights.find(said) if " " in said[found.start : found.end]
        }
        if len(seen) >= BY_SIGHT:
            weights[city.ref] = len(seen)
    return weights
