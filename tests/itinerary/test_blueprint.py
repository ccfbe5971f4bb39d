"""What the solver is told: windows, costs, limits and shifts."""

from dataclasses import replace
from datetime import date, time

import pytest
from small_trip import CITY, FRIDAY, a_brief, a_place, an_area, drawn, lisbon, wanted

from tripai.itinerary import Blueprint, meal_areas
from tripai.itinerary.meals import LATER
from tripai.itinerary.sights import most_of_a_kind, party_price
from tripai.model import (
    Booking,
    Budget,
    DayTerms,
    Money,
    Party,
    Place,
    Provenance,
    Spot,
    Sun,
    Weather,
)
from tripai.scheduling import Shift, Visit, solve

PACES = ("relaxed", "balanced", "packed")
FADO = Booking(
    title="Fado show",
    start=lisbon("2026-12-05 20:02"),
    minutes=90,
    spot=Spot(name="Alfama", lat=38.72, lon=-9.14),
)

CRUISE = FADO.replaced(title="DINNER cruise", start=lisbon("2026-12-04 20:00"))


def windows(place: Place, **brief: object) -> list[tuple[str, ...]]:
    """The windows of the only sight as one reads them: day, earliest start, latest start, end."""
    blueprint = drawn(a_brief(**brief), [wanted(place)])
    clock = blueprint.clock
    [visit] = blueprint.problem.visits
    return [
        (f"{clock.moment(window[0]):%a}", *(f"{clock.moment(minute):%H:%M}" for minute in window))
        for window in visit.windows
    ]


def only(blueprint: Blueprint, kind: str) -> list[Visit]:
    pairs = zip(blueprint.stops, blueprint.problem.visits, strict=True)
    return [visit for stop, visit in pairs if stop.kind == kind]


# Windows


def test_windows_are_the_opening_hours_of_each_day() -> None:
    museum = a_place("Museum", hours="Tu-Su 10:00-18:00; PH off")
    assert windows(museum, days=5) == [
        ("Fri", "10:00", "18:00", "18:00"),
        ("Sat", "10:00", "18:00", "18:00"),
        ("Sun", "10:00", "18:00", "18:00"),
    ]  # the 7th is a Monday, the 8th a holiday


def test_windows_end_with_the_last_entry_and_the_day() -> None:
    museum = a_place("Museum", hours="08:57-13:02,14:01-23:00", last_entry=30)
    assert windows(museum, days=1) == [
        ("Fri", "09:30", "12:30", "13:00"),
        ("Fri", "14:05", "21:30", "21:30"),
    ]


def test_no_window_where_the_last_entry_is_before_the_day_starts() -> None:
    assert windows(a_place("Market", hours="06:00-10:00", last_entry=60), days=1) == []


def test_windows_begin_after_the_arrival() -> None:
    museum = a_place("Museum", hours="10:00-18:00")
    found = windows(museum, days=2, arrive=lisbon("2026-12-04 14:32"))
    assert found == [("Fri", "16:30", "18:00", "18:00"), ("Sat", "10:00", "18:00", "18:00")]


def test_windows_follow_a_change_of_the_clock() -> None:
    museum = a_place("Museum", hours="10:00-18:00")
    found = windows(museum, days=2, start=date(2027, 3, 27))
    assert [window[1:] for window in found] == [("10:00", "18:00", "18:00")] * 2


@pytest.mark.parametrize("hours", [None, "Mo-Fr 10:00-18:00; SH off", "rubbish"])
def test_unknown_hours_are_tried_by_day_and_count_less(hours: str | None) -> None:
    place = a_place("Chapel", hours=hours)
    assert windows(place, days=1) == [("Fri", "10:00", "17:00", "17:00")]
    [visit] = drawn(a_brief(days=1), [wanted(place, 80)]).problem.visits
    assert 0 < visit.score < 80


def test_hours_by_appointment_are_unknown_too() -> None:
    place = a_place("Chapel", hours='12:00-20:00 "by appointment"')
    assert windows(place, days=1) == [("Fri", "12:00", "17:00", "17:00")]


def test_a_park_is_for_daylight_and_a_square_is_not() -> None:
    [(_, start, *_, end)] = windows(a_place("Park", hours="24/7", category="park"), days=1)
    assert (start, end) == ("09:30", "17:15")  # the sun sets at 17:15
    assert windows(a_place("Square", hours="24/7", category="square"), days=1) == [
        ("Fri", "09:30", "21:30", "21:30")
    ]
    [(*_, end)] = windows(a_place("Late", hours="08:00-20:00", category="park"), days=1)
    assert end == "17:15"


def test_a_view_is_one_until_dusk_unless_somebody_keeps_it_open() -> None:
    hill = a_place("Hill", hours="24/7", category="viewpoint", setting="outdoor")
    [(_, start, *_, end)] = windows(hill, days=1)
    assert (start, end) == ("09:30", "17:40")
    tower = hill.replaced(hours="10:00-23:00")
    assert [window[1:] for window in windows(tower, days=1)] == [("10:00", "21:30", "21:30")]


def test_outdoors_no_day_begins_before_the_suns() -> None:
    early = {"days": 1, "day_start": time(6)}
    lit = a_place("Square", hours="24/7", category="square", setting="outdoor")
    for place, start, end in (
        (lit, "07:15", "21:30"),  # the sun rises at 7:38
        (lit.replaced(category="park", setting="mixed"), "07:40", "17:15"),
        (lit.replaced(setting="indoor"), "06:00", "21:30"),
    ):
        assert windows(place, **early) == [("Fri", start, end, end)]


def test_light_is_no_reason_to_leave_out_a_must() -> None:
    hill = a_place("Hill", hours="24/7", category="viewpoint", setting="outdoor")
    evening = a_brief(days=1, day_start=time(18))
    [visit] = drawn(evening, [wanted(hill)]).problem.visits
    assert visit.windows == []
    [visit] = drawn(evening, [wanted(hill, required=True)]).problem.visits
    assert visit.windows == [(18 * 60, 21 * 60 + 30, 21 * 60 + 30)]


def test_where_the_sun_does_not_rise_parks_are_open_all_the_same() -> None:
    north = Spot(name="Tromsø", lat=69.65, lon=-9.14)
    park = wanted(a_place("Park", hours="10:00-15:00", category="park"))
    blueprint = drawn(a_brief(days=1, start=date(2026, 12, 21), base=north), [park])
    assert blueprint.frames[0].sun == Sun(stays="down")
    [visit] = blueprint.problem.visits
    assert visit.windows == [(10 * 60, 15 * 60, 15 * 60)]


# Rain


RAIN = Weather(kind="forecast", low=9, high=13, rain_chance=90, rain_mm=14, source="test")
DRY = RAIN.replaced(rain_chance=10, rain_mm=0.5)
SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
OUTDOORS = a_place("Square", hours="10:00-18:00", category="square", setting="outdoor")


def test_a_place_outdoors_is_worth_less_on_a_wet_day() -> None:
    weather = {FRIDAY: DRY, SATURDAY: RAIN, SUNDAY: RAIN}
    blueprint = drawn(a_brief(days=3), [wanted(OUTDOORS), wanted(a_place("M"))], weather=weather)
    dry, wet, indoors = blueprint.problem.visits
    assert [stop.title for stop in blueprint.stops] == ["Square", "Square", "M"]
    assert (len(dry.windows), len(wet.windows), len(indoors.windows)) == (1, 2, 3)
    assert dry.group == wet.group is not None
    assert indoors.group is None
    assert wet.score < 0.7 * dry.score == 0.7 * indoors.score
    assert blueprint.problem.shifts[0].max_visits == 1  # of two sights, though it has three visits


def test_where_all_days_are_alike_there_is_one_chance() -> None:
    [dry] = drawn(a_brief(days=1), [wanted(OUTDOORS)], weather={FRIDAY: DRY}).problem.visits
    [wet] = drawn(a_brief(days=1), [wanted(OUTDOORS)], weather={FRIDAY: RAIN}).problem.visits
    [unknown] = drawn(a_brief(days=1), [wanted(OUTDOORS)]).problem.visits
    assert dry == unknown
    assert wet == replace(dry, score=wet.score)
    assert wet.score < dry.score


@pytest.mark.parametrize("required", [False, True])
def test_one_goes_out_when_it_is_dry(required: bool) -> None:
    """On the wet Friday one is indoors, though the way would be the same; a must is there once."""
    sights = [wanted(OUTDOORS, required=required), wanted(a_place("Museum"))]
    weather = {FRIDAY: RAIN, SATURDAY: DRY}
    blueprint = drawn(a_brief(days=2), sights, weather=weather)
    schedule = solve(blueprint.problem, effort=2000)
    days = [[blueprint.stops[index].title for index, *_ in shift] for shift in schedule.shifts]
    assert days == [["Museum"], ["Square"]]


def test_two_chances_of_a_must_are_one_must() -> None:
    zoo = OUTDOORS.replaced(category="zoo")
    weather = {FRIDAY: RAIN, SATURDAY: DRY}
    visits = drawn(a_brief(days=2), [wanted(zoo, required=True)], weather=weather).problem.visits
    assert [visit.required for visit in visits] == [True, False]
    assert most_of_a_kind(a_brief(days=2), visits)["outing"] == 1


# Sights


def test_a_visit_takes_its_usual_time_more_or_less() -> None:
    museum = wanted(a_place("Museum"), minutes=200)
    visits = [drawn(a_brief(pace=pace), [museum]).problem.visits[0] for pace in PACES]
    assert all(visit.shortest <= 200 < visit.preferred <= 260 for visit in visits)
    assert all(
        minutes % 5 == 0 for visit in visits for minutes in (visit.shortest, visit.preferred)
    )
    assert visits[0].shortest > visits[1].shortest
    assert visits[0].preferred >= visits[1].preferred >= visits[2].preferred


def test_a_cruise_and_a_brief_stop_have_one_length() -> None:
    cruise = wanted(a_place("Cruise", tags=("boat",)), minutes=75)
    square = wanted(a_place("Square", category="square"), minutes=20)
    visits = drawn(a_brief(), [cruise, square]).problem.visits
    assert [(visit.shortest, visit.preferred) for visit in visits] == [(75, 75), (20, 20)]


@pytest.mark.parametrize("pace", PACES)
def test_a_timed_entry_of_an_hour_is_not_drawn_out(pace: str) -> None:
    supper = wanted(a_place("Last Supper", minutes=40, book_ahead=True))
    palace = wanted(a_place("Palace", minutes=90, book_ahead=True))
    visits = drawn(a_brief(pace=pace), [supper, palace]).problem.visits
    assert (visits[0].shortest, visits[0].preferred) == (40, 40)
    assert visits[1].preferred > visits[1].shortest


def test_few_sights_are_spread_over_the_days() -> None:
    nine = [wanted(a_place(f"Museum {n}", category="square"), minutes=60) for n in range(9)]
    shifts = drawn(a_brief(days=3, pace="packed"), nine).problem.shifts
    assert [shift.max_visits for shift in shifts] == [3, 3, 3]


@pytest.mark.parametrize("minutes", [10, 13, 33, 480])
def test_no_visit_is_shorter_than_ten_minutes(minutes: int) -> None:
    for pace in PACES:
        [visit] = drawn(a_brief(pace=pace), [wanted(a_place("A"), minutes=minutes)]).problem.visits
        assert 10 <= visit.shortest <= visit.preferred


def test_the_party_pays_for_those_who_pay() -> None:
    price = Money(amount="7.50", currency="EUR")
    museum = a_place("Museum", price=price, free_under=12)
    party = Party(adults=2, child_ages=(11, 12), seniors=1)
    assert party_price(museum, party) == Money(amount=30, currency="EUR")
    assert party_price(museum.replaced(free_under=0), party) == Money(amount="37.5", currency="EUR")
    assert party_price(a_place("Unknown"), party) is None
    blueprint = drawn(a_brief(party=party), [wanted(museum), wanted(a_place("Unknown"))])
    assert [visit.cost for visit in blueprint.problem.visits] == [3000, 0]


def test_limits_give_way_to_musts() -> None:
    museums = [wanted(a_place(f"M{n}", minutes=60), required=n < 4) for n in range(6)]
    free = drawn(a_brief(), [m.replaced(required=False) for m in museums]).problem
    assert free.category_limits["museum"] == 2
    assert drawn(a_brief(), museums).problem.category_limits["museum"] == 4
    assert drawn(a_brief(pace="packed")).problem.category_limits["museum"] == 3


def test_a_short_day_has_room_for_fewer_sights_and_a_packed_one_for_more() -> None:
    sights = [wanted(a_place(f"M{n}", minutes=60)) for n in range(30)]
    most = []
    for pace in PACES:
        brief = a_brief(pace=pace, arrive=lisbon("2026-12-04 13:30"))
        short, full, last = (shift.max_visits for shift in drawn(brief, sights).problem.shifts)
        assert short
        assert full
        assert 1 <= short < full == last
        most.append(full)
    assert most[0] <= most[1] <= most[2]
    assert most[0] < most[2]


def test_more_musts_than_a_pace_has_room_for_are_tried_all_the_same() -> None:
    musts = [wanted(a_place(f"M{n}"), required=True) for n in range(20)]
    assert [s.max_visits for s in drawn(a_brief(days=2), musts).problem.shifts] == [10, 10]


# Meals


def test_meals_are_offered_in_each_area_at_their_times() -> None:
    blueprint = drawn(
        a_brief(days=1), areas=[an_area("Baixa"), an_area("Docks", meals=("dinner",))]
    )
    told = [
        (stop.title, *(f"{blueprint.clock.moment(m):%H:%M}" for m in visit.windows[0]), visit.group)
        for stop, visit in zip(blueprint.stops, blueprint.problem.visits, strict=True)
    ]
    assert told == [
        ("Lunch in Baixa", "12:30", "13:30", "lunch 1"),
        ("Dinner in Baixa", "19:00", "20:30", "dinner 1"),
        ("Dinner in Docks", "19:00", "20:30", "dinner 1"),
    ]


MINE = Provenance(source="own", listed_in="my.csv", position_grade="B", hours_grade="B")


def a_restaurant(hours: str | None) -> Place:
    return an_area("Ramiro").replaced(hours=hours, provenance=MINE)


def test_a_restaurant_of_ones_own_is_eaten_at_when_it_is_open() -> None:
    blueprint = drawn(a_brief(days=2), areas=[a_restaurant("Fr 12:00-15:00; Sa 19:30-23:00")])
    meals = [stop for stop in blueprint.stops if stop.kind == "meal"]
    assert [(stop.title, stop.day) for stop in meals] == [
        ("Lunch at Ramiro", 1),
        ("Dinner at Ramiro", 2),
    ]
    dinner = only(blueprint, "meal")[-1].windows[0]
    assert dinner[0] == 24 * 60 + 19 * 60 + 30
    assert dinner[2] == 24 * 60 + 23 * 60


def test_a_restaurant_of_ones_own_that_closes_early_is_left_in_time() -> None:
    blueprint = drawn(a_brief(days=1), areas=[a_restaurant("12:00-13:20")])
    [(earliest, latest, end)] = only(blueprint, "meal")[0].windows
    assert end == 13 * 60 + 20
    assert latest + only(blueprint, "meal")[0].duration[0] <= end
    assert earliest <= latest


def test_a_meal_on_ones_own_list_goes_before_any_area() -> None:
    blueprint = drawn(a_brief(days=1), areas=[an_area("Baixa"), a_restaurant(None)])
    area, mine = (visit.score for visit in only(blueprint, "meal")[:2])
    assert mine > area


def test_never_two_meals_in_one_area_on_a_day() -> None:
    problem = drawn(a_brief(days=2), areas=[an_area("Baixa")]).problem
    [category] = {visit.category for visit in problem.visits}
    assert category
    assert problem.category_limits[category] == 1
    assert not any(visit.counted for visit in problem.visits)


@pytest.mark.parametrize(
    ("changes", "meals"),
    [
        ({}, ["lunch", "dinner"]),
        ({"day_end": time(18)}, ["lunch"]),
        ({"day_start": time(15)}, ["dinner"]),
        ({"arrive": lisbon("2026-12-04 14:00")}, ["dinner"]),
        ({"leave": lisbon("2026-12-04 15:00")}, []),
        ({"bookings": (CRUISE,)}, ["lunch"]),
        ({"bookings": (CRUISE.replaced(start=lisbon("2026-12-05 20:00")),)}, ["lunch", "dinner"]),
    ],
)  # fmt: skip
def test_meals_for_which_there_is_time_and_no_booking(
    changes: dict[str, object], meals: list[str]
) -> None:
    blueprint = drawn(a_brief(days=1, **changes), areas=[an_area("Baixa")])
    assert [stop.meal for stop in blueprint.stops if stop.kind == "meal"] == meals


def test_spain_dines_late_and_children_early() -> None:
    spain = CITY.replaced(country="ES")
    family = a_brief(days=1, party=Party(child_ages=(6,)), day_end=time(23))

    def dinner(blueprint: Blueprint) -> str:
        window = only(blueprint, "meal")[-1].windows[0]
        return f"{blueprint.clock.moment(window[0]):%H:%M}"

    areas = [an_area("Baixa")]
    with_children = dinner(drawn(family, areas=areas))
    adults = dinner(drawn(family.replaced(party=Party()), areas=areas))
    spanish = dinner(drawn(family.replaced(party=Party()), areas=areas, city=spain))
    assert "17:30" <= with_children < adults < spanish <= "21:00"
    assert with_children < dinner(drawn(family, areas=areas, city=spain)) < spanish


@pytest.mark.parametrize("country", ["US", *LATER])
@pytest.mark.parametrize("day_end", [time(20, 30), time(21, 30)])  # with small children, and others
def test_a_family_dines_at_a_sensible_time_everywhere(country: str, day_end: time) -> None:
    family = a_brief(days=1, party=Party(child_ages=(6, 9)), day_end=day_end)
    city = CITY.replaced(country=country)
    blueprint = drawn(family, areas=[an_area("Baixa")], city=city)
    assert [stop.meal for stop in blueprint.stops] == ["lunch", "dinner"]
    dinner = only(blueprint, "meal")[-1]
    earliest, latest = dinner.windows[0]
    assert 18 * 60 <= earliest <= 19 * 60
    assert latest - earliest >= 45  # whatever the last sight is
    assert latest + dinner.shortest <= 20 * 60 + 45


def test_children_eat_for_half() -> None:
    family = a_brief(days=1, party=Party(adults=2, child_ages=(6, 9, 12)))
    blueprint = drawn(family, areas=[an_area("Baixa")])
    assert [visit.cost for visit in blueprint.problem.visits] == [4900, 8750]


def test_a_cuisine_that_was_asked_for_is_preferred() -> None:
    areas = [an_area("Fish", tags=("seafood",)), an_area("Any", tags=("views",))]
    brief = a_brief(days=1, interests={"seafood": 1, "views": 1})
    assert [visit.score for visit in drawn(brief, areas=areas).problem.visits[:2]] == [305, 300]


def test_meal_areas_are_told_from_sights() -> None:
    area = an_area("Baixa")
    assert meal_areas([a_place("Museum"), area]) == [area]
    assert meal_areas([a_place("Museum"), area], avoid=(area.name,)) == []
    spelled = an_area("Bélem-Docks")
    assert meal_areas([area, spelled], avoid=("belem docks",)) == [area]


# Bookings


def test_a_booking_is_required_at_its_minute() -> None:
    blueprint = drawn(a_brief(bookings=(FADO,)))
    [visit] = only(blueprint, "event")
    start = 1440 + 20 * 60 + 2
    assert visit.windows == [(start, start)]
    assert (visit.required, visit.duration, visit.counted) == (True, 90, False)


def stretch(booking: Booking, **changes: object) -> tuple[str, str]:
    """The hours of the shift on the second day."""
    blueprint = drawn(a_brief(bookings=(booking,), **changes))
    shift = blueprint.problem.shifts[1]
    return tuple(f"{blueprint.clock.moment(m):%d %H:%M}" for m in (shift.start, shift.end))  # type: ignore[return-value]


def test_the_day_stretches_to_reach_a_booking_and_come_back() -> None:
    assert stretch(FADO) == ("05 09:30", "05 21:47")  # ends 21:32, and 15 minutes home
    assert stretch(FADO.replaced(start=lisbon("2026-12-05 18:00"))) == ("05 09:30", "05 21:30")
    assert stretch(FADO.replaced(start=lisbon("2026-12-05 07:00"))) == ("05 06:45", "05 21:30")
    assert stretch(FADO.replaced(start=lisbon("2026-12-05 22:00"), spot=None)) == (
        "05 09:30",
        "05 23:50",
    )


def test_a_booking_told_in_another_zone_is_on_the_trip_s_day() -> None:
    late = FADO.replaced(start="2026-12-06T05:00:00+09:00")  # 20:00 of the 5th in Lisbon
    assert stretch(late) == ("05 09:30", "05 21:45")


def test_time_is_kept_around_a_booking_without_a_place() -> None:
    blueprint = drawn(a_brief(bookings=(FADO.replaced(spot=None),)), [wanted(a_place("Museum"))])
    assert blueprint.problem.travel == [[0, 15, 20], [15, 0, 35], [20, 35, 0]]


# Budget


def test_a_budget_is_in_cents_for_the_day_or_the_trip() -> None:
    def budgets(per: str) -> tuple[int | None, list[int | None]]:
        budget = Budget(amount="99.99", currency="EUR", per=per)
        problem = drawn(a_brief(budget=budget)).problem
        return problem.budget, [shift.budget for shift in problem.shifts]

    assert budgets("day") == (None, [9999] * 3)
    assert budgets("trip") == (9999, [None] * 3)
    free: list[Shift] = list(drawn(a_brief()).problem.shifts)
    assert [shift.budget for shift in free] == [None] * 3


def test_locations_and_legs_belong_together() -> None:
    brief = a_brief(bookings=(FADO,), base=Spot(name="Hotel", lat=38.70, lon=-9.14))
    blueprint = drawn(brief, [wanted(a_place("Museum", lat=38.73))], [an_area("Docks", 38.74)])
    assert blueprint.base.name == "Hotel"
    assert blueprint.frames[0].date == FRIDAY
    assert [leg.metres for leg in blueprint.legs[0]] == [0, 3336, 4448, 2224]


def test_a_day_may_hold_fewer_or_more_sights_than_its_pace_says() -> None:
    several = [wanted(a_place(f"Sight {number}")) for number in range(30)]
    terms = (DayTerms(day=2, most_sights=2), DayTerms(day=3, most_sights=9))
    blueprint = drawn(a_brief(day_terms=terms), several)
    assert [shift.max_visits for shift in blueprint.problem.shifts] == [5, 2, 9]
