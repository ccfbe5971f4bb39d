"""Plans as tables of spreadsheets: a row for each thing, with columns for the day or date, the time and what it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from tripai.errors import InputError
from tripai.readers.decoding import text_of
from tripai.readers.plan_dates import find_date
from tripai.readers.plan_items import item_of
from tripai.readers.plan_rows import columns_of
from tripai.readers.plan_words import find_cost, find_minutes, find_time
from tripai.readers.plans import MOST_ITEMS, Cost, ForeignPlan, Item, PlanDay, too_many
from tripai.readers.rows import degrees
from tripai.text import plain, shortened

_MARKS = ",;\t|"
_LONGEST_HEADER = 1_000  # characters
_LONGEST_CELL = 300
LONGEST_TABLE = 10 * MOST_ITEMS
"""Lines, some of which may be empty or remarks."""


def is_table(start: bytes) -> bool:
    """Whether a file begins with the header of a table of things to do."""
    lines = text_of(start).lstrip("\ufeff").splitlines()
    return bool(lines) and _mark(lines[0]) is not None


def read(data: bytes) -> ForeignPlan:
    """Return the plan of a table."""
    text = text_of(data).lstrip("\r\n")
    mark = _mark(text.partition("\n")[0])
    if mark is None:
        raise InputError(
            "The table has no header that tells what is done and when.",
            "Its first line names the columns, such as: day,time,activity,cost",
        )
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    found: dict[tuple[str, str], list[tuple[int, dict[str, str]]]] = {}
    try:
        columns = columns_of(next(rows))
        for cells in rows:
            said = _said(columns, cells)
            if rows.line_num > LONGEST_TABLE:
                raise too_many()
            if said.get("what"):
                key = (said.get("day", ""), said.get("date", ""))
                found.setdefault(key, []).append((rows.line_num, said))
    except csv.Error as error:
        raise InputError(f"The table cannot be read in line {rows.line_num}: {error}.") from error
    days = tuple(_day(*key, lines) for key, lines in found.items())
    return ForeignPlan("csv", "", "\n".join(plain(line) for line in text.splitlines()), days)


def _mark(header: str) -> str | None:
    """Return what stands between the columns of a header; None where it names none of a plan."""
    for mark in _MARKS:
        columns = columns_of(header[:_LONGEST_HEADER].split(mark))
        if "what" in columns and columns.keys() & {"day", "date", "time", "lat"}:
            return mark
    return None


def _said(columns: Mapping[str, int], cells: Sequence[str]) -> dict[str, str]:
    return {
        own: plain(cells[at][:_LONGEST_CELL])
        for own, at in columns.items()
        if at < len(cells) and cells[at].strip()
    }


def _day(name: str, date: str, lines: Sequence[tuple[int, dict[str, str]]]) -> PlanDay:
    digits = name.lower().removeprefix("day").strip(" #")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 3 else None
    times = lines[0][1].get("time", "")
    said = find_date(date) or (None if number else find_date(name)) or find_date(times)
    items = tuple(item for line, row in lines if (item := _item(line, row)))
    return PlanDay(lines[0][0], items, number, said if said and said.day else None)


def _item(line: int, said: Mapping[str, str]) -> Item | None:
    item = item_of(said["what"], line)
    timed = find_time(said.get("time", ""))
    until = find_time(said.get("end", ""))
    lat, lon = degrees(said.get("lat")), degrees(said.get("lon"))
    minutes = said.get("minutes", "")
    return Item(
        said=item.said if item else shortened(said["what"], _LONGEST_CELL),
        line=line,
        start=timed.start if timed else item.start if item else None,
        end=until.start if until else timed.end if timed else item.end if item else None,
        minutes=find_minutes(f"{minutes} min" if minutes.isdigit() else minutes),
        note=said.get("note", ""),
        point=(lat, lon) if lat is not None and lon is not None and abs(lat) <= 90 else None,
        cost=_cost(said),
    )


def _cost(said: Mapping[str, str]) -> Cost | None:
    text = said.get("cost", "")
    return find_cost(text) or find_cost(f"{text} {said.get('currency', '')}")
