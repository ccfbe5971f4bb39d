"""Names by some of their words, spelled as they are or nearly so."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from tripai.text import words as words_of

_SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "at", "in", "to", "our", "my"})
LIKE = (
    82  # of 100, as rapidfuzz counts: "oceanarum" has 95 with "oceanarium", "tower" 55 with "power"
)
SHORTEST = 5  # letters: shorter words differ by a letter and mean something else


def has_words(said: str, names: Iterable[str]) -> bool:
    """Whether one of the names has all telling words of what is said."""
    wanted = _telling(said)
    return bool(wanted) and any(wanted <= _telling(name) for name in names)


def nearly_has_words(said: str, names: Iterable[str]) -> bool:
    """Whether one of the names has all telling words of what is said, or misspellings of them."""
    wanted = _telling(said)
    return bool(wanted) and any(_nearly(wanted, _telling(name)) for name in names)


def _nearly(wanted: frozenset[str], name: frozenset[str]) -> bool:
    return all(word in name or any(_is_like(word, other) for other in name) for word in wanted)


def _is_like(word: str, other: str) -> bool:
    return min(len(word), len(other)) >= SHORTEST and fuzz.ratio(word, other) >= LIKE


def _telling(name: str) -> frozenset[str]:
    return frozenset(words_of(name).split()) - _SMALL_WORDS
