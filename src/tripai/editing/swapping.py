"""Two days exchanged, or days planned again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tripai.editing.days import changeable, with_brief, with_days
from tripai.editing.fitting import NoRoom, arranged
from tripai.editing.ground import Ground
from tripai.editing.journeys import JOURNEYS
from tripai.editing.pieces import Bench, piece_of
from tripai.editing.refusals import no_room
from tripai.editing.renumbering import moved
from tripai.editing.sheet import Sheet, draw, meal_of
from tripai.editing.solving import Replanning, replanned
from tripai.edits import Replan, SwapDays
from tripai.errors import InputError
from tripai.itinerary.days import new_id
from tripai.model import Activity, Brief, Meal, Route, RouteDay
from tripai.text import words
from tripai.wording import weekday


def swap_days(ground: Ground, route: Route, edit: SwapDays) -> Route:
    """Return the route with the plans of two days exchanged.

    What is locked or booked stays where it is, and so does what is closed on the other date: that is said.
    """
    if edit.day == edit.other:
        raise InputError(f"Day {edit.day} cannot change places with itself.")
    first, other = changeable(route, edit.day), changeable(route, edit.other)
    setting = ground.setting(route)
    there = draw(setting, route, [first, other])
    days = [_exchanged(there, first, other), _exchanged(there, other, first)]
    stays = (*_closed(there, first, other), *_closed(there, other, first))
    assumptions = tuple(dict.fromkeys((*route.brief.assumptions, *stays)))
    route = with_brief(route, assumptions=assumptions)
    sheet = draw(setting, route, days)
    return with_days(route, {day.number: _settled(sheet, day, route) for day in days})


def _exchanged(sheet: Sheet, to: RouteDay, of: RouteDay) -> RouteDay:
    """A day with what stays on it, and what comes from the other one: a meal gives way to a meal only."""
    there = moved(of, to.number, to.date)
    both = zip(of.activities, there.activities, strict=True)
    goes = [(before, after) for before, after in both if _goes(sheet, before, to)]
    own = [a for a in to.activities if a.kind == "meal" and not _leaves_for_good(sheet, a, of)]
    meals = _exchangeable(own, [after for _, after in goes if after.kind == "meal"])
    comes = [after for before, after in goes if _chosen_meal(sheet, before) in {None, *meals}]
    stays = [
        activity
        for activity in to.activities
        if not _goes(sheet, activity, of) or _chosen_meal(sheet, activity) not in {None, *meals}
    ]
    stays = [activity for activity in stays if activity.kind != "rest" or activity.locked]
    there_too = {activity.id for activity in stays}  # a second dinner, say, beside one that stays
    comes = [a.replaced(id=new_id(there_too, a.id)) if a.id in there_too else a for a in comes]
    return to.replaced(activities=tuple(sorted((*stays, *comes), key=lambda a: a.start)))


def _chosen_meal(sheet: Sheet, activity: Activity) -> Meal | None:
    """Which meal an activity is that can be taken in any area; a breakfast, or one of two dinners, cannot."""
    return None if activity.id in sheet.fixed else meal_of(activity)


def _leaves_for_good(sheet: Sheet, meal: Activity, of: RouteDay) -> bool:
    """Whether a meal goes to another day whatever comes from there."""
    return _chosen_meal(sheet, meal) is None and _goes(sheet, meal, of)


def _exchangeable(own: Sequence[Activity], others: Sequence[Activity]) -> set[Meal]:
    """Which meals of another day can come instead of a day's own: none for a locked one, nor where one eats already."""
    fixed = {meal_of(meal) for meal in own if meal.locked}
    meals = {which for meal in others if (which := meal_of(meal)) and which not in fixed}
    for _ in others:  # a meal that stays may be where another one would come
        areas = {meal.place for meal in own if meal_of(meal) not in meals}
        meals -= {which for a in others if (which := meal_of(a)) and a.place in areas}
    return meals


def _closed(sheet: Sheet, of: RouteDay, to: RouteDay) -> Iterator[str]:
    """Yield a sentence for each sight that stays on its day, as it is closed on the other one."""
    for activity in of.activities:
        is_free = activity.kind == "visit" and not activity.locked and activity.place
        if is_free and not _goes(sheet, activity, to):
            yield (
                f"{activity.title} stays on day {of.number}: on day {to.number} "
                f"({weekday(to.date)}) it is closed whenever there is time for it."
            )


def _goes(sheet: Sheet, activity: Activity, to: RouteDay) -> bool:
    if activity.locked or activity.kind in {"event", "rest", *JOURNEYS}:
        return False
    if activity.kind == "meal":
        is_chosen = _chosen_meal(sheet, activity) is not None
        locked = {meal_of(meal) for meal in to.activities if meal.kind == "meal" and meal.locked}
        return is_chosen or meal_of(activity) is None or meal_of(activity) not in locked
    piece = piece_of(sheet, to.number, activity, as_before=False)
    return piece is not None and bool(piece.spans)


def _settled(sheet: Sheet, day: RouteDay, route: Route) -> RouteDay:
    before = {activity.id for activity in route.days[day.number - 1].activities}
    pieces = [
        piece_of(sheet, day.number, activity, as_before=activity.id in before)
        for activity in day.activities
    ]
    try:
        found = arranged(Bench(sheet, day.number), [piece for piece in pieces if piece])
    except NoRoom as error:
        raise no_room("", error) from error
    return sheet.day(day.number, found.stops(sheet))


def replan(ground: Ground, route: Route, edit: Replan) -> Route:
    """Return the route with a day, or all days, planned again, with the same places or with others."""
    chosen = (
        tuple(day for day in route.days if not day.locked)
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
