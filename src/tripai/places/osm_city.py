"""The places of a city from what OpenStreetMap says of it: each thing once, the best known of them, and where to eat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from types import MappingProxyType

from rapidfuzz import fuzz

from tripai.geo import distance_m
from tripai.model import City, Place
from tripai.places.gazetteer import fold
from tripai.places.osm_meals import meal_areas
from tripai.places.osm_places import place_of, wikidata_of
from tripai.places.osm_tags import Feature

MOST_PLACES = 250  # to visit; a month at five a day is 150
SAME_M = 75  # as far as a thing that is in the map twice lies from itself
SAME_NAME = 85  # rapidfuzz's ratio of the sorted words
SAME_ITEM_M = 1000  # two things of one Wikidata item: the node and the grounds of one palace
FARTHEST_M = 40_000  # from the city's centre, as in every city file
NONE_COUNTED: Mapping[str, int] = MappingProxyType({})


def city_places(
    features: Iterable[Feature],
    city: City,
    retrieved: date,
    sitelinks: Mapping[str, int] = NONE_COUNTED,
) -> tuple[Place, ...]:
    """Return the places to visit, the best known first, and the meal areas.

    Args:
        features: What OpenStreetMap has, in any order.
        city: Where they are; what lies farther than 40 km from its centre is left out.
        retrieved: The day on which they were taken from there.
        sitelinks: By Wikidata item how many sites write about it.
    """
    near = [f for f in features if distance_m((f.lat, f.lon), city.point) <= FARTHEST_M]
    sights = (place_of(f, city, retrieved, sitelinks.get(wikidata_of(f.tags) or "")) for f in near)
    merged = without_duplicates(place for place in sights if place is not None)
    return (*merged[:MOST_PLACES], *meal_areas(near, city, retrieved))


def without_duplicates(places: Iterable[Place]) -> list[Place]:
    """Return each place once, the best known first: of two of a like name within 75 m the one of which more is known.

    What only the other tells of it is kept.
    """
    kept: list[Place] = []
    cells: dict[tuple[int, int], list[int]] = {}
    items: dict[str, int] = {}
    for place in sorted(places, key=_richest_first):
        same = _same_as(place, kept, cells, items)
        if same is not None:
            kept[same] = _filled(kept[same], place)
            continue
        kept.append(place)
        cells.setdefault(_cell(place), []).append(len(kept) - 1)
        if place.wikidata:
            items.setdefault(place.wikidata, len(kept) - 1)
    return sorted(kept, key=lambda place: (-place.popularity, place.ref))


def is_same(one: Place, other: Place) -> bool:
    """Whether two places are one thing: within 75 m of each other and of a like name."""
    if distance_m(one.point, other.point) > SAME_M:
        return False
    like = fuzz.token_set_ratio if one.category == other.category else fuzz.token_sort_ratio
    names = product(map(fold, one.all_names), map(fold, other.all_names))
    return any(like(a, b) >= SAME_NAME and _numbers_agree(a, b) for a, b in names)


def _numbers_agree(one: str, other: str) -> bool:
    """Pier 1 and Pier 2 are like names, and two piers; Pier may be either."""
    numbers, others = re.findall(r"\d+", one), re.findall(r"\d+", other)
    return numbers == others or not numbers or not others


def _richest_first(place: Place) -> tuple[int, int, str]:
    known = (place.hours, place.price, place.wikidata, place.step_free, place.about or None)
    return (-sum(fact is not None for fact in known), -place.popularity, place.ref)


def _same_as(
    place: Place,
    kept: list[Place],
    cells: Mapping[tuple[int, int], list[int]],
    items: Mapping[str, int],
) -> int | None:
    item = items.get(place.wikidata or "")
    if item is not None and distance_m(kept[item].point, place.point) <= SAME_ITEM_M:
        return item
    return next((index for index in _near(place, cells) if is_same(kept[index], place)), None)


def _near(place: Place, cells: Mapping[tuple[int, int], list[int]]) -> Iterator[int]:
    row, column = _cell(place)
    for shift in product((-1, 0, 1), repeat=2):
        yield from cells.get((row + shift[0], column + shift[1]), ())


def _cell(place: Place) -> tuple[int, int]:
    """A square of 0.002 degrees: wider than SAME_M up to 70 degrees north, and small where much stands close together."""
    return int(place.lat // 0.002), int(place.lon // 0.002)


def _filled(place: Place, other: Place) -> Place:
    """Return a place with what only the other of the two tells."""
    blanks = {
        field: getattr(other, field)
        for field in ("price", "wikidata", "step_free")
        if getattr(place, field) is None
    }
    if place.hours is None and other.hours is not None:
        blanks |= {"hours": other.hours, "provenance": other.provenance}
    elif place.provenance.as_of is None:
        as_of = other.provenance.as_of
        blanks["provenance"] = place.provenance.replaced(as_of=as_of)
    names = dict.fromkeys(name for name in (*place.names, *other.all_names) if name != place.name)
    return place.replaced(
        **blanks,
        names=tuple(name for name in names if name != place.local_name)[:8],
        popularity=max(place.popularity, other.popularity),
    )
