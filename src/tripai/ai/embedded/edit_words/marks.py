"""A wish with one character for each name, day, time, part of the day and length of time that it names.

A name may hold any word ("Chiado and Cais do Sodré", "Time Out Market") and so may a date; once
each is one character, a pattern for "drop A and B" is short and cannot cut through them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tripai.ai.embedded.calendar_words import DATE, WEEKDAY
from tripai.ai.embedded.clock import BARE, EXACT
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.phrases import Phrases
from tripai.ai.names.text import Sentence
from tripai.ai.names.vocabulary import interests, kind_of_place
from tripai.model import PartOfDay
from tripai.wording import WEEKDAYS

NAME, DAY, CLOCK, PART, SPAN = (f"[{chr(n)}-{chr(n + 0xFF)}]" for n in range(0xE100, 0xE600, 0x100))
"""Patterns for what stands where a name, a day, a time, a part of the day, some minutes were."""
ANY_MARK = "[\ue100-\ue5ff]"
_FIRST = {NAME: 0xE100, DAY: 0xE200, CLOCK: 0xE300, PART: 0xE400, SPAN: 0xE500}
_MOST = 0xFF  # of each
_THAT = chr(_FIRST[NAME] + _MOST)

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_SHORT_WEEKDAY = (
    r"\b(?:mon|tues?|thu(?:rs?)?|fri|(?:(?<=on )|(?<=to )"
    r"|(?<=and ))(?:wed|sat|sun))\b(?! like| love)"
)
_DAYS = (
    rf"\bdays? {NUMBER}\b(?! (?:days?|hours?|minutes?))",
    rf"\b(?:the )?(?:{'|'.join(_ORDINALS)}|last|final|\d+(?:st|nd|rd|th)) day\b",
    r"(?:(?<=the )|(?<=our ))(?:first|last|final)(?= (?:evening|night|morning|afternoon)\b)",
    rf"(?<!next )(?<!this ){DATE}(?<!wed)(?<!\bsun)(?<!\bsat)",
    rf"(?:\b(?:this|next) )?{WEEKDAY}(?<!wed)(?<!sun)(?<!sat)",
    _SHORT_WEEKDAY,
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b(?= [a-z\ue100-\ue1ff])",  # Sunday's zoo
)
_AND_DAY = (
    r"(?<=[\ue200-\ue2ff])(?P<joint> ?(?:,|&|and|or|with"
    rf"|, and) ?)(?P<n>{NUMBER})\b(?! ?(?:days?|hours?|minutes?"
    r"|h\b|:|[ap]m))"
)
_BARE_AFTER = "|".join(
    rf"(?<={word} )"
    for word in ("at", "by", "to", "from", "until", "till", "before", "around", "about", "after", "than", "say")
)  # fmt: skip
_CLOCKS = (rf"{EXACT}", rf"(?:{_BARE_AFTER}){BARE}(?! ?(?:more|others?|of)\b)")
_PARTS = (
    r"\b(?:early (?!night)|late |mid[ -]?)?(?P<part>morning|afternoon|evening|night|lunchtime)s?\b"
)
_PART_OF: dict[str, PartOfDay] = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "evening",
    "lunchtime": "midday",
}
_SPANS = (
    (r"\bhalf an hour\b|\ba half hour\b|\bhalf hour\b", 30),
    (r"\b(?:a )?quarter of an hour\b", 15),
    (r"\b(?:an|one) hour and a half\b|\bone and a half hours\b", 90),
    (r"\ba (?:couple of|few) hours\b", 120),
    (r"(?<=\banother )hour\b|(?<=\bextra )hour\b", 60),
    (
        r"(?<!at )(?<!by )(?<!to )(?<!from )(?<!\d)\b(?P<n>[0-4]) ?h ?(?P<more>[0-5]\d)(?: ?m(?:in)?)?\b",
        60,
    ),
    (
        rf"\b(?P<n>{NUMBER}|an?) ?(?:hours?|hrs?|h),? (?:and )?(?P<more>[1-5]\d) ?(?:minutes?|mins?|m)\b",
        60,
    ),
    (rf"\b(?P<n>{NUMBER}|an?)(?P<half>\.5| and a half)?[ -]?(?:hours?|hrs?|h)(?: long)?\b", 60),
    (rf"\b(?P<n>{NUMBER})[ -]?(?:minutes?|mins?)(?: long)?\b", 1),
)
_SHORT = re.compile(r"(?<=[a-z])['\u2019](ll|d|re|ve)\b", re.IGNORECASE)
_LONG = {"ll": " will", "d": " would", "re": " are", "ve": " have"}  # folded, "we'd" is Wednesday
_ALMOST_A_WEEKDAY = re.compile(r"\b[a-z]{5,10}day\b")
_NO_WEEKDAY = frozenset({"birthday", "holiday", "midday", "someday", "everyday", "yesterday"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What one character stands for: the folded words, and what they mean where that is a number or a name."""

    words: str
    value: object = None


class Marked:
    """A folded wish with its marks; `said` leads back to the words as written."""

    def __init__(self, words: str, names: Phrases[object]) -> None:
        self._sentence = Sentence(_SHORT.sub(lambda found: _LONG[found[1].lower()], words))
        self.text = self._sentence.text
        self._origins = [(n, n + 1) for n in range(len(self.text))]
        self._marks: dict[str, Mark] = {}
        self._count = dict.fromkeys(_FIRST, 0)
        self._mark_names(names)
        self._mark_days()
        for pattern, unit in _SPANS:
            self._mark_all(SPAN, pattern, lambda found, unit=unit: _minutes(found, unit))
        for pattern in _CLOCKS:
            self._mark_all(CLOCK, pattern)
        self._mark_all(PART, _PARTS, lambda found: _PART_OF[found["part"]])

    def mark(self, char: str) -> Mark:
        """Return what a character stands for."""
        return self._marks[char]

    def said(self, start: int, end: int) -> str:
        """Return the words as they were written."""
        if start >= end:
            return ""
        return self._sentence.said(self._origins[start][0], self._origins[end - 1][1])

    def that(self, value: object) -> str:
        """Return the mark that stands for what was spoken of before, which has no name in the text."""
        self._marks[_THAT] = Mark("that", value)
        return _THAT

    def read(self, text: str) -> str:
        """Return a part of the text with the words that its marks stand for."""
        return re.sub(ANY_MARK, lambda found: self._marks[found[0]].words, text)

    def _put(self, kind: str, start: int, end: int, value: object = None) -> None:
        if self._count[kind] == _MOST:
            return
        char = chr(_FIRST[kind] + self._count[kind])
        self._count[kind] += 1
        self._marks[char] = Mark(self.read(self.text[start:end]), value)
        self.text = self.text[:start] + char + self.text[end:]
        self._origins[start:end] = [(self._origins[start][0], self._origins[end - 1][1])]

    def _mark_all(self, kind: str, pattern: str, value: object = None) -> None:
        for found in reversed(list(re.finditer(pattern, self.text))):
            if re.search(ANY_MARK, found[0]):
                continue
            self._put(kind, *found.span(), value(found) if callable(value) else None)

    def _mark_names(self, names: Phrases[object]) -> None:
        for found in reversed(list(names.find(self.text))):
            said = self.text[found.start : found.end]
            if interests().get(said) is None and kind_of_place(said) is None:
                self._put(NAME, found.start, found.end, found.value)

    def _mark_days(self) -> None:
        self.text, self._origins = _with_weekdays(self.text, self._origins)
        for pattern in _DAYS:
            self._mark_all(DAY, pattern)
        while found := re.search(_AND_DAY, self.text):
            self._put(DAY, *found.span("n"))


def _minutes(found: re.Match[str], unit: int) -> int:
    groups = found.groupdict()
    number = to_number(groups.get("n") or "a") + (0.5 if groups.get("half") else 0)
    return round(number * unit) + int(groups.get("more") or 0)


def _with_weekdays(text: str, origins: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Correct misspelt weekdays: they are few enough that no other word is meant."""
    for found in reversed(list(_ALMOST_A_WEEKDAY.finditer(text))):
        right = _weekday(found[0])
        if right:
            whole = (origins[found.start()][0], origins[found.end() - 1][1])
            text = text[: found.start()] + right + text[found.end() :]
            origins = [
                *origins[: found.start()], *[whole] * len(right), *origins[found.end() :]
            ]  # fmt: skip
    return text, origins


def _weekday(word: str) -> str | None:
    from rapidfuzz import fuzz

    known = [name.lower() for name in WEEKDAYS]
    if word in known or word in _NO_WEEKDAY:
        return None
    best = max(known, key=lambda name: fuzz.ratio(word, name))
    return best if fuzz.ratio(word, best) >= 85 else None


def place_names(pairs: Iterable[tuple[str, object]]) -> Phrases[object]:
    """Return names for marking."""
    return Phrases(_usable(pairs))


def _usable(pairs: Iterable[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    for name, value in pairs:
        # An abbreviation in capitals is found by its letters alone; in small ones it may be a word.
        if len(name) > 3 or not name.isupper():
            yield name, value
