"""How long it takes to get from one point to another."""

from collections.abc import Sequence
from typing import Protocol

from tripai.geo import Point
from tripai.model import Leg


class TravelTimes(Protocol):
    """A source of travel times for one party.

    To add one: answer for all ordered pairs at once (a server is asked once a day set, not once a
    pair), choose the mode of each leg, round minutes up, and name yourself in `Leg.source`
    ("estimate" is for what no router has seen).
    """

    def matrix(self, points: Sequence[Point]) -> list[list[Leg]]:
        """Return the leg from each point (row) to each other point (column).

        Raises:
            ServiceError: An outside router did not answer.
        """
        ...
