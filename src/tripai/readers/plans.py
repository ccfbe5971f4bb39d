"""Plans from elsewhere: days and what is on them, as a file says it and before anybody knows which places are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from tripai.errors import InputError
from tripai.registry import Registry

if TYPE_CHECKING:
    from tripai.geo import Point

LARGEST_PLAN = 1024 * 1024
"""Bytes of a plan up to which it is read: a month of it has some 50,000."""
MOST_ITEMS = 500
"""A month at sixteen a day."""
YEARS = range(1900, 2200)
"""In which a plan may be: calendars know no others."""
MOST_DAYS = 30
_KNOWN = "Known are Markdown and plain text, ICS, GPX, CSV and tripai's own JSON."


@dataclass(frozen=True, slots=True)
class Cost:
    """What something is said to cost: from an amount to another, in a currency or with its sign."""

    low: Decimal
    high: Decimal
    currency: str
    each: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as far as it is said; `weekday` counts from 0, Monday."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class SaidBudget:
    """What may be spent, on each day or on the whole trip."""

    limit: Cost
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a plan.

    Attributes:
        said: What it is called, on one line.
        line: Where in the file it stands, from 1.
        start: A time of day, or a moment, which is local where it has no zone; None when not said.
        end: Likewise.
        minutes: How long it takes, if that is said.
        part: morning, afternoon or evening, if that is said.
        zone: The zone in which a file gives its times, if it names one.
        note: What else is said of it.
        point: Where it is, if the file says so.
    """

    said: str
    line: int
    start: time | datetime | None = None
    end: time | datetime | None = None
    minutes: int | None = None
    part: str = ""
    zone: str = ""
    note: str = ""
    point: Point | None = None
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day of a plan: its number and date as far as they are said, the sum that its heading or foot states.

    `unread` lines of it were taken for talk.
    """

    line: int
    items: tuple[Item, ...]
    number: int | None = None
    said: SaidDate | None = None
    total: Cost | None = None
    total_line: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class ForeignPlan:
    """A plan as a file says it.

    Attributes:
        form: The format that was read.
        title: Of the file, if it has one.
        text: All its words, in which the city may be named.
        begins: The first date, as far as it is said outside of the days; perhaps only its year.
        begins_line: Where that stands.
        beginning: The words before the first day or thing, in which it may be told who travels.
        budget: What may be spent, if that is said there.
        days: In the order of the file. Items whose times are moments may all be in one.
        total: The sum that is stated for the whole trip.
    """

    form: str
    title: str
    text: str
    days: tuple[PlanDay, ...]
    begins: SaidDate | None = None
    begins_line: int = 0
    beginning: str = ""
    budget: SaidBudget | None = None
    total: Cost | None = None
    total_line: int = 0

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything of all days."""
        return tuple(item for day in self.days for item in day.items)


class PlanReader(Protocol):
    """Reads the plans of one format.

    To add one: write `read` in a module of its own, name it in PLAN_READERS, and say in `plan_format` by what its content
    is known. It is a pure function of bytes from a stranger: it keeps what is said as it is said, on one line (`text.plain`),
    guesses neither places nor times, and raises an InputError where the bytes are not of the format.
    """

    def __call__(self, data: bytes, /) -> ForeignPlan:
        """Return the plan.

        Raises:
            InputError: The bytes are not of the format.
        """
        ...


PLAN_READERS: Registry[PlanReader] = Registry(
    {
        "csv": "tripai.readers.plan_csv:read",
        "gpx": "tripai.readers.plan_gpx:read",
        "ics": "tripai.readers.plan_ics:read",
        "markdown": "tripai.readers.plan_text:read",
    },
    what="format of plans",
    hints={"ics": "Install it with: pip install icalendar"},
)
"""The readers of plans from elsewhere; our own JSON is a route already (`route_json.py`)."""


def read_plan(data: bytes, form: str | None = None) -> ForeignPlan:
    """Return the plan that a file holds.

    Args:
        data: What the file holds.
        form: The format; seen from the content unless told.

    Raises:
        InputError: The file is too large, empty, not of the format, or holds nothing that is planned.
    """
    refuse_size(data)
    form = form or plan_format(data)
    try:
        plan = PLAN_READERS.load(form)(data)
    except RecursionError as error:
        raise InputError("The file is nested too deeply for a plan.") from error
    if not plan.items:
        raise InputError(f"The file holds no plan: it was read as {form}.", _KNOWN)
    if len(plan.items) > MOST_ITEMS:
        raise too_many()
    if len(plan.days) > MOST_DAYS:
        raise InputError(f"The plan has more than {MOST_DAYS} days.", "Split it.")
    return plan


def too_many() -> InputError:
    """Return what is said of a plan with too many things in it."""
    return InputError(f"The plan has more than {MOST_ITEMS} things in it.", "Split it.")


def refuse_size(data: bytes) -> None:
    """Refuse a file with too much in it for a plan, or with nothing.

    Raises:
        InputError: It is too large or empty.
    """
    if len(data) > LARGEST_PLAN:
        raise InputError(
            f"The file has more than {LARGEST_PLAN // 1024**2} MB.", "A plan is much smaller."
        )
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise InputError("The file is empty.")


def plan_format(data: bytes) -> str:
    """Return the format that a plan has by what it begins with, whatever its name says; json is our own.

    Raises:
        InputError: It is none that is known.
    """
    start = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        return "ics"
    if start.startswith(b"{"):
        return "json"
    if start.startswith(b"<") and re.search(rb"<(?:\w+:)?gpx\b", start):
        return "gpx"
    is_page = start.startswith(b"<") and re.search(rb"(?i)<(?:!doctype )?html\b", start)
    if (
        is_page
        or start.startswith((b"<?xml", b"<kml", b"PK\x03\x04", b"%PDF", b"\x89PNG"))
        or _is_binary(data)
    ):
        raise InputError("The file is no plan that can be read.", _KNOWN)
    from tripai.readers.plan_csv import is_table

    return "csv" if is_table(start) else "markdown"


def _is_binary(data: bytes) -> bool:
    return b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
