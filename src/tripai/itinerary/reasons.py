"""What binds a stop to its day, or keeps it out of all of them, in words with numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tripai import wording
from tripai.itinerary.blueprint import Blueprint
from tripai.itinerary.sights import BRIEF_STOP
from tripai.itinerary.stops import minor_units
from tripai.model import Activity, Money, RouteDay
from tripai.scheduling import Reason, Schedule
from tripai.wording import count, known_hours, listed, money

KINDS = {
    "museum": ("museum or gallery", "museums and galleries"),
    "worship": ("church, temple or the like", "churches, temples and the like"),
    "green": ("park or garden", "parks and gardens"),
    "outing": ("zoo, aquarium or amusement park", "zoos, aquariums and amusement parks"),
    "viewpoint": ("viewpoint", "viewpoints"),
    "market": ("market or shop", "markets and shops"),
    BRIEF_STOP: ("brief stop", "brief stops"),
}


def days_open(blueprint: Blueprint, index: int) -> list[int]:
    """Return the numbers of the days on which a stop has opening hours within the day, be they dry or wet."""
    visits = blueprint.problem.visits
    group = visits[index].group
    chances = [v for v in visits if group is not None and v.group == group] or [visits[index]]
    windows = [window for visit in chances for window in visit.windows]
    return [
        frame.number
        for frame in blueprint.frames
        if any(window[0] < frame.end and frame.start <= window[1] for window in windows)
    ]


def left_out(blueprint: Blueprint, schedule: Schedule, index: int, reason: Reason) -> str:
    """Return in a sentence why a stop is in no day of a schedule."""
    match reason:
        case "closed":
            return _closed(blueprint, index)
        case "budget":
            return _money(blueprint, schedule, index)
        case "limit":
            return _limit(blueprint, index)
        case "no room":
            return _room(blueprint, index)
        case "no gain":
            return (
                "There is time for it, but the way to it takes more than it is worth to this trip."
            )
    return "Another choice for the same meal is in."


def _closed(blueprint: Blueprint, index: int) -> str:
    place, days = blueprint.stops[index].place, blueprint.brief.days
    when = "on the day" if days == 1 else f"on all {days} days"
    known = known_hours(place) if place else ""
    hours = f" (hours: {known})" if known else ""
    return f"It is closed {when} whenever there is time for it{hours}."


def _room(blueprint: Blueprint, index: int) -> str:
    open_on = days_open(blueprint, index)
    only = len(open_on) < blueprint.brief.days
    opening = f"It is open on day {listed(map(str, open_on))} only. " if only else ""
    least = blueprint.problem.visits[index].shortest
    return f"{opening}There is no room for it as planned: it takes at least {least} minutes, and the way there."


def _limit(blueprint: Blueprint, index: int) -> str:
    """The limits that its days have reached: of all sights, or of its kind."""
    problem, pace = blueprint.problem, blueprint.brief.pace
    visit = problem.visits[index]
    kind = visit.category or ""
    most = problem.category_limits.get(kind)
    if most == 0:
        return f"At a {pace} pace no {KINDS[kind][1]} are planned."
    limits = []
    if visit.counted:
        limits.append(count(max(shift.max_visits or 0 for shift in problem.shifts), "sight"))
    if most is not None and kind in KINDS:
        limits.append(count(most, *KINDS[kind]))
    return f"The days with time for it are full at a {pace} pace: at most {listed(limits)} a day."


def _money(blueprint: Blueprint, schedule: Schedule, index: int) -> str:
    stop, budget = blueprint.stops[index], blueprint.brief.budget
    assert budget is not None
    assert stop.cost is not None
    spent = [
        sum(blueprint.problem.visits[v].cost for v, _, _ in stops) for stops in schedule.shifts
    ]
    left = max(0, minor_units(budget) - (min(spent) if budget.per == "day" else sum(spent)))
    rest = money(Money(amount=Decimal(left) / 100, currency=budget.currency))
    period = "a day" if budget.per == "day" else "in all"
    where = " on any day" if budget.per == "day" and len(spent) > 1 else ""
    return (
        f"It costs {money(stop.cost)} for all; of the budget of {money(budget)} {period} "
        f"{f'no more than {rest}' if left else 'nothing'} is left{where}."
    )


def when(day: RouteDay, activity: Activity) -> str:
    """Return in a sentence when something is in a route."""
    start, end = wording.span(activity)
    date = f"{wording.weekday(day.date)} {wording.day_and_month(day.date)}"
    what = "It" if activity.kind == "visit" else activity.title
    return f"{what} is on day {day.number}, {date}, {start} to {end}."


def ways(day: RouteDay, activity: Activity) -> Iterator[str]:
    """Yield in a sentence what comes before and after, and how far away that is."""
    stops = [other for other in day.activities if other.kind != "rest"]
    at = stops.index(activity)
    before = stops[at - 1].title if at else day.base.name
    parts = [f"From {before} to it: {wording.leg(activity.leg)}"] if activity.leg else []
    if at + 1 < len(stops) and (onward := stops[at + 1].leg):
        parts.append(f"from it to {stops[at + 1].title}: {wording.leg(onward)}")
    if parts:
        yield f"{wording.capital('; '.join(parts))}."
