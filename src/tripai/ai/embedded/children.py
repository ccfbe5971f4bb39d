"""Children and their ages: "kids 6 and 9", "a 4-year-old", "two kids", "a baby"."""

import re
from dataclasses import replace

from tripai.ai.embedded.company import Company
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import Sentence
from tripai.errors import InputError

CHILD = (
    "(?:(?:twin|teenage|teen) (?:boys?|girls?|sons?|daughters?|kids?|children)"
    "|kids?|children|child|sons?|daughters?|boys?|girls?|grandchildren|grandkids?|grandsons?"
    "|granddaughters?|nephews?|nieces?|little ones|twins|teens?|teenagers?|toddlers?|bab(?:y|ies)"
    "|infants?)"
)
"""Words for children. No groups."""
_NOT_A_KIND = r"(?![ -]?(?:friendly|oriented|safe|museum|menu|club))"  # "kid-friendly" is a wish
_AGE = r"\d{1,2}(?! ?(?:days?|nights?|weeks?|adults?|kids|people|euros?|eur|%|[ap]m|[:.]\d)|\d)"
_AGES = rf"{_AGE}(?:(?: ?[,&+/] ?(?:and )?| and | or ){_AGE})*\b"
_HOW_MANY = (
    rf"(?:(?P<n>{NUMBER}|an?|my|our|the|his|her) "
    r"(?:(?:small|little|young|older|grown|of|my|our|other) )?)?"
)

# kids 6 and 9, two kids (6, 9), my son is 8
_WITH_AGES = (
    rf"\b{_HOW_MANY}{CHILD}(?: ?[(,:]? ?)(?:(?:who are|aged?|ages|of|are|is) (?:ages? )?)?"
    rf"(?P<ages>{_AGES})(?:[ -]?(?:years?|yrs?|yo|y/o)(?:[ -]?olds?)?)?\)?"
)
# a 4-year-old, 6 and 9 year olds, our 18-month-old
_AGED = (
    r"\b(?P<ages>\d{1,2}(?:(?: ?[,&] ?| and )(?:an? )?\d{1,2})*)"
    rf"(?P<unit>[ -]?(?:years?|yrs?|months?)[ -]?olds?|[ -]?(?:yo|y/o))(?: {CHILD})?\b"
)
# two kids, a baby, my daughter, kids
_WITHOUT_AGES = rf"\b{_HOW_MANY}(?P<who>{CHILD})\b{_NOT_A_KIND}"
_NONE = r"\b(?:no|without(?: the| our)?|minus the) (?:kids|children)\b"
AGE_OF = {
    "baby": 1, "babies": 1, "infant": 1, "infants": 1, "toddler": 2, "toddlers": 2,
    "teen": 15, "teens": 15, "teenage": 15, "teenager": 15, "teenagers": 15,
}  # fmt: skip
"""Ages in years that words for children tell."""


def read_children(sentence: Sentence, company: Company) -> Company:
    """Return the company with the children that the words name.

    Raises:
        InputError: There are more or fewer ages than children.
    """
    if sentence.has(_NONE):
        return company
    for match in sentence.take(_AGED):
        company = replace(company, ages=(*company.ages, *_aged(match)))
    for match in sentence.take(_WITH_AGES):
        company = replace(company, ages=(*company.ages, *_ages(match)))
    for match in sentence.take(_WITHOUT_AGES):
        company = _without_ages(company, match, sentence.quote(match))
    return company


def _aged(match: re.Match[str]) -> list[int]:
    ages = [int(number) for number in re.findall(r"\d+", match["ages"])]
    if "month" in match["unit"]:
        ages = [age // 12 for age in ages]
    return ages * (2 if "twins" in match[0] else 1)


def _ages(match: re.Match[str]) -> list[int]:
    ages = [int(number) for number in re.findall(r"\d+", match["ages"])]
    said = _number(match)
    number = 2 if "twin" in match[0] else (len(ages) if said is None else said)
    if len(ages) == 1 and number:
        ages *= number
    if number != len(ages):
        raise InputError(
            f"{number} children are named, but {len(ages)} ages.",
            "Give one age for each child, for example: kids 6 and 9.",
        )
    return ages


def _number(match: re.Match[str]) -> int | None:
    """Return how many children are said, None when the words leave it to singular and plural."""
    said = match["n"]
    return to_number(said) if said and re.fullmatch(rf"{NUMBER}|an?", said) else None


def _without_ages(company: Company, match: re.Match[str], said: str) -> Company:
    who, age = match["who"], AGE_OF.get(match["who"].partition(" ")[0])
    if match["n"] is None and age is None and who not in ("kids", "children"):
        return company  # "girls trip"
    counted = _number(match)
    if counted == 0:
        return company
    number = counted or (2 if who.endswith(("s", "children")) else 1)
    if age is not None:
        company = replace(company, ages=(*company.ages, *[age] * number))
        each = "" if number == 1 else f"{number}, each "
        return company.noted("child_ages", f'"{said}" is taken as {each}aged {age}.')
    if len(company.ages) == number:
        return company  # "two kids, a 4-year-old and a 7-year-old"
    if number > 1 and counted is None:
        company = company.noted("child_ages", f'"{said}" is taken as {number} children.')
    return replace(company, children=company.children + number)
