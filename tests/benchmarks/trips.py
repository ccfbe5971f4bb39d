"""Random trips as the solver sees them, for the benchmarks: a city's sights over some days.

Minutes from the first midnight. Every day runs from 9:00 to 22:00, out of a hotel and back; for the
second half of the trip it is another hotel. Museums are closed on Mondays, churches at noon. A lunch
a day is required, in one of three areas. As many must-sees as days, a concert at 19:30, most visits of
a kind a day, money a day and in total.
"""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

from tripai.scheduling import Problem, Shift, Visit

DAY = 24 * 60
OPENS, CLOSES = 9 * 60, 22 * 60
MONDAY = 0
KINDS = ("museum", "church", "park", "market", "view")
HOURS = {
    "museum": ((600, 1080),),
    "church": ((540, 720), (900, 1080)),
    "park": ((0, DAY),),
    "market": ((480, 840),),
    "view": ((0, DAY),),
}
LUNCH_AREAS = 3
Point = tuple[float, float]


def trip(seed: int, candidates: int = 150, days: int = 7) -> Problem:
    """A trip of so many days with so many sights to choose from; the same for the same seed."""
    r = Random(seed)
    first = 1 + seed % 6  # not a Monday, so that a trip of one day has open museums
    visits = [_sight(r, k, days, first) for k in range(candidates)]
    _require_best(visits, days)
    visits += [_lunch(day, candidates + a) for day in range(days) for a in range(LUNCH_AREAS)]
    visits.append(_concert(days // 2, candidates + LUNCH_AREAS))
    places = len(visits) - (days - 1) * LUNCH_AREAS
    points = [(r.gauss(0, 2200), r.gauss(0, 2200)) for _ in range(places + 2)]
    travel = [[_minutes(a, b) for b in points] for a in points]
    shifts = [_day(day, days, places) for day in range(days)]
    return Problem(visits, shifts, travel, {"museum": 2, "church": 2}, budget=45 * days)


def _sight(r: Random, location: int, days: int, first: int) -> Visit:
    """A sight with its opening hours on every day that it is open."""
    kind = r.choice(KINDS)
    shortest = r.randrange(20, 100, 5)
    return Visit(
        location,
        (shortest, shortest + r.choice((0, 0, 15, 30))),
        score=round(100 * r.random() ** 2) + 1,
        windows=[
            (DAY * day + opens, DAY * day + closes - shortest, DAY * day + closes)
            for day in range(days)
            if kind != "museum" or (first + day) % 7 != MONDAY
            for opens, closes in HOURS[kind]
        ],
        category=kind,
        cost=r.randrange(0, 25) if kind in {"museum", "church"} else 0,
    )


def _require_best(visits: list[Visit], count: int) -> None:
    """Make must-sees of the sights with the highest scores."""
    best = sorted(range(len(visits)), key=lambda k: -visits[k].score)[:count]
    for k in best:
        visits[k] = replace(visits[k], required=True)


def _lunch(day: int, location: int) -> Visit:
    """One of the areas to have that day's lunch in."""
    midnight = DAY * day
    windows = ((midnight + 720, midnight + 840),)
    return Visit(location, (45, 60), 5, windows, True, "meal", 15, f"lunch {day}")


def _concert(day: int, location: int) -> Visit:
    """Something that is booked for 19:30."""
    return Visit(location, 80, 50, ((DAY * day + 1170, DAY * day + 1170),), True, "event")


def _day(day: int, days: int, places: int) -> Shift:
    """A day that starts where the night was spent and ends where the next one is."""
    night = places + (2 * day > days)
    following = places + (2 * (day + 1) > days)
    start = DAY * day
    return Shift(start + OPENS, start + CLOSES, night, following, budget=70, max_visits=9)


def _minutes(a: Point, b: Point) -> int:
    """On foot at 80 m a minute with detours, or by tram where that is quicker."""
    metres = 1.3 * math.dist(a, b)
    return math.ceil(min(metres / 80, 8 + metres / 300))
