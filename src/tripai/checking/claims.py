"""What a plan from elsewhere says that a Route cannot hold, for the rules that judge it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tripai.model import Activity

IMPORTED = "imported"
"""The `origin` of an activity that a plan from elsewhere times."""
ENDLESS = "imported, length assumed"
"""The `origin` of one of which it says when it begins, and not how long it takes."""
ASSUMED = "imported, time assumed"
"""The `origin` of one that it names without a time."""


def is_imported(activity: Activity) -> bool:
    """Whether a plan from elsewhere names an activity."""
    return activity.origin in {IMPORTED, ENDLESS, ASSUMED}


def is_timed(activity: Activity) -> bool:
    """Whether somebody has set the time of an activity, and it was not only filled in to have one."""
    return activity.origin != ASSUMED


def has_length(activity: Activity) -> bool:
    """Whether somebody has set how long an activity takes."""
    return activity.origin not in {ENDLESS, ASSUMED}


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A sight that no source knows by that name; `nearest` are names that are alike."""

    said: str
    day: int
    line: int
    city: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ElsewhereName:
    """A sight of another city, and how far that is."""

    said: str
    day: int
    line: int
    place: str
    city: str
    metres: float


@dataclass(frozen=True, slots=True)
class SaidWeekday:
    """The weekday that the heading of a day names beside a date; 0 is Monday."""

    day: int
    line: int
    weekday: int


@dataclass(frozen=True, slots=True)
class SaidTotal:
    """A sum that the plan states, and from what to what the costs of its items come.

    `day` is None for the whole trip. `highest` is None where things without a cost may be in the sum. `about` tells that the
    sum or a cost in it is only said roughly.
    """

    day: int | None
    line: int
    said: Decimal
    lowest: Decimal
    highest: Decimal | None
    currency: str
    about: bool = False


@dataclass(frozen=True, slots=True)
class Claims:
    """All that a plan claims beside its activities; `dated` unless its dates are only assumed."""

    unknown: tuple[UnknownName, ...] = ()
    elsewhere: tuple[ElsewhereName, ...] = ()
    weekdays: tuple[SaidWeekday, ...] = ()
    totals: tuple[SaidTotal, ...] = ()
    dated: bool = True


NO_CLAIMS = Claims()
