"""Opening hours of a place on a date: open, closed or unknown, in the place's own zone.

The grammar is OpenStreetMap's `opening_hours` (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification), read by the
opening-hours-py library. Public holidays come from the `holidays` package: the library's own calendars lack countries and
lunar feasts, and without a country it reads `PH off` as open, so it never sees a PH selector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from opening_hours import OpeningHours

    from tripai.model import Place

State = Literal["open", "closed", "unknown"]
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MORNING = time(6)  # until then, what is open still belongs to the evening before
_PAST_MIDNIGHT = timedelta(hours=MORNING.hour)

_RULES = re.compile(r"\s*;\s*|(?<=[0-9fd]),\s+(?=PH\b)")
_HOLIDAY = re.compile(r"\bPH\b")
_HOLIDAY_IN_LIST = re.compile(r"\bPH\s*,\s*(?=(?:Mo|Tu|We|Th|Fr|Sa|Su)\b)|(?<=[a-z\]])\s*,\s*PH\b")
_COMMENT = re.compile(r'"[^"]*"')
_NOT_READ = re.compile(r"\bSH\b|\bPH\s*[-+]\s*\d")  # school holidays, days beside a holiday


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which a place is open, or in which nobody knows."""

    start: datetime
    end: datetime
    state: Literal["open", "unknown"]


class HoursError(ValueError):
    """The text is not an `opening_hours` expression."""


def validate(expression: str) -> None:
    """Raise HoursError, with the place of the fault, unless the expression can be read."""
    for weekday in (None, "Mo"):
        _parse(_with_holiday(expression, weekday), "UTC", (0.0, 0.0))


def is_public_holiday(day: date, country: str, subdivision: str | None = None) -> bool:
    """Whether a date is a public holiday in a country (ISO 3166-1) or one of its regions."""
    return day in _calendar(country, subdivision, day.year)


def spans(place: Place, day: date) -> tuple[Span, ...]:
    """Return the stretches that begin on a date in which a place is open or in an unknown state, in order.

    A stretch may end after midnight. A place without hours, or with hours that cannot be read, is unknown for all of the day.
    """
    zone = ZoneInfo(place.zone)
    midnight = datetime.combine(day, time(), zone)
    next_midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    whole_day = (Span(midnight, next_midnight, "unknown"),)
    if place.hours is None or _NOT_READ.search(_COMMENT.sub("", place.hours)):
        return whole_day
    weekday = None
    if _HOLIDAY.search(place.hours) and is_public_holiday(day, place.country, place.subdivision):
        weekday = WEEKDAYS[day.weekday()]
    try:
        parsed = _parse(_with_holiday(place.hours, weekday), place.zone, place.point)
    except HoursError:
        return whole_day
    return tuple(_starting_on(day, parsed, midnight, next_midnight))


def state_between(place: Place, start: datetime, end: datetime) -> State:
    """Whether a place is open from start to end: closed if any part is closed, open only if all of it is known to be."""
    local = start.astimezone(ZoneInfo(place.zone)).date()
    states: list[str] = []
    reached = start
    for span in (*spans(place, local - timedelta(days=1)), *spans(place, local)):
        if span.start <= reached < span.end or span.start == reached == span.end:
            states.append(span.state)
            reached = span.end
    if not states or reached < end:
        return "closed"
    return "unknown" if "unknown" in states else "open"


def _starting_on(
    day: date, parsed: OpeningHours, midnight: datetime, next_midnight: datetime
) -> Iterator[Span]:
    morning = datetime.combine(day, MORNING, midnight.tzinfo)
    for start, end, state, comment in parsed.intervals(midnight, next_midnight + _PAST_MIDNIGHT):
        if str(state) == "closed" or start >= next_midnight:
            continue
        if start == midnight and end <= morning and parsed.is_open(midnight - timedelta(minutes=1)):
            continue  # the end of the evening before
        known = str(state) == "open" and not comment  # a comment, "by appointment", is a condition
        yield Span(start, end, "open" if known else "unknown")


@lru_cache(maxsize=4096)
def _parse(expression: str, zone: str, point: tuple[float, float]) -> OpeningHours:
    from opening_hours import OpeningHours, ParserError  # noqa: PLC0415 - 10 ms that `show` need not pay

    try:
        return OpeningHours(
            expression,
            timezone=ZoneInfo(zone),
            coords=point,
            auto_country=False,
            auto_timezone=False,
        )
    except (ParserError, ValueError) as error:
        fault = " ".join(str(error).split())
        raise HoursError(f"the opening hours {expression!r} cannot be read: {fault}") from error


def _with_holiday(expression: str, weekday: str | None) -> str:
    """Rewrite PH for one date: as that date's weekday when it is a holiday (weekday given), else as nothing."""
    if not _HOLIDAY.search(expression):
        return expression
    if weekday is not None:
        rules = [_HOLIDAY.sub(weekday, rule) for rule in _RULES.split(expression)]
    else:
        shortened = [_HOLIDAY_IN_LIST.sub("", rule) for rule in _RULES.split(expression)]
        rules = [rule for rule in shortened if not _HOLIDAY.search(rule)]
    return "; ".join(rules) or "off"


@lru_cache(maxsize=64)
def _calendar(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - only where an expression names PH

    try:
        calendar = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError:  # a country or region the package does not cover
        if subdivision is None:
            return frozenset()
        return _calendar(country, None, year)
    return frozenset(calendar)
