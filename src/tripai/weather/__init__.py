"""What weather is to be expected, and whose word it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from tripai.geo import Point
from tripai.model import Weather


class WeatherSource(Protocol):
    """Somebody who knows what weather to expect.

    To add one: answer for all dates at once, since a server is asked once a plan; say of each answer
    whether it is a forecast or a climate, and name yourself in `Weather.source`. Read no clock: who
    needs to know the time is made with it.
    """

    def expect(self, point: Point, zone: str, days: Sequence[date]) -> Mapping[date, Weather]:
        """Return what is expected of dates at a point whose clocks keep a zone.

        A date of which nothing is known is left out.

        Raises:
            ServiceError: An outside service did not answer.
        """
        ...
