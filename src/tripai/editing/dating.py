"""Days on other dates: the whole trip shifted, a day more, a day less."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tripai import itinerary
from tripai.editing.adding import add_place
from tripai.editing.days import changeable, is_locked, with_days
from tripai.editing.ground import Ground, dates_of
from tripai.editing.journeys import JOURNEYS
from tripai.editing.pieces import Bench, piece_of
from tripai.editing.refusals import locked_activity, locked_day
from tripai.editing.sheet import Sheet, draw
from tripai.editing.solving import Replanning, replanned
from tripai.edits import AddDay, AddPlace, DropDay, Shift
from tripai.errors import InputError
from tripai.model import Activity, Brief, Route, RouteDay
from tripai.text import words
from tripai.wording import count, day_and_month

LONGEST = 30  # days of a trip
Concerns = Callable[[date], bool]


def shift(ground: Ground, route: Route, edit: Shift) -> Route:
    """Return the route on other dates: each day at the same times, unless doors are closed then."""
    start = edit.start or route.brief.start + timedelta(days=edit.days or 0)
    by = (start - route.brief.start).days
    if not by:
        return route
    brief = _moved_along(route.brief, by, lambda _: True, arrival=True)
    return _redated(ground, route, brief.replaced(start=start), route.days)


def add_day(ground: Ground, route: Route, edit: AddDay) -> Route:
    """Return the route with a day more, planned with what is on no other."""
    days = len(route.days)
    after = days if edit.after is None else edit.after
    if after > days:
        raise InputError(f"The trip has {count(days, 'day')}: there is no day {after}.")
    if days == LONGEST:
        raise InputError(f"A trip has at most {LONGEST} days.")
    new = route.brief.start + timedelta(days=after)
    last = after == days  # one leaves on the last day, whatever day is added
    brief = _moved_along(route.brief, 1, lambda day: day >= new - timedelta(days=last))
    brief = _of_days(brief, {n: n + (n > after) for n in range(1, days + 1)}, days + 1)
    return _redated(ground, route, brief, (*route.days[:after], None, *route.days[after:]))


def drop_day(ground: Ground, route: Route, edit: DropDay) -> Route:
    """Return the route with a day less: its musts come to other days, the rest of it is left out."""
    day = changeable(route, edit.day)
    days = len(route.days)
    if days == 1:
        raise InputError("It is the only day of the trip.", "Delete the route: tripai delete.")
    for activity in day.activities:
        if activity.locked:
            raise locked_activity(activity)
    brief = _moved_along(route.brief, -1, lambda on: on >= day.date)
    numbers = {n: n - (n > day.number) for n in range(1, days + 1) if n != day.number}
    brief = _of_days(brief, numbers, days - 1)
    after = _redated(ground, route, brief, [other for other in route.days if other is not day])
    for ref in _musts(route.brief, day):
        if not any(a.place and a.place.ref == ref for a in after.activities):
            after = add_place(ground, after, AddPlace(place=ref))
    return after


def _musts(brief: Brief, day: RouteDay) -> Iterator[str]:
    """Yield the refs of the musts on a day."""
    wanted = set(map(words, brief.must))
    for activity in day.activities:
        place = activity.place
        if place and activity.kind == "visit" and wanted.intersection(map(words, place.all_names)):
            yield place.ref


def _redated(ground: Ground, route: Route, brief: Brief, days: Sequence[RouteDay | None]) -> Route:
    """The route by a brief of other dates; None is a new day. Days that cannot be kept so are planned again."""
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
    for day in after.days:
        if day.number in loose and is_locked(day):
            raise locked_day(day.number)
    if loose - new:  # what finds no time on its day may find it on another one
        loose = {day.number for day in after.days}
    return replanned(ground, after, Replanning(tuple(d for d in after.days if d.number in loose)))


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


def moved(day: RouteDay, number: int, on: date) -> RouteDay:
    """Return a day with another number and date, what is on it at the same times; the very object if both are its own."""
    if (day.number, day.date) == (number, on):
        return day
    by = (on - day.date).days
    activities = tuple(_later(activity, by) for activity in day.activities)
    return RouteDay(
        number=number, date=on, base=day.base, activities=activities, summary=day.summary
    )


def _later(activity: Activity, days: int) -> Activity:
    start = _days_later(activity.start, days, ZoneInfo(activity.zone))
    return activity.replaced(start=start, end=start + (activity.end - activity.start))


def _days_later(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same time of day on another date."""
    on = moment.astimezone(zone)
    return datetime.combine(on.date() + timedelta(days=days), on.time(), zone)


def _moved_along(brief: Brief, by: int, concerns: Concerns, *, arrival: bool = False) -> Brief:
    """The brief with what has a date so many days later, and a sentence for each; one arrives on the first day."""
    zone = ZoneInfo(brief.stays[0].zone)
    changes: dict[str, object] = {}
    notes = []
    for name, word in (("arrive", "arrival"), ("leave", "departure")):
        moment: datetime | None = getattr(brief, name)
        if moment and concerns(moment.astimezone(zone).date()) and (name == "leave" or arrival):
            changes[name] = later = _days_later(moment, by, zone)
            notes.append(f"The {word} has moved with the trip to {_words(later)}.")
    bookings = list(brief.bookings)
    for index, booking in enumerate(bookings):
        if concerns(booking.start.astimezone(zone).date()):
            later = _days_later(booking.start, by, zone)
            bookings[index] = booking.replaced(start=later)
            notes.append(f"{booking.title} has moved with the trip to {_words(later)}: book anew.")
    assumptions = tuple(dict.fromkeys((*brief.assumptions, *notes)))
    return brief.replaced(**changes, bookings=tuple(bookings), assumptions=assumptions)


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
