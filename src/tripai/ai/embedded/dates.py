"""When a trip is, and how long: dates, weekends, feasts, nights and weeks."""

import re
from calendar import MONDAY, SATURDAY
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tripai.ai.embedded.calendar_words import (
    DATE,
    FEASTS,
    MONTH,
    WEEKDAY,
    ambiguous,
    month_number,
    to_date,
)
from tripai.ai.embedded.numerals import LENGTH, to_number
from tripai.ai.names.text import Sentence
from tripai.ai.reading import Assumption, on_weekday
from tripai.errors import InputError
from tripai.wording import count, day_and_month, weekday

_TO = r" ?(?:-|to|until|till|til|through|thru) ?(?:on )?"
_DAY = r"\b[0-3]?\d(?:st|nd|rd|th)?\b"
_UNIT = (
    r"(?! ?(?:am|pm|:|\d|days?|nights?|weeks?|people|adults?|kids|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec))"
)

# Dates from one to another. The groups are `a` and `b`, or two days `c` and `d` of a month `m` and
# maybe a year `y`.
_RANGES = (
    # 4-7 December, between the 4th and the 7th of December 2026
    rf"(?:\bthe )?(?P<c>{_DAY})(?:{_TO}"
    rf"| and )(?:the )?(?P<d>{_DAY}) (?:of )?(?P<m>{MONTH})(?:,? (?P<y>20\d\d)\b)?",
    # Dec 4-7, December 4 to 7 2026
    rf"(?P<m>{MONTH}) (?:the )?(?P<c>{_DAY}){_TO}(?:the )?(?P<d>{_DAY}){_UNIT}(?:,? "
    r"(?P<y>20\d\d)\b)?",
    # 2026-12-04 to 2026-12-06, Friday to Sunday
    rf"(?P<a>{DATE}){_TO}(?P<b>{DATE})",
    # between 30 December and 2 January
    rf"\bbetween (?P<a>{DATE}) and (?P<b>{DATE})",
)
_STARTS = (
    r"\b(?:from|start|starting|starts|begin|beginning|begins|arriv\w+|leaving home)(?: on"
    rf"| in \w+)?,? (?P<a>{DATE})"
)
_ENDS = (
    rf"\b(?:until|till|til|to|through|ending|ends?|back|return\w*|leav(?:e|es|ing)|depart\w*)"
    rf"(?: home)?(?: on)?,? (?P<b>{DATE})"
)
_PARTS_OF_MONTH = {
    "early": 3,
    "beginning of": 3,
    "start of": 3,
    "mid": 14,
    "middle of": 14,
    "late": 24,
    "end of": 24,
}

# How long, and what one unit is worth in days.
_LENGTHS = (
    (
        rf"\b(?P<n>{LENGTH})(?P<half>\.5| and a half)?"
        r"(?:[ -]?(?:full |whole |entire |short |lovely |nice )?days?\b"
        r"|(?= (?:very )?(?:relax\w+|easy|slow|lazy|calm|gentle|quiet|busy|packed|intense) days?\b))",
        1,
    ),
    (rf"\b(?P<n>{LENGTH})d(?= ?/? ?\d+ ?n\b)", 1),  # 3d2n
    (rf"\b(?P<n>{LENGTH}|an?|one|full|whole)[ -](?:full |whole |entire )?weeks?\b", 7),
    (r"\b(?:(?P<n>a|one) )?fortnight\b", 14),
    (r"^(?P<n>)week\b", 7),
)
_NIGHTS = rf"\b(?P<n>{LENGTH})[ -]?(?:nights?\b|n\b)"
_ONE_DAY = (
    r"\b(?:day[ -]?trip|single day|(?:just|only|for|spend|have) (?:a|the) day|a day in"
    r"|a day (?=[\ue000\ue001]))"
)


@dataclass(frozen=True, slots=True)
class Period:
    """What is said about the time of a trip. `fixed` tells that `days` was said as a number."""

    start: date | None = None
    end: date | None = None
    month: int | None = None
    days: int | None = None
    fixed: bool = False
    notes: tuple[Assumption, ...] = ()


def read_period(sentence: Sentence, today: date, arrival: date | None = None) -> Period:
    """Read the dates and the length of a trip; without a start it starts with the arrival.

    Raises:
        InputError: A date does not exist, or two sayings contradict each other.
    """
    period = _read_length(sentence, Period())
    period = _read_dates(sentence, period, today, arrival)
    period = _read_weekend(sentence, period, today)
    period = _read_feast(sentence, period, today)
    period = _read_loose(sentence, period, today)
    return _agreed(period)


def _read_dates(sentence: Sentence, period: Period, today: date, arrival: date | None) -> Period:
    notes = [note for match in sentence.find(DATE) if (note := ambiguous(match[0], today))]
    start = end = None
    for pattern in _RANGES:
        for match in sentence.take(pattern):
            if start is None:
                start, end = _range(match, today)
    for match in sentence.take(_STARTS):
        start = start or to_date(match["a"], today)
    for match in sentence.take(_ENDS):
        end = end or to_date(match["b"], start or arrival or today)
    start = start or arrival or _single(sentence, today)
    notes += [note for note in (_weekday_note(sentence, start),) if note]
    return replace(period, start=start, end=end, notes=(*period.notes, *notes))


def _range(match: re.Match[str], today: date) -> tuple[date, date]:
    said = match.groupdict()
    if "a" in said:
        start = to_date(said["a"], today)
        return start, to_date(said["b"], start)
    year = f" {said['y']}" if said["y"] else ""
    start = to_date(f"{said['c']} {said['m']}{year}", today)
    return start, to_date(f"{said['d']} {said['m']} {start.year}", today)


def _single(sentence: Sentence, today: date) -> date | None:
    found = [to_date(match[0], today) for match in sentence.take(DATE)]
    different = sorted(set(found))
    if len(different) > 1:
        raise InputError(
            f"Both {day_and_month(different[0])} and {day_and_month(different[1])} are named, and neither is said "
            "to be the start.",
            'Say "from ... to ...", or give --start and --end.',
        )
    return found[0] if found else None


def _weekday_note(sentence: Sentence, start: date | None) -> Assumption | None:
    said = re.search(rf"\bnext {WEEKDAY}\b", sentence.original, re.IGNORECASE)
    if start is None or said is None:
        return None
    return Assumption(about="start", sentence=f'"{said[0]}" is taken as {weekday(start)}, {start}.')


def _read_length(sentence: Sentence, period: Period) -> Period:
    nights = [to_number(match["n"]) for match in sentence.take(_NIGHTS)]
    days: list[int] = []
    notes: list[Assumption] = []
    for choice in sentence.take(rf"\b{LENGTH} ?(?:-|or|to) ?(?={LENGTH}[ -]?days?\b)"):
        days_said = re.match(rf"{LENGTH}", sentence.text[choice.end() :])
        assert days_said
        notes.append(
            _about_days(f'"{choice[0]}{days_said[0]} days" is planned as {days_said[0]} days.')
        )
    for pattern, unit in _LENGTHS:
        for match in sentence.take(pattern):
            number = to_number(match["n"] or "a") * unit
            if match.groupdict().get("half"):
                number += 1
                notes.append(_about_days(f'"{match[0]}" is planned as {number} days.'))
            days.append(number)
    if sentence.has(r"\ba couple of days\b"):
        days.append(2)
    if sentence.has(r"\b(?:a|some) few days\b|\bsome days\b"):
        days.append(3)
        notes.append(_about_days('"A few days" is taken as 3 days.'))
    if sentence.has(_ONE_DAY) and not days:
        days.append(1)
    return _one_length(period, days, nights, tuple(notes))


def _one_length(
    period: Period, days: list[int], nights: list[int], notes: tuple[Assumption, ...]
) -> Period:
    longer = sorted(
        {number for number in days if number != 1}
    )  # "3 days, with one day for museums"
    if len(longer) > 1:
        raise InputError(f"Both {longer[0]} days and {longer[1]} days are asked for.", _ONE_OF_THEM)
    number = longer[0] if longer else (days[0] if days else None)
    if nights and number is None:
        number = nights[0] + 1
        notes = (*notes, _about_days(f"{count(nights[0], 'night')} are taken as {number} days."))
    elif nights and number is not None and nights[0] not in (number, number - 1):
        raise InputError(
            f"{count(number, 'day')} and {count(nights[0], 'night')} do not go together.",
            _ONE_OF_THEM,
        )
    return replace(period, days=number, fixed=number is not None, notes=(*period.notes, *notes))


_ONE_OF_THEM = "Name one of them."


def _about_days(sentence: str) -> Assumption:
    return Assumption(about="days", sentence=sentence)


def _read_weekend(sentence: Sentence, period: Period, today: date) -> Period:
    found = sentence.take(r"\b(?:(?P<which>this|next|coming) )?(?P<long>long |extended )?weekend\b")
    if not found:
        return period
    which = found[0]["which"]
    days = period.days or (3 if found[0]["long"] else 2)
    if period.start or period.end:
        return replace(period, days=period.days if period.end else days)
    start = _saturday(which, _month(sentence), today) - timedelta(days=1 if days > 2 else 0)
    words = " ".join(filter(None, (which, (found[0]["long"] or "").strip(), "weekend")))
    note = f'"{words}" is taken as {count(days, "day")} from {weekday(start)}, {start}.'
    notes = (*period.notes, Assumption(about="start", sentence=note))
    return replace(period, start=start, days=days, notes=notes)


def _saturday(which: str | None, month: int | None, today: date) -> date:
    if month is not None:
        first = first_of_month(month, today)
        return on_weekday(SATURDAY, max(first - timedelta(days=1), today))
    if which == "this" and today.weekday() == SATURDAY:
        return today
    if which == "next":
        return on_weekday(SATURDAY, on_weekday(MONDAY, today))
    return on_weekday(SATURDAY, today)


def _read_feast(sentence: Sentence, period: Period, today: date) -> Period:
    for name, pattern, first_day in FEASTS:
        if not sentence.has(pattern) or period.start or period.end:
            continue
        start = first_day(today.year)
        if start < today:
            start = first_day(today.year + 1)
        note = Assumption(about="start", sentence=f"{name} is taken as a start on {start}.")
        period = replace(period, start=start, notes=(*period.notes, note))
    return period


def _read_loose(sentence: Sentence, period: Period, today: date) -> Period:
    """Read what gives only an idea of the start: a month, a part of it, next week."""
    if period.start or period.end:
        return period
    parts = "|".join(_PARTS_OF_MONTH)
    if found := sentence.take(rf"\b(?:the )?(?P<part>{parts})[ -](?P<m>{MONTH})"):
        number = month_number(found[0]["m"])
        day = _PARTS_OF_MONTH[found[0]["part"]]
        start = first_of_month(number, today).replace(day=day)
        start = start if start >= today else start.replace(year=start.year + 1)
        note = Assumption(
            about="start", sentence=f'"{found[0][0].strip()}" is taken as a start on {start}.'
        )
        return replace(period, start=start, notes=(*period.notes, note))
    if sentence.has(r"\bnext week\b"):
        start = on_weekday(MONDAY, today)
        note = Assumption(
            about="start", sentence=f'"next week" is taken as a start on Monday, {start}.'
        )
        return replace(period, start=start, notes=(*period.notes, note))
    if sentence.has(r"\bnext month\b"):
        return replace(period, month=today.month % 12 + 1)
    return replace(period, month=_month(sentence))


def _month(sentence: Sentence) -> int | None:
    found = sentence.take(rf"\b(?:in|this|next|during|for|of|come) (?P<m>{MONTH})(?! \d| be\b)")
    return month_number(found[0]["m"]) if found else None


def first_of_month(month: int, today: date) -> date:
    """Return the first day of the next month of that number; of this month while it lasts."""
    year = today.year + (month < today.month)
    return date(year, month, 1)


def _agreed(period: Period) -> Period:
    start, end, days = period.start, period.end, period.days
    if start is None or end is None:
        return period
    length = (end - start).days + 1
    if period.fixed and days != length and length > 0:
        raise InputError(
            f"{count(days or 0, 'day')} are asked for, but {day_and_month(start)} to {day_and_month(end)} is "
            f"{count(length, 'day')}.",
            "Leave one of them out.",
        )
    return replace(period, days=None)
