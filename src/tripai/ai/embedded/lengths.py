"""How long a trip is: days, nights, weeks, half a day, the hours of a stopover."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from tripai.ai.embedded.numerals import LENGTH, to_number
from tripai.ai.names.text import CITY, Sentence
from tripai.ai.reading import Assumption
from tripai.errors import InputError
from tripai.wording import count

# Days and nights in the languages of the covered cities.
_DAYS_ELSEWHERE = r"(?:dias?|jours?|giorn[io]|tage?n?|dag(?:en)?|dn[yiu]|gun|日間?)"
_NIGHTS_ELSEWHERE = r"(?:noites?|nuits?|nott[ei]|noches?|nach?te?n?|noci?|gece|泊)"
# How long, and what one unit is worth in days.
_LENGTHS = (
    (
        rf"\b(?P<n>{LENGTH})(?P<half>\.5| and a half)?"
        r"(?:[ -]?(?:full |whole |entire |short |lovely |nice )?"
        rf"(?:days?|{_DAYS_ELSEWHERE})\b"
        r"|(?= (?:very )?(?:relax\w+|easy|slow|lazy|calm|gentle|quiet|busy|packed|intense) days?\b))",
        1,
    ),
    (r"\b(?P<n>a|one) day(?P<half> and a half)\b", 1),
    (rf"\b(?P<n>{LENGTH})d(?= ?/? ?\d+ ?n\b)", 1),  # 3d2n
    (rf"(?<!\bhalf )\b(?P<n>{LENGTH}|an?|one|full|whole)[ -](?:full |whole |entire )?weeks?\b", 7),
    (r"\b(?:(?P<n>a|one) )?fortnight\b", 14),
    (r"^(?P<n>)week\b", 7),
)
_NIGHTS = rf"\b(?P<n>{LENGTH})[ -]?(?:nights?\b|nts?\b|n\b|{_NIGHTS_ELSEWHERE}\b)"
_ONE_DAY = (
    r"\b(?:day[ -]?trip|single day|(?:just|only|for|spend|have) (?:a|the) day|a day in|in a day"
    r"|a day (?=[\ue000\ue001]))"
)
_HALF_DAY = (
    r"\b(?:(?:an?|one) (?:single )?(?:morning|afternoon|evening)(?= in [\ue000-\ue002])"
    r"|half an? day|an? half[ -]day|half[ -]day)\b(?! (?:tour|trip|cruise|excursion|at|in the))"
)
# The hours of a stopover, which have no date of their own: the group is `n`.
_STOPOVER = r"\b(?:layover|stop[ -]?over|between (?:flights|trains))\b"
_HOURS = rf"\b(?P<n>{LENGTH}|a few|a couple of|some)[ -]?(?:hours?|hrs?|h)\b"
_HOURS_THERE = rf"{_HOURS}(?= (?:in |to see )?{CITY})"
_WHOLE_DAYS = r"\b(?P<whole>48|72|96|(?<=\bin )(?:24|36))[ -]?(?:hours?|hrs?|h)\b"
_SAY_HOURS = 'say its hours too, such as "from 10:00 to 16:00".'
PART_OF_TODAY = r"\b(?:this (?:morning|afternoon|evening)|tonight)\b"


_ONE_OF_THEM = "Name one of them."


@dataclass(frozen=True, slots=True)
class Period:
    """What is said about the time of a trip. `fixed` tells that `days` was said as a number."""

    start: date | None = None
    end: date | None = None
    month: int | None = None
    days: int | None = None
    fixed: bool = False
    either: tuple[date, ...] = ()
    notes: tuple[Assumption, ...] = ()

    def noted(self, about: str, sentence: str) -> "Period":
        """Return it with one more sentence about how words were taken."""
        return replace(self, notes=(*self.notes, Assumption(about=about, sentence=sentence)))


def read_length(sentence: Sentence, windowed: bool = False) -> Period:
    """Read how long a trip is.

    Args:
        sentence: The request.
        windowed: Whether the hours of the days are said as well.

    Raises:
        InputError: Two lengths contradict each other.
    """
    nights = [to_number(match["n"]) for match in sentence.take(_NIGHTS)]
    notes = _choices(sentence)
    days: list[int] = []
    for unit, match in ((u, match) for pattern, u in _LENGTHS for match in sentence.take(pattern)):
        number = to_number(match["n"] or "a") * unit
        if match.groupdict().get("half"):
            number += 1
            notes.append(_about_days(f'"{sentence.quote(match)}" is planned as {number} days.'))
        days.append(number)
    if sentence.has(r"\ba couple of days\b"):
        days.append(2)
    if few := sentence.take(r"\b(?:a|some) few days\b|\bsome days\b"):
        days.append(3)
        words = sentence.quote(few[0]).capitalize()
        notes.append(_about_days(f'"{words}" is taken as 3 days.'))
    if not days and not nights:
        for number, note in _hours(sentence, windowed):
            days.append(number)
            notes += [note] if note else []
        hours = bool(days)
    else:
        hours = False
    if sentence.has(_ONE_DAY) and not days:
        days.append(1)
    length = _one_length(days, nights, tuple(notes))
    return replace(length, fixed=False) if hours else length


def _choices(sentence: Sentence) -> list[Assumption]:
    notes = []
    for choice in sentence.take(rf"\b{LENGTH} ?(?:-|or|to) ?(?={LENGTH}[ -]?days?\b)"):
        said = re.match(rf"{LENGTH}", sentence.text[choice.end() :])
        assert said
        notes.append(_about_days(f'"{choice[0]}{said[0]} days" is planned as {said[0]} days.'))
    return notes


def _hours(sentence: Sentence, windowed: bool) -> Iterator[tuple[int, Assumption | None]]:
    """Yield one length that is said in hours or as a part of a day: a trip is of whole days."""
    halves = sentence.take(_HALF_DAY)
    stopover = sentence.take(_STOPOVER)
    hours = sentence.take(_HOURS if stopover else rf"{_HOURS_THERE}|{_WHOLE_DAYS}")
    counted = (match.groupdict().get("whole") or match["n"] for match in hours)
    number = next((int(said) for said in counted if said.isdigit()), 1)
    said = [*halves, *hours, *stopover, *sentence.find(PART_OF_TODAY)]
    if said and number <= 24:
        words = sentence.said(*said[0].span()).strip(" ,")
        say_hours = "" if windowed else f"; {_SAY_HOURS.removesuffix('.')}"
        yield 1, _about_days(f'"{words}" is planned as 1 day{say_hours}.')
    elif said:
        yield -(-number // 24), None


def _one_length(days: list[int], nights: list[int], notes: tuple[Assumption, ...]) -> Period:
    longer = sorted(
        {number for number in days if number != 1}
    )  # "3 days, with one day for museums"
    if len(longer) > 1:
        raise InputError(f"Both {longer[0]} days and {longer[1]} days are asked for.", _ONE_OF_THEM)
    number = longer[0] if longer else (days[0] if days else None)
    if nights and number is None:
        number = nights[0] + 1
        notes = (*notes, _about_days(f"{count(nights[0], 'night')} are taken as {number} days."))
    elif nights and number is not None and nights[0] not in (number, number - 1, number - 2):
        raise InputError(
            f"{count(number, 'day')} and {count(nights[0], 'night')} do not go together.",
            _ONE_OF_THEM,
        )
    return Period(days=number, fixed=number is not None, notes=notes)


def _about_days(sentence: str) -> Assumption:
    return Assumption(about="days", sentence=sentence)
