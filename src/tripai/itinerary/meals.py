"""When and where the party eats: a timed break in an area, never an invented restaurant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from tripai import hours
from tripai.itinerary.days import DayFrame, TripClock, rounded_down, rounded_up
from tripai.itinerary.stops import Draft, Stop, minor_units
from tripai.model import Booking, Brief, City, Meal, Money, Party, Place
from tripai.scheduling import Visit
from tripai.scheduling.problem import Window

MEAL_SCORE = 300  # more than the two worthiest sights: a meal gives way only to what is required
MEAL = "meal:"  # begins the solver's category of a meal, which the area's ref ends
LIKED_AREA = 5  # what a cuisine that was asked for adds
LISTED_AREA = 15  # what a restaurant of the traveller's own list adds: worth half an hour's way
CHILD_PORTION = 2  # a child eats for an adult's price over this


@dataclass(frozen=True, slots=True)
class MealTime:
    """When a meal may begin, and how long it takes: (minimum, preferred) minutes."""

    earliest: time
    latest: time
    minutes: tuple[int, int]


LUNCH = MealTime(time(12), time(13, 15), (45, 60))  # later, and the afternoon would stay empty
DINNER = MealTime(time(18, 30), time(20, 30), (60, 90))
LATER = {  # countries that eat later, by custom
    "ES": (
        MealTime(time(13, 30), time(14, 30), (45, 75)),
        MealTime(time(20), time(21, 30), (45, 90)),
    ),
    "PT": (
        MealTime(time(12, 30), time(13, 30), (45, 75)),
        MealTime(time(19), time(20, 45), (60, 90)),
    ),
    "IT": (
        MealTime(time(12, 30), time(13, 30), (45, 75)),
        MealTime(time(19, 15), time(20, 45), (60, 90)),
    ),
    "FR": (
        MealTime(time(12), time(13, 15), (45, 75)),
        MealTime(time(19), time(20, 45), (60, 90)),
    ),
    "TR": (
        MealTime(time(12), time(13, 15), (45, 60)),
        MealTime(time(18, 45), time(20, 45), (60, 90)),
    ),
}
AFTER_A_LATE_START = 45  # minutes by which a meal may begin later on a day that begins late
CHILDREN_DINE = MealTime(time(18), time(19, 30), (45, 75))
CHILDREN_DINE_LATE = MealTime(time(19), time(20), (45, 75))  # where no kitchen is warm before
BEFORE_A_SHOW = time(18)  # on an evening with a booking one eats before it, wherever one is
EVENING = time(17)


@dataclass(frozen=True, slots=True)
class MealSlot:
    """One meal of one day: the minutes in which it may begin, and its length."""

    meal: Meal
    day: int
    earliest: int
    latest: int
    minutes: tuple[int, int]


def meals(
    brief: Brief,
    city: City,
    clock: TripClock,
    frames: Sequence[DayFrame],
    areas: Sequence[Place],
    *,
    first: int,
) -> Iterator[Draft]:
    """Yield a draft for each meal in each area; area k is at the problem's location first + k."""
    for frame in frames:
        for slot in meal_slots(brief, city, clock, frame):
            cost = meal_cost(slot.meal, city, brief.party)
            for location, area in enumerate(areas, start=first):
                windows = _windows(slot, area, clock, frame)
                if windows and slot.meal in (area.meals or ("lunch", "dinner")):
                    yield _draft(slot, area, location, brief, windows, cost)


def _windows(slot: MealSlot, area: Place, clock: TripClock, frame: DayFrame) -> Sequence[Window]:
    """When a meal may begin and end: a restaurant of the traveller's own list has hours, an area has none."""
    if area.hours is None:
        return [(slot.earliest, slot.latest)]
    windows = []
    for span in hours.spans(area, frame.date):
        start, end = rounded_up(clock.minute(span.start)), rounded_down(clock.minute(span.end))
        earliest, latest = max(start, slot.earliest), min(slot.latest, end - slot.minutes[0])
        if earliest <= latest:
            windows.append((earliest, latest, end))
    return windows


def _draft(
    slot: MealSlot,
    area: Place,
    location: int,
    brief: Brief,
    windows: Sequence[Window],
    cost: Money | None,
) -> Draft:
    visit = Visit(
        location=location,
        duration=slot.minutes,
        score=meal_score(area, brief),
        windows=windows,
        category=MEAL + area.ref,
        cost=minor_units(cost),
        group=f"{slot.meal} {slot.day}",
    )
    title = f"{slot.meal.capitalize()} {'at' if area.has_doors else 'in'} {area.name}"
    return Stop("meal", title, location, area, meal=slot.meal, day=slot.day, cost=cost), visit


def one_meal_an_area(visits: Sequence[Visit]) -> dict[str, int]:
    """Return the limits a day by which nobody eats twice in one area."""
    categories = [visit.category for visit in visits if visit.category]
    return {category: 1 for category in categories if category.startswith(MEAL)}


def meal_slots(brief: Brief, city: City, clock: TripClock, frame: DayFrame) -> Iterator[MealSlot]:
    """Yield the meals for which a day has time and no booking in place of them."""
    booked = [b for b in brief.bookings if clock.day_of(b.start) == frame.date]
    titles = " ".join(booking.title.casefold() for booking in booked)
    for meal, when in _meal_times(brief, city, clock, booked).items():
        usual, latest = clock.at(frame.date, when.earliest), clock.at(frame.date, when.latest)
        if frame.start > usual:
            latest += AFTER_A_LATE_START
        earliest = max(usual, frame.start)
        latest = min(latest, frame.end - when.minutes[0])
        if earliest <= latest and meal not in titles:
            yield MealSlot(meal, frame.number, earliest, latest, when.minutes)


def _meal_times(
    brief: Brief, city: City, clock: TripClock, booked: Sequence[Booking]
) -> dict[Meal, MealTime]:
    lunch, dinner = LATER.get(city.country, (LUNCH, DINNER))
    if brief.party.child_ages:
        late = dinner.earliest >= CHILDREN_DINE.latest
        dinner = CHILDREN_DINE_LATE if late else CHILDREN_DINE
    if any(clock.moment(clock.minute(b.start)).time() >= EVENING for b in booked):
        earliest = min(dinner.earliest, BEFORE_A_SHOW)
        dinner = replace(dinner, earliest=earliest, minutes=CHILDREN_DINE.minutes)
    return {"lunch": lunch, "dinner": dinner}


def meal_score(area: Place, brief: Brief) -> int:
    """What a meal in an area is worth."""
    liked = any(tag in brief.interests for tag in area.tags if tag not in {"local-life", "views"})
    listed = bool(area.provenance.listed_in)
    return MEAL_SCORE + (LIKED_AREA if liked else 0) + (LISTED_AREA if listed else 0)


def meal_cost(meal: Meal, city: City, party: Party) -> Money | None:
    """What a simple meal costs the whole party, None where that is unknown; children eat for half."""
    price = city.lunch if meal == "lunch" else city.dinner
    if price is None:
        return None
    adults = party.adults + party.seniors
    amount = price * adults + price * len(party.child_ages) / CHILD_PORTION
    return Money(amount=round(amount, 2), currency=city.currency)
