"""Seniors: "two seniors", "my parents (70s)", "with grandma", "a retired couple"."""

import re
from dataclasses import replace

from tripai.ai.embedded.company import Company
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import Sentence

SENIOR_FROM = 60
"""Age in years from which one is taken to walk less."""
_YEARS = (
    r"(?:,? ?\(?(?:(?:both |who are |who is |are |is |aged? |in their |early |late |mid[ -]?)*)"
    r"(?P<age>[4-9]\d)(?:s|ies)?(?: and [4-9]\d)?\)?(?![\d.:%]| ?(?:eur|usd|dollar|pound|min|hour"
    r"|km|day|night|place|sight|people)))?"
)
_YEARS_BEFORE = r"(?:(?P<before>[4-9]\d)[ -]?(?:years?[ -]?olds?|yo) )?"
_OLD = r"(?:elderly |old |aging |retired )?"
_GRAND = "grandma|grandmother|grandpa|grandfather|granny|gran|nana|grandad|granddad"
_SAME = (
    dict.fromkeys(("grandmother", "granny", "gran", "nana"), "grandma")
    | dict.fromkeys(("grandfather", "grandad", "granddad"), "grandpa")
    | dict.fromkeys(("mum", "mom"), "mother")
    | {"dad": "father"}
)

_SENIORS = (
    rf"\b(?P<n>{NUMBER}|an?) "
    r"(?:seniors?|pensioners?|retirees?|elderly(?: people| persons?)?|older adults?"
    r"|grannies|grandmas|grandmothers|grandpas|grandfathers|grandads)\b"
)
# The same where nobody travels with them: not "with two seniors".
_SENIORS_ALONE = rf"(?<!with )(?<!and )(?<!plus )(?<!& ){_SENIORS}"
_COUPLE = (
    r"\b(?:(?:retired|elderly|senior) couple|couple in (?:their|our) [6-9]0s"
    r"|(?:we are|were) (?:both )?(?:retired|in our [6-9]0s|seniors|pensioners)"
    r"|(?:(?:my |the )?(?:wife|husband|partner) and (?:i|me)|both of us|the two of us)"
    r" are (?:both )?(?:now )?(?:retired|seniors|pensioners)"
    r"|(?:retired|seniors|pensioners),? (?:the two|both) of us)\b"
)
# my wife (66) and I (68)
_SPOUSES = (
    r"\b(?:my )?(?:wife|husband|partner) ?\(?(?P<a>[3-9]\d)\)?"
    r" and (?:i|me|myself) ?\(?(?P<b>[3-9]\d)\b\)?"
)
# my parents (70s), our 75-year-old grandparents: two
_PAIR = (
    rf"\b(?:my|our|her|his|both) {_YEARS_BEFORE}"
    rf"(?P<who>{_OLD}(?:parents|grandparents|in-laws|mum and dad|mom and dad))\b{_YEARS}"
)
# grandma, my old aunt, my mother (72): one
_ONE = (
    rf"\b(?:(?:my|our|with) )*{_YEARS_BEFORE}(?P<who>{_OLD}(?:{_GRAND}))\b{_YEARS}",
    rf"\b(?:my|our) {_YEARS_BEFORE}"
    rf"(?P<who>{_OLD}(?:mother|father|mum|mom|dad|aunt|uncle)(?:-in-law)?)\b{_YEARS}",
)
_GRANDPARENTS = r"\b(?:the )?grandparents\b"
_THEY_TRAVEL = rf"(?:^|[.!?:] )(?:the )?(?:{_GRAND}|grandparents)\b"
# "my parents want to see Rome": without who speaks
_ON_THEIR_OWN = (
    r"(?:(?!\b(?:we|i|me|my|our|and|with)\b)[^.;:!?]){0,25}"
    r"\b(?:wants?|wish|would (?:like|love)|are (?:going|visiting|travelling|flying)|quieren|querem)\b"
)
_ME_TOO = r"\b(?:me|i|myself) and |and (?:me|i|myself)\b|\bwith (?:me|us)\b"


def read_elders(sentence: Sentence, company: Company) -> Company:
    """Return the company with the seniors named, and with who speaks of their own parents."""
    alone = any(sentence.find(rf"{_SENIORS_ALONE}|{_THEY_TRAVEL}"))
    for match in sentence.take(_SENIORS):
        company = replace(company, seniors=(company.seniors or 0) + to_number(match["n"]))
    company = replace(company, seniors_alone=alone)
    if sentence.has(_COUPLE):
        return replace(company, seniors=2, adults=0)
    for match in sentence.take(_SPOUSES):
        old = sum(int(match[one]) >= SENIOR_FROM for one in ("a", "b"))
        return replace(company, seniors=old or None, adults=2 - old)
    grand = any(sentence.find(_GRANDPARENTS))
    for match in sentence.take(_PAIR):
        if grand and match["who"] == "parents" and not (match["age"] or match["before"]):
            company = replace(company, adults=(company.adults or 1) + 2)
            continue
        sent = sentence.text[: match.start()].endswith("for ") or bool(
            re.compile(_ON_THEIR_OWN).match(sentence.text, match.end())
        )
        speaker = 0 if sent and not re.search(_ME_TOO, sentence.text) else 1
        company = _joined(replace(company, adults=company.adults or speaker), match, 2, sentence)
    if sentence.has(_GRANDPARENTS):
        company = replace(company, seniors=(company.seniors or 0) + 2)
    return _read_single(sentence, company)


def _read_single(sentence: Sentence, company: Company) -> Company:
    named = set()  # "with grandma and grandpa, beer for grandpa" are two
    for match in (match for pattern in _ONE for match in sentence.take(pattern)):
        who = re.sub(rf"^{_OLD}", "", match["who"])
        if (who := _SAME.get(who, who)) in named:
            continue
        named.add(who)
        speaks = not who.startswith("grand") or re.search(_ME_TOO, sentence.text)
        adults = company.adults or (1 if speaks else None)
        company = _joined(replace(company, adults=adults), match, 1, sentence)
    return company


def _joined(company: Company, match: re.Match[str], number: int, sentence: Sentence) -> Company:
    age = match["age"] or match["before"]
    who = match["who"]
    surely_old = re.match(r"elderly |old |retired |grand|gran\b|nana", who) is not None
    if (age and int(age) < SENIOR_FROM) or (not age and number == 1 and not surely_old):
        return replace(company, adults=(company.adults or 0) + number)
    company = replace(company, seniors=(company.seniors or 0) + number)
    if age or surely_old:
        return company
    return company.noted(
        "seniors", f'"{sentence.quote(match)}" are taken as {number} seniors, who walk less.'
    )
