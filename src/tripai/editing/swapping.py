"""Two days exchanged, or days planned again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tripai.editing.days import changeable, with_brief, with_days
from tripai.editing.fitting import NoRoom, arranged
from tripai.editing.ground import Ground
from tripai.editing.journeys import JOURNEYS
from tripai.editing.pieces import Arranged, Bench, Piece, piece_of
from tripai.editing.refusals import no_room
from tripai.editing.renumbering import moved
from tripai.editing.sheet import Sheet, draw, meal_of
from tripai.editing.solving import Replanning, replanned
from tripai.edits import Replan, SwapDays
from tripai.errors import InputError, ScheduleError
from tripai.itinerary.days import new_id
from tripai.model import Activity, Brief, Meal, Route, RouteDay
from tripai.planning import Setting
from tripai.text import words
from tripai.wording import weekday


def swap_days(ground: Ground, route: Route, edit: SwapDays) -> Route:
    """Return the route with the plans of two days exchanged.

    What is locked or booked stays where it is, and so does what is closed on the other date, or finds no
    room there: that is said.

    Raises:
        ScheduleError: Something has no room on either day.
    """
    if edit.day == edit.other:
        raise InputError(f"Day {edit.day} cannot change places with itself.")
    first, other = changeable(route, edit.day), changeable(route, edit.other)
    setting = ground.setting(route)
    exchange = _Exchange(draw(setting, route, [first, other]), first, other)
    exchange, after = _settled(setting, route, exchange)
    known = _told_before(route.brief, edit.day, edit.other)
    assumptions = tuple(dict.fromkeys((*known, *exchange.told(after))))
    return with_days(with_brief(route, assumptions=assumptions), after)


def _settled(
    setting: Setting, route: Route, exchange: _Exchange
) -> tuple[_Exchange, dict[int, RouteDay]]:
    """Both days with all that was on them, and the exchange that has room for it."""
    halves = exchange.halves()
    sheet = draw(setting, route, [half.day for half in halves])
    days = [(half, _arranged(sheet, half)) for half in halves]
    crowded = frozenset(name for half, found in days for name in _crowded(sheet, half, found))
    if crowded:  # nothing twice, for what is kept comes no more
        return _settled(setting, route, replace(exchange, kept=exchange.kept | crowded))
    return exchange, {
        half.day.number: sheet.day(half.day.number, found.stops(sheet)) for half, found in days
    }


@dataclass(frozen=True)
class _Half:
    """A day with what stays on it and what comes from the other one, by its id the id that it had there."""

    day: RouteDay
    came: Mapping[str, str]


@dataclass(frozen=True)
class _Exchange:
    """Two days that change places, but for what is kept on its own: the ids of what has no room on the other."""

    sheet: Sheet
    first: RouteDay
    other: RouteDay
    kept: frozenset[str] = frozenset()

    def halves(self) -> tuple[_Half, _Half]:
        """Return both days, not yet arranged."""
        return self._half(self.first, self.other), self._half(self.other, self.first)

    def _half(self, to: RouteDay, of: RouteDay) -> _Half:
        """A day with what stays on it, and what comes from the other one: a meal gives way to a meal only."""
        there = moved(of, to.number, to.date)
        both = zip(of.activities, there.activities, strict=True)
        goes = [(before, after) for before, after in both if self._goes(before, to)]
        own = [a for a in to.activities if a.kind == "meal" and not self._leaves_for_good(a, of)]
        meals = self._exchangeable(own, [after for _, after in goes if after.kind == "meal"])
        comes = [pair for pair in goes if self._chosen_meal(pair[0]) in {None, *meals}]
        stays = [
            activity
            for activity in to.activities
            if not self._goes(activity, of) or self._chosen_meal(activity) not in {None, *meals}
        ]
        stays = [activity for activity in stays if activity.kind != "rest" or activity.locked]
        # A second dinner, say, beside one that stays.
        there_too = {activity.id for activity in stays}
        came = {
            old.id: a.replaced(id=new_id(there_too, a.id)) if a.id in there_too else a
            for old, a in comes
        }
        activities = tuple(sorted((*stays, *came.values()), key=lambda a: a.start))
        return _Half(to.replaced(activities=activities), {a.id: old for old, a in came.items()})

    def _chosen_meal(self, activity: Activity) -> Meal | None:
        """Which meal an activity is that can be taken in any area; a breakfast, or one of two dinners, cannot."""
        return None if activity.id in self.sheet.fixed else meal_of(activity)

    def _leaves_for_good(self, meal: Activity, of: RouteDay) -> bool:
        """Whether a meal goes to another day whatever comes from there."""
        return self._chosen_meal(meal) is None and self._goes(meal, of)

    def _exchangeable(self, own: Sequence[Activity], others: Sequence[Activity]) -> set[Meal]:
        """Which meals of another day can come instead of a day's own: none for one that stays, nor where one eats already."""
        fixed = {meal_of(meal) for meal in own if meal.locked or meal.id in self.kept}
        meals = {which for meal in others if (which := meal_of(meal)) and which not in fixed}
        for _ in others:  # a meal that stays may be where another one would come
            areas = {meal.place for meal in own if meal_of(meal) not in meals}
            meals -= {which for a in others if (which := meal_of(a)) and a.place in areas}
        return meals

    def _goes(self, activity: Activity, to: RouteDay) -> bool:
        return activity.id not in self.kept and self._may_go(activity, to)

    def _may_go(self, activity: Activity, to: RouteDay) -> bool:
        """Whether something may be on the other day at all."""
        if activity.locked or activity.kind in {"event", "rest", *JOURNEYS}:
            return False
        if activity.kind == "meal":
            is_chosen = self._chosen_meal(activity) is not None
            locked = {
                meal_of(meal) for meal in to.activities if meal.kind == "meal" and meal.locked
            }
            return is_chosen or meal_of(activity) is None or meal_of(activity) not in locked
        piece = piece_of(self.sheet, to.number, activity, as_before=False)
        return piece is not None and bool(piece.spans)

    def told(self, after: Mapping[int, RouteDay]) -> Iterator[str]:
        """Yield a sentence for each thing that is still on its day, as the other has no room for it or it is closed then."""
        for of, to in ((self.first, self.other), (self.other, self.first)):
            there = {(activity.id, activity.title) for activity in after[of.number].activities}
            for activity in of.activities:
                if (activity.id, activity.title) in there and (why := self._why(activity, to)):
                    yield f"{activity.title} stays on day {of.number}: {why}."

    def _why(self, activity: Activity, to: RouteDay) -> str:
        """Why something does not go that nobody has said is to stay; empty for anything else."""
        if activity.id in self.kept:
            return f"there is no time for it on day {to.number}"
        is_free = activity.kind == "visit" and not activity.locked and activity.place
        if not is_free or self._may_go(activity, to):
            return ""
        on = f"on day {to.number} ({weekday(to.date)})"
        return f"{on} it is closed whenever there is time for it"


def _told_before(brief: Brief, *numbers: int) -> Iterator[str]:
    """Yield what is assumed, but for what stayed on some days when they were exchanged before: that may be so no longer."""
    said = [f" stays on day {number}: " for number in numbers]
    yield from (s for s in brief.assumptions if not any(stays in s for stays in said))


def _arranged(sheet: Sheet, half: _Half) -> Arranged:
    """A day with all that stays on it, and of what comes as much as there is room for."""
    try:
        return arranged(Bench(sheet, half.day.number), _pieces(sheet, half))
    except NoRoom as error:
        raise no_room("", error) from error


def _pieces(sheet: Sheet, half: _Half) -> list[Piece]:
    number = half.day.number
    before = {activity.id for activity in sheet.route.days[number - 1].activities}
    pieces = []
    for activity in half.day.activities:
        piece = piece_of(sheet, number, activity, as_before=activity.id in before)
        if piece and _meal(sheet, piece):
            pieces.append(piece)
        elif piece:
            pieces.append(replace(piece, stays=activity.id not in half.came))
    return pieces


def _meal(sheet: Sheet, piece: Piece) -> Meal | None:
    return sheet.blueprint.stops[piece.stops[0]].meal


def _crowded(sheet: Sheet, half: _Half, found: Arranged) -> Iterator[str]:
    """Yield the ids, on their own day, of what is to stay there for lack of room on this one.

    A meal of this day may be taken in another area; if it is not taken at all, it is in favour of it that
    what has come nearest to its time stays.
    """
    there = {piece.old.id for piece, _, _ in found.placed if piece.old}
    eaten = {meal for piece, _, _ in found.placed if (meal := _meal(sheet, piece))}
    for piece in _pieces(sheet, half):
        activity = piece.old
        if activity and activity.id not in there:
            if activity.id in half.came:
                yield half.came[activity.id]
            elif _meal(sheet, piece) not in eaten:
                yield _nearest(half, activity)


def _nearest(half: _Half, meal: Activity) -> str:
    came = [activity for activity in half.day.activities if activity.id in half.came]
    if not came:
        raise ScheduleError(
            f"There is no time on day {half.day.number} for {meal.title}.",
            "Move it, or what is beside it, to another time: tripai edit --move NAME=TIME.",
        )
    return half.came[min(came, key=lambda a: abs(a.start - meal.start)).id]


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
