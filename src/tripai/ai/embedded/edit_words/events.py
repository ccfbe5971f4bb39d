"""What is no place of the city's and has a time of its own: dinner with friends, a show, a coffee break."""

import re

from tripai.ai.embedded.bookings import EVENT, RESERVED
from tripai.ai.embedded.edit_words.clause import Clause, Target, which_meal
from tripai.ai.embedded.edit_words.marks import ANY_MARK, CLOCK, DAY, NAME, PART, SPAN
from tripai.ai.embedded.edit_words.scene import Unclear
from tripai.ai.embedded.edit_words.verbs import VERBS
from tripai.edits import AddEvent, Choice, Edit, Question
from tripai.errors import NotFoundError

_FREE = (
    rf"\b(?:{EVENT}|{RESERVED}|coffee|tea|ice ?cream|gelato|drinks?|aperitivo|cocktails?|beers?|massage|spa|class|lesson|picnic"
    r"|break|nap|rest|call|party|birthday|with|friends?"
    r"|meet|yoga|swim|beach|church service|mass|pickup|haircut)\b"
)
_BEFORE_A_TITLE = (
    r"^(?:(?:a|an|the|our|my|some|two|we|have|got|bought|booked"
    r"|reserved|tickets?|table|for|to|reservations?|at|is"
    r"|are) )+"
)
_BRIEF = r"\b(?:coffee|tea|ice ?cream|gelato|break|call|pickup|snack)\b"
SHORT, LONG = 30, 60  # minutes that something takes when nobody says how long
_NO_TITLE = (
    rf"(?:(?:we|i) )?(?:{VERBS}|move|shift|change|swap|replace|lock|keep|no"
    r"|not|nothing|never|without|dont|do not|leave|leaving)\b"
)
_SENTENCE = r"\b(?:should|must|would|could|can|may|starts?|begins?|moved|rest of|then|avoid|are)\b"  # and no name of anything
_COMPARED = r"\b(?:earlier|later|longer|shorter)\b"


def event_of(clause: Clause, text: str) -> list[Edit] | None:
    """Return something that is no place of the city, if the words speak of such and of its time."""
    target = clause.target(
        re.sub(
            rf",? (?:it |that |which )?(?:takes|lasts|for|lasting)(?: about)? (?={SPAN}$)",
            " ",
            text,
        )
    )
    if not target.start or target.before or target.after or re.fullmatch(NAME, target.what):
        return None
    if re.search(f"{CLOCK}|{DAY}|{PART}|{SPAN}", target.what):
        return None  # what has two times is two things
    words = clause.marked.read(target.what)
    if re.match(_NO_TITLE, words) or re.search(_SENTENCE, words):
        return None
    if not re.search(_FREE, words) or re.search(_COMPARED, words) or _is_in(clause, target):
        return None
    begin = re.match(_BEFORE_A_TITLE, f"{target.what} ")
    title = clause.said(target.what[begin.end() :] if begin else target.what).strip(" ,") or words
    half = 12 if re.search(r"\b(?:dinner|drinks|fado|show|concert|party|opera)\b", words) else 7
    return [
        AddEvent(
            title=title[:1].upper() + title[1:],
            day=_event_day(clause, target, title),
            start=clause.clock(target.start, half),
            minutes=clause.minutes(target.minutes) or (SHORT if re.search(_BRIEF, words) else LONG),
        )
    ]


def _event_day(clause: Clause, target: Target, title: str) -> int:
    if target.day:
        return clause.day(target.day)
    days = clause.scene.route.days
    key = f"event {title}"
    if chosen := clause.scene.settled.get(key):
        return int(chosen)
    if len(days) == 1:
        return 1
    choices = tuple(
        Choice(label=f"day {d.number} ({d.date:%A})", value=str(d.number)) for d in days
    )
    raise Unclear(key, Question(question=f"On which day is {title!r}?", choices=choices))


def _is_in(clause: Clause, target: Target) -> bool:
    """Whether what has a time is in the route, so that it is moved: lunch, a booked show."""
    try:
        there = clause.activities(target.what)
    except (NotFoundError, Unclear):
        return (
            re.fullmatch(rf"(?:the |our )?(?:lunch|dinner)s?|{ANY_MARK}", target.what) is not None
        )
    return bool(there) and (which_meal(there[0]) is None or " with " not in target.what)
