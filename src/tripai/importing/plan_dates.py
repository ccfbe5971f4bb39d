"""The dates of a plan's days, from what is said of them: a year that fits the weekdays, and days that follow each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tripai.checking.claims import SaidWeekday
from tripai.readers.plans import ForeignPlan, Item, PlanDay, SaidDate
from tripai.wording import full_date

A_DAY = timedelta(days=1)
SMALL_HOURS = timedelta(hours=4)  # what begins before 04:00 belongs to the evening before
YEARS_BACK, YEARS_AHEAD = 1, 3  # in which a date without a year is looked for


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of a plan with their numbers and dates.

    Attributes:
        days: Each with its number and date.
        weekdays: The weekdays that are said of dates.
        notes: What was assumed.
        known: Whether a date or a weekday is said by which the others are known.
    """

    days: tuple[tuple[int, date, PlanDay], ...]
    weekdays: tuple[SaidWeekday, ...]
    notes: tuple[str, ...]
    known: bool = True


def date_plan(plan: ForeignPlan, zone: str, start: date | None, today: date) -> Dated:
    """Return the days with their dates.

    Args:
        plan: What the file says.
        zone: Of the city, in which moments are told.
        start: The first date, if somebody says it: all dates move by as much.
        today: The day from which dates without a year count.
    """
    days = _by_moments(plan.days, ZoneInfo(zone))
    first, notes = _first(plan, days, start, today)
    dates = list(_dates(days, first))
    if start and dates and dates[0] != start:
        dates = [each + (start - dates[0]) for each in dates]
    numbers = [day.number or position for position, day in enumerate(days, 1)]
    said = _weekdays(plan, tuple(zip(numbers, dates, days, strict=True)))
    known = start is not None or any(map(_tells, (plan.begins, *(day.said for day in days))))
    return Dated(tuple(zip(numbers, dates, days, strict=True)), tuple(said), notes, known)


def _tells(said: SaidDate | None) -> bool:
    return said is not None and (said.day is not None or said.weekday is not None)


def _weekdays(
    plan: ForeignPlan, dated: Sequence[tuple[int, date, PlanDay]]
) -> Iterator[SaidWeekday]:
    """Yield the weekdays that are said: those in the days' headings, or beside the first date above them."""
    begins = plan.begins
    for position, (number, on, day) in enumerate(dated):
        said = day.said.weekday if day.said else None
        if said is not None:
            yield SaidWeekday(number, day.line, said)
        elif begins and begins.weekday is not None and not position and begins.day == on.day:
            yield SaidWeekday(number, plan.begins_line, begins.weekday)


def _first(
    plan: ForeignPlan, days: Sequence[PlanDay], start: date | None, today: date
) -> tuple[date, tuple[str, ...]]:
    """Return the first date, and what is assumed of it."""
    told_in = [(0, day.said) for day in days[:1]]
    told_in += [(0, plan.begins), *((number, day.said) for number, day in enumerate(days))]
    later, known = next(((n, said) for n, said in told_in if said and said.day), (0, None))
    if known and (found := _in_some_year(known, plan, days[later:], today)):
        found -= A_DAY * later
        said = (known, plan.begins, *(day.said for day in days))
        told = start or any(each and each.year for each in said)
        year = "" if told else f"No year is said: {full_date(found)} is taken."
        return found, tuple(filter(None, [year]))
    if start:
        return start, ()
    tomorrow = today + A_DAY
    wanted = next((day.said.weekday for day in days[:1] if day.said), None)
    ahead = (wanted - tomorrow.weekday()) % 7 if wanted is not None else 0
    found = tomorrow + timedelta(days=ahead)
    return found, (f"No date is said: the plan is taken to begin on {full_date(found)}.",)


def _in_some_year(
    first: SaidDate, plan: ForeignPlan, days: Sequence[PlanDay], today: date
) -> date | None:
    """Return a first date in the year that is said, or in the one that most weekdays fit, the next to come before others."""
    said = [day.said.year for day in days if day.said and day.said.year]
    begins = [plan.begins.year] if plan.begins and plan.begins.year else []
    years: Iterable[int] = [first.year] if first.year else [*said, *begins][:1]
    years = list(years) or range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
    chances = [found for year in years if (found := _date(first, year))]

    def rank(chance: date) -> tuple[int, bool, timedelta]:
        dated = zip(days, _dates(days, chance), strict=True)
        fits = sum(d.weekday() == day.said.weekday for day, d in dated if day.said)
        return -fits, chance < today, abs(chance - today)

    return min(chances, key=rank, default=None)


def _dates(days: Sequence[PlanDay], first: date) -> Iterator[date]:
    """Yield each day's date: as said, in the year that follows on the one before, or the day after that."""
    before = first - A_DAY
    for position, day in enumerate(days):
        told = _near(day.said, before) if position and day.said and day.said.day else None
        before = told or (first if not position else before + A_DAY)
        yield before


def _near(said: SaidDate, before: date) -> date | None:
    years = [said.year] if said.year else [before.year - 1, before.year, before.year + 1]
    chances = [found for year in years if (found := _date(said, year))]
    return min(chances, key=lambda chance: abs(chance - before), default=None)


def _date(said: SaidDate, year: int) -> date | None:
    try:
        return date(year, said.month or 0, said.day or 0)
    except ValueError:  # such as 29 February in most years
        return None


def _by_moments(days: Sequence[PlanDay], zone: ZoneInfo) -> list[PlanDay]:
    """Return the days, those whose things have moments parted and joined by the dates of these."""
    kept = [day for day in days if not _moments(day)]
    dated: dict[date, list[Item]] = {}
    for day in days:
        for local, item in _by_date(day.items, zone) if _moments(day) else ():
            dated.setdefault(local, []).append(item)
    for day in list(kept):
        on = _date(day.said, day.said.year) if day.said and day.said.year and day.said.day else None
        if on and dated:  # all-day things of a calendar
            dated.setdefault(on, []).extend(day.items)
            kept.remove(day)
    return kept + [_of(on, items) for on, items in sorted(dated.items())]


def _moments(day: PlanDay) -> bool:
    return any(map(_has_moment, day.items))


def _of(on: date, items: Sequence[Item]) -> PlanDay:
    """Return the day of a date: what has no moment stays where it stands between those that have one."""
    ordered, moved = list(items), sorted(filter(_has_moment, items), key=_begins)
    places = [position for position, item in enumerate(items) if _has_moment(item)]
    for position, item in zip(places, moved, strict=True):
        ordered[position] = item
    return PlanDay(items[0].line, tuple(ordered), None, SaidDate(on.day, on.month, on.year))


def _by_date(items: Sequence[Item], zone: ZoneInfo) -> Iterator[tuple[date, Item]]:
    """Yield each thing with its date: one without a moment is on that of the one before it, or else behind it."""
    dates = (_local_date(item.start, zone) for item in items if isinstance(item.start, datetime))
    on = next(dates)
    for item in items:
        on = _local_date(item.start, zone) if isinstance(item.start, datetime) else on
        yield on, item


def _has_moment(item: Item) -> bool:
    return isinstance(item.start, datetime)


def _begins(item: Item) -> float:
    return item.start.timestamp() if isinstance(item.start, datetime) else 0


def _local_date(start: datetime, zone: ZoneInfo) -> date:
    return (start.astimezone(zone) if start.tzinfo else start).replace(tzinfo=None).date()


def numbered_in_order(dated: Dated) -> Dated:
    """Return the days numbered 1, 2, 3, as a route that is saved has to be."""
    days = sorted(dated.days, key=lambda day: day[1])
    return replace(
        dated, days=tuple((number, on, day) for number, (_, on, day) in enumerate(days, 1))
    )
