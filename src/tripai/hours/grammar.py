"""From an `opening_hours` expression to one that the library reads as it is meant, on one date.

Four things are rewritten. Public holidays: the rule for them becomes one for the date's weekday, or nothing. Comments: each
becomes its number. Two lists that the library reads as nobody means them (`_rule`). And spans past midnight: the library gives
the small hours of Saturday to "Mo-Su 18:00-02:00; Fr off", and takes those of Friday from it. So what a date's rules say
until midnight is one expression, and what they say of the small hours after it is another, for the same date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tripai.geo import Point

if TYPE_CHECKING:
    from opening_hours import OpeningHours

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_COMMENT = re.compile(r'"([^"]*)"')
_RULE_ENDS = "(?:(?<=:[0-9]{2})|" + "|".join(
    f"(?<={word})"
    for word in ("24/7", "off", "closed", "open", "unknown", "rise", "set", "dawn", "dusk", '["+)]')
)
_BREAK = re.compile(rf"( ?; ?|{_RULE_ENDS}), ?(?=[A-Z]|easter|week))")
_HOLIDAY = re.compile(r"\bPH\b")
_HOLIDAY_IN_LIST = re.compile(rf"\bPH,(?={_DAY}\b)|(?<=[a-z\]]),PH\b")
_NTH_OF_MONTHS = re.compile(rf"((?:{_MONTH}(?:-{_MONTH})?,)+{_MONTH}) ({_DAY}\[.*)")
_NOT_READ = re.compile(
    r"\bSH\b|\bPH ?[-+:\[]|-PH\b"  # school holidays, days beside a holiday
    r"|\bPH\b.*\|\||\|\|.*\bPH\b"  # holidays in a fallback rule
    r"|\+(?![0-9])"  # an open end: "18:00+"
)
_SUN = {"dawn": 5, "sunrise": 6, "sunset": 18, "dusk": 19}  # hours, to tell which comes first
_TIME = rf"(?:[0-9]{{1,2}}:[0-9]{{2}}|{'|'.join(_SUN)}|\((?:{'|'.join(_SUN)})[-+][0-9]{{1,2}}:[0-9]{{2}}\))"
_SPAN = re.compile(rf"({_TIME})-({_TIME})")
_SPANS = re.compile(rf"{_SPAN.pattern}(?:,{_SPAN.pattern})*")
_ANY_TIMES = re.compile(rf'{_SPAN.pattern}|24/7|\b(?:off|closed|open|unknown)\b|"')
_CLOSED = re.compile(r"\b(?:off|closed)\b")
_OFFSET = re.compile(r"([a-z]+)([-+])([0-9]+):([0-9]+)")
MIDNIGHT = 24 * 60
REMEMBERED = 8192  # expressions: a plan asks for each day by day, and the check again


class HoursError(ValueError):
    """The text is not an `opening_hours` expression."""


@lru_cache(maxsize=REMEMBERED)
def check(expression: str, zone: str, point: Point) -> None:
    """Raise HoursError, with the place of the fault, unless the expression can be read.

    It is read as on a holiday, too: a rule that is dropped on other days may be wrong.
    """
    for weekday in (None, WEEKDAYS[0]):
        _parse(_joined(_rules(expression, weekday)), expression, zone, point)


@lru_cache(maxsize=REMEMBERED)
def is_beyond_us(expression: str) -> bool:
    """Whether an expression, though well written, hangs on what is not known here."""
    text = _COMMENT.sub("", expression)
    past_midnight = any(_is_past_midnight(*found.groups()) for found in _SPAN.finditer(text))
    return bool(_NOT_READ.search(text)) or ("||" in text and past_midnight)


@lru_cache(maxsize=REMEMBERED)
def names_holidays(expression: str) -> bool:
    """Whether an expression has rules for public holidays."""
    return bool(_HOLIDAY.search(_COMMENT.sub("", expression)))


def comments(expression: str) -> list[str]:
    """Return the comments of an expression; the numbers that a parsed one has for comments index them."""
    return _COMMENT.findall(expression)


@lru_cache(maxsize=REMEMBERED)
def until_midnight(expression: str, weekday: str | None, zone: str, point: Point) -> OpeningHours:
    """Return what the rules for a date say of it.

    Args:
        expression: The hours.
        weekday: The date's, when it is a public holiday.
        zone: The place's time zone.
        point: The place, for the sun.

    Raises:
        HoursError: The expression cannot be read.
    """
    return _parse(_joined(map(_cut, _rules(expression, weekday))), expression, zone, point)


@lru_cache(maxsize=REMEMBERED)
def past_midnight(
    expression: str, weekday: str | None, zone: str, point: Point
) -> OpeningHours | None:
    """Return what the rules for a date say of the small hours after it, as if they were its own; None for nothing.

    It has no zone, so that no change of the date's clock touches them, unless the sun rises in them.
    """
    rules = [(sign, rule) for sign, rule in map(_small_hours, _rules(expression, weekday)) if rule]
    if not any(_SPAN.search(rule) for _, rule in rules):
        return None
    text = _joined(rules)
    return _parse(text, expression, zone if any(sun in text for sun in _SUN) else "", point)


def _rules(expression: str, weekday: str | None) -> list[tuple[str, str]]:
    """Return the rules that count on a date, each with the sign before it: ";" overrides, "," adds."""
    number = count()
    numbered = _COMMENT.sub(lambda _: f'"{next(number)}"', expression)
    text = " ".join(numbered.split()).replace(" ,", ",")
    first, *others = _BREAK.split(text)
    kept = [(";", rule) for rule in _rule(first, weekday)]
    for separator, rule in zip(others[::2], others[1::2], strict=True):
        overrides = ";" in separator or _HOLIDAY.search(rule)
        signs = [";" if overrides else ","] + [";"] * 11
        kept += zip(signs, _rule(rule, weekday), strict=False)
    return kept or [(";", "off" if _HOLIDAY.search(text) else text)]


def _rule(rule: str, weekday: str | None) -> list[str]:
    """Rewrite one rule, as several if need be; as none when it is for holidays only and the date is none.

    Two lists are read by the library as nobody means them: "Sa, Su off" opens all of Saturday, and
    "Jan,Oct Mo[2] off" closes all of January.
    """
    rule = rule.replace(", ", ",")
    if weekday is not None:
        rule = _HOLIDAY.sub(weekday, rule)
    else:
        rule = _HOLIDAY_IN_LIST.sub("", rule)
        if _HOLIDAY.search(rule):
            return []
    if nth := _NTH_OF_MONTHS.fullmatch(rule):
        return [f"{month} {nth[2]}" for month in nth[1].split(",")]
    return [rule]


def _cut(signed: tuple[str, str]) -> tuple[str, str]:
    """Return a rule with its spans ending at midnight."""
    sign, rule = signed
    return sign, _SPAN.sub(
        lambda span: f"{span[1]}-24:00" if _is_past_midnight(span[1], span[2]) else span[0], rule
    )


def _small_hours(signed: tuple[str, str]) -> tuple[str, str]:
    """Return a rule of what is past midnight in one, as of 00:00; one without overrides what was before it, or says nothing."""
    sign, rule = signed
    spans = _SPANS.search(rule)
    late = [end for start, end in _SPAN.findall(rule) if _is_past_midnight(start, end)]
    if spans and late:
        times = ",".join(f"00:00-{_next_day(end)}" for end in late)
        return sign, rule[: spans.start()] + times + rule[spans.end() :]
    takes_away = spans and _CLOSED.search(rule)  # "Tu 20:00-21:00 off" leaves the rest of Tuesday
    if sign == "," or takes_away:
        return sign, ""
    times_begin = _ANY_TIMES.search(rule)
    days = rule[: times_begin.start()] if times_begin else rule
    return sign, f"{days.strip()} off".strip()


def _is_past_midnight(start: str, end: str) -> bool:
    first, last = _minute(start), _minute(end)
    return last > MIDNIGHT or 0 < last <= first


def _minute(time: str) -> int:
    """The minute of the day of a time, or about, of the sun's."""
    if offset := _OFFSET.search(time):
        sign = -1 if offset[2] == "-" else 1
        return _SUN[offset[1]] * 60 + sign * (int(offset[3]) * 60 + int(offset[4]))
    if time in _SUN:
        return _SUN[time] * 60
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)


def _next_day(end: str) -> str:
    """The end of a span past midnight as a time of the next day."""
    minute = _minute(end)
    return f"{minute // 60 - 24:02}:{minute % 60:02}" if minute > MIDNIGHT else end


def _joined(rules: Iterable[tuple[str, str]]) -> str:
    text = ""
    for sign, rule in rules:
        text += f"{sign} {rule}" if text else rule
    return text


@lru_cache(maxsize=REMEMBERED)
def _parse(text: str, expression: str, zone: str, point: Point) -> OpeningHours:
    # Imported here for the 10 ms that `show` need not pay; the library's stub lacks its error.
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

    try:
        if not zone:
            return OpeningHours(text, auto_country=False, auto_timezone=False)
        # without `auto_timezone` the library drops the coordinates, and with them the sun
        return OpeningHours(text, timezone=ZoneInfo(zone), coords=point, auto_country=False)
    except (ParserError, ValueError) as error:
        column = re.search(r"--> 1:([0-9]+)", str(error))
        rest = _COMMENT.sub('"?"', text[int(column[1]) - 1 :] if column else text)
        where = f"at {rest!r}" if rest else "at their end"
        raise HoursError(f"the opening hours {expression!r} cannot be read {where}") from error
