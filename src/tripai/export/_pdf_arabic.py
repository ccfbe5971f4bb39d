"""Arabic and Hebrew for what draws glyphs from left to right and joins none: as they look, not as they are read.

Letters take the form that their neighbours ask for (Unicode's Arabic Presentation Forms, which Noto
Sans Arabic has), and a run goes from right to left, numbers in it excepted. That is all of the
bidirectional algorithm (https://unicode.org/reports/tr9/) that a name within an English sentence
needs: https://www.unicode.org/versions/latest/core-spec/chapter-9/ tells how letters join.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

FORMS = (*range(0xFB50, 0xFDD0), *range(0xFE80, 0xFEFD))
LAM = "\N{ARABIC LETTER LAM}"
RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RUN = re.compile(f'[{RIGHT_TO_LEFT}](?:[^A-Za-z"]*[{RIGHT_TO_LEFT}])?')
_LEFT_TO_RIGHT = re.compile(
    r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
)
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")


def visual(text: str) -> str:
    """Return a text with each run of Arabic or Hebrew as it looks; a run has no place to break a line."""
    return _RUN.sub(lambda run: _as_it_looks(run[0]), text)


def _as_it_looks(run: str) -> str:
    bare = "".join(c for c in run if unicodedata.category(c) != "Mn")  # vowels, which names lack
    turned = "".join(_joined(bare.replace(" ", "\N{NO-BREAK SPACE}")))[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda number: number[0][::-1], turned)


def _joined(run: str) -> Iterator[str]:
    """Yield the letters of a run in the forms in which they stand beside each other."""
    letters = re.findall(f"{LAM}[\u0622\u0623\u0625\u0627]|.", run, re.DOTALL)
    before = [False, *(_joins(letter, "initial") for letter in letters)]
    after = [*(_joins(letter, "final") for letter in letters[1:]), False]
    for letter, from_before, to_after in zip(letters, before, after, strict=False):
        yield _form(letter, from_before, to_after)


def _form(letter: str, from_before: bool, to_after: bool) -> str:
    right = from_before and _joins(letter, "final")
    left = to_after and _joins(letter, "initial")
    kind = {(1, 1): "medial", (1, 0): "final", (0, 1): "initial"}.get((right, left), "isolated")
    return _forms().get((letter, kind), letter)


def _joins(letter: str, kind: str) -> bool:
    """Whether a letter joins the one before it (it has a final form) or after it (an initial one)."""
    return (letter, kind) in _forms()


@cache
def _forms() -> dict[tuple[str, str], str]:
    """By letter, or lam with alef, and where it stands: its form."""
    found: dict[tuple[str, str], str] = {}
    for code in FORMS:
        kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        letters = "".join(chr(int(each, 16)) for each in base.split())
        if len(letters) == 1 or (len(letters) == 2 and code >= 0xFEF5):
            found.setdefault((letters, kind.strip("<>")), chr(code))
    return found
