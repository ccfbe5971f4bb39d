"""When two names mean the same thing."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from tripai.model import Activity, Place

ALIKE = 0.85  # of their letters in common: "Jeronimos Monastry" is like "Jerónimos Monastery"
_SMALL_WORDS = {"the", "of", "a", "de", "da", "do", "la", "le"}
_NOT_A_LETTER = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a name without case, accents, punctuation and a leading article."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NOT_A_LETTER.sub(" ", plain).strip().removeprefix("the ")


def is_called(place: Place, name: str) -> bool:
    """Whether a place has a name, spelled with or without accents, case and punctuation."""
    return folded(name) in {folded(known) for known in place.all_names}


def means(activity: Activity, name: str) -> bool:
    """Whether a name is that of an activity or of its place."""
    if folded(activity.title) == folded(name):
        return True
    return activity.place is not None and is_called(activity.place, name)


def are_alike(a: Place, b: Place) -> bool:
    """Whether two places are named so alike that they may be one."""
    return any(_like(x, y) for x in a.all_names for y in b.all_names)


def _like(a: str, b: str) -> bool:
    words_a, words_b = _words(a), _words(b)
    return words_a == words_b or SequenceMatcher(None, words_a, words_b).ratio() >= ALIKE


@lru_cache(maxsize=4096)
def _words(name: str) -> str:
    words = folded(name).split()
    return " ".join(sorted(word for word in words if word not in _SMALL_WORDS) or words)
