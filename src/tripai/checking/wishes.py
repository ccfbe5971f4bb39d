"""Rules about what the brief asks for: musts, what to avoid, bookings."""

from __future__ import annotations

from tripai.checking.fault import Fault, Faults
from tripai.checking.names import folded, is_called, means
from tripai.checking.survey import JOURNEYS, Survey, instant, length
from tripai.checking.wording import date_words, duration_words, span_words, title_words
from tripai.model import Activity, Booking, RouteDay


def must_missing(survey: Survey) -> Faults:
    """Every must-see is in the route, or is seen by a booking."""
    there = [activity for _, activity in survey.stops if activity.kind not in JOURNEYS]
    booked = {folded(booking.place) for booking in survey.route.brief.bookings}
    for name in survey.route.brief.must:
        if folded(name) not in booked and not any(means(activity, name) for activity in there):
            yield Fault(
                f"{name} is a must, but none of the {len(there)} things planned is called so."
            )


def avoided_place(survey: Survey) -> Faults:
    """Nothing to be avoided is in the route."""
    for day, activity in survey.visited:
        for name in survey.route.brief.avoid:
            if _is_avoided(activity, name):
                where = f"{title_words(activity)} is planned {span_words(activity)}"
                yield Fault(f"{where}, but the brief avoids {name}.", day, activity)


def booking_missing(survey: Survey) -> Faults:
    """Every booking is in the route."""
    for booking in survey.route.brief.bookings:
        if not _kept(survey, booking) and not _moved(survey, booking):
            yield Fault(f"The booking {_booking_words(booking)} is not in the route.")


def booking_moved(survey: Survey) -> Faults:
    """Every booking stands at its time, for its minutes."""
    for booking in survey.route.brief.bookings:
        moved = [] if _kept(survey, booking) else _moved(survey, booking)
        for day, activity in moved[:1]:
            where = f"stands {span_words(activity)} in the route"
            yield Fault(f"The booking {_booking_words(booking)} {where}.", day, activity)


def _is_avoided(activity: Activity, name: str) -> bool:
    """Whether a name to avoid is a place's name, category or tag.

    The tags of a place to eat say what one may find there, not what one has to do.
    """
    place = activity.place
    if place is None:
        return False
    kinds = (place.full_name, place.category, *place.tags) if activity.kind != "meal" else ()
    return is_called(place, name) or folded(name) in {folded(kind) for kind in kinds}


def _kept(survey: Survey, booking: Booking) -> bool:
    return any(_stands(activity, booking) for _, activity in survey.stops)


def _moved(survey: Survey, booking: Booking) -> list[tuple[RouteDay, Activity]]:
    """Return what is called like a booking, but stands neither for it nor for another one."""
    return [
        (day, activity)
        for day, activity in survey.stops
        if folded(activity.title) == folded(booking.title)
        and not any(_stands(activity, other) for other in survey.route.brief.bookings)
    ]


def _stands(activity: Activity, booking: Booking) -> bool:
    return (
        folded(activity.title) == folded(booking.title)
        and instant(activity.start) == instant(booking.start)
        and length(activity) == booking.minutes
    )


def _booking_words(booking: Booking) -> str:
    day, at = date_words(booking.start.date()), f"{booking.start:%H:%M}"
    return f"{booking.title!r} ({at} on {day}, {duration_words(booking.minutes)})"
