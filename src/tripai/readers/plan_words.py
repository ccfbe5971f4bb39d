"""Times, lengths and costs in the words of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from tripai.readers.plans import Cost

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u2192", "-"))
_CLOCK = r"(?P<h{0}>\d{{1,2}})(?:(?P<c{0}>[:.h\u2236])(?P<m{0}>[0-5]\d)|(?P<o{0}>h\b))?(?: ?(?P<ap{0}>[ap])\.? ?m\b\.?)?"
_WORD = r"(?P<w{0}>noon|midday|midnight)\b"
_TIME = rf"(?:{_CLOCK}|{_WORD})"
_TO = r" ?(?:-|to|until|till) ?"
_BEFORE, _AFTER = (
    r"(?<![\w.,:$\u20ac\u00a3\u00a5])",
    r"(?!\w|:\d|[.,]\d| ?[\u20ac\u00a3%]| ?(?:EUR|USD|GBP|km)\b)",
)
_ZONED = r"(?-i: (?:[A-Z]{1,4}T|UTC[+-]\d\d(?:\d\d)?))"  # 01:30 EDT-01:30 EST: both or none
_SPAN = re.compile(
    rf"{_BEFORE}{_TIME.format(1)}(?P<zone>{_ZONED})?{_TO}{_TIME.format(2)}(?(zone){_ZONED}){_AFTER}",
    re.IGNORECASE,
)
_POINT = re.compile(_BEFORE + _TIME.format(1) + _AFTER, re.IGNORECASE)
_NOT_A_START = re.compile(
    r"\b(?:open|opens|opening|opened|close|closes|closed|closing|until|till|hours|entry|entries|admission|sunset|sunrise"
    r"|before|after|by|daily|queue|queues|last|doors|check-?out by|than)\b[^.;,(]{0,20}$",
    re.IGNORECASE,
)
_NUMBER = r"\d+(?:[.,]\d+)?"
_LENGTH = re.compile(
    rf"(?<![\w.,:$\u20ac\u00a3])(?P<a>{_NUMBER}|an|one|half an)(?:(?: ?- ?| to )(?P<b>{_NUMBER}))?[ -]?"
    r"(?P<unit>hours?|hrs?|h|minutes?|mins?|m)(?:(?P<half> and a half)|(?: and)? ?(?P<rest>[0-5]?\d)(?: ?m\w*)?)?(?!\w)",
    re.IGNORECASE,
)
_WAY = r"(?:walk\w*|drive|driving|ride|tram|metro|subway|train|bus|taxi|uber|ferry|boat|flight|transfer|cable car|foot|stroll)"
_WAY_BEFORE = re.compile(rf"\b{_WAY}\b[^.;]{{0,24}}$", re.IGNORECASE)
_WAY_AFTER = re.compile(
    rf"^[ -]?(?:\w+ )?(?:{_WAY}|by|away|from|before|early|ahead)\b", re.IGNORECASE
)
_CODES = "EUR USD GBP JPY CHF CZK HUF PLN SEK NOK DKK TRY THB KRW AED AUD MXN BRL INR ISK MAD SGD TWD VND ZAR IDR EGP ILS HKD"
_SIGN = (
    r"(?:US\$|R\$|A\$|C\$|HK\$|NT\$|S\$|[$\u20ac\u00a3\u00a5\u20ba\u20b9\u20a9\u0e3f]"
    rf"|(?:{_CODES.replace(' ', '|')})\b)"
)
_NAMED = r"(?:euros?|dollars?|pounds?|yen|K\u010d|kr|z\u0142|Ft)\b"
_AMOUNT = r"\d{1,3}(?:[,.' ]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
_COSTS = (
    re.compile(
        rf"(?P<sign>{_SIGN}) ?(?P<low>{_AMOUNT})(?: ?- ?{_SIGN}? ?(?P<high>{_AMOUNT}))?(?!\d)"
    ),
    re.compile(
        rf"(?<![\d:.,])(?P<low>{_AMOUNT})(?: ?- ?(?P<high>{_AMOUNT}))? ?(?P<sign>{_SIGN}|{_NAMED})",
        re.IGNORECASE,
    ),
)
_EACH = re.compile(
    r"^[^.;]{0,12}?(?:per person|/ ?person|p\.? ?p\b|each|per adult|/ ?adult|a head)", re.IGNORECASE
)
_ABOUT = re.compile(r"(?:~|\u2248|about|around|approx\w*\.?|roughly|circa|ca?\.) ?$", re.IGNORECASE)
_LAST = re.compile(
    r"(?: ?(?:per|/|a) ?(?:person|adult|head)| ?p\.?p\.?| each)?[).\s]*", re.IGNORECASE
)
_CURRENCY = {
    "euro": "EUR", "euros": "EUR", "dollar": "$", "dollars": "$", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
    "k\u010d": "CZK", "z\u0142": "PLN", "ft": "HUF", "us$": "USD", "r$": "BRL", "a$": "AUD", "c$": "CAD", "hk$": "HKD",
    "nt$": "TWD", "s$": "SGD", "\u20ac": "EUR", "\u00a3": "GBP", "\u20ba": "TRY", "\u20b9": "INR",
    "\u20a9": "KRW", "\u0e3f": "THB",
}  # fmt: skip

LEADING = 60  # characters within which a time stands with which words begin


@dataclass(frozen=True, slots=True)
class Found:
    """From when to when something is, and where in the words that stands."""

    start: time
    end: time | None
    at: tuple[int, int]


def straight(text: str) -> str:
    """Return words with every kind of dash and arrow as a hyphen, as long as before."""
    return text.translate(_DASHES)


def find_time(text: str, *, leading: bool = False) -> Found | None:
    """Return the first time in words, or the one that they begin with; opening hours and the like are none."""
    words = straight(text[:LEADING] if leading else text)
    for match in _times(words):
        if leading and re.sub(r"(?i)\b(?:at|from|by|around|about)\b|\W", "", words[: match.at[0]]):
            return None
        if leading or not _NOT_A_START.search(words[: match.at[0]]):
            return match
    return None


def _times(words: str) -> Iterator[Found]:
    spans = {match.start(): match for match in _SPAN.finditer(words)}
    at = 0
    for point in _POINT.finditer(words):
        matches = (spans.get(point.start()), point) if point.start() >= at else ()
        for match in matches:
            if match and (found := _read(match)):
                yield found
                at = match.end()
                break


def _read(match: re.Match[str]) -> Found | None:
    said = match.groupdict()
    ranged = "h2" in said
    last = "2" if ranged else "1"
    half = said["ap2"] if ranged else None
    if not _is_clock(said, "1", borrowed=half or (ranged and _is_clock(said, "2") and said["m2"])):
        return None
    if ranged and not _is_clock(said, "2"):
        return None
    end = _clock(said, last, None) if ranged else None
    start = _clock(said, "1", half)
    if ranged and half and start and end and not said["ap1"] and start > end:
        start = _clock(said, "1", "a")  # 11-1 PM begins in the morning
    if start is None or (ranged and end is None):
        return None
    return Found(start, end, match.span())


def _is_clock(said: dict[str, str | None], n: str, borrowed: object = None) -> bool:
    """Whether a number is a time: 9:00, 9h or 9 AM, and 9 only before "-11 AM"."""
    told = said[f"m{n}"] and (said[f"c{n}"] != "." or "h2" in said)  # 10.30 alone is an amount
    return bool(said[f"w{n}"] or told or said[f"ap{n}"] or said[f"o{n}"] or borrowed)


def _clock(said: dict[str, str | None], n: str, borrowed: str | None) -> time | None:
    word = said[f"w{n}"]
    if word:
        return time(0) if word.lower() == "midnight" else time(12)
    hour, minute = int(said[f"h{n}"] or 0), int(said[f"m{n}"] or 0)
    half = (said[f"ap{n}"] or borrowed or "").lower()
    if half and not 1 <= hour <= 12:
        return time(hour % 24, minute) if hour <= 24 else None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour % 24, minute) if hour <= 24 else None


def find_minutes(text: str) -> int | None:
    """Return how long something is said to take, in minutes; the length of a way there is none."""
    words = straight(text)
    for match in _LENGTH.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        if not (_WAY_BEFORE.search(before) or _WAY_AFTER.search(after)):
            minutes = _minutes(match)
            if 5 <= minutes <= 24 * 60:
                return minutes
    return None


def _minutes(match: re.Match[str]) -> int:
    named = {"an": 1.0, "one": 1.0, "half an": 0.5}
    low = named.get(match["a"].lower()) or float(match["a"].replace(",", "."))
    high = float(match["b"].replace(",", ".")) if match["b"] else low
    middle = (low + high) / 2
    if match["unit"].lower().startswith("h"):
        middle = 60 * (middle + (0.5 if match["half"] else 0)) + int(match["rest"] or 0)
    return round(min(middle, 10_000))


def find_cost(text: str) -> Cost | None:
    """Return what something is said to cost; "free" costs nothing."""
    words = straight(text)
    matches = [match for pattern in _COSTS if (match := pattern.search(words))]
    if not matches:
        free = re.search(
            r"\bfree(?: (?:entry|entrance|admission))?\b(?! time)", words, re.IGNORECASE
        )
        return Cost(Decimal(0), Decimal(0), "") if free else None
    match = min(matches, key=lambda m: m.start())
    sign = match["sign"]
    low = _amount(match["low"])
    high = _amount(match["high"]) if match["high"] else low
    return Cost(
        low,
        max(low, high),
        _CURRENCY.get(sign.lower(), sign.upper() if sign.isalpha() else sign),
        each=bool(_EACH.search(words[match.end() :])),
        about=bool(_ABOUT.search(words[: match.start()])) or high > low,
    )


def without_cost(text: str) -> str:
    """Return words without a cost with which they end: "Lunch, €15 each" is Lunch."""
    for pattern in _COSTS:
        for match in pattern.finditer(straight(text)):
            if _LAST.fullmatch(text, match.end()):
                return re.sub(
                    r"[\s,:(~\u2248\u2013\u2014-]+$", "", _ABOUT.sub("", text[: match.start()])
                )
    return text


def _amount(text: str) -> Decimal:
    """Read 1,200 and 1.200 as thousands, and 12.50 and 12,50 as cents."""
    whole, mark, rest = re.match(r"([\d,.' ]*?)(?:([.,])(\d{1,2}))?$", text).groups()  # type: ignore[union-attr]
    digits = re.sub(r"\D", "", whole) or "0"
    return Decimal(f"{digits}.{rest}" if mark else digits)
