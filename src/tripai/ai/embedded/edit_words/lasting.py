"""How long something takes: minutes that are said, more of them, or fewer."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import NAME, SPAN
from tripai.ai.embedded.edit_words.matching import as_said
from tripai.ai.embedded.edit_words.scene import CannotBe
from tripai.edits import LONGER, Edit, Lengthen, Retime, Shorten
from tripai.model import Activity

_AT = r"(?:in|at|for|on|inside|to|with)"
_LEAST = r"(?:at least|a minimum of|no less than|not less than|minimum|min|or more)"
_MOST = (
    r"(?:at (?:the )?most|no more than|not more than|no longer than|a maximum of|up to|max(?:imum)?"
    r"|tops|or less)"
)
_BOUNDED = (
    rf"(?:(?P<bound>{_LEAST}|{_MOST}) )?(?:about |around |only |just )*(?P<span>{SPAN})"
    rf"(?: (?P<limit>{_LEAST}|{_MOST}))?"
)

_AT_PLACE = re.compile(
    r"^(?:(?:we|i) )?(?:stay|be|remain|linger)(?: only| just)? (?:at|in|inside|on) "
)


def last(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Give activities so many minutes, or at least or at most so many."""
    minutes = clause.minutes(found["span"]) or 0
    meant = _meant(clause, found["what"])
    said = found.groupdict()
    bound = said.get("bound") or said.get("limit")
    if bound:
        meant = [a for a in meant if not _keeps(bound, a, minutes)]
        if not meant:
            raise CannotBe(f'"{clause.words}": that is so already.', "See the route: tripai show.")
    return [Retime(activity=activity.id, minutes=minutes) for activity in meant]


def _keeps(bound: str, activity: Activity, minutes: int) -> bool:
    """Whether an activity is within a bound: what is to have at least two hours never gets less for that."""
    now = (activity.end - activity.start).total_seconds() / 60
    return now >= minutes if re.fullmatch(_LEAST, bound) else now <= minutes


def lengthen(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Give activities more minutes."""
    said = found.groupdict()
    minutes = clause.minutes(said.get("span") or said.get("more")) or LONGER
    return [Lengthen(activity=a.id, minutes=minutes) for a in _meant(clause, found["what"])]


def shorten(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Give activities fewer minutes."""
    minutes = clause.minutes(found.groupdict().get("span")) or LONGER
    return [Shorten(activity=a.id, minutes=minutes) for a in _meant(clause, found["what"])]


def _meant(clause: Clause, text: str) -> list[Activity]:
    activities: list[Activity] = []
    for item in clause.items(_AT_PLACE.sub("", text)):
        target = clause.target(item)
        day = clause.day(target.day) if target.day else None
        activities += [as_said(clause, target, a) for a in clause.activities(target.what, day)]
    return activities


_STAY = (
    r"(?:(?:(?:we|i|the kids|they) )?(?:would )?(?:stay|spend|have|give us|be|keep us|plan|allow(?: us| for)?"
    r"|leave(?: us)?|need|want|like) )?"
)
_LONG = r"(?:long|much time)"
_SEEMS = r"(?:is|are|was|looks?|seems?|feels?|takes?)"
_LESS = r"(?:less|shorter|fewer)"
_TAKES = r"(?:needs?|deserves?|(?:(?:will|should|must|can|has to|needs to|to) )(?:be|take|last)(?: us)?|takes us)"
RULES: tuple[Rule, ...] = (
    (
        rf"(?:an? )?(?:shorter|longer) (?:visit |stop |stay |time )?{_AT} (?P<what>.+?),? {_BOUNDED}"
        r"(?: (?:is|are|will be|would be) (?:enough|plenty|fine|ok))?",
        last,
    ),
    (rf"{_STAY}(?:a bit |a little )?(?:less|more) time {_AT} (?P<what>.+?),? {_BOUNDED}", last),
    (
        rf"(?:(?:we|i) )?(?:dont|do not|wont|will not) need (?:to (?:be|stay|spend) )?(?:that|so|as|too) {_LONG}"
        rf" {_AT} (?P<what>.+)",
        shorten,
    ),
    (
        rf"(?:(?:that|this|it) (?:is|seems) )?(?:way |far |a bit )?too {_LONG} {_AT} (?P<what>.+)",
        shorten,
    ),
    (rf"(?P<what>.+?) {_SEEMS} (?:way |far |a bit )?too long", shorten),
    (rf"{_STAY}(?:not enough|too little) time (?:in|at|inside) (?P<what>.+)", lengthen),
    (rf"(?P<what>.+?) {_SEEMS} (?:way |far |a bit )?too short", lengthen),
    (rf"(?P<what>.+?) (?:can|could|should|must) be (?:(?P<span>{SPAN}) )?shorter", shorten),
    (rf"(?P<what>.+?) (?:can|could|should|must) be (?:(?P<span>{SPAN}) )?longer", lengthen),
    (
        rf"(?:give|allow) (?P<what>.+?) (?:(?:another|an? (?:extra|additional)) (?P<span>{SPAN})"
        rf"|(?P<more>{SPAN}) (?:more|longer|extra)|(?:some |a bit )?more time)",
        lengthen,
    ),
    (r"(?:an? )?(?:long|proper|big) (?P<what>(?:lunch|dinner).*)", lengthen),
    (r"(?:an? )?(?:short|quick) (?P<what>(?:lunch|dinner).*)", shorten),
    (
        r"(?P<what>.+?) (?:needs?|deserves?|could (?:do with|use)) (?:a bit |a little |some )?(?:more|longer)(?: time)?",
        lengthen,
    ),
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
        rf"|just )?|plan |have )*{_BOUNDED} (?:is "
        r"|are |will be |would be )?(?:enough |plenty "
        rf"|sufficient |fine )?{_AT} (?P<what>.+?)"
        r"(?: (?:is|are|will be|would be|should be) (?:enough|plenty|sufficient|fine)| (?:will|should) do)?",
        last,
    ),
    (
        rf"(?P<what>.+?) (?:only |just )?{_TAKES}"
        rf" (?:only |just |for )*{_BOUNDED}(?: long)?",
        last,
    ),
    (rf"(?P<what>.+?) (?:for )?{_BOUNDED} (?:is|are) (?:enough|plenty|sufficient|fine)", last),
    (
        r"(?:make|keep|plan|visit|do) (?P<what>.+?) (?:(?:for"
        rf"|last|take|in|about|just|only) )*{_BOUNDED}(?: only)?",
        last,
    ),
    (rf"(?:only|just) (?P<what>.+?) for (?P<span>{SPAN})", last),
    (rf"(?P<what>(?:the )?(?:{NAME}|[a-z]+)),? (?:for )?{_BOUNDED}(?: only)?", last),
    (rf"(?:give|allow|plan|reserve) (?P<what>.+?) (?P<span>{SPAN})", last),
    (rf"(?:an? )?longer (?:visit |stop |stay |time )?{_AT} (?P<what>.+)", lengthen),
    (rf"(?:an? )?shorter (?:visit |stop |stay |time )?{_AT} (?P<what>.+)", shorten),
    (r"(?:an? )?longer (?P<what>(?:lunch|dinner).*)", lengthen),
    (r"(?:an? )?shorter (?P<what>(?:lunch|dinner).*)", shorten),
)
