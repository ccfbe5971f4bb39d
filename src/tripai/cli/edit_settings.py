"""What `tripai edit --set KEY=VALUE` says: the terms of the trip, or of a day of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from tripai import edits
from tripai.cli.said import complaint, parse_clock
from tripai.edits import Edit
from tripai.errors import InputError, NotFoundError
from tripai.model import Budget, Mode

if TYPE_CHECKING:
    from tripai.cli.edit_options import Written

PARTY = ("adults", "child-ages", "seniors")


def settings(written: Written, said: Sequence[str]) -> Iterator[Edit]:
    """Yield what --set says; who travels may be said in several, and is one edit.

    Raises:
        InputError: There is no such key, or its value cannot be understood.
    """
    party: dict[str, Any] = {}
    terms: list[Edit] = []
    for text in said:
        key, value = both_sides(text)
        name, on = split(key, "@")
        if name in PARTY:
            party |= _people(name, value or "")
        elif name in TERMS:
            terms.append(_term(written, text, name, on, value or ""))
        else:
            known = ", ".join((*TERMS, *PARTY))
            raise InputError(f"--set {text!r}: {name!r} cannot be set.", f"What can be: {known}.")
    if party:
        now = written.route.brief.party
        yield understood("--set", said[-1], lambda _: edits.SetParty(party=now.replaced(**party)))
    yield from terms


def _term(written: Written, text: str, name: str, on: str | None, value: str) -> Edit:
    day = written.day(on) if on else None
    if day and name not in OF_A_DAY:
        raise InputError(f"--set {text!r}: {name} is that of the whole trip.", "Leave @ out.")
    return understood("--set", text, lambda _: TERMS[name](written, value, day))


def understood(option: str, text: str, read: Callable[[str], Edit]) -> Edit:
    """Return what an option says; what the edit itself refuses becomes a sentence that names the option."""
    try:
        return read(text.strip())
    except ValidationError as error:
        hint = "See tripai edit --help."
        raise InputError(f"{option} is {text!r}: {complaint(error)}.", hint) from error


def _people(name: str, value: str) -> dict[str, Any]:
    numbers = [part.strip() for part in value.split(",") if part.strip()]
    if not all(number.isdecimal() and len(number) < 4 for number in numbers):
        raise InputError(f"--set {name}={value}: it is a number.", f"Such as: --set {name}=2.")
    ages = tuple(map(int, numbers))
    return {"child_ages": ages} if name == "child-ages" else {name: (*ages, 0)[0]}


def _pace(_: Written, value: str, day: int | None) -> Edit:
    return edits.SetPace(pace=value, day=day)  # type: ignore[arg-type]  # pydantic refuses others


def _budget(written: Written, value: str, _: int | None) -> Edit:
    if value == "none":
        return edits.SetBudget(budget=None)
    now = written.route.brief.budget
    amount, per = split(value, "/")
    try:
        number = Decimal(amount)
    except InvalidOperation:
        raise InputError(
            f"--set budget={value}: it is an amount.", "Such as: --set budget=120/day, or none."
        ) from None
    currency = now.currency if now else written.city.currency
    per = per or (now.per if now else "trip")
    said: dict[str, Any] = {"amount": number, "currency": currency, "per": per}
    return edits.SetBudget(budget=Budget(**said))


def _start(_: Written, value: str, day: int | None) -> Edit:
    return edits.SetDayWindow(day=day, start=_clock("day-start", value))


def _end(_: Written, value: str, day: int | None) -> Edit:
    return edits.SetDayWindow(day=day, end=_clock("day-end", value))


def _arrive(_: Written, value: str, __: int | None) -> Edit:
    return edits.SetJourneys(arrive=_clock("arrive", value))


def _leave(_: Written, value: str, __: int | None) -> Edit:
    return edits.SetJourneys(leave=_clock("leave", value))


def _base(written: Written, value: str, _: int | None) -> Edit:
    from tripai.ai.brief.selection import complete_base

    said = None if value == "none" else value
    return edits.SetBase(base=complete_base(said, written.city, written.places))


def _transport(_: Written, value: str, __: int | None) -> Edit:
    modes = () if value == "any" else tuple(part.strip() for part in value.split(","))
    for mode in modes:
        if mode not in get_args(Mode):
            raise InputError(
                f"--set transport={value}: {mode!r} is no way to get around.",
                "Say walk, transit or drive, with commas between, or any.",
            )
    return edits.SetTransport(modes=modes)  # type: ignore[arg-type]  # each has been looked at


def _avoid(written: Written, value: str, _: int | None) -> Edit:
    from tripai.ai.brief.selection import complete_avoid

    names, _notes = complete_avoid([value], written.places, written.city)
    return edits.Avoid(names=names)


def _interest(_: Written, value: str, __: int | None) -> Edit:
    from tripai.ai.brief.selection import complete_interests

    weights, notes = complete_interests({value: 1.0})
    if not weights:
        raise NotFoundError(*notes)
    return edits.Prefer(interests=weights)


TERMS: dict[str, Callable[[Written, str, int | None], Edit]] = {
    "pace": _pace,
    "budget": _budget,
    "day-start": _start,
    "day-end": _end,
    "arrive": _arrive,
    "leave": _leave,
    "base": _base,
    "transport": _transport,
    "avoid": _avoid,
    "interest": _interest,
}
OF_A_DAY = ("pace", "day-start", "day-end")


def _clock(name: str, value: str) -> time | None:
    return parse_clock(f"--set {name}", padded(value))


def both_sides(text: str) -> tuple[str, str | None]:
    """Return the two sides of A=B."""
    return split(text, "=")


def split(text: str, mark: str) -> tuple[str, str | None]:
    """Return the two sides of a mark, None for the second where there is no mark."""
    first, found, second = text.partition(mark)
    return first.strip(), second.strip() if found else None


def padded(clock: str) -> str:
    """Return a time of day with two digits for its hour."""
    return clock.zfill(5)
