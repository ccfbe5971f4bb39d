"""What a brief says, as names and values; an empty value is said of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tripai import wording
from tripai.model import Brief, DayTerms


def brief_facts(shown: Brief) -> Iterator[tuple[str, str]]:
    """Yield what was understood of a request, each with its name; a booking is a fact of its own."""
    stay = shown.stays[0]
    yield "City", f"{stay.city}, {stay.country}"
    yield "Dates", f"{shown.start.isoformat()}, {wording.count(shown.days, 'day')}"
    yield "Party", wording.party(shown.party)
    yield "Pace", f"{shown.pace}, {shown.day_start:%H:%M} to {shown.day_end:%H:%M}"
    yield "Interests", ", ".join(shown.interests)
    yield "Must", ", ".join(shown.must)
    yield "Avoid", ", ".join(shown.avoid)
    yield "Diet", ", ".join(shown.diet)
    yield "Budget", f"{wording.money(shown.budget)} a {shown.budget.per}" if shown.budget else ""
    yield "Base", shown.base.name if shown.base else ""
    yield "Transport", ", ".join(shown.transport)
    yield "Step-free", "yes" if shown.step_free else ""
    yield "Arrive", _moment(shown.arrive)
    yield "Leave", _moment(shown.leave)
    for terms in shown.day_terms:
        yield f"Day {terms.day}", _terms(terms)
    for booking in shown.bookings:
        yield "Booked", f"{booking.title}, {_moment(booking.start)}, {booking.minutes} min"


def _terms(terms: DayTerms) -> str:
    start = f"from {terms.start:%H:%M}" if terms.start else ""
    end = f"to {terms.end:%H:%M}" if terms.end else ""
    most = "" if terms.most_sights is None else wording.count(terms.most_sights, "sight")
    return ", ".join(filter(None, (start, end, f"at most {most}" if most else "")))


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
