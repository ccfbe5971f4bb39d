"""A language that requests are read in beside English: its words, from one file.

A language is added by a file `<name>.toml` in this folder. Its head tells it from others:

    marks     words that English does not have, folded; a request is in the language that has most
    letters   a pattern for what counts like a mark in a request as it is written, maybe
    script    instead of marks, characters by which a request is in this language
    elisions  a pattern for elided words, which end at their apostrophe

and its body translates it: `[words]` names English words and the words for them, where a(b) stands
for a and ab, and a(b|c) for ab and ac; then `rules` are applied in their order, each a pattern for a
text in which those words are already English, what stands for it, and maybe a sentence about how it
was taken; and at last `[particles]`, small words that rules still see as they are.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any

from tripai.ai.embedded.calendar_words import MONTH, WEEKDAY
from tripai.ai.embedded.languages.translation import HIDDEN
from tripai.ai.embedded.languages.unspaced import UnspacedWords
from tripai.ai.embedded.numerals import NUMBER
from tripai.ai.names.phrases import Phrases
from tripai.ai.names.text import Sentence

_FOLDER = Path(__file__).parent
_NAMED_PATTERNS = {
    "<number>": NUMBER,
    "<month>": MONTH,
    "<weekday>": WEEKDAY,
    "<name>": f"{HIDDEN}+",
    "<amount>": r"\d[\d.,]*",
    "<end>": r"(?= ?(?:$|[,.;:!?()\n]))",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What is replaced by what; `note` is a field and a sentence with "{said}", or empty."""

    pattern: re.Pattern[str]
    template: tuple[str | int, ...]
    note: tuple[str, str] | None = None


class Words:
    """Words and the English for them."""

    def __init__(self, table: dict[str, str]) -> None:
        self._table = {
            form: english
            for english, foreign in table.items()
            for word in foreign.split(",")
            for form in _forms(word.strip())
        }

    @cached_property
    def _spaced(self) -> Phrases[str]:
        return Phrases(self._table.items())

    @cached_property
    def _unspaced(self) -> UnspacedWords[str]:
        return UnspacedWords(self._table.items())

    def know(self, word: str) -> bool:
        """Return whether a folded word, or words, are among them."""
        return self._spaced.get(word) is not None

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the words in a text that is written with spaces."""
        for found in self._spaced.find(text):
            yield found.start, found.end, found.value

    def find_unspaced(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the words in a text that is written without spaces."""
        for start, end, english in self._unspaced.find(text):
            yield start, end, f" {english} "


@dataclass(frozen=True)
class Language:
    """One language. Only its head is read until a request is in it."""

    name: str
    source: str

    @cached_property
    def head(self) -> dict[str, str]:
        """What tells the language from others."""
        return tomllib.loads(self.source.partition("\n[")[0])

    @cached_property
    def marks(self) -> frozenset[str]:
        """Words that tell this language from English."""
        return frozenset(self.head.get("marks", "").split())

    def weight(self, sentence: Sentence, words: Counter[str]) -> int:
        """Return how many words of a request tell of this language."""
        letters = self.head.get("letters")
        accented = re.findall(letters, sentence.original) if letters else ()
        return sum(words[word] for word in words.keys() & self.marks) + len(accented)

    def known(self, text: str) -> int:
        """Return how much of a folded text this language has words for."""
        found = (*self.words.find(text), *self.particles.find(text))
        return sum(end - start for start, end, _ in found)

    @property
    def spaced(self) -> bool:
        """Whether words are written apart."""
        return "script" not in self.head

    @cached_property
    def _body(self) -> dict[str, Any]:
        return tomllib.loads(self.source)

    @cached_property
    def names(self) -> Words:
        """Places whose name in this language is another one than any that the sources hold."""
        return Words(self._body["names"])

    @cached_property
    def words(self) -> Words:
        """The words that are translated first."""
        return Words(self._body["words"])

    @cached_property
    def particles(self) -> Words:
        """The words that are translated last."""
        return Words(self._body["particles"])

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """What is said in another way than in English, in the order to look for it."""
        return tuple(_rule(*row) for row in self._body["phrases"]["rules"])


@cache
def languages() -> tuple[Language, ...]:
    """Return all languages that there are files of."""
    return tuple(
        Language(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(_FOLDER.glob("*.toml"))
    )


def _forms(word: str) -> Iterable[str]:
    """Return the forms of a word: a(b) stands for a and ab, a(b|c) for ab and ac."""
    parts = re.split(r"\(([^)]*)\)", word)
    choices = [
        [part] if not at % 2 else part.split("|") if "|" in part else ["", part]
        for at, part in enumerate(parts)
    ]
    return map("".join, product(*choices))


def _rule(pattern: str, template: str, note: str = "") -> Rule:
    for name, meaning in _NAMED_PATTERNS.items():
        pattern = pattern.replace(name, meaning)
    pieces = tuple(
        int(piece[1:]) if re.fullmatch(r"\\\d", piece) else piece
        for piece in re.split(r"(\\\d)", template)
        if piece
    )
    about, _, sentence = note.partition(": ")
    return Rule(re.compile(pattern), pieces, (about, sentence) if note else None)
