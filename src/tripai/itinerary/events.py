"""What is booked: it stands where it is, and its day reaches as far as it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tripai.geo import Point
from tripai.itinerary.days import DayFrame, TripClock, rounded_up
from tripai.itinerary.stops import Draft, Stop
from tripai.model import Brief, Leg, Spot
from tripai.scheduling import Visit

AROUND_AN_UNPLACED_EVENT = 20  # minutes kept free to get there and back


def event_points(brief: Brief, base: Spot) -> list[Point]:
    """Return where each booking is; one of which nobody said where is taken to be near the base."""
    return [booking.spot.point if booking.spot else base.point for booking in brief.bookings]


def events(brief: Brief, clock: TripClock, first: int) -> Iterator[Draft]:
    """Yield a draft for each booking; booking k is at the problem's location first + k."""
    for location, booking in enumerate(brief.bookings, first):
        start = clock.minute(booking.start)
        visit = Visit(
            location=location,
            duration=booking.minutes,
            score=0,
            windows=[(start, start)],
            required=True,
            category="rest",
        )
        yield Stop("event", booking.title, location, booking=booking), visit


def stretched(
    brief: Brief, clock: TripClock, frame: DayFrame, legs: Sequence[Sequence[Leg]]
) -> tuple[int, int]:
    """Return a day's start and end: early enough for its first booking, late enough for its last."""
    start, end = frame.start, frame.end
    first_event = len(legs) - len(brief.bookings)
    for location, booking in enumerate(brief.bookings, first_event):
        margin = 0 if booking.spot else AROUND_AN_UNPLACED_EVENT
        begins = clock.minute(booking.start)
        home = begins + booking.minutes + rounded_up(legs[location][0].minutes + margin)
        if clock.day_of(booking.start) == frame.date:
            start = min(start, begins - rounded_up(legs[0][location].minutes + margin))
            end = max(end, home)
        elif begins < frame.start < home:  # it began on the evening before
            start = min(home, end)
    return start, end
