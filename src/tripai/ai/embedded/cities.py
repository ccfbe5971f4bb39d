"""Which city a request is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from tripai.ai import Known
from tripai.ai.names.phrases import Phrases
from tripai.ai.names.text import CITY, TAKEN, Sentence, fold
from tripai.ai.reading import Assumption
from tripai.errors import InputError
from tripai.geo import distance_m
from tripai.model import City

_TO = (
    r"(?:in|to|around|visit|visiting|explore|exploring|discover|discovering|see|for|of|at|tour"
    r"|touring|into|near|through)"
)
_DESTINATION = (
    rf"(?:^|\W){_TO}(?: the)?(?: (?:city of|town of|sunny|lovely|beautiful|old|wonderful|rainy"
    r"|magical))? $"
)
_BEEN_THERE = r"\b(?:we|i) (?:did|saw|visited|went to|were in|was in) "
# "from London", "home to London", "we live in Berlin": not where the trip goes.
_ORIGIN = (
    r"\b(?:from|via|live in|living in|based in|back to|home to|return to|like in|not|than"
    r"|(?:flight|train|bus|fly|flying|leave|leaving) (?:back )?(?:to|for)) $"
)
# "Tokyo Tower", "New York Bakery": a city's name within the name of something else.
_THING = (
    r" (?:airport|aquarium|bakery|bar|bistro|bridge|cafe|castle|cathedral|church|dungeon|eye"
    r"|gate|hotel|market|museum|opera|palace|park|pass"
    r"|restaurant|square|station|street|style|tower|wall|zoo|cheesecake|pizza|bagels?)\b"
)
_THING_BEFORE = (
    r"\b(?:little|cafe|cafe de|hotel|restaurant|bar|museo de|rue de|rue du|via|tower of"
    r"|bridge of) $"
)
_STRONG, _PLAIN, _PART, _ELSEWHERE = 3, 2, 1, 0

# Words that begin sentences or follow "in" and "to", and are also the names of cities somewhere.
_ORDINARY_WORDS = """
    of name can but more time than same split off most bar since date rest rich tell best never
    seen reading save side much center say green big turn union deal far sunset delta man salt
    des lot human peer hit media cat hall nice temple dis fore central gap angle bat area van
    orange okay crystal terrace tours dome bank spring pan sole bear hang dining para dig she
    clay hue lone enterprise luck fountain sale holiday bay tour mon bell aim gold hub mason
    golden wave mine tall opera riverside imperial lively bag surprise plum walker paradise tape
    forest mile doi buy tale tran march may see eat relax one two three four five six seven
    eight nine ten our my the no not with and without us we me i all any some easy slow wedding
    family kids food art wine walk walks museum museums park parks dates mobile police tank
    stadium beach hill river lake mountain town city village old new summer winter autumn fall
    early late morning evening afternoon night day days week weekend home hotel flight train
    plane budget total cash group couple solo friends love victoria mai bath hull cork sandwich
    rugby ham ale along young normal male lens essen phoenix florida springs queens flushing
    liberal bus gay bel sur lime lemon linen chair eagle butterfly punch coin alley independence
    mango rim sunrise boom hello metro must please plan trip first second last grass federal
    rapid monster bury reach tire stroller wheelchair vegan halal kosher general
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())

_BOTH_WORD_AND_CITY = frozenset({"nice", "bath", "split", "cork", "essen", "reading", "mobile"})
NEAR_M = 40_000  # as far as the places of a city may lie from its centre
_NAME = r"(?P<name>[^\W\d_]{3,}(?:[ '-][^\W\d_]+){0,2}?)"
_JOIN = r" ?(?:,? and(?: then)?|,? then|,? plus|,|&|/|\+) ?(?:(?:on )?to |in |visit )?"
# What may follow the name of a second city, unlike "Lisbon and Porto wine".
_JOINED_AFTER = (
    rf"{CITY}{_JOIN}\b{_NAME}(?= ?$| ?[,.;:!?()&+\d\n{TAKEN}{CITY}-]| (?:for|in|from|over|on|with"
    r"|and(?! (?:i|me|my)\b)|then|this|next|by|at|during|as|trip|tour|together|both|each|within"
    r"|starting|before|after|to|we|early|late|mid|please|in one trip)\b)"
)
_JOINED_BEFORE = tuple(
    rf"\b(?P<name>[^\W\d_]{{3,}}(?:[ '-][^\W\d_]+){{{more}}})"
    rf"(?: and(?: then)?|,? then|,? plus| ?[&+/]) ?(?:(?:on )?to |in )?{CITY}"
    for more in (2, 1, 0)
)


@dataclass(frozen=True, slots=True)
class Destination:
    """The city as said, and as covered if it is."""

    said: str | None = None
    city: City | None = None
    notes: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    city: City
    rank: int


def read_covered_city(sentence: Sentence, known: Known) -> Destination:
    """Find which covered city the words name, and take its name out.

    Raises:
        InputError: They name two.
    """
    if known.chosen is not None:
        return _chosen_by_option(sentence, known, known.chosen)
    _take_seen(sentence, known)
    mentions = sorted(_mentions(sentence, known), key=lambda mention: -mention.rank)
    mentions = _without_places(sentence, known, _without_origin(sentence, mentions))
    if not mentions or mentions[0].rank == _ELSEWHERE:
        return Destination()
    first = mentions[0]
    weight = min(first.rank, _PLAIN)
    for other in mentions:
        if other.city.ref != first.city.ref and other.rank >= weight:
            raise _both(first.city.name, other.city.name)
    return _chosen(sentence, known, mentions)


def city_names(sentence: Sentence, known: Known) -> Iterator[tuple[int, int, City]]:
    """Yield where the names of covered cities stand, and what they name."""
    for mention in _mentions(sentence, known):
        yield mention.start, mention.end, mention.city


def refuse_second_city(sentence: Sentence, known: Known, city: City) -> None:
    """Refuse a city not covered that stands beside the covered one: "Rome and Florence".

    What is near, or part of a place's name, is a part of the same trip: "Lisbon and Sintra".

    Raises:
        InputError: There is one.
    """
    for pattern in (_JOINED_AFTER, *_JOINED_BEFORE):
        for match in sentence.find(pattern):
            said = sentence.said(*match.span("name"))
            if re.search(_ORIGIN, sentence.text[: match.start("name")]):
                continue
            if _is_a_name(said, match["name"]) and not _belongs_to(city, said, known):
                raise _both(city.name, said)


def _is_a_name(said: str, folded: str) -> bool:
    return (
        said.istitle()
        and fold(said) == folded
        and (folded not in _ORDINARY or folded in _BOTH_WORD_AND_CITY)
    )


def _belongs_to(city: City, said: str, known: Known) -> bool:
    found = known.elsewhere(said)
    if not found or any(distance_m(point, city.point) <= NEAR_M for point in found):
        return True
    names = Phrases([(said, None)])
    return any(
        any(names.find(fold(name))) for place in known.places(city) for name in place.all_names
    )


def _both(first: str, second: str) -> InputError:
    return InputError(
        f"{first} and {second} are both named, and one trip plans one city for now.",
        "Plan each city by itself, or choose one with --city.",
    )


def _take_seen(sentence: Sentence, known: Known) -> None:
    if not any(sentence.find(_BEEN_THERE)):
        return
    for mention in list(_mentions(sentence, known)):
        if re.search(f"{_BEEN_THERE}$", sentence.text[: mention.start]):
            sentence.blank(mention.start, mention.end)


def _chosen_by_option(sentence: Sentence, known: Known, chosen: str) -> Destination:
    city = known.covered(chosen)
    for mention in list(_mentions(sentence, known)):
        if city is not None and mention.city.ref == city.ref and mention.rank > _PART:
            sentence.blank(mention.start, mention.end, CITY)
    return Destination(None, city)


def _chosen(sentence: Sentence, known: Known, mentions: list[_Mention]) -> Destination:
    first = mentions[0]
    said = sentence.said(first.start, first.end)
    qualified = _qualified(sentence, known, said, first.end)
    for mention in mentions:
        if mention.city.ref == first.city.ref and mention.rank > _PART:
            end = qualified[1] if mention is first and qualified else mention.end
            sentence.blank(mention.start, end, CITY)
    if qualified is None:
        return Destination(said, first.city)
    return Destination(qualified[0], first.city if _lies_in(first.city, qualified[0]) else None)


def _mentions(sentence: Sentence, known: Known) -> Iterator[_Mention]:
    names = Phrases((name, city) for city in known.cities for name in city.all_names)
    codes = {fold(n): n for c in known.cities for n in c.all_names if len(n) < 4 and n.isascii()}
    for found in names.find(sentence.text):
        said = sentence.said(found.start, found.end)
        code = codes.get(sentence.text[found.start : found.end])
        if code and re.search("[aeiou]", fold(said)) and not _is_written_as(code, said):
            continue  # "par" or "rim" as a word, "La" of La Rambla
        yield _Mention(found.start, found.end, found.value, _rank(sentence, found.start, found.end))


def _is_written_as(code: str, said: str) -> bool:
    """Whether a short name stands for the city: "Rio" with its capital, "LA" with both."""
    return said.isupper() if code.isupper() else said[:1].isupper()


def _rank(sentence: Sentence, start: int, end: int) -> int:
    before = sentence.text[max(0, start - 40) : start]
    if re.search(_ORIGIN, before):
        return _ELSEWHERE
    if re.compile(_THING).match(sentence.text, end) or re.search(_THING_BEFORE, before):
        return _PART
    return _STRONG if re.search(_DESTINATION, before) else _PLAIN


def _without_origin(sentence: Sentence, mentions: list[_Mention]) -> list[_Mention]:
    """Drop the city before "to": "London to Paris"."""
    starts = {mention.start for mention in mentions}
    return [
        mention
        for mention in mentions
        if not (
            mention.rank == _PLAIN
            and sentence.text[mention.end :].startswith(" to ")
            and mention.end + len(" to ") in starts
        )
    ]


def _without_places(sentence: Sentence, known: Known, mentions: list[_Mention]) -> list[_Mention]:
    """Drop what is only part of a place in another city that is named: London's Little Venice."""
    if len({mention.city.ref for mention in mentions}) < 2:
        return mentions
    spans = []
    for ref, city in {mention.city.ref: mention.city for mention in mentions}.items():
        names = Phrases((name, None) for place in known.places(city) for name in place.all_names)
        spans += [(ref, found.start, found.end) for found in names.find(sentence.text)]
    return [
        mention
        for mention in mentions
        if not any(
            ref != mention.city.ref and a <= mention.start and mention.end <= b
            for ref, a, b in spans
        )
    ]


def _qualified(sentence: Sentence, known: Known, name: str, end: int) -> tuple[str, int] | None:
    """Return "Paris, TX" with where it ends, when such a qualifier follows and names a city."""
    for words in (3, 2, 1):
        match = re.compile(rf",? ((?:[^\W\d]+(?: |$|\b)){{{words}}})").match(sentence.text, end)
        if match is None:
            continue
        said = sentence.said(match.start(1), match.end(1)).strip()
        code = len(said) < 4
        if (
            said.isupper() if code else (said[:1].isupper() or match[0][0] == ",")
        ) and known.elsewhere(f"{name}, {said}"):
            return f"{name}, {said}", match.start(1) + len(match[1].rstrip())
    return None


def _lies_in(city: City, said: str) -> bool:
    qualifier = said.rpartition(",")[2].strip()
    return qualifier.upper() in (city.country, city.subdivision) or len(qualifier) > 3


def read_other_city(sentence: Sentence, known: Known) -> Destination:
    """Find a city not covered, after "in" or "to" or capitalised, or a covered one misspelt."""
    for pattern in (rf"\b{_TO} (?:the )?(?=\w)", r"(?:^|(?<=[ ,.;:!?\n]))(?=\w)"):
        lower = pattern.startswith(r"\b")
        for match in sentence.find(pattern):
            said = _city_at(sentence, known, match.end(), lower)
            if said is not None:
                return Destination(said)
    return _misspelt(sentence, known)


def _city_at(sentence: Sentence, known: Known, start: int, lower: bool) -> str | None:
    for words in (4, 3, 2, 1):
        match = re.compile(rf"[^\W_]+(?:[ .'-]{{1,2}}[^\W_]+){{{words - 1}}}").match(
            sentence.text, start
        )
        if match is None or (
            words == 1 and match[0] in _ORDINARY and not _stands_as_name(sentence, match, lower)
        ):
            continue
        said = sentence.said(*match.span())
        if fold(said) != match[0] or match[0].isdigit():
            continue  # a translated word is no name
        caseless = said.upper() == said.lower()  # 札幌
        capital = caseless or all(
            word[0].isupper() or word in _SMALL for word in re.split(r"[ -]+", said) if word
        )
        if not (capital or (lower and said.islower())) or len(match[0]) < (2 if caseless else 3):
            continue
        if known.elsewhere(said):
            qualified = _qualified(sentence, known, said, match.end())
            return qualified[0] if qualified else said
    return None


_SMALL_WORDS = "de da do of la le les los las el am an der den di del sur en upon the"
_SMALL = frozenset(_SMALL_WORDS.split())


def _stands_as_name(sentence: Sentence, match: re.Match[str], after_to: bool) -> bool:
    """Whether an ordinary word is meant as a city: "3 days in Nice"."""
    return after_to and sentence.said(*match.span())[0].isupper()


def _misspelt(sentence: Sentence, known: Known) -> Destination:
    """Find a covered city with a wrong letter or two, fewer without "in" or "to" before it."""
    names = {fold(name): city for city in known.cities for name in city.all_names if len(name) > 4}
    for pattern, like in ((rf"\b{_TO} (?:the )?(?P<name>{{}})", 80), ("(?P<name>{})", 88)):
        for words in (r"[^\W\d]{3,} [^\W\d]{3,}", r"[^\W\d]{5,}"):
            for match in sentence.find(pattern.format(rf"\b{words}")):
                near = process.extractOne(
                    match["name"], names.keys(), scorer=fuzz.ratio, score_cutoff=like
                )
                if near is not None and match["name"] not in _ORDINARY:
                    return _mended(sentence, match, names[near[0]])
    return Destination()


def _mended(sentence: Sentence, match: re.Match[str], city: City) -> Destination:
    said = sentence.said(*match.span("name"))
    sentence.blank(*match.span("name"), CITY)
    note = Assumption(about="city", sentence=f'"{said}" is taken to be {city.name}.')
    return Destination(city.name, city, (note,))
