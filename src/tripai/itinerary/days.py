"""The days of a trip as the solver sees them: elapsed minutes, and what of each is free to plan."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.model import Activity, Brief, City, Gateway, Leg, Spot, Sun, Weather
from tripai.travel import TravelTimes
from tripai.wording import HOW

STEP = 5  # minutes: every planned time is a multiple, so that 10:05 is said and not 10:07
LEAVING_THE_GATEWAY = {"airport": 30, "station": 15}  # minutes from landing to the street
BEFORE_DEPARTURE = {"airport": 90, "station": 30}  # minutes at the gateway before it leaves
Journey = tuple[Activity, ...]
DROP_BAGS = 20
NIGHT = 8 * 60  # minutes from the bed of a late arrival to the next day
SMALL_HOURS = 5 * 60  # minutes past midnight at which one is rather early than late
COLLECT_BAGS = 15


def activity_id(*parts: object) -> str:
    """Return a short id derived from what the activity is, the same wherever the trip is made."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:12]


def new_id(given: Container[str], *parts: object) -> str:
    """Return an id derived from what the activity is, and which of its like where its id is given."""
    key, again = activity_id(*parts), 2
    while key in given:
        key, again = activity_id(*parts, again), again + 1
    return key


def rounded_up(minutes: int) -> int:
    """The next multiple of STEP."""
    return -(-minutes // STEP) * STEP


def rounded_down(minutes: int) -> int:
    """The last multiple of STEP."""
    return minutes // STEP * STEP


@dataclass(frozen=True)
class TripClock:
    """Minutes elapsed since the midnight that starts the trip.

    A day with a clock change has 23 or 25 hours of them.
    """

    start: date
    zone: str

    @cached_property
    def _midnight(self) -> datetime:
        return datetime.combine(self.start, time(), ZoneInfo(self.zone)).astimezone(UTC)

    def minute(self, moment: datetime) -> int:
        """Return the minutes elapsed until an aware time."""
        return int((moment - self._midnight).total_seconds() // 60)

    def moment(self, minute: int) -> datetime:
        """Return the aware time in the trip's zone at a minute."""
        return (self._midnight + timedelta(minutes=minute)).astimezone(ZoneInfo(self.zone))

    def day_of(self, moment: datetime) -> date:
        """Return the date in the trip's zone at an aware time."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def at(self, day: date, clock: time) -> int:
        """Return the minute of a time of day on a date."""
        return self.minute(datetime.combine(day, clock, ZoneInfo(self.zone)))


@dataclass(frozen=True, slots=True)
class DayFrame:
    """The part of a date that can be planned, in elapsed minutes, and what stands fixed around it.

    `full` is how long the day would be without arrival or departure, `sun` when it rises and sets
    at the base, `weather` what is expected there.
    """

    number: int
    date: date
    start: int
    end: int
    full: int
    sun: Sun
    before: tuple[Activity, ...] = ()
    after: tuple[Activity, ...] = ()
    weather: Weather | None = None

    @property
    def share(self) -> float:
        """How much of a full day is left to plan, from 0 to 1."""
        return min(1.0, (self.end - self.start) / self.full) if self.full > 0 else 0.0


def day_frames(
    brief: Brief,
    city: City,
    clock: TripClock,
    travel: TravelTimes,
    weather: Mapping[date, Weather] = MappingProxyType({}),
) -> list[DayFrame]:
    """Return the days' frames: nothing is planned before the arrival or after the departure."""
    base = brief.base or city.base
    before, ready = _arrival(brief, city, base, clock, travel) if brief.arrive else ((), 0)
    after, away = _departure(brief, city, base, clock, travel) if brief.leave else ((), None)
    frames = []
    for number in range(1, brief.days + 1):
        day = brief.start + timedelta(days=number - 1)
        opens, closes = brief.hours_of(number)
        start, end = rounded_up(clock.at(day, opens)), rounded_down(clock.at(day, closes))
        full = end - start
        start = max(start, _rested(ready, clock.at(day, time())))
        end = end if away is None else min(end, away)
        frames.append(
            DayFrame(
                number,
                day,
                start,
                max(start, end),
                full,
                sun_of(day, base, city.zone),
                _if_on(day, before, clock),
                _if_on(day, after, clock),
                weather.get(day),
            )
        )
    return frames


def sun_of(day: date, base: Spot, zone: str) -> Sun:
    """Return when the sun rises and sets on a date."""
    light = hours.daylight(base.point, zone, day)
    if light is None:
        return Sun(stays="down")
    if light.end - light.start >= timedelta(days=1):
        return Sun(stays="up")
    return Sun(rises=light.start, sets=light.end)


def _rested(ready: int, midnight: int) -> int:
    """When a party that is in its quarter at a minute sets out again: after a night, if it came late."""
    return ready + NIGHT if midnight < ready < midnight + SMALL_HOURS else ready


def _if_on(day: date, journey: Journey, clock: TripClock) -> Journey:
    """A journey belongs to the day on which it begins: before a flight at 00:30, the day before."""
    return journey if journey and clock.day_of(journey[0].start) == day else ()


def gateway_for(city: City, by: str | None) -> Gateway | None:
    """Return where one arrives: a station for a train, else the city's main gateway."""
    stations = [gateway for gateway in city.gateways if gateway.kind == "station"]
    if by == "train" and stations:
        return stations[0]
    return city.gateways[0] if city.gateways else None


def _arrival(
    brief: Brief, city: City, base: Spot, clock: TripClock, travel: TravelTimes
) -> tuple[Journey, int]:
    assert brief.arrive is not None
    gateway = gateway_for(city, brief.arrive_by)
    landed = clock.minute(brief.arrive)
    activities = []
    at_base = landed
    if gateway:
        leaving = LEAVING_THE_GATEWAY[gateway.kind]
        leg = travel.matrix([gateway.point, base.point])[0][1]
        at_base = rounded_up(landed + leaving + leg.minutes)
        why = f"{leaving} min to get out, then {_ride(leg)}"
        title = f"{gateway.name} to {base.name}"
        activities.append(_transfer(clock, title, landed, at_base, why))
    ready = rounded_up(at_base + DROP_BAGS)
    activities.append(_bags(clock, f"Drop the bags in {base.name}", at_base, ready))
    return tuple(activities), ready


def _departure(
    brief: Brief, city: City, base: Spot, clock: TripClock, travel: TravelTimes
) -> tuple[Journey, int]:
    assert brief.leave is not None
    gateway = gateway_for(city, brief.leave_by)
    away = clock.minute(brief.leave)
    transfers = []
    if gateway:
        there = away - BEFORE_DEPARTURE[gateway.kind]
        leg = travel.matrix([base.point, gateway.point])[0][1]
        away = rounded_down(there - leg.minutes)
        title = f"{base.name} to {gateway.name}"
        transfers.append(_transfer(clock, title, away, there, _ride(leg)))
    ready = rounded_down(away - COLLECT_BAGS)
    return (_bags(clock, f"Collect the bags in {base.name}", ready, away), *transfers), ready


def _ride(leg: Leg) -> str:
    return f"about {leg.minutes} min {HOW[leg.mode]} ({leg.source})"


def _transfer(clock: TripClock, title: str, start: int, end: int, why: str) -> Activity:
    return Activity(
        id=activity_id("transfer", start, title),
        kind="transfer",
        title=title,
        start=clock.moment(start),
        end=clock.moment(end),
        zone=clock.zone,
        why=why,
    )


def _bags(clock: TripClock, title: str, start: int, end: int) -> Activity:
    return Activity(
        id=activity_id("lodging", start, title),
        kind="lodging",
        title=title,
        start=clock.moment(start),
        end=clock.moment(end),
        zone=clock.zone,
    )
