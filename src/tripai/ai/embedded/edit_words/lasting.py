"""How long something takes: minutes that are said, more of them, or fewer."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import SPAN
from tripai.edits import LONGER, Edit, Lengthen, Retime, Shorten

_AT = r"(?:in|at|for|on|inside|to|with)"


def last(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Give activities so many minutes."""
    minutes = clause.minutes(found["span"])
    return [Retime(activity=id_, minutes=minutes) for id_ in _ids(clause, found["what"])]


def lengthen(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Give activities more minutes."""
    minutes = clause.minutes(found.groupdict().get("span")) or LONGER
    return [Lengthen(activity=id_, minutes=minutes) for id_ in _ids(clause, found["what"])]


def shorten(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Give activities fewer minutes."""
    minutes = clause.minutes(found.groupdict().get("span")) or LONGER
    return [Shorten(activity=id_, minutes=minutes) for id_ in _ids(clause, found["what"])]


def _ids(clause: Clause, text: str) -> list[str]:
    ids = []
    for item in clause.items(text):
        target = clause.target(item)
        day = clause.day(target.day) if target.day else None
        ids += [activity.id for activity in clause.activities(target.what, day)]
    return ids


_STAY = r"(?:(?:stay|spend|have|give us|be|keep us|plan|allow|we need|i need|need) )?"
_LESS = r"(?:less|shorter|fewer)"
RULES: tuple[Rule, ...] = (
    (rf"{_STAY}(?:another |an? extra )(?P<span>{SPAN}) {_AT} (?P<what>.+)", lengthen),
    (rf"{_STAY}(?P<span>{SPAN}) (?:more|longer|extra)(?: time)? {_AT} (?P<what>.+)", lengthen),
    (
        rf"{_STAY}(?:some |a bit |a little |much )?(?:more"
        r"|extra|longer)(?: time)? (?:in|at|inside) (?P<what>.+)",
        lengthen,
    ),
    (rf"{_STAY}(?:some |a bit |a little |much )?(?:more|extra) time {_AT} (?P<what>.+)", lengthen),
    (rf"(?:lengthen|extend|prolong) (?P<what>.+?)(?: by (?P<span>{SPAN}))?", lengthen),
    (rf"(?:make|keep) (?P<what>.+?) (?:(?P<span>{SPAN}) )?longer", lengthen),
    (rf"(?P<what>.+?) (?P<span>{SPAN}) (?:longer|more)", lengthen),
    (rf"add (?P<span>{SPAN}) (?:to|for|at|in) (?P<what>.+)", lengthen),
    (rf"{_STAY}(?P<span>{SPAN}) {_LESS}(?: time)? {_AT} (?P<what>.+)", shorten),
    (
        rf"{_STAY}(?:a bit |a little |much |not so much "
        rf"|not that much )?(?:{_LESS} (?:time )?|time ){_AT} (?P<what>.+)",
        shorten,
    ),
    (rf"(?:shorten|cut|reduce|trim) (?P<what>.+?) by (?P<span>{SPAN})", shorten),
    (rf"(?:shorten|cut|reduce|trim|limit) (?P<what>.+?) (?:down )?to (?P<span>{SPAN})", last),
    (r"(?:shorten|trim) (?P<what>.+)", shorten),
    (rf"(?:make|keep) (?P<what>.+?) (?:(?P<span>{SPAN}) )?shorter", shorten),
    (rf"(?P<what>.+?) (?P<span>{SPAN}) (?:shorter|less)", shorten),
    (
        r"(?:give us |only |just |at most |spend |spend only |stay "
        r"|stay only |(?:we |i )?(?:only |just )?(?:need|have|want|got) (?:only "
        rf"|just )?|plan |have )*(?P<span>{SPAN}) (?:is "
        r"|are |will be |would be )?(?:enough |plenty "
        rf"|sufficient |fine )?{_AT} (?P<what>.+)",
        last,
    ),
    (
        r"(?:make|keep|plan|visit|do) (?P<what>.+?) (?:(?:for"
        rf"|last|take|in|about|just|only) )*(?P<span>{SPAN})(?: only)?",
        last,
    ),
    (rf"(?:only|just) (?P<what>.+?) for (?P<span>{SPAN})", last),
    (rf"(?:give|allow|plan|reserve) (?P<what>.+?) (?P<span>{SPAN})", last),
    (rf"(?:an? )?longer (?:visit |stop |stay |time )?{_AT} (?P<what>.+)", lengthen),
    (rf"(?:an? )?shorter (?:visit |stop |stay |time )?{_AT} (?P<what>.+)", shorten),
    (r"(?:an? )?longer (?P<what>(?:lunch|dinner).*)", lengthen),
    (r"(?:an? )?shorter (?P<what>(?:lunch|dinner).*)", shorten),
)
