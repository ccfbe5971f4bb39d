"""One for another: two days, two activities, an activity by another place."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, SPAN
from tripai.ai.names.grounding import bare
from tripai.ai.names.vocabulary import kind_of_place
from tripai.edits import Edit, Replace, SwapActivities, SwapDays
from tripai.errors import NotFoundError

_SWAP = r"(?:swap|switch|exchange|trade|flip|invert|reverse)(?: around)?(?: the order of)?"
_CHANGE = r"(?:replace|substitute|exchange|swap|switch|change|trade)"
_ALIKE = re.compile(
    r"(?:something|anything|somewhere|sth|(?:an)?other one"
    r"|(?:a )?(?:similar|comparable|different) (?:one"
    r"|place|thing|sight)"
    r"|one|an alternative|alternatives?|some other place|another place)"
    r"(?: (?:else|similar|different|comparable|like (?:it"
    r"|that|this)|of (?:the|that) (?:same )?kind|nearby"
    r"|in the area))*"
    r"|(?:similar|different|other) (?:things?|places?|ones?)"
)
_ONE = re.compile(r"^(?:a|an|another|some|any|a different|an other|some other|one more) ")


def swap_days(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Exchange two days."""
    day, other = clause.days(found[0])
    return [SwapDays(day=day, other=other)] if day != other else None


def swap(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Exchange two activities, or an activity for a place that is not in the route."""
    target, other = clause.target(found["one"]), clause.target(found["other"])
    day = clause.day(target.day) if target.day else None
    other_day = clause.day(other.day) if other.day else day
    activity = clause.activity(target.what, day)
    try:
        second = clause.activity(other.what, other_day)
    except NotFoundError:
        return _replaced(clause, activity.id, other.what)
    if found["joint"] == "for" or second.id == activity.id:
        return None
    return [SwapActivities(activity=activity.id, other=second.id)]


def replace(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put another place where an activity is."""
    other = found.groupdict().get("other") or ""
    if re.search(f"{CLOCK}|{SPAN}|{DAY}", other):
        return None
    target = clause.target(found["one"])
    day = clause.day(target.day) if target.day else None
    return _replaced(clause, clause.activity(target.what, day).id, other)


def _replaced(clause: Clause, id_: str, other: str) -> list[Edit] | None:
    said = clause.marked.read(other).strip(" ,")
    if not said or _ALIKE.fullmatch(said):
        return [Replace(activity=id_)]
    kind = kind_of_place(bare(_ONE.sub("", said)))
    if kind and (_ONE.match(said) or bare(said) == said):
        return [Replace(activity=id_, kind=kind)]
    return [Replace(activity=id_, by=clause.place(other).name)]


RULES: tuple[Rule, ...] = (
    (
        rf"{_SWAP} (?:the )?(?:plans? (?:for|of) )?{DAY} ?(?:and"
        rf"|with|for|&|,|<->) ?(?:the )?{DAY}(?: around)?",
        swap_days,
    ),
    (
        rf"{DAY} (?:and|with) {DAY} (?:the other way (?:round|around)|swapped|reversed|in reverse)",
        swap_days,
    ),
    (rf"(?:do |put )?{DAY} (?:before|instead of) {DAY}", swap_days),
    (rf"{_SWAP} (?P<one>.+?) (?P<joint>and|with|for|&) (?P<other>.+?)(?: around)?", swap),
    (rf"{_CHANGE} (?P<one>.+?) (?:with|by|for|to|into|against) (?P<other>.+)", replace),
    (
        r"(?:(?:have|do|see|visit|go to|take|put in|put"
        r"|add|find|give us|show us) )?(?P<other>.+?) (?:instead of"
        r"|rather than|in place of) (?P<one>.+)",
        replace,
    ),
    (
        r"(?:find|suggest|give us|show us|we need|is there) (?:an "
        r"|some )?(?P<other>alternatives?|other places?) (?:to"
        r"|for) (?P<one>.+)",
        replace,
    ),
    (r"(?:find|suggest|give us|show us) (?P<other>something .+?) (?:to|for) (?P<one>.+)", replace),
    (
        r"instead of (?P<one>.+?),? (?:(?:have|do|see|visit"
        r"|go to|take|put in|put|add) )?(?P<other>(?:something"
        r"|another|a|the) .+)",
        replace,
    ),
    (r"(?:replace|substitute|swap out) (?P<one>.+)", replace),
)
