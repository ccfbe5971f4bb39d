"""What is to come in, and what is to be somewhere else or at another time."""

import re
from collections.abc import Iterator
from typing import Any

from tripai.ai.embedded.edit_words.clause import Clause, Rule, Target
from tripai.ai.embedded.edit_words.events import event_of
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, NAME, PART
from tripai.ai.embedded.edit_words.scene import CannotBe, Unclear, day_of, in_already, is_sight
from tripai.edits import AddPlace, Edit, Move, Retime
from tripai.errors import InputError, NotFoundError
from tripai.model import Activity

_ADD = (
    r"(?:add|include|squeeze in|fit in|put in|pop in|insert"
    r"|throw in|slip in|work in|make (?:room|time) for|leave (?:room"
    r"|time) for|bring in)"
)
_SEE = (
    r"(?:(?:spend )?(?:(?:the|an?|half an?|an? half)(?: (?:whole|full|entire))? day|all day) (?:at|in)"
    r"|(?:go (?:and |to )?)?see|visit|go to|go up|go (?=to )|check out|stop (?:at|by)|swing by|pop (?:in|into)"
    r"|(?:what|how) about"
    r"|be at|arrive at|get to|reach"
    r"|(?:take|bring) (?:the (?:kids|children|family)|everyone|everybody|us|them|grandma|my \w+) to"
    r"|(?:(?:i|we) )?(?:would )?(?:also )?(?:rather|prefer"
    r"|want|like|need|love)(?: to)? (?:see|visit|go to))"
)
_DO = (
    r"(?:do|have|take|make|eat|tour|start|begin|book|schedule|plan|there is"
    r"|(?:(?:i|we) )?(?:would )?(?:also )?(?:rather|prefer"
    r"|want|like|need|love|have|got)(?: to)?(?: (?:have"
    r"|do|take))?)"
)
MOVE = r"(?:move|put|shift|bring|place|push|reschedule|schedule|postpone|delay)"
"""What puts something somewhere else. No groups."""
_TOO = r"\b(?:too|also|as well)\b"
_FOR_A_MEAL = re.compile(r" (?:for|at|over|during) (?P<meal>lunch|dinner)$")
_PART_OF_MEAL = {"lunch": "midday", "dinner": "evening"}


def add(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Take in places, or an event with a time of its own."""
    what = found["what"] + (found.groupdict().get("when") or "")
    if re.search(r"\b(?:days?|hours?|minutes?|time|room)$", what):
        return None
    return [edit for target in clause.targets(what) for edit in _new(clause, target, what)]


def place(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Move what is in the route, take in what is not; "the zoo until Sunday" says no start."""
    if re.search(rf"\b(?:until|till) (?:the )?(?:{DAY}|{PART})", found["what"]):
        return None
    return [
        edit
        for target in clause.targets(found["what"])
        for edit in placed_or_new(clause, target, found["what"])
    ]


def placed_or_new(clause: Clause, target: Target, text: str = "") -> list[Edit]:
    """Return what moves an activity of the route, or takes in a place or, as a text says it, an event."""
    try:
        return list(_placed(clause, target))
    except NotFoundError:
        return _new(clause, target, text)


def in_order(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put the first of two activities before the other."""
    one, other = clause.target(found["one"]), found["other"]
    activity = clause.activity(one.what, clause.day(one.day) if one.day else None)
    day = day_of(clause.scene.route, activity).number
    return [Move(activity=activity.id, before=_reference(clause, other, day).id)]


def perhaps(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Do the same where what is said need not be of a place at all: "take it easy", "clear day 2"."""
    try:
        return place(clause, found)
    except NotFoundError:
        if re.search(NAME, found["what"]):
            raise
        return None


def _new(clause: Clause, target: Target, text: str) -> list[Edit]:
    """Return what takes in a place, or what is none but has its time."""
    try:
        return [_added(clause, target)]
    except NotFoundError:
        if event := event_of(clause, text):
            return event
        raise


def bare(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Do the same where no verb is said, but a time or an order: "zoo on the first day"."""
    targets = clause.targets(found["what"])
    if re.fullmatch(rf"(?:the )?{NAME}", found["what"]) and re.search(_TOO, clause.marked.text):
        return _new(clause, targets[0], "")
    return perhaps(clause, found) if all(t.is_placed and t.what for t in targets) else None


def should_be(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put what is spoken of where it should be."""
    target = clause.target(f"{found['what']} {found['when']}")
    return list(_placed(clause, target)) if target.is_placed else None


def start_with(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put an activity at the beginning of a day."""
    target = clause.target(f"{found['what']} {found['when']} first")
    return list(_placed(clause, target)) if target.what else None


def end_with(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put an activity at the end of a day."""
    target = clause.target(f"{found['what']} {found['when']} last")
    return list(_placed(clause, target)) if target.what and target.day else None


def move(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put activities on another day, at another time, or in another order."""
    return [
        edit
        for target in clause.targets(found["what"])
        for edit in _placed(clause, target, moves=True)
    ]


def _placed(clause: Clause, target: Target, moves: bool = False) -> Iterator[Edit]:
    """Yield what puts an activity of the route where it is wanted."""
    if not target.what:
        raise NotFoundError(f'"{clause.words}" names nothing in the route.', "See it: tripai show.")
    day = clause.day(target.day) if target.day else None
    for activity in _meant(clause, target, day):
        if not target.is_placed and not target.minutes:
            if moves:
                raise InputError(
                    f'"{clause.words}" does not say where to.', 'Say for example: "to day 2".'
                )
            raise in_already(day_of(clause.scene.route, activity), activity)
        yield _where(clause, target, activity, day)


def _meant(clause: Clause, target: Target, day: int | None) -> list[Activity]:
    """Return the activities that are meant; the day said is where they are, or where they are to be."""
    if day is not None:
        try:
            return [clause.activity(target.what, day)]
        except (NotFoundError, Unclear):
            pass
    meant = clause.activities(target.what)
    if len(meant) > 1 and (reference := target.before or target.after):
        beside = day_of(clause.scene.route, _reference(clause, reference, 0)).number
        return [a for a in meant if day_of(clause.scene.route, a).number == beside] or meant
    return meant


def _where(clause: Clause, target: Target, activity: Activity, day: int | None) -> Edit:
    own = day_of(clause.scene.route, activity).number
    start = clause.clock_for(target.start, activity) if target.start else None
    minutes = clause.minutes(target.minutes)
    there = day in {None, own}
    if there and (start or minutes) and not (target.part or target.before or target.after):
        return Retime(activity=activity.id, start=start, minutes=minutes)
    if start is not None:
        return Move(activity=activity.id, day=None if there else day, start=start)
    where = _order(clause, target, day or own)
    part = where.get("part")
    if there and not (part or where.get("before") or where.get("after")):
        raise CannotBe(f"{activity.title} is on day {own} already.")
    return Move(activity=activity.id, day=None if there else day, **where)


def _order(clause: Clause, target: Target, day: int) -> dict[str, Any]:
    """Return the part of the day, and what it is before or after."""
    refs = {
        way: _reference(clause, words, day).id
        for way, words in (("before", target.before), ("after", target.after))
        if words
    }
    part = clause.part(target.part)
    if target.last and not refs:
        return {"after": _last_sight(clause, target, day).id}
    if target.first and not refs:
        part = part or "morning"
    return {"part": part, **refs}


def _last_sight(clause: Clause, target: Target, day: int) -> Activity:
    """Return the sight behind which something is the last one of a day."""
    there = [a for d in clause.scene.route.days if d.number == day for a in d.activities]
    sights = [a for a in there if is_sight(a)]
    if not sights or target.part:
        raise NotFoundError(
            f'"{clause.words}" does not say where to.', "Say for example: to day 2."
        )
    try:
        if clause.activity(target.what, day) == sights[-1]:
            raise CannotBe(f"{sights[-1].title} is the last sight of day {day} already.")
    except NotFoundError:
        pass
    return sights[-1]


def _reference(clause: Clause, words: str, day: int) -> Activity:
    """Return the activity that something is put before or after: of several the one of that day."""
    target = clause.target(words)
    if target.day:
        return clause.activity(target.what, clause.day(target.day))
    try:
        return clause.activity(target.what, day)
    except NotFoundError:
        return clause.activity(target.what)


def _added(clause: Clause, target: Target) -> Edit:
    day = clause.day(target.day) if target.day else None
    if not target.what:
        raise NotFoundError(f'"{clause.words}" names no place.', "See: tripai places list.")
    meal = _FOR_A_MEAL.search(target.what)
    place = clause.place(target.what[: meal.start()] if meal else target.what)
    start = clause.clock(target.start) if target.start else None
    minutes = clause.minutes(target.minutes)
    if start is not None:
        return AddPlace(place=place.name, day=day, start=start, minutes=minutes)
    where = _order_of_new(clause, target, day)
    if meal and not any(where.values()):
        where["part"] = _PART_OF_MEAL[meal["meal"]]
    return AddPlace(place=place.name, day=day, minutes=minutes, **where)


def _order_of_new(clause: Clause, target: Target, day: int | None) -> dict[str, Any]:
    if day is not None or target.last:
        if day is None:
            raise NotFoundError(
                f'"{clause.words}" names no day.', "Say of which day it is the end."
            )
        return _order(clause, target, day)
    refs = {
        way: clause.activity(words).id
        for way, words in (("before", target.before), ("after", target.after))
        if words
    }
    part = clause.part(target.part) or ("morning" if target.first and not refs else None)
    return {"part": part, **refs}


RULES: tuple[Rule, ...] = (
    (
        rf"(?:(?:{_SEE}|{_DO}) )?(?P<one>.+?) first,? (?:and )?then (?:(?:{_SEE}|{_DO}) )?(?P<other>.+)",
        in_order,
    ),
    (
        rf"first (?:(?:{_SEE}|{_DO}) )?(?P<one>.+?),? (?:and )?then (?:(?:{_SEE}|{_DO}) )?(?P<other>.+)",
        in_order,
    ),
    (rf"{_ADD} (?P<what>.+)", add),
    (r"(?:we|you|i) (?:have )?(?:forgot|forgotten)(?: about)? (?P<what>.+)", add),
    (r"(?P<what>.+?) (?:is|are) (?:still )?missing", add),
    (r"(?:go for|grab) (?P<what>.+)", add),
    (r"(?:fit|squeeze|slip|work|pop|put) (?P<what>.+?) in(?P<when> .*)?", add),
    (r"(?:push|move|bring|pull) (?P<what>.+?) (?:forward|back|up) (?P<when>to .+)", should_be),
    (r"(?:start|begin) (?P<when>.*?) ?with (?P<what>.+)", start_with),
    (
        rf"(?:end|finish|close|wrap up) (?P<when>(?:the )?{DAY}) (?:with|at|in) (?P<what>(?!{CLOCK}).+)",
        end_with,
    ),
    (
        rf"(?:end|finish) (?:with|at|in) (?P<what>(?!{CLOCK}).+?) (?P<when>(?:on )?(?:the )?{DAY})",
        end_with,
    ),
    (r"(?:put|place|schedule|bring) (?P<what>.+)", perhaps),
    (rf"(?:switch|change) (?P<what>.+? to (?:the )?(?:{DAY}|{PART}|{CLOCK}).*)", move),
    (rf"{MOVE} (?P<what>.+?)(?: (?:forward|back|up))?", move),
    (rf"{_SEE} (?P<what>.+)", place),
    (rf"{_DO} (?P<what>.+)", perhaps),
    (
        r"(?:(?:(?:i|we) )?(?:would )?(?:like|want|prefer"
        r"|need|love|could|can|may|have) )?(?P<what>.+?) (?:(?:should|must|can|could) (?:start|begin)|should"
        r"|must|needs to|has to"
        r"|is|are|will|to|be|come|go|(?:can|could) wait|starts?|begins?|moved|got moved)(?: be| come| go)?(?: moved| put"
        r"| now)? (?:the )?(?P<when>(?:on|at|in|to|before|after"
        r"|until|till|first|last)\b.*)",
        should_be,
    ),
    (r"(?P<what>.+)", bare),
)
