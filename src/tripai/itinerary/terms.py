"""On what terms a plan is made: what is assumed, and what is refused as no plan can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from tripai import hours
from tripai.errors import ScheduleError
from tripai.itinerary.blueprint import Blueprint
from tripai.itinerary.days import BEFORE_DEPARTURE, DayFrame, gateway_for
from tripai.itinerary.events import AROUND_AN_UNPLACED_EVENT
from tripai.itinerary.sights import MOST_SIGHTS
from tripai.model import Brief, Candidate, City, Gateway, Place
from tripai.places.osm_places import SOURCE
from tripai.scheduling import Infeasible
from tripai.wording import capital, count, day_and_month, known_hours, listed, money

MOST_NAMED = 3  # places in one sentence


def assumptions(brief: Brief, city: City) -> Iterator[str]:
    """Yield what planning takes for granted beside what the brief already says."""
    if brief.base is None:
        yield f"No hotel was named: the days start and end in {city.base.name}."
    yield from _journeys(brief, city)
    base = brief.base or city.base
    for booking in brief.bookings:
        if booking.spot is None:
            yield (
                f"No place is known for {booking.title}: it is taken to be near {base.name}, "
                f"with {AROUND_AN_UNPLACED_EVENT} minutes kept free before and after it."
            )
    yield _meal_prices(brief, city)
    if brief.party.child_ages:
        yield "Children pay as adults where no age for free entry is known."
    if brief.step_free:
        yield "Places known to have steps are left out; of many it is not known: ask before you go."
    if brief.diet:
        yield f"No restaurant is chosen: look for {listed(brief.diet)} ones in the areas named."


def _meal_prices(brief: Brief, city: City) -> str:
    if city.lunch is None or city.dinner is None:
        return f"What a meal costs in {city.name} is not known: no sum here counts the meals."
    return (
        f"A simple lunch is reckoned at {city.lunch:g} {city.currency} an adult "
        f"and a dinner at {city.dinner:g} ({city.as_of} prices)"
        + ("; children eat for half." if brief.party.child_ages else ".")
    )


def fetched(city: City, places: Iterable[Place]) -> Iterator[str]:
    """Yield a sentence when most of a city's places are not from the box but from the map that anybody may edit."""
    facts = [place.provenance for place in places]
    days = [each.retrieved for each in facts if each.source == SOURCE and each.retrieved]
    if len(days) > len(facts) / 2:
        yield (
            f"The places of {city.name} are OpenStreetMap's of {max(days)}; what nobody has written "
            "there, opening hours above all, is not known."
        )


def unread_hours(candidates: Iterable[Candidate]) -> Iterator[str]:
    """Yield a sentence when places have hours, but none that can be read."""
    names = [candidate.place.name for candidate in candidates if hours.fault(candidate.place)]
    if names:
        more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
        yield (
            f"The opening hours of {listed([*names[:MOST_NAMED], *more])} cannot be read "
            "and count as unknown."
        )


def thinness(brief: Brief, city: City, sights: int) -> Iterator[str]:
    """Yield a sentence when a city has fewer sights than days at that pace would hold."""
    if sights < brief.days * MOST_SIGHTS[brief.pace]:
        yield (
            f"{city.name} has {count(sights, 'sight')} here that suit, few for "
            f"{count(brief.days, 'day')}: some days are thin."
        )


def _journeys(brief: Brief, city: City) -> Iterator[str]:
    arrival, departure = gateway_for(city, brief.arrive_by), gateway_for(city, brief.leave_by)
    zone = ZoneInfo(city.zone)
    if brief.arrive and arrival:
        yield f"The arrival at {brief.arrive.astimezone(zone):%H:%M} is taken to be {_by(arrival)}."
    if brief.leave and departure:
        yield (
            f"The departure at {brief.leave.astimezone(zone):%H:%M} is taken to be {_by(departure)}, "
            f"where you are {BEFORE_DEPARTURE[departure.kind]} minutes before."
        )


def refuse_impossible(blueprint: Blueprint) -> None:
    """Raise ScheduleError for what no search mends.

    That is a stay too short to get into town, a booking during a journey, a budget below the meals.
    """
    _refuse_short_stay(blueprint)
    _refuse_missed_journey(blueprint)
    _refuse_budget(blueprint)


def conflict(blueprint: Blueprint, error: Infeasible, ways: Sequence[str] = ()) -> ScheduleError:
    """Say in words which required things exclude each other, and what would help."""
    indices = sorted(error.visits)
    if len(indices) == 1:
        message = _alone(blueprint, indices[0])
    else:
        named = listed(_timed(blueprint, index) for index in indices)
        both = "both" if len(indices) == 2 else "all"
        days = count(blueprint.brief.days, "day")
        message = f"{named} cannot {both} be in one trip of {days}."
        message = _too_dear(blueprint, indices) or message
    hint = f"{capital(listed(ways, 'or'))}." if ways else "Leave out what matters least."
    return ScheduleError(message, hint)


def _too_dear(blueprint: Blueprint, indices: Sequence[int]) -> str:
    """Say that things cost more together than there is on all days; nothing if they do not."""
    budget = blueprint.brief.budget
    costs = [stop.cost.amount for v in indices if (stop := blueprint.stops[v]).cost]
    if budget is None:
        return ""
    days = blueprint.brief.days if budget.per == "day" else 1
    if sum(costs, Decimal(0)) <= budget.amount * days:
        return ""
    titles = listed(blueprint.stops[v].title for v in indices)
    together = money(budget.replaced(amount=sum(costs, Decimal(0))))
    period = "a day" if budget.per == "day" else "in all"
    return f"{titles} cost {together} together, more than the budget of {money(budget)} {period}."


def _alone(blueprint: Blueprint, index: int) -> str:
    """Say why one required thing is in no plan: closed doors, money, or time."""
    stop, visit = blueprint.stops[index], blueprint.problem.visits[index]
    brief = blueprint.brief
    if not visit.windows:
        when = "on this day" if brief.days == 1 else f"in these {count(brief.days, 'day')}"
        known = known_hours(stop.place) if stop.place else ""
        opening = f" (hours: {known})" if known else ""
        return (
            f"{stop.title} is a must, but is closed whenever there is time for it {when}{opening}."
        )
    if brief.budget and stop.cost and stop.cost.amount > brief.budget.amount:
        return (
            f"{stop.title} costs {money(stop.cost)} for all, more than the budget of "
            f"{money(brief.budget)} {'a day' if brief.budget.per == 'day' else 'in all'}."
        )
    return f"{stop.title} does not fit: no day leaves enough time for it."


def _timed(blueprint: Blueprint, index: int) -> str:
    """A required thing, and when it is if that is not any day: its hours, or the only days."""
    stop, frames = blueprint.stops[index], blueprint.frames
    if stop.booking:
        start = stop.booking.start
        end = start + timedelta(minutes=stop.booking.minutes)
        when = f"{day_and_month(start)} {start:%H:%M} to {end:%H:%M}"
        return f"{stop.title} ({when})"
    windows = blueprint.problem.visits[index].windows
    open_on = [
        frame.number
        for frame in frames
        if any(w[0] < frame.end and frame.start <= w[1] for w in windows)
    ]
    if len(open_on) == len(frames):
        return stop.title
    return f"{stop.title} (open on day {listed(map(str, open_on))} only)"


def _by(gateway: Gateway) -> str:
    vehicle = "flight" if gateway.kind == "airport" else "train"
    return f"a {vehicle} at {gateway.name}"


def _refuse_short_stay(blueprint: Blueprint) -> None:
    arriving = [activity for frame in blueprint.frames for activity in frame.before]
    leaving = [activity for frame in blueprint.frames for activity in frame.after]
    if arriving and leaving and arriving[-1].end > leaving[0].start:
        raise ScheduleError(
            "Between the arrival and the departure there is no time to get into town and back: "
            f"the bags are dropped at {arriving[-1].end:%H:%M} "
            f"and collected at {leaving[0].start:%H:%M}.",
            "Arrive earlier, or leave later.",
        )


def _refuse_missed_journey(blueprint: Blueprint) -> None:
    for frame in blueprint.frames:
        for activity in (*frame.before, *frame.after):
            for booking in blueprint.brief.bookings:
                end = booking.start + timedelta(minutes=booking.minutes)
                if booking.start < activity.end and activity.start < end:
                    raise ScheduleError(
                        f"{booking.title} ({booking.start:%H:%M} to {end:%H:%M}) falls into the journey: "
                        f"{activity.title}, {activity.start:%H:%M} to {activity.end:%H:%M}.",
                        "Move the booking, the arrival or the departure.",
                    )


def _refuse_budget(blueprint: Blueprint) -> None:
    budget = blueprint.brief.budget
    if budget is None:
        return
    daily = [_cheapest_meals(blueprint, frame) for frame in blueprint.frames]
    needed = budget.replaced(amount=max(daily) if budget.per == "day" else sum(daily)).amount
    if budget.amount < needed:
        period = "a day" if budget.per == "day" else "in all"
        raise ScheduleError(
            f"A budget of {budget.amount:g} {budget.currency} {period} is below any plan: "
            f"simple meals alone come to {needed:g} {budget.currency} "
            f"for {count(blueprint.brief.party.size, 'person', 'people')}.",
            f"Raise the budget to at least {needed:g} {budget.currency} {period}.",
        )


def _cheapest_meals(blueprint: Blueprint, frame: DayFrame) -> Decimal:
    costs = {
        stop.meal: stop.cost.amount
        for stop in blueprint.stops
        if stop.meal and stop.day == frame.number and stop.cost
    }
    return sum(costs.values(), Decimal(0))
