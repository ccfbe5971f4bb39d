"""Keeping what stands under other terms: at its time if it can be, and the days that cannot keep it planned again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from tripai.ai.allowed import is_allowed
from tripai.editing.days import with_days
from tripai.editing.fitting import NoRoom, arranged
from tripai.editing.ground import Ground
from tripai.editing.pieces import Bench, pieces_of
from tripai.editing.refusals import locked_activity, locked_day
from tripai.editing.sheet import Sheet, draw
from tripai.editing.solving import Replanning, replanned
from tripai.model import Activity, Brief, Route, RouteDay
from tripai.wording import costs

_STOPS = frozenset({"visit", "meal", "event"})
Keeps = Callable[[Activity], bool]


def refitted(
    ground: Ground,
    route: Route,
    days: Sequence[RouteDay],
    keeps: Keeps = lambda _: True,
    *,
    new_hours: bool = False,
) -> Route:
    """Return the route with days by its brief: each thing that may stay where it is if the terms allow it.

    Args:
        ground: What may be asked.
        route: The route by the brief that holds now.
        days: The days that the other terms concern; what is locked on them stays at its time. For what
            leaves a day, as much may come and no more.
        keeps: Whether an activity may stay.
        new_hours: Whether the days have other hours: then nothing stays at a time for having been there
            before, and nothing else comes where something has to leave.

    Raises:
        ScheduleError: Something locked cannot stay, or what must be there excludes each other.
    """
    if not days:
        return route
    sheet = draw(ground.setting(route), route, days)
    kept: dict[int, RouteDay] = {}
    loose: list[RouteDay] = []
    for day in days:
        left = tuple(a for a in day.activities if _stays(a, keeps, route.brief))
        kept_so = (
            None if len(left) < len(day.activities) else _kept(sheet, day, new_hours=new_hours)
        )
        if kept_so is not None:
            kept[day.number] = kept_so
        elif day.locked:
            raise locked_day(day.number)
        else:
            loose.append(day.replaced(activities=left))
    after = with_days(route, kept)
    planned = {day.number for day in loose}
    free = [d for d in days if not d.locked and d.number not in planned]
    too_dear = over_budget(after, [day.number for day in free])
    loose += [day for day in after.days if day.number in too_dear]
    loose.sort(key=lambda day: day.number)
    had = {day.number: sights_on(day) for day in days}
    more = {day.number: had[day.number] - sights_on(day) for day in loose}
    return replanned(ground, after, Replanning(tuple(loose), fill=not new_hours, more=more))


def repriced(ground: Ground, route: Route) -> Route:
    """Return the route with what each thing costs its party now; what has no price here keeps its own."""
    free = [
        day.replaced(activities=tuple(a.replaced(locked=False) for a in day.activities))
        for day in route.days
    ]
    sheet = draw(ground.setting(route), route, free)
    days = (
        day.replaced(activities=tuple(_repriced(sheet, day.number, a) for a in day.activities))
        for day in route.days
    )
    return with_days(route, {day.number: day for day in days})


def _repriced(sheet: Sheet, day: int, activity: Activity) -> Activity:
    prices = (sheet.blueprint.stops[v].cost for v in sheet.stops_of(activity, day))
    price = next(filter(None, prices), activity.cost)
    return activity.replaced(cost=price) if activity.cost else activity


def sights_on(day: RouteDay) -> int:
    """Return how many sights are on a day."""
    return sum(activity.kind == "visit" for activity in day.activities)


def over_budget(route: Route, numbers: Collection[int]) -> set[int]:
    """Return which of the days of these numbers cost more than they may; all of them where the trip does."""
    budget = route.brief.budget
    if budget is None:
        return set()
    if budget.per == "trip":
        return set(numbers) if _spent(route.days) > budget.amount else set()
    days = [day for day in route.days if day.number in numbers]
    return {day.number for day in days if _spent([day]) > budget.amount}


def _spent(days: Sequence[RouteDay]) -> Decimal:
    return sum((cost.amount for cost in costs(days)), Decimal(0))


def _stays(activity: Activity, keeps: Keeps, brief: Brief) -> bool:
    if keeps(activity):
        return True
    if activity.locked:
        raise locked_activity(activity, brief)
    return False


def _kept(sheet: Sheet, day: RouteDay, *, new_hours: bool) -> RouteDay | None:
    """The day with all that was on it, or with as much as there is room for if nothing is to come instead."""
    pieces = pieces_of(sheet, day.number, day.activities, as_before=not new_hours)
    all_there = len(pieces) == sum(a.kind in _STOPS for a in day.activities)
    try:
        found = arranged(Bench(sheet, day.number), pieces)
    except NoRoom:  # it may be elsewhere
        return None
    if not new_hours and (found.dropped or not all_there):
        return None
    return sheet.day(day.number, found.stops(sheet))


def still_allowed(before: Brief, after: Brief) -> Keeps:
    """Return whether an activity may stay that was allowed before."""

    def keeps(activity: Activity) -> bool:
        place = activity.place
        if place is None or activity.kind != "visit":
            return True
        return is_allowed(after, place) or not is_allowed(before, place)

    return keeps
