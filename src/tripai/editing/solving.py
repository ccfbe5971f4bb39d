"""Planning days again with the solver: from what stands there, so that no more changes than must."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import get_args

from tripai import itinerary
from tripai.editing.days import with_days
from tripai.editing.ground import Ground
from tripai.editing.pieces import Bench, Piece, pieces_of, spans_of
from tripai.editing.sheet import Placed, Sheet, draw, meal_of
from tripai.itinerary.sights import MOST_SIGHTS
from tripai.itinerary.stops import minor_units
from tripai.model import Candidate, Meal, Route, RouteDay
from tripai.planning import DETOUR, LONG_WAIT, Setting
from tripai.scheduling import Infeasible, Problem, Schedule, Shift, Visit, less_idle, solve

LOATH = 25  # points that it costs to move or drop something: a fourth of what a good sight is worth
MEAL_KEPT = 1000  # points beside its own: a meal that is there leaves for no sights, however many
READY = 10  # the same where other wishes are to show


@dataclass(frozen=True, slots=True)
class Replanning:
    """How days are planned again.

    Attributes:
        days: The days as they are to be: their dates and bases hold, what is on them may leave.
        fill: Whether what is not in the route may come in.
        loath: What it costs, in points, to move or drop something.
        by_pace: Whether a day holds no more sights than the pace says, even if it does now.
        settle: Whether things return to the time that they had, if they can.
        unwanted: Refs of places that may not come in.
        required: Refs of places that have to be there.
        more: By day how many sights it may have more than are on it; others are filled as the pace says.
            On such a day no brief stop and no meal comes that was not there.
    """

    days: tuple[RouteDay, ...]
    fill: bool = True
    loath: int = LOATH
    by_pace: bool = False
    settle: bool = True
    unwanted: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    more: Mapping[int, int] = field(default_factory=dict)


def replanned(ground: Ground, route: Route, how: Replanning) -> Route:
    """Return the route with days planned again by its brief; locked activities stay at their times.

    Raises:
        ScheduleError: What must be there excludes each other; the hint says what would help.
    """
    days = tuple(day for day in how.days if not day.locked)
    if not days:
        return route
    how = replace(how, days=days)
    setting = ground.setting(route)
    extra = list(_candidates(setting, route, how)) if how.fill else []
    sheet = draw(setting, route, days, extra)
    plan = _Plan(setting, sheet, days, how)
    problem = plan.problem()
    try:
        found = solve(
            problem,
            seed=route.seed,
            effort=route.effort,
            start=plan.start(),
            disturbance=how.loath,
        )
    except Infeasible as error:
        ways = itinerary.remedies(sheet.blueprint, error, setting.draw)
        raise itinerary.conflict(sheet.blueprint, error, ways) from error
    found = less_idle(problem, found, long=LONG_WAIT, detour=DETOUR)
    return with_days(route, plan.after(found))


def _candidates(setting: Setting, route: Route, how: Replanning) -> Iterator[Candidate]:
    """Yield what may come in: what is worth it, is on no other day, and is not unwanted."""
    numbers = {day.number for day in how.days}
    there = {
        activity.place.ref
        for day in route.days
        for activity in day.activities
        if activity.place and activity.kind == "visit" and day.number not in numbers
    }
    for candidate in setting.shortlist(route.brief.days):
        ref = candidate.place.ref
        if ref not in there and ref not in how.unwanted:
            yield candidate


@dataclass(frozen=True)
class _Plan:
    """Some days of a sheet as a problem, and back."""

    setting: Setting
    sheet: Sheet
    days: tuple[RouteDay, ...]
    how: Replanning

    @cached_property
    def pieces(self) -> dict[int, list[Piece]]:
        """By day what is on it now."""
        return {
            day.number: pieces_of(self.sheet, day.number, day.activities, as_before=False)
            for day in self.days
        }

    def problem(self) -> Problem:
        """The problem of these days alone, in which what is locked has but one time."""
        whole = self.sheet.blueprint.problem
        shifts = [self._shift(day) for day in self.days]
        visits = [self._visit(v, visit) for v, visit in enumerate(whole.visits)]
        return replace(whole, shifts=shifts, visits=visits, budget=self._budget(whole))

    def start(self) -> Schedule:
        """The days as they are."""
        shifts = tuple(
            tuple((self.sheet.chance(p.stops, p.at or 0), 0, 0) for p in self.pieces[day.number])
            for day in self.days
        )
        return Schedule(shifts, 0, 0)

    def after(self, found: Schedule) -> dict[int, RouteDay]:
        """The days as the solver has them, each thing at the time that it had if it can be."""
        days = {}
        for day, stops in zip(self.days, found.shifts, strict=True):
            order = [self._piece(day, stop) for stop in stops]
            if self.how.settle:
                bench = Bench(self.sheet, day.number)
                placed = bench.nearest(self.pieces[day.number], order).stops(self.sheet)
            else:
                placed = [Placed(*s, piece.old) for s, piece in zip(stops, order, strict=True)]
            days[day.number] = self.sheet.day(day.number, placed)
        return days

    def _shift(self, day: RouteDay) -> Shift:
        """The hours of a day, whose limits allow what is locked."""
        pieces = self.pieces[day.number]
        shift = Bench(self.sheet, day.number).problem(pieces).shifts[day.number - 1]
        fixed = [self.sheet.visit(p.stops[0]) for p in pieces if p.is_fixed]
        kinds = Counter(visit.category for visit in fixed if visit.category)
        limits = self.sheet.blueprint.problem.category_limits
        own = {kind: max(limits[kind], n) for kind, n in kinds.items() if kind in limits}
        most = max(self._most(day), sum(visit.counted for visit in fixed))
        left = None if shift.budget is None else max(0, shift.budget - self._unseen_cost(day))
        return replace(shift, max_visits=most, category_limits=own, budget=left)

    def _most(self, day: RouteDay) -> int:
        """How many sights a day holds: as the pace has it, and as many as it has if the pace is not the question."""
        brief = self.sheet.route.brief
        terms = brief.terms_of(day.number)
        enough = -(-len(self.setting.candidates) // brief.days)
        usual = max(1, round(min(MOST_SIGHTS[brief.pace], enough) * self._share(day)))
        most = usual if terms is None or terms.most_sights is None else terms.most_sights
        there = sum(self.sheet.visit(p.stops[0]).counted for p in self.pieces[day.number])
        if day.number in self.how.more:
            return there + self.how.more[day.number]
        return most if self.how.by_pace else max(most, there)

    def _share(self, day: RouteDay) -> float:
        return self.sheet.blueprint.frames[day.number - 1].share

    def _visit(self, v: int, visit: Visit) -> Visit:
        stop = self.sheet.blueprint.stops[v]
        if v in self._locked:
            return replace(
                visit, windows=self._locked[v].spans, duration=self._locked[v].wanted, required=True
            )
        seen = stop.place is not None and stop.place.ref in self._locked_refs
        taken = stop.meal and not self.sheet.is_free(stop)
        if stop.kind == "event" or seen or taken or self._is_too_much(v, visit):
            return replace(visit, windows=(), required=False)
        if stop.meal and (stop.day, stop.meal) in self._meals:
            return replace(visit, score=visit.score + MEAL_KEPT)
        needed = stop.place is not None and stop.place.ref in self.how.required
        return replace(visit, required=True) if needed and not self._is_second(v) else visit

    def _is_too_much(self, v: int, visit: Visit) -> bool:
        """Whether something would come uncounted where days are not filled up."""
        stop = self.sheet.blueprint.stops[v]
        if stop.meal:
            return stop.day in self.how.more and (stop.day, stop.meal) not in self._eaten
        there = {chance for pieces in self.pieces.values() for p in pieces for chance in p.stops}
        return bool(self.how.more) and not visit.counted and v not in there

    @cached_property
    def _eaten(self) -> set[tuple[int, Meal | None]]:
        """On which days which meal is taken."""
        return {(d.number, meal_of(a)) for d in self.days for a in d.activities if a.kind == "meal"}

    @cached_property
    def _meals(self) -> set[tuple[int | None, Meal | None]]:
        """The meals that there are now, by day, and both of a day on which there is nothing yet."""
        stops = self.sheet.blueprint.stops
        pieces = (piece for pieces in self.pieces.values() for piece in pieces)
        there = {(stops[p.stops[0]].day, stops[p.stops[0]].meal) for p in pieces if not p.is_fixed}
        empty = [day for day, pieces in self.pieces.items() if not pieces]
        return there | {(day, meal) for day in empty for meal in get_args(Meal)}

    @cached_property
    def _locked(self) -> dict[int, Piece]:
        """By stop what has but one time."""
        every = (piece for pieces in self.pieces.values() for piece in pieces)
        return {piece.stops[0]: piece for piece in every if piece.is_fixed}

    @cached_property
    def _locked_refs(self) -> set[str]:
        """The places that have but one time: their other chances are none."""
        stops = (self.sheet.blueprint.stops[v] for v in self._locked)
        return {stop.place.ref for stop in stops if stop.candidate and stop.place}

    def _is_second(self, v: int) -> bool:
        """Whether a stop is not the first chance to see its place."""
        place = self.sheet.blueprint.stops[v].place
        return place is not None and self.sheet.sights(place)[:1] != (v,)

    def _budget(self, whole: Problem) -> int | None:
        """What is left for these days of the budget of the trip."""
        if whole.budget is None:
            return None
        numbers = {day.number for day in self.days}
        others = [day for day in self.sheet.route.days if day.number not in numbers]
        spent = sum(minor_units(a.cost) for day in others for a in day.activities)
        return max(0, whole.budget - spent - sum(map(self._unseen_cost, self.days)))

    def _unseen_cost(self, day: RouteDay) -> int:
        """What stands on a day at its time costs, and the solver takes for something booked, which costs nothing."""
        olds = (piece.old for piece in self.pieces[day.number] if piece.old)
        return sum(minor_units(old.cost) for old in olds if old.id in self.sheet.fixed)

    def _piece(self, day: RouteDay, stop: tuple[int, int, int]) -> Piece:
        """What the solver put on a day: what was there, or on another day, or something new."""
        v, start, end = stop
        for number, pieces in self.pieces.items():
            for piece in pieces:
                if v in piece.stops:
                    return piece if number == day.number else self._from_elsewhere(day, piece)
        visit = self.sheet.visit(v)
        spans = spans_of(self.sheet, day.number, (v,))
        return Piece((v,), spans, min(visit.shortest, end - start), visit.preferred)

    def _from_elsewhere(self, day: RouteDay, piece: Piece) -> Piece:
        return replace(piece, spans=spans_of(self.sheet, day.number, piece.stops), at=None)
