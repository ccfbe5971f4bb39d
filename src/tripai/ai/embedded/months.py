"""A month, and the parts of one: "in October 2027", "early May", "the first week of June"."""

import re
from datetime import date

from tripai.ai.embedded.calendar_words import MONTH, month_number
from tripai.ai.names.text import Sentence

_YEAR = r"(?:,? (?P<y>20\d\d)\b)"
_PARTS_OF_MONTH = {
    "first week of": 1,
    "second week of": 8,
    "third week of": 15,
    "last week of": 24,
    "early": 3,
    "beginning of": 3,
    "start of": 3,
    "mid": 14,
    "middle of": 14,
    "late": 24,
    "end of": 24,
}
# A month by itself, where nothing else can be meant: "may" and "march" are verbs, "jan" is a name.
_ALONE = (
    r"(?:january|february|april|june|july|august|september|october|november|december|feb|sept|oct"
    r"|nov|dec)\b\.?"
)
_MONTHS = (
    rf"\b(?:in|this|next|during|for|of|come) (?P<m>{MONTH}){_YEAR}?(?! \d| be\b)",
    rf"(?P<m>{MONTH}){_YEAR}",
    r"(?:^|(?<=[,;] )|(?<=[^\w] ))(?P<m>may|march)(?= ?(?:$|[,;.]))(?P<y>)",
    rf"\b(?P<m>{_ALONE})(?! \d)(?P<y>)",
)


def read_month(sentence: Sentence, today: date) -> date | None:
    """Return the first day of the month that is named, and take its words out."""
    for pattern in _MONTHS:
        if found := sentence.take(pattern):
            return _first_day(found[0], today)
    return None


def read_part_of_month(sentence: Sentence, today: date) -> tuple[str, date] | None:
    """Return how a part of a month is said and the day that it is taken for."""
    parts = "|".join(_PARTS_OF_MONTH)
    found = sentence.take(rf"\b(?:the )?(?P<part>{parts})[ -](?P<m>{MONTH}){_YEAR}?")
    if not found:
        return None
    start = _first_day(found[0], today).replace(day=_PARTS_OF_MONTH[found[0]["part"]])
    if start < today and not found[0]["y"]:
        start = start.replace(year=start.year + 1)
    return sentence.quote(found[0]), start


def _first_day(match: re.Match[str], today: date) -> date:
    month = month_number(match["m"])
    return date(int(match["y"]), month, 1) if match["y"] else first_of_month(month, today)


def first_of_month(month: int, today: date) -> date:
    """Return the first day of the next month of that number; of this month while it lasts."""
    return date(today.year + (month < today.month), month, 1)
