"""What the words of a request or the options of a command say: nearly everything may be missing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from tripai.model import ClockTime, Currency, Frozen, Mode, Pace, Weights


def on_weekday(weekday: int, day: date) -> date:
    """Return the first date after a day that falls on a weekday, 0 being Monday."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


class Assumption(Frozen):
    """How words were taken, and for which field: it falls away when an option sets that field."""

    about: str = ""
    sentence: str


class LocalTime(Frozen):
    """A time of day in the destination, and its day if one is said.

    The day is a date, a weekday (0 is Monday), a day of the trip (1 is the first) or its last.
    """

    clock: ClockTime
    on: date | None = None
    weekday: int | None = Field(default=None, ge=0, le=6)
    day: int | None = Field(default=None, ge=1, le=30)
    last: bool = False
    by: Literal["flight", "train"] | None = None

    def date_after(self, day: date) -> date | None:
        """Return the date that is meant, that of a weekday being the next after a day.

        None when no day is said, or one that counts from the start of the trip.
        """
        return self.on if self.weekday is None else on_weekday(self.weekday, day)


class BookingRead(Frozen):
    """Something that the traveller has booked; `minutes` None when no length is said."""

    title: str = Field(min_length=1, max_length=200)
    at: LocalTime
    minutes: int | None = Field(default=None, ge=5, le=1440)


class BudgetRead(Frozen):
    """A budget as said: currency and period may be open, and the amount may still be nonsense."""

    amount: Decimal
    currency: Currency | None = None
    per: Literal["day", "trip"] | None = None
    per_person: bool = False


class Reading(Frozen):
    """What is said. None and empty mean: not said.

    `city` is the phrase as said ("Lisboa", "Springfield, MO"); `children` counts those whose ages
    are not said; `either` are dates of which none is said to be the start; `base` is a place's or
    area's name or "lat,lon"; `must` and `avoid` are names as the place source spells them where
    they match one, else as said.
    """

    city: str | None = None
    start: date | None = None
    end: date | None = None
    either: tuple[date, ...] = ()
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    days: int | None = None
    adults: int | None = None
    child_ages: tuple[int, ...] = ()
    children: int = 0
    seniors: int | None = None
    pace: Pace | None = None
    interests: Weights = Field(default_factory=dict)
    must: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    diet: tuple[str, ...] = ()
    transport: tuple[Mode, ...] = ()
    step_free: bool | None = None
    budget: BudgetRead | None = None
    day_start: ClockTime | None = None
    day_end: ClockTime | None = None
    base: str | None = None
    arrive: LocalTime | None = None
    leave: LocalTime | None = None
    bookings: tuple[BookingRead, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
