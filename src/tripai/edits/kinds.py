"""The closed set of changes that a route can have, as typed objects.

An activity is meant by its id or by its name as somebody says it, with its day behind an @ where
the name alone does not do: "lunch @ 2" (see `find_activity`). A day is meant by its number, from 1.
A place that is not in the route yet is meant by its name or ref, as its source spells it.
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from tripai.model import (
    Budget,
    ClockTime,
    Frozen,
    Mode,
    Moment,
    Pace,
    PartOfDay,
    Party,
    Spot,
    Weights,
)

PARTS: dict[PartOfDay, tuple[time, time]] = {
    "morning": (time(0), time(12)),
    "midday": (time(11), time(15)),
    "afternoon": (time(12), time(18)),
    "evening": (time(18), time(23, 55)),
}
"""When something that is to be in a part of the day may begin."""
Name = Annotated[str, Field(min_length=1, max_length=200)]
Day = Annotated[int, Field(ge=1, le=30)]
Minutes = Annotated[int, Field(ge=5, le=1440)]
LONGER = 30  # minutes by which something is lengthened or shortened when nobody says by how many


class _Placed(Frozen):
    """When and where in the order of a day; what is not said is open."""

    day: Day | None = None
    start: ClockTime | None = None
    part: PartOfDay | None = None
    before: Name | None = None
    after: Name | None = None

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if self.start is not None and (self.part or self.before or self.after):
            raise ValueError("a start leaves nothing open: say no part, before or after beside it")
        return self


class AddPlace(_Placed):
    """Take in a place: on a day or on the best one, at a time, in a part of the day, before or after something."""

    edit: Literal["add-place"] = "add-place"
    place: Name
    minutes: Minutes | None = None


class AddEvent(Frozen):
    """Take in something with a fixed time that is no place of the city's: a dinner with friends, a show.

    Without a spot it is taken to be near the base.
    """

    edit: Literal["add-event"] = "add-event"
    title: Name
    day: Day
    start: ClockTime
    minutes: Minutes = 60
    spot: Spot | None = None


class Remove(Frozen):
    """Take an activity out; what else is on its day stays where it is."""

    edit: Literal["remove"] = "remove"
    activity: Name


class Move(_Placed):
    """Put an activity on another day, at another time, into a part of the day, before or after another one."""

    edit: Literal["move"] = "move"
    activity: Name

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if (self.day, self.start, self.part, self.before, self.after) == (None,) * 5:
            raise ValueError(
                "say where to move it: a day, a time, a part of the day, before, after"
            )
        return self


class SwapDays(Frozen):
    """Do on each of two days what was planned for the other; what is booked stays on its date."""

    edit: Literal["swap-days"] = "swap-days"
    day: Day
    other: Day


class SwapActivities(Frozen):
    """Put each of two activities where the other one is."""

    edit: Literal["swap-activities"] = "swap-activities"
    activity: Name
    other: Name


class Replace(Frozen):
    """Put another place where an activity is: a named one, the best of a kind (category or tag), or something like it."""

    edit: Literal["replace"] = "replace"
    activity: Name
    by: Name | None = None
    kind: Name | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if self.by and self.kind:
            raise ValueError("say a place or a kind, not both")
        return self


class _OneOrADay(Frozen):
    """What an activity or a whole day can have."""

    activity: Name | None = None
    day: Day | None = None

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.activity is None) == (self.day is None):
            raise ValueError("say an activity or a day")
        return self


class Lock(_OneOrADay):
    """Fix an activity to its day and time, or all of a day: no other change moves it."""

    edit: Literal["lock"] = "lock"


class Unlock(_OneOrADay):
    """Let changes move an activity again, or what is on a day; what is booked stays fixed."""

    edit: Literal["unlock"] = "unlock"


class Retime(Frozen):
    """Begin an activity at a time of its day, or give it so many minutes, or both; a start locks it."""

    edit: Literal["retime"] = "retime"
    activity: Name
    start: ClockTime | None = None
    minutes: Minutes | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.start is None and self.minutes is None:
            raise ValueError("say a start or minutes")
        return self


class Lengthen(Frozen):
    """Give an activity so many minutes more."""

    edit: Literal["lengthen"] = "lengthen"
    activity: Name
    minutes: Minutes = LONGER


class Shorten(Frozen):
    """Give an activity so many minutes less."""

    edit: Literal["shorten"] = "shorten"
    activity: Name
    minutes: Minutes = LONGER


class SetPace(Frozen):
    """Plan all days, or one, at a pace; "lighter" and "fuller" count from what is planned now."""

    edit: Literal["set-pace"] = "set-pace"
    pace: Pace | Literal["lighter", "fuller"]
    day: Day | None = None


class SetBudget(Frozen):
    """Keep to a budget; None lifts it."""

    edit: Literal["set-budget"] = "set-budget"
    budget: Budget | None


class SetDayWindow(Frozen):
    """Start or end all days, or one, at a time."""

    edit: Literal["set-day-window"] = "set-day-window"
    day: Day | None = None
    start: ClockTime | None = None
    end: ClockTime | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.start is None and self.end is None:
            raise ValueError("say a start or an end")
        return self


class SetParty(Frozen):
    """Plan for these people: all of them, not those who come or go."""

    edit: Literal["set-party"] = "set-party"
    party: Party


class SetBase(Frozen):
    """Sleep somewhere else; None is the city's usual quarter."""

    edit: Literal["set-base"] = "set-base"
    base: Spot | None


class SetTransport(Frozen):
    """Get around by these modes; none of them: by any."""

    edit: Literal["set-transport"] = "set-transport"
    modes: tuple[Mode, ...]


class Avoid(Frozen):
    """Leave out places by name, category or tag, now and in every later change."""

    edit: Literal["avoid"] = "avoid"
    names: tuple[Name, ...] = Field(min_length=1, max_length=100)


class Prefer(Frozen):
    """Give places with these categories or tags more worth, from 0 to 1; what was avoided is no longer."""

    edit: Literal["prefer"] = "prefer"
    interests: Weights = Field(min_length=1)


class AddDay(Frozen):
    """Stay a day longer: a new day after one, 0 being before the first; None: at the end."""

    edit: Literal["add-day"] = "add-day"
    after: int | None = Field(default=None, ge=0, le=30)


class DropDay(Frozen):
    """Stay a day less: the days after it move up by one."""

    edit: Literal["drop-day"] = "drop-day"
    day: Day


class Shift(Frozen):
    """Begin the trip on another date, or so many days later (earlier when negative)."""

    edit: Literal["shift"] = "shift"
    start: date | None = None
    days: int | None = Field(default=None, ge=-3660, le=3660)

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.start is None) == (self.days is None):
            raise ValueError("say a date or a number of days")
        return self


class Replan(Frozen):
    """Plan a day again, or None: all days; `afresh` with other places than now where nothing is locked or a must."""

    edit: Literal["replan"] = "replan"
    day: Day | None = None
    afresh: bool = False


class Resume(Frozen):
    """Plan the rest of a day from a moment on: what lies before stays, the rest fits what is left.

    Attributes:
        at: Now.
        done: What is over by then, though it was planned for later.
        late: By how many minutes the party is behind its plan.
    """

    edit: Literal["resume"] = "resume"
    at: Moment
    done: tuple[Name, ...] = Field(default=(), max_length=30)
    late: int = Field(default=0, ge=0, le=1440)


Edit = Annotated[
    AddPlace
    | AddEvent
    | Remove
    | Move
    | SwapDays
    | SwapActivities
    | Replace
    | Lock
    | Unlock
    | Retime
    | Lengthen
    | Shorten
    | SetPace
    | SetBudget
    | SetDayWindow
    | SetParty
    | SetBase
    | SetTransport
    | Avoid
    | Prefer
    | AddDay
    | DropDay
    | Shift
    | Replan
    | Resume,
    Field(discriminator="edit"),
]
"""One typed change."""


class Edits(Frozen):
    """A wish understood: changes that are made one after the other, and how words were taken."""

    edits: tuple[Edit, ...] = Field(min_length=1, max_length=100)
    assumptions: tuple[str, ...] = ()


class Choice(Frozen):
    """One answer to a Question: how it reads, the id or number that it stands for, and the changes it leads to."""

    label: str
    value: str
    edits: tuple[Edit, ...] = ()


class Question(Frozen):
    """A wish that may mean several things, and which."""

    question: str
    choices: tuple[Choice, ...] = Field(min_length=1)


class Impossible(Frozen):
    """A wish that no change can meet: the reason in a sentence, and what would help."""

    reason: str
    ways: tuple[str, ...] = ()


Answer = Edits | Question | Impossible
"""What becomes of a wish."""
EDITS: TypeAdapter[tuple[Edit, ...]] = TypeAdapter(tuple[Edit, ...])
"""Reads and writes a list of edits, as `--json-edits` takes it."""
