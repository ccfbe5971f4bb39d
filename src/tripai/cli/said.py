"""From the options of `plan` to a Reading: what they say, checked, with a sentence for each that cannot be understood."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import ValidationError

from tripai.ai.reading import BookingRead, BudgetRead, LocalTime, Reading
from tripai.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tripai.cli.options import TripOptions

T = TypeVar("T")
SHORTEST, LONGEST = 5, 24 * 60  # minutes of a booking
_BOOKED = re.compile(r"(?P<title>.+?)\s*@\s*(?P<when>[^@/]+?)\s*(?:/(?P<length>[^@/]*))?")
_BOOK_SO = 'Write it as: --booked "Fado show @ 2026-12-05 20:00 / 90m"'
_LENGTH = re.compile(
    r"(?P<hours>\d{1,2})\s*h\s*(?:(?P<rest>[0-5]?\d)\s*(?:m(?:in)?)?)?|(?P<minutes>\d{1,4})\s*m(?:in)?"
)
_MOMENT = re.compile(r"(?P<day>[^\sT]+)(?:\s*T\s*|\s+)(?P<clock>\S+)")
_MOMENT_SO = 'Write it as "2026-12-04 11:20".'


def reading(options: TripOptions) -> Reading:
    """Return what the options say; those left out are not said.

    Raises:
        InputError: The value of an option cannot be understood; the sentence names the option.
    """
    fields: dict[str, Any] = {
        "city": options.city,
        "start": parse_date("--start", options.start),
        "end": parse_date("--end", options.end),
        "days": options.days,
        "adults": options.adults,
        "child_ages": options.child_age,
        "seniors": options.seniors,
        "base": options.base,
        "arrive": parse_moment("--arrive", options.arrive),
        "leave": parse_moment("--leave", options.leave),
        "bookings": [parse_booking(text) for text in options.booked or []],
        "pace": options.pace,
        "budget": _budget(options.budget, options.currency, options.budget_per),
        "must": options.must,
        "avoid": options.avoid,
        "interests": dict.fromkeys(options.interest or [], 1.0),
        "day_start": parse_clock("--day-start", options.day_start),
        "day_end": parse_clock("--day-end", options.day_end),
        "transport": options.transport,
        "step_free": options.step_free or None,
    }
    try:
        return Reading(**{name: value for name, value in fields.items() if value is not None})
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0]).replace("_", "-")
        raise InputError(f"--{name}: {complaint(error)}.", "See tripai plan --help.") from error


def complaint(error: ValidationError) -> str:
    """Return what is wrong with a value, in the model's own words."""
    return error.errors()[0]["msg"].removeprefix("Value error, ")


def parse_date(option: str, text: str | None) -> date | None:
    """Read a date such as 2026-12-04."""
    return _parsed(option, text, date.fromisoformat, "2026-12-04")


def parse_clock(option: str, text: str | None) -> time | None:
    """Read a time of day such as 09:30."""
    clock = _parsed(option, text, time.fromisoformat, "09:30")
    if clock is None:
        return None
    if clock.tzinfo is not None:
        raise InputError(
            f"{option} is {text!r}: it is taken in the destination's own time.",
            "Leave the zone out.",
        )
    if clock.second or clock.microsecond:
        raise InputError(
            f"{option} is {text!r}: plans are made to the minute.", "Leave the seconds out."
        )
    return clock


def parse_moment(option: str, text: str | None) -> LocalTime | None:
    """Read a local date and time such as 2026-12-04 11:20."""
    if text is None:
        return None
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        raise InputError(f"{option} is {text!r}: {_missing(text.strip())}.", _MOMENT_SO)
    day, clock = parse_date(option, found["day"]), parse_clock(option, found["clock"])
    assert day is not None
    assert clock is not None
    return LocalTime(clock=clock, on=day)


def _missing(text: str) -> str:
    """Say what half of a date and time is not there."""
    for parse, lacks in ((date.fromisoformat, "time of day"), (time.fromisoformat, "date")):
        with suppress(ValueError):
            parse(text)
            return f"it has no {lacks}"
    return "it cannot be read"


def parse_booking(text: str) -> BookingRead:
    """Read a booking such as "Fado show @ 2026-12-05 20:00 / 90m"."""
    found = _BOOKED.fullmatch(text.strip())
    if not found:
        raise InputError(f"--booked is {text!r}: it is a name, @, a date and a time.", _BOOK_SO)
    at = parse_moment("--booked", found["when"])
    assert at is not None
    minutes = None if found["length"] is None else _minutes(text, found["length"].strip())
    try:
        return BookingRead(title=found["title"], at=at, minutes=minutes)
    except ValidationError as error:
        raise InputError(f"--booked is {text!r}: {complaint(error)}.", _BOOK_SO) from error


def _minutes(booking: str, length: str) -> int:
    """Read how long a booking lasts: 90m, 2h or 1h30."""
    found = _LENGTH.fullmatch(length)
    if not found:
        raise InputError(
            f"--booked is {booking!r}: its length {length!r} cannot be read.",
            "Write the length as 90m, 2h or 1h30.",
        )
    minutes = int(found["minutes"] or 0) + 60 * int(found["hours"] or 0) + int(found["rest"] or 0)
    if not SHORTEST <= minutes <= LONGEST:
        raise InputError(
            f"--booked is {booking!r}: a booking lasts {SHORTEST} minutes to {LONGEST // 60} hours.",
            "Write the length as 90m, 2h or 1h30.",
        )
    return minutes


def _parsed(option: str, text: str | None, parse: Callable[[str], T], example: str) -> T | None:
    if text is None:
        return None
    try:
        return parse(text.strip())
    except ValueError as error:
        what = (
            str(error)
            if "out of range" in str(error) or "must be in" in str(error)
            else "it cannot be read"
        )
        raise InputError(f"{option} is {text!r}: {what}.", f"Write it as {example}.") from error


def _budget(
    text: str | None, currency: str | None, per: Literal["day", "trip"] | None
) -> BudgetRead | None:
    if text is None:
        if per or currency:
            raise InputError(
                "--budget-per and --currency go with --budget.", "Such as: --budget 120"
            )
        return None
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0:
        raise InputError(
            f"--budget is {text!r}: it is an amount above zero.", "Such as: --budget 120"
        )
    if amount != round(amount, 2) or amount >= 10**9:
        raise InputError(f"--budget is {text!r}: at most two decimals, below a thousand million.")
    return BudgetRead(amount=amount, currency=parse_currency(currency), per=per)


def parse_currency(text: str | None) -> str | None:
    """Read the code of a currency such as EUR."""
    if text is not None and not re.fullmatch(r"[A-Za-z]{3}", text):
        raise InputError(f"--currency is {text!r}.", "Write three letters, such as EUR.")
    return text and text.upper()
