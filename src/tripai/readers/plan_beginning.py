"""What a plan says before its first day or thing: its title, from when on it is, and what may be spent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tripai.readers.plan_dates import find_date, find_year, without_date
from tripai.readers.plan_headings import DATE_LABEL, is_talk, part_named
from tripai.readers.plan_items import begins_item, is_attribute
from tripai.readers.plan_lines import BOLD_ONLY, Line
from tripai.readers.plan_words import find_cost
from tripai.readers.plans import SaidBudget, SaidDate
from tripai.text import shortened

LONGEST_TITLE = 200
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:updated?|created|written|wrote|as of|version|booked|published|posted|stand|deadline|until)\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"^\W*(?:(?:total|overall|trip|our|my|your|max\w*|daily)\W+)*(?:budget|presupuesto|or\u00e7amento)\b"
    r"(?P<about>[^:=]{0,30}?)(?:[:=]|\bof\b|\bis\b)",
    re.IGNORECASE,
)
_ON_A_BUDGET = re.compile(r"\b(?:budget of|under|up to|no more than|at most) ?$", re.IGNORECASE)
_BY_DAY = re.compile(
    r"\bdaily\b|\b(?:per|a|each|every|pro|par|por|al) ?(?:day|tag|jour|d\u00eda|dia|giorno)\b|/ ?(?:day|tag|jour|d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands before the first thing; `line` is where the first date does."""

    title: str = ""
    begins: SaidDate | None = None
    line: int = 0
    text: str = ""
    budget: SaidBudget | None = None


def beginning_of(lines: Sequence[Line]) -> Beginning:
    """Return what the lines before the first thing say."""
    begins, line = _first_date(lines)
    return Beginning(
        title=_title(lines),
        begins=begins,
        line=line,
        text="\n".join(line.text for line in lines if not line.cells),
        budget=next(filter(None, map(_budget, lines)), None),
    )


def _title(lines: Sequence[Line]) -> str:
    """Return a heading, or else a line that is no talk; nothing where all of it is talk: "Hi Anna,"."""
    named = [line for line in lines if not part_named(line) and not begins_item(line.text)]
    headings = [
        line.text
        for line in named
        if 0 < line.level < BOLD_ONLY or (line.level and not is_talk(line.text))
    ]
    others = [line.text for line in named if not (line.level or line.bullet or line.cells)]
    titles = [text for text in others if not (is_talk(text) or is_attribute(text)) and _says(text)]
    return shortened(next(iter([*headings, *titles]), ""), LONGEST_TITLE)


def _says(text: str) -> bool:
    return bool(re.search(r"\w{3}", without_date(text)))


def _first_date(lines: Sequence[Line]) -> tuple[SaidDate | None, int]:
    """Return the date from which on the plan is, as far as it is said, and in which line."""
    dated = [
        (said, line)
        for line in lines
        if not _OF_SOMETHING_ELSE.search(line.text) and (said := find_date(line.text)) and said.day
    ]
    told = [(said, line) for said, line in dated if line.level or DATE_LABEL.match(line.text)]
    said, line = next(iter([*told, *dated]), (None, None))
    years = (find_year(line.text) for line in lines if line.level or DATE_LABEL.match(line.text))
    year = (said.year if said else None) or next(filter(None, years), None)
    if line is None:
        return SaidDate(year=year) if year else None, 0
    return replace(said or SaidDate(), year=year), line.number


def _budget(line: Line) -> SaidBudget | None:
    """Return the budget that a line states: "Budget: $150 in total for one person", "with a budget of 100 EUR"."""
    cost = None if line.cells else find_cost(line.text)
    if cost is None or not cost.high or not cost.currency or not _states_budget(line.text):
        return None
    return SaidBudget(cost, by_day=bool(_BY_DAY.search(line.text)))


def _states_budget(text: str) -> bool:
    if _BUDGET.match(text):
        return True
    before = re.split(r"[\d$\u20ac\u00a3\u00a5]", text, maxsplit=1)[0]
    return "budget" in text.lower() and bool(_ON_A_BUDGET.search(before))
