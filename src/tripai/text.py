"""Text from outside (people, files, an AI, the network) is data: on one line, and without bytes that a terminal obeys."""

import re
import unicodedata

_DIRECTION = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def plain(text: str) -> str:
    """Return a text as one line without control and direction characters."""
    kept = (
        " " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or c in _DIRECTION else c
        for c in text
    )
    return re.sub(r"\s+", " ", "".join(kept)).strip()
