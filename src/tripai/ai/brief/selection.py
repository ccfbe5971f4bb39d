"""Wishes grounded in a city's places: what to see and to leave out, interests, where to sleep."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from tripai.ai.names.grounding import Gazette, bare, match_base
from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import LIKE_IT, interests, kind_of_place
from tripai.ai.reading import Reading
from tripai.errors import InputError, NotFoundError
from tripai.geo import distance_m
from tripai.model import Booking, City, Place, Spot
from tripai.wording import listed

_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_FARTHEST_BASE_KM = 60
# The words of a kind in names of other places.
_IN_A_NAME = {
    "museum": ("museum",),
    "church": ("church", "cathedral", "basilica", "santa maria"),
    "mosque": ("mosque",),
    "temple": ("temple",),
    "shrine": ("shrine",),
    "synagogue": ("synagogue",),
    "zoo": ("zoo",),
    "market": ("market",),
}


def complete_must(said: Reading, places: Gazette, bookings: Sequence[Booking]) -> tuple[str, ...]:
    """Return the names of the places that must be seen, as the source spells them.

    Raises:
        NotFoundError: A name is no place's here.
        InputError: A place is also to be avoided, or has steps that the party cannot take.
    """
    wanted = [_place(name, places) for name in said.must]
    unwanted = {meant for name in said.avoid for meant in _avoided(name, places)}
    for place in wanted:
        if clash := sorted(unwanted & {place.name, place.category, *place.tags}):
            raise InputError(
                f"{place.name} is to be seen, and {clash[0]!r} is to be avoided.",
                "Drop one of the two wishes.",
            )
    _refuse_steps(said, wanted, {booking.place for booking in bookings})
    return tuple(dict.fromkeys(place.name for place in wanted))


def _refuse_steps(said: Reading, wanted: Sequence[Place], booked: Set[str]) -> None:
    for place in wanted:
        if said.step_free and place.step_free is False and place.name not in booked:
            raise InputError(
                f"{place.name} is to be seen, but it has steps, and the trip is to be step-free.",
                "Drop one of the two wishes.",
            )


def _place(name: str, places: Gazette) -> Place:
    place = places.match(name)
    if place is None:
        near = places.nearest(name)
        hint = (
            f"Did you mean {listed(near, 'or')}?"
            if near
            else "tripai places list shows what there is."
        )
        raise NotFoundError(f'No place here is known as "{name}".', hint)
    return place


def complete_avoid(
    said: Sequence[str], places: Gazette, city: City
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what to avoid, and a sentence for each wish that meets nothing."""
    avoid = tuple(dict.fromkeys(meant for name in said for meant in _avoided(name, places)))
    known = {word for place in places.places for word in (place.name, place.category, *place.tags)}
    notes = (
        f'Nothing in {city.name} is known as "{name}", so avoiding it changes nothing.'
        for name in avoid
        if name not in known
    )
    return avoid, tuple(notes)


def _avoided(name: str, places: Gazette) -> tuple[str, ...]:
    """Return what a name to avoid stands for: a kind, a place, all places of a quarter."""
    kind = kind_of_place(bare(name))
    if kind is not None:
        return (kind, *_called_for(kind, places))
    place = places.named(name)
    quarter = _of_quarter(name, places)
    if place is None and quarter:
        return quarter
    place = place or places.match(name)
    return (place.name,) if place else (name,)


def _called_for(kind: str, places: Gazette) -> Iterator[str]:
    """Yield a kind like it, and other places with it in their names: Ortaköy Mosque Waterfront."""
    yield from places.kinds_like(kind)
    for place in places.sights:
        words = {word for name in place.all_names for word in _pairs(fold(name))}
        if place.category != kind and words.intersection(_IN_A_NAME.get(kind, ())):
            yield place.name


def _pairs(text: str) -> Iterator[str]:
    words = re.findall(r"\w+", text)
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))


def _of_quarter(name: str, places: Gazette) -> tuple[str, ...]:
    """Return every place that has the name of an area in its own, the area for meals included."""
    area = places.named(name, sights_only=False)
    if area is None:
        return ()
    wanted = set(re.findall(r"\w+", bare(name)))
    return tuple(
        place.name
        for place in places.places
        if any(wanted <= set(re.findall(r"\w+", fold(known))) for known in place.all_names)
    )


def complete_interests(said: Mapping[str, float]) -> tuple[dict[str, float], tuple[str, ...]]:
    """Return interests by tag or category, and a sentence for each that no place can have."""
    weighed: dict[str, float] = {}
    notes = []
    for words, weight in said.items():
        tag = interests().get(words) or kind_of_place(bare(words))
        if tag is None:
            notes.append(
                f'"{words}" is no interest that places are known by, so it changes nothing.'
            )
        else:
            weighed[tag] = max(weight, weighed.get(tag, 0.0))
    for kind, like_it in LIKE_IT.items():
        if kind in weighed:
            weighed.setdefault(like_it, weighed[kind])
    return weighed, tuple(notes)


def complete_base(said: str | None, city: City, places: Gazette) -> Spot | None:
    """Return where the party sleeps, None for the city's usual quarter.

    Raises:
        NotFoundError: The name is neither a place, an area nor a point.
        InputError: The point is nowhere near the city.
    """
    if said is None:
        return None
    if point := _POINT.fullmatch(said):
        return _spot_at(float(point[1]), float(point[2]), city)
    spot = match_base(said, (city.base, *city.gateways), places)
    if spot is None:
        near = places.nearest(said)
        raise NotFoundError(
            f'No place or area here is known as "{said}".',
            f"Name a sight near the hotel{f' such as {near[0]}' if near else ''}, or its "
            f"coordinates: --base {_example(city)}.",
        )
    return spot


def base_of_words(
    said: str | None, city: City, places: Gazette
) -> tuple[Spot | None, tuple[str, ...]]:
    """Return where the party sleeps as the words of a request say it, and a sentence if nobody knows the name.

    Raises:
        InputError: The point is nowhere near the city.
    """
    try:
        return complete_base(said, city, places), ()
    except NotFoundError:
        return city.base, (
            f"No place or area in {city.name} is known as {said}: the days start and end in "
            f"{city.base.name}; --base LAT,LON sets it.",
        )


def _example(city: City) -> str:
    return f"{city.base.lat:.2f},{city.base.lon:.2f}"


def _spot_at(lat: float, lon: float, city: City) -> Spot:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(
            f"{lat}, {lon} is not a point on the globe.",
            f"Write latitude, then longitude: {_example(city)}.",
        )
    away = distance_m((lat, lon), city.point) / 1000
    if away > _FARTHEST_BASE_KM:
        raise InputError(
            f"The base {lat}, {lon} is {away:.0f} km from {city.name}.",
            f"Write latitude, then longitude: {_example(city)}.",
        )
    return Spot(name=f"{lat}, {lon}", lat=lat, lon=lon)
