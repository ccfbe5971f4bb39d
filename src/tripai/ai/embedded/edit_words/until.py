"""When something ends, which is no start: "the museum until 21:00", "at the Louvre from 10 to 13"."""

import re
from datetime import time

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, NAME
from tripai.ai.embedded.edit_words.scene import CannotBe, day_of
from tripai.ai.embedded.edit_words.verbs import VERBS
from tripai.edits import SHORTEST, AddPlace, Edit, Move, Retime
from tripai.errors import InputError, NotFoundError
from tripai.model import Activity
from tripai.text import plain

_DAY_LENGTH = 24 * 60


def until(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Let activities end at a time; they begin when they did, for with an open start they need not end then."""
    day = _day(clause, found)
    return [
        Retime(
            activity=activity.id,
            start=activity.start.time(),
            minutes=_left(clause, activity, found["end"]),
        )
        for activity in clause.activities(found["what"], day)
    ]


def from_to(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Let activities begin and end at a time, and take in what the route has not."""
    day = _day(clause, found)
    try:
        meant = _meant(clause, found["what"], day)
    except NotFoundError:
        return [_added(clause, found, day)]
    return [edit for activity in meant for edit in _within(clause, found, activity, day)]


def _meant(clause: Clause, what: str, day: int | None) -> list[Activity]:
    """Return the activities that are meant; the day said is where they are, or where they are to be."""
    try:
        return clause.activities(what, day)
    except NotFoundError:
        if day is None:
            raise
        return clause.activities(what)


def _within(
    clause: Clause, found: re.Match[str], activity: Activity, day: int | None
) -> list[Edit]:
    start = clause.clock_for(found["start"], activity)
    minutes = _minutes(clause, start, found["end"])
    if day in {None, day_of(clause.scene.route, activity).number}:
        return [Retime(activity=activity.id, start=start, minutes=minutes)]
    return [
        Move(activity=activity.id, day=day, start=start),
        Retime(activity=activity.id, start=start, minutes=minutes),
    ]


def _added(clause: Clause, found: re.Match[str], day: int | None) -> Edit:
    start = clause.clock(found["start"])
    minutes = _minutes(clause, start, found["end"])
    return AddPlace(place=clause.place(found["what"]).name, day=day, start=start, minutes=minutes)


def _left(clause: Clause, activity: Activity, char: str) -> int:
    """Return the minutes from the start of an activity to a time."""
    start = activity.start.time()
    minutes = _minutes(clause, start, char, plain(activity.title))
    if minutes == activity.minutes:
        raise CannotBe(f"{plain(activity.title)} ends then already.", "See the route: tripai show.")
    return minutes


def _minutes(clause: Clause, start: time, char: str, title: str = "") -> int:
    """Return the minutes from a start to the time that a mark stands for: until 3 is 15:00 for what begins at 10."""
    end = clause.clock(char, start.hour)
    minutes = 60 * (end.hour - start.hour) + end.minute - start.minute
    if end == time(0):
        minutes += _DAY_LENGTH
    if minutes >= SHORTEST:
        return minutes
    if not title:
        raise InputError(f'"{clause.words}": it would end before it starts.', "Say both times.")
    raise CannotBe(
        f"{title} begins at {start:%H:%M}, which is not before {end:%H:%M}.",
        f'Say from when to when: tripai edit "{title} from 10:00 to {end:%H:%M}".',
    )


def _day(clause: Clause, found: re.Match[str]) -> int | None:
    """Return the day that is said before or behind the times."""
    said = found["day"] or found["day2"]
    return clause.day(said) if said else None


_STAY = (
    r"(?:(?:(?:we|i|the kids) )?(?:(?:are|will|to) )?(?:be|stay|staying|remain|visit|see|tour|do|have|enjoy|extend|lengthen"
    r"|prolong|shorten|keep|spend (?:the |some |our )?time|plan)(?: open)? )?(?:(?:at|in|inside|on|with) )?"
)
_OTHERS = (
    rf"(?:{VERBS}|no|not|never|dont|is|are|was|opens?|closed|we|i|nothing|everything|anything|days?"
    r"|sightseeing|out|only|start|free|wait|move|put|leave|postpone|delay|shift|swap|replace|and|or|but)"
)
_WHAT = rf"(?P<what>(?:(?:the|our|my) )?(?:{NAME}|(?!{_OTHERS}\b)[a-z]+(?: (?!{_OTHERS}\b)[a-z]+){{0,3}}?))"
_ON = rf",?(?: (?:on |of )?(?:the )?(?P<day>{DAY}))?,?"
_ON_TOO = rf"(?:,? (?:on )?(?:the )?(?P<day2>{DAY}))?"
_LASTS = (
    r"(?: (?:(?:should|must|can|is to|has to|to) )?(?:last|lasts|go on|goes on|be|stay|stays|run))?"
)
_UNTIL = r"(?:until|till|up to|up until)(?: about| around)?"
RULES: tuple[Rule, ...] = (
    (
        rf"{_STAY}{_WHAT}{_ON} from (?P<start>{CLOCK}),? (?:to|{_UNTIL}|-) (?P<end>{CLOCK}){_ON_TOO}",
        from_to,
    ),
    (
        rf"{_STAY}{_WHAT}{_ON} (?P<start>{CLOCK}) ?(?:-|to|{_UNTIL}) ?(?P<end>{CLOCK}){_ON_TOO}",
        from_to,
    ),
    (
        rf"from (?P<start>{CLOCK}) (?:to|{_UNTIL}) (?P<end>{CLOCK}){_ON},? (?:at |in |visit |see )?{_WHAT}{_ON_TOO}",
        from_to,
    ),
    (rf"{_STAY}{_WHAT}{_ON}{_LASTS} {_UNTIL} (?P<end>{CLOCK}){_ON_TOO}", until),
    (
        rf"(?:leave|be out of|be done (?:with|at)|finish(?: with| at)?|end) {_WHAT}{_ON}"
        rf" (?:by|before|not later than) (?P<end>{CLOCK}){_ON_TOO}",
        until,
    ),
)
