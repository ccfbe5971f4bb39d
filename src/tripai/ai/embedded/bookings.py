"""What is booked: its title and its length, from the words around its time."""

import re

from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import NAMED, Sentence

RESERVED = r"(?:book(?:ed|ing)|reserv(?:ed|ation)|tickets?|table)"
"""Words that tell that something is fixed. No groups."""
EVENT = (
    r"(?:fado|show|concert|opera|play|musical|ballet|match|game|tour|cruise|class|workshop"
    r"|tasting|meeting|wedding|conference|massage"
    r"|spa|appointment|performance|flamenco|theatre|theater|gig|kabuki|breakfast|brunch|lunch"
    r"|dinner|drinks|ceremony|lesson|broadway|west end|recital|screening)"
)
"""Words for what one books. No groups."""
EVENING = (
    r"(?:dinner|table|fado|show|concert|opera|play|musical|ballet|flamenco|gig|drinks|theatre"
    r"|theater|kabuki|broadway|west end|evening|tonight|night)"
)
"""Words by which a bare hour is one of the evening. No groups."""

_LENGTH = (
    rf"[ ,/(]{{0,3}}(?:(?:for|lasting|lasts) )?(?:about )?(?P<n>{NUMBER}|an?)(?P<half>\.5"
    r"| and a half)?[ -]?(?P<unit>hours?|hrs?|h|minutes?|mins?|m)\b\)?"
)
_BEFORE = (
    r"(?:(?:we|i|ive|weve|already|have|has|had|got|a|an|the|our|my|with|and|is|are|to|for|at|of"
    r"|on|then|plus|book(?:ed|ing)?"
    r"|reserv(?:ed|ations?)|tickets?|table(?= (?:at|for))) )+"
)
_AFTER = (
    r"(?:^| )(?:is|are|on|at|starts?|begins?|booked|booking|reserved|reservations?|tickets?|for"
    r"|from|the|around|about|by|in|@|,)$"
)
_LONGEST_TITLE = 200


def title_of(sentence: Sentence, cue: int, end: int) -> tuple[str, str, int]:
    """Return the title of a booking as written, all its folded words, and where they start.

    Args:
        sentence: The request.
        cue: Where the word stands that tells of a booking.
        end: Where its time begins.
    """
    text = sentence.text[:end].rstrip(" ,(:")
    start = max(text.rfind(mark, 0, cue) for mark in (", ", ". ", "; ", "(", ": ", "\n")) + 1
    first = re.compile(rf"\b(?:{RESERVED}|{EVENT})\b|{NAMED}").search(text, max(start, cue - 40))
    start = first.start() if first else cue
    words = text[start:]
    begin, stop = start, len(text)
    if lead := re.match(_BEFORE, words):
        begin += lead.end()
    while tail := re.search(_AFTER, text[begin:stop]):
        stop = begin + tail.start()
    title = " ".join(sentence.said(begin, stop).split())[:_LONGEST_TITLE].strip()
    return (title[:1].upper() + title[1:]) or "Booking", words, start


def length_after(text: str, end: int) -> tuple[int | None, int]:
    """Return the minutes said right after a time, if any, and how many characters say so."""
    match = re.compile(_LENGTH).match(text, end)
    if match is None:
        return None, 0
    number = to_number(match["n"]) + (0.5 if match["half"] else 0)
    minutes = round(number * (60 if match["unit"].startswith("h") else 1))
    return (minutes, len(match[0])) if 5 <= minutes <= 1440 else (None, 0)
