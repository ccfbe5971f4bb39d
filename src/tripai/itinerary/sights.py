"""The sights to choose from: when they can be seen, for how long, and what that is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import time

from tripai import hours
from tripai.itinerary.days import STEP, DayFrame, TripClock, rounded_down, rounded_up
from tripai.itinerary.stops import Draft, Stop, minor_units
from tripai.model import Brief, Candidate, Money, Pace, Party, Place
from tripai.scheduling import Visit

MOST_SIGHTS = {"relaxed": 4, "balanced": 5, "packed": 7}  # a full day
MOST_BRIEF_STOPS = {"relaxed": 0, "balanced": 1, "packed": 1}  # beside them
BRIEF = 30  # minutes at most: a square or a view on the way
BRIEF_STOP = "rest:brief stop"  # a category that the solver's count of visits leaves aside
LEISURELY_SHARE = {"relaxed": 1.6, "balanced": 1.35, "packed": 1.25}  # of it, with time to spare
LEISURE = 60  # minutes at most by which a visit is drawn out
HURRIED_SHARE = {"relaxed": 1.0, "balanced": 0.9, "packed": 0.9}
FIXED_LENGTH = "boat"  # a tag: a cruise takes as long as it takes
MINUTES_FILLED_PER_POINT = 4  # of a visit: an hour well spent is worth fifteen points
UNKNOWN_HOURS = (time(10), time(17))  # when a place whose hours nobody knows is most likely open
UNKNOWN_SHARE = 0.7  # of its worth, for the risk of a closed door
DAYLIGHT_ONLY = {"park", "garden", "zoo"}

KIND_OF_SIGHT = {
    "museum": "museum",
    "gallery": "museum",
    "church": "worship",
    "mosque": "worship",
    "synagogue": "worship",
    "temple": "worship",
    "shrine": "worship",
    "park": "green",
    "garden": "green",
    "zoo": "outing",
    "aquarium": "outing",
    "amusement": "outing",
    "viewpoint": "viewpoint",
    "market": "market",
    "shopping": "market",
}
MOST_OF_A_KIND = {"museum": 2, "worship": 3, "green": 2, "outing": 1, "viewpoint": 2, "market": 2}


def sights(
    brief: Brief, clock: TripClock, frames: Sequence[DayFrame], candidates: Sequence[Candidate]
) -> Iterator[Draft]:
    """Yield a draft for each candidate; candidate k is at the problem's location k + 1."""
    for location, candidate in enumerate(candidates, start=1):
        place = candidate.place
        cost = party_price(place, brief.party)
        windows, known = _opening(place, clock, frames)
        visit = Visit(
            location=location,
            duration=_length(candidate, brief.pace),
            score=_score(candidate, known=known),
            windows=windows,
            required=candidate.required,
            category=_kind(candidate),
            cost=minor_units(cost),
        )
        yield Stop("visit", place.name, location, place, candidate, cost=cost), visit


def party_price(place: Place, party: Party) -> Money | None:
    """What the whole party pays; children below `free_under` enter free, older ones pay as adults."""
    if place.price is None:
        return None
    paying = party.adults + party.seniors + sum(age >= place.free_under for age in party.child_ages)
    return place.price.replaced(amount=place.price.amount * paying)


def most_a_day(brief: Brief, visits: Sequence[Visit]) -> int:
    """Return how many sights a full day holds: as the pace has it, fewer where they would run out before the days do."""
    counted = [visit for visit in visits if visit.counted and visit.windows]
    musts = sum(visit.required for visit in counted)
    enough = -(-len(counted) // brief.days)
    return max(1, -(-musts // brief.days), min(MOST_SIGHTS[brief.pace], enough))


def most_of_a_kind(brief: Brief, visits: Sequence[Visit]) -> dict[str, int]:
    """Return the limits a day that keep it varied, raised where musts need it."""
    required = Counter(visit.category for visit in visits if visit.required)
    packed = brief.pace == "packed"
    limits = {kind: limit + packed for kind, limit in MOST_OF_A_KIND.items()}
    limits[BRIEF_STOP] = MOST_BRIEF_STOPS[brief.pace]
    return {kind: max(limit, required.get(kind, 0)) for kind, limit in limits.items()}


def _score(candidate: Candidate, *, known: bool) -> int:
    """The worth, and something for filling the day: the sights are limited in number, not in time."""
    worth = candidate.worth * (1 if known else UNKNOWN_SHARE)
    return max(1, int(worth) + candidate.minutes // MINUTES_FILLED_PER_POINT)


def _length(candidate: Candidate, pace: Pace) -> tuple[int, int]:
    """The least and the preferred minutes of a visit."""
    usual = max(2 * STEP, rounded_down(candidate.minutes))
    if candidate.minutes <= BRIEF or FIXED_LENGTH in candidate.place.tags:
        return usual, usual
    shortest = max(2 * STEP, rounded_up(int(usual * HURRIED_SHARE[pace])))
    drawn_out = min(int(usual * LEISURELY_SHARE[pace]), usual + LEISURE)
    return shortest, max(shortest, rounded_down(drawn_out))


def _kind(candidate: Candidate) -> str:
    if candidate.minutes <= BRIEF:
        return BRIEF_STOP
    return KIND_OF_SIGHT.get(candidate.place.category, "sight")


def _opening(
    place: Place, clock: TripClock, frames: Sequence[DayFrame]
) -> tuple[list[tuple[int, int, int]], bool]:
    """Return windows (earliest start, latest start, latest end), and whether the hours are known."""
    windows, known = [], True
    for frame in frames:
        dawn, dusk = _daylight(place, clock, frame)
        for span in hours.spans(place, frame.date):
            start, end = clock.minute(span.start), clock.minute(span.end)
            last = end - place.last_entry
            if span.state == "unknown":
                known = False
                start = max(start, clock.at(frame.date, UNKNOWN_HOURS[0]))
                last = end = min(end, clock.at(frame.date, UNKNOWN_HOURS[1]))
            start, end = rounded_up(max(start, dawn)), rounded_down(min(end, dusk))
            last = rounded_down(min(last, end))
            if start < end and start <= last:
                windows.append((start, last, end))
    return windows, known


def _daylight(place: Place, clock: TripClock, frame: DayFrame) -> tuple[int, int]:
    """The part of the frame in which a place can be enjoyed: a park only by day."""
    if place.category not in DAYLIGHT_ONLY:
        return frame.start, frame.end
    [day] = hours.spans(place.replaced(hours="sunrise-sunset"), frame.date) or [None]
    if day is None:  # the polar night
        return frame.start, frame.start
    return max(frame.start, clock.minute(day.start)), min(frame.end, clock.minute(day.end))
