"""A route as a text to be changed by hand, and back: what was changed in it, as typed edits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from tripai import wording
from tripai.editing.sheet import is_booking
from tripai.editing.text_lines import BY_ITSELF, MEAL, Line, begins, lines_of
from tripai.edits import AddPlace, Edit, Lock, Move, Remove, Replace, Retime, Unlock
from tripai.errors import ScheduleError
from tripai.model import Activity, Route, RouteDay
from tripai.text import plain, words

GUIDE = """\
# Change times, put lines in another order or below another day, delete lines,
# add a line with a name: "Belém Tower", "15:00 Belém Tower" or "15:00-16:30 Belém Tower".
# An exclamation mark fixes a thing to its time: "! 20:00-21:30 Fado show".
# Lines with a # count for nothing. Leave all as it is to change nothing.
"""


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
    mark = "# " if activity.kind in BY_ITSELF else "! " if activity.locked else "  "
    return f"{mark}{start[:5]}-{end[:5]} {plain(activity.title)}"


def to_edits(text: str, route: Route) -> list[Edit]:
    """Return what was changed in the text of a route.

    Raises:
        InputError: A line cannot be understood; the sentence has its number.
    """
    lines, gone = _read(text, route)
    edits: list[Edit] = [Unlock(activity=id_) for id_ in _unlocked(lines)]
    edits += [Remove(activity=activity.id) for activity in gone]
    edits += _moves(lines, route)
    edits += _replaced(lines)
    edits += [Lock(activity=name) for name in _locked(lines)]
    return edits


def see_to_text(text: str, before: Route, after: Route) -> None:
    """Fail unless each line with another time than before has come to be as it is written.

    Raises:
        ScheduleError: One has not: better none than another change.
    """
    there = [(day.number, a) for day in after.days for a in day.activities]
    for line in _read(text, before)[0]:
        is_new = _start(line) or _length(line) or _is_elsewhere(line)
        if is_new and not any(line.day == day and _has_become(line, a) for day, a in there):
            raise ScheduleError(
                f"{line.name} cannot be on day {line.day} as line {line.number} says it.",
                "Say another time, or move or delete what is beside it.",
            )


def _has_become(line: Line, activity: Activity) -> bool:
    """Whether an activity is as a line says; what is new, or an area, may be spelled in another way."""
    if _start(line) not in {None, begins(activity)}:
        return False
    if _length(line) not in {None, activity.minutes}:
        return False
    old = line.activity
    if old is None or _is_called(line, activity):
        return True
    return _is_elsewhere(line) and activity.id == old.id


def _start(line: Line) -> time | None:
    """When something is to begin, None for when it does."""
    return None if line.activity and line.start == begins(line.activity) else line.start


def _length(line: Line) -> int | None:
    """How long something is to take, None for as long as it does."""
    return None if line.activity and line.minutes == line.activity.minutes else line.minutes


def _is_elsewhere(line: Line) -> bool:
    return line.activity is not None and not _is_called(line, line.activity)


def _is_called(line: Line, activity: Activity) -> bool:
    return words(line.name) == words(plain(activity.title))


def _read(text: str, route: Route) -> tuple[list[Line], list[Activity]]:
    """Return the lines of a text with what they were, and what is in none of them."""
    lines = lines_of(text, route)
    there = {line.activity.id for line in lines if line.activity}
    gone = [a for a in route.activities if a.kind not in BY_ITSELF and a.id not in there]
    elsewhere = _meals_elsewhere(gone, lines, route)
    known = [replace(line, activity=elsewhere.get(line.number, line.activity)) for line in lines]
    return known, [activity for activity in gone if activity not in elsewhere.values()]


def _meals_elsewhere(
    gone: Sequence[Activity], lines: Sequence[Line], route: Route
) -> dict[int, Activity]:
    """Return by the number of its line each meal that is gone and is there in another area instead."""
    found: dict[int, Activity] = {}
    for day in route.days:
        for meal in (a for a in day.activities if a.kind == "meal" and a in gone):
            for line in lines:
                new = MEAL.fullmatch(line.name) if line.activity is None else None
                if (
                    new
                    and line.number not in found
                    and line.day == day.number
                    and meal.title.startswith(new["meal"].capitalize())
                ):
                    found[line.number] = meal
                    break
    return found


def _replaced(lines: Sequence[Line]) -> Iterator[Edit]:
    """Yield where meals are taken instead; one that is at a time of its own by now keeps it."""
    for line in lines:
        found = MEAL.fullmatch(line.name) if _is_elsewhere(line) else None
        if line.activity and found:
            yield Replace(activity=line.activity.id, by=found["area"])


def _unlocked(lines: Sequence[Line]) -> Iterator[str]:
    return (
        line.activity.id for line in lines if line.activity and line.activity.locked > line.locked
    )


def _locked(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what is to be locked: what is new by its name, as it has no id yet."""
    for line in lines:
        if line.locked and not line.activity:
            yield f"{line.name} @ {line.day}"
        elif line.activity and line.activity.locked < line.locked:
            yield line.activity.id


def _moves(lines: Sequence[Line], route: Route) -> Iterator[Edit]:
    """Yield what is new, at another time, on another day, or elsewhere in the order of its day.

    What has a new time comes in the order of these times: each then finds what is before it in its place.
    """
    home = {a.id: day.number for day in route.days for a in day.activities}
    out_of_order = _out_of_order(lines, home)
    for line in sorted(lines, key=lambda line: (line.day, _start(line) or time.min)):
        activity = line.activity
        if activity is None:
            yield _added(line, lines)
        elif home[activity.id] != line.day:
            yield from _on_another_day(line, activity, lines, is_booking(route.brief, activity))
        else:
            yield from _on_its_day(line, activity, lines, is_moved=line.number in out_of_order)


def _on_another_day(
    line: Line, activity: Activity, lines: Sequence[Line], is_booked: bool
) -> Iterator[Edit]:
    """Yield how something comes to another day; of what is booked the time is said, and the id is of the time."""
    start = line.start or begins(activity) if is_booked else _start(line)
    near: dict[str, Any] = {} if start else _near(line, lines)
    yield Move(activity=activity.id, day=line.day, start=start, **near)
    if minutes := _length(line):
        there = f"{activity.title} @ {line.day}"
        yield Retime(activity=there if is_booked else activity.id, minutes=minutes)


def _on_its_day(
    line: Line, activity: Activity, lines: Sequence[Line], *, is_moved: bool
) -> Iterator[Edit]:
    """Yield what is different of something that stays on its day."""
    start, minutes = _start(line), _length(line)
    if start:
        yield Retime(activity=activity.id, start=start, minutes=minutes)
        return
    if is_moved:
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
            and line.start in {None, begins(line.activity)}
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
