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
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from tripai.hours import grammar
from tripai.hours.grammar import WEEKDAYS, HoursError
from tripai.text import plain

if TYPE_CHECKING:
    from opening_hours import OpeningHours

    from tripai.geo import Point
    from tripai.model import Place

__all__ = [
    "MORNING",
    "WEEKDAYS",
    "HoursError",
    "Span",
    "State",
    "daylight",
    "fault",
    "is_closed_for_long",
    "is_public_holiday",
    "spans",
    "state_between",
    "validate",
]

State = Literal["open", "closed", "unknown"]
MORNING = time(6)  # until then, what is done still belongs to the evening before
_SHORTEST_DAY = timedelta(hours=23)
_A_DAY = timedelta(days=1)
_SMALL_HOURS = timedelta(hours=MORNING.hour)
_A_MINUTE = timedelta(minutes=1)
_NUMBER = re.compile(r"[0-9]+")


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
        return _instant(self.end) - _instant(self.start) >= _SHORTEST_DAY


def validate(expression: str) -> None:
    """Raise HoursError, with the place of the fault, unless the expression can be read."""
    grammar.check(expression, "UTC", (0.0, 0.0))


def fault(place: Place) -> str:
    """Return why the hours of a place tell nothing of any day; empty when they do, or when there are none."""
    if place.hours is None:
        return ""
    try:
        grammar.check(place.hours, place.zone, place.point)
    except HoursError as error:
        return str(error)
    if grammar.is_beyond_us(place.hours):
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

    A stretch may end after midnight, even when the next date's first has begun. A place without hours, or
    with hours that cannot be read, is unknown for all of the day; one that is closed until a later date
    has none.
    """
    if is_closed_for_long(place, day):
        return ()
    own = _until_midnight(place, day)
    if own is None:
        zone = ZoneInfo(place.zone)
        return (Span(_start_of(day, zone), _start_of(day + _A_DAY, zone), "unknown"),)
    late = _past_midnight(place, day)
    if not late:
        return own
    if own and _are_one(own[-1], late[0]):
        return (*own[:-1], replace(own[-1], end=late[0].end), *late[1:])
    return own + late


def is_closed_for_long(place: Place, day: date) -> bool:
    """Whether a date is before the day on which a place opens again."""
    return place.closed_until is not None and day < place.closed_until


def daylight(point: Point, zone: str, day: date) -> Span | None:
    """Return from sunrise to sunset of a date at a point: within 3 minutes of the almanac's times.

    From midnight to midnight where the sun does not set, None where it does not rise.
    """
    sun = grammar.until_midnight("sunrise-sunset", None, zone, point)
    midnight = datetime.combine(day, time())
    next_midnight = midnight + _A_DAY
    for start, end, state, _ in sun.intervals(midnight, next_midnight + _SMALL_HOURS + _A_MINUTE):
        rises, sets = start.replace(tzinfo=None), end.replace(tzinfo=None)
        before = (
            sets <= midnight + _SMALL_HOURS
        )  # a sun that has yet to set is the evening's before
        if str(state) == "closed" or before or rises >= next_midnight:
            continue
        never_sets = sets > next_midnight + _SMALL_HOURS
        there = ZoneInfo(zone)
        last = next_midnight if never_sets else sets
        return Span(_first_at(rises, there), _first_at(last, there), "open")
    return None


def state_between(place: Place, start: datetime, end: datetime) -> State:
    """Whether a place is open from start to end.

    Closed if any part is closed, open only if all of it is known to be.
    """
    zone = ZoneInfo(place.zone)
    day, last = start.astimezone(zone).date() - _A_DAY, end.astimezone(zone).date()
    reached, until = _instant(start), _instant(end)
    states = set()
    while day <= last:
        for span in spans(place, day):
            if _instant(span.start) <= reached < _instant(span.end):
                states.add(span.state)
                reached = _instant(span.end)
            if states and reached >= until:
                return "unknown" if "unknown" in states else "open"
        day += _A_DAY
    return "closed"


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    return _first_at(datetime.combine(day, time()), zone)


def _first_at(shown: datetime, zone: ZoneInfo) -> datetime:
    """The first moment at which the clock on the wall shows a time, or, where it jumps over it, one past it."""
    moment = shown.replace(tzinfo=zone)
    earlier = moment.replace(fold=1).astimezone(UTC)  # in a gap, by the offset that is to come
    if moment.astimezone(UTC) <= earlier:
        return moment
    while earlier.astimezone(zone).replace(tzinfo=None) < shown:
        earlier += _A_MINUTE
    return earlier.astimezone(zone)


def _until_midnight(place: Place, day: date) -> tuple[Span, ...] | None:
    """Return what is open or unknown of a date by its own rules, None when all of it is unknown."""
    known = _weekday_for(place, day)
    if known is None or place.hours is None:
        return None
    hours = grammar.until_midnight(place.hours, known or None, place.zone, place.point)
    return tuple(_on(day, hours, ZoneInfo(place.zone), grammar.comments(place.hours)))


def _past_midnight(place: Place, day: date) -> tuple[Span, ...]:
    """Return what is open or unknown of the next date by the rules of this one."""
    assert place.hours is not None
    weekday = _weekday_for(place, day) or None
    hours = grammar.past_midnight(place.hours, weekday, place.zone, place.point)
    if hours is None:
        return ()
    comments = grammar.comments(place.hours)
    return tuple(_on(day, hours, ZoneInfo(place.zone), comments, shifted_by=_A_DAY))


def _instant(moment: datetime) -> datetime:
    """Python compares two times of one zone by the clock on the wall, which is wrong when it changes."""
    return moment.astimezone(UTC)


def _are_one(first: Span, second: Span) -> bool:
    alike = (first.state, first.note) == (second.state, second.note)
    return alike and _instant(first.end) == _instant(second.start)


def _weekday_for(place: Place, day: date) -> str | None:
    """Return as which weekday a date counts if it is a holiday, nothing if it is none; None when the hours tell nothing of it."""
    if place.hours is None or fault(place):
        return None
    if not grammar.names_holidays(place.hours):
        return ""
    holiday = is_public_holiday(day, place.country, place.subdivision)
    if holiday is None:
        return None
    return WEEKDAYS[day.weekday()] if holiday else ""


def _on(
    day: date,
    hours: OpeningHours,
    zone: ZoneInfo,
    comments: Sequence[str],
    shifted_by: timedelta = timedelta(),
) -> Iterator[Span]:
    """Yield what is open or unknown of a date, from midnight to midnight, on another date if it is shifted."""
    midnight, next_midnight = datetime.combine(day, time()), datetime.combine(day + _A_DAY, time())
    for start, end, state, comment in hours.intervals(midnight, next_midnight):
        if str(state) == "closed":
            continue
        known = str(state) == "open" and not comment  # a comment, "by appointment", is a condition
        yield Span(
            _first_at(start + shifted_by, zone),
            _first_at(end + shifted_by, zone),
            "open" if known else "unknown",
            ", ".join(plain(comments[int(number)]) for number in _NUMBER.findall(comment)),
        )


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
