"""What is to come in, and what is to be somewhere else or at another time."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tripai.ai.embedded.edit_words.clause import Clause, Rule, Target
from tripai.ai.embedded.edit_words.events import event_of
from tripai.ai.embedded.edit_words.marks import NAME, SPAN
from tripai.ai.embedded.edit_words.scene import CannotBe, Unclear, day_of, in_already
from tripai.edits import LONGER, AddPlace, Edit, Move, Retime
from tripai.errors import InputError, NotFoundError
from tripai.model import Activity

_ADD = (
    r"(?:add|include|squeeze in|fit in|put in|pop in|insert"
    r"|throw in|slip in|work in|make (?:room|time) for|leave (?:room"
    r"|time) for|bring in)"
)
_SEE = (
    r"(?:(?:go (?:and |to )?)?see|visit|go to|go up|go (?=to )|check out|stop at|(?:what|how) about"
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
_MOVE = r"(?:move|put|shift|bring|place|push|reschedule|schedule|postpone|delay)"
_EARLIER = r"(?:earlier|sooner|forwards?|before)"
_LATER = r"(?:later|back|backwards?)"


def add(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Take in places, or an event with a time of its own."""
    what = found["what"] + (found.groupdict().get("when") or "")
    if re.search(r"\b(?:days?|hours?|minutes?|time|room)$", what):
        return None
    return [edit for target in clause.targets(what) for edit in _new(clause, target, what)]


def place(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Move what is in the route, take in what is not."""
    edits: list[Edit] = []
    for target in clause.targets(found["what"]):
        try:
            edits += _placed(clause, target)
        except NotFoundError:
            edits += _new(clause, target, found["what"])
    return edits


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
    return perhaps(clause, found) if all(t.is_placed and t.what for t in targets) else None


def should_be(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put what is spoken of where it should be."""
    target = clause.target(f"{found['what']} {found['when']}")
    return list(_placed(clause, target)) if target.is_placed else None


def start_with(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put an activity at the beginning of a day."""
    target = clause.target(f"{found['what']} {found['when']} first")
    return list(_placed(clause, target)) if target.what else None


def move(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put activities on another day, at another time, or in another order."""
    return [
        edit
        for target in clause.targets(found["what"])
        for edit in _placed(clause, target, moves=True)
    ]


def by_minutes(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Begin activities so many minutes earlier or later."""
    said = found.groupdict()
    target = clause.target(said.get("what") or said["what2"])
    if not target.what or target.start:
        return None
    minutes = clause.minutes(said.get("span")) or LONGER
    if said.get("span") is None:
        clause.scene.note(f"By how much is not said: {LONGER} minutes.")
    earlier = (
        re.fullmatch(_EARLIER, (said.get("way") or said.get("way2") or "later").strip()) is not None
    )
    day = clause.day(target.day) if target.day else None
    step = timedelta(minutes=-minutes if earlier else minutes)
    return [
        Retime(activity=a.id, start=(a.start + step).time().replace(tzinfo=None))
        for a in clause.activities(target.what, day)
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
    if target.first and not refs:
        part = part or "morning"
    return {"part": part, **refs}


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
    place = clause.place(target.what)
    start = clause.clock(target.start) if target.start else None
    minutes = clause.minutes(target.minutes)
    if start is not None:
        return AddPlace(place=place.name, day=day, start=start, minutes=minutes)
    where = _order_of_new(clause, target, day)
    return AddPlace(place=place.name, day=day, minutes=minutes, **where)


def _order_of_new(clause: Clause, target: Target, day: int | None) -> dict[str, Any]:
    if day is not None:
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
        rf"(?:{_MOVE}|have|start|do) (?P<what>.+?)(?: back"
        rf"| forward)? by (?P<span>{SPAN})(?: (?P<way>{_EARLIER}"
        rf"|{_LATER}))?",
        by_minutes,
    ),
    (
        rf"(?:push|move|bring|pull) (?P<what>.+?) (?P<way>{_EARLIER}"
        rf"|{_LATER})(?: by)?(?: (?P<span>{SPAN}))?",
        by_minutes,
    ),
    (
        rf"(?:push|move|bring|pull) (?P<way>back|forward) (?P<what>.+?) by (?P<span>{SPAN})",
        by_minutes,
    ),
    (
        rf"(?:(?:{_MOVE}|have|start|do) )?(?P<what>.+?),? (?P<span>{SPAN}) (?P<way>"
        rf"{_EARLIER}|later)",
        by_minutes,
    ),
    (rf"(?:{_MOVE}|have|start|do) (?P<what>.+?) (?P<way>{_EARLIER}|later)", by_minutes),
    (
        rf"(?P<what>(?:lunch|dinner)) (?P<way>{_EARLIER}"
        r"|later)|(?:(?:have )?an? )?(?P<way2>earlier|later) (?P<what2>lunch"
        r"|dinner)",
        by_minutes,
    ),
    (rf"{_ADD} (?P<what>.+)", add),
    (r"(?:fit|squeeze|slip|work|pop|put) (?P<what>.+?) in(?P<when> .*)?", add),
    (r"(?:push|move|bring|pull) (?P<what>.+?) (?:forward|back|up) (?P<when>to .+)", should_be),
    (r"(?:start|begin) (?P<when>.*?) ?with (?P<what>.+)", start_with),
    (r"(?:put|place|schedule|bring) (?P<what>.+)", perhaps),
    (rf"{_MOVE} (?P<what>.+?)(?: (?:forward|back|up))?", move),
    (rf"{_SEE} (?P<what>.+)", place),
    (rf"{_DO} (?P<what>.+)", perhaps),
    (
        r"(?:(?:(?:i|we) )?(?:would )?(?:like|want|prefer"
        r"|need|love|could|can|may|have) )?(?P<what>.+?) (?:should"
        r"|must|needs to|has to"
        r"|is|are|will|to|be|come|go)(?: be| come| go)?(?: moved| put"
        r"| now)? (?:the )?(?P<when>(?:on|at|in|before|after"
        r"|first)\b.*)",
        should_be,
    ),
    (r"(?P<what>.+)", bare),
)
