"""Arrival, departure and bookings as moments in the city's own time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from tripai.ai.names.grounding import Gazette
from tripai.ai.names.text import fold
from tripai.ai.reading import BookingRead, LocalTime, Reading
from tripai.errors import InputError
from tripai.model import MEAL_AREA, Booking, Place, Spot

UNSAID_MINUTES = 90
# Words by which the place of a booking is only where it is, and not what is seen.
_SOMETHING_ELSE = re.compile(
    r"\b(?:breakfast|brunch|lunch|dinner|drinks|coffee|tea|table|picnic|fado|show|concert|opera|play"
    r"|musical|ballet|match|game|class|workshop|lesson|meeting|wedding|conference|massage|spa"
    r"|appointment|flamenco|gig|party|ceremony|hotel"
    r"|(?:in|near|by|around|beside|behind|opposite|outside|next to|close to|not far from)(?: the)? $)"
)
_STAGES = {"theatre"}  # categories of places that are seen by what is played there


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
    place, seen = _grounded(read.title, places)
    return Booking(
        title=read.title,
        start=trip.moment(repr(read.title), read.at, None),
        minutes=read.minutes or UNSAID_MINUTES,
        spot=Spot(name=place.name, lat=place.lat, lon=place.lon) if place else None,
        place=place.name if place and seen else "",
    )


def _grounded(title: str, places: Gazette) -> tuple[Place | None, bool]:
    """Return the place that a title names, and whether what is booked is a visit to it."""
    text = fold(title)
    found = next(places.phrases.find(text), None)
    if found is None:
        return (misspelt := places.misspelt(title)), misspelt is not None
    place = found.value
    around = (text[: found.start], text[found.end :])
    elsewhere = any(_SOMETHING_ELSE.search(words) for words in around)
    return place, place.category != MEAL_AREA and (place.category in _STAGES or not elsewhere)


def _end(booking: Booking) -> datetime:
    return (booking.start.astimezone(UTC) + timedelta(minutes=booking.minutes)).astimezone(
        booking.start.tzinfo
    )


def _span(booking: Booking) -> str:
    return f"{booking.start:%Y-%m-%d %H:%M} to {_end(booking):%H:%M}"
