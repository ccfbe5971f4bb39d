"""Two days exchanged, or days planned again."""

from __future__ import annotations

from dataclasses import replace

from tripai.editing.dating import moved
from tripai.editing.days import changeable, is_locked, with_days
from tripai.editing.fitting import NoRoom, arranged
from tripai.editing.ground import Ground
from tripai.editing.pieces import Bench, Piece, piece_of
from tripai.editing.refusals import closed, no_room
from tripai.editing.sheet import JOURNEYS, Sheet, draw, meal_of
from tripai.editing.solving import Replanning, replanned
from tripai.edits import Replan, SwapDays
from tripai.errors import InputError
from tripai.model import Activity, Brief, Route, RouteDay
from tripai.text import words


def swap_days(ground: Ground, route: Route, edit: SwapDays) -> Route:
    """Return the route with the plans of two days exchanged; what is locked or booked stays where it is."""
    if edit.day == edit.other:
        raise InputError(f"Day {edit.day} cannot change places with itself.")
    first, other = changeable(route, edit.day), changeable(route, edit.other)
    days = [_exchanged(first, other), _exchanged(other, first)]
    sheet = draw(ground.setting(route), route, days)
    return with_days(route, {day.number: _settled(sheet, day, route) for day in days})


def _exchanged(to: RouteDay, of: RouteDay) -> RouteDay:
    """A day with what stays on it, and what comes from the other one: a meal gives way to a meal only."""
    comes = [a for a in moved(of, to.number, to.date).activities if _goes(a)]
    meals = {meal_of(activity) for activity in comes if activity.kind == "meal"}
    stays = [
        activity
        for activity in to.activities
        if not _goes(activity) or (activity.kind == "meal" and meal_of(activity) not in meals)
    ]
    stays = [activity for activity in stays if activity.kind != "rest" or activity.locked]
    return to.replaced(activities=tuple(sorted((*stays, *comes), key=lambda a: a.start)))


def _goes(activity: Activity) -> bool:
    return not activity.locked and activity.kind not in {"event", "rest", *JOURNEYS}


def _settled(sheet: Sheet, day: RouteDay, route: Route) -> RouteDay:
    before = {activity.id for activity in route.days[day.number - 1].activities}
    order: list[Piece] = []
    for activity in day.activities:
        piece = piece_of(sheet, day.number, activity, as_before=activity.id in before)
        if piece and not piece.spans and activity.place:
            raise closed(activity.place, [day], [])
        order += [replace(piece, stays=True)] if piece else []
    try:
        found = arranged(Bench(sheet, day.number), order)
    except NoRoom as error:
        raise no_room("the plan of the other day", error) from error
    return sheet.day(day.number, found.stops(sheet))


def replan(ground: Ground, route: Route, edit: Replan) -> Route:
    """Return the route with a day, or all days, planned again, with the same places or with others."""
    chosen = (
        tuple(day for day in route.days if not is_locked(day))
        if edit.day is None
        else (changeable(route, edit.day),)
    )
    if not edit.afresh:
        return replanned(ground, route, Replanning(chosen, loath=0, settle=False))
    gone = frozenset(
        activity.place.ref
        for day in chosen
        for activity in day.activities
        if activity.place and _leaves(route.brief, activity)
    )
    emptied = tuple(
        day.replaced(activities=tuple(a for a in day.activities if not _leaves(route.brief, a)))
        for day in chosen
    )
    how = Replanning(emptied, loath=0, settle=False, unwanted=gone)
    return replanned(ground, route, how)


def _leaves(brief: Brief, activity: Activity) -> bool:
    if activity.place is None or activity.kind != "visit" or activity.locked:
        return False
    return not set(map(words, brief.must)).intersection(map(words, activity.place.all_names))
