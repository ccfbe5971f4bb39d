"""Who travels, in all: adults, couples, families, groups, beside children and seniors."""

import re
from dataclasses import replace

from tripai.ai.embedded.children import CHILD, read_children
from tripai.ai.embedded.company import Company
from tripai.ai.embedded.elders import SENIOR_FROM, read_elders
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import Sentence
from tripai.errors import InputError

_PEOPLE = r"(?:people|ppl|persons?|travell?ers|guests|pax|friends|girlfriends|mates|buddies|adults and children|of us)"
# How many there are in all. The group is `n`.
_TOTALS = (
    rf"\b(?:family|group|party|team|bunch) of (?P<n>{NUMBER})\b",
    rf"\b(?:we are|were|there are|there will be) (?P<n>{NUMBER})\b(?: {_PEOPLE})?"
    rf"(?! ?(?:adults?|seniors?|{CHILD}))",
    rf"\b(?:the )?(?P<n>{NUMBER}) {_PEOPLE}\b",
    rf"\b(?:people|persons|travell?ers|guests|pax): ?(?P<n>{NUMBER})\b",
    rf"\b(?:group of )?(?:friends|mates|colleagues) \((?P<n>{NUMBER})\)",
    rf"\bfor (?P<n>{NUMBER})(?=$|[ ]?[,.;!?)]| with\b| from\b| in\b)(?! in total)",
)
_FAMILY_OF = rf"\bfamily of {NUMBER}\b"
_FAMILY = (
    r"\b(?:family (?:trip|holiday|vacation|break|weekend)"
    r"|(?:with|for) (?:my|our|the) (?:whole )?family)\b"
)
_ADULTS = rf"\b(?P<n>{NUMBER}|an?) (?:adults?|grown[ -]?ups?)\b"
_GROWN = (
    rf"\b(?P<n>{NUMBER}) (?:guys|men|women|ladies|lads|gents|gentlemen|blokes|dudes|teachers"
    r"|students|retirees)\b"
)
# 25 pupils, 25 students aged 14
_PUPILS = (
    rf"\b(?P<n>{NUMBER}) (?:(?:students|pupils|school ?(?:children|kids)|classmates)"
    r"(?: (?:who are|aged|of|\(aged?))? ?\(?(?P<age>1?\d)\b\)?(?: years?(?: old)?)?"
    r"|(?:pupils|school ?(?:children|kids))\b)"
)
_COUPLES = rf"\b(?P<n>{NUMBER}) couples\b"
_WITH_FRIENDS = (
    rf"\b(?:with|w/|(?:me|i) ?(?:\+|&|and|plus)) (?P<n>{NUMBER}) (?:other )?"
    r"(?:friends|mates|colleagues|others|girlfriends|buddies)\b"
    rf"|\b(?P<n2>{NUMBER}) (?:friends|mates|colleagues|buddies) and (?:i|me|myself)\b"
)
# What is counted, how many one of them is, and who is there beside them.
_NUMBERED = ((_ADULTS, 1, 0), (_COUPLES, 2, 0), (_WITH_FRIENDS, 1, 1), (_GROWN, 1, 0))
_SOLO = (
    r"\b(?:solo(?: travell?er)?|alone|by myself|on my own|just me(?! and)|only me"
    r"|travell?ing single|single (?:mum|mom|dad|parent|mother|father))\b"
)
_ONE_PARENT = (
    rf"\b(?:me|i) and (?:my|our) (?:\d{{1,2}}[ -]years?[ -]old )?{CHILD}\b"
    rf"|\bmy {CHILD}(?: ?\(?\d{{1,2}}\)?)? and (?:me|i)\b"
    r"|\b(?:one|a) (?:[a-z]+ )?(?:mother|father|mum|mom|dad|parent)\b"
)
# A mother-daughter trip: how old the child is tells who they are.
_PARENT_AND_CHILD = (
    r"\b(?:mother|mum|mom|father|dad)(?: ?[-&] ?| and )(?:daughter|son)\b"
    r"(?:(?P<grown>,? ?\(?both (?:grown[ -]?up|adults?)\b)"
    r"|[^.;!?\n]{0,30}\b(?:shes|hes|she is|he is) (?P<age>1?\d)\b)"
)
_PARENTS = (
    r"\b(?:mum|mom|mother|mama)(?: and| ?&|,)? (?:dad|father|papa)\b|\bdad and (?:mum|mom)\b"
    r"|(?<!my )(?<!our )\bparents\b"
)
# "I'm 74": said of a trip alone, it makes the speaker a senior.
_OLD_SPEAKER = r"\b(?:im|i am) [67-9]\d\b(?! ?[%€$£:.-]\d?)"
_SPEAKS = r"\b(?:we|i|me|us|our|my|im|ive|were|weve|with)\b"
_HONEYMOON = (
    r"\b(?:honeymoon(?:ers)?|newlyweds|our (?:\w+ )?(?:wedding )?anniversary)\b"
    r"|(?:^|(?<=[,;.(] )|(?<=[,;.(]))couple(?= ?(?:$|[,;.)]))"
)
_TWO = (
    r"\b(?:(?:as |for )?a couple(?! of (?:days|nights|weeks|hours))"
    r"|(?:my )?(?:wife|wifey|husband|hubby|girlfriend|boyfriend|fiancee?|spouse|better half)"
    r"|my (?:partner|gf|bf|other half|missus)"
    r"|(?:with|and) (?:my |a )?(?:friend|sister|brother|best friend|colleague|(?:best )?mate)"
    r"|(?:with|w/) (?:mum|mom|mama|dad|papa)\b(?! (?:and|&))"
    r"|my (?:sister|brother|(?:best )?friend|(?:best )?mate|cousin)\b[^.;!?\n]{0,40}\band (?:i|me)\b"
    r"|two of us|both of us)\b"
)

_KIDS_2 = r"\b(?:kids|children) [2-9]\b(?! ?(?:[,&/+:.]|and|or|to|-|\d|years?|yo|[ap]m))"


def read_company(sentence: Sentence) -> Company:
    """Read who travels, and take the words out.

    Raises:
        InputError: The numbers contradict each other.
    """
    parent = any(sentence.find(_ONE_PARENT))
    speaks = any(sentence.find(_SPEAKS))
    company = read_elders(sentence, Company(adults=1 if parent else None))
    company = _read_parent_and_child(sentence, _read_pupils(sentence, company))
    ages_or_number = [match[0] for match in sentence.find(_KIDS_2)]
    company = read_children(sentence, company)
    company = _read_adults(sentence, company)
    company = _agreed(_read_family(sentence, _read_total(sentence, company)), speaks)
    return _with_doubts(company, parent, ages_or_number)


def _read_pupils(sentence: Sentence, company: Company) -> Company:
    for match in sentence.take(_PUPILS):
        number = to_number(match["n"])
        if match["age"]:
            company = replace(company, ages=(*company.ages, *[int(match["age"])] * number))
        else:
            company = replace(company, children=company.children + number)
    return company


def _read_parent_and_child(sentence: Sentence, company: Company) -> Company:
    for match in sentence.take(_PARENT_AND_CHILD):
        ages = (int(match["age"]),) if match["age"] else ()
        company = replace(company, adults=2 - len(ages), ages=(*company.ages, *ages))
    return company


def _with_doubts(company: Company, parent: bool, ages_or_number: list[str]) -> Company:
    """Say what could as well have been meant."""
    if company.seniors_alone and company.adults is None and company.total is None:
        company = replace(company, adults=0)
    if len(ages_or_number) == 1 and len(company.ages) == 1:
        said, age = ages_or_number[0], company.ages[0]
        note = f'"{said}" is taken as one child aged {age}; for {age} children say "{age} kids".'
        company = company.noted("child_ages", note)
    if (
        company.adults == 1
        and not parent
        and company.seniors
        and (company.ages or company.children)
    ):
        company = company.noted("adults", "Beside children and seniors 1 adult is counted: you.")
    return company


def _read_adults(sentence: Sentence, company: Company) -> Company:
    two = any(sentence.find(_HONEYMOON)) | sentence.has(_TWO)  # a honeymoon is also a wish
    solo = sentence.has(_SOLO)
    for pattern, each, beside in _NUMBERED:
        if found := sentence.take(pattern):
            number = sum(to_number(_counted(match)) for match in found)
            return replace(company, adults=each * number + beside)
    if solo and sentence.has(_OLD_SPEAKER):
        return replace(company, adults=0, seniors=1)
    if solo:
        return replace(company, adults=1 if company.adults is None else company.adults)
    young = company.children or company.ages
    if young and company.adults is None and sentence.has(_PARENTS):
        return replace(company, adults=2)
    if two and company.adults in (None, 1):
        return replace(company, adults=2)
    return company


def _counted(match: re.Match[str]) -> str:
    return match["n"] or match["n2"]


def _read_total(sentence: Sentence, company: Company) -> Company:
    family = any(sentence.find(_FAMILY_OF))
    totals = [to_number(match["n"]) for pattern in _TOTALS for match in sentence.take(pattern)]
    if not totals:
        return company
    total = totals[0]
    if family and company.adults is None and not (company.children or company.ages):
        adults, children = min(2, total), max(0, total - 2 - (company.seniors or 0))
        counted = f"{children} {'child' if children == 1 else 'children'}"
        note = f"A family of {total} is taken as {adults} adults and {counted}."
        return replace(company, adults=adults, children=children).noted("child_ages", note)
    return replace(company, total=total)


def _read_family(sentence: Sentence, company: Company) -> Company:
    known = company.total or company.children or company.ages
    if known or not sentence.has(_FAMILY):
        return company
    note = "A family is taken as 2 adults and 2 children."
    return replace(company, children=2).noted("child_ages", note)


def _with_grown(company: Company, speaks: bool) -> Company:
    """Count those among adults and seniors whose age is that of no child."""
    old = sum(age >= SENIOR_FROM for age in company.ages)
    grown = sum(age > 17 for age in company.ages) - old
    if not (grown or old):
        return company
    others = 2 if speaks else 0  # beside those whose age is said
    return replace(
        company,
        ages=tuple(age for age in company.ages if age <= 17),
        adults=(others if company.adults is None else company.adults) + grown,
        seniors=(company.seniors or 0) + old if old else company.seniors,
    )


def _agreed(company: Company, speaks: bool) -> Company:
    company = _with_grown(company, speaks)
    if company.total is None:
        return company
    others = len(company.ages) + company.children + (company.seniors or 0)
    adults = company.total - others
    if adults < 0 or adults + (company.seniors or 0) < 1 or company.adults not in (None, adults):
        raise InputError(
            f"{company.total} people are named in all, but the adults, children and seniors named "
            "do not add up to that.",
            "Say who travels, for example: 2 adults and kids 6 and 9.",
        )
    return replace(company, adults=adults)
