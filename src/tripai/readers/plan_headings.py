"""Which lines of a text head a day, name a part of it, state a sum, or end the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tripai.meals import A_MEAL, meal_in
from tripai.readers.plan_dates import (
    begins_with_weekday_and_date,
    find_date,
    spans_days,
    without_date,
)
from tripai.readers.plan_items import Section, section_of
from tripai.readers.plan_lines import Line
from tripai.readers.plan_words import find_time
from tripai.readers.plans import SaidDate

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DAY = re.compile(
    rf"^\W*(?:day|d\u00eda|dia|jour|tag|giorno)\s*\#?(?P<number>\d{{1,2}}|{'|'.join(_COUNTED)})\b\W*(?P<rest>.*)$",
    re.IGNORECASE,
)
_A_SUM = r"(?:total(?:e|es)?|sum|summe|(?:tages|gesamt)(?:summe|kosten|preis)?|insgesamt|somme|suma|soma)"
_TOTAL = re.compile(
    r"^\W*(?:(?:estimated|approx\w*\.?|rough|grand|overall|trip|day(?:\s*\d+)?|daily|day's|sub|co[sûu]\w{1,2}|custo|prezzo"
    rf"|gesch\u00e4tzte)\W*)*(?:{_A_SUM}\b|(?<=daily )(?:cost|spend)\b|(?<=day's )cost\b)",
    re.IGNORECASE,
)
_WHOLE_TRIP = re.compile(
    r"\b(?:grand|overall|trip|whole|entire|all|\d+[- ]days?|for \w+ days)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"\b(?:tips?|notes?|budget|costs?|summary|total|accommodation|where to (?:stay|eat)|getting (?:around|there)|transport\w*"
    r"|packing|useful|practical|before you go|assumptions|sources|enjoy|alternatives?|optional|extras?|recommend\w*"
    r"|reminders?|highlights|overview|why this|what to|essentials?|backup|if you have)\b",
    re.IGNORECASE,
)
_SHORT_HEADING = 90  # characters of a line that names a date and heads a day
_FEW_WORDS = 2  # beside a date, on a line that tells it
DATE_LABEL = re.compile(
    r"^\W*(?:(?:trip|travel) )?(?:dates?|when|from|start|datum|wann|reisedatum|quand|fechas?|cu\u00e1ndo|data|quando)\s*:\s*",
    re.IGNORECASE,
)
"""With what a line begins that tells the date of a plan or of a day."""
_TALK = re.compile(
    r"^\W*(?:hi|hello|hey|dear|hallo|liebe[rs]?|servus|ciao|caro|cara|hola|querid[oa]|bonjour|salut|cher|ch\u00e8re|ol\u00e1"
    r"|sure|of course|certainly|great|absolutely|okay|ok|here(?:'s| is| are)|below)\b|[,.:;!?]\s*$",
    re.IGNORECASE,
)

_MEAL = re.compile(rf"^\W*({A_MEAL})\b(?: ?(?:time|break|options?))?\W*$", re.IGNORECASE)
_MEAL_PARTS = {"breakfast": "morning", "brunch": "morning", "lunch": "midday", "dinner": "evening"}


@dataclass(frozen=True, slots=True)
class DatedHeading:
    """A date that heads a day, and what else its line says.

    `spans` tells that it is only the first of several; `formless`, that the line may as well be a remark with a date.
    """

    said: SaidDate
    rest: str = ""
    spans: bool = False
    formless: bool = False


def day_named(line: Line) -> tuple[int, str] | None:
    """Return the number of the day that a line heads, and what follows it; None where it heads none."""
    named = None if line.cells or is_total(line.text) else _DAY.match(line.text)
    if named is None:
        return None
    number = named["number"].lower()
    return _COUNTED.index(number) + 1 if number in _COUNTED else int(number), named["rest"]


def heading_date(line: Line) -> DatedHeading | None:
    """Return the date that heads a day: a heading, or a line with nothing else on it or that begins with it."""
    said = _date_on(line)
    if said is None:
        return None
    alone = not re.search(r"\w{3}", without_date(line.lead or line.text))
    if line.bullet and (line.indent or not alone or not said.day or said.weekday is None):
        return None
    leads = begins_with_weekday_and_date(line.text) and not line.text.endswith((".", "!", "?"))
    if not (alone or leads or (line.level > 1 and not is_tail(line.text))):
        return None
    rest = "" if line.level else undated(line.text)
    formless = not line.level and (line.bullet or bool(rest))
    return DatedHeading(said, rest, spans_days(line.text), formless)


def date_told(line: Line) -> SaidDate | None:
    """Return the date of the day in which a line stands that says little else: "Date: 14 October", "Paris, 14.10.2026:"."""
    said, label = _date_on(line), DATE_LABEL.match(line.text)
    if said is None or not said.day or (line.bullet and not label):
        return None
    rest = without_date(line.text[label.end() :] if label else line.text)
    return said if len(re.findall(r"[^\W\d_]{3,}", rest)) <= _FEW_WORDS else None


def _date_on(line: Line) -> SaidDate | None:
    """Return the date on a short line without a time."""
    if line.cells or len(line.text) > _SHORT_HEADING or find_time(line.text):
        return None
    return find_date(line.text)


def part_named(line: Line) -> Section | None:
    """Return the part of the day, or the meal, that a line names and nothing else."""
    meal = _MEAL.match(re.sub(r"\([^)]*\)", " ", line.text))
    if meal is None:
        return section_of(line.text)
    found = find_time(line.text)
    part = _MEAL_PARTS[meal_in(meal[1])]
    return Section(part, found.start if found else None, meal[1].capitalize(), line.number)


def is_total(text: str) -> bool:
    """Whether a line states a sum of costs."""
    return bool(_TOTAL.match(text))


def is_bare_total(text: str) -> bool:
    """Whether a line says that it is a sum, and at most a number: "Total: 99"."""
    return bool(
        re.fullmatch(rf"\W*(?:(?:grand|overall|sub) ?)?{_A_SUM}[\W\d]*", text, re.IGNORECASE)
    )


def is_of_trip(text: str) -> bool:
    """Whether a sum is that of the whole trip."""
    return bool(_WHOLE_TRIP.search(text.split(":", maxsplit=1)[0]))


def is_tail(text: str) -> bool:
    """Whether a heading is of what follows the days, such as tips."""
    return bool(_TAIL.search(text))


def is_talk(text: str) -> bool:
    """Whether a line is a greeting or a sentence, and no title."""
    return bool(_TALK.search(text))


def undated(rest: str) -> str:
    """Return what follows "Day 2:" and its date: it may be all that is said of the day."""
    return re.sub(r"^[\W_]+", "", without_date(rest)) if find_date(rest) else rest
