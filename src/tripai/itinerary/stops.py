"""What the solver's visits stand for."""

from __future__ import annotations

from dataclasses import dataclass

from tripai.model import ActivityKind, Booking, Candidate, Meal, Money, Place
from tripai.scheduling import Visit


@dataclass(frozen=True, slots=True)
class Stop:
    """What one visit of the Problem stands for: a sight, a meal or a booking."""

    kind: ActivityKind
    title: str
    location: int
    place: Place | None = None
    candidate: Candidate | None = None
    booking: Booking | None = None
    meal: Meal | None = None
    day: int | None = None
    cost: Money | None = None

    @property
    def unplaced(self) -> bool:
        """Whether it is a booking of which nobody said where it is."""
        return self.booking is not None and self.booking.spot is None


Draft = tuple[Stop, Visit]
"""A stop and the visit that stands for it."""


def minor_units(money: Money | None) -> int:
    """Return an amount in hundredths, as the solver's integers count it; nothing counts as 0."""
    return int(money.amount * 100) if money else 0
