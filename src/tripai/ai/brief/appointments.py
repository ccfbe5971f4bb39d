"""Arrival, departure and bookings as moments in the city's own time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from tripai.ai.names.grounding import Gazette
from tripai.ai.names.text import fold
from tripai.ai.reading import BookingRead, LocalTime, Reading
from tripai.errors import InputError
from tripai.model import Booking, Spot

UNSAID_MINUTES = 90


@dataclass(frozen=True, slots=True)
class Trip:
    """The dates of a trip, and the zone and name of its city."""

    start: date
    days: int
    zone: ZoneInfo
    city: str

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(days=self.days - 1)

    def moment(
        self, what: str, at: LocalTime, otherwise: date | None, last: bool = False
    ) -> datetime:
        """Return a time as an aware moment; without a day it is on the date `otherwise`.

        Args:
            what: What is then, as the subject of a sentence.
            at: The time.
            otherwise: The date when none is said.
            last: Whether of several such weekdays the last is meant.

        Raises:
            InputError: It is outside the trip, has no day at all, or clocks skip it.
        """
        day = self._day(at, last) or otherwise
        if day is None and self.days == 1:
            day = self.start
        if day is None:
            raise InputError(
                f"{what} at {at.clock:%H:%M} has no day.",
                'Add one, for example "on day 2" or "on Saturday".',
            )
        if not self.start <= day <= self.end:
            raise InputError(
                f"{what} on {day} is outside the trip, which is from {self.start} to {self.end}.",
                "Give other dates with --start and --days.",
            )
        return self._aware(day, at.clock)

    def _day(self, at: LocalTime, last: bool) -> date | None:
        if at.on is not None:
            return at.on
        if at.day is not None:
            return self.start + timedelta(days=at.day - 1)
        if at.last:
            return self.end
        if at.weekday is None:
            return None
        days = [self.start + timedelta(days=n) for n in range(self.days)]
        fitting = [day for day in days if day.weekday() == at.weekday]
        if fitting:
            return fitting[-1 if last else 0]
        return self.end + timedelta(
            days=(at.weekday - self.end.weekday()) % 7
        )  # the next one, after the trip

    def _aware(self, day: date, clock: time) -> datetime:
        local = datetime.combine(day, clock, self.zone)
        if local.astimezone(UTC).astimezone(self.zone).replace(tzinfo=None) != local.replace(
            tzinfo=None
        ):
            raise InputError(
                f"{clock:%H:%M} on {day} does not exist in {self.city}: the clocks skip it."
            )
        return local


def complete_journeys(said: Reading, trip: Trip) -> tuple[datetime | None, datetime | None]:
    """Return arrival and departure, on the first and the last day unless another is said.

    Raises:
        InputError: One is outside the trip, or the arrival is after the departure.
    """
    arrive = trip.moment("The arrival", said.arrive, trip.start) if said.arrive else None
    leave = trip.moment("The departure", said.leave, trip.end, last=True) if said.leave else None
    if arrive and leave and arrive >= leave:
        raise InputError(
            f"The arrival at {arrive:%Y-%m-%d %H:%M} is after the departure at "
            f"{leave:%Y-%m-%d %H:%M}."
        )
    return arrive, leave


def complete_bookings(
    said: Sequence[BookingRead],
    trip: Trip,
    places: Gazette,
    arrive: datetime | None,
    leave: datetime | None,
) -> tuple[tuple[Booking, ...], tuple[str, ...]]:
    """Return the bookings by time, and a sentence for each length that was not said.

    Raises:
        InputError: One is outside the trip or the stay, or two overlap.
    """
    booked = sorted(
        (_booking(read, trip, places) for read in said), key=lambda booking: booking.start
    )
    for booking in booked:
        if (arrive and booking.start < arrive) or (leave and _end(booking) > leave):
            side = (
                "before the arrival" if arrive and booking.start < arrive else "after the departure"
            )
            raise InputError(f"{booking.title!r} on {booking.start:%Y-%m-%d at %H:%M} is {side}.")
    for first, second in pairwise(booked):
        if second.start < _end(first):
            raise InputError(
                f"{first.title!r} ({_span(first)}) and {second.title!r} ({_span(second)}) overlap.",
                "Give a shorter length or another time.",
            )
    unsaid = [read.title for read in said if read.minutes is None]
    return tuple(booked), tuple(
        f"{title!r} is taken to last {UNSAID_MINUTES} minutes." for title in unsaid
    )


def _booking(read: BookingRead, trip: Trip, places: Gazette) -> Booking:
    start = trip.moment(repr(read.title), read.at, None)
    return Booking(
        title=read.title,
        start=start,
        minutes=read.minutes or UNSAID_MINUTES,
        spot=_spot(read.title, places),
    )


def _spot(title: str, places: Gazette) -> Spot | None:
    found = next(places.phrases().find(fold(title)), None)
    place = found.value if found else places.misspelt(title)
    return Spot(name=place.name, lat=place.lat, lon=place.lon) if place else None


def _end(booking: Booking) -> datetime:
    return (booking.start.astimezone(UTC) + timedelta(minutes=booking.minutes)).astimezone(
        booking.start.tzinfo
    )


def _span(booking: Booking) -> str:
    return f"{booking.start:%Y-%m-%d %H:%M} to {_end(booking):%H:%M}"
