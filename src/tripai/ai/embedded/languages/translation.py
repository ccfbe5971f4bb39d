"""A request put into English words, each of which still leads back to what was written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tripai.ai.names.text import Sentence

HIDDEN = "\ue003"
"""Stands where a name is while the words around it are translated."""

Piece = str | tuple[int, int]
"""A part of what replaces something: new words, or a stretch of the text that stays."""


@dataclass(frozen=True, slots=True)
class _Char:
    """A character of the text: what it stands for in the original, and whether it is final."""

    char: str
    start: int
    end: int
    settled: bool = False


class Translation(Sentence):
    """A sentence whose words are exchanged one by one, so that `said` gives the original ones."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._chars = [
            _Char(char, position, position + 1)
            for char, position in zip(self.text, self._origin, strict=True)
        ]
        self._names: dict[int, list[_Char]] = {}

    def said(self, start: int, end: int) -> str:
        """Return the original words behind a stretch of the text."""
        if start >= end:
            return ""
        behind = self._chars[start:end]
        return self.original[min(char.start for char in behind) : max(char.end for char in behind)]

    def quote(self, match: re.Match[str], group: str | int = 0) -> str:
        """Return what has matched as it was written."""
        return self.said(*match.span(group)).strip()

    def hide(self, start: int, end: int) -> None:
        """Put a name out of the translation's way, until `show` puts it back."""
        name = self._chars[start:end]
        if any(char.settled for char in name):
            return
        self._names[name[0].start] = name
        self._chars[start:end] = [
            _Char(HIDDEN, char.start, char.end, settled=True) for char in name
        ]
        self.text = self.text[:start] + HIDDEN * (end - start) + self.text[end:]

    def show(self) -> None:
        """Put all names back."""
        chars, at = [], 0
        while at < len(self._chars):
            one = self._chars[at]
            name = self._names[one.start] if one.char == HIDDEN else [one]
            chars += name
            at += len(name)
        self._set(chars)

    def split(self, elisions: str) -> bool:
        """Write "l'hotel" as two words, and return whether there was such a word.

        An elided word ends at its apostrophe, which is folded away.
        """
        ends = {match.end() for match in re.finditer(elisions, self.original)}
        chars: list[_Char] = []
        for char in self._chars:
            if char.start in ends and not char.settled:
                chars.append(_Char(" ", char.start, char.start))
            chars.append(char)
        self._set(chars)
        return bool(ends)

    def rewrite(self, pattern: re.Pattern[str], template: Sequence[str | int]) -> list[str]:
        """Replace what a pattern matches, and return the original words of each match.

        Args:
            pattern: What to replace.
            template: New words, and numbers of groups that stay as they are.
        """
        matches = list(pattern.finditer(self.text))
        said = [self.said(*match.span()).strip() for match in matches]
        if matches:
            self.put((*match.span(), _pieces(match, template)) for match in matches)
            self._squeeze()
        return said

    def _squeeze(self) -> None:
        """Leave no space too many where a word was dropped, or a group matched nothing."""
        doubled = {match.start() for match in re.finditer("  ", self.text)}
        beside = re.finditer(r" (?=[,.;:!?)])|(?<=\() ", self.text)
        surplus = doubled | {at.start() for at in beside if self._chars[at.start()].settled}
        if surplus:
            self._set([char for at, char in enumerate(self._chars) if at not in surplus])

    def exchange(self, found: Iterable[tuple[int, int, str]], settled: bool = True) -> None:
        """Replace words that are not yet translated by others.

        Args:
            found: From where to where words stand, and what stands for them.
            settled: Whether that is translated now.
        """
        self.put(
            (start, end, (word,))
            for start, end, word in found
            if not any(char.settled for char in self._chars[start:end])
        )
        if not settled:
            self._set(
                [
                    char if char.char == HIDDEN else replace(char, settled=False)
                    for char in self._chars
                ]
            )
        self._squeeze()

    def put(self, edits: Iterable[tuple[int, int, Iterable[Piece]]]) -> None:
        """Replace stretches of the text, given from left to right, by pieces."""
        chars, done = [], 0
        for start, end, pieces in edits:
            chars += self._chars[done:start]
            chars += self._made(start, end, list(pieces))
            done = end
        self._set(chars + self._chars[done:])

    def _made(self, start: int, end: int, pieces: list[Piece]) -> list[_Char]:
        """Return the characters of pieces; new words stand for what lies between those that stay."""
        made = []
        for at, piece in enumerate(pieces):
            if isinstance(piece, tuple):
                made += self._chars[piece[0] : piece[1]]
                continue
            before, after = pieces[at - 1] if at else None, pieces[at + 1 : at + 2]
            low = before[1] if isinstance(before, tuple) else start
            high = after[0][0] if after and isinstance(after[0], tuple) else end
            made += self._new(piece, *((low, high) if low <= high else (start, end)))
        return made

    def _new(self, words: str, start: int, end: int) -> list[_Char]:
        while start < end and self.text[start] == " ":
            start += 1
        while start < end and self.text[end - 1] == " ":
            end -= 1
        behind = self._chars[start:end]
        if behind:
            low, high = min(char.start for char in behind), max(char.end for char in behind)
        else:
            low = high = self._chars[start - 1].end if start else 0
        first = len(words) - len(words.lstrip())
        last = len(words.rstrip())
        return [
            _Char(char, low, high, True) if first <= at < last
            else _Char(char, *((low, low) if at < first else (high, high)), settled=True)
            for at, char in enumerate(words)
        ]  # fmt: skip

    def _set(self, chars: list[_Char]) -> None:
        self._chars = chars
        self.text = "".join(char.char for char in chars)


def _pieces(match: re.Match[str], template: Sequence[str | int]) -> list[Piece]:
    return [
        piece if isinstance(piece, str) else match.span(piece)
        for piece in template
        if isinstance(piece, str) or match[piece]
    ]
