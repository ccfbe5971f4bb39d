"""Text from outside (people, files, an AI, the network) is data: on one line, and without bytes that a terminal obeys.

Names are compared by their letters: København and kobenhavn, São Paulo and SAO PAULO are the same.
"""

import re
import unicodedata
from functools import lru_cache

_DIRECTION = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))

_APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf"))
_SPECIAL = str.maketrans(
    dict(zip("øłđðħ\u0131", "olddhi", strict=True)) | {"æ": "ae", "œ": "oe", "þ": "th"}
)
_OBEYED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return a text as one line without control and direction characters."""
    if text.isprintable():  # nearly every text, and five times as fast
        return " ".join(text.split())
    kept = (
        " " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in _DIRECTION else c
        for c in text
    )
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters; where more would follow, it ends in an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def slug(text: str, most: int = 60) -> str:
    """Return what a name is called in an address: Latin letters, digits and hyphens; nothing if it has none of them."""
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in letters(text))
    return "-".join(kept.split())[:most].rstrip("-")


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Return a text for comparing: without case, accents, apostrophes and special letters.

    Accents fall away on Latin, Greek, Cyrillic, Hebrew and Arabic letters; other scripts are kept.
    """
    bare = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    parts = unicodedata.normalize("NFKD", bare).translate(_SPECIAL)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not _falls_away(c)))


@lru_cache(maxsize=4096)
def words(text: str) -> str:
    """Return the letters of a text without punctuation, its words apart by one space."""
    return " ".join("".join(c if _is_of_a_word(c) else " " for c in letters(text)).split())


def _falls_away(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind == "Cf" or (kind[0] == "M" and _is_accent(char))


def _is_accent(char: str) -> bool:
    # Vowel signs of Indic and Thai script and the Japanese voicing marks are marks too, and are
    # part of the letter; their combining classes lie outside these two ranges.
    order = unicodedata.combining(char)
    return 10 <= order <= 35 or order >= 200


def _is_of_a_word(char: str) -> bool:
    return char.isalnum() if char.isascii() else unicodedata.category(char)[0] in "LMN"


def inert(document: str) -> str:
    """Return JSON with the characters escaped that `json.dumps` leaves as they are and a terminal obeys."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", document)
