"""What a row of a traveller's file says of a place, checked and cleaned, or why it says nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tripai import hours
from tripai.text import plain, shortened

LONGEST_NAME = 120  # characters that are kept of a name
LONGEST_NOTE = 300
LONGEST_WORD = 60  # of a category
LONGEST_HOURS = 250  # an expression that is longer is not read
LONGEST_NUMBER = 40
SHORTEST_VISIT, LONGEST_VISIT = 10, 480  # minutes

_TAG = re.compile(r"<[^<>]{0,500}>")
_NUMBER = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{1,20})?")
_PRICE = re.compile(r"(?:([A-Z]{3}) ?)?(\d{1,6}(?:[.,]\d{1,2})?)(?: ?([A-Z]{3}))?")


@dataclass(frozen=True, slots=True)
class Row:
    """A place as a file has it.

    Attributes:
        where: The row in the file, such as "line 3".
        lat, lon: Degrees; None where the file tells no position.
        hours: An `opening_hours` expression that can be read; None when unknown.
        price: An adult's; `currency` is empty when the file names none.
        licence: Of the file, if it names one.
        notes: What was not understood, in words that follow the name.
    """

    where: str
    name: str
    lat: float | None
    lon: float | None
    note: str = ""
    category: str = ""
    hours: str | None = None
    minutes: int | None = None
    price: Decimal | None = None
    currency: str = ""
    licence: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is no place, and why."""

    where: str
    name: str
    reason: str


def row(where: str, lat: Any, lon: Any, texts: Mapping[str, Any]) -> Row | Fault:
    """Return the place that a row means.

    Args:
        where: The row in the file.
        lat: Degrees north as a number or a text; None where the row tells no position.
        lon: Degrees east, likewise.
        texts: What else it says: name, note, category, hours, minutes, price and licence, each where there is one.
    """
    said = {key: _text(value) for key, value in texts.items()}
    name = said.get("name", "")
    if not name:
        return Fault(where, "", "it has no name")
    position = None if lat is None and lon is None else (degrees(lat), degrees(lon))
    if position and None in position:
        return Fault(
            where, shortened(name, LONGEST_NAME), f"{_shown(lat)}, {_shown(lon)} is no position"
        )
    notes: list[str] = []
    if len(name) > LONGEST_NAME:
        notes.append(f"its name is cut to {LONGEST_NAME} characters")
    price, currency = _price(said.get("price", ""), notes)
    north, east = position or (None, None)
    return Row(
        where,
        shortened(name, LONGEST_NAME),
        north,
        east,
        note=shortened(without_markup(said.get("note", "")), LONGEST_NOTE),
        category=said.get("category", "")[:LONGEST_WORD],
        hours=_hours(said.get("hours", ""), notes),
        minutes=_minutes(said.get("minutes", ""), notes),
        price=price,
        currency=currency,
        licence=shortened(said.get("licence", ""), LONGEST_NAME),
        notes=tuple(notes),
    )


def degrees(value: Any) -> float | None:
    """Return a coordinate as a number, None when it is none between -180 and 180."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) <= 180 else None
    text = str(value).strip() if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(text):
        return None
    return degrees(float(text.replace(",", ".")))


def without_markup(text: str) -> str:
    """Return the words of a text in HTML, which the notes of maps often are."""
    from html import unescape

    return plain(unescape(_TAG.sub(" ", text)))


def _text(value: Any) -> str:
    """Return what a value says on one line: of a list or an object nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return plain(str(value)[: 40 * LONGEST_NOTE])


def _shown(value: Any) -> str:
    return shortened(_text(value), LONGEST_NUMBER) or "nothing"


def _hours(text: str, notes: list[str]) -> str | None:
    if not text:
        return None
    if _are_hours(text):
        return text
    notes.append(f"its hours {shortened(text, LONGEST_NUMBER)!r} cannot be read: unknown")
    return None


def _are_hours(text: str) -> bool:
    try:
        hours.validate(text[:LONGEST_HOURS])
    except hours.HoursError:
        return False
    return len(text) <= LONGEST_HOURS


def _minutes(text: str, notes: list[str]) -> int | None:
    if not text:
        return None
    number = re.fullmatch(r"(\d{1,4})(?: ?min(?:utes)?)?", text)
    if number and SHORTEST_VISIT <= int(number[1]) <= LONGEST_VISIT:
        return int(number[1])
    notes.append(
        f"its minutes {shortened(text, LONGEST_NUMBER)!r} are not {SHORTEST_VISIT} to {LONGEST_VISIT}"
    )
    return None


def _price(text: str, notes: list[str]) -> tuple[Decimal | None, str]:
    if not text:
        return None, ""
    if text.lower() in {"free", "0"}:
        return Decimal(0), ""
    found = _PRICE.fullmatch(text)
    if found and not (found[1] and found[3]):
        return Decimal(found[2].replace(",", ".")), found[1] or found[3] or ""
    notes.append(f"its price {shortened(text, LONGEST_NUMBER)!r} is not understood")
    return None, ""
