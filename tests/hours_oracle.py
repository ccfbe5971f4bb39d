"""Opening hours minute by minute, worked out without the library: for the rules of which the project promises the meaning.

A rule is for months, for weekdays or public holidays, and gives spans or `off`. Of the rules for a date the last counts, and a
rule after a comma adds to what is there. A rule for weekdays counts on a holiday too, unless a later one overrides it. A span
that ends before it starts ends on the next date. Each end is the first minute at which the wall clock shows it, or, where the
clock jumps over it, a later time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = 24 * 60
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
MINUTE = timedelta(minutes=1)
Range = tuple[int, int]


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes:
        spans: Minutes of the day, the end up to 48 hours; none for `off`.
        weekdays: First and last of each range, from 0 for Monday, perhaps over the weekend; none for all.
        holidays: Whether PH is in its list of days.
        months: First and last of each range, from 1, perhaps over the new year; none for all.
        adds: Whether it stands after a comma, and not after a semicolon.
    """

    spans: tuple[tuple[int, int], ...]
    weekdays: tuple[Range, ...] = ()
    holidays: bool = False
    months: tuple[Range, ...] = ()
    adds: bool = False

    def __str__(self) -> str:
        months = [_range(MONTHS[a - 1], MONTHS[b - 1]) for a, b in self.months]
        days = [_range(WEEKDAYS[a], WEEKDAYS[b]) for a, b in self.weekdays] + ["PH"] * self.holidays
        return " ".join(filter(None, (",".join(months), ",".join(days), self._times)))

    @property
    def _times(self) -> str:
        if self.spans == ((0, DAY),) and not (self.weekdays or self.holidays or self.months):
            return "24/7"
        return ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in self.spans) or "off"

    def is_for(self, day: date, holidays: Collection[date]) -> bool:
        if self.months and not any(_within(day.month, *months) for months in self.months):
            return False
        if self.holidays and day in holidays:
            return True
        named = any(_within(day.weekday(), *days) for days in self.weekdays)
        return named or not (self.weekdays or self.holidays)


def written(rules: Sequence[Rule]) -> str:
    """Return the rules as an opening_hours expression."""
    first, *others = rules
    return str(first) + "".join(f"{', ' if rule.adds else '; '}{rule}" for rule in others)


def open_minutes(
    rules: Sequence[Rule], day: date, zone: ZoneInfo, holidays: Collection[date]
) -> set[datetime]:
    """Return the minutes, in UTC, that are open and belong to the spans of a date or of the one before."""
    found: set[datetime] = set()
    for begun in (day - timedelta(days=1), day):
        for start, end in _spans(rules, begun, holidays):
            minute, last = _first_at(begun, start, zone), _first_at(begun, end, zone)
            while minute < last:
                found.add(minute)
                minute += MINUTE
    return found


def _spans(
    rules: Sequence[Rule], day: date, holidays: Collection[date]
) -> tuple[tuple[int, int], ...]:
    spans: tuple[tuple[int, int], ...] = ()
    for rule in rules:
        if rule.is_for(day, holidays):
            spans = spans + rule.spans if rule.adds else rule.spans
    return spans


@lru_cache(maxsize=10_000)
def _first_at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The first minute at which the clock on the wall shows a time, or one past it."""
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)
    instant = shown.replace(tzinfo=zone).astimezone(UTC) - timedelta(
        hours=3
    )  # no clock jumps that far
    while instant.astimezone(zone).replace(tzinfo=None) < shown:
        instant += MINUTE
    return instant


def _within(number: int, first: int, last: int) -> bool:
    return first <= number <= last if first <= last else number >= first or number <= last


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
