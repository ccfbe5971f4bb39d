"""What would make room for things that exclude each other: changes of the brief, each tried out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_CEILING, Decimal
from itertools import islice

from tripai import wording
from tripai.errors import ScheduleError
from tripai.itinerary.blueprint import Blueprint
from tripai.itinerary.days import STEP
from tripai.itinerary.terms import refuse_impossible
from tripai.model import Brief
from tripai.scheduling import Infeasible, Relaxation, is_feasible, least, relaxations

Draw = Callable[[Brief], Blueprint]
"""Draws the blueprint of a changed brief."""
EARLIEST, LATEST = time(5), time(23, 55)
MORE_DAYS, LONGEST_TRIP = 3, 30
MOST_NAMED, MOST_MOVES = 3, 2
JOURNEY_STEP, JOURNEY_STEPS = timedelta(minutes=15), 24
LATER_BY = 6  # days: a week later the same doors are closed
MONEY, LEAVE_OUT, DATES, DAYS, JOURNEYS = (
    2,
    3,
    4,
    5,
    6,
)  # ranks of remedies, after minutes and the pace


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that helps, in words; of two the one of the smaller rank is the cheaper."""

    rank: tuple[int, int]
    words: str


def remedies(blueprint: Blueprint, error: Infeasible, draw: Draw) -> list[str]:
    """Return in words what would help, the cheapest first; each has been tried.

    Minutes come first, then the pace, money, what to leave out, other dates, more days.
    """
    trial = _Trial(blueprint, draw)
    ways = relaxations(blueprint.problem, error.visits)
    found = [
        *trial.longer_days(),
        *islice(trial.moved_bookings(ways), MOST_MOVES),
        *trial.faster(),
        *_more_money(blueprint, ways),
        *_left_out(blueprint, ways, error.visits),
        *trial.other_dates(),
        *trial.other_journeys(),
    ]
    return [remedy.words for remedy in sorted(found, key=lambda remedy: remedy.rank)]


@dataclass(frozen=True, slots=True)
class _Trial:
    """A trip that cannot be, on which changes are tried."""

    blueprint: Blueprint
    draw: Draw

    @property
    def brief(self) -> Brief:
        return self.blueprint.brief

    def helps(self, changed: Brief) -> bool:
        """Whether all that is required can be timed by a changed brief."""
        drawn = self.draw(changed)
        try:
            refuse_impossible(drawn)
        except ScheduleError:
            return False
        return is_feasible(drawn.problem)

    def smallest(self, changes: Sequence[Brief]) -> Brief | None:
        """The first that helps of changed briefs, each changed by more than the one before."""
        number = least(lambda n: self.helps(changes[n - 1]), len(changes))
        return None if number is None else changes[number - 1]

    def longer_days(self) -> Iterator[Remedy]:
        """Yield an earlier start and a later end of the days."""
        brief = self.brief
        most = _minutes(EARLIEST, brief.day_start) // STEP
        longer = self.smallest([_earlier(brief, n) for n in range(1, most + 1)])
        if longer is not None:
            at, minutes = longer.day_start, _minutes(longer.day_start, brief.day_start)
            yield Remedy((0, minutes), f"start the days at {at:%H:%M} (--day-start {at:%H:%M})")
        most = _minutes(brief.day_end, LATEST) // STEP
        longer = self.smallest([_later(brief, n) for n in range(1, most + 1)])
        if longer is not None:
            at, minutes = longer.day_end, _minutes(brief.day_end, longer.day_end)
            yield Remedy((0, minutes), f"end the days at {at:%H:%M} (--day-end {at:%H:%M})")

    def moved_bookings(self, ways: Sequence[Relaxation]) -> Iterator[Remedy]:
        """Yield another time for a booking, where nobody has to be at two places then."""
        for way in ways:
            if way.kind in {"opens", "closes"}:
                booking = self.blueprint.stops[way.visits[0]].booking
                shift = timedelta(minutes=-(-way.amount // STEP) * STEP)
                if booking is not None:
                    start = booking.start + (shift if way.kind == "closes" else -shift)
                    others = [other for other in self.brief.bookings if other != booking]
                    moved = booking.replaced(start=start)
                    if self.helps(self.brief.replaced(bookings=(*others, moved))):
                        words = f"have {booking.title} at {start:%H:%M} instead"
                        yield Remedy((0, way.amount), words)

    def faster(self) -> Iterator[Remedy]:
        """Yield a packed pace."""
        if self.brief.pace != "packed" and self.helps(self.brief.replaced(pace="packed")):
            yield Remedy((1, 0), "choose a packed pace (--pace packed)")

    def other_dates(self) -> Iterator[Remedy]:
        """Yield a later start and more days, where no journey and no booking is tied to a date."""
        brief = self.brief
        if not (brief.arrive or brief.leave or brief.bookings):
            later = (_postponed(brief, n) for n in range(1, LATER_BY + 1))
            for moved in filter(self.helps, later):
                when = f"{wording.weekday(moved.start)} {wording.day_and_month(moved.start)}"
                yield Remedy((DATES, 0), f"start on {when} (--start {moved.start})")
                break
        if not brief.leave:
            most = min(MORE_DAYS, LONGEST_TRIP - brief.days)
            longer = self.smallest([_prolonged(brief, n) for n in range(1, most + 1)])
            if longer is not None:
                yield Remedy((DAYS, 0), f"take {longer.days} days (--days {longer.days})")

    def other_journeys(self) -> Iterator[Remedy]:
        """Yield an earlier arrival and a later departure, on the same day."""
        for field, sign in (("arrive", -1), ("leave", 1)):
            moment: datetime | None = getattr(self.brief, field)
            if moment is None:
                continue
            moments = [moment + sign * n * JOURNEY_STEP for n in range(1, JOURNEY_STEPS + 1)]
            same_day = [moved for moved in moments if moved.date() == moment.date()]
            helped = self.smallest([self.brief.replaced(**{field: moved}) for moved in same_day])
            if helped is not None:
                at = f"{getattr(helped, field):%Y-%m-%d %H:%M}"
                yield Remedy((JOURNEYS, 0), f'{field} at {at[11:]} (--{field} "{at}")')


def _more_money(blueprint: Blueprint, ways: Sequence[Relaxation]) -> Iterator[Remedy]:
    """Yield a larger budget."""
    budget = blueprint.brief.budget
    amounts = [way.amount for way in ways if way.kind == "budget"]
    if budget is not None and amounts:
        more = budget.amount + Decimal(min(amounts)) / 100
        needed = more.to_integral_value(ROUND_CEILING)
        said = wording.amount(needed, budget.currency)
        period = "a day" if budget.per == "day" else "in all"
        option = f"--budget {needed} --currency {budget.currency} --budget-per {budget.per}"
        yield Remedy((MONEY, 0), f"raise the budget to {said} {period} ({option})")


def _left_out(
    blueprint: Blueprint, ways: Sequence[Relaxation], conflicting: Collection[int]
) -> Iterator[Remedy]:
    """Yield what to leave out: one thing of several, or several things."""
    drops = [way.visits for way in ways if way.kind == "drop"]
    titles = [wording.listed(blueprint.stops[v].title for v in visits) for visits in drops]
    if len(titles) == len(conflicting) > MOST_NAMED:
        yield Remedy((LEAVE_OUT, 0), "leave out one of them")
    elif len(titles) > 1:
        yield Remedy((LEAVE_OUT, 0), f"leave out either {wording.listed(titles, 'or')}")
    elif titles:
        yield Remedy((LEAVE_OUT, 0), f"leave out {titles[0]}")


def _earlier(brief: Brief, steps: int) -> Brief:
    return brief.replaced(day_start=_moved(brief.day_start, -steps * STEP))


def _later(brief: Brief, steps: int) -> Brief:
    return brief.replaced(day_end=_moved(brief.day_end, steps * STEP))


def _postponed(brief: Brief, days: int) -> Brief:
    return brief.replaced(start=brief.start + timedelta(days=days))


def _prolonged(brief: Brief, days: int) -> Brief:
    *stays, last = brief.stays
    stays.append(last.replaced(days=last.days + days))
    return brief.replaced(days=brief.days + days, stays=tuple(stays))


def _moved(clock: time, minutes: int) -> time:
    return (datetime.combine(date.min, clock) + timedelta(minutes=minutes)).time()


def _minutes(start: time, end: time) -> int:
    """The minutes from a time of day to a later one."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute
