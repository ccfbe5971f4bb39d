"""What goes to a model of names from outside, and what of its words may be shown: the gate is code, whatever a model was told.

A line that speaks of anything that no source holds (a number, a name, an address) is not mended but dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import described_by
from tripai.model import Activity, Place
from tripai.text import plain, shortened

LONGEST_NAME = 60  # characters of a name in a prompt
MOST_WORDS = 10  # of a name; more of them are a sentence
LONGEST_LINE = 1_000  # characters of what a model wrote that are looked at
_NO_NAME = re.compile(r"[{}<>\[\]|\\`\"\n]|://")
_ORDER = re.compile(  # in folded words: what tells a model what to do, and is in no name, or in few
    r"\b(ignor(e|ed|a|ez|iere[nt]?|ar?)|disregard|forget|pretend|override|(instruc|instruk|istru)\w*|anweisung(en)?"
    r"|prompts?|system|assistant|json|worth|always|never|respond|answer|(every|all|any)( the)? other)\b|無視|指示"
)
_MARKUP = re.compile(r"<[^>]*>|[*_`#~|<>{}\[\]\\]+")
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.\w{2,}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;…–—-])[\s\"'“”«»„(]*$")
# Hours and prices in words; nobody can tell by a line alone whether they are true.
_CLAIM = re.compile(
    r"\b(open(s|ed|ing)?|clos(e|es|ed|ing)|hours?|noon|midnight|o'?clock|free|cheap(er|est)?|tickets?|prices?|"
    r"euros?|dollars?|bucks|pounds|yen|centur(y|ies)|built|founded|oldest|largest|tallest|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundreds?|thousands?|"
    r"abiert[oa]|cerrad[oa]|gratis|siglo|ouverte?|fermee?|gratuite?|siecle|geoffnet|geschlossen|kostenlos|"
    r"jahrhunderts?|abert[oa]|fechad[oa]|seculo)\b"
    r"|開館|閉館|営業|無料|円|世紀"
)
_JOINERS = "\u200c\u200d"  # belong to the spelling of some languages
_NAMELESS = frozenset({"i", "unesco", "christmas"})  # written like names


def shown_name(place: Place) -> str:
    """Return what a model is told of a place's name: what reads like an instruction is not passed on."""
    return name_in(place.name) or f"({place.category})"


def shown_title(activity: Activity) -> str:
    """Return what a model is told of an activity's name."""
    if activity.kind == "visit" and activity.place:
        return shown_name(activity.place)
    return name_in(activity.title) or f"({activity.kind})"


def name_in(text: str) -> str:
    """Return a name from outside as a model, or of a model's a person, may see it; nothing where it is no name."""
    name = _visible(text)
    if _NO_NAME.search(name) or _ORDER.search(fold(name)) or len(name.split()) > MOST_WORDS:
        return ""
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
    said = shortened(plain(_MARKUP.sub(" ", _visible(text[:LONGEST_LINE]))), most)
    digits = any(unicodedata.category(char)[0] == "N" for char in said)
    if digits or _ADDRESS.search(said) or _CLAIM.search(fold(said)):
        return ""
    strange = _strange_names(said, frozenset(known))
    if nouns_are_capital:  # there a name is told from a noun by another beside it
        strange = [after for before, after in pairwise(strange) if after[0] - before[1] == 1]
    return "" if strange else said


def _visible(text: str) -> str:
    """Return a text without characters that nobody sees: a model reads a whole alphabet of them."""
    return "".join(c for c in plain(text) if c in _JOINERS or unicodedata.category(c) != "Cf")


def _strange_names(said: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """Return where words are written like names, do not begin a sentence, and are no names that are known."""
    return [
        found.span()
        for found in _WORD.finditer(said)
        if found[0][0].isupper()
        and not _BEGINS.search(said, 0, found.start())
        and not all(_is_known(word, known) for word in _words(found[0]))
    ]


def _is_known(word: str, known: frozenset[str]) -> bool:
    return word in known or word.removesuffix("s") in known  # Lisbon's, cathedrals


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
