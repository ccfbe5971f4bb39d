"""Areas to eat in, from where restaurants stand close together; no restaurant is chosen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from math import cos, radians

from tripai.geo import distance_m
from tripai.model import MEAL_AREA, City, Place
from tripai.places.osm_places import LONGEST_NAME, SOURCE, provenance
from tripai.places.osm_tags import EATERY, QUARTER, Feature, has
from tripai.text import plain

MOST_AREAS = 9
WIDER = 1.1  # for the rounding of the earth: a city is small
NEAR_M = 200  # what one can choose from without a walk
APART_M = (700,) * 5 + (1500,) * 4  # the first few where most are, the others where else one may be
ENOUGH = 4  # places to eat that make an area; where there are fewer, one is better than none
QUARTER_M = 500  # as far as the middle of a quarter may lie from an area that is named after it
AROUND = "the streets around"
SHARE = 5  # one in so many makes an area known for something

_KNOWN_FOR = (
    ("cuisine=seafood|fish|sushi", "seafood"),
    ("cuisine=vegetarian|vegan", "vegetarian"),
    ("diet:vegetarian=only|yes", "vegetarian"),
    ("cuisine=ice_cream|cake|pastry|dessert", "sweets"),
    ("amenity=cafe", "coffee"),
    ("amenity=bar|pub", "nightlife"),
    ("amenity=biergarten", "beer"),
    ("cuisine=wine|wine_bar", "wine"),
)


def meal_areas(features: Iterable[Feature], city: City, retrieved: date) -> tuple[Place, ...]:
    """Return up to nine areas with many places to eat, the one with most first."""
    kept = [feature for feature in features if "name" in feature.tags]
    eateries = sorted((f for f in kept if has(f.tags, EATERY)), key=_order)
    quarters = sorted((f for f in kept if has(f.tags, QUARTER)), key=_order)
    areas: list[Place] = []
    for middle, around in _dense_spots(eateries):
        taken = {area.name for area in areas}
        name = next((n for n in _names(middle, around, quarters) if n and n not in taken), None)
        if name is not None:
            areas.append(_area(middle, around, name, city, retrieved))
    return tuple(areas)


def _dense_spots(eateries: Sequence[Feature]) -> Iterator[tuple[Feature, list[Feature]]]:
    """Yield the place to eat that has most others near it, with those; then the next, well away from the first."""
    near = _neighbours(eateries)
    ranked = sorted(range(len(eateries)), key=lambda index: -len(near[index]))
    enough = min(ENOUGH, len(near[ranked[0]])) if ranked else 0
    chosen: list[Feature] = []
    for index in ranked:
        if len(chosen) == MOST_AREAS or len(near[index]) < enough:
            return
        spot, apart = eateries[index], APART_M[len(chosen)]
        if all(distance_m(_point(spot), _point(other)) >= apart for other in chosen):
            chosen.append(spot)
            yield spot, [eateries[other] for other in near[index]]


def _neighbours(eateries: Sequence[Feature]) -> list[list[int]]:
    """Return for each the numbers of those near it, itself among them."""
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    squares = [_square(feature, eateries[0].lat) for feature in eateries]
    for index, square in enumerate(squares):
        cells[square].append(index)
    return [
        [
            other
            for down, right in product((-1, 0, 1), repeat=2)
            for other in cells.get((square[0] + down, square[1] + right), ())
            if distance_m(_point(feature), _point(eateries[other])) <= NEAR_M
        ]
        for feature, square in zip(eateries, squares, strict=True)
    ]


def _square(feature: Feature, latitude: float) -> tuple[int, int]:
    """The square of a grid that a thing is in; it is wider than NEAR_M all over a city at a latitude."""
    degrees = WIDER * NEAR_M / 111_000
    return int(feature.lat // degrees), int(
        feature.lon * max(0.01, cos(radians(latitude))) // degrees
    )


def _names(
    middle: Feature, around: Sequence[Feature], quarters: Sequence[Feature]
) -> Iterator[str]:
    """Yield what an area may be called: its quarter, its commonest street, the restaurant in the middle of it."""
    by_distance = sorted((distance_m(_point(middle), _point(q)), _order(q), q) for q in quarters)
    yield from (_name(q) for metres, _, q in by_distance if metres <= QUARTER_M)
    streets = Counter(plain(f.tags["addr:street"]) for f in around if f.tags.get("addr:street"))
    yield from (f"{AROUND} {street}"[:LONGEST_NAME] for street, _ in streets.most_common())
    yield f"{AROUND} {_name(middle)}"[:LONGEST_NAME]


def _area(
    middle: Feature, around: Sequence[Feature], name: str, city: City, retrieved: date
) -> Place:
    restaurants = sum(has(feature.tags, "amenity=restaurant|food_court") for feature in around)
    return Place(
        ref=f"{SOURCE}:{city.ref}/meals-{middle.kind}-{middle.number}",
        name=name,
        lat=middle.lat,
        lon=middle.lon,
        category=MEAL_AREA,
        tags=("food", *_known_for(around)),
        about=f"{len(around)} places to eat or drink within {NEAR_M} m, {restaurants} of them restaurants.",
        minutes=60,
        meals=("lunch", "dinner"),
        zone=city.zone,
        country=city.country,
        subdivision=city.subdivision,
        provenance=provenance(retrieved),
    )


def _known_for(around: Sequence[Feature]) -> tuple[str, ...]:
    counted = Counter(
        tag
        for feature in around
        for tag in {tag for selector, tag in _KNOWN_FOR if has(feature.tags, selector)}
    )
    return tuple(sorted(tag for tag, number in counted.items() if number * SHARE >= len(around)))


def _name(feature: Feature) -> str:
    return plain(feature.tags.get("name:en") or feature.tags["name"])[:LONGEST_NAME]


def _point(feature: Feature) -> tuple[float, float]:
    return feature.lat, feature.lon


def _order(feature: Feature) -> tuple[str, int]:
    return feature.kind, feature.number
