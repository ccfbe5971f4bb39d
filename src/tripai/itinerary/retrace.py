"""From a Route to the Schedule that it means: the way back of `to_route`."""

from __future__ import annotations

from itertools import pairwise

from tripai.itinerary.blueprint import Blueprint
from tripai.itinerary.route import id_of
from tripai.model import Activity, Route, RouteDay
from tripai.scheduling import Schedule


def to_schedule(blueprint: Blueprint, route: Route) -> Schedule:
    """Return the schedule that a route is, by the stops of a blueprint of its brief.

    What is in the route and not among the stops, such as free time and journeys, is left out.
    """
    visits = blueprint.problem.visits
    numbers: dict[tuple[str, str | None], list[int]] = {}
    for v, stop in enumerate(blueprint.stops):
        numbers.setdefault((id_of(stop), stop.place.ref if stop.place else None), []).append(v)

    def number(chances: list[int], start: int) -> int:
        """Of the chances to visit one place, on wet days and on dry ones, the one at that time."""
        windows = ((v, window) for v in chances for window in visits[v].windows)
        return next((v for v, window in windows if window[0] <= start <= window[1]), chances[0])

    def stops(day: RouteDay) -> tuple[tuple[int, int, int], ...]:
        return tuple(
            (
                number(numbers[key], blueprint.clock.minute(activity.start)),
                blueprint.clock.minute(activity.start),
                blueprint.clock.minute(activity.end),
            )
            for activity in day.activities
            if (key := _key(activity)) in numbers
        )

    shifts = tuple(stops(day) for day in route.days[: len(blueprint.frames)])
    score = sum(visits[v].score for shift in shifts for v, _, _ in shift)
    return Schedule(shifts, score, max(route.bound, score))


def on_the_way(blueprint: Blueprint, schedule: Schedule) -> int:
    """Return the minutes that a schedule spends between its stops, from the base and back."""
    visits, travel = blueprint.problem.visits, blueprint.problem.travel
    tours = [
        [0, *(visits[v].location for v, _, _ in stops), 0] for stops in schedule.shifts if stops
    ]
    return sum(travel[a][b] for tour in tours for a, b in pairwise(tour))


def _key(activity: Activity) -> tuple[str, str | None]:
    return activity.id, activity.place.ref if activity.place else None
