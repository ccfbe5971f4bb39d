"""From a name as somebody writes it to a place that a source holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from tripai.ai.names.phrases import Phrases
from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import LIKE_IT
from tripai.model import MEAL_AREA, Place, Spot

_ARTICLES = ("the ", "a ", "an ", "le ", "la ", "el ", "il ", "o ", "our ", "my ")
_LIKE = 84  # similarity in percent, as rapidfuzz counts it, from which a name is a misspelling
_SURE = 90  # the same for names of one word, where a letter weighs more
_LIKELY = 78  # from which a wish that must be met is met with a word about it
_NEAR = 68  # from which a name is worth asking "did you mean ...?": "harrods" has 67 with "shard"
_TELLING = 4  # letters of a word that is compared by itself
_NEAR_WORD = 75  # from which such a word is near another
_BEGINNING = 5  # letters with which both may begin instead: oceanographic, oceanarium


@dataclass(frozen=True)
class Gazette:
    """The places of one city by name.

    Args:
        places: Places to visit and meal areas; of two with one name the place to visit counts.
    """

    places: tuple[Place, ...]

    @cached_property
    def sights(self) -> tuple[Place, ...]:
        """The places to visit."""
        return tuple(place for place in self.places if place.category != MEAL_AREA)

    @cached_property
    def phrases(self) -> Phrases[Place]:
        """Every name, for looking through a text."""
        areas = (place for place in self.places if place.category == MEAL_AREA)
        return _phrases((*self.sights, *areas))

    def named(self, words: str, sights_only: bool = True) -> Place | None:
        """Return the place that has words as one of its names."""
        return (self._of_sights if sights_only else self.phrases).get(bare(words))

    def match(self, words: str, sights_only: bool = True) -> Place | None:
        """Return the place that words name: exactly, by words that only its name has, or nearly."""
        wanted = bare(words)
        pool = self.sights if sights_only else (*self.sights, *self.places)
        if not wanted:
            return None
        return (
            self.named(words, sights_only) or _by_some_words(wanted, pool) or _nearly(wanted, pool)
        )

    def containing(self, words: str) -> Place | None:
        """Return the one place to visit that has all of the words in one of its names."""
        return _by_some_words(bare(words), self.sights)

    @cached_property
    def _of_sights(self) -> Phrases[Place]:
        return _phrases(self.sights)

    def likely(self, words: str) -> Place | None:
        """Return the only place whose name of one word is near words: "Coliseo", the Colosseum."""
        wanted = bare(words)
        near = {
            place.ref: place
            for place in self.sights
            for name in place.all_names
            if " " not in bare(name) and fuzz.ratio(wanted, bare(name)) >= _LIKELY
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def misspelt(self, words: str) -> Place | None:
        """Return the place to visit whose name differs from words by a few letters."""
        return _nearly(bare(words), self.sights)

    def kinds_like(self, kind: str) -> tuple[str, ...]:
        """Return the kinds of these places that go with one when it is avoided."""
        other = LIKE_IT.get(kind)
        has_other = any(place.category == other for place in self.sights)
        return (other,) if other and has_other else ()

    def nearest(self, words: str) -> tuple[str, ...]:
        """Return up to three names of places that come nearest to words."""
        likeness = {
            place.name: max(_likeness(bare(words), fold(name)) for name in place.all_names)
            for place in self.sights
        }
        near = sorted(likeness, key=lambda name: -likeness[name])[:3]
        return tuple(name for name in near if likeness[name] >= _NEAR)


def _phrases(places: Sequence[Place]) -> Phrases[Place]:
    return Phrases((name, place) for place in places for name in place.all_names)


@lru_cache(maxsize=4096)
def bare(words: str) -> str:
    """Return words folded and without an article before them."""
    text = fold(words).strip(' .,:;!?"()')
    while text.startswith(_ARTICLES):
        text = text.split(" ", 1)[1]
    return text


def match_base(words: str, spots: Sequence[Spot], places: Gazette) -> Spot | None:
    """Return the place, area, station, airport or usual quarter near which somebody sleeps."""
    place = places.named(words, sights_only=False)
    wanted = set(_words(bare(words)))
    stations = [spot for spot in spots if wanted and wanted <= set(_words(fold(spot.name)))]
    if place is None and stations:
        return Spot(name=stations[0].name, lat=stations[0].lat, lon=stations[0].lon)
    place = place or places.match(words, sights_only=False)
    return Spot(name=place.name, lat=place.lat, lon=place.lon) if place else None


def _by_some_words(wanted: str, pool: Sequence[Place]) -> Place | None:
    words = set(_words(wanted))
    found = {
        place.ref: place
        for place in pool
        if any(words <= set(_words(fold(name))) for name in place.all_names)
    }
    return next(iter(found.values())) if len(found) == 1 and words else None


def _words(text: str) -> list[str]:
    return [
        word
        for word in text.replace("-", " ").replace(".", " ").split()
        if word not in ("the", "of", "and")
    ]


def _likeness(said: str, name: str) -> float:
    """How near two names are, as a whole or by the word of each that is most like one of the other, in percent."""
    pairs = ((one, other) for one in _telling(said) for other in _telling(name))
    return max([fuzz.ratio(said, name), *(_likeness_of_words(*pair) for pair in pairs)])


def _likeness_of_words(one: str, other: str) -> float:
    if len(one) >= _BEGINNING and one[:_BEGINNING] == other[:_BEGINNING]:
        return 100.0
    likeness = fuzz.ratio(one, other)
    return likeness if likeness >= _NEAR_WORD else 0.0


def _telling(text: str) -> list[str]:
    """Return the words that tell a name from others: short ones are near anything."""
    return [word for word in _words(text) if len(word) >= _TELLING]


def _nearly(wanted: str, pool: Sequence[Place]) -> Place | None:
    best, best_ratio = None, 0.0
    for place in pool:
        for name in place.all_names:
            ratio = fuzz.ratio(wanted, bare(name))
            if ratio > best_ratio:
                best, best_ratio = place, ratio
    return (
        best
        if best_ratio >= (_LIKE if " " in wanted else _SURE if len(wanted) < 8 else _LIKE)
        else None
    )
