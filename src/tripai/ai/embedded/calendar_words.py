"""Single dates in words, and what they mean on the day of reading."""

import re
from calendar import MONDAY, SUNDAY, monthrange
from collections.abc import Callable
from datetime import date, timedelta

from tripai.ai.reading import Assumption, on_weekday
from tripai.errors import InputError
from tripai.wording import MONTHS, WEEKDAYS, day_and_month, weekday

MONTH = (
    r"(?:\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?)"
)
# "we'd rather" is no Wednesday
_WED = (
    "wed(?! (?:rather|like|love|prefer|hate|be|also|really|ideally|probably|need|want|enjoy|appreciate"
    "|have|go|do|spend|stay)\\b)"
)
WEEKDAY = (
    rf"(?:\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|{_WED}|thu(?:rs?)?"
    r"|fri|sat"
    r"|(?:(?<=on )|(?<=to )|(?<=-)|(?<=- )|(?<=next )|(?<=this )|(?<=until ))sun)\b)"
)
_ANY_WEEKDAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_DAY = r"\b[0-3]?\d(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,? 20\d\d\b)"
_NOT_A_VERB = r"(?! (?:be|need|want|have|also|not|like|or may)\b)"  # "20 may be too few"
_WEEKDAY_BEFORE = rf"(?:{WEEKDAY},? (?:the )?)?"
_THE_NTH = (
    r"\bthe [0-3]?\d(?:st|nd|rd|th)\b"
    r"(?= *(?:$|[,.;!?)\n-]|(?:at|around|about|to|until|and|for|in|with|from)\b))"
)

DATE = (
    rf"(?:\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b"  # 2026-12-04
    rf"|\b\d{{1,2}}[./]\d{{1,2}}[./](?:20)?\d\d\b"  # 5/12/2026, 5.12.26
    # from 5/12
    r"|(?:(?<=from )|(?<=on )|(?<=starting )|(?<=until )|(?<=till )|(?<=to )"
    r"|(?<=arriving )|(?<=leaving )|(?<=returning ))\d{1,2}/\d{1,2}\b(?!/)"
    # 21/12 - 26/12
    r"|(?<![\d/.])\d{1,2}/\d{1,2}(?= ?(?:-|to|until|till) ?\d{1,2}/\d{1,2}\b(?![/.]))"
    r"|(?:(?<=/\d-)|(?<=/\d\d-)|(?<=/\d - )|(?<=/\d\d - ))\d{1,2}/\d{1,2}\b(?![/.])"
    # Friday, the 4th of December
    rf"|{_WEEKDAY_BEFORE}(?:the )?{_DAY} (?:of )?{MONTH}{_YEAR}?{_NOT_A_VERB}"
    rf"|{_WEEKDAY_BEFORE}{MONTH} (?:the )?{_DAY}(?![:.]\d| ?(?:[ap]m|h|days?|nights?"
    rf"|weeks?)\b){_YEAR}?"  # Dec 4
    rf"|\b{WEEKDAY} (?:of |in )?the week after next\b"
    rf"|(?:{WEEKDAY},? )?{_THE_NTH}"  # the 5th, Sunday the 13th
    rf"|\b(?:(?:next|this|coming) )?{WEEKDAY}"  # next Friday
    r"|\b(?:today|tonight|tomorrow|day after tomorrow)\b)"
)
"""A pattern for one date; it has no groups."""


def to_date(phrase: str, today: date) -> date:
    """Return the date that a phrase means: without a year the next such day, today included.

    Args:
        phrase: What DATE matched, or a day and a month.
        today: The day of reading, or the day before which the date cannot lie.

    Raises:
        InputError: There is no such date, or it falls on another weekday than the one named.
    """
    for pattern, read in _READERS:
        if match := re.fullmatch(pattern, phrase.strip()):
            return read(match, today)
    raise InputError(f'"{phrase}" is not a date.')


def month_number(word: str) -> int:
    """Return the number of a month from its name or abbreviation."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.lower()[:3] == word[:3])


def weekday_number(word: str) -> int:
    """Return the number of a weekday, 0 for Monday, from its name or abbreviation."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.lower()[:3] == word[:3])


def ambiguous(phrase: str, today: date) -> Assumption | None:
    """Say how a date such as 5/12/2026 is taken when the day could also be the month."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/\d+)?", phrase)
    if match is None or match[1] == match[2] or max(int(match[1]), int(match[2])) > 12:
        return None
    meant = to_date(phrase, today)
    return Assumption(
        about="start",
        sentence=f'"{phrase}" is taken as {day_and_month(meant)} {meant.year}, day first.',
    )


def _iso(match: re.Match[str], _today: date) -> date:
    return _checked(int(match[1]), int(match[2]), int(match[3]))


def _numeric(match: re.Match[str], _today: date) -> date:
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    if month > 12 >= day:
        day, month = month, day  # 12/25/2026 can only be the American order
    return _checked(year if year > 99 else 2000 + year, month, day)


def _day_and_month(match: re.Match[str], today: date) -> date:
    day, month = int(match[1]), int(match[2])
    if month > 12 >= day:
        day, month = month, day
    _checked(today.year, month, min(day, 28))
    return _next_of_year(month, day, today)


def _with_month(match: re.Match[str], today: date) -> date:
    month = month_number(match["m"])
    day = int(re.sub(r"\D", "", match["d"]))
    found = (
        _checked(int(match["y"]), month, day) if match["y"] else _next_of_year(month, day, today)
    )
    if match["w"] and weekday_number(match["w"]) != found.weekday():
        said, right = WEEKDAYS[weekday_number(match["w"])], weekday(found)
        raise InputError(f"{day_and_month(found)} {found.year} is a {right}, not a {said}.")
    return found


def _next_of_year(month: int, day: int, today: date) -> date:
    if (month, day) == (2, 29):
        year = next(
            y
            for y in range(today.year, today.year + 9)
            if _has_leap_day(y) and date(y, 2, 29) >= today
        )
        return date(year, 2, 29)
    found = _checked(today.year, month, day)
    return found if found >= today else found.replace(year=today.year + 1)


def _has_leap_day(year: int) -> bool:
    return monthrange(year, 2)[1] == 29


def _weekday(match: re.Match[str], today: date) -> date:
    number = weekday_number(match["w"])
    if match["next"] == "next":
        return on_weekday(number, on_weekday(SUNDAY, today - timedelta(days=1)))
    if match["next"] == "last":
        return on_weekday(number, today - timedelta(days=8))
    return on_weekday(number, today)


def _in_the_week_after_next(match: re.Match[str], today: date) -> date:
    monday = on_weekday(MONDAY, today) + timedelta(weeks=1)
    return monday + timedelta(days=weekday_number(match["w"]))


def _relative(match: re.Match[str], today: date) -> date:
    away = {"yesterday": -1, "tomorrow": 1, "day after tomorrow": 2}.get(match[0], 0)
    return today + timedelta(days=away)


def _day_of_month(match: re.Match[str], today: date) -> date:
    day = int(match[1])
    if not 1 <= day <= 31:
        raise InputError(f"No month has a day {day}.")
    found = today
    while found.day != day:
        found += timedelta(days=1)
    return found


def _checked(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise InputError(f"{year}-{month:02}-{day:02} does not exist: a year has 12 months.")
    if not 1 <= year <= 9000:
        raise InputError(f"The year {year} is out of reach.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        which = f" {year}" if month == 2 else ""
        raise InputError(
            f"{day} {MONTHS[month - 1]}{which} does not exist: the month has {last} days."
        )
    return date(year, month, day)


_READERS: tuple[tuple[str, Callable[[re.Match[str], date], date]], ...] = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", _iso),
    (r"(\d{1,2})[./](\d{1,2})[./](\d+)", _numeric),
    (r"(\d{1,2})[./](\d{1,2})\.?", _day_and_month),
    (
        rf"(?:(?P<w>{_ANY_WEEKDAY}),? (?:the )?)?(?:the )?(?P<d>{_DAY}) (?:of "
        rf")?(?P<m>{MONTH})(?:,? (?P<y>20\d\d))?",
        _with_month,
    ),
    (
        rf"(?:(?P<w>{_ANY_WEEKDAY}),? (?:the )?)?(?P<m>{MONTH}) (?:the )?(?P<d>{_DAY})(?:,? "
        r"(?P<y>20\d\d))?",
        _with_month,
    ),
    (rf"(?P<w>{_ANY_WEEKDAY}) (?:of |in )?the week after next", _in_the_week_after_next),
    (r"yesterday|today|tonight|tomorrow|day after tomorrow", _relative),
    (
        r"(?:(?P<next>next|this|coming|last) )?(?P<w>[a-z]+day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)",
        _weekday,
    ),
    (rf"(?:{_ANY_WEEKDAY},? )?(?:the|day) (\d+)(?:st|nd|rd|th)?", _day_of_month),
)
