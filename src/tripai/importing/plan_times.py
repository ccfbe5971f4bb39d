"""When each thing of a plan is: as the plan says, and where it says nothing, filled in by a rule.

The rule: a thing without a start begins when the one before has ended and the way is done, but not before its part of the
day (morning 9:30, midday 12:00, afternoon 13:30, evening 18:00; breakfast 8:30, lunch 12:30, dinner 19:00), nor before its
place opens. One without an end takes as long as the plan or the source of its place says, and less where the next start
that is said comes sooner. What is filled in is marked, and the check asks of it only whether the place opens that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.geo import Point, distance_m
from tripai.importing.plan_journeys import BOARDING
from tripai.importing.plan_kinds import meal_of, usual_minutes
from tripai.importing.plan_names import Stop
from tripai.model import Leg, Place
from tripai.travel.estimate import EstimatedTravel

FLOORS = {"morning": 570, "midday": 720, "afternoon": 810, "evening": 1080}
"""Minutes past midnight before which no thing of a part of the day begins by itself."""
MEALS = {"breakfast": 510, "brunch": 630, "lunch": 750, "dinner": 1140}
FIRST = 570  # minutes past midnight at which a day begins by itself
STEP = 5
SHORTEST_SHARE = 1 / 3  # of the usual length, to which a thing is shortened at the most
SHORTEST = 10
EVENING = 18 * 60  # from when on an end before 5:00 is of the next day
SMALL_HOURS = 5 * 60
A_DAY = 24 * 60
_WALKED = re.compile(
    r"^(?:then |next )?(?:walk|stroll|hike)(?: (?:over|up|down|back|across))? to\b|\bon foot\b",
    re.IGNORECASE,
)
_ALL_ON_FOOT = re.compile(
    r"\b(?:walk(?:ing)? everywhere|walk all the way|(?:all|only|entirely|everything|everywhere)(?: is)? on foot"
    r"|on foot (?:only|throughout|all day)|walking only|no public transport|without (?:public )?transport)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A thing with its moments; `assumed` where the plan says no start."""

    stop: Stop
    start: datetime
    end: datetime
    zone: str
    assumed: bool
    leg: Leg | None = None


def time_day(
    stops: Sequence[Stop], day: date, zone: str, travel: EstimatedTravel, base: Point
) -> tuple[Timed, ...]:
    """Return the things of a day with their times, in the order of the plan; the day begins at the base."""
    points: list[Point] = []
    for stop in stops:  # what is nobody knows where is taken to be where the one before it is
        points.append(stop.point or (points[-1] if points else base))
    return tuple(_Filling(stops, points, day, zone, travel).all())


@dataclass(frozen=True, slots=True)
class _Filling:
    """A day while its times are filled in; minutes count from its midnight on the clock of its zone."""

    stops: Sequence[Stop]
    points: Sequence[Point]
    day: date
    zone: str
    travel: EstimatedTravel

    def all(self) -> Iterator[Timed]:
        free = FIRST
        for number, stop in enumerate(self.stops):
            said = self._said_start(stop)
            way = self._way(number - 1, number)
            start = self._assumed_start(stop, free + way, not number) if said is None else said
            start = self._before_it_leaves(number, start) if said is None else start
            end = max(start, self._end(number, stop, start))
            yield self._timed(stop, start, end, assumed=said is None)
            free = end

    def _said_start(self, stop: Stop) -> int | None:
        return self._minute(stop.item.start) if stop.first else None

    def _assumed_start(self, stop: Stop, free: int, is_first: bool) -> int:
        meal = meal_of(stop.title) if stop.kind == "meal" else ""
        floor = MEALS.get(meal) or FLOORS.get(stop.item.part) or 0
        start = max(floor, free) if not (is_first and floor) else floor
        opens = self._opening(stop.place, start, stop)
        return -(-max(start, opens) // STEP) * STEP

    def _before_it_leaves(self, number: int, start: int) -> int:
        """Return an assumed start; that of a plane or train of which is said when it leaves is before that."""
        stop = self.stops[number]
        leaves = self._minute(stop.item.end) if stop.gate and stop.item.start is None else None
        if leaves is None or not stop.gate:
            return start
        told = any(self._said_start(before) is not None for before in self.stops[:number])
        return min(start, leaves - (SHORTEST if told else BOARDING[stop.gate]))

    def _opening(self, place: Place | None, start: int, stop: Stop) -> int:
        """Return when a place can be entered from a minute on; 0 where that is not known or not on this day."""
        if place is None:
            return 0
        needed = round(self._usual(stop) * SHORTEST_SHARE)
        for span in hours.spans(place, self.day):
            opens, closes = (self._local(moment) for moment in (span.start, span.end))
            if closes - max(start, opens) >= needed:
                return opens
        return 0

    def _end(self, number: int, stop: Stop, start: int) -> int:
        own_end = stop.item.end if stop.first or self._is_last_of_item(number) else None
        if own_end is not None and not self._shared(number):
            end = self._minute(own_end) or 0
            return end + A_DAY if end < start and start >= EVENING and end < SMALL_HOURS else end
        if stop.item.minutes and not self._shared(number):
            return start + stop.item.minutes
        usual = self._usual(stop)
        room = self._room(number, start)
        least = max(SHORTEST, round(usual * SHORTEST_SHARE))
        length = usual if room is None or room >= usual else max(room, min(least, SHORTEST))
        return self._before_closing(stop, start, start + length, start + least)

    def _room(self, number: int, start: int) -> int | None:
        """Return how many minutes a thing has until the next time that is said, if what lies between shares them alike."""
        usual, ways = self._usual(self.stops[number]), 0
        between = usual
        for later in range(number + 1, len(self.stops) + 1):
            limit = self._limit(later)
            if later < len(self.stops):
                ways += self._way(later - 1, later)
            if limit is not None:
                return max(0, limit - start - ways) * usual // between // STEP * STEP
            if later < len(self.stops):
                between += self._usual(self.stops[later])
        return None

    def _limit(self, later: int) -> int | None:
        """Return the start that is said of a thing, or the end of the line whose last thing stands before it."""
        before = self.stops[later - 1]
        ends_line = later == len(self.stops) or self.stops[later].item is not before.item
        if before.item.end is not None and self._shared(later - 1) and ends_line:
            return self._minute(before.item.end)
        return self._said_start(self.stops[later]) if later < len(self.stops) else None

    def _before_closing(self, stop: Stop, start: int, end: int, least: int) -> int:
        for span in hours.spans(stop.place, self.day) if stop.place else ():
            opens, closes = (self._local(moment) for moment in (span.start, span.end))
            if opens <= start < closes and least <= closes:
                return min(end, closes)
        return end

    def _usual(self, stop: Stop) -> int:
        if stop.item.minutes and stop.first:
            return stop.item.minutes
        if stop.place and stop.kind == "visit":
            return stop.place.minutes
        return usual_minutes(stop.kind, stop.title)

    def _way(self, before: int, after: int) -> int:
        """Return the minutes of the way between two things."""
        if before < 0 or after >= len(self.stops):
            return 0
        return self.travel.leg(self.points[before], self.points[after]).minutes

    def _shared(self, number: int) -> bool:
        """Whether a thing stands in one line with others."""
        item = self.stops[number].item
        return sum(stop.item is item for stop in self.stops) > 1

    def _is_last_of_item(self, number: int) -> bool:
        return number + 1 == len(self.stops) or self.stops[number + 1].first

    def _minute(self, moment: time | datetime | None) -> int | None:
        if moment is None:
            return None
        if isinstance(moment, datetime):
            return self._local(moment)
        return moment.hour * 60 + moment.minute

    def _local(self, moment: datetime) -> int:
        local = moment.astimezone(ZoneInfo(self.zone)) if moment.tzinfo else moment
        since = local.replace(tzinfo=None) - datetime.combine(self.day, time())
        return int(since.total_seconds() // 60)

    def _timed(self, stop: Stop, start: int, end: int, *, assumed: bool) -> Timed:
        zone = stop.item.zone or self.zone
        begins, ends = (_moment(self.day, minute, self.zone, zone) for minute in (start, end))
        return Timed(stop, begins, max(begins, ends), zone, assumed)


def _moment(day: date, minute: int, local: str, zone: str) -> datetime:
    """Return the moment of a minute on the clock of a place, told in a zone; one that the clock jumps over is the next."""
    shown = datetime.combine(day, time()) + timedelta(minutes=minute)
    return shown.replace(tzinfo=ZoneInfo(local)).astimezone(UTC).astimezone(ZoneInfo(zone))


def with_ways(
    timed: Sequence[Timed], base: tuple[float, float], travel: EstimatedTravel
) -> list[Timed]:
    """Return the things with the estimated ways between them, as far as somebody knows where they are.

    Across a thing of unknown place the way is put where there is time for it, and nowhere if only both gaps together have it.
    """
    found: list[Timed] = []
    here: tuple[float, float] | None = base
    away: int | None = None  # where the last thing of a known place stands
    for number, one in enumerate(timed):
        point = one.stop.point
        leg = _way(one, here, point, travel) if here and point and not _lands(one, number) else None
        rides = travel.vehicle is not None and number
        if leg and here and point and rides and not _fits(leg, timed[number - 1], one):
            ride = travel.leg_by("transit", distance_m(here, point))
            leg = min(leg, ride, key=lambda way: way.minutes)  # who is short of time rides
        if (
            leg
            and away is not None
            and away < number - 1
            and not _fits(leg, timed[number - 1], one)
        ):
            total = _gap(timed[away], timed[away + 1]) + _gap(timed[number - 1], one)
            leg = None if total >= leg.minutes else leg
        found.append(replace(one, leg=leg))
        if point:
            here, away = point, number
    return found


def _way(one: Timed, a: Point, b: Point, travel: EstimatedTravel) -> Leg:
    """Return the estimated way to a thing: on foot where the plan says that one walks there."""
    if _WALKED.search(one.stop.item.said):
        return travel.leg_by("walk", distance_m(a, b))
    return travel.leg(a, b)


def on_foot(text: str) -> bool:
    """Whether a plan says that all its ways are walked."""
    return bool(_ALL_ON_FOOT.search(text))


def _lands(one: Timed, number: int) -> bool:
    """Whether a plane or train comes in by which the trip begins: the way to it is not of this trip."""
    return one.stop.gate is not None and number == 0


def _gap(before: Timed, after: Timed) -> float:
    return (after.start.astimezone(UTC) - before.end.astimezone(UTC)).total_seconds() / 60


def _fits(leg: Leg, before: Timed, after: Timed) -> bool:
    return _gap(before, after) >= leg.minutes
