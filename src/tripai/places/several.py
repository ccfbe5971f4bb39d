"""Several sources of places as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tripai.errors import NotFoundError, StorageError
from tripai.geo import distance_m
from tripai.model import MEAL_AREA, City, Place, Provenance
from tripai.places import PlaceSource, Skip
from tripai.places.gazetteer import fold
from tripai.places.osm_city import is_same

NAMESAKE_M = (
    1000  # as far as a pin on a palace's grounds may lie from its gate, if both have one name
)
_NAMESAKE_DEGREES = (
    0.01  # of latitude, somewhat more than that: farther apart there is no need to reckon
)


class Several:
    """PlaceSource over others: a city is the first one's that covers it, so one's own file goes before the bundled one.

    Args:
        sources: The others.
        skip: Is told of a damaged city file in place of which the next source's is taken.
    """

    def __init__(self, sources: Sequence[PlaceSource], skip: Skip | None = None) -> None:
        self._sources = tuple(sources)
        self._skip = skip

    def cities(self) -> tuple[City, ...]:
        """Return every city that some source covers, sorted by name."""
        return _cities(self._sources)

    def places(self, city: City) -> tuple[Place, ...]:
        """Return a city's places from the first source that has it.

        Raises:
            NotFoundError: No source covers the city.
            StorageError: No city file of it can be read.
        """
        return next(_readable(self._sources, city, self._skip))


class Joined:
    """PlaceSource over one and what the traveller has added to it, city by city.

    What was added comes first. A place that the source has too is the source's, with all its facts, but stands in the
    traveller's list; hours, a price or a note that only the list tells are taken from there. A city that only the
    additions cover is theirs.

    Args:
        source: The one.
        added: What the traveller has added.
        skip: Is told of a damaged city file that is left out.
    """

    def __init__(
        self, source: PlaceSource, added: Iterable[PlaceSource], skip: Skip | None = None
    ) -> None:
        self._sources = (source, *added)
        self._skip = skip

    def cities(self) -> tuple[City, ...]:
        """Return every city that the source or an addition covers, sorted by name."""
        return _cities(self._sources)

    def places(self, city: City) -> tuple[Place, ...]:
        """Return a city's places from the source and the additions together.

        Raises:
            NotFoundError: None of them covers the city.
            StorageError: No city file of it can be read.
        """
        known, *additions = _readable(self._sources, city, self._skip)
        for added in additions:
            known = with_added(known, added)
        return known


def _cities(sources: Iterable[PlaceSource]) -> tuple[City, ...]:
    """Return the cities of all sources, each as the first one has it."""
    found: dict[tuple[str, str], City] = {}
    for source in sources:
        for city in source.cities():
            found.setdefault(_key(city), city)
    return tuple(sorted(found.values(), key=lambda city: city.name))


def _readable(
    sources: Iterable[PlaceSource], city: City, skip: Skip | None
) -> Iterator[tuple[Place, ...]]:
    """Yield a city's places from each source that has them; a damaged one is left out if there is another."""
    damaged: list[StorageError] = []
    readable = False
    for source, own in _covering(sources, city):
        try:
            places = source.places(own)
        except StorageError as error:
            damaged.append(error)
            continue
        readable = True
        _leave_out(damaged, skip)
        yield places
    if not readable and not damaged:
        raise NotFoundError(f"{city.name} is not covered.")
    _leave_out(damaged, skip if readable else None)


def _covering(sources: Iterable[PlaceSource], city: City) -> Iterator[tuple[PlaceSource, City]]:
    """Yield the sources that cover a city, each with the city as it has it."""
    for source in sources:
        yield from ((source, own) for own in source.cities() if _key(own) == _key(city))


def _leave_out(damaged: list[StorageError], skip: Skip | None) -> None:
    """Tell what is left out, once; raise it where nobody is to be told."""
    for error in damaged:
        if skip is None:
            raise error
        skip(error.message)
    damaged.clear()


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
