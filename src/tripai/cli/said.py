"""From the options of `plan` to a Reading: what they say, checked, with a sentence for each that cannot be understood."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import ValidationError

from tripai.ai.reading import BookingRead, BudgetRead, LocalTime, Reading
from tripai.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tripai.cli.options import TripOptions

T = TypeVar("T")
_BOOKED = re.compile(
    r"(?P<title>.+?)\s*@\s*(?P<when>[^@/]+?)\s*(?:/\s*(?P<minutes>\d{1,4})\s*m(?:in)?)?"
)


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
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise InputError(f"--{name}: {first['msg']}.", "See tripai plan --help.") from error


def parse_date(option: str, text: str | None) -> date | None:
    """Read a date such as 2026-12-04."""
    return _parsed(option, text, date.fromisoformat, "2026-12-04")


def parse_clock(option: str, text: str | None) -> time | None:
    """Read a time of day such as 09:30."""
    return _parsed(option, text, time.fromisoformat, "09:30")


def parse_moment(option: str, text: str | None) -> LocalTime | None:
    """Read a local date and time such as 2026-12-04 11:20."""
    moment = _parsed(option, text, datetime.fromisoformat, '"2026-12-04 11:20"')
    if moment is None:
        return None
    if moment.tzinfo is not None:
        raise InputError(
            f"{option} is {text!r}: it is taken in the destination's own time.",
            "Leave the zone out.",
        )
    return LocalTime(clock=moment.time(), on=moment.date())


def parse_booking(text: str) -> BookingRead:
    """Read a booking such as "Fado show @ 2026-12-05 20:00 / 90m"."""
    found = _BOOKED.fullmatch(text.strip())
    if not found:
        raise InputError(
            f"--booked is {text!r}.", 'Write it as: --booked "Fado show @ 2026-12-05 20:00 / 90m"'
        )
    at = parse_moment("--booked", found["when"])
    assert at is not None
    minutes = int(found["minutes"]) if found["minutes"] else None
    try:
        return BookingRead(title=found["title"], at=at, minutes=minutes)
    except ValidationError as error:
        raise InputError(f"--booked is {text!r}: {error.errors()[0]['msg']}.") from error


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
    if currency is not None and not re.fullmatch(r"[A-Za-z]{3}", currency):
        raise InputError(f"--currency is {currency!r}.", "Write three letters, such as EUR.")
    return BudgetRead(amount=amount, currency=currency and currency.upper(), per=per)
