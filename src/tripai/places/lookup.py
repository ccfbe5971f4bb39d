"""Finding a city or a place by the name that somebody gives it."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from tripai.errors import InputError, NotCoveredError, NotFoundError, StorageError
from tripai.model import MEAL_AREA, City, Place
from tripai.places import PlaceSource, Skip
from tripai.places.gazetteer import fold

SURE = 90  # rapidfuzz WRatio from which a name with a typing error is taken for the known one
NEAR = 60  # likeness of all words from which a name is worth telling: any part of a long name is like a short one
NEAREST = 3


def city_called(name: str, cities: Iterable[City]) -> City | None:
    """Return the city of that name, in any of the languages it is known in; None when there is none."""
    return next((city for city in cities if city.is_called(name)), None)


def find_city(name: str, source: PlaceSource) -> City:
    """Return the covered city of that name, in any of the languages it is known in.

    Raises:
        NotCoveredError: The source does not cover such a city; the hint says how it could be.
    """
    city = city_called(name, source.cities())
    if city is None:
        raise NotCoveredError(name)
    return city


def is_place(
    name: str, cities: Iterable[City], source: PlaceSource, skip: Skip | None = None
) -> bool:
    """Whether a place has that name as it stands: a city's name may be a part of others."""
    places = (place for city in cities for place in _places(city, source, skip))
    return any(fold(name) == fold(known_as) for p in places for known_as in p.all_names)


def find_place(
    name: str, cities: Iterable[City], source: PlaceSource, skip: Skip | None = None
) -> tuple[City, Place]:
    """Return the place that a name means, and its city.

    Args:
        name: As somebody says it, or the place's ref.
        cities: Where to look.
        source: Of their places.
        skip: Is told of a city whose file is damaged, which is then left out.

    Raises:
        NotFoundError: No place has such a name; the hint names the nearest.
        InputError: Several have it.
        StorageError: A city file is damaged, and nobody is to be told.
    """
    known = {
        (known_as, place.ref): (city, place)
        for city in cities
        for place in _places(city, source, skip)
        for known_as in (*place.all_names, place.ref)
    }
    exact = {ref: found for (known_as, ref), found in known.items() if fold(known_as) == fold(name)}
    if len(exact) > 1:
        exact = _to_see(exact)
    if len(exact) > 1:
        choices = ", ".join(
            f"{place.name} in {city.name} ({ref})" for ref, (city, place) in exact.items()
        )
        raise InputError(f"{name} may be any of: {choices}.", "Name it as it stands in brackets.")
    if exact:
        return next(iter(exact.values()))
    return known[_nearest(name, list(known))]


def _to_see(found: dict[str, tuple[City, Place]]) -> dict[str, tuple[City, Place]]:
    """Where a sight and an area to eat in share a name, the sight is meant."""
    sights = {
        ref: (city, place) for ref, (city, place) in found.items() if place.category != MEAL_AREA
    }
    return sights or found


def _places(city: City, source: PlaceSource, skip: Skip | None) -> tuple[Place, ...]:
    try:
        return source.places(city)
    except StorageError as error:
        if skip is None:
            raise
        skip(error.message)
        return ()


def _nearest(name: str, known: list[tuple[str, str]]) -> tuple[str, str]:
    scored = process.extract(
        name,
        [known_as for known_as, _ in known],
        scorer=fuzz.WRatio,
        processor=fold,
        limit=1,
    )
    if scored and scored[0][1] >= SURE:
        return known[scored[0][2]]
    nearest = ", ".join(_near(name, known))
    hint = f"The nearest names are: {nearest}." if nearest else "See: tripai places list."
    raise NotFoundError(f"No place is called {name}.", hint)


def _near(name: str, known: list[tuple[str, str]]) -> list[str]:
    """Return the names that are nearest, one of each place."""
    names = [(known_as, ref) for known_as, ref in known if known_as != ref]
    scored = process.extract(
        name,
        [known_as for known_as, _ in names],
        scorer=fuzz.token_sort_ratio,
        processor=fold,
        score_cutoff=NEAR,
        limit=None,
    )
    best: dict[str, str] = {}
    for known_as, _, at in scored:
        best.setdefault(names[at][1], known_as)
    return list(best.values())[:NEAREST]
