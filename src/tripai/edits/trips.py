"""The changes of days and of the whole trip: its terms, its dates, and planning it again."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from tripai.edits.activities import Day, Name
from tripai.model import Budget, ClockTime, Frozen, Mode, Moment, Pace, Party, Spot, Weights


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


class SetJourneys(Frozen):
    """Arrive on the first day, or leave on the last one, at another time."""

    edit: Literal["set-journeys"] = "set-journeys"
    arrive: ClockTime | None = None
    leave: ClockTime | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.arrive is None and self.leave is None:
            raise ValueError("say when one arrives or leaves")
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
