"""The changes of activities: what comes, goes, moves, and how long it takes.

An activity is meant by its id or by its name as somebody says it, with its day behind an @ where
the name alone does not do: "lunch @ 2" (see `find_activity`). A day is meant by its number, from 1.
A place that is not in the route yet is meant by its name or ref, as its source spells it.
"""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tripai.model import ClockTime, Frozen, PartOfDay, Spot

PARTS: dict[PartOfDay, tuple[time, time]] = {
    "morning": (time(0), time(11)),
    "midday": (time(11), time(15)),
    "afternoon": (time(12), time(18)),
    "evening": (time(18), time(23, 55)),
}
"""When something that is to be in a part of the day may begin."""
Name = Annotated[str, Field(min_length=1, max_length=200)]
Day = Annotated[int, Field(ge=1, le=30)]
SHORTEST = 5  # minutes that anything takes
Minutes = Annotated[int, Field(ge=SHORTEST, le=1440)]
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
