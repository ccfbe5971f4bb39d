"""Finding many names in one text: whole words, the longest first, in time linear in the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from tripai.ai.names.text import fold

T = TypeVar("T")
# Letters and digits; vowel signs of Indic and other scripts are parts of a word too.
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u109f\u1780-\u17ff\u3099\u309a])+")
_WITHIN_A_NAME = re.compile(r"[ .,&/-]{1,3}")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A name that stands in a text from start to end, and what it names."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Names and what they mean. Of two meanings of one name the first given counts."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._meaning: dict[tuple[str, ...], T] = {}
        self._lengths: dict[str, set[int]] = {}
        for name, value in pairs:
            words = tuple(_WORD.findall(fold(name)))
            if words:
                self._meaning.setdefault(words, value)
                self._lengths.setdefault(words[0], set()).add(len(words))

    def get(self, name: str) -> T | None:
        """Return what a name means by itself."""
        return self._meaning.get(tuple(_WORD.findall(fold(name))))

    def find(self, text: str) -> Iterator[Found[T]]:
        """Yield the names in a folded text from left to right; none overlaps another."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            length = self._longest(text, words, at)
            if length:
                key = tuple(word.group() for word in words[at : at + length])
                last = words[at + length - 1]
                yield Found(words[at].start(), last.end(), self._meaning[key])
            at += length or 1

    def _longest(self, text: str, words: list[re.Match[str]], at: int) -> int:
        for length in sorted(self._lengths.get(words[at].group(), ()), reverse=True):
            part = words[at : at + length]
            key = tuple(word.group() for word in part)
            if len(key) == length and key in self._meaning and _is_one_name(text, part):
                return length
        return 0


def _is_one_name(text: str, words: list[re.Match[str]]) -> bool:
    return all(_WITHIN_A_NAME.fullmatch(text, a.end(), b.start()) for a, b in pairwise(words))


def plural(word: str) -> str:
    """Return the regular English plural of a word or of a phrase's last word."""
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return f"{word}s"
