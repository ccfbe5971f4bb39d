"""Taking something out, or putting something else where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tripai import itinerary, wording
from tripai.ai.allowed import is_allowed
from tripai.ai.names.grounding import Gazette
from tripai.editing.adding import named, unwanting, wanting
from tripai.editing.days import day_of, meant, with_days
from tripai.editing.fitting import NoRoom, arranged
from tripai.editing.ground import Ground, candidate_for
from tripai.editing.pieces import Arranged, Bench, Piece, pieces_of, spans_of
from tripai.editing.refitting import over_budget
from tripai.editing.refusals import closed, locked_day, no_room
from tripai.editing.sheet import Placed, Sheet, draw, is_of, meal_of
from tripai.edits import Remove, Replace
from tripai.errors import InputError, NotFoundError, ScheduleError
from tripai.itinerary.days import rounded_up
from tripai.model import Activity, Brief, Candidate, Place, Route, RouteDay
from tripai.planning import Setting, city_of
from tripai.text import words

TRIED = 12  # places of a kind, the worthiest first, of which the one that fits best is taken
TAKEN_BY_ITSELF = {
    "rest": "It is time that nothing else takes.",
    "transfer": "It belongs to the arrival or the departure.",
    "lodging": "It belongs to the arrival or the departure.",
}


def remove(ground: Ground, route: Route, edit: Remove) -> Route:
    """Return the route without an activity; a place is left out of later plans too."""
    activity = meant(route, edit.activity)
    day = _changeable(route, activity)
    route = route.replaced(brief=_without(ground, route, activity))
    sheet = draw(ground.setting(route), route, [day])
    left = [other for other in day.activities if other is not activity]
    return with_days(route, {day.number: thinned(sheet, day.number, left)})


def thinned(sheet: Sheet, number: int, left: Sequence[Activity]) -> RouteDay:
    """Return a day with what is left of it, at its times if the ways between allow it."""
    pieces = pieces_of(sheet, number, left)
    bench = Bench(sheet, number)
    found = bench.settled(pieces)
    if found is None:  # it could not be done as it was: it is no worse than before
        placed = [
            Placed(sheet.chance(p.stops, p.at or 0), p.at or 0, (p.at or 0) + p.wanted, p.old)
            for p in pieces
        ]
        return sheet.day(number, placed)
    return sheet.day(number, found.stops(sheet))


def replace_activity(ground: Ground, route: Route, edit: Replace) -> Route:
    """Return the route with another place where an activity is."""
    activity = meant(route, edit.activity)
    day = _changeable(route, activity)
    if activity.kind == "meal":
        return _eaten_elsewhere(ground, route, day, activity, edit)
    if activity.place is None or activity.kind != "visit":
        raise InputError(f"{activity.title} is no place that another one can replace.")
    if edit.by:
        place = named(ground, route, edit.by)
        route = wanting(route, place)
        setting = ground.setting(route)
        choices = [candidate_for(setting, place)]
    else:
        setting = ground.setting(route)
        choices = list(_alike(setting, route, activity.place, edit.kind))[:TRIED]
    route = route.replaced(brief=_without(ground, route, activity))
    sheet = draw(setting, route, [day], choices)
    found = _replaced(sheet, day, activity, choices)
    days = (sheet.day(day.number, each.stops(sheet)) for each in found)
    after = [with_days(route, {day.number: each}) for each in days]
    return next((each for each in after if not over_budget(each, [day.number])), after[0])


def _replaced(
    sheet: Sheet, day: RouteDay, activity: Activity, choices: Sequence[Candidate]
) -> list[Arranged]:
    """The day with each of the choices: first those for which nothing else is left out, and least is another."""
    bench = Bench(sheet, day.number)
    old = pieces_of(sheet, day.number, day.activities)
    refused: list[NoRoom] = []
    days: list[tuple[int, int, Arranged]] = []
    for candidate in choices:
        new = _instead(sheet, day.number, activity, candidate)
        order = [new if piece.old is activity else piece for piece in old]
        try:
            found = arranged(bench, order) if new.spans else None
        except NoRoom as error:
            refused.append(error)
            continue
        if found:
            other = found.cost + 2 * abs(candidate.minutes - activity.minutes) - candidate.worth
            days.append((len(found.dropped), other, found))
    if days:
        return [found for *_, found in sorted(days, key=lambda day: day[:2])]
    if refused:
        raise no_room(choices[0].place.name, refused[0])
    raise closed(choices[0].place, [day], [])


def _instead(sheet: Sheet, day: int, activity: Activity, candidate: Candidate) -> Piece:
    stops = sheet.sights(candidate.place)
    minutes = rounded_up(candidate.minutes)
    shortest = min(minutes, *(sheet.visit(v).shortest for v in stops))
    at = sheet.minute(activity.start)
    return Piece(stops, spans_of(sheet, day, stops), shortest, minutes, at)


def _alike(setting: Setting, route: Route, place: Place, kind: str | None) -> Iterator[Candidate]:
    """Yield what may replace a place, the likest and then the worthiest first: of its category, then with a tag of it."""
    there = {activity.place.ref for activity in route.activities if activity.place}
    free = [c for c in setting.candidates if c.place.ref not in there]
    free = [c for c in free if is_allowed(route.brief, c.place)]
    if kind:
        found = [c for c in free if words(kind) in map(words, (c.place.category, *c.place.tags))]
    else:
        found = [c for c in free if c.place.category == place.category]
        found += [c for c in free if c not in found and set(c.place.tags) & set(place.tags)]
    if not found:
        what = kind or f"{place.category} like {place.name}"
        raise ScheduleError(
            f"There is no other {what} here that suits this trip.",
            f"See what there is: tripai places list {setting.city.name!r}.",
        )
    yield from found


def _eaten_elsewhere(
    ground: Ground, route: Route, day: RouteDay, meal: Activity, edit: Replace
) -> Route:
    """The route with a meal in another area, a named one or the best of the others."""
    _refuse_no_choice(day, meal, edit)
    others = [activity for activity in day.activities if activity is not meal]
    sheet = draw(ground.setting(route), route, [day.replaced(activities=tuple(others))])
    bench = Bench(sheet, day.number)
    first = pieces_of(sheet, day.number, [a for a in others if a.start < meal.start])
    later = pieces_of(sheet, day.number, [a for a in others if a.start >= meal.start])
    areas = _areas(ground, sheet, day, meal, edit)
    if not areas:
        raise ScheduleError(
            f"{meal.title} cannot be taken elsewhere at that time.", "Name an area: --replace A=B."
        )
    found = []
    for stop in areas:
        spans = spans_of(sheet, day.number, (stop,))
        visit = sheet.visit(stop)
        at = sheet.minute(meal.start)
        new = Piece((stop,), spans, visit.shortest, meal.minutes, at)
        if meal.locked:  # to its time, not to where it is
            new = new.pinned(at, meal.minutes)
        if kept := bench.settled([*first, new, *later]):
            found.append((kept.cost - visit.score, kept))
    if not found:
        raise ScheduleError(
            f"There is no time to get to another area for {meal.title}.",
            "Name a nearer area, or take something out.",
        )
    best = min(found, key=lambda one: one[0])[1]
    after = sheet.day(day.number, best.stops(sheet))
    own = (a.replaced(locked=meal.locked) if a.id == meal.id else a for a in after.activities)
    return with_days(route, {day.number: after.replaced(activities=tuple(own))})


def _refuse_no_choice(day: RouteDay, meal: Activity, edit: Replace) -> None:
    """Refuse what is no lunch and no dinner, or one of two, and anything else instead of a meal."""
    if edit.kind:
        raise InputError(
            f"{meal.title} is a meal: a {edit.kind} is none.",
            f'Add one: tripai edit --add NAME. Or name an area: --replace "{meal.title}=AREA".',
        )
    which = meal_of(meal)
    alike = [a for a in day.activities if a is not meal and which and meal_of(a) == which]
    if which is None or alike:
        why = f"day {day.number} has {alike[0].title} too" if alike else "it is no lunch or dinner"
        raise InputError(
            f"{meal.title} cannot be taken in another area: {why}.",
            "Take it out, or move it to another time: --move NAME=TIME.",
        )


def _areas(ground: Ground, sheet: Sheet, day: RouteDay, meal: Activity, edit: Replace) -> list[int]:
    """The stops for a meal in the named area, or in all others in which nobody eats that day."""
    if edit.by:
        area = _area(ground, sheet.route.brief, edit.by)
        stops = sheet.meals(day.number, meal_of(meal), area)
        if not stops:
            raise NotFoundError(f"{area.name} is no area for {meal_of(meal)}.")
        return list(stops)
    taken = {a.place.ref for a in day.activities if a.kind == "meal" and a.place}
    every = sheet.meals(day.number, meal_of(meal))
    stops_of = sheet.blueprint.stops
    return [v for v in every if (place := stops_of[v].place) and place.ref not in taken]


def _area(ground: Ground, brief: Brief, said: str) -> Place:
    """The area to eat in of that name, which a sight may have as well."""
    places = ground.source.places(city_of(brief, ground.source))
    areas = {area.ref: area for area in itinerary.meal_areas(places)}
    found = areas.get(said) or Gazette(tuple(areas.values())).match(said, sights_only=False)
    if found is None:
        names = wording.listed(area.name for area in areas.values())
        raise NotFoundError(f"No area to eat in is called {said}.", f"There are: {names}.")
    return found


def _changeable(route: Route, activity: Activity) -> RouteDay:
    day = day_of(route, activity)
    if activity.kind in TAKEN_BY_ITSELF:
        raise InputError(f"{activity.title} cannot be taken out: {TAKEN_BY_ITSELF[activity.kind]}")
    if day.locked:
        raise locked_day(day.number)
    return day


def _without(ground: Ground, route: Route, activity: Activity) -> Brief:
    """The brief of a route that an activity leaves; a place that is there once more is still wanted."""
    brief, place = route.brief, activity.place
    if place is None or activity.kind != "visit":
        bookings = tuple(booking for booking in brief.bookings if not is_of(booking, activity))
        return brief.replaced(bookings=bookings)
    others = (a.place for a in route.activities if a is not activity and a.kind == "visit")
    if any(other and other.ref == place.ref for other in others):
        return brief
    return unwanting(brief, place, ground.source.places(city_of(brief, ground.source)))
