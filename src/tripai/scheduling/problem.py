"""What is to be scheduled, and what a schedule is.

A problem is an orienteering problem with time windows and several tours, one tour a shift: choose
visits, give each a shift and a time, and collect as much score as the windows, the travel and the
limits allow (Vansteenwegen et al., "The orienteering problem: A survey", EJOR 209, 2011). All
numbers are integers: times in one unit of the caller's choice counted from one origin, scores and
costs likewise in a unit of the caller's choice.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

LARGEST = 2**27
"""No time, duration or travel is larger, so that the sums of the kernel fit into 32 bits."""

DEAREST = 2**45
"""No visit costs more: hundredths of a rupiah are many, and a thousand of these fit into 64 bits."""

UNCOUNTED = frozenset({"meal", "rest"})
"""Categories that ``Shift.max_visits`` does not count, nor those like "meal:alfama"."""

Matrix = Sequence[Sequence[int]]
Window = tuple[int, int] | tuple[int, int, int]
Stop = tuple[int, int, int]
"""A visit's index, start of service, end of service."""
Reason = Literal["closed", "no room", "budget", "limit", "group", "no gain"]


@dataclass(frozen=True, slots=True)
class Visit:
    """Something that can be done once, at one location, within one of its windows.

    Attributes:
        location: index into the travel matrix.
        duration: time of service, or (minimum, preferred): it grows from the minimum as far as
            slack allows.
        score: what it is worth, an integer, not negative.
        windows: (earliest start, latest start) of service, or with a latest end as third number;
            any order.
        required: a schedule without it is no schedule.
        category: the name that category limits refer to.
        cost: what it takes from the budgets, not negative.
        group: at most one visit of a group is scheduled; if one of them is required, one of them
            is scheduled.
    """

    location: int
    duration: int | tuple[int, int]
    score: int
    windows: Sequence[Window]
    required: bool = False
    category: str | None = None
    cost: int = 0
    group: str | int | None = None

    @property
    def shortest(self) -> int:
        """The least time of service."""
        return self.duration if isinstance(self.duration, int) else self.duration[0]

    @property
    def counted(self) -> bool:
        """Whether it counts towards the most visits of a shift."""
        return (self.category or "").partition(":")[0] not in UNCOUNTED

    @property
    def preferred(self) -> int:
        """The time of service that nothing is gained beyond."""
        return self.duration if isinstance(self.duration, int) else self.duration[1]


@dataclass(frozen=True, slots=True)
class Shift:
    """One tour: a day, from a place to a place, in a stretch of time.

    Attributes:
        start, end: the tour leaves not before the one and is back not after the other.
        start_location, end_location: indices into the travel matrix; None: anywhere, reached in
            no time.
        travel: this shift's own matrix; None: the problem's.
        category_limits: most visits of a category; goes before the problem's limit for the same
            category.
        budget: most that the visits of this shift may cost together.
        max_visits: most visits, those whose category is ``UNCOUNTED`` left aside.
    """

    start: int
    end: int
    start_location: int | None = None
    end_location: int | None = None
    travel: Matrix | None = None
    category_limits: Mapping[str, int] = field(default_factory=dict)
    budget: int | None = None
    max_visits: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Visits, shifts and the travel between locations; valid by construction.

    Attributes:
        travel: ``travel[i][j]`` is the time from location i to location j; square, directed, not
            negative, need not obey the triangle inequality. An empty shift takes no time.
        category_limits: most visits of a category in each shift.
        budget: most that all visits may cost together.
        travel_per_score: how much travel one more unit of score is worth, at least 1; None: any
            amount, so that score goes before travel. Where a limit on visits leaves time over,
            score first would cross the town for one point; with a price on travel this is the
            profitable tour problem (Feillet et al., "Traveling salesman problems with profits",
            Transportation Science 39, 2005).

    Raises:
        ValueError: names the field, its index and its value.
    """

    visits: Sequence[Visit]
    shifts: Sequence[Shift]
    travel: Matrix
    category_limits: Mapping[str, int] = field(default_factory=dict)
    budget: int | None = None
    travel_per_score: int | None = None

    def __post_init__(self) -> None:
        """Check every number once, so that nothing below has to."""
        size = check_matrix("travel", self.travel)
        check_limits("", self.category_limits, self.budget)
        if self.travel_per_score is not None:
            check_integer("travel_per_score", self.travel_per_score, 1)
        for name, items in (("shifts", self.shifts), ("visits", self.visits)):
            check_sequence(name, items)
        for index, shift in enumerate(self.shifts):
            check_shift(f"shifts[{index}]", shift, size)
        for index, visit in enumerate(self.visits):
            check_visit(f"visits[{index}]", visit, size)


@dataclass(frozen=True, slots=True)
class Schedule:
    """An answer: who is visited when.

    Attributes:
        shifts: per shift its stops in order: (visit index, start of service, end of service).
        score: the sum of the scores of what is scheduled.
        bound: no schedule of the problem (with the same pins) has a larger score; proven, perhaps
            coarse.
        missing: visit index -> why it is not in: closed, no room, budget, limit, group, no gain.
        behind: no schedule is better than this one by more, in score; ways count at their price,
            and so does what an older plan is worth. None: by ``bound`` less ``score``.
        truncated: a time limit ended the search early, so another run may give another answer.
    """

    shifts: tuple[tuple[Stop, ...], ...]
    score: int
    bound: int
    missing: Mapping[int, Reason] = field(default_factory=dict)
    truncated: bool = False
    behind: int | None = None

    @property
    def gap(self) -> float:
        """How far below the best the score can be, as a part of it; 0.0 is proved optimal."""
        behind = self.bound - self.score if self.behind is None else self.behind
        return behind / (self.score + behind) if behind else 0.0


class Infeasible(ValueError):  # noqa: N818 - the name is what DESIGN.md promises
    """Required visits that cannot all be scheduled.

    Attributes:
        visits: indices of required or pinned visits that conflict; without any one of them the
            others of this set can be scheduled, as far as the search can tell. ``relaxations``
            says what would help.
    """

    def __init__(self, visits: Iterable[int]) -> None:
        """Keep the indices, and say them in the message."""
        self.visits = frozenset(visits)
        names = ", ".join(map(str, sorted(self.visits)))
        super().__init__(f"these required visits cannot all be scheduled: {names}")

    def __reduce__(self) -> tuple[type[Infeasible], tuple[frozenset[int]]]:
        """Rebuild from the indices, so that it survives a process boundary."""
        return (Infeasible, (self.visits,))


def check_integer(name: str, value: object, least: int = -LARGEST, most: int = LARGEST) -> int:
    """``value`` if it is an integer in range; ValueError with ``name`` and the value if not."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"{name} is {value!r}: must be an integer")  # noqa: TRY004 - one error
    if not least <= value <= most:
        raise ValueError(f"{name} is {value}: must be from {least} to {most}")
    return value


def check_sequence(name: str, value: object) -> None:
    """Refuse what is no list, tuple or the like."""
    if not hasattr(value, "__getitem__") or not hasattr(value, "__len__"):
        raise ValueError(f"{name} is {value!r}: must be a sequence")


def check_kind(name: str, value: object, kind: type) -> None:
    """Refuse an object of another class than is meant there."""
    if not isinstance(value, kind):
        raise ValueError(f"{name} is {value!r}: must be a {kind.__name__}")  # noqa: TRY004 - one error


def check_matrix(name: str, travel: Matrix) -> int:
    """The number of locations of a square matrix of travel times."""
    check_sequence(name, travel)
    size = len(travel)
    for i, row in enumerate(travel):
        check_sequence(f"{name}[{i}]", row)
        if len(row) != size:
            raise ValueError(
                f"{name}[{i}] has {len(row)} entries: the matrix must be {size} x {size}"
            )
        if any(type(value) is not int or not 0 <= value <= LARGEST for value in row):
            for j, value in enumerate(row):
                check_integer(f"{name}[{i}][{j}]", value, 0)
    return size


def check_location(name: str, location: object, size: int) -> None:
    """Refuse a location that the matrix does not have."""
    if type(location) is not int or not 0 <= location < size:
        there = f"has the locations 0 to {size - 1}" if size else "is empty"
        raise ValueError(f"{name} is {location!r}: the travel matrix {there}")


def check_limits(prefix: str, limits: Mapping[str, int], budget: int | None) -> None:
    """Refuse a limit or a budget that is no count or no sum."""
    check_kind(f"{prefix}category_limits", limits, Mapping)
    for category, limit in limits.items():
        check_integer(f"{prefix}category_limits[{category!r}]", limit, 0)
    if budget is not None:
        check_integer(f"{prefix}budget", budget, 0, 2**60)


def check_shift(name: str, shift: Shift, size: int) -> None:
    """Check one shift against the ``size`` locations of the problem's matrix."""
    check_kind(name, shift, Shift)
    check_integer(f"{name}.start", shift.start)
    check_integer(f"{name}.end", shift.end)
    if shift.end < shift.start:
        raise ValueError(f"{name}.end is {shift.end}: must not be before its start, {shift.start}")
    if shift.travel is not None and check_matrix(f"{name}.travel", shift.travel) != size:
        raise ValueError(
            f"{name}.travel has {len(shift.travel)} rows: the problem's matrix has {size}"
        )
    if shift.start_location is not None:
        check_location(f"{name}.start_location", shift.start_location, size)
    if shift.end_location is not None:
        check_location(f"{name}.end_location", shift.end_location, size)
    check_limits(f"{name}.", shift.category_limits, shift.budget)
    if shift.max_visits is not None:
        check_integer(f"{name}.max_visits", shift.max_visits, 0)


def check_visit(name: str, visit: Visit, size: int) -> None:
    """Check one visit against a matrix of ``size`` locations."""
    check_kind(name, visit, Visit)
    check_location(f"{name}.location", visit.location, size)
    if isinstance(visit.duration, tuple):
        if len(visit.duration) != 2:
            raise ValueError(f"{name}.duration is {visit.duration}: must be (minimum, preferred)")
        check_integer(f"{name}.duration[0]", visit.duration[0], 0)
        check_integer(f"{name}.duration[1]", visit.duration[1], visit.duration[0])
    else:
        check_integer(f"{name}.duration", visit.duration, 0)
    check_integer(f"{name}.score", visit.score, 0)
    check_integer(f"{name}.cost", visit.cost, 0, DEAREST)
    check_kind(f"{name}.category", visit.category or "", str)
    check_kind(f"{name}.group", visit.group, Hashable)
    check_sequence(f"{name}.windows", visit.windows)
    for index, window in enumerate(visit.windows):
        check_window(f"{name}.windows[{index}]", window)


def check_window(name: str, window: Window) -> None:
    """Refuse a window that ends before it starts."""
    check_sequence(name, window)
    if len(window) not in (2, 3):
        raise ValueError(f"{name} is {window!r}: must have two or three numbers")
    for value in window:
        check_integer(name, value)
    if any(later < earlier for earlier, later in pairwise(window)):
        raise ValueError(f"{name} is {tuple(window)}: must not end before it starts")
