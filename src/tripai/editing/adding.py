"""Taking something in: a place where it changes least, or an event at its time."""

from __future__ import annotations

from collections.abc import Sequence

from tripai.editing.aiming import Aim, aim_of, put
from tripai.editing.days import changeable, existing, open_days, with_brief, with_days, zone_of
from tripai.editing.fitting import NoRoom, fitted
from tripai.editing.ground import Ground, candidate_for
from tripai.editing.pieces import Arranged, Bench, Piece, pieces_of, spans_of
from tripai.editing.refusals import closed, no_room
from tripai.editing.sheet import Sheet, draw
from tripai.edits import AddEvent, AddPlace
from tripai.errors import InputError, ScheduleError
from tripai.itinerary.days import rounded_up
from tripai.model import MEAL_AREA, Booking, Brief, Candidate, Place, Route, RouteDay
from tripai.places.lookup import find_place
from tripai.text import words


def add_place(ground: Ground, route: Route, edit: AddPlace) -> Route:
    """Return the route with a place in it, a must from now on: on its day, or where it changes least."""
    aim, number = aim_of(route, edit, edit.day)
    place = named(ground, route, edit.place)
    days = [changeable(route, n) for n in ([number] if number else open_days(route))]
    if not days:
        raise ScheduleError("All days are locked.", "Unlock one first: tripai edit --unlock DAY.")
    route = wanting(route, place)
    setting = ground.setting(route)
    candidate = candidate_for(setting, place)
    minutes = edit.minutes or rounded_up(candidate.minutes)
    sheet = draw(setting, route, days, [candidate.replaced(minutes=max(10, minutes))])
    return placed(sheet, days, candidate, minutes, aim, exact=edit.minutes is not None)


def placed(
    sheet: Sheet,
    days: Sequence[RouteDay],
    candidate: Candidate,
    minutes: int,
    aim: Aim,
    *,
    exact: bool = False,
) -> Route:
    """Return the sheet's route with a place on the day on which it changes least."""
    stops = sheet.sights(candidate.place)
    shortest = minutes if exact else min(minutes, *(sheet.visit(v).shortest for v in stops))
    possible = [
        (day, Piece(stops, spans_of(sheet, day.number, stops), shortest, minutes)) for day in days
    ]
    if aim.start is None:
        possible = [(day, piece) for day, piece in possible if piece.spans]
    if not possible:
        raise closed(candidate.place, days, open_on(sheet, stops))
    day, found = _best(sheet, possible, aim, candidate.place.name)
    after = sheet.day(day.number, found.stops(sheet))
    return with_days(sheet.route, {day.number: after})


def _best(
    sheet: Sheet, possible: Sequence[tuple[RouteDay, Piece]], aim: Aim, name: str
) -> tuple[RouteDay, Arranged]:
    """The day on which least is left out, and then least changes."""
    found, refused = [], []
    for day, piece in possible:
        bench = Bench(sheet, day.number)
        others = pieces_of(sheet, day.number, day.activities)
        before = bench.settled(others)
        try:
            arranged = put(bench, day, others, piece, aim)
        except NoRoom as error:
            refused.append(error)
            continue
        cost = arranged.cost - (before.cost if before else 0)
        found.append(((len(arranged.dropped), cost, day.number), day, arranged))
    if not found:
        raise no_room(name, refused[0], where=aim.words, meant=aim.near)
    _, day, arranged = min(found, key=lambda one: one[0])
    return day, arranged


def add_event(ground: Ground, route: Route, edit: AddEvent) -> Route:
    """Return the route with an event, booked from now on."""
    day = changeable(route, edit.day)
    start = existing(day.date, edit.start, zone_of(route.brief))
    booking = Booking(title=edit.title, start=start, minutes=edit.minutes, spot=edit.spot)
    route = with_brief(route, bookings=(*route.brief.bookings, booking))
    sheet = draw(ground.setting(route), route, [day])
    stop = next(v for v, s in enumerate(sheet.blueprint.stops) if s.booking == booking)
    event = Piece((stop,), (), edit.minutes, edit.minutes)
    event = event.pinned(sheet.minute(start), edit.minutes)
    others = pieces_of(sheet, edit.day, day.activities)
    bench = Bench(sheet, edit.day)
    try:
        found = fitted(bench, others, event)
    except NoRoom as error:
        raise no_room(edit.title, error) from error
    return with_days(route, {edit.day: sheet.day(edit.day, found.stops(sheet))})


def named(ground: Ground, route: Route, said: str) -> Place:
    """Return the place of a name, which is not in the route yet.

    Raises:
        NotFoundError: There is none; the hint names the nearest.
        InputError: It may be several, it is in the route, or it is an area to eat in.
    """
    from tripai.planning import city_of

    _, place = find_place(said, (city_of(route.brief, ground.source),), ground.source)
    for day in route.days:
        for activity in day.activities:
            if activity.place and activity.place.ref == place.ref and activity.kind == "visit":
                at = f"day {day.number} at {activity.start:%H:%M}"
                raise InputError(f"{place.name} is in the route already: {at}.", "Move it instead.")
    if place.category == MEAL_AREA:
        raise InputError(
            f"{place.name} is an area to eat in.",
            f'Eat there: tripai edit --replace "lunch @ 1 = {place.name}".',
        )
    return place


def wanting(route: Route, place: Place) -> Route:
    """Return the route by a brief to which a place is a must."""
    brief = route.brief
    return with_brief(
        route,
        must=brief.must if _names(place, brief.must) else (*brief.must, place.name),
        avoid=tuple(name for name in brief.avoid if not _names(place, [name])),
    )


def unwanting(brief: Brief, place: Place, places: Sequence[Place]) -> Brief:
    """Return a brief by which a place is no must, and is left out of every later plan.

    Where another one of the places has the name too, or it is one of their tags, what the place is stands
    beside it: Monti is a quarter to see, and an area to eat in.
    """
    must = tuple(name for name in brief.must if not _names(place, [name]))
    others = [other for other in places if other.ref != place.ref]
    known = {word for other in others for word in (*other.all_names, other.category, *other.tags)}
    shared = set(map(words, known))
    own = place.full_name if words(place.name) in shared else place.name
    if own in {other.full_name for other in others}:
        return brief.replaced(must=must)
    avoided = _names(place, brief.avoid)
    return brief.replaced(must=must, avoid=brief.avoid if avoided else (*brief.avoid, own))


def open_on(sheet: Sheet, stops: Sequence[int]) -> list[int]:
    """Return the numbers of all days with time for a place."""
    numbers = range(1, len(sheet.blueprint.frames) + 1)
    return [number for number in numbers if spans_of(sheet, number, stops)]


def _names(place: Place, names: Sequence[str]) -> bool:
    called = set(map(words, (*place.all_names, place.full_name)))
    return any(words(name) in called for name in names)
