"""What goes to a model of names from outside, and what of its words may be shown: the gate is code, whatever a model was told.

A line that speaks of anything that no source holds (a number, a name, an address) is not mended but dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import described_by
from tripai.model import Place
from tripai.text import plain, shortened

LONGEST_NAME = 60  # characters of a name in a prompt
MOST_WORDS = 10  # of a name; more of them are a sentence
_NO_NAME = re.compile(
    r"[{}<>\[\]|\\`\"\n]|://|\b(ignore|disregard|instructions?|prompts?|system|assistant|json|worth|always|respond|answer)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^>]*>|[*_`#~|<>{}\[\]\\]+")
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.(com|net|org|info|io)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;…–—-])[\s\"'“”«»„(]*$")
# Hours and prices in words; nobody can tell by a line alone whether they are true.
_CLAIM = re.compile(
    r"\b(open(s|ed|ing)?|clos(e|es|ed|ing)|hours?|noon|midnight|o'?clock|free|tickets?|prices?|euros?|dollars?|"
    r"abiert[oa]|cerrad[oa]|gratis|ouverte?|fermee?|gratuite?|geoffnet|geschlossen|kostenlos|abert[oa]|fechad[oa])\b"
    r"|開館|閉館|営業|無料|円"
)
_NAMELESS = frozenset({"i", "unesco", "christmas"})  # written like names


def shown_name(place: Place) -> str:
    """Return what a model is told of a place's name: what reads like an instruction is not passed on."""
    name = plain(place.name)
    if _NO_NAME.search(name) or len(name.split()) > MOST_WORDS:
        return f"({place.category})"
    return shortened(name, LONGEST_NAME)


def known_words(*texts: str) -> frozenset[str]:
    """Return the words of texts, as names are compared, with those by which places are described."""
    return frozenset(word for text in texts for word in _words(text)) | _NAMELESS | described_by()


def line(text: str, most: int, known: Iterable[str], *, nouns_are_capital: bool = False) -> str:
    """Return a model's line as it may be shown, or nothing where it says what nobody knows.

    Args:
        text: What the model wrote.
        most: Its longest length in characters.
        known: The folded words that names may have.
        nouns_are_capital: Whether the language writes every noun like a name, as German does.
    """
    said = plain(_MARKUP.sub(" ", plain(text)))
    digits = any(unicodedata.category(char)[0] == "N" for char in said)
    if digits or _ADDRESS.search(said) or _CLAIM.search(fold(said)):
        return ""
    if not nouns_are_capital and _strange_names(said, frozenset(known)):
        return ""
    return shortened(said, most)


def _strange_names(said: str, known: frozenset[str]) -> bool:
    """Whether a word is written like a name, does not begin a sentence, and is no name that is known."""
    return any(
        found[0][0].isupper()
        and not _BEGINS.search(said, 0, found.start())
        and not all(_is_known(word, known) for word in _words(found[0]))
        for found in _WORD.finditer(said)
    )


def _is_known(word: str, known: frozenset[str]) -> bool:
    return word in known or word.removesuffix("s") in known  # Lisbon's, cathedrals


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
