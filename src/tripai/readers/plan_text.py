"""Plans in Markdown or plain text, as people and chat assistants write them.

A day begins with a heading such as "Day 2: Saturday, December 5". What is on it are the points of a list, the rows of a
table, lines that begin with a time, a part of the day or a meal, and headings below which a sight is described. A point
below another is a note on it, unless the upper one only names a part of the day, or the lower one has a time of its own.
Prose, tips and sums are no things to do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tripai.readers.decoding import text_of
from tripai.readers.plan_beginning import beginning_of
from tripai.readers.plan_dates import find_date, without_date
from tripai.readers.plan_day import OpenDay, first_line, without_span
from tripai.readers.plan_headings import (
    date_told,
    day_named,
    heading_date,
    is_bare_total,
    is_of_trip,
    is_tail,
    is_total,
    part_named,
    undated,
)
from tripai.readers.plan_items import (
    ANY_TIME,
    Section,
    begins_item,
    is_attribute,
    item_of,
    noted,
    section_of,
)
from tripai.readers.plan_lines import BOLD_ONLY, Line, lines_of, with_clocks
from tripai.readers.plan_rows import day_column, is_data, row_items
from tripai.readers.plan_words import find_cost, find_time
from tripai.readers.plans import MOST_ITEMS, Cost, ForeignPlan, Item, SaidDate, too_many

_NO_HEADING = 9  # how deep a day is that no heading begins
_SHORT_ITEM = 120  # characters of a line of prose that is rather a thing to do


def read(data: bytes) -> ForeignPlan:
    """Return the plan of a text."""
    lines = with_clocks(list(lines_of(text_of(data))))
    plan = _Reading().plan(lines)
    if plan.items:
        return plan
    only = OpenDay(lines[0].number if lines else 1, is_whole=True)  # no heading names a day
    return _Reading(current=only, days=[only]).plan(lines)


@dataclass(slots=True)
class _Reading:
    """A text while its lines are taken one by one."""

    days: list[OpenDay] = field(default_factory=list)
    current: OpenDay | None = None
    section: Section = ANY_TIME
    above: Line | None = None  # the point of which deeper ones are notes
    heading: Line | None = None  # within a day: a sight if it is described below, else a theme
    described: bool = False
    header: tuple[str, ...] = ()
    total: Cost | None = None
    total_line: int = 0
    numbered: bool = False
    in_tail: bool = False  # below tips and the like, where a dated line may be a remark
    count: int = 0

    def plan(self, lines: Sequence[Line]) -> ForeignPlan:
        """Take all lines, and return what they plan."""
        for line in lines:
            self._take(line)
        self._close_heading()
        self._enter(ANY_TIME)
        days = without_span(self.days)
        first = first_line(days, len(lines) and lines[-1].number + 1)
        beginning = beginning_of([line for line in lines if line.number < first])
        return ForeignPlan(
            form="markdown",
            title=beginning.title,
            text="\n".join(line.text for line in lines),
            days=tuple(day.done(beginning.begins) for day in days),
            begins=beginning.begins,
            begins_line=beginning.line,
            beginning=beginning.text,
            budget=beginning.budget,
            total=self.total,
            total_line=self.total_line,
        )

    def _take(self, line: Line) -> None:
        """Take one line for what it is."""
        if not line.cells:
            self.header = ()
        if self._begins_day(line) or self._states_total(line):
            return
        if line.level:
            self._heading(line)
        elif line.cells:
            self._row(line)
        elif self.current is None:
            return
        elif line.bullet:
            self._point(line)
        else:
            self._prose(line)

    def _begins_day(self, line: Line) -> bool:
        named = day_named(line)
        point = not line.level and bool(self.days) and self.days[0].level <= BOLD_ONLY
        if named and not point:
            number, rest = named
            level = line.level or _NO_HEADING
            more = "" if line.level else undated(rest)
            self._open(OpenDay(line.number, number, find_date(rest), level, more, heading=rest))
            self.numbered = True
            return True
        return self._dates_day(line)

    def _dates_day(self, line: Line) -> bool:
        """Take a line that dates a day: the one that is open and has nothing yet, or a new one."""
        current = self.current
        if current and current.is_whole:
            said = date_told(line)
            return said is not None and self._dates_whole(line, said)
        if self.numbered and (current is None or current.items):
            return False
        head = heading_date(line)
        if current and self.numbered:
            if said := date_told(line) or (head.said if head else None):
                current.tell(said)  # the date stands below "Day 2"
            return said is not None
        if head is None or (head.formless and self.in_tail):
            return False
        level = line.level or _NO_HEADING
        self._open(OpenDay(line.number, None, head.said, level, head.rest, spans=head.spans))
        return True

    def _dates_whole(self, line: Line, said: SaidDate) -> bool:
        """Take the date of a text that has no headings of days; another one below begins another day."""
        assert self.current
        if not self.current.items:
            self.current.tell(said)
        elif said != self.current.said:
            self._open(OpenDay(line.number, None, said, is_whole=True))
        return said == self.current.said

    def _open(self, day: OpenDay) -> None:
        self._leave()
        self.current, self.in_tail = day, False
        self.days.append(day)

    def _leave(self) -> None:
        """End the day that is open, if one is."""
        self._close_heading()
        self._enter(ANY_TIME)
        self.current = None

    def _enter(self, section: Section) -> None:
        """Begin a part of the day; a meal of which nothing followed is one all the same."""
        if self.section.meal:
            self._add(item_of(self.section.meal, self.section.line, self.section))
        self.section, self.above = section, None

    def _states_total(self, line: Line) -> bool:
        cost = find_cost(line.text) if is_total(line.text) else None
        if cost is None:
            return is_bare_total(line.text)
        if self.current is None or is_of_trip(line.text) or self._ends_table(line):
            self.total, self.total_line = cost, line.number
        else:
            self.current.total, self.current.total_line = cost, line.number
        return True

    def _ends_table(self, line: Line) -> bool:
        """Whether a sum stands below a table of several days, or in the column of the days."""
        by_row = self.current is not None and self.current.by_row
        column = day_column(self.header)
        cells = line.cells[column : column + 1] if column is not None else ()
        return by_row and (not line.cells or any(map(is_total, cells)))

    def _heading(self, line: Line) -> None:
        self._close_heading()
        self.above = None
        section = part_named(line)
        if section:
            self._enter(section)
        elif self.current and begins_item(line.text):
            self._add(item_of(line.text, line.number, self.section))
        elif self.current and (line.level <= self.current.level or is_tail(line.text)):
            self._leave()
            self.in_tail = is_tail(line.text)
        elif self.current:
            self.heading, self.described = line, False

    def _close_heading(self) -> None:
        """Take a heading for a sight if it was described, and no points of its own followed."""
        if self.heading and self.described:
            self._has_points()
            self._add(item_of(self.heading.text, self.heading.number, self.section))
        self.heading = None

    def _row(self, line: Line) -> None:
        self.heading = None
        self._has_points()
        if line.header or not self.header:
            nameless = is_data(line.cells)
            self.header = ("",) * len(line.cells) if nameless else line.cells
            if not nameless:
                return
        self._turn_to(line)
        for item in row_items(self.header, line.cells, line.number):
            self._add(item)

    def _turn_to(self, line: Line) -> None:
        """Begin another day where a column of the table says so."""
        column = day_column(self.header)
        cell = line.cells[column] if column is not None and column < len(line.cells) else ""
        number = re.search(r"(?<![\d/.])\d{1,2}(?![\d/.])", without_date(cell))
        if cell and not (self.current and self.current.rest == cell):
            told = int(number[0]) if number else None
            self._open(
                OpenDay(
                    line.number, told, find_date(cell), _NO_HEADING, cell, by_row=True, heading=cell
                )
            )

    def _point(self, line: Line) -> None:
        self._has_points()
        if self.heading and is_attribute(line.text):
            self.above, self.described = replace(self.heading, indent=-1), True
            self._close_heading()
        self.heading = None
        if self._is_note(line):
            self._note(line.text)
        elif section := section_of(line.text):
            self._enter(section)
        elif self._add(item_of(line.text, line.number, self.section)):
            self.above = line

    def _is_note(self, line: Line) -> bool:
        deeper = self.above is not None and line.indent > self.above.indent
        return deeper and not find_time(line.text, leading=True)

    def _prose(self, line: Line) -> None:
        assert self.current
        section = part_named(line)
        if section:
            self._enter(section)
        elif begins_item(line.text) and not _is_summary(line.text):
            self.heading = None
            if self._add(item_of(line.text, line.number, self.section)):
                self.above = None
        elif self._is_note(line):
            self._note(line.text)
        else:
            self.described = True
            self.current.talk += not (self.current.is_whole and line.number == self.current.line)
            if begins_item(line.text) or _is_short(line.text):
                self.current.prose.append(line)

    def _add(self, item: Item | None) -> bool:
        if item is None or self.current is None:
            return False
        self.current.items.append(self.section.told_of(item))
        self.section = replace(self.section, start=None, meal="")
        self.count += 1
        if self.count > MOST_ITEMS:
            raise too_many()
        return True

    def _has_points(self) -> None:
        if self.current:
            self.current.has_points = True

    def _note(self, text: str) -> None:
        """Keep a note on the last thing: its cost and its length may be there."""
        if self.current and self.current.items:
            self.current.items[-1] = noted(self.current.items[-1], text)


def _is_summary(text: str) -> bool:
    """Whether a line is a sentence without a time: it may only tell what the points below it are."""
    return text.endswith((".", "!")) and find_time(text) is None


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT_ITEM and not text.endswith((".", "!", "?", ":"))
