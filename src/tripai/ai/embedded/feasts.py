"""Feasts by name: "over Christmas", "on New Year's Day", "Easter 2027"."""

import re
from calendar import SATURDAY, THURSDAY
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tripai.ai.names.text import CITY, Sentence
from tripai.ai.reading import Assumption, on_weekday

_YEAR = r"(?:,? (?P<y>20\d\d)\b)?"
_OVER = r"\b(?:over|for|at|during|around|on)(?: the)? "
_NOT_A_THING = (
    r"(?! ?(?:market|light|shop|tree|gift|dinner|lunch|party|parties|decoration|food|concert))"
)
# A feast by itself is the time of the trip where it neither tells of another time nor of a thing.
_NOT_ANOTHER_TIME = r"(?<!after )(?<!before )(?<!until )(?<!between )(?<!and )"
_NOTHING_AFTER = (
    rf"(?=(?:,? 20\d\d)? ?(?:$|[,.;!?){CITY}]|(?:(?:long )?weekend|break|trip|with|for|in|\d)\b))"
)


def _easter(year: int) -> date:
    """Return Easter Sunday (anonymous Gregorian algorithm, Nature 13, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _thanksgiving(year: int) -> date:
    return on_weekday(THURSDAY, date(year, 10, 31)) + timedelta(weeks=3)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: _easter(year) + timedelta(days=days)


def _each(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


# A feast's name, how it is asked for, and the first day of a trip over it. One day of a feast comes
# before the feast: it is a day by itself, wherever it is named.
_DAYS: tuple[tuple[str, str, Callable[[int], date]], ...] = (
    ("Christmas Eve", r"(?:christmas|xmas) eve", _each(12, 24)),
    ("Christmas Day", r"(?:christmas|xmas) day", _each(12, 25)),
    ("Boxing Day", "boxing day", _each(12, 26)),
    ("New Year's Eve", "new years? eve", _each(12, 31)),
    ("New Year's Day", "new years? day", _each(1, 1)),
    ("Good Friday", "good friday", _from_easter(-2)),
    ("Easter Sunday", "easter (?:sunday|day)", _from_easter(0)),
    ("Easter Monday", "easter monday", _from_easter(1)),
    ("Bastille Day", "bastille day", _each(7, 14)),
    ("Valentine's Day", "(?:st )?valentines?(?: day)|valentines", _each(2, 14)),
    ("Ascension Day", "ascension day", _from_easter(39)),
    ("Halloween", "halloween", _each(10, 31)),
    ("Thanksgiving", "thanksgiving day", _thanksgiving),
)
_SEASONS: tuple[tuple[str, str, Callable[[int], date]], ...] = (
    ("Christmas", "(?:christmas|xmas)", _each(12, 24)),
    ("New Year", "new years?", _each(12, 30)),
    ("Easter", "easter", _from_easter(-2)),
    ("Thanksgiving", "thanksgiving", _thanksgiving),
    ("Carnival", "carnival", _from_easter(-50)),
    ("Pentecost", "(?:pentecost|whitsun)", _from_easter(48)),
    ("Golden Week", "golden week", _each(4, 29)),
    ("Obon", "obon", _each(8, 13)),
)
_FEAST_TO_DAY = (
    rf"\b(?:{'|'.join(said for _, said, _ in (*_DAYS, *_SEASONS))}) ?"
    rf"(?P<to>(?:-|to|until|till) ?(?P<last>{'|'.join(said for _, said, _ in _DAYS)}))\b"
)
_ONE_DAY = frozenset(name for name, _, _ in _DAYS)
_BETWEEN = r"\bbetween (?:christmas|xmas) and (?:the )?new years?\b"
_PATTERNS = (
    ("Between Christmas and New Year", _BETWEEN, _each(12, 27)),
    ("New Year", rf"\bover(?: the)? new years? eve\b{_NOT_A_THING}", _each(12, 30)),
    *(
        (name, rf"(?:{_OVER}|\b)(?:{said})\b{_NOT_A_THING}{_YEAR}", day)
        for name, said, day in _DAYS
    ),
    *((name, rf"{_OVER}(?:{said})\b{_NOT_A_THING}{_YEAR}", day) for name, said, day in _SEASONS),
    *(
        (name, rf"{_NOT_ANOTHER_TIME}\b(?:{said})\b{_NOTHING_AFTER}{_YEAR}", day)
        for name, said, day in _SEASONS
    ),
)


@dataclass(frozen=True, slots=True)
class Feast:
    """When a trip over a feast starts, when it ends if that is a feast too, and how that was taken."""

    start: date
    end: date | None
    notes: tuple[Assumption, ...]


def read_feast(sentence: Sentence, today: date) -> Feast | None:
    """Return the dates that a feast gives, and take its words out."""
    end = _read_last_day(sentence)
    first = None
    for name, pattern, day_in in _PATTERNS:
        for match in sentence.take(pattern):
            first = first or (name, _start(match.groupdict().get("y"), day_in, today))
            if name in _ONE_DAY and re.match(" ?weekend", sentence.text[match.end() :]):
                first = name, _saturday_beside(first[1])
    if first is None:
        return None
    name, start = first
    note = Assumption(about="start", sentence=f"{name} is taken as a start on {start}.")
    if end is None:
        return Feast(start, None, (note,))
    name, day_in = end
    last = _start(None, day_in, start)
    about_end = Assumption(about="end", sentence=f"{name} is taken as an end on {last}.")
    return Feast(start, last, (note, about_end))


def _read_last_day(sentence: Sentence) -> tuple[str, Callable[[int], date]] | None:
    """Return the feast that a trip over another one lasts to: "Christmas Eve to New Year's Day"."""
    for match in sentence.find(_FEAST_TO_DAY):
        sentence.blank(*match.span("to"))
        return next(
            (name, day_in) for name, said, day_in in _DAYS if re.fullmatch(said, match["last"])
        )
    return None


def _saturday_beside(day: date) -> date:
    return on_weekday(SATURDAY, day - timedelta(days=4))


def _start(year: str | None, day_in: Callable[[int], date], today: date) -> date:
    if year:
        return day_in(int(year))
    start = day_in(today.year)
    return start if start >= today else day_in(today.year + 1)
