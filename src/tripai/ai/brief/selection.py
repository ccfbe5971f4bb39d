"""Wishes grounded in a city's places: what to see and to leave out, interests, where to sleep."""

import re
from collections.abc import Mapping, Sequence, Set

from tripai.ai.names.grounding import Gazette, bare, match_base
from tripai.ai.names.vocabulary import interests, kind_of_place
from tripai.ai.reading import Reading
from tripai.errors import InputError, NotFoundError
from tripai.geo import distance_m
from tripai.model import Booking, City, Place, Spot
from tripai.wording import listed

_POINT = re.compile(r"\s*(-?\d{1,3}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")
_FARTHEST_BASE_KM = 60


def complete_must(said: Reading, places: Gazette, bookings: Sequence[Booking]) -> tuple[str, ...]:
    """Return the names of the places that must be seen, as the source spells them.

    Raises:
        NotFoundError: A name is no place's here.
        InputError: A place is also to be avoided, or has steps that the party cannot take.
    """
    wanted = [_place(name, places) for name in said.must]
    unwanted = {_canonical(name, places) for name in said.avoid}
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
    avoid = tuple(dict.fromkeys(_canonical(name, places) for name in said))
    known = {word for place in places.sights for word in (place.name, place.category, *place.tags)}
    notes = (
        f'Nothing in {city.name} is known as "{name}", so avoiding it changes nothing.'
        for name in avoid
        if name not in known
    )
    return avoid, tuple(notes)


def _canonical(name: str, places: Gazette) -> str:
    kind = kind_of_place(bare(name))
    if kind is not None:
        return kind
    place = places.match(name)
    return place.name if place else name


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
            "coordinates: --base 38.71,-9.13.",
        )
    return spot


def _spot_at(lat: float, lon: float, city: City) -> Spot:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InputError(
            f"{lat}, {lon} is not a point on the globe.",
            "Write latitude, then longitude: 38.71,-9.13.",
        )
    away = distance_m((lat, lon), city.point) / 1000
    if away > _FARTHEST_BASE_KM:
        raise InputError(
            f"The base {lat}, {lon} is {away:.0f} km from {city.name}.",
            "Write latitude, then longitude: 38.71,-9.13.",
        )
    return Spot(name=f"{lat}, {lon}", lat=lat, lon=lon)
