"""Sights of other cities: by a name that only one of them has, or by the city that is said behind the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tripai.ai.names.grounding import bare
from tripai.errors import StorageError
from tripai.geo import distance_m
from tripai.importing.plan_kinds import distinctive
from tripai.model import MEAL_AREA, City, Place
from tripai.places import PlaceSource
from tripai.text import words

ELSEWHERE_M = 60_000  # a namesake of another city that is nearer may well be meant
_LAND = re.compile(r",[^,\d]{3,30}$")
_JOINED = re.compile(r"(?:,|\(| in| [\u2013-])? *(?:\d{4,6} )?$")
LONGEST = 4  # words of a city's name


@dataclass(frozen=True, slots=True)
class There:
    """A sight of another city as a plan calls it, and how far that city is."""

    name: str
    city: City
    metres: float


@dataclass(frozen=True)
class Elsewhere:
    """What other cities than the plan's have.

    Args:
        here: The city of the plan.
        source: Knows the others.
    """

    here: City
    source: PlaceSource

    def namesake(self, name: str) -> There | None:
        """Return the sight of another city that has a name which no other has, if it is far away."""
        found = self._abroad.get(bare(name)) if distinctive(name) else None
        if found is None:
            return None
        city, place = found
        metres = distance_m(place.point, self.here.point)
        return There(place.name, city, metres) if metres > ELSEWHERE_M else None

    def parted(self, said: str) -> tuple[str, There | None]:
        """Return a name without the city that is said behind it, and where that is, if it is another one."""
        for text in (said, _LAND.sub("", said)):
            for name, joint, city in self._endings(text.rstrip(" ).")):
                metres = distance_m(city.point, self.here.point)
                if city.ref != self.here.ref and metres > ELSEWHERE_M:
                    return name, There(name, city, metres)
                if joint:
                    return name, None
        return said, None

    def _endings(self, text: str) -> Iterator[tuple[str, str, City]]:
        """Yield a name, what joins it with the city behind it, and that city."""
        starts = [found.start() for found in re.finditer(r"\b\w", text)]
        for start in starts[-1 : -LONGEST - 1 : -1]:
            city = self._cities.get(words(text[start:])) if text[start].isupper() else None
            joint = _JOINED.search(text[:start])
            if city and joint and (name := text[: joint.start()].strip()):
                yield name, joint[0].strip(), city

    @cached_property
    def _cities(self) -> dict[str, City]:
        """The cities by name; what this city is called means none else."""
        cities = (self.here, *self.source.cities())
        return {words(n): city for city in reversed(cities) for n in city.all_names}

    @cached_property
    def _abroad(self) -> dict[str, tuple[City, Place]]:
        """The sights of other cities by name, those left out that several have."""
        found: dict[str, tuple[City, Place]] = {}
        several: set[str] = set()
        for city in self.source.cities():
            for place in self._places_of(city):
                for name in map(bare, place.all_names):
                    if name in found and found[name][0].ref != city.ref:
                        several.add(name)
                    found.setdefault(name, (city, place))
        return {name: there for name, there in found.items() if name not in several}

    def _places_of(self, city: City) -> Sequence[Place]:
        if city.ref == self.here.ref:
            return ()
        try:
            return [p for p in self.source.places(city) if p.category != MEAL_AREA]
        except StorageError:  # a damaged file of one's own: the names in it are only not known
            return ()
