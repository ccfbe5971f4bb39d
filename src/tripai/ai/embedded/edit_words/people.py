"""Who travels: all of them, who joins, and who stays at home."""

import re
from dataclasses import replace

from tripai.ai.embedded.children import read_children
from tripai.ai.embedded.company import Company
from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.elders import read_elders
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.embedded.party import read_company
from tripai.ai.gaps.companions import complete_party
from tripai.ai.names.text import TAKEN, Sentence
from tripai.ai.reading import Reading
from tripai.edits import Edit, SetParty
from tripai.errors import InputError
from tripai.model import Party
from tripai.wording import listed

_ALL = (
    r"\b(?:(?:we|there|it|its) (?:are|will be|would be|(?:is |are )?going to be)|were"
    r"|of us|just (?:me|us)|only (?:me|us)|(?:party|group"
    r"|family) of|we travel"
    rf"|^(?:only|just) {NUMBER} (?:adults?|grown[ -]?ups?)\b(?!.*\bmore\b)|^{NUMBER} adults? (?:only|in all|altogether)\b"
    r"|travell?ing (?:with|alone)|plan (?:it |this )?for|its (?:just|only))\b"
)
_JOINS = (
    r"^(?:add|plus)\b|\b(?:join(?:s|ing)?(?: us)?|(?:is |are |s )?(?:also )?com(?:es?"
    r"|ing)(?: along| with us| too)?|tags? along|we (?:also )?(?:bring"
    r"|take)|bringing)\b"
)
_STAYS = (
    r"\b(?:without(?: the| our)?|minus(?: the| our)?|no(?=(?: more)? (?:kids"
    r"|children)))\b|\b(?:stays?|staying) (?:at )?home\b"
    r"|\b(?:isnt|arent|is not|are not|wont be|will not be"
    r"|cant|cannot|wont|not) (?:coming|joining|come|join"
    r"|travelling)(?: along| with us)?\b"
)
# "my mum is joining us, she is 72": the readers look for an age right behind whom it is of
_AGE_BEHIND = re.compile(
    r"\b(?P<who>(?:my|our) [a-z-]+)(?P<rest>[^,.;]*?)[,.;]? (?:she is|shes|he is|hes|who is) (?P<age>[4-9]\d)\b"
)
_GROWN = (
    rf"\b(?P<n>{NUMBER}|an?|my|our|another) (?:(?:other"
    r"|more|old|best|good|of our|of my) )*(?:friends?"
    r"|adults?|sisters?|brothers?|cousins?|colleagues?"
    r"|mates?|husband|wife|partner|boyfriend|girlfriend"
    r"|aunt|uncle|people|persons?|grown[ -]?ups?)\b"
)
_AROUND = (
    r"(?:(?:we|are|theres|going|to|were|will|be|now|one|two|three|of|is"
    r"|a|an|the|them|us|also|and|with|our|my|me|i|in|all"
    r"|so|there|just|only|it|its|people|persons?"
    r"|altogether|total|too|along|as|well|that|means|who"
    r"|which|instead|more|for|plan|travel|travell?ing"
    rf"|from|on|{TAKEN}|[.,:;()!-]) ?)*"
)


def everybody(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Plan for the people that are named."""
    sentence = _sentence(clause)
    if not re.search(_ALL, sentence.text):
        return None
    company = read_company(sentence)
    if not _is_read(company, sentence):
        return None
    own = clause.scene.route.brief.party
    _note(clause, company)
    if company.total is not None:
        return [SetParty(party=_of_total(clause, company, own))]
    company = _with_own_children(clause, company, own)
    said = Reading(
        adults=company.adults,
        child_ages=company.ages,
        children=company.children,
        seniors=company.seniors,
    )
    return [SetParty(party=whole(clause, said, own))]


def joining(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Plan for some more people."""
    more = _named(clause, _JOINS)
    if more is None:
        return None
    own = clause.scene.route.brief.party
    return [SetParty(party=_plus(clause, own, more))]


def staying_home(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Plan for fewer people."""
    sentence = _sentence(clause)
    own = clause.scene.route.brief.party
    if sentence.has(
        rf"(?:{_STAYS}) (?:the |our |my |any )*(?:kids|children)\b"
        rf"|\b(?:the |our |my )?(?:kids|children) (?:{_STAYS})"
    ):
        left = replace(read_company(sentence), notes=())
        return [SetParty(party=own.replaced(adults=left.adults or own.adults, child_ages=()))]
    fewer = _named(clause, _STAYS)
    if fewer is None:
        return None
    return [SetParty(party=_minus(clause, own, fewer))]


def _named(clause: Clause, gate: str) -> Company | None:
    """Return who is named beside a word that tells what becomes of them."""
    sentence = _sentence(clause)
    if not sentence.has(gate):
        return None
    elders = read_elders(sentence, Company())
    company = replace(elders, adults=max(0, (elders.adults or 1) - 1))
    company = read_children(sentence, company)
    grown = sum(to_number(match["n"]) for match in sentence.take(_GROWN))
    company = replace(company, adults=(company.adults or 0) + grown)
    _note(clause, company)
    return company if _is_read(company, sentence) else None


def _is_read(company: Company, sentence: Sentence) -> bool:
    """Whether somebody is named, and nothing else is said: "the kids are tired" is of other things."""
    named = company.adults or company.ages or company.children or company.seniors or company.total
    return bool(named) and re.fullmatch(_AROUND, f"{sentence.text.strip()} ") is not None


def _with_own_children(clause: Clause, company: Company, own: Party) -> Company:
    """Return the company with the ages of "our kids", which are known; one more child is of an assumed age.

    Raises:
        InputError: There are fewer, and it is not said who stays.
    """
    known = own.child_ages
    if not company.children or not known:
        return company
    if company.children < len(known):
        raise InputError(
            f"{len(known)} children are planned for, of {listed(map(str, known))} years, and it is not said "
            "who stays.",
            "Say how old those are who travel, for example: 2 adults and a kid of 6.",
        )
    if company.children > len(known):
        clause.scene.note(
            f"The ages of children that are known are kept: {listed(map(str, known))} years."
        )
    return replace(company, children=company.children - len(known), ages=(*known, *company.ages))


def _of_total(clause: Clause, company: Company, own: Party) -> Party:
    """Return the party of so many in all: those who are named beside those who were there, where that adds up."""
    total = company.total or 0
    named = len(company.ages) + company.children + (company.seniors or 0)
    counted = re.search(r"\b(?:adults?|couples?|grown)", clause.words)
    ours = company.children or company.ages == own.child_ages  # "we are six, 2 kids"
    if total == own.size + named and named and not counted and not (own.child_ages and ours):
        return _plus(clause, own, replace(company, adults=0))
    company = _with_own_children(clause, company, own)
    if named or not (own.child_ages or own.seniors):
        said = Reading(
            adults=company.adults,
            child_ages=company.ages,
            children=company.children,
            seniors=company.seniors,
        )
        return whole(clause, said, own)
    if total < own.size:
        raise InputError(
            f"{total} people are {own.size - total} fewer than planned for, and it is not said who stays.",
            "Say who travels, for example: 2 adults and kids 6 and 9.",
        )
    clause.scene.note(f"{total} people are taken as {total - own.size} more adults.")
    return own.replaced(adults=own.adults + total - own.size)


def _plus(clause: Clause, own: Party, more: Company) -> Party:
    said = Reading(
        adults=own.adults + (more.adults or 0),
        child_ages=(*own.child_ages, *more.ages),
        children=more.children,
        seniors=own.seniors + (more.seniors or 0),
    )
    return whole(clause, said, own)


def _minus(clause: Clause, own: Party, fewer: Company) -> Party:
    ages = list(own.child_ages)
    for age in fewer.ages:
        if age in ages:
            ages.remove(age)
    adults, seniors = own.adults - (fewer.adults or 0), own.seniors - (fewer.seniors or 0)
    gone = len(own.child_ages) - len(ages)
    if adults < 0 or seniors < 0 or fewer.children or gone != len(fewer.ages):
        raise InputError(
            f'"{clause.words}": they are not in the party that was planned for.',
            "Say who travels, for example: 2 adults and kids 6 and 9.",
        )
    return whole(clause, Reading(adults=adults, child_ages=tuple(ages), seniors=seniors), own)


def whole(clause: Clause, said: Reading, own: Party) -> Party:
    """Return the party that is said, and note what of it was decided here.

    Raises:
        InputError: Nobody grown-up travels, too many people do, or an age is not a child's.
    """
    party, notes = complete_party(said, own)
    for note in notes:
        clause.scene.note(note)
    return party


def _note(clause: Clause, company: Company) -> None:
    for note in company.notes:
        clause.scene.note(note.sentence)


def _sentence(clause: Clause) -> Sentence:
    """Return the clause in the words that the readers of requests know."""
    words = _AGE_BEHIND.sub(r"\g<who> (\g<age>)\g<rest>", clause.words)
    words = re.sub(r"\bus (two|three|four|both)\b", r"\1 of us", words)
    return Sentence(re.sub(r"\bwe (?:will|would|shall) be\b", "we are", words))


RULES: tuple[Rule, ...] = ((r".+", staying_home), (r".+", joining), (r".+", everybody))
