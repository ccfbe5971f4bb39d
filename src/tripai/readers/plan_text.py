"""Plans in Markdown or plain text, as people and chat assistants write them.

A day begins with a heading such as "Day 2: Saturday, December 5". What is on it are the points of a list, the rows of a
table, and lines that begin with a time, a part of the day or a meal. A point below another is a note on it, unless the
upper one only names a part of the day, or the lower one has a time of its own. Prose, tips and sums are no things to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tripai.readers.decoding import text_of
from tripai.readers.plan_items import (
    ANY_TIME,
    Section,
    begins_item,
    day_column,
    is_bare,
    item_of,
    row_items,
    section_of,
)
from tripai.readers.plan_lines import BOLD_ONLY, Line, lines_of
from tripai.readers.plan_words import find_cost, find_date, find_time, without_date
from tripai.readers.plans import (
    MOST_ITEMS,
    Cost,
    ForeignPlan,
    Item,
    PlanDay,
    SaidDate,
    too_many,
)
from tripai.text import shortened

LONGEST_TITLE = 200
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAY = re.compile(
    rf"^\W*(?:day|d\u00eda|dia|jour|tag|giorno)\s*\#?(?P<number>\d{{1,2}}|{'|'.join(_COUNTED)})\b\W*(?P<rest>.*)$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^\W*(?:(?:estimated|approx\w*\.?|rough|grand|overall|trip|day(?:\s*\d+)?|daily|day's|sub)\W*)*"
    r"(?:total\b|(?<=daily )(?:cost|spend)\b|(?<=day's )cost\b)",
    re.IGNORECASE,
)
_WHOLE_TRIP = re.compile(
    r"\b(?:grand|overall|trip|whole|entire|all|\d+[- ]days?|for \w+ days)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"\b(?:tips?|notes?|budget|costs?|summary|total|accommodation|where to (?:stay|eat)|getting (?:around|there)|transport\w*"
    r"|packing|useful|practical|before you go|assumptions|sources|enjoy|alternatives?|optional|extras?|recommend\w*"
    r"|reminders?|highlights|overview|why this|what to|essentials?|backup|if you have)\b",
    re.IGNORECASE,
)
_SHORT_HEADING = 90  # characters of a line that names a date and heads a day
_SHORT_ITEM = 120  # characters of a line of prose that is rather a thing to do


def read(data: bytes) -> ForeignPlan:
    """Return the plan of a text."""
    lines = list(lines_of(text_of(data)))
    reading = _Reading()
    for line in lines:
        reading.take(line)
    if not reading.plan(lines).items:  # no heading names a day: all is one
        only = _Day(lines[0].number if lines else 1, is_whole=True)
        reading = _Reading(current=only, days=[only])
        for line in lines:
            reading.take(line)
    return reading.plan(lines)


@dataclass(slots=True)
class _Day:
    """A day while its lines are taken."""

    line: int
    number: int | None = None
    said: SaidDate | None = None
    level: int = 0
    rest: str = ""
    items: list[Item] = field(default_factory=list)
    prose: list[Line] = field(default_factory=list)
    total: Cost | None = None
    total_line: int = 0
    is_whole: bool = False  # of a text that names no days: what is no point of it is talk

    def done(self) -> PlanDay:
        """Return the day; one without points has what its heading or its lines of prose name."""
        loose = [(line.text, line.number) for line in self.prose] or [(self.rest, self.line)]
        loose = [] if self.is_whole else loose
        items = self.items or [item for text, line in loose if (item := item_of(text, line))]
        return PlanDay(self.line, tuple(items), self.number, self.said, self.total, self.total_line)


@dataclass(slots=True)
class _Reading:
    """A text while its lines are taken one by one."""

    days: list[_Day] = field(default_factory=list)
    current: _Day | None = None
    section: Section = ANY_TIME
    above: Line | None = None  # the point of which deeper ones are notes
    header: tuple[str, ...] = ()
    total: Cost | None = None
    total_line: int = 0
    numbered: bool = False
    count: int = 0

    def take(self, line: Line) -> None:
        """Take one line for what it is."""
        if not line.cells:
            self.header = ()
        if self._begins_day(line) or self._is_total(line):
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

    def plan(self, lines: Sequence[Line]) -> ForeignPlan:
        """Return what was taken."""
        before = [line for line in lines if not self.days or line.number < self.days[0].line]
        headings = [line for line in before if line.level]
        title = next(iter(headings or before), None)
        return ForeignPlan(
            form="markdown",
            title=shortened(title.text, LONGEST_TITLE) if title else "",
            text="\n".join(line.text for line in lines),
            days=tuple(day.done() for day in self.days),
            begins=_first_date(before),
            total=self.total,
            total_line=self.total_line,
        )

    def _begins_day(self, line: Line) -> bool:
        named = _DAY.match(line.text) if not line.cells else None
        point = not line.level and bool(self.days) and self.days[0].level <= BOLD_ONLY
        if named and not point and not _is_total_line(line.text):
            number = named["number"].lower()
            count = _COUNTED.index(number) + 1 if number in _COUNTED else int(number)
            self._open(_Day(line.number, count, find_date(named["rest"]), line.level or 9))
            self.current.rest = "" if line.level else _undated(named["rest"])  # type: ignore[union-attr]
            self.numbered = True
            return True
        said = self._heading_date(line)
        if said is None:
            return False
        if self.numbered and self.current and not self.current.items and not self.current.said:
            self.current.said = said  # the date stands below "Day 2"
        elif not self.numbered:
            self._open(_Day(line.number, None, said, line.level or 9))
        else:
            return False
        return True

    def _heading_date(self, line: Line) -> SaidDate | None:
        """Return the date that heads a day: a heading, or a line with nothing else on it."""
        if line.cells or line.bullet or len(line.text) > _SHORT_HEADING or find_time(line.text):
            return None
        alone = not re.search(r"\w{3}", without_date(line.text))
        said = find_date(line.text)
        if said is None or not (alone or (line.level > 1 and not _TAIL.search(line.text))):
            return None
        spans_days = re.search(r"\d\s*(?:-|\u2013|to)\s*(?:\w+ )?\d{1,2}\b(?!:)", line.text)
        return None if spans_days and said.weekday is None and not said.year else said

    def _open(self, day: _Day) -> None:
        self.current, self.section, self.above = day, ANY_TIME, None
        self.days.append(day)

    def _is_total(self, line: Line) -> bool:
        if not _is_total_line(line.text):
            return False
        cost = find_cost(line.text)
        if cost is None:
            return False
        if self.current is None or _WHOLE_TRIP.search(line.text.split(":")[0]):
            self.total, self.total_line = cost, line.number
        else:
            self.current.total, self.current.total_line = cost, line.number
        return True

    def _heading(self, line: Line) -> None:
        self.above = None
        section = section_of(line.text)
        if section:
            self.section = section
        elif self.current and begins_item(line.text):
            self._add(item_of(line.text, line.number, self.section))
        elif self.current and (line.level <= self.current.level or _TAIL.search(line.text)):
            self.current = None  # what follows the days, such as tips
            self.section = ANY_TIME

    def _row(self, line: Line) -> None:
        if line.header or not self.header:
            self.header = line.cells
            return
        self._turn_to(line)
        for item in row_items(self.header, line.cells, line.number):
            self._add(item)

    def _turn_to(self, line: Line) -> None:
        """Begin another day where a column of the table says so."""
        column = day_column(self.header)
        cell = line.cells[column] if column is not None and column < len(line.cells) else ""
        number = re.search(r"\d{1,2}", without_date(cell))
        said = find_date(cell)
        if not cell or (self.current and self.current.rest == cell):
            return
        self._open(_Day(line.number, int(number[0]) if number else None, said, 9, rest=cell))

    def _point(self, line: Line) -> None:
        above = self.above
        if above and line.indent > above.indent and not find_time(line.text, leading=True):
            self._note(line.text)
            return
        if is_bare(line.text):
            self.section = section_of(line.text) or self.section
            self.above = None
            return
        if self._add(item_of(line.text, line.number, self.section)):
            self.above = line

    def _prose(self, line: Line) -> None:
        assert self.current
        section = section_of(line.text)
        if section:
            self.section, self.above = section, None
        elif begins_item(line.text) and not _is_summary(line.text):
            if self._add(item_of(line.text, line.number, self.section)):
                self.above = None
        elif begins_item(line.text):
            self.current.prose.append(line)
        elif self.above and line.indent > self.above.indent:
            self._note(line.text)
        elif len(line.text) <= _SHORT_ITEM and not line.text.endswith((".", "!", "?", ":")):
            self.current.prose.append(line)

    def _add(self, item: Item | None) -> bool:
        if item is None or self.current is None:
            return False
        if (
            self.section.start and item.start is None
        ):  # "Morning (9:00-12:00)" times what it begins with
            item = replace(item, start=self.section.start)
            self.section = replace(self.section, start=None)
        self.current.items.append(item)
        self.count += 1
        if self.count > MOST_ITEMS:
            raise too_many()
        return True

    def _note(self, text: str) -> None:
        """Keep a note on the last thing: its cost and its length may be there."""
        assert self.current
        if not self.current.items:
            return
        last = self.current.items[-1]
        told = item_of(f"x: {text}", last.line)
        if told is None:
            return
        self.current.items[-1] = replace(
            last,
            note=shortened(f"{last.note} {text}".strip(), 500),
            cost=last.cost or told.cost,
            minutes=last.minutes
            or (
                told.minutes
                if re.match(r"(?i)\W*(?:dur|time|allow|spend|plan|about)", text)
                else None
            ),
        )


def _is_summary(text: str) -> bool:
    """Whether a line is a sentence without a time: it may only tell what the points below it are."""
    return text.endswith((".", "!")) and find_time(text) is None


def _is_total_line(text: str) -> bool:
    return bool(_TOTAL.match(text))


def _undated(rest: str) -> str:
    """Return what follows "Day 2:" and its date: it may be all that is said of the day."""
    return re.sub(r"^[\W_]+", "", without_date(rest)) if find_date(rest) else rest


def _first_date(lines: Iterable[Line]) -> SaidDate | None:
    dates = (find_date(line.text) for line in lines)
    return next((said for said in dates if said and said.day), None)
