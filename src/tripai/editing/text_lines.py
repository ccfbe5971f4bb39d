"""The lines of a route's text as somebody has written them, and what each was before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from tripai import wording
from tripai.edits import SHORTEST
from tripai.errors import InputError
from tripai.model import Activity, Route
from tripai.text import plain, words

LONGEST, LONGEST_NAME = 100_000, 200  # characters of a text, and of a name in it
_HEADING = re.compile(r"day\s+(\d{1,2})\b", re.IGNORECASE)
_LINE = re.compile(
    r"(?P<mark>!?)\s*(?:(?P<start>\d{1,2}:\d\d)\s*(?:[-–]\s*(?P<end>\d{1,2}:\d\d))?\s+)?(?P<name>[^!\s].*)"
)
MEAL = re.compile(r"(?P<meal>Lunch|Dinner) (?:in|at) (?P<area>.+)", re.IGNORECASE)
BY_ITSELF = frozenset({"rest", "transfer", "lodging"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line below the heading of a day; `activity` is what it was, None for what is new."""

    number: int
    day: int
    name: str
    start: time | None
    minutes: int | None
    locked: bool
    activity: Activity | None = None


def lines_of(text: str, route: Route) -> list[Line]:
    """Return the lines of a text with what they were.

    Raises:
        InputError: A line cannot be understood; the sentence has its number.
    """
    if len(text) > LONGEST:
        raise InputError(f"The text has more than {LONGEST:,} characters.")
    return _recognised(list(_lines(text, route)), route)


def _lines(text: str, route: Route) -> Iterator[Line]:
    """Yield the lines below the headings, each with its day."""
    day, seen = 0, []
    for number, raw in enumerate(text.splitlines(), 1):
        said = plain(raw)
        heading = _HEADING.match(said)
        if not said or said.startswith("#"):
            continue
        if heading:
            day = int(heading[1])
            seen.append(day)
        elif not day:
            raise InputError(f"Line {number} stands before the first day: {said}.")
        else:
            yield _line(number, day, said)
    wanted = [each.number for each in route.days]
    if seen != wanted:
        missing = [str(number) for number in wanted if number not in seen]
        what = f"is missing: {wording.listed(missing)}" if missing else "is not as it was"
        which = missing[0] if missing else "2"
        raise InputError(
            f"The heading of a day {what}.", f'To drop a day: tripai edit --remove "day {which}".'
        )


def _line(number: int, day: int, said: str) -> Line:
    found = _LINE.fullmatch(said)
    if found is None:
        raise InputError(f"Line {number} has no name: {said}.")
    start, end = (_clock(number, found[side]) for side in ("start", "end"))
    minutes = None
    if start and end:
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        minutes += 24 * 60 if minutes <= 0 else 0
        if minutes < SHORTEST:
            raise InputError(f"Line {number} is of {minutes} minutes: {SHORTEST} are the least.")
    if len(found["name"]) > LONGEST_NAME:
        raise InputError(f"The name in line {number} has more than {LONGEST_NAME} characters.")
    return Line(number, day, found["name"], start, minutes, bool(found["mark"]))


def _clock(number: int, text: str | None) -> time | None:
    if text is None:
        return None
    try:
        return time.fromisoformat(text.zfill(5))
    except ValueError as error:
        raise InputError(
            f"Line {number}: {text} is no time of day.", "Write it as 09:30."
        ) from error


def _recognised(lines: Sequence[Line], route: Route) -> list[Line]:
    """The lines with what they were: of things of one name that of the same day and time first."""
    left = [(d.number, a) for d in route.days for a in d.activities if a.kind not in BY_ITSELF]
    found: dict[int, Activity] = {}
    for is_same in (_is_at_its_time, _is_on_its_day, _is_called):
        for line in lines:
            same = next((one for one in left if is_same(line, *one)), None)
            if line.number not in found and same:
                found[line.number] = same[1]
                left.remove(same)
    return [replace(line, activity=found.get(line.number)) for line in lines]


def _is_called(line: Line, _: int, activity: Activity) -> bool:
    return words(line.name) == words(plain(activity.title))


def _is_on_its_day(line: Line, day: int, activity: Activity) -> bool:
    return line.day == day and _is_called(line, day, activity)


def _is_at_its_time(line: Line, day: int, activity: Activity) -> bool:
    return line.start == begins(activity) and _is_on_its_day(line, day, activity)


def begins(activity: Activity) -> time:
    """Return when an activity begins in the text."""
    return time.fromisoformat(wording.span(activity)[0][:5])
