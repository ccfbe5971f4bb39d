"""How old those are who travel: "the kids are 3 and 7 now", "one kid is a toddler", "one of us is 70"."""

import re
from collections.abc import Sequence

from tripai.ai.embedded.children import AGE_OF
from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.people import whole
from tripai.ai.embedded.edit_words.scene import Unclear
from tripai.ai.embedded.elders import SENIOR_FROM
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.reading import Reading
from tripai.edits import Choice, Edit, Question, SetParty
from tripai.errors import InputError
from tripai.model import Party
from tripai.wording import count

_GROWN_UP = 18  # years
_HINT = "Say who travels, for example: 2 adults and kids 6 and 9."
_YEARS = r"(?:[ -]?(?:years?|yrs?|yo|y/o)(?:[ -]?olds?)?)?"
_IS = r"(?: now| just| have| has)*(?: is| are| turned| turns?|s)(?: now| actually| already| only| just| about)*(?: aged?| ages)?"
_YOUNG = rf"(?P<young>an? (?:little |small )?(?:{'|'.join(AGE_OF)}))"
_CHILD = r"(?:kid|child|son|daughter|boy|girl|grandchild|grandson|granddaughter)"
_CHILDREN = r"(?:kids|children|sons|daughters|boys|girls|grandchildren|little ones)"
_OLDEST = r"(?:(?P<first>younge(?:r|st)|little|small)|(?P<last>(?:old|eld)e(?:r|st)|big))"


def of_all(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Give every child the age that is said."""
    own = clause.scene.route.brief.party
    ages = _ages(found["ages"])
    if len(ages) != len(own.child_ages):
        there = count(len(own.child_ages), "child", "children")
        raise InputError(f"{count(len(ages), 'age')} for {there}.", _HINT)
    return _party(clause, own, ages)


def of_child(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Give one child another age; which one is asked."""
    own = clause.scene.route.brief.party
    if not own.child_ages:
        raise InputError("No child is planned for.", _HINT)
    said = found.groupdict()
    if said.get("first") or said.get("last"):
        at = own.child_ages.index((min if said["first"] else max)(own.child_ages))
    else:
        at = _which(clause, own.child_ages)
    ages = (*own.child_ages[:at], _age(clause, found), *own.child_ages[at + 1 :])
    return _party(clause, own, ages)


def of_some(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Count some of those who travel as seniors, or one as a child."""
    own = clause.scene.route.brief.party
    number, age = to_number(found["n"]), _age(clause, found)
    if age >= SENIOR_FROM and number <= own.adults:
        adults, seniors = own.adults - number, own.seniors + number
        return [SetParty(party=own.replaced(adults=adults, seniors=seniors))]
    if age >= _GROWN_UP or number != 1:
        return None
    if own.child_ages:
        return of_child(clause, found)
    return _party(clause, own, (age,), adults=own.adults - 1)


def _party(
    clause: Clause, own: Party, ages: tuple[int, ...], adults: int | None = None
) -> list[Edit]:
    """Return the edit for other ages of the children."""
    grown = own.adults if adults is None else adults
    said = Reading(adults=grown, child_ages=ages, seniors=own.seniors)
    return [SetParty(party=whole(clause, said, own))]


def _which(clause: Clause, ages: Sequence[int]) -> int:
    """Ask which child is meant, if there are several."""
    key = f"child {clause.text}"
    if key in clause.scene.settled:
        return int(clause.scene.settled[key])
    if len(ages) == 1:
        return 0
    choices = (
        Choice(label=f"the one of {age} years", value=str(at)) for at, age in enumerate(ages)
    )
    raise Unclear(key, Question(question="Which child is meant?", choices=tuple(choices)))


def _age(clause: Clause, found: re.Match[str]) -> int:
    """Return the age that is said, in years or by a word such as "toddler"."""
    if said := found["young"]:
        age = AGE_OF[said.split()[-1]]
        clause.scene.note(f'"{said}" is taken as aged {age}.')
        return age
    return to_number(found["age"])


def _ages(text: str) -> tuple[int, ...]:
    return tuple(map(to_number, re.findall(NUMBER, text)))


_NUMBERS = rf"{NUMBER}(?:(?:,? and |, ?| & ?){NUMBER})"
_ONE = rf"(?:{_YOUNG}|(?P<age>{NUMBER}){_YEARS})"
RULES: tuple[Rule, ...] = (
    (rf"(?:the |our |my |both )*{_CHILDREN}{_IS} (?P<ages>{_NUMBERS}+){_YEARS}", of_all),
    (rf"(?:the |our |my |an? |one )?{_OLDEST}(?: (?:one|{_CHILD}))?{_IS} {_ONE}", of_child),
    (
        rf"(?:one (?:of )?(?:the |our |my )?(?:{_CHILD}|{_CHILDREN})|(?:the|our|my|an?) {_CHILD}){_IS} {_ONE}",
        of_child,
    ),
    (
        rf"(?P<n>{NUMBER}) of (?:us|them|the (?:party|group|adults)){_IS} (?:over |above |more than )?{_ONE}",
        of_some,
    ),
)
