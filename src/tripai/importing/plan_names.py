"""From what a plan calls a thing to the place that is meant, or the reason why none is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from tripai.ai.names.grounding import Gazette, bare
from tripai.ai.names.phrases import Phrases
from tripai.ai.names.text import Sentence, fold
from tripai.checking.claims import ElsewhereName, UnknownName
from tripai.errors import NotFoundError, StorageError
from tripai.geo import Point, distance_m
from tripai.importing.own_place import own_place
from tripai.importing.plan_kinds import (
    Gate,
    distinctive,
    ends_in_town,
    gate_of,
    is_performed,
    is_proper,
    is_way_home,
    kind_of,
    meal_of,
    name_in,
    named_meal,
)
from tripai.model import MEAL_AREA, ActivityKind, City, Place, Spot
from tripai.places import PlaceSource
from tripai.readers.plans import Item
from tripai.readers.rows import LONGEST_NAME, Row
from tripai.text import shortened, slug

_NEAR = re.compile(r"\b(?:near|nearby|around|by|close to|next to|behind|opposite)\b", re.IGNORECASE)
ELSEWHERE_M = 60_000  # a namesake of another city that is nearer may well be meant
MISPLACED_M = 2_000  # a known place is taken at the position that the file gives, where the two are farther apart
MOST_NAMES = 5  # sights in one line that are things of their own
_JOINT = re.compile(
    r"\s*(?:[,;&+/>]|->?|\b(?:and|then|followed by|plus|before|on to|continue to|walk to|head to)\b)"
    r"(?:[\s,;&+/>-]|\b(?:and|then|also|visit|explore|see|the|on to|continue to|walk to|head to)\b)*"
)
_JOINTS = re.compile(rf"(?:{_JOINT.pattern})+\s*")
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
    own: dict[str, Place] = field(default_factory=dict)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of the city; none where no source covers it."""
        return self.gazette.places

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
        if split and self._sights(item.said[: split.start()]):
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
        sights = self._sights(item.said)
        if not sights and not meal_of(item.said) and (meal := named_meal(item.note)):
            item = replace(item, said=f"{meal}: {item.said}")
        kind = kind_of(item.said, names_sight=bool(sights))
        if kind == "transfer":
            return self._journey(item, sights)
        if item.point:
            return self._at_point(item, kind, sights)
        if kind == "visit":
            return self._visit(item, sights, day)
        if kind == "meal":
            return self._meal(item)
        return Stop(item, kind, item.said, at=self.city.base if kind == "lodging" else None)

    def _journey(self, item: Item, sights: Sequence[Place]) -> Stop:
        """Return a ride to a sight, or a plane or train by which the trip may begin or end."""
        gate = None if sights else gate_of(item.said)
        if sights:
            return Stop(item, "transfer", item.said, at=_spot(sights[-1]))
        if gate is None or ends_in_town(f"{item.said} {item.note}"):
            return Stop(item, "transfer", item.said, gate=gate)
        return Stop(item, "transfer", item.said, gate=gate, at=self._gateway(item.said, gate))

    def _visit(self, item: Item, sights: Sequence[Place], day: int) -> Stop:
        if sights and self._is_show(item.said):
            return Stop(item, "event", item.said, at=_spot(sights[0]))
        place = sights[0] if sights else self._searched(item, day)
        if place is None:
            return Stop(item, "event", item.said)
        return Stop(item, "visit", place.name, place)

    def _is_show(self, said: str) -> bool:
        """Whether a visit is rather to a show: the State Opera is a sight, and a concert in it is none."""
        text = fold(said)
        for found in reversed(list(self._names.find(text))):
            text = text[: found.start] + text[found.end :]
        return is_performed(text)

    def _sights(self, said: str) -> list[Place]:
        """Return the sights that words name, in their order."""
        found = [each.value for each in self._names.find(fold(said))]
        return list({place.ref: place for place in found}.values())

    @cached_property
    def _names(self) -> Phrases[Place]:
        return Phrases((name, place) for place in self.gazette.sights for name in place.all_names)

    def _parts(self, item: Item) -> list[str]:
        """Return the names in a line that lists several sights, and what stands between joints beside them."""
        if item.point or kind_of(item.said, names_sight=True) != "visit":
            return []
        sentence = Sentence(name_in(item.said))
        found = list(self._names.find(sentence.text))
        if len({each.value.ref for each in found}) < 2 or sentence.text[: found[0].start].strip():
            return []
        parts: list[str] = []
        for number, each in enumerate(found):
            parts.append(each.value.name)
            after = found[number + 1].start if number + 1 < len(found) else len(sentence.text)
            between = sentence.text[each.end : after]
            if _JOINTS.fullmatch(between) or not between.strip():
                continue
            joint = _JOINT.match(between)
            if joint is None:
                return []  # such as "the abbey near the bridge"
            end = after if number + 1 == len(found) else after - _joint_length(between)
            parts.append(sentence.said(each.end + joint.end(), max(each.end + joint.end(), end)))
        return [part.strip(" ,;") for part in dict.fromkeys(parts) if part.strip(" ,;")]

    def _meal(self, item: Item) -> Stop:
        """Return a meal: in an area to eat in, at a market, or near a sight, which is not visited by it."""
        found = [each.value for each in self.gazette.phrases.find(fold(item.said))]
        named = {fold(place.name) for place in found}
        areas = [a for a in self.places if a.category == MEAL_AREA and fold(a.name) in named]
        markets = [p for p in found if p.category == "market" and not _NEAR.search(item.said)]
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
        likely = [*sights, *filter(None, [self._by_some_words(name_in(item.said))])]
        near = [p for p in likely if distance_m(p.point, item.point) <= MISPLACED_M]
        if near and kind == "visit":
            return Stop(item, kind, near[0].name, near[0])
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
        found = self.gazette.named(name) or self.gazette.misspelt(name) or self._by_some_words(name)
        if found:
            return found
        if not is_proper(item.said, name):
            self.nameless.append(item.line)
            return None
        there = self._abroad.get(bare(name))
        if there and len(distinctive(name)) > 0:
            city, place = there
            metres = distance_m(place.point, self.city.point)
            if metres > ELSEWHERE_M:
                told = ElsewhereName(name, day, item.line, place.name, city.name, metres)
                self.elsewhere.append(told)
                return None
        nearest = self.gazette.nearest(name)[:2]
        self.unknown.append(UnknownName(name, day, item.line, self.city.name, nearest))
        return None

    def _by_some_words(self, name: str) -> Place | None:
        """Return the one place of which a name has a part that no ordinary name has: Gulbenkian."""
        return self.gazette.match(name) if distinctive(name) else None

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
        if city.ref == self.city.ref:
            return ()
        try:
            return [p for p in self.source.places(city) if p.category != MEAL_AREA]
        except StorageError:  # a damaged file of one's own: the names in it are only not known
            return ()


def _spot(place: Place) -> Spot:
    return Spot(name=place.name, lat=place.lat, lon=place.lon)


def _joint_length(between: str) -> int:
    """Return how long the joint is with which a stretch ends."""
    ends = [match.start() for match in _JOINT.finditer(between) if match.end() == len(between)]
    return len(between) - ends[-1] if ends else 0
