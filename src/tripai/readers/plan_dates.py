"""Dates and weekdays in the words of a plan: in English, German, French, Spanish, Italian and Portuguese."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from tripai.readers.plan_words import straight
from tripai.readers.plans import SaidDate

_MONTH_NAMES = (
    "january jan januar jänner janvier janv enero ene janeiro gennaio",
    "february feb februar février fevrier févr febrero fevereiro fev febbraio",
    "march mar märz mars marzo março",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio maggio",
    "june jun juni juin junio junho giugno giu",
    "july jul juli juillet juil julio julho luglio lug",
    "august aug août aout agosto",
    "september sept sep septembre septiembre setembro settembre",
    "october oct oktober okt octobre octubre outubro ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre",
)
_MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_A_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_MONTH = f"(?P<month>{_A_MONTH})"
_WEEKDAY_NAMES = (
    "monday mon montag lundi lunes lunedì lunedi segunda-feira",
    "tuesday tues tue dienstag mardi martes martedì martedi terça-feira",
    "wednesday wed mittwoch mercredi miércoles miercoles mercoledì mercoledi quarta-feira",
    "thursday thurs thur thu donnerstag jeudi jueves giovedì giovedi quinta-feira",
    "friday fri freitag vendredi viernes venerdì venerdi sexta-feira",
    "saturday sat samstag sonnabend samedi sábado sabado sabato",
    "sunday sun sonntag dimanche domingo domenica",
)
_WEEKDAYS = {name: n for n, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_A_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_WEEKDAY = re.compile(
    rf"(?<!santo )\b(?P<weekday>{_A_WEEKDAY})\b(?! ?(?:market|brunch|roast|gras))\.?", re.IGNORECASE
)
_SHORT_WEEKDAYS = ("mo lun seg", "di mar ter", "mi mer mié qua", "do jeu jue gio qui", "fr ven vie sex", "sa sam sáb sab",
                   "so dim dom")  # fmt: skip
_SHORT = {name: n for n, names in enumerate(_SHORT_WEEKDAYS) for name in names.split()}
_ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_WEEKDAY = re.compile(  # a word of its own unless a date follows: "So, 11. Oktober", "Mi 14.10."
    rf"\b(?P<short>{'|'.join(_SHORT)})\b[.,]{{0,2}} (?=\d{{1,2}}(?:[./]\d|(?:\.|er\b)? (?:de )?{_A_MONTH}))",
    re.IGNORECASE,
)
_A_YEAR = r"(?:19|20|21)\d\d"
_YEAR = rf"(?:,? ?(?:del? )?(?P<year>{_A_YEAR})\b)?"
_ST = r"(?:st|nd|rd|th|er|[º°])?(?!\w)\.?"
_TO = r" ?(?:-|to|until|till|through|thru|bis(?: zum)?|au|al|ao|all'|a|à) ?"
_ON = rf"(?:(?:{_A_WEEKDAY})\b[.,]{{0,2}} (?:the |den |le )?)?"
_OF = r"(?:of |de |d')?"
_DATES = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}}){_ST} ?(?:&|\+|and|und|et|y|e|/) ?(?:\w{{3,9}},? )?\d{{1,2}}{_ST} {_OF}{_MONTH}{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\d)(?P<year>{_A_YEAR})[-/.](?P<m>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?P<year>{_A_YEAR}) ?年 ?(?P<m>\d{{1,2}}) ?月 ?(?P<day>\d{{1,2}}) ?日"),
    re.compile(
        rf"\b{_MONTH} ?(?P<day>\d{{1,2}}){_ST}(?P<to>{_TO}{_ON}(?:{_A_MONTH} ?)?\d{{1,2}}{_ST})?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}}){_ST}(?P<to>{_TO}{_ON}\d{{1,2}}{_ST})?,? {_OF}{_MONTH}"
        rf"(?P<to2>{_TO}{_ON}\d{{1,2}}{_ST} {_OF}{_A_MONTH})?{_YEAR}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\d.])(?P<day>\d{{1,2}})(?:\.|[./](?P<m2>\d{{1,2}})\.?)?(?P<to>{_TO}{_ON}\d{{1,2}}[./])"
        rf"(?P<m>\d{{1,2}})[./](?P<year>{_A_YEAR}|[23]\d)(?!\d|[.:]\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\d.:,])(?P<day>\d{{1,2}})([./])(?P<m>\d{{1,2}})\2(?P<year>{_A_YEAR}|[23]\d)(?!\d|[.:]\d)"
    ),
    re.compile(
        rf"\b(?:{_A_WEEKDAY})\b\.?,? (?P<day>\d{{1,2}})[./](?P<m>\d{{1,2}})\b(?![./:]?\d)",
        re.IGNORECASE,
    ),
)
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"(?<![\d./])(?P<day>\d{1,2})[./](?P<m>\d{1,2})\b(?!/|[.:]\d| ?[%€$£])")
_GOES_ON = re.compile(
    rf"^[ ),.]{{0,3}}(?:\(?(?:{_A_WEEKDAY})\b[.,)]{{0,2}})?{_TO}{_ON}"
    rf"(?:{_A_MONTH} ?\d|\d{{1,2}}{_ST} ?{_OF}{_A_MONTH}|\d{{4}}-\d|\d{{1,2}}[./]\d)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    rf"^\W*(?:(?:on|am|le|il|el) )?(?:{_A_WEEKDAY})\b\W{{0,3}}(?:the |den |le )?$", re.IGNORECASE
)


def find_date(text: str) -> SaidDate | None:
    """Return the first date in words, or the weekday alone."""
    words, match, said = _read(text)
    if match is None or said is None:
        weekday = _WEEKDAY.search(words)
        return SaidDate(weekday=_number(weekday)) if weekday else None
    return said


def spans_days(text: str) -> bool:
    """Whether the first date in words is that of the first of several days: 10 – 11 October."""
    words, match, _ = _read(text)
    if match is None:
        return False
    said = match.groupdict()
    return bool(said.get("to") or said.get("to2") or _GOES_ON.match(words[match.end() :]))


def begins_with_weekday_and_date(text: str) -> bool:
    """Whether words begin with a weekday and a date: "Friday 9 October – Arrival"."""
    words, match, _ = _read(text)
    if match is None:
        return False
    named = _WEEKDAY.match(words, match.start())  # the date may have its weekday in it
    return bool(_BEFORE_DATE.match(words[: match.start()]) or (named and not match.start()))


def without_date(text: str) -> str:
    """Return words without the dates and weekdays in them."""
    words = _plainly(text)
    for pattern in (*_DATES, _WEEKDAY) if _DIGIT.search(words) else (_WEEKDAY,):
        words = pattern.sub(" ", words)
    return words


def find_year(text: str) -> int | None:
    """Return the year that words name: "Rome 2026"."""
    found = re.search(rf"(?<![\w$\u20ac\u00a3.,-]){_A_YEAR}(?![\w,.-]\d|\w)", straight(text))
    return int(found[0]) if found else None


def date_of_day(text: str, number: int | None, begins: SaidDate | None) -> SaidDate | None:
    """Return the date that numbers in a day's heading mean: "Day 2 (11/10)", for a trip that begins on 10 October.

    Which number is the month is told by that of the first date. "Day 1 (1/3)" is the first of three days.
    """
    for match in _NUMBERS.finditer(straight(text)):
        day, month = int(match["day"]), int(match["m"])
        if begins and begins.month:
            months = (begins.month, begins.month % 12 + 1)
            chances = [(d, m) for m in months for d in (day, month) if {d, m} == {day, month}]
        else:
            chances = [(day, month) if month <= 12 else (month, day)] if day != number else []
        for d, m in chances:
            if 1 <= m <= 12 and 1 <= d <= 31 and (day, month) != (24, 7):
                return SaidDate(d, m)
    return None


def _plainly(text: str) -> str:
    """Return words with plain dashes, and with weekdays of two letters as the English have them."""
    return _SHORT_WEEKDAY.sub(
        lambda match: f"{_ENGLISH[_SHORT[match['short'].lower()]]} ", straight(text)
    )


def _number(match: re.Match[str]) -> int:
    return _WEEKDAYS[match["weekday"].lower()]


@lru_cache(maxsize=64)  # of each line several things are asked
def _read(text: str) -> tuple[str, re.Match[str] | None, SaidDate | None]:
    """Return words as they are read, the date that stands first in them, and what it says."""
    words = _plainly(text)
    return words, *(_first_date(words) if _DIGIT.search(words) else (None, None))


def _first_date(words: str) -> tuple[re.Match[str] | None, SaidDate | None]:
    found: list[tuple[int, int, re.Match[str], SaidDate]] = []
    for order, pattern in enumerate(_DATES):
        match = pattern.search(words)
        if match and (said := _date(match.groupdict(), _weekday_of(words, match))):
            found.append((match.start("day"), order, match, said))
    if not found:
        return None, None
    _, _, match, said = min(found, key=lambda one: one[:2])
    return match, said


def _weekday_of(words: str, match: re.Match[str]) -> int | None:
    """Return the weekday that is said of a date: the nearest one, or of several days the first."""
    named = [
        each
        for each in _WEEKDAY.finditer(words)
        if each.end() <= match.start("day") or each.start() >= match.end()
    ]
    if not named:
        return None
    if match.groupdict().get("to") or match.groupdict().get("to2"):
        return _number(named[0])

    def away(each: re.Match[str]) -> int:
        return min(abs(match.start("day") - each.end()), abs(each.start() - match.end()))

    return _number(min(named, key=away))


def _is_turned(day: int, month: int, year: str | None, weekday: int | None) -> bool:
    """Whether a month stands before the day, as in 12/25/2026; where both can be, a weekday tells it."""
    if not (1 <= month <= 12 and 1 <= day <= 12) or year is None or weekday is None:
        return month > 12 >= day
    there, turned = (date(int(year), m, d).weekday() for d, m in ((day, month), (month, day)))
    return turned == weekday != there


def _date(said: dict[str, str | None], weekday: int | None) -> SaidDate | None:
    name, year = said.get("month"), said.get("year")
    month = _MONTHS[name.lower().rstrip(".")] if name else int(said.get("m2") or said.get("m") or 0)
    day = int(said["day"] or 0)
    year = f"20{year}" if year and len(year) == 2 else year
    if not name and _is_turned(day, month, year, weekday):
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return SaidDate(day, month, int(year) if year else None, weekday)
