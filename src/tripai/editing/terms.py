"""Other terms for the whole trip: pace, budget, hours, party, base, transport, likes and dislikes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import get_args

from tripai import itinerary
from tripai.editing.days import changeable, day_numbered, with_brief
from tripai.editing.ground import Ground
from tripai.editing.refitting import (
    Keeps,
    over_budget,
    refitted,
    repriced,
    sights_on,
    still_allowed,
)
from tripai.editing.solving import READY, Replanning, replanned
from tripai.edits import (
    Avoid,
    Prefer,
    SetBase,
    SetBudget,
    SetDayWindow,
    SetPace,
    SetParty,
    SetTransport,
)
from tripai.errors import InputError, ScheduleError
from tripai.itinerary.sights import MOST_SIGHTS
from tripai.model import Brief, DayTerms, Pace, Route, RouteDay
from tripai.planning import city_of
from tripai.text import words

PACES: tuple[Pace, ...] = get_args(Pace)
EARLY, LATE = time(8, 30), time(22, 30)  # hours that a day may well have


def set_pace(ground: Ground, route: Route, edit: SetPace) -> Route:
    """Return the route with fuller or lighter days, or with one."""
    if edit.day is not None:
        return _paced_day(ground, route, edit)
    now = PACES.index(route.brief.pace)
    steps = {"lighter": now - 1, "fuller": now + 1}
    aim = steps[edit.pace] if edit.pace in steps else PACES.index(edit.pace)
    if not 0 <= aim < len(PACES):
        raise InputError(
            f"The pace is {route.brief.pace} already, there is no {edit.pace} one.",
            'Change a day instead: tripai edit --set "pace@2=lighter".',
        )
    route = with_brief(route, pace=PACES[aim])
    how = Replanning(_open(route), fill=aim > now, by_pace=True)
    return replanned(ground, route, how) if aim != now else route


def _paced_day(ground: Ground, route: Route, edit: SetPace) -> Route:
    day = changeable(route, edit.day or 0)
    now = sights_on(day)
    if edit.pace == "lighter":
        return _lighter(ground, route, day)
    most = now + 1 if edit.pace == "fuller" else MOST_SIGHTS[edit.pace]
    route = _with_terms(route, DayTerms(day=day.number, most_sights=most))
    after = replanned(ground, route, Replanning((day,), fill=most > now, by_pace=True))
    if edit.pace == "fuller" and sights_on(day_numbered(after, day.number)) <= now:
        raise ScheduleError(
            f"Nothing more fits on day {day.number}.", _room(after.brief, day.number)
        )
    return after


def _room(brief: Brief, day: int) -> str:
    """Return what makes room on a day: hours that it has not yet, or less on it."""
    starts, ends = brief.hours_of(day)
    if starts > EARLY:
        return f"Start it earlier (--set day-start@{day}={EARLY:%H:%M}), or take something out."
    if ends < LATE:
        return f"End it later (--set day-end@{day}={LATE:%H:%M}), or take something out."
    return "Take something out, or shorten it."


def _lighter(ground: Ground, route: Route, day: RouteDay) -> Route:
    """The route with fewer sights on a day: brief stops do not count, so that one less may be none."""
    now = sights_on(day)
    for most in range(now - 1, -1, -1):
        lighter = _with_terms(route, DayTerms(day=day.number, most_sights=most))
        after = replanned(ground, lighter, Replanning((day,), fill=False, by_pace=True))
        if sights_on(day_numbered(after, day.number)) < now:
            return after
    raise ScheduleError(
        f"Nothing on day {day.number} may be left out.", "Unlock something, or take it out by name."
    )


def set_budget(ground: Ground, route: Route, edit: SetBudget) -> Route:
    """Return the route within a budget: days that cost more, or all days, are planned again."""
    budget = edit.budget
    currency = city_of(route.brief, ground.source).currency
    if budget and budget.currency != currency:
        raise InputError(
            f"The budget is in {budget.currency}, but prices here are in {currency}.",
            f"Say it in {currency}.",
        )
    route = with_brief(route, budget=budget)
    if budget is None:
        return route
    itinerary.refuse_impossible(ground.setting(route).draw(route.brief))
    whole = _open(route)
    over = over_budget(route, [day.number for day in whole])
    return replanned(ground, route, Replanning(tuple(d for d in whole if d.number in over)))


def set_day_window(ground: Ground, route: Route, edit: SetDayWindow) -> Route:
    """Return the route with other hours of a day, or of all: more hours are planned anew, fewer keep what fits."""
    days = (changeable(route, edit.day),) if edit.day else _open(route)
    before = route.brief
    after = _with_hours(route, edit)
    wider = any(_is_wider(before, after.brief, day.number) for day in days)
    if wider:
        return replanned(ground, after, Replanning(days, settle=False))
    return refitted(ground, after, days, new_hours=True)


def set_party(ground: Ground, route: Route, edit: SetParty) -> Route:
    """Return the route for other people: what it costs, how fast they walk, and what suits them."""
    if edit.party == route.brief.party:
        return route
    after = repriced(ground, with_brief(route, party=edit.party))
    keeps = still_allowed(route.brief, after.brief)
    return refitted(ground, after, after.days, keeps)


def set_base(ground: Ground, route: Route, edit: SetBase) -> Route:
    """Return the route with its ways from and to another base."""
    after = with_brief(route, base=edit.base)
    return refitted(ground, after, after.days)


def set_transport(ground: Ground, route: Route, edit: SetTransport) -> Route:
    """Return the route with its ways by other modes."""
    after = with_brief(route, transport=edit.modes)
    return refitted(ground, after, _open(after))


def avoid(ground: Ground, route: Route, edit: Avoid) -> Route:
    """Return the route without places of these names, categories or tags; others come in their stead."""
    unwanted = {words(name) for name in edit.names}
    brief = route.brief
    must = tuple(name for name in brief.must if words(name) not in unwanted)
    more = tuple(name for name in edit.names if name not in brief.avoid)
    after = with_brief(route, avoid=(*brief.avoid, *more), must=must)
    keeps = still_allowed(brief, after.brief)
    _refuse_musts(route, edit, must, keeps)
    days = [day for day in route.days if any(not keeps(a) for a in day.activities)]
    days += [day for day in route.days if day not in days and _eats_there(day, unwanted)]
    return refitted(ground, after, days, keeps)


def _refuse_musts(route: Route, edit: Avoid, must: Sequence[str], keeps: Keeps) -> None:
    """A must that falls under a kind to avoid is not dropped for that: somebody has to say so."""
    wanted = set(map(words, must))
    for activity in route.activities:
        place = activity.place
        if place and not keeps(activity) and wanted.intersection(map(words, place.all_names)):
            raise ScheduleError(
                f"{place.name} is a must, and would be avoided too.",
                f'Say "no {edit.names[0]} except {place.name}" to keep it while the others go, or take it '
                f'out first: tripai edit --remove "{place.name}".',
            )


def prefer(ground: Ground, route: Route, edit: Prefer) -> Route:
    """Return the route with more of what is liked, where that is worth more than what is there."""
    brief = route.brief
    liked = {words(name) for name in edit.interests}
    after = with_brief(
        route,
        interests={**brief.interests, **edit.interests},
        avoid=tuple(name for name in brief.avoid if words(name) not in liked),
    )
    return replanned(ground, after, Replanning(_open(after), loath=READY))


def _eats_there(day: RouteDay, names: set[str]) -> bool:
    return any(
        a.kind == "meal" and a.place and names.intersection(map(words, a.place.all_names))
        for a in day.activities
    )


def _open(route: Route) -> tuple[RouteDay, ...]:
    return tuple(day for day in route.days if not day.locked)


def _with_terms(route: Route, terms: DayTerms) -> Route:
    """The route by a brief in which these terms of a day are added to those that it has."""
    now = route.brief.terms_of(terms.day) or DayTerms(day=terms.day)
    said = {
        name: value for name in DayTerms.model_fields if (value := getattr(terms, name)) is not None
    }
    others = (each for each in route.brief.day_terms if each.day != terms.day)
    both = sorted((*others, now.replaced(**said)), key=lambda each: each.day)
    return with_brief(route, day_terms=tuple(both))


def _with_hours(route: Route, edit: SetDayWindow) -> Route:
    try:
        if edit.day:
            terms = DayTerms(day=edit.day, start=edit.start, end=edit.end)
            return _with_terms(route, terms)
        said = {"start": edit.start, "end": edit.end}
        clocks = {name: clock for name, clock in said.items() if clock is not None}
        hours = {f"day_{name}": clock for name, clock in clocks.items()}
        own = (terms.replaced(**dict.fromkeys(clocks)) for terms in route.brief.day_terms)
        return with_brief(route, **hours, day_terms=tuple(own))
    except ValueError as error:
        raise InputError(
            "The day would end before it starts.", "Say both a start and an end."
        ) from error


def _is_wider(before: Brief, after: Brief, day: int) -> bool:
    (opened, closed), (opens, closes) = before.hours_of(day), after.hours_of(day)
    return opens < opened or closes > closed
