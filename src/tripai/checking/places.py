"""Rules about places: twice the same, too far away, coordinates swapped, steps."""

from __future__ import annotations

from tripai import wording
from tripai.checking.claims import is_imported
from tripai.checking.fault import Fault, Faults
from tripai.checking.names import are_alike, is_called
from tripai.checking.survey import FARTHEST_M, Survey
from tripai.checking.wording import date_words, span_words, spot_words, title_words
from tripai.geo import Point, distance_m
from tripai.model import MEAL_AREA, Activity, Booking, Place, RouteDay

SAME_SPOT_M = 30
FAR_OFF_M = 40_000  # from where one sleeps: a trip of its own, as far as the places of a city file lie from its centre
SAME_LATITUDE = 0.001  # degrees, about 110 m: farther apart there is no need to reckon


def duplicate_place(survey: Survey) -> Faults:
    """Nothing is seen twice, be it by a booking, and we plan no two meals of a day in one place."""
    yield from _seen_by_a_booking(survey)
    sights = [
        (d, a) for d, a in survey.visited if a.kind in {"visit", "event"} and not _for_meals(a)
    ]
    meals = [(d, a) for d, a in survey.visited if _for_meals(a) and not is_imported(a)]
    for index, (day, again) in enumerate(sights):
        first = next((a for _, a in sights[:index] if _same(a, again)), None)
        if first:
            yield Fault(_twice_words(first, again), day, again)
    for index, (day, again) in enumerate(meals):
        first = next((a for d, a in meals[:index] if d is day and _same(a, again)), None)
        if first:
            yield Fault(_twice_words(first, again), day, again)


def outlier(survey: Survey) -> Faults:
    """A place is where the day and the other places are."""
    for day, activity, place in _strays(survey):
        if not _swapped(place, day):
            away = wording.distance(distance_m(place.point, day.base.point))
            yield Fault(
                f"{title_words(activity)} ({_position_words(place)}) is {away} "
                f"from {spot_words(day.base)}: more than {wording.distance(FARTHEST_M)} "
                "from there or from the other places.",
                day,
                activity,
            )


def far_off(survey: Survey) -> Faults:
    """A place is near enough to go there and back on one day."""
    for day, activity in survey.visited:
        place = activity.place
        metres = distance_m(place.point, day.base.point) if place else 0
        if metres > FAR_OFF_M and not survey.is_stray(day, activity):
            yield Fault(
                f"{title_words(activity)} is {wording.distance(metres)} from {day.base.name}: "
                f"more than {wording.distance(FAR_OFF_M)}.",
                day,
                activity,
            )


def swapped_coordinates(survey: Survey) -> Faults:
    """Latitude and longitude are not swapped."""
    for day, activity, place in _strays(survey):
        if _swapped(place, day):
            away = wording.distance(distance_m(place.point, day.base.point))
            yield Fault(
                f"{title_words(activity)} ({_position_words(place)}) is {away} "
                f"from {day.base.name}: its latitude and longitude are swapped.",
                day,
                activity,
            )


def step_free(survey: Survey) -> Faults:
    """A trip without steps has no place with steps."""
    if not survey.route.brief.step_free:
        return
    for day, activity in survey.visited:
        if activity.place and activity.place.step_free is False:
            where = f"{activity.place.name} is planned on {date_words(day.date)}"
            yield Fault(f"{where} but is not step-free.", day, activity)


def _seen_by_a_booking(survey: Survey) -> Faults:
    for booking in survey.route.brief.bookings:
        for day, activity in survey.visited:
            if activity.kind == "visit" and _sees(booking, activity):
                yield Fault(
                    f"{title_words(activity)} is planned {span_words(activity)}, but the booking "
                    f"{booking.title!r} on {date_words(booking.start.date())} sees it.",
                    day,
                    activity,
                )


def _sees(booking: Booking, activity: Activity) -> bool:
    place = activity.place
    return bool(booking.place and place and is_called(place, booking.place))


def _strays(survey: Survey) -> list[tuple[RouteDay, Activity, Place]]:
    return [
        (day, activity, activity.place)
        for day, activity in survey.visited
        if activity.place and survey.is_stray(day, activity)
    ]


def _swapped(place: Place, day: RouteDay) -> bool:
    turned: Point = (place.lon, place.lat)
    return abs(place.lon) <= 90 and distance_m(turned, day.base.point) <= FARTHEST_M


def _for_meals(activity: Activity) -> bool:
    return activity.kind == "meal" or bool(activity.place and activity.place.category == MEAL_AREA)


def _same(first: Activity, again: Activity) -> bool:
    a, b = first.place, again.place
    return a is not None and b is not None and (a.ref == b.ref or are_one(a, b))


def are_one(a: Place, b: Place) -> bool:
    """Whether two places are one thing that is known twice: within 30 m, and of like names."""
    near = abs(a.lat - b.lat) < SAME_LATITUDE and distance_m(a.point, b.point) <= SAME_SPOT_M
    return near and are_alike(a, b)


def _twice_words(first: Activity, again: Activity) -> str:
    assert first.place
    assert again.place
    names = first.place.name, again.place.name
    both = names[0] if names[0] == names[1] else " and ".join(names)
    verb = "is planned twice" if names[0] == names[1] else "are one place, planned twice"
    return f"{both} {verb}: {span_words(first)} and {span_words(again)}."


def _position_words(place: Place) -> str:
    return f"{place.lat:.4f}, {place.lon:.4f}"
