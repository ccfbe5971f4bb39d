"""The answer to the question of what a request says, as a model writes it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tripai.ai.schema import Answered, WholeAnswer
from tripai.model import Mode, Pace


class Quoted(Answered):
    """Something that a model says the words say; `quote` is where."""

    quote: str = ""


class Dates(Quoted):
    """When the trip is: ISO dates, a month from 1 to 12, a number of days."""

    start: str | None = None
    end: str | None = None
    month: int | None = None
    days: int | None = None


class SaidBudget(Quoted):
    """What may be spent."""

    amount: float
    currency: str | None = None
    per: Literal["day", "trip"] | None = None
    per_person: bool | None = None


class Like(Answered):
    """A soft wish: a tag, and how strong it is, from 0 to 1."""

    tag: str
    weight: float = 1.0


class Named(Quoted):
    """A place, a kind of places or a city."""

    name: str


class SaidTime(Quoted):
    """A time of day, and the date or the day of the trip that it is on."""

    clock: str
    date: str | None = None
    day: int | None = None
    by: Literal["flight", "train"] | None = None


class SaidBooking(Quoted):
    """What is booked."""

    title: str
    clock: str
    date: str | None = None
    day: int | None = None
    minutes: int | None = None


class RequestAnswer(WholeAnswer):
    """All that a request says; null and [] are: not said."""

    city: Named | None = None
    dates: Dates | None = None
    adults: int | None = None
    child_ages: list[int] = Field(default_factory=list)
    children: int | None = None
    seniors: int | None = None
    people_quote: str | None = None
    pace: Pace | None = None
    likes: list[Like] = Field(default_factory=list)
    must: list[Named] = Field(default_factory=list)
    avoid: list[Named] = Field(default_factory=list)
    diet: list[str] = Field(default_factory=list)
    transport: list[Mode] = Field(default_factory=list)
    step_free: bool | None = None
    budget: SaidBudget | None = None
    day_start: str | None = None
    day_end: str | None = None
    base: Named | None = None
    arrive: SaidTime | None = None
    leave: SaidTime | None = None
    bookings: list[SaidBooking] = Field(default_factory=list)
    unclear: list[str] = Field(default_factory=list)
