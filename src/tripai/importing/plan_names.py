"""From what a plan calls a thing to the place that is meant, or the reason why none is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from tripai.ai.names.grounding import Gazette
from tripai.ai.names.text import fold
from tripai.checking.claims import ElsewhereName, UnknownName
from tripai.errors import NotFoundError
from tripai.geo import Point, distance_m
from tripai.importing.own_place import own_place
from tripai.importing.plan_elsewhere import Elsewhere, There
from tripai.importing.plan_kinds import (
    Gate,
    distinctive,
    ends_in_town,
    gate_of,
    is_proper,
    is_way_home,
    kind_of,
    meal_of,
    name_in,
    named_meal,
)
from tripai.importing.plan_sights import Sights, is_passed
from tripai.model import MEAL_AREA, ActivityKind, City, Place, Spot
from tripai.places import PlaceSource
from tripai.readers.plans import Item
from tripai.readers.rows import LONGEST_NAME, Row
from tripai.text import shortened, slug

_NEAR = re.compile(r"\b(?:near|nearby|around|by|close to|next to|behind|opposite)\b", re.IGNORECASE)
MISPLACED_M = 2_000  # a known place is taken at the position that the file gives, where the two are farther apart
MOST_NAMES = 5  # sights in one line that are things of their own
_QUARTER = re.compile(
    r"\b(?:area|quarter|district|neighbou?rhood|surroundings|side streets)\b", re.IGNORECASE
)
_THEN_A_MEAL = re.compile(
    r"[,;]? +(?:and|then|followed by|before|with|&|\+)(?: then)? +(?:have |enjoy |a |an |some )*(?:\w+ )?"
    r"(?=(?:lunch|dinner|breakfast|brunch)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing of a plan with what is known of it.

    Attributes:
        item: As the file says it.
        kind: What kind of thing it is.
        title: What it is called.
        place: Which place is meant, if one is known.
        gate: Whether it is a plane or a train, of a journey.
        at: Where it is, if that is known.
        first: Whether the times of the item are its own, and not those of another that stands in one line with it.
    """

    item: Item
    kind: ActivityKind
    title: str
    place: Place | None = None
    gate: Gate | None = None
    at: Spot | None = None
    first: bool = True

    @property
    def point(self) -> Point | None:
        """Where it is."""
        if self.place:
            return self.place.point
        return self.at.point if self.at else None


@dataclass
class Naming:
    """Resolves the names of one plan, and gathers those that are not known.

    Args:
        city: Of the plan.
        source: Knows places.
        name: The file's.
        today: The date of the import.
    """

    city: City
    source: PlaceSource
    name: str
    today: date
    unknown: list[UnknownName] = field(default_factory=list)
    elsewhere: list[ElsewhereName] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)  # lines in which no name was seen
    taken: dict[str, str] = field(
        default_factory=dict
    )  # names that are no place's, and whose they are taken for
    own: dict[str, Place] = field(default_factory=dict)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the city; none where no source covers it."""
        return self.gazette.places

    @cached_property
    def sights(self) -> Sights:
        """Finds the sights of the city in a line."""
        return Sights(self.gazette.sights, self.city.all_names)

    @cached_property
    def others(self) -> Elsewhere:
        """The sights of other cities."""
        return Elsewhere(self.city, self.source)

    @cached_property
    def gazette(self) -> Gazette:
        """The places of the city by name."""
        try:
            return Gazette(self.source.places(self.city))
        except NotFoundError:
            return Gazette(())

    def stops(self, item: Item, day: int) -> Iterator[Stop]:
        """Yield what an item names: one thing, several sights, or a sight and a meal."""
        if is_way_home(item.said) and item.start is None:
            return  # every day ends with it
        split = _THEN_A_MEAL.search(item.said)
        if split and self.sights.named(item.said[: split.start()]):
            yield from self.stops(replace(item, said=item.said[: split.start()]), day)
            meal = replace(item, said=item.said[split.end() :], part="", cost=None, minutes=None)
            yield replace(self._stop(meal, day), first=False)
            return
        parts = self._parts(item)
        if len(parts) < 2:
            yield self._stop(item, day)
            return
        for number, said in enumerate(parts[:MOST_NAMES]):
            yield replace(self._part(item, said, day), first=not number)

    def _part(self, item: Item, said: str, day: int) -> Stop:
        """Return one of several things of a line, which keeps the line's times as a whole."""
        stop = self._stop(replace(item, said=said), day)
        return replace(stop, item=item)

    def _stop(self, item: Item, day: int) -> Stop:
        sights = self.sights.named(item.said) or self._nearly(item.said)
        if not sights and not meal_of(item.said) and (meal := named_meal(item.note)):
            item = replace(item, said=f"{meal}: {item.said}")
        kind = kind_of(item.said, names_sight=bool(sights))
        if kind == "transfer":
            return self._journey(item, self.sights.mentioned(item.said))
        if item.point:
            return self._at_point(item, kind, sights)
        if kind == "visit":
            return self._visit(item, sights, day)
        if kind == "meal":
            return self._meal(item)
        return Stop(item, kind, item.said, at=self.city.base if kind == "lodging" else None)

    def _nearly(self, said: str) -> list[Place]:
        """Return the place of which words as they stand are a misspelt name: "Tour Eifel" is no guided tour."""
        found = None if meal_of(said) else self._misspelt(said)
        return [self._taken(said, found)] if found and not self.others.namesake(said) else []

    def _journey(self, item: Item, sights: Sequence[Place]) -> Stop:
        """Return a ride to a sight, or a plane or train by which the trip may begin or end."""
        gate = None if sights else gate_of(item.said)
        if sights:
            return Stop(item, "transfer", item.said, at=_spot(sights[-1]))
        if gate is None or ends_in_town(f"{item.said} {item.note}"):
            return Stop(item, "transfer", item.said, gate=gate)
        return Stop(item, "transfer", item.said, gate=gate, at=self._gateway(item.said, gate))

    def _visit(self, item: Item, sights: Sequence[Place], day: int) -> Stop:
        said, there = self.others.parted(item.said)
        if there and (self.sights.named(there.name) == list(sights)):
            self._is_elsewhere(name_in(item.said), item, day, there)
            return Stop(item, "event", item.said)
        if sights and is_passed(item.said, item.note):
            return self._view(item, sights)
        if sights and self.sights.is_show(item.said):
            return Stop(item, "event", item.said, at=_spot(sights[0]))
        place = sights[0] if sights else self._searched(replace(item, said=said), day)
        if place is None:
            return Stop(item, "event", item.said)
        return Stop(item, "visit", place.name, place)

    def _view(self, item: Item, sights: Sequence[Place]) -> Stop:
        """Return a sight that is seen without going in, or the other one from which it is seen."""
        *seen, last = sights
        if seen and re.search(r"\bfrom\b", item.said):
            return Stop(item, "visit", last.name, last)
        return Stop(item, "event", item.said, at=_spot(sights[0]))

    def _parts(self, item: Item) -> list[str]:
        """Return the names in a line that lists several sights."""
        if item.point or kind_of(item.said, names_sight=True) != "visit":
            return []
        return self.sights.parts(item.said)

    def _meal(self, item: Item) -> Stop:
        """Return a meal: in an area to eat in, at a market, or near a sight, which is not visited by it."""
        found = [each.value for each in self.gazette.phrases.find(fold(item.said))]
        named = {fold(place.name) for place in found}
        areas = [a for a in self.places if a.category == MEAL_AREA and fold(a.name) in named]
        near = _NEAR.search(item.said) or _QUARTER.search(item.said)
        markets = [p for p in found if p.category == "market" and not near]
        if areas or markets:
            return Stop(item, "meal", item.said, [*areas, *markets][0])
        return Stop(item, "meal", item.said, at=_spot(found[0]) if found else None)

    def _gateway(self, said: str, gate: Gate) -> Spot | None:
        kind = "airport" if gate == "flight" else "station"
        gates = [each for each in self.city.gateways if each.kind == kind]
        called = [each for each in gates if fold(each.name).split("(")[0].strip() in fold(said)]
        return next(iter([*called, *gates]), None)

    def _at_point(self, item: Item, kind: ActivityKind, sights: Sequence[Place]) -> Stop:
        """Return a thing of which the file tells the position: a known place that lies there, or one of its own."""
        assert item.point
        name = name_in(item.said)
        likely = [*sights, *filter(None, [self._by_some_words(name), self._misspelt(name)])]
        near = [p for p in likely if distance_m(p.point, item.point) <= MISPLACED_M]
        if near and kind == "visit":
            return Stop(
                item,
                kind,
                near[0].name,
                near[0] if near[0] in sights else self._taken(name, near[0]),
            )
        if kind != "visit":
            lat, lon = item.point
            return Stop(item, kind, item.said, at=Spot(name=item.said, lat=lat, lon=lon))
        return Stop(item, kind, item.said, self._own_place(item))

    def _own_place(self, item: Item) -> Place:
        """Return a place of the file's own, each with a ref of its own."""
        assert item.point
        said = shortened(name_in(item.said) or item.said, LONGEST_NAME)
        row = Row(f"line {item.line}", said, *item.point)
        place = own_place(row, item.point, self.city, self.name, self.today)
        known = next(
            (p for p in self.own.values() if (p.name, p.point) == (said, item.point)), None
        )
        ref = (
            known.ref
            if known
            else f"{place.ref}{slug(self.name, 40) or 'plan'}/{len(self.own) + 1}"
        )
        return self.own.setdefault(ref, place.replaced(ref=ref))

    def _searched(self, item: Item, day: int) -> Place | None:
        """Return the place that a name nearly means; keep the name where none is known."""
        name = name_in(item.said)
        found = self.gazette.named(name) or self._by_some_words(name)
        if found:
            return self._taken(name, found)
        if not is_proper(item.said, name):
            self.nameless.append(item.line)
            return None
        there = self.others.namesake(name)
        if there and not self.sights.has_word_of(distinctive(name)):
            self._is_elsewhere(name, item, day, there)
            return None
        found = self._misspelt(name)
        if found:
            return self._taken(name, found)
        alike = (place.name for place in self.sights.mentioned(item.said))
        nearest = tuple(dict.fromkeys((*alike, *self.gazette.nearest(name))))[:2]
        self.unknown.append(UnknownName(name, day, item.line, self.city.name, nearest))
        return None

    def _is_elsewhere(self, name: str, item: Item, day: int, there: There) -> None:
        told = ElsewhereName(name, day, item.line, there.name, there.city.name, there.metres)
        self.elsewhere.append(told)

    def _taken(self, name: str, place: Place) -> Place:
        """Return a place, and keep what it is called in the plan if that is none of its names."""
        if fold(name) not in map(fold, place.all_names):
            self.taken[name] = place.name
        return place

    def _by_some_words(self, name: str) -> Place | None:
        """Return the one place of which a name has a part that no ordinary name has: Gulbenkian."""
        return self.gazette.containing(name) if distinctive(name) else None

    def _misspelt(self, name: str) -> Place | None:
        """Return the place whose name differs by a few letters: no word of it is another one."""
        found = self.gazette.misspelt(name)
        return found if found and self.sights.is_misspelt(name, found) else None


def _spot(place: Place) -> Spot:
    return Spot(name=place.name, lat=place.lat, lon=place.lon)
