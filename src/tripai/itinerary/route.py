"""From a Schedule back to dates, places and legs: the Route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from tripai.itinerary.blueprint import Blueprint
from tripai.itinerary.days import DayFrame, activity_id, rounded_down
from tripai.itinerary.stops import Stop
from tripai.model import Activity, Leg, Route, RouteDay
from tripai.scheduling import Schedule

WORTH_SHOWING = 45  # minutes of free time that are an activity of their own
LATE_START = 45  # more of them before the first thing of a day: sleeping in needs no plan


@dataclass(frozen=True, slots=True)
class Timed:
    """A stop with the minutes of its service."""

    stop: Stop
    start: int
    end: int


def to_route(
    blueprint: Blueprint,
    schedule: Schedule,
    *,
    slug: str,
    title: str,
    seed: int,
    effort: int | None,
) -> Route:
    """Return the route that a schedule means.

    Its activity ids are derived, so equal schedules give equal routes.
    """
    days = tuple(
        to_day(blueprint, frame.number, shift)
        for frame, shift in zip(blueprint.frames, schedule.shifts, strict=True)
    )
    return Route(
        slug=slug,
        title=title,
        brief=blueprint.brief,
        days=days,
        score=schedule.score,
        bound=schedule.bound,
        gap=proved_gap(schedule),
        seed=seed,
        effort=effort,
    )


def proved_gap(schedule: Schedule) -> float:
    """Return the share of the bound that may be missing, rounded up: 0 is proved optimal, nothing else."""
    return ceil(round(schedule.gap * 10_000, 3)) / 10_000


def to_day(blueprint: Blueprint, number: int, shift: Sequence[tuple[int, int, int]]) -> RouteDay:
    """Return the day of a number with the stops (index, start, end) that a schedule gives it."""
    frame = blueprint.frames[number - 1]
    stops = [Timed(blueprint.stops[index], start, end) for index, start, end in shift]
    away = bool(stops) and not stops[-1].stop.unplaced
    way_home = blueprint.legs[stops[-1].stop.location][0] if away else None
    after = frame.after
    if after and way_home:
        after = (after[0].replaced(leg=way_home), *after[1:])
    planned = tuple(_activities(blueprint, frame, stops))
    return RouteDay(
        number=frame.number,
        date=frame.date,
        base=blueprint.base,
        activities=(*frame.before, *planned, *after),
        way_home=None if after else way_home,
        sun=frame.sun,
        weather=frame.weather,
    )


def _activities(
    blueprint: Blueprint, frame: DayFrame, stops: Sequence[Timed]
) -> Iterator[Activity]:
    location, free_from = 0, frame.start + LATE_START
    for timed in stops:
        leg = blueprint.legs[location][timed.stop.location]
        sets_off = min(rounded_down(timed.start - leg.minutes), frame.end)
        if sets_off - free_from >= WORTH_SHOWING:
            begins = frame.start if location == 0 else free_from
            yield _free_time(blueprint, frame, begins, sets_off)
        yield _activity(blueprint, timed, leg)
        location, free_from = timed.stop.location, max(timed.end, frame.start)


def _activity(blueprint: Blueprint, timed: Timed, leg: Leg) -> Activity:
    stop, clock = timed.stop, blueprint.clock
    return Activity(
        id=id_of(stop),
        kind=stop.kind,
        title=stop.title,
        start=clock.moment(timed.start),
        end=clock.moment(timed.end),
        zone=stop.place.zone if stop.place else clock.zone,
        place=stop.place,
        leg=None if stop.unplaced else leg,
        cost=stop.cost,
        locked=stop.booking is not None,
        origin=_origin(stop),
        why=_why(stop),
    )


def id_of(stop: Stop) -> str:
    """Return the id of the activity that a stop becomes."""
    return activity_id(*_identity(stop))


def _identity(stop: Stop) -> tuple[object, ...]:
    if stop.meal:
        return ("meal", stop.day, stop.meal)
    if stop.booking:
        return ("event", stop.booking.start.isoformat(), stop.title)
    assert stop.place is not None
    return ("visit", stop.place.ref)


def _origin(stop: Stop) -> str:
    if stop.booking:
        return "traveller"
    return stop.candidate.origin if stop.candidate else "embedded"


def _why(stop: Stop) -> str:
    if stop.candidate:
        return stop.candidate.why
    if stop.booking:
        return "booked"
    return stop.place.about if stop.place else ""


def _free_time(blueprint: Blueprint, frame: DayFrame, start: int, end: int) -> Activity:
    clock = blueprint.clock
    return Activity(
        id=activity_id("rest", frame.number, start),
        kind="rest",
        title="Free time",
        start=clock.moment(start),
        end=clock.moment(end),
        zone=clock.zone,
    )
