"""Several sources of places as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tripai.errors import NotFoundError
from tripai.geo import distance_m
from tripai.model import MEAL_AREA, City, Place, Provenance
from tripai.places import PlaceSource
from tripai.places.gazetteer import fold
from tripai.places.osm_city import is_same

NAMESAKE_M = (
    1000  # as far as a pin on a palace's grounds may lie from its gate, if both have one name
)
_NAMESAKE_DEGREES = (
    0.01  # of latitude, somewhat more than that: farther apart there is no need to reckon
)


class Several:
    """PlaceSource over others: a city is the first one's that covers it, so one's own file goes before the bundled one."""

    def __init__(self, sources: Sequence[PlaceSource]) -> None:
        self._sources = tuple(sources)

    def cities(self) -> tuple[City, ...]:
        """Return every city that some source covers, sorted by name."""
        return tuple(sorted((city for city, _ in self._covered()), key=lambda city: city.name))

    def places(self, city: City) -> tuple[Place, ...]:
        """Return a city's places from the source that has it.

        Raises:
            NotFoundError: No source covers the city.
        """
        for covered, source in self._covered():
            if covered == city:
                return source.places(city)
        raise NotFoundError(f"{city.name} is not covered.")

    def _covered(self) -> list[tuple[City, PlaceSource]]:
        found: dict[tuple[str, str], tuple[City, PlaceSource]] = {}
        for source in self._sources:
            for city in source.cities():
                found.setdefault((city.name, city.country), (city, source))
        return list(found.values())


class Joined:
    """PlaceSource over one and what the traveller has added to it, city by city.

    What was added comes first. A place that the source has too is the source's, with all its facts, but stands in the
    traveller's list; hours, a price or a note that only the list tells are taken from there. A city that only the
    additions cover is theirs.
    """

    def __init__(self, source: PlaceSource, added: Iterable[PlaceSource]) -> None:
        self._source = source
        self._added = tuple(added)

    def cities(self) -> tuple[City, ...]:
        """Return every city that the source or an addition covers, sorted by name."""
        covered = {_key(city): city for source in self._added for city in source.cities()}
        covered |= {_key(city): city for city in self._source.cities()}
        return tuple(sorted(covered.values(), key=lambda city: city.name))

    def places(self, city: City) -> tuple[Place, ...]:
        """Return a city's places from the source and the additions together.

        Raises:
            NotFoundError: None of them covers the city.
        """
        covered = [own for own in self._source.cities() if _key(own) == _key(city)]
        found = [self._source.places(own) for own in covered]
        for source in self._added:
            found += [source.places(own) for own in source.cities() if _key(own) == _key(city)]
        if not found:
            raise NotFoundError(f"{city.name} is not covered.")
        known, *additions = found
        for added in additions:
            known = with_added(known, added)
        return known


def with_added(known: Sequence[Place], added: Sequence[Place]) -> tuple[Place, ...]:
    """Return places with others added before them.

    Those that are the same are once there: with the facts known, and what only a list tells where they are not.
    """
    kept = list(known)
    new = []
    for place in added:
        same = index_of(place, kept)
        if same is None:
            new.append(place)
        else:
            kept[same] = _marked(kept[same], place)
    return tuple(sorted([*new, *kept], key=lambda place: place.category == MEAL_AREA))


def index_of(place: Place, known: Sequence[Place]) -> int | None:
    """Return where among places one stands that is the same, None where it does not."""
    return next((index for index, one in enumerate(known) if _are_one(one, place)), None)


def _are_one(one: Place, other: Place) -> bool:
    if (one.category == MEAL_AREA) != (other.category == MEAL_AREA):
        return False
    if abs(one.lat - other.lat) > _NAMESAKE_DEGREES:
        return False
    if is_same(one, other):
        return True
    named = {fold(name) for name in one.all_names} & {fold(name) for name in other.all_names}
    return bool(named) and distance_m(one.point, other.point) <= NAMESAKE_M


def _marked(known: Place, own: Place) -> Place:
    """Return a known place as one of the traveller's list, with its name there, its note, and what nobody else knew."""
    if not own.provenance.listed_in:
        return known  # an extract: its facts are not the traveller's, and of another licence
    names = dict.fromkeys((*known.names, own.name))
    return known.replaced(
        names=tuple(name for name in names if name not in {known.name, known.local_name}),
        about=_with_note(known.about, own.about),
        hours=known.hours or own.hours,
        price=known.price or own.price,
        provenance=_with_own_facts(known, own),
    )


def _with_note(about: str, note: str) -> str:
    if not note or not about:
        return about or note
    return f"{about} Your note: {note}"


def _with_own_facts(known: Place, own: Place) -> Provenance:
    """Return where the facts are from; of hours and a price from two years the earlier counts for both."""
    facts = known.provenance.replaced(listed_in=own.provenance.listed_in)
    hours = known.hours is None and own.hours is not None
    price = known.price is None and own.price is not None
    if hours:
        told = own.provenance
        facts = facts.replaced(hours_grade=told.hours_grade, hours_sources=told.hours_sources)
    if hours or price:
        years = [year for year in (facts.as_of, own.provenance.as_of) if year]
        facts = facts.replaced(as_of=min(years, default=None))
    return facts


def _key(city: City) -> tuple[str, str]:
    return city.name, city.country
