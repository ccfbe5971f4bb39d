"""From the options of `tripai edit` to typed edits, with a sentence for each that cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tripai import edits
from tripai.cli.edit_settings import both_sides, padded, settings, split, understood
from tripai.cli.said import parse_booking, parse_clock, parse_date
from tripai.edits import PARTS, Edit, Question, find_day
from tripai.errors import InputError

if TYPE_CHECKING:
    from tripai.ai.names.grounding import Gazette
    from tripai.cli.options import EditOptions
    from tripai.model import City, Route

MINUTES_BOOKED = 60
_LENGTH = re.compile(r"(?P<sign>[+-]?)(?P<minutes>\d{1,4})\s*m(?:in)?")
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_DAY = re.compile(r"day(?:\s+(?P<day>\S+))?", re.IGNORECASE)


@dataclass(frozen=True)
class Written:
    """Options as they were written, and what their names mean in.

    Args:
        route: The route to be changed.
        city: Where it is.
        places: The places of that city, by name.
    """

    route: Route
    city: City
    places: Gazette

    def edits(self, options: EditOptions) -> list[Edit]:
        """Return what the options say: what holds for the trip, then what is freed, leaves, comes, moves and is fixed.

        Days change their numbers last: a number means the day that is shown with it.

        Raises:
            InputError: The value of an option cannot be understood; the sentence names the option.
            NotFoundError: A day or a place is not there.
        """
        found = list(settings(self, options.set or []))
        for name, read in self._readers().items():
            texts: list[str] = getattr(options, name) or []
            found += [understood(f"--{name}", text, read) for text in texts]
        found.sort(key=lambda edit: isinstance(edit, edits.SwapDays))
        return edits.in_order(found)

    def _readers(self) -> dict[str, Callable[[str], Edit]]:
        return {
            "unlock": lambda text: edits.Unlock(**self._one_or_a_day(text)),
            "shift": self._shift,
            "remove": self._remove,
            "replace": self._replace,
            "add": self._add,
            "booked": self._booked,
            "move": self._move,
            "swap": self._swap,
            "retime": self._retime,
            "lock": lambda text: edits.Lock(**self._one_or_a_day(text)),
            "replan": self._replan,
        }

    def _shift(self, text: str) -> Edit:
        if re.fullmatch(r"[+-]\d{1,4}", text):
            return edits.Shift(days=int(text))
        return edits.Shift(start=parse_date("--shift", text))

    def _remove(self, text: str) -> Edit:
        day = _DAY.fullmatch(text)
        return edits.DropDay(day=self.day(day["day"] or "")) if day else edits.Remove(activity=text)

    def _replace(self, text: str) -> Edit:
        name, by = both_sides(text)
        if by and by.startswith("kind:"):
            return edits.Replace(activity=name, kind=by.removeprefix("kind:").strip())
        return edits.Replace(activity=name, by=by)

    def _add(self, text: str) -> Edit:
        name, when = split(text, "@")
        if _DAY.fullmatch(name):
            return edits.AddDay(after=self.day(when) if when else None)
        when, length = split(when or "", "/")
        minutes = _length("--add", length)[1] if length else None
        return edits.AddPlace(place=name, minutes=minutes, **self._when("--add", when))

    def _booked(self, text: str) -> Edit:
        """Read "Fado show @ 2026-12-05 20:00 / 90m", or with a day of the route for the date."""
        title, rest = split(text, "@")
        day, space, clock = (rest or "").partition(" ")
        number = self.day(day) if space else 0
        on = next((d.date for d in self.route.days if d.number == number), None)
        read = parse_booking(f"{title} @ {on} {clock}" if on else text)
        return edits.AddEvent(
            title=read.title,
            day=number,
            start=read.at.clock,
            minutes=read.minutes or MINUTES_BOOKED,
        )

    def _move(self, text: str) -> Edit:
        name, where = both_sides(text)
        return edits.Move(activity=name, **self._when("--move", where or ""))

    def _swap(self, text: str) -> Edit:
        first, other = both_sides(text)
        if not other:
            raise InputError(
                f"--swap {text} names one thing.",
                'Name two: --swap "day 1 = day 2", --swap "A = B".',
            )
        days = [_DAY.fullmatch(each) for each in (first, other)]
        if all(days):
            one, two = (self.day(day["day"] or "") for day in days if day)
            return edits.SwapDays(day=one, other=two)
        return edits.SwapActivities(activity=first, other=other)

    def _retime(self, text: str) -> Edit:
        name, said = both_sides(text)
        clock, length = split(said or "", "/")
        if not _CLOCK.fullmatch(clock):
            clock, length = "", length or clock
        sign, minutes = _length("--retime", length) if length else ("", None)
        if sign and minutes:
            longer = edits.Lengthen if sign == "+" else edits.Shorten
            return longer(activity=name, minutes=minutes)
        start = parse_clock("--retime", padded(clock)) if clock else None
        return edits.Retime(activity=name, start=start, minutes=minutes)

    def _replan(self, text: str) -> Edit:
        day, _, afresh = text.partition(" ")
        number = None if day == "all" else self.day(day)
        return edits.Replan(day=number, afresh=afresh.strip() == "afresh")

    def _one_or_a_day(self, text: str) -> dict[str, Any]:
        day = _DAY.fullmatch(text)
        return {"day": self.day(day["day"] or "")} if day else {"activity": text}

    def _when(self, option: str, text: str | None) -> dict[str, Any]:
        """Read where something is to be: "2", "2 10:00", "saturday morning", "before lunch", "2 after lunch"."""
        said: dict[str, Any] = {}
        rest = (text or "").strip()
        near = re.search(r"\b(before|after)\s+(.+)$", rest)
        if near:
            said[near[1]], rest = near[2].strip(), rest[: near.start()].strip()
        for word in rest.split():
            if word in PARTS:
                said["part"] = word
            elif _CLOCK.fullmatch(word):
                said["start"] = parse_clock(option, padded(word))
            elif word != "day":
                said["day"] = self.day(word)
        return said

    def day(self, said: str) -> int:
        """Return the number of the day that is meant."""
        found = find_day(self.route, said)
        if isinstance(found, Question):
            days = " or ".join(choice.value for choice in found.choices)
            raise InputError(found.question, f"It may be day {days}.")
        return found


def _length(option: str, text: str) -> tuple[str, int]:
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise InputError(f"{option}: the length {text!r} cannot be read.", "Write it as 90m.")
    return found["sign"], int(found["minutes"])
