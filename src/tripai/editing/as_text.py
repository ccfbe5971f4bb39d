"""A route as a text to be changed by hand, and back: what was changed in it, as typed edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from tripai import wording
from tripai.edits import AddPlace, Edit, Lock, Move, Remove, Replace, Retime, Unlock
from tripai.errors import InputError
from tripai.model import Activity, Route, RouteDay
from tripai.text import plain, words

GUIDE = """\
# Change times, put lines in another order or below another day, delete lines,
# add a line with a name: "Belém Tower", "15:00 Belém Tower" or "15:00-16:30 Belém Tower".
# An exclamation mark fixes a thing to its time: "! 20:00-21:30 Fado show".
# Lines with a # count for nothing. Leave all as it is to change nothing.
"""
LONGEST, LONGEST_NAME = 100_000, 200  # characters of a text, and of a name in it
SHORTEST = 5  # minutes that anything takes
_HEADING = re.compile(r"day\s+(\d{1,2})\b", re.IGNORECASE)
_LINE = re.compile(
    r"(?P<mark>!?)\s*(?:(?P<start>\d{1,2}:\d\d)\s*(?:[-–]\s*(?P<end>\d{1,2}:\d\d))?\s+)?(?P<name>[^!\s].*)"
)
_MEAL = re.compile(r"(?P<meal>Lunch|Dinner) (?:in|at) (?P<area>.+)", re.IGNORECASE)
_BY_ITSELF = frozenset({"rest", "transfer", "lodging"})


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


def to_text(route: Route) -> str:
    """Return a route as a text that `to_edits` reads."""
    days = "\n".join(_day_text(day) for day in route.days)
    return f"# {plain(route.title)}, {wording.dates(route)}\n{GUIDE}\n{days}"


def _day_text(day: RouteDay) -> str:
    heading = f"Day {day.number} · {wording.weekday(day.date)} {wording.day_and_month(day.date)}"
    lines = [_activity_text(activity) for activity in day.activities if activity.kind != "rest"]
    return "\n".join([heading, *lines, ""])


def _activity_text(activity: Activity) -> str:
    start, end = wording.span(activity)
    mark = "# " if activity.kind in _BY_ITSELF else "! " if activity.locked else "  "
    return f"{mark}{start[:5]}-{end[:5]} {plain(activity.title)}"


def to_edits(text: str, route: Route) -> list[Edit]:
    """Return what was changed in the text of a route.

    Raises:
        InputError: A line cannot be understood; the sentence has its number.
    """
    if len(text) > LONGEST:
        raise InputError(f"The text has more than {LONGEST:,} characters.")
    lines = _recognised(list(_lines(text, route)), route)
    there = {line.activity.id for line in lines if line.activity}
    gone = [a for a in route.activities if a.kind not in _BY_ITSELF and a.id not in there]
    replaced = dict(_meals_elsewhere(gone, lines, route))
    edits: list[Edit] = [Unlock(activity=id_) for id_ in _unlocked(lines)]
    edits += [Remove(activity=a.id) for a in gone if a.id not in replaced]
    edits += [Replace(activity=id_, by=area) for id_, (_, area) in replaced.items()]
    eaten = {number for number, _ in replaced.values()}
    edits += _moves([line for line in lines if line.number not in eaten], route)
    edits += [Lock(activity=id_) for id_ in _locked(lines)]
    return edits


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
        raise InputError(
            f"The heading of a day {what}.", 'To drop a day: tripai edit --remove "day 2".'
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
    left = [(d.number, a) for d in route.days for a in d.activities if a.kind not in _BY_ITSELF]
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
    return line.start == _begins(activity) and _is_on_its_day(line, day, activity)


def _meals_elsewhere(
    gone: Sequence[Activity], lines: Sequence[Line], route: Route
) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield for each meal that is gone the new line and the area of one that is there in its stead."""
    for day in route.days:
        for meal in (a for a in day.activities if a.kind == "meal" and a in gone):
            for line in lines:
                new = _MEAL.fullmatch(line.name) if line.activity is None else None
                if (
                    new
                    and line.day == day.number
                    and meal.title.startswith(new["meal"].capitalize())
                ):
                    yield meal.id, (line.number, new["area"])


def _unlocked(lines: Sequence[Line]) -> Iterator[str]:
    return (
        line.activity.id for line in lines if line.activity and line.activity.locked > line.locked
    )


def _locked(lines: Sequence[Line]) -> Iterator[str]:
    return (
        line.activity.id for line in lines if line.activity and line.activity.locked < line.locked
    )


def _moves(lines: Sequence[Line], route: Route) -> Iterator[Edit]:
    """Yield what is new, at another time, on another day, or elsewhere in the order of its day."""
    home = {a.id: day.number for day in route.days for a in day.activities}
    out_of_order = _out_of_order(lines, home)
    for line in lines:
        activity = line.activity
        if activity is None:
            yield _added(line, lines)
            continue
        begins = line.start if line.start != _begins(activity) else None
        minutes = line.minutes if line.minutes != activity.minutes else None
        if home[activity.id] != line.day:
            near: dict[str, Any] = {} if begins else _near(line, lines)
            yield Move(activity=activity.id, day=line.day, start=begins, **near)
        elif begins:
            yield Retime(activity=activity.id, start=begins, minutes=minutes)
            continue
        elif line.number in out_of_order:
            yield Move(activity=activity.id, **_near(line, lines))
        if minutes:
            yield Retime(activity=activity.id, minutes=minutes)


def _added(line: Line, lines: Sequence[Line]) -> Edit:
    near: dict[str, Any] = {} if line.start else _near(line, lines)
    return AddPlace(place=line.name, day=line.day, start=line.start, minutes=line.minutes, **near)


def _near(line: Line, lines: Sequence[Line]) -> dict[str, Any]:
    """What stands before a line on its day; for the first, what stands behind it."""
    known = [each for each in lines if each.day == line.day and each.activity and each is not line]
    before = [each.activity.id for each in known if each.number < line.number and each.activity]
    behind = [each.activity.id for each in known if each.number > line.number and each.activity]
    if before:
        return {"after": before[-1]}
    return {"before": behind[0]} if behind else {}


def _out_of_order(lines: Sequence[Line], home: dict[str, int]) -> set[int]:
    """The numbers of the fewest lines that stand elsewhere in the order of their day."""
    moved: set[int] = set()
    for day in {line.day for line in lines}:
        there = [
            (line.number, line.activity.start)
            for line in lines
            if line.day == day
            and line.activity
            and home[line.activity.id] == day
            and line.start in {None, _begins(line.activity)}
        ]
        kept = _longest_rising(there)
        moved |= {number for number, _ in there if number not in kept}
    return moved


def _longest_rising(there: Sequence[tuple[int, datetime]]) -> set[int]:
    """The most of them whose times rise."""
    best: list[list[int]] = []
    for k, (_, start) in enumerate(there):
        before = [run for j, run in enumerate(best) if there[j][1] <= start]
        best.append([*max(before, key=len, default=[]), k])
    return {there[k][0] for k in max(best, key=len, default=[])}


def _begins(activity: Activity) -> time:
    return time.fromisoformat(wording.span(activity)[0][:5])
