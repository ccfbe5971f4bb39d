"""Naps, lunch breaks and calls: hours of a day that are no day's start or end."""

import re
from collections.abc import Iterator

from tripai.ai.embedded.calendar_words import MONTH
from tripai.ai.embedded.clock import BARE, EXACT
from tripai.ai.names.text import Sentence
from tripai.ai.reading import Assumption

# A sleep or a break has no word for itself in every language, so those of others stand here too.
_PAUSE = (
    r"(?:naps?(?:[ -]?time)?|siestas?|(?:lunch|coffee|tea|midday|afternoon) break|quiet time"
    r"|(?<!city )(?<!weekend )(?<!autumn )(?<!winter )(?<!spring )(?<!summer )(?<!short )break"
    r"|(?:(?:phone|video|zoom|work|conference) )?calls?|rest(?= (?:from|between))"
    r"|sieste|sesta|soneca|mittagsschlaf|mittagspause|pause|pausa|descanso|昼寝|休憩)"
)
_BEFORE = r"(?:(?:an?|the|our|my|his|her|their|daily|short|work) )*"
_BETWEEN = (
    r"(?: (?:is|are|every|each|day|daily|always|usually|for|the|our|my|kids|baby|toddler|him|her))*"
)
_TIME = rf"(?:{EXACT}|{BARE})"
# "a break 4-7 December" is the trip itself
_NO_DATE = rf"(?! ?(?:-|to|until|till|and) ?\d)(?!\d|[/.]\d| (?:of )?{MONTH})"
_SAID = (
    rf"\b{_BEFORE}{_PAUSE}{_BETWEEN} ?,? ?(?:from|between|at|around)? ?(?<![\d.,:-]){_TIME}"
    rf"(?: ?(?:-|to|until|till|and) ?{_TIME})?+{_NO_DATE}"
)


def read_pauses(sentence: Sentence) -> tuple[Assumption, ...]:
    """Take out hours in which nothing is to happen, and say that they are left aside."""
    return tuple(_left_aside(sentence))


def _whole_words(sentence: Sentence, start: int, end: int) -> str:
    """Return what was written, with the "h" of "15h" that a translation has dropped."""
    said = sentence.said(start, end).strip()
    rest = re.compile(r"\w*").match(sentence.original, sentence.original.find(said) + len(said))
    return said + (rest[0] if rest else "")


def _left_aside(sentence: Sentence) -> Iterator[Assumption]:
    for match in sentence.take(_SAID):
        said = _whole_words(sentence, *match.span())
        yield Assumption(
            sentence=f'"{said}" is left aside: a plan keeps no hours free of itself; '
            '--booked "Rest @ DATE TIME / 2h" does.'
        )
