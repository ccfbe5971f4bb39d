"""A route as the rules read it: real instants, free hours, and where the party is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from statistics import median
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.checking.claims import NO_CLAIMS, Claims
from tripai.checking.names import folded
from tripai.checking.wording import title_words
from tripai.geo import Point, distance_m
from tripai.model import Activity, Leg, Route, RouteDay

FARTHEST_M = (
    60_000  # a place farther than this from the base and the others is not in the same city
)
CROWD = 4  # from so many places on, their median is not moved by one wrong coordinate
JOURNEYS = {
    "transfer",
    "lodging",
}  # arriving, leaving and moving house: not part of the day's sights


class Journey(NamedTuple):
    """The way to an activity from the one before it (or the base); home when `activity` is None."""

    day: RouteDay
    activity: Activity | None
    previous: Activity | None
    start: str
    leg: Leg | None
    origin: Point | None
    target: Point | None


class Opening(NamedTuple):
    """An activity at a place that has opening hours, and whether it is open for all of it."""

    day: RouteDay
    activity: Activity
    state: hours.State


class Window(NamedTuple):
    """The instants at which a day may begin and must have ended."""

    start: datetime
    end: datetime


def instant(moment: datetime) -> datetime:
    """Return a time in UTC.

    Python compares two times of one zone by the clock on the wall, which is wrong when it changes.
    """
    return moment.astimezone(UTC)


def minutes_between(start: datetime, end: datetime) -> float:
    """Return the minutes that really elapse between two times."""
    return (instant(end) - instant(start)).total_seconds() / 60


def length(activity: Activity) -> float:
    """Return the minutes that an activity really takes."""
    return minutes_between(activity.start, activity.end)


@dataclass(frozen=True)
class Survey:
    """A route, and what can be read off it once for all rules.

    `claims` is what a plan from elsewhere says beside it, `before` the route from which it was made.
    """

    route: Route
    claims: Claims = NO_CLAIMS
    before: Route | None = None

    @cached_property
    def stops(self) -> tuple[tuple[RouteDay, Activity], ...]:
        """Every activity with its day, as listed."""
        return tuple((day, activity) for day in self.route.days for activity in day.activities)

    @cached_property
    def visited(self) -> tuple[tuple[RouteDay, Activity], ...]:
        """The activities that are at a place and not on the way in or out."""
        return tuple(
            (day, activity)
            for day, activity in self.stops
            if activity.place and activity.kind not in JOURNEYS
        )

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """Every way of the route, as listed, each day's way home last."""
        return tuple(way for day in self.route.days for way in self._journeys_of(day))

    @cached_property
    def openings(self) -> tuple[Opening, ...]:
        """What opening hours say; a booked event has its own, an area to eat in has none."""
        return tuple(
            Opening(day, a, hours.state_between(a.place, instant(a.start), instant(a.end)))
            for day, a in self.visited
            if a.place and a.kind != "event" and a.place.has_doors
        )

    @cached_property
    def strays(self) -> frozenset[tuple[int, str]]:
        """Day number and id of each activity that is far from the base or the other places."""
        return frozenset(
            (day.number, activity.id)
            for day, activity in self.visited
            if self._is_stray(day, activity)
        )

    def is_stray(self, day: RouteDay, activity: Activity) -> bool:
        """Whether an activity's place is too far away to be believed."""
        return (day.number, activity.id) in self.strays

    def zone(self, day: RouteDay) -> ZoneInfo:
        """Return the zone of the city in which a day is spent."""
        left = (day.date - self.route.brief.start).days
        for stay in self.route.brief.stays:
            left -= stay.days
            if left < 0:
                return ZoneInfo(stay.zone)
        return ZoneInfo(self.route.brief.stays[-1].zone)

    def at(self, day: RouteDay, clock: time) -> datetime:
        """Return the instant of a time of day on a day."""
        return instant(datetime.combine(day.date, clock, self.zone(day)))

    def window(self, day: RouteDay) -> Window:
        """Return the hours that the brief gives a day, between arriving and leaving."""
        brief = self.route.brief
        start, end = (self.at(day, clock) for clock in brief.hours_of(day.number))
        if brief.arrive and self.local_date(day, brief.arrive) == day.date:
            start = max(start, instant(brief.arrive))
        if brief.leave and self.local_date(day, brief.leave) == day.date:
            end = min(end, instant(brief.leave))
        return Window(start, end)

    def free(self, day: RouteDay) -> Window:
        """Return the window of a day without the transfers and bags at its ends."""
        start, end = self.window(day)
        for activity in day.activities:
            if activity.kind not in JOURNEYS:
                break
            start = max(start, instant(activity.end))
        for activity in reversed(day.activities):
            if activity.kind not in JOURNEYS:
                break
            end = min(end, instant(activity.start))
        return Window(start, end)

    def local_date(self, day: RouteDay, moment: datetime) -> date:
        """Return the date of a time in the zone of a day."""
        return moment.astimezone(self.zone(day)).date()

    def on_its_date(self, day: RouteDay, activity: Activity) -> bool:
        """Whether an activity begins on the date of its day, or in the small hours after it."""
        small_hours = timedelta(hours=hours.MORNING.hour)
        local = activity.start.astimezone(self.zone(day)).replace(tzinfo=None)
        return day.date in (local.date(), (local - small_hours).date())

    def _journeys_of(self, day: RouteDay) -> Iterator[Journey]:
        here: Point | None = day.base.point
        start, previous = day.base.name, None
        for activity in day.activities:
            there = self._whereabouts(day, activity, here)
            yield Journey(day, activity, previous, start, activity.leg, here, there)
            here, previous = there, activity
            if activity.place or activity.kind != "rest":
                start = title_words(activity)
        if previous:
            yield Journey(day, None, previous, start, day.way_home, here, day.base.point)

    def _whereabouts(self, day: RouteDay, activity: Activity, here: Point | None) -> Point | None:
        """Return where an activity is; None when nobody knows, or it cannot be believed."""
        if activity.kind == "transfer" or self.is_stray(day, activity):
            return None
        if activity.place:
            return activity.place.point
        if activity.kind == "lodging":
            return day.base.point
        return here if activity.kind == "rest" else self._booked_point(activity)

    def _booked_point(self, activity: Activity) -> Point | None:
        for booking in self.route.brief.bookings:
            if booking.spot and folded(booking.title) == folded(activity.title):
                return booking.spot.point
        return None

    def _is_stray(self, day: RouteDay, activity: Activity) -> bool:
        assert activity.place
        point, middle = activity.place.point, self._middles.get(day.base.point)
        if distance_m(point, day.base.point) > FARTHEST_M:
            return True
        return middle is not None and distance_m(point, middle) > FARTHEST_M

    @cached_property
    def _middles(self) -> dict[Point, Point]:
        """The median of the places around each base, where there are enough to outvote one."""
        around: dict[Point, list[Point]] = {}
        for day, activity in self.visited:
            if activity.place:
                around.setdefault(day.base.point, []).append(activity.place.point)
        return {base: _middle(p, base) for base, p in around.items() if len(p) >= CROWD}


def _middle(points: list[Point], base: Point) -> Point:
    """Return the median point; longitudes are relative, since 179 and -179 are neighbours."""
    east = median((lon - base[1] + 180) % 360 - 180 for _, lon in points)
    return (median(lat for lat, _ in points), base[1] + east)
