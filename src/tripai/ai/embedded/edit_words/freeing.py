"""A morning or an evening without plans: a day starts later then, or ends earlier."""

import re
from datetime import time

from tripai.ai.embedded.edit_words.clause import Clause, Rule, which_meal
from tripai.ai.embedded.edit_words.marks import DAY, PART
from tripai.ai.embedded.edit_words.scene import CannotBe, Unclear
from tripai.edits import PARTS, Choice, Edit, Question, SetDayWindow
from tripai.model import Activity
from tripai.text import plain

_NOON = time(12)
_PLANNED = {"visit", "meal", "event"}


def free(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Plan nothing in a part of a day.

    Raises:
        CannotBe: It is between others, or nothing is planned then.
        Unclear: Dinner is then.
    """
    day, part = clause.day(found["day"]), clause.part(found["part"])
    if part == "morning":
        clause.scene.note(f"A free morning is taken as a start of day {day} at {_NOON:%H:%M}.")
        return [SetDayWindow(day=day, start=_NOON)]
    if part != "evening":
        raise CannotBe(
            f"Day {day} can start later or end earlier; hours between others are held by something planned.",
            f'Hold them: tripai edit "add a break on day {day} at 14:00 for 3 hours".',
        )
    return [SetDayWindow(day=day, end=_evening(clause, day))]


def _evening(clause: Clause, number: int) -> time:
    """Return when a day ends whose evening is free."""
    day = next(day for day in clause.scene.route.days if day.number == number)
    begins = PARTS["evening"][0]
    late = [a for a in day.activities if a.kind in _PLANNED and a.end.time() > begins]
    if booked := next((a for a in late if a.kind == "event"), None):
        raise CannotBe(
            f"{plain(booked.title)} is booked on the evening of day {number}.",
            f'Take it out first: tripai edit "drop {plain(booked.title)}".',
        )
    dinner = next((a for a in late if which_meal(a) == "dinner"), None)
    if dinner is None:
        clause.scene.note(f"A free evening is taken as an end of day {number} at {begins:%H:%M}.")
        return begins
    if late == [dinner]:
        raise CannotBe(
            f"Beside dinner nothing is planned on the evening of day {number}.",
            f'To have no dinner planned either: tripai edit "end day {number} at {begins:%H:%M}".',
        )
    return time.fromisoformat(_asked(clause, number, begins, dinner))


def _asked(clause: Clause, number: int, begins: time, dinner: Activity) -> str:
    key = f"free evening {number}"
    if key not in clause.scene.settled:
        choices = (
            Choice(label=f"end at {begins:%H:%M}, without dinner", value=f"{begins:%H:%M}"),
            Choice(label=f"end after dinner, at {dinner.end:%H:%M}", value=f"{dinner.end:%H:%M}"),
        )
        raise Unclear(key, Question(question=f"When is day {number} to end?", choices=choices))
    return clause.scene.settled[key]


_WHEN = rf"(?:the |our )?(?P<day>{DAY}) ?(?P<part>{PART})"
_WHEN_OF = rf"(?:the |our )?(?P<part>{PART}) (?:of |on )?(?:the )?(?P<day>{DAY})"
_FREE = r"(?:free|open|empty|clear|unplanned)(?: of (?:plans|sights|sightseeing))?"
_NOTHING = (
    r"(?:(?:have |plan |do )?(?:no plans?|no sights|nothing|no sightseeing)|(?:dont|do not) plan anything)"
    r"(?: planned)?(?: (?:on|for|in))?"
)
RULES: tuple[Rule, ...] = tuple(
    rule
    for when in (_WHEN, _WHEN_OF)
    for rule in (
        (
            rf"(?:(?:keep|leave|have|make|need|want|hold) )?{when} (?:(?:should|must|has to) be )?{_FREE}",
            free,
        ),
        (rf"(?:(?:keep|leave|have|a) )*(?:free|open) {when}", free),
        (rf"{_NOTHING} {when}", free),
    )
)
