"""One thing of a plan from the words of one line: when, how long, what it is called, what it costs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from tripai.meals import A_MEAL
from tripai.readers.plan_words import (
    Found,
    find_cost,
    find_minutes,
    find_time,
    straight,
    without_cost,
)
from tripai.readers.plans import Item
from tripai.text import shortened

LONGEST_SAID = 200  # characters of what a thing is called
LONGEST_NOTE = 500
PARTS = {
    "morning": "morning", "breakfast": "morning", "midday": "midday", "noon": "midday", "lunchtime": "midday", "lunch": "midday",
    "afternoon": "afternoon", "evening": "evening", "night": "evening", "sunset": "evening", "dinner": "evening",
    "vormittag": "morning", "mittag": "midday", "nachmittag": "afternoon", "abend": "evening",
    "matin": "morning", "midi": "midday", "après-midi": "afternoon", "soir": "evening",
    "mañana": "morning", "mediodía": "midday", "tarde": "afternoon", "noche": "evening",
    "manhã": "morning", "noite": "evening",
}  # fmt: skip
_A_PART = (
    "(?:morning|midday|noon|lunchtime|afternoon|evening|night|vormittag|mittag|nachmittag|abend|matin|midi|après-midi|soir"
    "|mañana|mediodía|tarde|noche|manhã|noite)"
)
_BEFORE_PART = "(?:in the |by |am |le |l['\u2019]|por la |al |de |da |à |a )"
_PART = re.compile(
    rf"^\W*{_BEFORE_PART}?(?:(?:early|late|mid)[- ])?"
    rf"(?P<part>{_A_PART})s?\b",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"^\W*(?:pro )?(?:tips?|notes?|costs?|price|tickets?|entry|entrance|admission|address|hours|opening hours|getting there"
    r"|transport\w*|travel|travell?ers?|how to get|why|duration|budget|booking|book|website|insider|optional|alternatively"
    r"|alternative|if time|metro|weather|walking|estimated|distance|must[- ]try|recommended|highlights|dates?|destination"
    r"|party|pace|what|location|description|how to reach|opening|what to (?:see|do|expect)|nearby|time needed|access"
    r"|option [2-9])\b"
    r"[^:]{0,20}:",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"^(?:{A_MEAL}|visit|stop(?: \d+)?|activity|sightseeing|explore|see|start|first stop"
    r"|next|then|meal|arrival|departure|transfer|check-?in|check-?out|rest|free time|event)$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\s-\s|\s?[:;|]\s|\s\(|(?<=\w{3})[.!?]\s"
    r"|,? (?:where|which|while|for (?:its|a|an|the|some|views?|panoramic)|to (?:see|enjoy|admire|take)"
    r"|with (?:its|a|an|the|views?)|followed by a (?:stroll|walk|break)|then enjoy|famous|known)\b"
    r"|, (?:an?|one|home|built|famous|the (?:\w+est|most|best|former|city'?s|world'?s|\w+'s))\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^(?:place|restaurant|where|option \d|options?)\s*:\s*", re.IGNORECASE)
_LENGTH_TOLD = re.compile(r"^\W*(?:dur|time|allow|spend|plan|about)", re.IGNORECASE)
_TIMED = re.compile(
    r",? ?\b(?:at|from|around|about|by)? ?~?\b(?:\d{1,2}:\d\d ?(?:[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?)"
    r"(?: ?(?:[\u2013\u2014-]|to|until) ?\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b\.?)?)?(?!\w)",
    re.IGNORECASE,
)
_JOURNEY = re.compile(
    r"\b(?:flight|train|plane|depart\w*|arriv\w*|lands?|landing)\b", re.IGNORECASE
)
_COMES_OR_GOES = re.compile(
    r"^\W*(?:arriv\w+|depart\w*|land(?:s|ing)?|flight|fly|train|check[- ]?(?:in|out)|transfer|head to)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    rf"^{_BEFORE_PART}?(?:(?:early|late|mid)[- ])?(?:{_A_PART}s?|{A_MEAL})\b\s*"
    r"(?:\([^)]*\))?\s*(?:[:\u2013\u2014-]|at\b|in\b)\s*\S",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a day: which one, from when if it says so, and the meal that it is if nothing else is."""

    part: str = ""
    start: time | None = None
    meal: str = ""
    line: int = 0

    def told_of(self, item: Item) -> Item:
        """Return the first thing of the part: it begins when the part does, and is the meal."""
        said = item.said
        if self.meal and self.meal.lower() not in said.lower():
            said = shortened(f"{self.meal}: {said}", LONGEST_SAID)
        return replace(item, said=said, start=item.start or self.start)


ANY_TIME = Section()


def part_in(text: str) -> str:
    """Return the part of the day with which words begin; nothing where they begin with none."""
    named = _PART.match(text)
    return PARTS[named["part"].lower()] if named else ""


def section_of(text: str) -> Section | None:
    """Return the part of the day that a line only names: "Morning", "Afternoon (2-5 PM)", "Evening: Alfama by night"."""
    match = _PART.match(text)
    if not match or (not is_bare(text)):
        return None
    found = find_time(text)
    return Section(PARTS[match["part"].lower()], found.start if found else None)


def is_bare(text: str) -> bool:
    """Whether a line names a part of the day and nothing that is done in it."""
    match = _PART.match(text)
    if not match:
        return False
    rest = re.sub(r"\([^)]*\)", " ", text[match.end() :])
    found = find_time(rest)
    rest = rest[: found.at[0]] + rest[found.at[1] :] if found else rest
    return not re.search(r"\w{2}", rest)


def is_attribute(text: str) -> bool:
    """Whether a line tells something of what is above it, such as its hours, and is no thing to do."""
    return bool(_ATTRIBUTE.match(text))


def noted(item: Item, text: str) -> Item:
    """Return a thing with a note, which may tell what it costs and how long it takes."""
    return replace(
        item,
        note=shortened(f"{item.note} {text}".strip(), LONGEST_NOTE),
        cost=item.cost or find_cost(text),
        minutes=item.minutes or (find_minutes(text) if _LENGTH_TOLD.match(text) else None),
    )


def begins_item(text: str) -> bool:
    """Whether a line begins with a time, a part of the day or a meal, and says more."""
    if _BEGINS.match(text) or find_time(text, leading=True):
        return True
    return bool(_COMES_OR_GOES.match(text)) and find_time(text) is not None


def item_of(text: str, line: int, section: Section = ANY_TIME) -> Item | None:
    """Return the thing that a line names; None where it is a remark and no thing to do."""
    if _ATTRIBUTE.match(text):
        return None
    found = find_time(text, leading=True)
    part, rest, of_part = _without_part(_behind(text, found), section.part)
    found = found or of_part or find_time(rest)
    rest = _LABELLED.sub("", rest)
    timeless = rest if _JOURNEY.search(rest) else _without_times(rest)
    said, note = _title(timeless)
    said = without_cost(said)
    if not re.search(r"[^\W\d_]{2}", said):
        return None
    return Item(
        said=shortened(said, LONGEST_SAID),
        line=line,
        start=found.start if found else None,
        end=found.end if found else None,
        minutes=find_minutes(rest),
        part=part,
        note=shortened(note, LONGEST_NOTE),
        cost=find_cost(rest),
    )


def _without_part(text: str, part: str) -> tuple[str, str, Found | None]:
    """Return the part of the day that a text is of, the text without a leading "Morning (9-12):", and the time of that."""
    named = _PART.match(text)
    if named is None:
        return part, text, None
    part = PARTS[named["part"].lower()]
    if not re.match(r"\s*(?:\([^)]*\))?\s*[:\u2013\u2014-]", text[named.end() :]):
        return part, text, None
    rest = _behind(re.sub(r"^\s*\([^)]*\)", "", text[named.end() :]), None)
    return part, rest, find_time(text[: named.end() + 40])


def _without_times(text: str) -> str:
    """Return a text without its times, and without brackets in which nothing else stands."""
    return " ".join(re.sub(r" ?\(\W*\)", "", _TIMED.sub(" ", text)).split()).replace(" ,", ",")


def _behind(text: str, found: Found | None) -> str:
    """Return the words behind a leading time, without what stands between."""
    rest = text[found.at[1] :] if found else text
    return re.sub(r"^[\s:|,.)\]\u2013\u2014-]+", "", rest)


def _title(text: str) -> tuple[str, str]:
    """Return what a thing is called, and what else is said of it; a label such as "Lunch:" is kept before the name."""
    plain = straight(text)
    for match in _BREAK.finditer(plain):
        head = text[: match.start()].strip(" ,-:.")
        if not _LABEL.match(head) and re.search(r"[^\W\d_]{2}", head):
            rest = text[match.end() :]
            return head, (rest.replace(")", "", 1) if "(" in match[0] else rest).strip()
        if _LABEL.match(head) and (":" in match[0] or "-" in match[0]):
            said, note = _title(text[match.end() :].strip())
            return (f"{head}: {said}" if said else head), note
    return text.strip(" ,-:.!"), ""
