"""Days on other dates: the whole trip shifted, a day more, a day less."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tripai import itinerary
from tripai.ai.brief.period import MOST_YEARS
from tripai.editing.adding import add_place
from tripai.editing.days import changeable, with_brief, with_days
from tripai.editing.ground import Ground, dates_of
from tripai.editing.journeys import JOURNEYS
from tripai.editing.pieces import Bench, piece_of
from tripai.editing.refusals import locked_activity, locked_day
from tripai.editing.renumbering import days_later, moved
from tripai.editing.sheet import Sheet, draw
from tripai.editing.solving import Replanning, replanned
from tripai.edits import AddDay, AddPlace, DropDay, Shift
from tripai.errors import InputError, ScheduleError
from tripai.model import Brief, Place, Route, RouteDay
from tripai.text import words
from tripai.wording import count, day_and_month

LONGEST = 30  # days of a trip
MOVED = " has moved with the trip to "
Concerns = Callable[[date], bool]


def shift(ground: Ground, route: Route, edit: Shift) -> Route:
    """Return the route on other dates: each day at the same times, unless doors are closed then."""
    start = edit.start or route.brief.start + timedelta(days=edit.days or 0)
    by = (start - route.brief.start).days
    if not by:
        return route
    if abs(start.year - route.brief.start.year) > MOST_YEARS:
        raise InputError(
            f"{start} is more than {MOST_YEARS} years from the dates of the trip.",
            f"It begins on {route.brief.start}: shift it to a nearer date.",
        )
    brief = _moved_along(route.brief, by)
    return _redated(ground, route, brief.replaced(start=start), route.days)


def add_day(ground: Ground, route: Route, edit: AddDay) -> Route:
    """Return the route with a day more, planned with what is on no other."""
    days = len(route.days)
    after = days if edit.after is None else edit.after
    if after > days:
        raise InputError(f"The trip has {count(days, 'day')}: there is no day {after}.")
    if days == LONGEST:
        raise InputError(f"A trip has at most {LONGEST} days.")
    brief = _with_a_day_more(route.brief, after)
    brief = _of_days(brief, {n: n + (n > after) for n in range(1, days + 1)}, days + 1)
    return _redated(ground, route, brief, (*route.days[:after], None, *route.days[after:]))


def _with_a_day_more(brief: Brief, after: int) -> Brief:
    """The brief of a trip that begins earlier, ends later, or in which what comes after a day has later dates.

    One arrives on the first day and leaves on the last one, whatever day is added; what is booked has its date.
    """
    if after == 0:
        first = _moved_along(brief, -1, what=("arrive",))
        return first.replaced(start=brief.start - timedelta(days=1))
    if after == brief.days:
        return _moved_along(brief, 1, what=("leave",))
    new = brief.start + timedelta(days=after)
    return _moved_along(brief, 1, lambda day: day >= new, what=("leave", "bookings"))


def drop_day(ground: Ground, route: Route, edit: DropDay) -> Route:
    """Return the route with a day less: its musts come to other days, the rest of it is left out."""
    day = changeable(route, edit.day)
    days = len(route.days)
    if days == 1:
        raise InputError("It is the only day of the trip.", "Delete the route: tripai delete.")
    for activity in day.activities:
        if activity.locked:
            raise locked_activity(activity, route.brief)
    brief = _with_a_day_less(route.brief, day)
    numbers = {n: n - (n > day.number) for n in range(1, days + 1) if n != day.number}
    brief = _of_days(brief, numbers, days - 1)
    left = [other for other in route.days if other is not day]
    musts = tuple(_musts(route.brief, day))
    called = {words(name) for place in musts for name in place.all_names}
    others = tuple(name for name in brief.must if words(name) not in called)
    try:  # first all else as it is, then one after the other where it changes least
        after = _redated(ground, route, brief.replaced(must=others), left, _sights(day))
        for place in musts:
            after = add_place(ground, after, AddPlace(place=place.ref))
    except ScheduleError:
        return _redated(ground, route, brief, left)
    return with_brief(after, must=brief.must)


def _with_a_day_less(brief: Brief, day: RouteDay) -> Brief:
    """The brief of a trip that begins later, or ends earlier; one arrives on the first day and leaves on the last.

    Raises:
        ScheduleError: What is booked would be on another date.
    """
    zone = ZoneInfo(brief.stays[0].zone)
    later = [b for b in brief.bookings if b.start.astimezone(zone).date() > day.date]
    if later and 1 < day.number < brief.days:
        raise ScheduleError(
            f"{later[0].title} is booked for {_words(later[0].start.astimezone(zone))}, "
            f"and without day {day.number} its day would be a date earlier.",
            f'Take it out first (tripai edit --remove "{later[0].title}"), or drop the first '
            "or the last day: then all others keep their dates.",
        )
    if day.number == 1:
        later_on = _moved_along(brief, 1, what=("arrive",))
        return later_on.replaced(start=brief.start + timedelta(days=1))
    return _moved_along(brief, -1, what=("leave",))


def _musts(brief: Brief, day: RouteDay) -> Iterator[Place]:
    """Yield the musts on a day."""
    wanted = set(map(words, brief.must))
    for activity in day.activities:
        place = activity.place
        if place and activity.kind == "visit" and wanted.intersection(map(words, place.all_names)):
            yield place


def _redated(
    ground: Ground,
    route: Route,
    brief: Brief,
    days: Sequence[RouteDay | None],
    gone: Set[str] = frozenset(),
) -> Route:
    """The route by a brief of other dates; None is a new day. Days that cannot be kept so are planned again.

    `gone` are the refs of what may not come in then.
    """
    base = brief.base or route.days[0].base
    dated = tuple(
        RouteDay(number=number, date=on, base=base) if day is None else moved(day, number, on)
        for number, (on, day) in enumerate(zip(dates_of(brief), days, strict=True), 1)
    )
    after = route.replaced(brief=brief, days=dated, title=_retitled(route, len(dated)))
    travels = (brief.arrive, brief.leave) != (route.brief.arrive, route.brief.leave)
    touched = [day for day in dated if travels or not any(day is same for same in route.days)]
    sheet = draw(ground.setting(after), after, touched)
    itinerary.refuse_impossible(sheet.blueprint)
    new = {number for number, day in enumerate(days, 1) if day is None}
    kept = {day.number: as_it_was(sheet, day) for day in touched if day.number not in new}
    after = with_days(after, {number: day for number, day in kept.items() if day})
    loose = new | {number for number, day in kept.items() if day is None}
    for number, day in enumerate(days, 1):
        if number in loose and day and day.locked:
            raise locked_day(day.number)
    if loose - new:  # what finds no time on its day may find it on another one
        kept_so = {n: 0 for n in range(1, len(days) + 1) if n not in _open(route, days, after)}
        how = Replanning(after.days, more=kept_so, unwanted=frozenset(gone))
        after = _with_most(ground, after, how, loose)
    loose &= _open(route, days, after)
    chosen = tuple(day for day in after.days if day.number in loose)
    return replanned(ground, after, Replanning(chosen, unwanted=frozenset(gone)))


def _with_most(ground: Ground, route: Route, how: Replanning, loose: Collection[int]) -> Route:
    """The route with the loose days planned again, and others too only if fewer sights are lost then."""
    there = _sights(*route.days)
    days = tuple(day for day in how.days if day.number in loose)
    with suppress(ScheduleError):
        near = replanned(ground, route, replace(how, days=days))
        if there <= _sights(*near.days):
            return near
        far = _only_where_needed(route, replanned(ground, route, how), loose)
        return max(near, far, key=lambda after: len(there & _sights(*after.days)))
    return _only_where_needed(route, replanned(ground, route, how), loose)


def _only_where_needed(before: Route, after: Route, loose: Collection[int]) -> Route:
    """The later route with the days of the earlier one that could stay and have the same sights."""
    kept = {
        was.number: was
        for was, now in zip(before.days, after.days, strict=True)
        if was.number not in loose and _sights(was) == _sights(now)
    }
    return with_days(after, kept)


def _sights(*days: RouteDay) -> set[str]:
    activities = (activity for day in days for activity in day.activities)
    return {a.place.ref for a in activities if a.place and a.kind == "visit"}


def _open(before: Route, days: Sequence[RouteDay | None], after: Route) -> set[int]:
    """The numbers of the days that are new, or on which one no longer arrives or leaves, or does now."""
    pairs = zip(days, after.days, strict=True)
    return {
        now.number
        for day, now in pairs
        if day is None or _travels(before.brief, day.date) != _travels(after.brief, now.date)
    }


def _travels(brief: Brief, on: date) -> tuple[bool, bool]:
    zone = ZoneInfo(brief.stays[0].zone)
    arrives, leaves = (
        moment is not None and moment.astimezone(zone).date() == on
        for moment in (brief.arrive, brief.leave)
    )
    return arrives, leaves


def as_it_was(sheet: Sheet, day: RouteDay) -> RouteDay | None:
    """Return a day with all that is on it in the same order; None when it cannot be, or journeys differ."""
    stops = [a for a in day.activities if a.kind not in JOURNEYS and (a.kind != "rest" or a.locked)]
    pieces = [piece_of(sheet, day.number, activity, as_before=False) for activity in stops]
    order = [piece for piece in pieces if piece is not None]
    found = Bench(sheet, day.number).settled(order) if len(order) == len(pieces) else None
    if found is None:
        return None
    drawn = sheet.day(day.number, found.stops(sheet))
    return drawn if _journeys(drawn) == _journeys(day) else None


def _journeys(day: RouteDay) -> list[str]:
    return [activity.title for activity in day.activities if activity.kind in JOURNEYS]


def _moved_along(
    brief: Brief,
    by: int,
    concerns: Concerns = lambda _: True,
    *,
    what: Collection[str] = ("arrive", "leave", "bookings"),
) -> Brief:
    """The brief with what has a date that concerns so many days later, and a sentence for each."""
    zone = ZoneInfo(brief.stays[0].zone)
    changes: dict[str, object] = {}
    notes = []
    for name, word in (("arrive", "arrival"), ("leave", "departure")):
        moment: datetime | None = getattr(brief, name)
        if name in what and moment and concerns(moment.astimezone(zone).date()):
            changes[name] = later = days_later(moment, by, zone)
            notes.append(f"The {word}{MOVED}{_words(later)}.")
    bookings = list(brief.bookings)
    for index, booking in enumerate(bookings if "bookings" in what else ()):
        if concerns(booking.start.astimezone(zone).date()):
            later = days_later(booking.start, by, zone)
            bookings[index] = booking.replaced(start=later)
            notes.append(f"{booking.title}{MOVED}{_words(later)}: book anew.")
    assumptions = tuple(dict.fromkeys((*brief.assumptions, *notes)))
    return brief.replaced(**changes, bookings=tuple(bookings), assumptions=assumptions)


def moved_since(before: Brief, after: Brief) -> tuple[str, ...]:
    """Return how the sentences begin about moments that are others now: where they have moved before no longer counts."""
    now = _moments(after)
    return tuple(f"{what}{MOVED}" for what, at in _moments(before).items() if now.get(what) != at)


def _moments(brief: Brief) -> dict[str, datetime | None]:
    bookings = {booking.title: booking.start for booking in brief.bookings}
    return {"The arrival": brief.arrive, "The departure": brief.leave, **bookings}


def _words(moment: datetime) -> str:
    return f"{day_and_month(moment)}, {moment:%H:%M}"


def _of_days(brief: Brief, numbers: Mapping[int, int], days: int) -> Brief:
    """The brief of so many days; what holds for single ones goes with them."""
    *stays, last = brief.stays
    left = days - sum(stay.days for stay in stays)
    terms = tuple(
        each.replaced(day=numbers[each.day]) for each in brief.day_terms if each.day in numbers
    )
    return brief.replaced(days=days, stays=(*stays, last.replaced(days=left)), day_terms=terms)


def _retitled(route: Route, days: int) -> str:
    """The title with the number of days, if it is the one that routes have by themselves."""
    old = f"{count(len(route.days), 'day')} in "
    return (
        f"{count(days, 'day')} in {route.title.removeprefix(old)}"
        if route.title.startswith(old)
        else route.title
    )
