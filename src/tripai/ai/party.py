"""Who travels: adults, children and their ages, seniors."""

import re
from dataclasses import dataclass, replace

from tripai.ai.numerals import NUMBER, to_number
from tripai.ai.reading import Assumption
from tripai.ai.text import Sentence
from tripai.errors import InputError

_CHILD = r"(?:kids?|children|child|sons?|daughters?|boys?|girls?|grandchildren|grandkids?|grandsons?|granddaughters?|nephews?|nieces?|little ones|twins|teens?|teenagers?|toddlers?|bab(?:y|ies)|infants?)"
_NOT_FOR = r"(?![ -]?(?:friendly|oriented|safe|museum|menu|club))"
_AGE = r"\d{1,2}(?! ?(?:days?|nights?|weeks?|adults?|kids|people|euros?|eur|%|[ap]m|[:.]\d))"
_AGES = rf"{_AGE}(?:(?: ?[,&+/] ?(?:and )?| and | or ){_AGE})*\b"
_YEARS = r"[ -]?(?:years?|yrs?|yo|y/o)(?:[ -]?olds?)?"
# A number, or who is counted as one: "my son", "a baby".
_HOW_MANY = rf"(?:(?P<n>{NUMBER}|an?|my|our|the|his|her) (?:(?:small|little|young|older|grown|teenage|of|my|our|other) )?)?"

_WITH_AGES = rf"\b{_HOW_MANY}{_CHILD}(?: ?[(,:]? ?)(?:(?:who are|aged?|ages|of|are|is) (?:ages? )?)?(?P<ages>{_AGES})(?:{_YEARS})?\)?"
_AGED = (
    rf"\b(?P<ages>\d{{1,2}}(?:(?: ?[,&] ?| and )(?:an? )?\d{{1,2}})*)(?P<unit>[ -]?(?:years?|yrs?|months?)[ -]?olds?|[ -]?(?:yo|y/o))"
    rf"(?: (?:{_CHILD}|twins))?\b"
)
_PLAIN_CHILDREN = rf"\b{_HOW_MANY}(?P<who>{_CHILD})\b{_NOT_FOR}"
_NO_CHILDREN = r"\b(?:no|without(?: the| our)?|minus the) (?:kids|children)\b"
_AGE_OF = {"baby": 1, "babies": 1, "infant": 1, "toddler": 2, "teen": 15, "teenager": 15}

_PEOPLE = r"(?:people|persons?|travell?ers|guests|pax|friends|adults and children|of us)"
# How many there are in all. The group is `n`.
_TOTALS = (
    rf"\b(?:family|group|party|team|bunch) of (?P<n>{NUMBER})\b",
    rf"\b(?:we are|were|there are|there will be) (?P<n>{NUMBER})\b(?: {_PEOPLE})?(?! ?(?:adults?|kids?|children|seniors?|{_CHILD}))",
    rf"\b(?:the )?(?P<n>{NUMBER}) {_PEOPLE}\b",
    rf"\bfor (?P<n>{NUMBER})(?=$|[ ]?[,.;!?)]| with\b| from\b| in\b)(?! in total)",
)
_FAMILY = rf"\bfamily of (?P<n>{NUMBER})\b"
_ADULTS = rf"\b(?P<n>{NUMBER}|an?) (?:adults?|grown[ -]?ups?)\b"
_SOLO = r"\b(?:solo|alone|by myself|on my own|just me(?! and)|only me|travell?ing single|single (?:mum|mom|dad|parent|mother|father)|solo travell?er)\b"
_ONE_PARENT = rf"\b(?:me|i) and (?:my|our) (?:\d{{1,2}}[ -]years?[ -]old )?{_CHILD}\b|\bmy {_CHILD} and (?:me|i)\b"
_TWO = (
    r"\b(?:(?:as |for )?a couple(?! of (?:days|nights|weeks|hours))|couples|honeymoon(?:ers)?|newlyweds|my (?:wife|husband|girlfriend|boyfriend|partner|fiancee?|spouse|better half)"
    r"|(?:with|and) (?:my |a )?(?:friend|sister|brother|best friend|colleague|mate)|two of us|both of us)\b(?! of \w+ (?:days|nights))"
)
_FRIENDS = (
    rf"\bwith (?P<n>{NUMBER}) (?:other )?(?:friends|mates|colleagues|others|girlfriends|buddies)\b"
)
_OLD = r"(?: ?\(?(?:(?:both |who are |are |aged? |in their |early |late |mid[ -]?)*)(?P<age>[5-9]\d)(?:s|ies)?(?: and [5-9]\d)?\)?)?"
_PARENTS = rf"\b(?P<who>(?:my|our|her|his|both)(?: elderly| old| aging| retired)? (?:parents|grandparents|in-laws|mum and dad|mom and dad))\b{_OLD}"
_ELDER = rf"\b(?:my |our |with |the )*(?:elderly |old )?(?P<who>grandma|grandmother|grandpa|grandfather|granny|gran|nana|grandad|granddad|(?:elderly|old) (?:mother|father|mum|mom|dad|aunt|uncle))\b{_OLD}"
_MOTHER = rf"\b(?:my|our) (?P<who>mother|father|mum|mom|dad|aunt|uncle)(?:-in-law)?\b{_OLD}"
_SENIORS = rf"\b(?P<n>{NUMBER}|an?) (?:seniors?|pensioners?|retirees?|elderly(?: people| persons?)?|older adults?)\b"
_SENIOR_COUPLE = r"\b(?:retired couple|elderly couple|senior couple|couple in (?:their|our) [6-9]0s|we are (?:both )?(?:retired|in our [6-9]0s|seniors|pensioners)|were (?:both )?(?:retired|in our [6-9]0s))\b"
_ME = r"\b(?:me|i|myself) and |and (?:me|i|myself)\b|\bwith me\b"
_OLD_FROM = 65


@dataclass(frozen=True, slots=True)
class Company:
    """Who is said to travel; None where nothing is said. `children` are those without an age."""

    adults: int | None = None
    ages: tuple[int, ...] = ()
    children: int = 0
    seniors: int | None = None
    total: int | None = None
    notes: tuple[Assumption, ...] = ()

    def noted(self, about: str, sentence: str) -> "Company":
        """Return it with one more sentence about how words were taken."""
        return replace(self, notes=(*self.notes, Assumption(about=about, sentence=sentence)))


def read_company(sentence: Sentence) -> Company:
    """Read who travels, and take the words out.

    Raises:
        InputError: The numbers contradict each other.
    """
    parent = any(sentence.find(_ONE_PARENT))
    company = _read_seniors(sentence, Company(adults=1 if parent else None))
    company = _read_children(sentence, company)
    company = _read_adults(sentence, company)
    return _agreed(company)


def _read_children(sentence: Sentence, company: Company) -> Company:
    if sentence.has(_NO_CHILDREN):
        return company
    for match in sentence.take(_AGED):
        ages = [
            0
            if "month" in match["unit"] and int(n) < 12
            else int(n) // (12 if "month" in match["unit"] else 1)
            for n in _numbers(match["ages"])
        ]
        if "twins" in match[0]:
            ages *= 2
        company = replace(company, ages=(*company.ages, *ages))
    for match in sentence.take(_WITH_AGES):
        company = _with_ages(company, match)
    for match in sentence.take(_PLAIN_CHILDREN):
        company = _plain_children(company, match)
    return company


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _with_ages(company: Company, match: re.Match[str]) -> Company:
    ages = _numbers(match["ages"])
    number = to_number(match["n"]) if match["n"] and re.fullmatch(NUMBER, match["n"]) else len(ages)
    if "twins" in match[0]:
        number = 2
    if len(ages) == 1 and number > 1:
        ages *= number
    if number != len(ages):
        raise InputError(
            f"{number} children are named, but {len(ages)} ages.",
            "Give one age for each child, for example: kids 6 and 9.",
        )
    return replace(company, ages=(*company.ages, *ages))


def _plain_children(company: Company, match: re.Match[str]) -> Company:
    who = match["who"]
    one = next((word for word in _AGE_OF if who in (word, f"{word}s")), None)
    number = (
        to_number(match["n"]) if match["n"] and re.fullmatch(rf"{NUMBER}|an?", match["n"]) else 0
    )
    if number == 0 and match["n"] is None and not one and who not in ("kids", "children"):
        return company  # "girls trip", "boys weekend"
    number = number or (2 if who.endswith(("s", "children", "ies")) else 1)
    if company.ages and len(company.ages) == number and not one:
        return company  # "two kids ... a 4-year-old and a 7-year-old"
    if not match["n"] or not re.fullmatch(rf"{NUMBER}|an?", match["n"]):
        company = (
            company.noted(
                "child_ages",
                f'"{match[0].strip()}" is taken as {number} {"child" if number == 1 else "children"}.',
            )
            if number > 1
            else company
        )
    if one is None:
        return replace(company, children=company.children + number)
    age = _AGE_OF[one]
    return replace(company, ages=(*company.ages, *[age] * number)).noted(
        "child_ages",
        f'"{match[0].strip()}" is taken as {"aged" if number == 1 else "each aged"} {age}.',
    )


def _read_seniors(sentence: Sentence, company: Company) -> Company:
    for match in sentence.take(_SENIORS):
        company = replace(company, seniors=(company.seniors or 0) + to_number(match["n"]))
    if sentence.has(_SENIOR_COUPLE):
        return replace(company, seniors=2, adults=0)
    for match in sentence.take(_PARENTS):
        company = _elders(sentence, company, match, 2)
    for match in sentence.take(_ELDER):
        company = _elders(sentence, company, match, 1)
    for match in sentence.take(_MOTHER):
        if match["age"] and int(match["age"]) >= _OLD_FROM:
            company = _elders(sentence, replace(company, adults=company.adults or 1), match, 1)
        else:
            company = replace(company, adults=(company.adults or 1) + 1)
    return company


def _elders(sentence: Sentence, company: Company, match: re.Match[str], number: int) -> Company:
    if match["age"] and int(match["age"]) < _OLD_FROM - 5:
        return replace(company, adults=(company.adults or 1) + number)
    company = replace(company, seniors=(company.seniors or 0) + number)
    if number == 2:
        before = sentence.text[max(0, match.start() - 5) : match.start()]
        alone = before.endswith("for ") and not re.search(_ME, sentence.text)
        company = replace(company, adults=0 if alone else (company.adults or 1))
    if match["age"] is None and "grand" not in match["who"]:
        company = company.noted(
            "seniors",
            f'"{match["who"]}" {"are" if number == 2 else "is"} taken as {number} {"senior" if number == 1 else "seniors"}, who walk less.',
        )
    return company


def _read_adults(sentence: Sentence, company: Company) -> Company:
    found = sentence.take(_ADULTS)
    family = bool(list(sentence.find(_FAMILY)))
    if found:
        company = replace(company, adults=sum(to_number(match["n"]) for match in found))
    elif friends := sentence.take(_FRIENDS):
        company = replace(company, adults=to_number(friends[0]["n"]) + 1)
    for pattern in _TOTALS:
        for match in sentence.take(pattern):
            company = replace(company, total=company.total or to_number(match["n"]))
    two, solo = list(sentence.find(_TWO)), sentence.has(_SOLO)
    sentence.take(_TWO.replace("honeymoon(?:ers)?|", ""))  # a honeymoon is also a wish
    if solo and company.adults is None:
        company = replace(company, adults=1)
    if two and (company.adults is None or (company.adults == 1 and not solo)):
        company = replace(company, adults=2)
    if (
        family
        and company.total
        and company.adults is None
        and not (company.children or company.ages)
    ):
        return _family(company)
    if (
        company.total is None
        and not company.children
        and not company.ages
        and sentence.has(
            r"\b(?:family (?:trip|holiday|vacation|break|weekend)|(?:with|for) (?:my|our|the) (?:whole )?family)\b"
        )
    ):
        return replace(company, children=2).noted(
            "child_ages", "A family is taken as 2 adults and 2 children."
        )
    return company


def _family(company: Company) -> Company:
    total = company.total or 0
    children = max(0, total - 2 - (company.seniors or 0))
    return replace(company, adults=min(2, total), children=children, total=None).noted(
        "child_ages",
        f"A family of {total} is taken as {min(2, total)} adults and {children} {'child' if children == 1 else 'children'}.",
    )


def _agreed(company: Company) -> Company:
    grown = [age for age in company.ages if age > 17]
    young = tuple(age for age in company.ages if age <= 17)
    company = replace(
        company, ages=young, adults=(company.adults or 2) + len(grown) if grown else company.adults
    )
    if company.total is None:
        return company
    others = len(company.ages) + company.children + (company.seniors or 0)
    adults = company.total - others if company.adults is None or not others else company.adults
    if (
        adults < 0
        or (adults == 0 and not company.seniors)
        or (company.adults is not None and adults + others != company.total)
    ):
        raise InputError(
            f"{company.total} people are named in all, but the adults, children and seniors named do not add up to that.",
            "Say who travels, for example: 2 adults and kids 6 and 9.",
        )
    return replace(company, adults=adults)
