"""Opening hours of a place on a date: open, closed or unknown, in the place's own zone.

The grammar is OpenStreetMap's `opening_hours`
(https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification), read by the opening-hours-py
library. Public holidays come from the `holidays` package: the library's own calendars lack
countries and lunar feasts, and without a country it reads `PH off` as open, so it never sees a PH
selector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from tripai.text import plain

if TYPE_CHECKING:
    from opening_hours import OpeningHours

    from tripai.geo import Point
    from tripai.model import Place

State = Literal["open", "closed", "unknown"]
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MORNING = time(6)  # until then, what is open still belongs to the evening before
_INSTANT = timedelta(minutes=1)
_SHORTEST_DAY = timedelta(hours=23)

_DAY = "(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_COMMENT = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(r"[0-9]+")
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


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which a place is open, or in which nobody knows.

    `note` is the condition, such as "by appointment", which makes it unknown for who just walks in.
    """

    start: datetime
    end: datetime
    state: Literal["open", "unknown"]
    note: str = ""

    @property
    def is_whole_day(self) -> bool:
        """Whether it lasts from midnight to midnight, be that 23 hours or 25."""
        return self.end.astimezone(UTC) - self.start.astimezone(UTC) >= _SHORTEST_DAY


class HoursError(ValueError):
    """The text is not an `opening_hours` expression."""


def validate(expression: str) -> None:
    """Raise HoursError, with the place of the fault, unless the expression can be read."""
    _check(expression, "UTC", (0.0, 0.0))


def fault(place: Place) -> str:
    """Return why the hours of a place tell nothing of any day; empty when they do, or when there are none."""
    if place.hours is None:
        return ""
    try:
        _check(place.hours, place.zone, place.point)
    except HoursError as error:
        return str(error)
    if _NOT_READ.search(_COMMENT.sub("", place.hours)):
        return (
            f"the opening hours {place.hours!r} hang on what is not known, such as school holidays"
        )
    return ""


def is_public_holiday(day: date, country: str, subdivision: str | None = None) -> bool | None:
    """Whether a date is a public holiday in a country (ISO 3166-1) or one of its regions.

    None when no calendar of the country is known.
    """
    calendar = _calendar(country, subdivision, day.year)
    return None if calendar is None else day in calendar


def spans(place: Place, day: date) -> tuple[Span, ...]:
    """Return the stretches that begin on a date and in which a place is open or unknown, in order.

    A stretch may end after midnight, by the next morning; what is open longer goes on in the next
    date's first stretch. A place without hours, or with hours that cannot be read, is unknown for
    all of the day; one that is closed until a later date has none.
    """
    if is_closed_for_long(place, day):
        return ()
    zone = ZoneInfo(place.zone)
    midnight, next_midnight = _start_of(day, zone), _start_of(day + timedelta(days=1), zone)
    parsed = _parsed_for(place, day)
    if parsed is None:
        return (Span(midnight, next_midnight, "unknown"),)
    notes = _COMMENT.findall(place.hours or "")
    return tuple(_starting_on(day, parsed, midnight, next_midnight, notes))


def is_closed_for_long(place: Place, day: date) -> bool:
    """Whether a date is before the day on which a place opens again."""
    return place.closed_until is not None and day < place.closed_until


def daylight(point: Point, zone: str, day: date) -> Span | None:
    """Return from sunrise to sunset of a date at a point: within 3 minutes of the almanac's times.

    From midnight to midnight where the sun does not set, None where it does not rise.
    """
    midnight, next_midnight = (
        _start_of(day + timedelta(days=ahead), ZoneInfo(zone)) for ahead in (0, 1)
    )
    sun = _parse("sunrise-sunset", None, zone, point)
    return next(_starting_on(day, sun, midnight, next_midnight), None)


def state_between(place: Place, start: datetime, end: datetime) -> State:
    """Whether a place is open from start to end.

    Closed if any part is closed, open only if all of it is known to be.
    """
    zone = ZoneInfo(place.zone)
    day, last = start.astimezone(zone).date() - timedelta(days=1), end.astimezone(zone).date()
    reached, until = (
        start.astimezone(UTC),
        end.astimezone(UTC),
    )  # one zone compares by the clock on the wall
    states = set()
    while day <= last:
        for span in spans(place, day):
            if span.start.astimezone(UTC) <= reached < span.end.astimezone(UTC):
                states.add(span.state)
                reached = span.end.astimezone(UTC)
            if states and reached >= until:
                return "unknown" if "unknown" in states else "open"
        day += timedelta(days=1)
    return "closed"


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a date: where clocks change at midnight there is no 00:00."""
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


def _parsed_for(place: Place, day: date) -> OpeningHours | None:
    """Return the hours as they are on a date, None when they are unknown."""
    if place.hours is None or _NOT_READ.search(_COMMENT.sub("", place.hours)):
        return None
    weekday = None
    if _HOLIDAY.search(_COMMENT.sub("", place.hours)):
        holiday = is_public_holiday(day, place.country, place.subdivision)
        if holiday is None:
            return None
        weekday = WEEKDAYS[day.weekday()] if holiday else None
    try:
        _check(place.hours, place.zone, place.point)
        return _parse(place.hours, weekday, place.zone, place.point)
    except HoursError:
        return None


def _starting_on(
    day: date,
    parsed: OpeningHours,
    midnight: datetime,
    next_midnight: datetime,
    notes: Sequence[str] = (),
) -> Iterator[Span]:
    zone = midnight.tzinfo
    morning = datetime.combine(day, MORNING, zone)
    next_morning = datetime.combine(next_midnight, MORNING, zone)
    evening = (midnight.astimezone(UTC) - _INSTANT).astimezone(zone)
    for start, end, state, comment in parsed.intervals(evening, next_morning + _INSTANT):
        if str(state) == "closed" or start >= next_midnight or end <= midnight:
            continue
        if start < midnight and end <= morning:
            continue  # the end of the evening before
        known = str(state) == "open" and not comment  # a comment, "by appointment", is a condition
        yield Span(
            max(start, midnight),
            next_midnight if end > next_morning else end,
            "open" if known else "unknown",
            ", ".join(plain(notes[int(number)]) for number in _NUMBER.findall(comment)),
        )


def _check(expression: str, zone: str, point: tuple[float, float]) -> None:
    """Read it as on a holiday, too: a rule that is dropped on other days may be wrong."""
    for weekday in (None, WEEKDAYS[0]):
        _parse(expression, weekday, zone, point)


@lru_cache(maxsize=4096)
def _parse(
    expression: str, weekday: str | None, zone: str, point: tuple[float, float]
) -> OpeningHours:
    # Imported here for the 10 ms that `show` need not pay; the library's stub lacks its error.
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

    rewritten = _with_holiday(expression, weekday)
    try:  # without `auto_timezone` the library drops the coordinates, and with them the sun
        return OpeningHours(rewritten, timezone=ZoneInfo(zone), coords=point, auto_country=False)
    except (ParserError, ValueError) as error:
        column = re.search(r"--> 1:([0-9]+)", str(error))
        rest = _COMMENT.sub('"?"', rewritten[int(column[1]) - 1 :] if column else rewritten)
        where = f"at {rest!r}" if rest else "at their end"
        raise HoursError(f"the opening hours {expression!r} cannot be read {where}") from error


def _with_holiday(expression: str, weekday: str | None) -> str:
    """Rewrite PH for one date: as its weekday (given when it is a holiday), else as nothing; a comment as its number."""
    number = count()
    numbered = _COMMENT.sub(lambda _: f'"{next(number)}"', expression)
    text = " ".join(numbered.split()).replace(" ,", ",")
    first, *others = _BREAK.split(text)
    rewritten = _rule(first, weekday)
    for separator, rule in zip(others[::2], others[1::2], strict=True):
        kept = _rule(rule, weekday)
        overrides = ";" in separator or _HOLIDAY.search(rule)
        rewritten += ("; " if overrides else ", ") + kept if rewritten and kept else kept
    return rewritten or ("off" if _HOLIDAY.search(text) else text)


def _rule(rule: str, weekday: str | None) -> str:
    """Rewrite one rule; empty when it is for holidays only and the date is none.

    Two lists are read by the library as nobody means them: "Sa, Su off" opens all of Saturday, and
    "Jan,Oct Mo[2] off" closes all of January.
    """
    rule = rule.replace(", ", ",")
    if nth := _NTH_OF_MONTHS.fullmatch(rule):
        rule = "; ".join(f"{month} {nth[2]}" for month in nth[1].split(","))
    if weekday is not None:
        return _HOLIDAY.sub(weekday, rule)
    rule = _HOLIDAY_IN_LIST.sub("", rule)
    return "" if _HOLIDAY.search(rule) else rule


@lru_cache(maxsize=64)
def _calendar(country: str, subdivision: str | None, year: int) -> frozenset[date] | None:
    import holidays

    try:
        calendar = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError:  # a country or region the package does not cover
        if subdivision is None:
            return None
        return _calendar(country, None, year)
    return frozenset(calendar)
