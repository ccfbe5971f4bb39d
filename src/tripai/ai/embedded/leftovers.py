"""What nobody has read: the words that are left when every subject has taken its own."""

import re
from collections.abc import Iterator

from tripai.ai.embedded.numerals import NUMBER
from tripai.ai.names.text import CITY, NAMED, Sentence, fold
from tripai.ai.names.vocabulary import interests
from tripai.ai.reading import Assumption

MOST_PHRASES = 5
MOST_WORDS = 4  # of a phrase, beside words such as "a" and "of"
LONGEST_WORD = 24
_PART_OF_WORDS = "'\N{RIGHT SINGLE QUOTATION MARK}&+:.-"
# Words that tell nothing to plan by.
_TELL_NOTHING = """
    about above abroad absolutely across actually adore adult adults advice after afternoon
    afternoons again ahead airport all almost along already alright also although always amazing
    among and another any anyone anything appreciate appreciated are area areas around arrange
    arranged arrival arrive arrived arrives arriving aside ask asking attraction attractions
    available away awesome baby back backpacking bags based basic basically beautiful because
    been before beginner behind being below best better between beyond big bit book booked both
    boyfriend break breakfast brilliant bring brother bucket budget buff buffs build bunch bus
    but can cannot cant catch celebrate celebrating center central centre cheapish check chiefly
    child children cities city classic colleagues combination come comes comfortable comfortably
    coming company considering cool cost costs could country couple couples course cover covered
    covering crazy create crowd currently daily date dates daughter day days decent decided
    definitely departure destination did didnt dinner discover discovering discovery district
    does doesnt doing dollars dont down downtown drink drinks drive drop during each early
    easily easy eat eating either elderly else end enjoy enjoys enough enthusiast enthusiastic
    enthusiasts entire especially etc euro europe euros even evening evenings ever every
    everybody everyone everything except experience experiences explore exploring family fan
    fans fantastic father favorite favourite feel few fiance fiancee find fine first flight
    flights fly flying focus focused focusing food for friend friends from full fully fun
    gentlemen get getaway gets getting girlfriend give gives goes going gonna good got grandma
    grandpa grandparents great group guest guests guide guys had hadnt halal half happy has
    hasnt hate have havent having head heading hello help her here hers herself hey him himself
    his hit hitting holiday holidays home hope hoping hotel hour hours how however huge husband
    idea ideally ideas ill important include included including inside instead interest
    interested interesting interests into isnt itinerary its itself ive journey journeys just
    keen keep kid kids kind kinda kindly know kosher ladies land landing last late later leave
    leaves leaving left leisure lets like liked likes list little live living long look looking
    lot lots love loved lovely lover lovers loves loving luggage lunch made main mainly major
    make makes making many massive mates may maybe mean medium memorable men might mind mine
    minute minutes miss missing mix mixture money month months more morning mornings most mostly
    mother much mum must myself near nearby need needs neighbourhood neither never new newbie
    next nice night nights none noon nor not nothing now obsessed off offer offers okay old once
    one ones only onto open option options organise organised organize other others our ours
    ourselves out over own pace parent parents part particularly partner pass passionate people
    per perfect perhaps person place places plan plane planned planning plans please pleasure
    plenty plus possible possibly pounds prefer preferably preference preferences prefers
    primarily probably problem program programme proper put quite range rather ready real really
    recommend recommendation recommendations relaxing retired return returning right route saw
    scenic schedule school search searching season see seeing seen senior seniors shall she
    short should show sight sights sightseeing simple simply since sister site sites sleep
    sleeping slept small some somebody someone something sometimes somewhere son soon sort
    special specifically spend spending spent spot spots spouse start starting stay staying
    stays still stop stroll stuff such suggest suggested suggestion suggestions super sure take
    taking teenager teenagers teens tell than thank thanks that thats the their theirs them
    themselves then there theres these they theyre thing things think thinking this those though
    through ticket tickets till time times tiny toddler together told too top total totally tour
    touring tourist toward towards town train trains travel traveler travelers traveling
    traveller travellers travelling travels tried trip tripai trips true try trying typical
    under unforgettable until upon use using usually vacation value variety various very via
    visit visited visiting visitor visitors visits walk walkable walking wandering want wanted
    wanting wants was way wed week weekend weekends weeks welcome well were weve what whatever when
    where whether which while who whole whose why wide wife will wish wishes with within without
    women wonderful wont work world worries worth would wouldnt yeah year years yes yet you youd
    your youre yours
"""
_STOP = frozenset(_TELL_NOTHING.split())
_CLOCK = r" (?:at|around|by|from|until) \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?\b"
# Kept whole, though its words tell little: at most 3 sights, dinner every day at 21:00.
_WHOLE = (
    r"\b(?:at (?:most|least)|(?:no|not) (?:more|less|fewer) than|max(?:imum)?(?: of)?|only|just|up to)"
    rf" (?:\d+|{NUMBER}) [a-z]{{3,}}"
    rf"|\b(?:breakfast|lunch|dinner)(?: (?:every|each) [a-z]+)?{_CLOCK}"
)
_NEGATED = re.compile(
    r"\b(?:no|not|without|never|few|fewer|less|little|only)(?: (?:a|an|any|the|too|many|much|very))? $"
)
_ONLY = rf"\bonly (?:the |for (?:the )?)?{NAMED}+(?= ?(?:$|[,.;!?]))|{NAMED}+ only\b"
_ORIGIN = (
    r"\b(?:(?:flying|fly|flight|train|bus|coming|driving) )?"
    rf"(?:from|(?:live|living|based) in|back to) [a-z]{{3,}}\b|\b[a-z]{{3,}} to (?={CITY})"
)
_RUN = re.compile(r"[^\W_]+(?:[ '+&-]{1,2}[^\W_]+)*")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFTER_A_NAME = rf"(?<={NAMED} )[a-z]+\b(?<!only)"
_CHRISTMAS = rf"\b(?:christmas|xmas)(?= {NAMED})"


def left_aside(sentence: Sentence, city: str | None = None) -> tuple[Assumption, ...]:
    """Return the one assumption that says which words were not understood, if there are any.

    Args:
        sentence: The request, after every subject has taken out what is its own.
        city: The city as said, whose name may still stand there.
    """
    sentence.take(_AFTER_A_NAME)
    for found in list(interests().find(sentence.text)):
        sentence.blank(found.start, found.end, NAMED)
    notes = _no_limit(sentence)
    sentence.take(_CHRISTMAS)
    sentence.take(_ORIGIN)
    if city:
        sentence.take(rf"\b{re.escape(fold(city))}\b")
    whole = [match.span() for match in sentence.take(_WHOLE)]
    spans = sorted((*whole, *_phrases(sentence.text)))
    said = [words for start, end in spans if (words := _written(sentence, start, end))]
    if not said:
        return notes
    quoted = ", ".join(f'"{words}"' for words in list(dict.fromkeys(said))[:MOST_PHRASES])
    return (*notes, Assumption(sentence=f"Not understood, and left aside: {quoted}."))


def _no_limit(sentence: Sentence) -> tuple[Assumption, ...]:
    """Say that "museums only" is a wish: no field of a brief keeps everything else out."""
    said = (_written(sentence, *match.span()) for match in sentence.take(_ONLY))
    return tuple(
        Assumption(sentence=f'"{words}" is taken as a wish: other places fill what it leaves free.')
        for words in said
    )


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        words = list(_WORD.finditer(text, *run.span()))
        while (first := _first(words)) is not None:
            last = _last(words, first)
            end = words[last].end()
            negated = _NEGATED.search(text, run.start(), words[first].start())
            clock = re.compile(_CLOCK).match(text, end)
            start = negated.start() if negated else words[first].start()
            yield start, clock.end() if clock else end
            words = words[last + 1 :]


def _first(words: list[re.Match[str]]) -> int | None:
    return next((n for n, word in enumerate(words) if _tells(word[0])), None)


def _last(words: list[re.Match[str]], first: int) -> int:
    """Return where a phrase ends: with its fourth word, or before two that tell nothing."""
    last = first
    for n in range(first, min(len(words), first + MOST_WORDS)):
        if _tells(words[n][0]):
            last = n
        elif n - last > 1:
            break
    return last


def _tells(word: str) -> bool:
    return (
        len(word) > 2 and word not in _STOP and not re.fullmatch(rf"\d.{{0,2}}|\d+|{NUMBER}", word)
    )


def _written(sentence: Sentence, start: int, end: int) -> str:
    """Return words as they were written, without anything that is no part of words."""
    said = "".join(
        char if char.isalnum() or char in _PART_OF_WORDS else " " if char.isspace() else ""
        for char in sentence.said(start, end)
    )
    return " ".join(word[:LONGEST_WORD] for word in said.split())
