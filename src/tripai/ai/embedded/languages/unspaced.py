"""Finding words in a text that is written without spaces, as Japanese is."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from tripai.ai.names.text import fold

T = TypeVar("T")
_KATAKANA = "\u30a0-\u30ff"
_KANJI = "\u3400-\u9fff"
# What a word may not be a part of: a word of katakana of a longer one, a lone kanji of a compound
# unless it counts what is before it, a number of a longer number.
_PART_OF_MORE = (
    (re.compile(f"[{_KATAKANA}]+"), re.compile(f"[{_KATAKANA}]"), re.compile(f"[{_KATAKANA}]")),
    (re.compile(f"[{_KANJI}]"), re.compile(f"[{_KANJI}]"), re.compile(f"[{_KANJI}]")),
    (re.compile(r"\d.*"), re.compile(r"\d"), re.compile("(?!)")),
)


class UnspacedWords(Generic[T]):
    """Words and what they mean; of two that begin at one place the longer counts."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._meaning = {fold(word): value for word, value in pairs}
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(self._meaning, key=lambda word: -len(word)):
            self._by_first.setdefault(word[:1], []).append(word)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Yield the words in a folded text from left to right; none overlaps another."""
        at = 0
        while at < len(text):
            word = self._at(text, at)
            if word:
                yield at, at + len(word), self._meaning[word]
            at += len(word) or 1

    def _at(self, text: str, start: int) -> str:
        for word in self._by_first.get(text[start], ()):
            if text.startswith(word, start) and _is_whole(text, start, start + len(word)):
                return word
        return ""


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    for kind, not_before, not_after in _PART_OF_MORE:
        if kind.fullmatch(text, start, end):
            counts = before.isdecimal() and not kind.match("1")
            return counts or not (not_before.match(before) or not_after.match(after))
    return True
