"""When a trip is, and how long: dates, weekends, feasts, nights and weeks."""

import re
from calendar import MONDAY, SATURDAY
from dataclasses import replace
from datetime import date, timedelta

from tripai.ai.embedded.calendar_words import (
    DATE,
    MONTH,
    WEEKDAY,
    ambiguous,
    to_date,
)
from tripai.ai.embedded.feasts import read_feast
from tripai.ai.embedded.lengths import PART_OF_TODAY, Period, read_length
from tripai.ai.embedded.months import first_of_month, read_month, read_part_of_month
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import CITY, NAMED, Sentence
from tripai.ai.names.vocabulary import interests
from tripai.ai.reading import Assumption, on_weekday
from tripai.errors import InputError
from tripai.wording import MONTHS, count, day_and_month, weekday

_TO = r" ?(?:-|to|until|till|til|through|thru) ?(?:on )?"
_DAY = r"\b[0-3]?\d(?:st|nd|rd|th)?\b"
_UNIT = (
    r"(?! ?(?:am|pm|:|\d|days?|nights?|weeks?|people|adults?|kids|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec))"
)

_ON = rf"(?:(?P<{{}}>{WEEKDAY}),? (?:the )?)?"

_THERE = (
    r"leav\w+(?: home)?|depart\w*"
    r"|(?:fly|flying|going|go|travel|travelling) (?:out|in|into|there|to)"
    rf"(?: {CITY}+)?"
)
_BACK = (
    r"(?:return\w*|(?:(?:come|coming|be|are|fly|flying|travelling) )?(?:back|home)"
    r"|(?:fly|flying|going) (?:out|home))"
)
# Dates from one to another. The groups are `a` and `b`, or two days `c` and `d` of a month `m` and
# maybe a year `y`.
_RANGES = (
    # 4-7 December, between the 4th and the 7th of December 2026
    rf"{_ON.format('v')}(?:\bthe )?(?P<c>{_DAY})\.?(?:{_TO}"
    rf"| and )(?:the )?{_ON.format('w')}(?P<d>{_DAY})\.? (?:of )?(?P<m>{MONTH})(?:,? (?P<y>20\d\d)\b)?",
    # Dec 4-7, December 4 to 7 2026
    rf"(?P<m>{MONTH}) (?:the )?(?P<c>{_DAY}){_TO}(?:the )?(?P<d>{_DAY})"
    rf"(?:,? (?P<y>20\d\d)\b|{_UNIT})",
    # 5-8/12
    r"(?<![\d/.:-])(?P<c>[0-3]?\d) ?(?:-|to) ?(?P<b>\d{1,2}/(?:0?[1-9]|1[0-2]))\b(?![/.]\d)",
    # 5.-8.12.
    r"(?<![\d.])(?P<c>[0-3]?\d)\. ?- ?(?P<b>\d{1,2}\.(?:0?[1-9]|1[0-2]))\.(?!\d)",
    # 2026-12-04 to 2026-12-06, Friday to Sunday
    rf"(?P<a>{DATE}){_TO}(?P<b>{DATE})",
    # 30.12.-2.1.
    r"(?<![\d.])(?P<a>\d{1,2}\.\d{1,2}\.) ?(?:-|to|until) ?(?P<b>\d{1,2}\.\d{1,2}\b\.?)(?!\d)",
    r"\b(?P<a>today|tomorrow) and (?:the )?(?P<b>tomorrow|day after tomorrow)\b",
    # between 30 December and 2 January
    rf"\bbetween (?P<a>{DATE}) and (?P<b>{DATE})",
    # leaving on 5 February and returning on the 9th
    rf"\b(?:{_THERE})(?: on)?,? (?P<a>{DATE})(?: (?:for|to) {CITY}+)?(?: ?,| and)*"
    rf" (?:{_BACK})(?: on)?,? (?P<b>{DATE}|(?:the|day) [0-3]?\d\b)",
)
_DAY_OF_SHARED_MONTH = r"(?<=\d-)\d{1,2}/\d{1,2}\b(?![/.]\d)|(?<=\d to )\d{1,2}/\d{1,2}\b(?![/.]\d)"
_STARTS = (
    r"\b(?:from|start|starting|starts|begin|beginning|begins|arriv\w+|leaving home)(?: on"
    rf"| in \w+)?,? (?P<a>{DATE}|yesterday\b|last {WEEKDAY})"
)
_ENDS = (
    rf"\b(?:until|till|til|to|through|ending|ends?|back|return\w*|leav(?:e|es|ing)|depart\w*)"
    rf"(?: home)?(?: again)?(?: on)?,? (?P<b>{DATE})"
)
# Saturday and Sunday; Friday, Saturday and Sunday; Monday Tuesday
_PART = r"(?: (?:in the )?(?:morning|afternoon|evening|night)\b)?"
_WEEKDAYS_IN_A_ROW = rf"{WEEKDAY}{_PART}(?:(?: ?, (?:and )?| and | ?& ?| ?/ ?| ){WEEKDAY}{_PART})+"
_PART_SAID = r"\b(?:morning|afternoon|evening|night)\b"
_WHOLE_DAYS = "is taken as whole days; --arrive and --leave set the hours."
_FREE_DAY = (
    rf"\b(?:an? )?(?:free|rest|off) day(?: is)? on {WEEKDAY}"
    rf"|{WEEKDAY}(?: is)? (?:a )?(?:free|off|rest)(?: day)?\b(?! (?:entry|entrance|admission|of))"
)
_NO_FREE_DAY = "is left aside: a plan has no day without plans yet; take the visits out of it."
_SIGHT_ON_A_DAY = rf"(?:{NAMED}+|\b(?P<kind>[a-z]+)) on {WEEKDAY}"
_NO_DAY_FOR_A_SIGHT = (
    "keeps no place free on that day: say a time as well, or lock the visit later."
)
_WEEKEND = (
    r"\b(?:(?P<which>this|next|coming) )?(?P<long>long |extended )?weekend\b"
    r"(?: (?P<later>after next)\b)?"
)
# "In 3 days I fly", "leaving in 2 weeks", and "in 3 days' time" are a start, where "Lisbon in
# 3 days" is a length.
_GOES = r"(?:fly|leave|depart|travel|head|set off|arrive|land|go|take off)"
_DAYS_AWAY = (
    rf"\bin (?P<n>{NUMBER}) (?P<unit>days?|weeks?) time\b"
    rf"|(?:^|(?<=[,.;:!?] ))in (?P<n3>{NUMBER}) (?P<unit3>days?|weeks?),?"
    rf" (?=(?:(?:i|we|ill|well)(?: will)? {_GOES}"
    r"|(?:i am|we are|im|were) (?:going|flying|leaving|off))\b)"
    r"|\b(?:leav(?:e|ing)|start(?:s|ing)?|depart(?:s|ing)?|arriv(?:e|ing)|fly(?:ing)? out"
    r"|(?:fly|flying) to [^\s,.;!?\d]+(?: [^\s,.;!?\d]+)?"
    rf"|(?:going|go|off) to {CITY}+) in (?P<n2>{NUMBER}) (?P<unit2>days?|weeks?)\b"
)
_DAY_LONG = timedelta(days=1)


def read_period(
    sentence: Sentence, today: date, arrival: date | None = None, windowed: bool = False
) -> Period:
    """Read the dates and the length of a trip; without a start it starts with the arrival.

    Args:
        sentence: The request.
        today: The day of reading.
        arrival: The day of arrival, if one is said.
        windowed: Whether the hours of the days are said as well.

    Raises:
        InputError: A date does not exist, or two sayings contradict each other.
    """
    away = _read_days_away(sentence, today)
    period = read_length(sentence, windowed)
    feast = read_feast(sentence, today)
    period = _read_sights_on_days(sentence, _read_free_days(sentence, period))
    period = _read_dates(sentence, period, today, arrival)
    if away and not (period.start or period.end):
        period = _starting(period, *away)
    if feast and not (period.start or period.end):
        notes = (*period.notes, *feast.notes)
        period = replace(period, start=feast.start, end=feast.end, notes=notes)
    period = _read_weekend(sentence, period, today, feast is not None)
    period = _read_loose(sentence, period, today)
    return _agreed(period)


def _read_days_away(sentence: Sentence, today: date) -> tuple[str, date] | None:
    """Return how "in 3 days" is said and the day that it means, where it is no length."""
    for match in sentence.find(_DAYS_AWAY):
        number, unit = (said for said in match.groups() if said)
        weeks = unit.startswith("week")
        away = _DAY_LONG * to_number(number) * (7 if weeks else 1)
        said = sentence.said(*match.span()).strip(" ,")
        sentence.blank(match.start() + match[0].rindex("in "), match.end())  # not "fly to Rome"
        return said, today + away
    return None


def _read_dates(sentence: Sentence, period: Period, today: date, arrival: date | None) -> Period:
    dated = [*sentence.find(DATE), *sentence.find(_DAY_OF_SHARED_MONTH)]
    notes = [note for match in dated if (note := ambiguous(match[0], today))]
    start = end = None
    for match in (match for pattern in _RANGES for match in sentence.take(pattern)):
        if start is None:
            start, end = _range(match, today)
    if start is None and (both := _neighbours(sentence, period.days, today)):
        start, end, said = both
        notes += [Assumption(about="start", sentence=f'"{said}" {_WHOLE_DAYS}')] if said else []
    for match in sentence.take(_STARTS):
        start = start or to_date(match["a"], today)
    ends = sentence.take(_ENDS)
    if start is None and arrival is None and any(sentence.find(PART_OF_TODAY)):
        start = today
    start = start or arrival
    either: tuple[date, ...] = ()
    if start is None:
        singles = _singles(sentence, today)
        start, either = (singles[0], ()) if len(singles) == 1 else (None, singles)
    for match in ends:
        end = end or to_date(match["b"], start or today)
    notes += [note for note in (_weekday_note(sentence, start),) if note]
    return replace(
        period, start=start, end=end, either=either, notes=(*period.notes, *dict.fromkeys(notes))
    )


def _read_free_days(sentence: Sentence, period: Period) -> Period:
    """Take "free day on Wednesday" for no start: no field of a brief holds a day without plans."""
    for match in sentence.take(_FREE_DAY):
        period = period.noted("", f'"{sentence.said(*match.span()).strip()}" {_NO_FREE_DAY}')
    return period


def _read_sights_on_days(sentence: Sentence, period: Period) -> Period:
    if period.days == 1:
        return period
    for match in sentence.find(_SIGHT_ON_A_DAY):
        if match["kind"] and interests().get(match["kind"]) is None:
            continue
        period = period.noted("", f'"{sentence.said(*match.span())}" {_NO_DAY_FOR_A_SIGHT}')
    return period


def _neighbours(sentence: Sentence, days: int | None, today: date) -> tuple[date, date, str] | None:
    """Return the days of "Saturday and Sunday", which follow each other and are the whole trip.

    What is said of a part of them, as in "Saturday afternoon and Sunday", is the last of the three.
    """
    for match in sentence.find(_WEEKDAYS_IN_A_ROW):
        named = [to_date(name, today) for name in re.findall(WEEKDAY, match[0])]
        start, length = named[0], len(named)
        if days in (None, length) and all(
            day.weekday() == (start.weekday() + n) % 7 for n, day in enumerate(named)
        ):
            parts = sentence.said(*match.span()) if re.search(_PART_SAID, match[0]) else ""
            sentence.blank(*match.span())
            return start, start + timedelta(days=length - 1), parts
    return None


def _range(match: re.Match[str], today: date) -> tuple[date, date]:
    said = match.groupdict()
    if "m" not in said and "c" in said:
        return _in_one_month(said["c"], said["b"], today)
    if "a" in said:
        start = to_date(said["a"], today)
        return start, to_date(said["b"], today if "tomorrow" in said["b"] else start)
    year = f" {said['y']}" if said["y"] else ""
    first, last = (f"{said[name]} " if said.get(name) else "" for name in ("v", "w"))
    start = to_date(f"{first}{said['c']} {said['m']}{year}", today)
    return start, to_date(f"{last}{said['d']} {said['m']} {start.year}", today)


def _in_one_month(first: str, last: str, today: date) -> tuple[date, date]:
    """Return the days of "5-8/12".

    Raises:
        InputError: The first comes after the last.
    """
    day, month = re.split(r"[/.]", last)
    if int(first) > int(day):
        raise InputError(
            f'"{first}-{last}" does not tell the month of the first day.',
            f"Name both, for example {first}/{(int(month) - 2) % 12 + 1} to {last}.",
        )
    start = to_date(f"{first}/{month}", today)
    return start, to_date(last, start)


def _singles(sentence: Sentence, today: date) -> tuple[date, ...]:
    return tuple(sorted({to_date(match[0], today) for match in sentence.take(DATE)}))


def _weekday_note(sentence: Sentence, start: date | None) -> Assumption | None:
    said = re.search(rf"\bnext {WEEKDAY}\b", sentence.original, re.IGNORECASE)
    if start is None or said is None:
        return None
    return Assumption(about="start", sentence=f'"{said[0]}" is taken as {weekday(start)}, {start}.')


def _read_weekend(sentence: Sentence, period: Period, today: date, feast: bool) -> Period:
    found = sentence.take(_WEEKEND)
    if not found:
        return period
    which = found[0]["later"] or found[0]["which"]
    days = period.days or (
        3 if found[0]["long"] or (feast and not _is_saturday(period.start)) else 2
    )
    if period.start or period.end:
        return replace(period, days=period.days if period.end else days)
    part = read_part_of_month(sentence, today)
    month = part[1] if part else read_month(sentence, today)
    start = _saturday(which, month, today)
    start -= timedelta(days=1 if days > 2 else 0)
    words = sentence.quote(found[0])
    note = f'"{words}" is taken as {count(days, "day")} from {weekday(start)}, {start}.'
    notes = (*period.notes, Assumption(about="start", sentence=note))
    return replace(period, start=start, days=days, notes=notes)


def _is_saturday(start: date | None) -> bool:
    return start is not None and start.weekday() == SATURDAY


def _saturday(which: str | None, month: date | None, today: date) -> date:
    if month is not None:
        past = month < today.replace(day=1)
        return on_weekday(SATURDAY, month - _DAY_LONG if past else max(month - _DAY_LONG, today))
    if which == "this" and today.weekday() == SATURDAY:
        return today
    if which in ("next", "after next"):
        next_one = on_weekday(SATURDAY, on_weekday(MONDAY, today))
        return next_one + timedelta(weeks=1 if which == "after next" else 0)
    return on_weekday(SATURDAY, today)


def _read_loose(sentence: Sentence, period: Period, today: date) -> Period:
    """Read what gives only an idea of the start: a month, a part of it, next week."""
    if period.start or period.end or period.either:
        return period
    if found := read_part_of_month(sentence, today):
        return _starting(period, *found)
    for said, weeks in (("the week after next", 1), ("next week", 0)):
        if sentence.has(rf"\b{said}\b"):
            monday = on_weekday(MONDAY, today) + timedelta(weeks=weeks)
            return _starting(period, said, monday, "Monday, ")
    if sentence.has(r"\bnext month\b"):
        return replace(period, month=today.month % 12 + 1)
    month = read_month(sentence, today)
    if month is None or month == first_of_month(month.month, today):
        return replace(period, month=month.month if month else None)
    return _starting(period, f"{MONTHS[month.month - 1]} {month.year}", month)


def _starting(period: Period, said: str, start: date, weekday: str = "") -> Period:
    note = f'"{said}" is taken as a start on {weekday}{start}.'
    return replace(
        period, start=start, notes=(*period.notes, Assumption(about="start", sentence=note))
    )


def _agreed(period: Period) -> Period:
    start, end, days = period.start, period.end, period.days
    if start is None or end is None:
        return period
    length = (end - start).days + 1
    if days not in (None, length) and not period.fixed and length > 0:
        span = f"{day_and_month(start)} to {day_and_month(end)} is {count(length, 'day')}"
        period = period.noted("start", f"{span}: the dates count, and not the hours said.")
    if period.fixed and days != length and length > 0:
        raise InputError(
            f"{count(days or 0, 'day')} are asked for, but {day_and_month(start)} to {day_and_month(end)} is "
            f"{count(length, 'day')}.",
            "Leave one of them out.",
        )
    return replace(period, days=None)
