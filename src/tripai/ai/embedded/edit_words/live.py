"""On the way: what is over, how late it is, and the rest of today."""

import re
from typing import Any

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, SPAN
from tripai.edits import Edit, Resume

_WE_ARE = r"(?:(?:we|i) (?:are |am |will be |have been )?|were |well be |im )?"
_REST = (
    rf"(?:(?:the )?rest (?:of (?:the day|this day|{DAY}))?"
    r"|(?:from )?(?:here|now)(?: on)?|the remaining day"
    rf"|whats left(?: of (?:the day|{DAY}))?)"
)


def late(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Plan the rest of the day with so many minutes less."""
    minutes = clause.minutes(found.groupdict().get("span"))
    return [_resume(clause, late=minutes or 0)]


def done(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Plan the rest of the day without what is over."""
    over = [clause.activity(item).id for item in clause.items(found["what"])]
    return [_resume(clause, done=tuple(over))]


def rest(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Plan the rest of the day from now on, or from a time that is said."""
    if {clause.marked.mark(day).words for day in re.findall(DAY, clause.text)} - {"today"}:
        return None
    said = found.groupdict().get("clock")
    resume = _resume(clause)
    if said is None:
        return [resume]
    clock = clause.clock(said)
    return [resume.replaced(at=resume.at.replace(hour=clock.hour, minute=clock.minute))]


def _resume(clause: Clause, **fields: Any) -> Resume:
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(clause.scene.route.brief.stays[0].zone)
    return Resume(at=clause.scene.known.now.astimezone(zone), **fields)


RULES: tuple[Rule, ...] = (
    (
        rf"{_WE_ARE}(?:running |now |already |about |some )*(?P<span>{SPAN}) (?:late"
        r"|behind)(?: (?:schedule|plan|time))?(?: already)?",
        late,
    ),
    (
        rf"{_WE_ARE}(?:running |now |already )*(?:late|behind"
        rf"|delayed)(?: (?:schedule|plan))?(?: by (?:about )?(?P<span>{SPAN}))?",
        late,
    ),
    (
        rf"{_WE_ARE}(?:already |now |just )*(?:done|finished"
        r"|through) (?:with|at|in) (?P<what>.+?)(?: (?:already"
        r"|now|early))?",
        done,
    ),
    (
        r"(?:we |i )?(?:have |already |just )*(?:finished"
        r"|completed) (?P<what>.+?)(?: (?:already|now|early))?",
        done,
    ),
    (r"(?P<what>.+?) (?:is|are) (?:already )?(?:done|over|finished)(?: already| now)?", done),
    (
        r"(?:re-?plan|plan|re-?do|re-?arrange|re-?optimi[sz]e"
        rf"|fix|adjust|update) {_REST}(?: again)?(?: from (?P<clock>{CLOCK}))?",
        rest,
    ),
    (rf"(?:re-?plan|plan|continue|go on) from (?P<clock>{CLOCK})(?: on)?", rest),
)
