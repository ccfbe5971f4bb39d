"""Whether a brief lets a place be visited at all: no assistant may go behind this."""

from tripai.ai.names.text import fold
from tripai.model import MEAL_AREA, Brief, Place

CHILD = 13
"""Years below which one is a child in a museum, and does not go out at night."""


def is_allowed(brief: Brief, place: Place) -> bool:
    """Whether a place is to be visited at all: not avoided, booked, or unfit for who travels."""
    if place.category == MEAL_AREA or (brief.step_free and place.step_free is False):
        return False
    child = any(age < CHILD for age in brief.party.child_ages)
    if child and place.name not in brief.must and _is_for_evenings(place):
        return False
    names = {fold(name) for name in place.all_names}
    if names & {fold(booking.place or booking.title) for booking in brief.bookings}:
        return False
    avoided = {fold(name) for name in brief.avoid}
    return not avoided & (names | {fold(place.full_name), place.category, *place.tags})


def _is_for_evenings(place: Place) -> bool:
    """Whether people go there to go out: its first tag says so, and nobody calls it for children."""
    return place.tags[:1] == ("nightlife",) and not place.child_friendly
