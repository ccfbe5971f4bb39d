"""On what terms a plan is made: what is assumed beyond the brief, and what is refused because no plan can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tripai.errors import ScheduleError
from tripai.itinerary.blueprint import Blueprint
from tripai.itinerary.days import DayFrame, gateway_for
from tripai.model import Brief, City, Gateway
from tripai.scheduling import Infeasible


def assumptions(brief: Brief, city: City) -> Iterator[str]:
    """Yield what planning takes for granted beside what the brief already says."""
    if brief.base is None:
        yield f"No hotel was named: the days start and end in {city.base.name}."
    for what, moment, by in (
        ("arrival", brief.arrive, brief.arrive_by),
        ("departure", brief.leave, brief.leave_by),
    ):
        gateway = gateway_for(city, by)
        if moment and gateway:
            yield f"The {what} at {moment:%H:%M} is taken to be {_through(gateway)}."
    yield (
        f"A simple lunch is reckoned at {city.lunch:g} {city.currency} an adult and a dinner at {city.dinner:g} "
        f"({city.as_of} prices)" + ("; children eat for half." if brief.party.child_ages else ".")
    )


def refuse_impossible(blueprint: Blueprint) -> None:
    """Raise ScheduleError for what no search could mend: a budget below the meals, a must-see that never opens."""
    _refuse_closed(blueprint)
    _refuse_budget(blueprint)


def conflict(blueprint: Blueprint, error: Infeasible) -> ScheduleError:
    """Say in words which required things exclude each other."""
    titles = _joined(blueprint.stops[index].title for index in sorted(error.visits))
    if len(error.visits) == 1:
        message = f"{titles} does not fit into the trip: no day leaves enough time for it while it is open."
    else:
        message = f"{titles} cannot all be in one trip of {_days(blueprint.brief.days)}."
    return ScheduleError(message, "Drop one of them, add a day, or start earlier (--day-start) and end later (--day-end).")


def _through(gateway: Gateway) -> str:
    return f"a flight at {gateway.name}" if gateway.kind == "airport" else f"a train at {gateway.name}"


def _refuse_closed(blueprint: Blueprint) -> None:
    for stop, visit in zip(blueprint.stops, blueprint.problem.visits, strict=True):
        if visit.required and not visit.windows and stop.place:
            when = _days(blueprint.brief.days)
            raise ScheduleError(
                f"{stop.title} is a must, but is closed whenever there is time for it in these {when} "
                f"(hours: {stop.place.hours}).",
                "Choose other dates, another time of day, or drop it.",
            )


def _refuse_budget(blueprint: Blueprint) -> None:
    budget = blueprint.brief.budget
    if budget is None:
        return
    daily = [_cheapest_meals(blueprint, frame) for frame in blueprint.frames]
    needed = max(daily) if budget.per == "day" else sum(daily)
    if budget.amount < needed:
        period = "a day" if budget.per == "day" else "in all"
        raise ScheduleError(
            f"A budget of {budget.amount:g} {budget.currency} {period} is below any plan: "
            f"simple meals alone come to {needed:g} {budget.currency} for {blueprint.brief.party.size} people.",
            f"Raise the budget to at least {needed:g} {budget.currency} {period}.",
        )


def _cheapest_meals(blueprint: Blueprint, frame: DayFrame) -> Decimal:
    costs = {
        stop.meal: stop.cost.amount
        for stop in blueprint.stops
        if stop.meal and stop.day == frame.number and stop.cost
    }
    return sum(costs.values(), Decimal(0))


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _joined(titles: Iterable[str]) -> str:
    *most, last = titles
    return f"{', '.join(most)} and {last}" if most else last
