"""A request folded for reading (no case, accents, apostrophes), with the way back."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from tripai.text import letters

TAKEN = "\ue000"
"""Stands where words were that one subject has read, so that no other subject reads them too."""
NAMED = "\ue001"
"""Stands where the name of a place was: only wishes and bookings look behind it."""
CITY = "\ue002"
"""Stands where the city's name was: it neither ends a phrase nor adds to one."""

_QUOTES = dict.fromkeys('\u201c\u201d\u201e\u00ab\u00bb"', '"')


@lru_cache(maxsize=4096)  # each request is searched for the names of all cities
def fold(text: str) -> str:
    """Return the form in which two spellings of a name or word are compared."""
    return Sentence(text).text.strip()


class Sentence:
    """The words of a request while they are read: each subject takes what is its own out of `text`.

    `text` is folded; `original` is as written, and `said` leads from the one to the other.
    """

    def __init__(self, words: str) -> None:
        self.original = unicodedata.normalize("NFC", words)
        folded = list(_folded(self.original))
        self.text = "".join(char for char, _ in folded)
        self._origin = [position for _, position in folded]

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Yield the matches of a pattern in what is left."""
        return re.finditer(pattern, self.text)

    def take(self, pattern: str) -> list[re.Match[str]]:
        """Return the matches of a pattern and take them out."""
        matches = list(self.find(pattern))
        for match in matches:
            self.blank(*match.span())
        return matches

    def has(self, pattern: str) -> bool:
        """Take a pattern out, and return whether it was there."""
        return bool(self.take(pattern))

    def quote(self, match: re.Match[str], group: str | int = 0) -> str:
        """Return what has matched in the words in which it is shown to whoever wrote it."""
        return match[group].strip()

    def blank(self, start: int, end: int, mark: str = TAKEN) -> None:
        """Take out what stands from start to end."""
        self.text = self.text[:start] + mark * (end - start) + self.text[end:]

    def said(self, start: int, end: int) -> str:
        """Return the original words behind a stretch of the folded text."""
        if start >= end:
            return ""
        return self.original[self._origin[start] : self._origin[end - 1] + 1]


def _folded(words: str) -> Iterator[tuple[str, int]]:
    before = " "
    for position, char in enumerate(words):
        for plain in _plain(char):
            if plain == " " and before in " \n":
                continue
            before = plain
            yield plain, position


@lru_cache(maxsize=2048)
def _plain(char: str) -> str:
    return "".join(_simple(part) for part in letters(char))


def _simple(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Pd":
        return "-"
    if kind[0] in "CZ":
        return "\n" if char == "\n" else " "
    return _QUOTES.get(char, char)
