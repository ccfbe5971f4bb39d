"""A day of a plan in words while its lines are taken, and which of those that were begun are days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tripai.readers.plan_dates import date_of_day
from tripai.readers.plan_items import item_of
from tripai.readers.plan_lines import Line
from tripai.readers.plans import Cost, Item, PlanDay, SaidDate


@dataclass(slots=True)
class OpenDay:
    """A day while its lines are taken."""

    line: int
    number: int | None = None
    said: SaidDate | None = None
    level: int = 0
    rest: str = ""
    items: list[Item] = field(default_factory=list)
    prose: list[Line] = field(default_factory=list)
    has_points: bool = False  # of a list, a table or below headings: then its prose is talk
    total: Cost | None = None
    total_line: int = 0
    talk: int = 0  # lines of prose, some of which may be things to do
    by_row: bool = False  # begun by a row of a table
    heading: str = ""  # what names it, in which a date may be written as 10/10
    spans: bool = False  # its date is the first of several, which may be those of the trip
    is_whole: bool = False  # of a text that names no days: what is no point of it is talk

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below what names it."""
        return not (self.items or self.has_points)

    def tell(self, said: SaidDate) -> None:
        """Take the date that a line below its heading tells; what the heading says is kept."""
        own = self.said
        if own is None or not own.day:
            weekday = own.weekday if own and said.weekday is None else said.weekday
            self.said = replace(said, weekday=weekday)

    def dated(self, begins: SaidDate | None) -> SaidDate | None:
        """Return its date, which numbers beside the day's may tell where the first date of the plan is known."""
        if self.said and self.said.day:
            return self.said
        found = date_of_day(self.heading, self.number, begins)
        return (
            replace(found, weekday=self.said.weekday) if found and self.said else found or self.said
        )

    def done(self, begins: SaidDate | None) -> PlanDay:
        """Return the day; one without points has what its heading or most of its lines name."""
        loose = [(line.text, line.number) for line in self.prose] or [(self.rest, self.line)]
        items = self.items
        if not self.is_whole and not self.has_points and len(loose) > len(items):
            found = (item_of(text, line) for text, line in loose)
            items = sorted([*items, *filter(None, found)], key=lambda item: item.line)
        unread = max(0, self.talk - (len(items) - len(self.items)))
        return PlanDay(
            self.line,
            tuple(items),
            self.number,
            self.dated(begins),
            self.total,
            self.total_line,
            unread,
        )


def without_span(days: Sequence[OpenDay]) -> list[OpenDay]:
    """Return the days without a first one that is the dates of the trip, and without empty ones of a text without headings."""
    if days and days[0].is_whole:
        return [day for day in days if day.items] or [*days]
    kept = [*days]
    numbered = any(day.number for day in kept)
    while len(kept) > 1 and _is_above(*kept[:2], numbered=numbered):
        del kept[0]
    return kept


def _is_above(first: OpenDay, second: OpenDay, *, numbered: bool) -> bool:
    """Whether what was taken for a day only tells the dates of those below it."""
    if first.number or first.by_row or not first.is_empty:
        return False
    again = first.said and second.said and first.said.day == second.said.day
    return bool(first.spans or numbered or again)


def first_line(days: Sequence[OpenDay], last: int) -> int:
    """Return where the first day begins, or in a text without days the first thing."""
    if days and not days[0].is_whole:
        return days[0].line
    return min((item.line for day in days for item in day.items), default=last)
