"""The sights to choose from: when they can be seen, for how long, and what that is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import time
from typing import NamedTuple

from tripai import hours
from tripai.itinerary.days import STEP, DayFrame, TripClock, rounded_down, rounded_up
from tripai.itinerary.stops import Draft, Stop, minor_units
from tripai.model import GREEN, Brief, Candidate, Money, Pace, PartOfDay, Party, Place
from tripai.scheduling import Visit

MOST_SIGHTS = {"relaxed": 4, "balanced": 5, "packed": 7}  # a full day
MOST_BRIEF_STOPS = {"relaxed": 0, "balanced": 1, "packed": 1}  # beside them
BRIEF = 30  # minutes at most: a square or a view on the way
BRIEF_STOP = "rest:brief stop"  # a category that the solver's count of visits leaves aside
LEISURELY_SHARE = {"relaxed": 1.6, "balanced": 1.35, "packed": 1.25}  # of it, with time to spare
LEISURE = 60  # minutes at most by which a visit is drawn out
HURRIED_SHARE = {"relaxed": 1.0, "balanced": 0.9, "packed": 0.9}
MINUTES_FILLED_PER_POINT = 4  # of a visit: an hour well spent is worth fifteen points
UNKNOWN_HOURS = (time(10), time(17))  # when a place whose hours nobody knows is most likely open
UNKNOWN_SHARE = 0.7  # of its worth, for the risk of a closed door
DUSK = 25  # minutes after sunset, and before sunrise, in which a view is one; 40 km east the sun sets 2 earlier
TOP = 70  # worth from which a sight is one of the few for which people come to a city,
TOP_WEIGHT = 3  # and a point above counts so often: else the pyramids bring less than the way costs
WET_SHARE = 0.5  # of the worth of a place outdoors, on a day of much rain
OFF_PART_SHARE = 0.85  # of the worth of a place, away from the part of the day that suits it best
PARTS: dict[PartOfDay, tuple[time, time]] = {
    "morning": (time(6), time(11)),
    "midday": (time(11), time(15)),
    "afternoon": (time(14), time(18)),
    "evening": (time(17), time(23, 59)),
}
"""When a visit starts that is in the part of the day."""

Window = tuple[int, int, int]
"""Earliest start, latest start, latest end."""


class Opening(NamedTuple):
    """When a place can be visited on a day, whether that is known, and whether the day is wet."""

    window: Window
    known: bool
    wet: bool


class Chance(NamedTuple):
    """Windows in which a visit has one score."""

    windows: list[Window]
    score: int


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
    """Yield a draft for each candidate; candidate k is at the problem's location k + 1.

    A place has several where it is worth more on dry days than on wet ones, or at one part of the
    day: one of them is visited.
    """
    for location, candidate in enumerate(candidates, start=1):
        place = candidate.place
        cost = party_price(place, brief.party)
        chances = list(_chances(candidate, clock, frames))
        for number, chance in enumerate(chances):
            visit = Visit(
                location=location,
                duration=_length(candidate, brief.pace),
                score=chance.score,
                windows=chance.windows,
                required=candidate.required and number == 0,  # of the group: one is enough
                category=_kind(candidate),
                cost=minor_units(cost),
                group=place.ref if len(chances) > 1 else None,
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
    counted = [visit for visit in _once(visits) if visit.counted and visit.windows]
    musts = sum(visit.required for visit in counted)
    enough = -(-len(counted) // brief.days)
    return max(1, -(-musts // brief.days), min(MOST_SIGHTS[brief.pace], enough))


def most_of_a_kind(brief: Brief, visits: Sequence[Visit]) -> dict[str, int]:
    """Return the limits a day that keep it varied, raised where musts need it."""
    required = Counter(visit.category for visit in _once(visits) if visit.required)
    packed = brief.pace == "packed"
    limits = {kind: limit + packed for kind, limit in MOST_OF_A_KIND.items()}
    limits[BRIEF_STOP] = MOST_BRIEF_STOPS[brief.pace]
    return {kind: max(limit, required.get(kind, 0)) for kind, limit in limits.items()}


def _once(visits: Sequence[Visit]) -> Iterator[Visit]:
    """Yield the visits, of a group only the first."""
    seen = set()
    for visit in visits:
        if visit.group is None or visit.group not in seen:
            yield visit
            seen.add(visit.group)


def _chances(
    candidate: Candidate, clock: TripClock, frames: Sequence[DayFrame]
) -> Iterator[Chance]:
    """Yield when a place can be visited for all that it is worth, and when for less; one at least."""
    place = candidate.place
    openings = list(_openings(place, clock, frames))
    if candidate.required and not openings:
        openings = list(_openings(place, clock, frames, after_dark=True))
    known = all(opening.known for opening in openings)
    wet = [o.window for o in openings if o.wet and place.setting == "outdoor"]
    dry = [o.window for o in openings if o.window not in wet]
    for windows, share in ((dry, 1.0), (wet, WET_SHARE)):
        best = list(_in_part(candidate, clock, frames, windows))
        suits_less = bool(best) and best != windows
        if suits_less:
            yield Chance(best, _score(candidate, share, known=known))
        if windows or (not openings and windows is dry):
            less = OFF_PART_SHARE if suits_less else 1
            yield Chance(windows, _score(candidate, share * less, known=known))


def _in_part(
    candidate: Candidate, clock: TripClock, frames: Sequence[DayFrame], windows: Sequence[Window]
) -> Iterator[Window]:
    """Yield what of the windows is a start in the part of the day that suits the place best."""
    if candidate.part is None:
        yield from windows
        return
    for frame in frames:
        first, last = (clock.at(frame.date, at) for at in PARTS[candidate.part])
        for start, latest, end in windows:
            begin, until = rounded_up(max(start, first)), rounded_down(min(latest, last))
            if begin <= until:
                yield begin, until, end


def _score(candidate: Candidate, share: float, *, known: bool) -> int:
    """The worth, and something for filling the day: the sights are limited in number, not in time."""
    worth = candidate.worth * share * (1 if known else UNKNOWN_SHARE)
    worth += max(0.0, worth - TOP) * (TOP_WEIGHT - 1)
    return max(1, int(worth) + candidate.minutes // MINUTES_FILLED_PER_POINT)


def _length(candidate: Candidate, pace: Pace) -> tuple[int, int]:
    """The least and the preferred minutes of a visit."""
    usual = max(2 * STEP, rounded_down(candidate.minutes))
    if candidate.minutes <= BRIEF or candidate.place.has_fixed_length:
        return usual, usual
    shortest = max(2 * STEP, rounded_up(int(usual * HURRIED_SHARE[pace])))
    drawn_out = min(int(usual * LEISURELY_SHARE[pace]), usual + LEISURE)
    return shortest, max(shortest, rounded_down(drawn_out))


def _kind(candidate: Candidate) -> str:
    if candidate.minutes <= BRIEF:
        return BRIEF_STOP
    return KIND_OF_SIGHT.get(candidate.place.category, "sight")


def _openings(
    place: Place, clock: TripClock, frames: Sequence[DayFrame], *, after_dark: bool = False
) -> Iterator[Opening]:
    """Yield when a place is open, and light enough for it unless it may be seen after dark."""
    for frame in frames:
        dawn, dusk = (frame.start, frame.end) if after_dark else _daylight(place, clock, frame)
        for span in hours.spans(place, frame.date):
            start, end = clock.minute(span.start), clock.minute(span.end)
            last = end - place.last_entry
            if span.state == "unknown":
                start = max(start, clock.at(frame.date, UNKNOWN_HOURS[0]))
                last = end = min(end, clock.at(frame.date, UNKNOWN_HOURS[1]))
            start, end = rounded_up(max(start, dawn)), rounded_down(min(end, dusk))
            last = rounded_down(min(last, end))
            if start < end and start <= last:
                wet = frame.weather is not None and frame.weather.wet
                yield Opening((start, last, end), span.state == "open", wet)


def _daylight(place: Place, clock: TripClock, frame: DayFrame) -> tuple[int, int]:
    """The part of the frame in which a place can be enjoyed; where the sun does not rise, all of it.

    A square that is lit has evenings, but outdoors nobody's day begins before the sun's.
    """
    start, end, sun = frame.start, frame.end, frame.sun
    if sun.rises is None or sun.sets is None:
        return start, end
    dusk = 0 if place.category in GREEN else DUSK
    if place.setting == "outdoor" or place.needs_daylight:
        start = max(start, clock.minute(sun.rises) - dusk)
    if place.needs_daylight:
        end = min(end, clock.minute(sun.sets) + dusk)
    return start, end
