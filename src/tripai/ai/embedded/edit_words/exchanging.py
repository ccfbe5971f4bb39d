"""One for another: two days, two activities, an activity by another place."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import CLOCK, DAY, PART, SPAN
from tripai.ai.embedded.edit_words.matching import as_said
from tripai.ai.embedded.edit_words.scene import CannotBe
from tripai.ai.embedded.edit_words.verbs import VERBS, WHO
from tripai.ai.names.grounding import bare
from tripai.ai.names.vocabulary import kind_of_place
from tripai.edits import Edit, Replace, SwapActivities, SwapDays
from tripai.errors import NotFoundError
from tripai.model import MEAL_AREA, Place
from tripai.text import plain
from tripai.wording import listed

_SWAP = r"(?:swap|switch|exchange|trade|flip|invert|reverse)(?: around)?(?: the order of)?"
_CHANGE = r"(?:replace|substitute|exchange|swap|switch|change|trade)"
_ALIKE = re.compile(
    r"(?:something|anything|somewhere|sth|(?:an)?other one"
    r"|(?:something|somewhere|anything) (?:(?:a bit|a little|much|far) )?(?:better|nicer|cooler|(?:more )?(?:fun"
    r"|interesting|exciting|special|worthwhile|worth it))"
    r"|(?:a )?(?:similar|comparable|different) (?:one"
    r"|place|thing|sight)"
    r"|one|an alternative|alternatives?|some other place|another place)"
    r"(?: (?:else|similar|different|comparable|like (?:it"
    r"|that|this)|of (?:the|that) (?:same )?kind|nearby"
    r"|in the area))*"
    r"|(?:similar|different|other) (?:things?|places?|ones?)"
)
_SOMETHING = re.compile(r"^(?:something|somewhere) (?:more |a bit more )?(?:to do with |with )?")
_ONE = re.compile(r"^(?:a|an|another|some|any|a different|an other|some other|one more) ")


def swap_days(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Exchange two days."""
    day, other = clause.days(found[0])
    return [SwapDays(day=day, other=other)] if day != other else None


def swap(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Exchange two activities, or an activity for a place that is not in the route."""
    target, other = clause.target(found["one"]), clause.target(found["other"])
    _refuse_meals(target.what, other.what)
    day = clause.day(target.day) if target.day else None
    other_day = clause.day(other.day) if other.day else day
    activity = as_said(clause, target, clause.activity(target.what, day))
    try:
        second = as_said(clause, other, clause.activity(other.what, other_day))
    except NotFoundError:
        return _replaced(clause, activity.id, other.what)
    if found["joint"] == "for" or second.id == activity.id:
        return None
    return [SwapActivities(activity=activity.id, other=second.id)]


def _refuse_meals(one: str, other: str) -> None:
    """Refuse to have dinner at noon: each meal has its hours."""
    if {word.removeprefix("the ").removeprefix("our ") for word in (one, other)} == {
        "lunch",
        "dinner",
    }:
        raise CannotBe(
            "Lunch and dinner cannot change places: each is eaten at its hours.",
            'Say for example "lunch at 14:00", or "replace lunch on day 2" to eat in another area.',
        )


def replace(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Put another place where an activity is."""
    other = found.groupdict().get("other") or ""
    if re.search(f"{CLOCK}|{SPAN}|{DAY}", other):
        return None
    target = clause.target(found["one"])
    day = clause.day(target.day) if target.day else None
    return _replaced(clause, as_said(clause, target, clause.activity(target.what, day)).id, other)


def eat_in(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Eat in another area."""
    named = clause.marked.mark(found["area"]).value
    if not isinstance(named, Place):
        return None
    areas = [p for p in clause.scene.gazette.places if p.category == MEAL_AREA]
    area = next((p for p in areas if p == named or named.name in p.all_names), None)
    if area is None:
        raise NotFoundError(
            f"{plain(named.name)} is no area to eat in.",
            f"Those are {listed(sorted(plain(p.name) for p in areas))}.",
        )
    target = clause.target(f"{found['one']} on {found['day']}" if found["day"] else found["one"])
    day = clause.day(target.day) if target.day else None
    return [Replace(activity=clause.activity(target.what, day).id, by=area.name)]


def _replaced(clause: Clause, id_: str, other: str) -> list[Edit] | None:
    said = clause.marked.read(other).strip(" ,")
    if not said or _ALIKE.fullmatch(said):
        return [Replace(activity=id_)]
    kind = kind_of_place(bare(_ONE.sub("", _SOMETHING.sub("", said))))
    if kind and (_SOMETHING.match(said) or _ONE.match(said) or bare(said) == said):
        return [Replace(activity=id_, kind=kind)]
    return [Replace(activity=id_, by=clause.place(other).name)]


RULES: tuple[Rule, ...] = (
    (
        rf"{_SWAP} (?:the )?(?:plans? (?:for|of) )?{DAY}(?: plans?)? ?(?:and"
        rf"|with|for|to|&|,|<->) ?(?:the )?{DAY}(?: (?:plans?|schedules?|programmes?))?(?: around)?",
        swap_days,
    ),
    (
        rf"{DAY} (?:and|with) {DAY} (?:the other way (?:round|around)|swapped|reversed|in reverse)",
        swap_days,
    ),
    (rf"(?:do |put )?{DAY} (?:before|instead of) {DAY}", swap_days),
    (rf"{_SWAP} (?P<one>.+?) (?P<joint>and|with|for|&) (?P<other>.+?)(?: around)?", swap),
    (rf"{VERBS} (?P<one>.+?) (?:for|in favou?r of) (?P<other>.+)", replace),
    (rf"{_CHANGE} (?P<one>.+?) (?:with|by|for|to|into|against) (?P<other>.+)", replace),
    (
        r"(?:(?:have|do|see|visit|go to|take|put in|put"
        r"|add|find|give us|show us) )?(?P<other>.+?) (?:instead of"
        r"|rather than|in place of) (?P<one>.+)",
        replace,
    ),
    (
        rf"(?:(?:{WHO} )?(?:would )?(?:rather|prefer(?: to)?) )?(?:(?:have|do|see|visit|go to|take) )?(?P<other>.+?)"
        r" (?:rather )?than (?:(?:have|do|see|visit|go to|take|to) )?(?P<one>.+)",
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
        r"instead of (?P<one>.+?),? (?:i|we|they|the kids|lets|can we|could we) (?:would |will |do )?(?:rather )?"
        r"(?:(?:want|like|love|prefer|need|wish) (?:to )?)?(?:see |visit |go to |do |have |take )?(?P<other>.+)",
        replace,
    ),
    (
        r"instead of (?P<one>.+?),? (?:(?:have|do|see|visit"
        r"|go to|take|put in|put|add) )?(?P<other>(?:something"
        r"|another|a|the) .+)",
        replace,
    ),
    (r"(?:replace|substitute|swap out) (?P<one>.+)", replace),
    (
        r"(?:(?:move|put|have|take|eat|do) )?(?P<one>(?:the |our )?(?:lunch|dinner)\b.*?) (?:to|into|in|at|around) (?:the )?"
        r"(?P<area>[\ue100-\ue1ff])"
        rf"(?: (?:on |for )?(?:the |our )?(?P<day>{DAY}))?(?: {PART})?",
        eat_in,
    ),
)
