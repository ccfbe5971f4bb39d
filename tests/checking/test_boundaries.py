"""What is just allowed, and what is just not: the numbers in the rules are the ones meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tripai.checking import check_route
from tripai.model import (
    Activity,
    Booking,
    Brief,
    Budget,
    Leg,
    Money,
    Party,
    Place,
    Route,
    RouteDay,
    Spot,
    Stay,
)

LISBON = ZoneInfo("Europe/Lisbon")


def at(day: int, clock: str) -> datetime:
    return datetime.combine(date(2026, 12, day), time.fromisoformat(clock), LISBON)


def with_activity(route: Route, number: int, index: int, **changes: object) -> Route:
    activities = list(route.days[number - 1].activities)
    activities[index] = activities[index].replaced(**changes)
    return with_day(route, number, activities=activities)


def with_place(route: Route, number: int, index: int, **changes: object) -> Route:
    place = route.days[number - 1].activities[index].place
    assert place
    return with_activity(route, number, index, place=place.replaced(**changes))


def with_day(route: Route, number: int, /, **changes: object) -> Route:
    days = list(route.days)
    days[number - 1] = days[number - 1].replaced(**changes)
    return route.replaced(days=days)


def with_brief(route: Route, **changes: object) -> Route:
    return route.replaced(brief=route.brief.replaced(**changes))


def rules(route: Route) -> list[str]:
    return [finding.rule for finding in check_route(route)]


@pytest.mark.parametrize(("minutes", "found"), [(30, []), (31, ["travel-time"])])
def test_a_leg_may_take_all_of_the_gap(route: Route, minutes: int, found: list[str]) -> None:
    leg = Leg(mode="transit", minutes=minutes, metres=2_000)
    assert rules(with_activity(route, 1, 5, leg=leg)) == found


@pytest.mark.parametrize(
    ("mode", "minutes", "metres", "found"),
    [
        ("walk", 20, 2_390, []),
        ("walk", 20, 2_400, ["leg-speed"]),
        ("transit", 20, 20_500, []),
        ("transit", 20, 20_501, ["leg-speed"]),
        ("drive", 20, 37_500, []),
        ("drive", 20, 37_600, ["leg-speed"]),
    ],
)
def test_speeds(route: Route, mode: str, minutes: int, metres: int, found: list[str]) -> None:
    leg = Leg(mode=mode, minutes=minutes, metres=metres)
    assert rules(with_activity(route, 1, 5, leg=leg)) == found


@pytest.mark.parametrize(
    ("metres", "source", "found"),
    [
        (776, "estimate", []),
        (770, "estimate", ["leg-short"]),
        (700, "routed", []),
        (670, "routed", ["leg-short"]),
    ],
)
def test_a_leg_is_as_long_as_the_straight_line(
    route: Route, metres: int, source: str, found: list[str]
) -> None:
    leg = Leg(mode="walk", minutes=15, metres=metres, source=source)
    assert rules(with_activity(route, 1, 5, leg=leg)) == found


@pytest.mark.parametrize(("lat", "found"), [(38.7138, []), (38.7141, ["leg-missing"])])
def test_next_door_needs_no_leg(route: Route, lat: float, found: list[str]) -> None:
    route = with_place(route, 1, 6, lat=lat, lon=-9.1250)
    route = with_place(route, 1, 5, lat=38.7125, lon=-9.1250)
    away = Leg(mode="drive", minutes=15, metres=3_000)
    route = with_day(with_activity(route, 1, 5, leg=away), 1, way_home=away)
    assert rules(with_activity(route, 1, 6, leg=None)) == found


@pytest.mark.parametrize(("minutes", "found"), [(60, []), (61, ["return-late"])])
def test_the_way_home_may_end_with_the_day(route: Route, minutes: int, found: list[str]) -> None:
    home = Leg(mode="drive", minutes=minutes, metres=5_000)
    assert rules(with_day(route, 1, way_home=home)) == found


def test_the_way_home_is_done_before_leaving(route: Route) -> None:
    kept = route.days[2].activities[:3]
    home = Leg(mode="drive", minutes=31, metres=5_000)
    route = with_day(route, 3, activities=kept, way_home=home)
    assert rules(with_brief(route, leave=at(6, "16:01"))) == []
    assert rules(with_brief(route, leave=at(6, "16:00"))) == ["return-late"]


@pytest.mark.parametrize(("last_entry", "found"), [(180, []), (181, ["last-entry"])])
def test_the_last_entry_itself_is_in_time(route: Route, last_entry: int, found: list[str]) -> None:
    assert rules(with_place(route, 1, 5, last_entry=last_entry)) == found


@pytest.mark.parametrize(
    ("hours", "found"), [("15:00-16:30", []), ("15:01-16:30", ["hours-closed"])]
)
def test_a_visit_may_fill_the_hours(route: Route, hours: str, found: list[str]) -> None:
    assert rules(with_place(route, 1, 5, hours=hours, last_entry=0)) == found


@pytest.mark.parametrize(("amount", "found"), [(81, []), (80.99, ["budget"])])
def test_a_budget_may_be_spent(route: Route, amount: float, found: list[str]) -> None:
    budget = Budget(amount=amount, currency="EUR", per="day")
    assert rules(with_brief(route, budget=budget)) == found


@pytest.mark.parametrize(
    ("party", "found"),
    [
        (Party(adults=2, child_ages=(9,)), []),
        (Party(adults=1, seniors=1, child_ages=(9,)), []),
        (Party(adults=1, child_ages=(13, 9)), []),
        (Party(adults=2, child_ages=(13,)), ["cost-differs"]),
    ],
)
def test_who_pays_at_the_castle(route: Route, party: Party, found: list[str]) -> None:
    route = with_activity(route, 2, 0, cost=None)
    assert rules(with_brief(route, party=party)) == found


@pytest.mark.parametrize(
    ("party", "metres", "found"),
    [
        (Party(adults=2, child_ages=(9,)), 9_000, []),
        (Party(adults=2, child_ages=(8,)), 9_000, []),
        (Party(adults=2, child_ages=(7,)), 9_000, ["much-walking"]),
        (Party(adults=1, seniors=1), 9_000, ["much-walking"]),
    ],
)
def test_who_walks_how_far(route: Route, party: Party, metres: int, found: list[str]) -> None:
    leg = Leg(mode="walk", minutes=120, metres=metres)
    route = with_activity(route, 1, 6, leg=leg)
    route = with_activity(with_activity(route, 1, 2, cost=None), 2, 0, cost=None)
    assert rules(with_brief(route, party=party)) == found


def test_steps_that_nobody_knows_of_are_no_finding(route: Route) -> None:
    assert rules(with_brief(route, step_free=True)) == []


@pytest.mark.parametrize(
    "must", ["carmo convent", "CÁRMO-Convent", "The Carmo Convent", "Fado show"]
)
def test_a_must_is_known_by_any_spelling(route: Route, must: str) -> None:
    assert rules(with_brief(route, must=(must,))) == []


def test_a_must_is_not_met_by_a_part_of_a_name(route: Route) -> None:
    assert rules(with_brief(route, must=("Carmo",))) == ["must-missing"]


def test_a_must_is_met_by_a_booking_that_sees_it(route: Route) -> None:
    (fado,) = route.brief.bookings
    seen = with_brief(route, must=("Tower",), bookings=(fado.replaced(place="Tower"),))
    assert rules(seen) == []
    assert rules(with_brief(route, must=("Tower",))) == ["must-missing"]


def test_what_a_booking_sees_is_not_visited(route: Route) -> None:
    (fado,) = route.brief.bookings
    found = check_route(with_brief(route, bookings=(fado.replaced(place="carmo convent"),)))
    assert [finding.rule for finding in found] == ["duplicate-place"]
    assert "but the booking 'Fado show' on " in found[0].message


def test_an_area_may_be_eaten_in_on_other_days_and_seen_as_well(route: Route) -> None:
    day, meal = route.days[2], route.days[2].activities[1]
    stroll = meal.replaced(
        id="stroll",
        kind="visit",
        title="Chiado",
        start=at(6, "13:00"),
        end=at(6, "13:30"),
        cost=None,
    )
    stroll = stroll.replaced(leg=Leg(mode="walk", minutes=0, metres=0))
    activities = (*day.activities[:2], stroll, *day.activities[2:])
    assert rules(with_day(route, 3, activities=activities)) == ["duplicate-place"]
    sight = stroll.replaced(place=meal.place.replaced(category="district", hours="24/7"))  # type: ignore[union-attr]
    activities = (*day.activities[:2], sight, *day.activities[2:])
    assert rules(with_day(route, 3, activities=activities)) == []


def test_a_weekday_in_the_name_of_a_place_is_its_name(route: Route) -> None:
    route = with_activity(route, 1, 5, title="Sunday Museum")
    assert rules(with_place(route, 1, 5, name="Sunday Museum", names=("Museu do Azulejo",))) == []


def test_a_booking_without_a_spot_is_anywhere(route: Route) -> None:
    booking = Booking(title="Fado show", start=at(5, "20:30"), minutes=90)
    route = with_activity(route, 2, 4, leg=None)
    route = with_day(with_brief(route, bookings=(booking,)), 2, way_home=None)
    assert rules(route) == []


def test_a_booked_dinner_is_a_dinner(route: Route) -> None:
    dinner = Booking(title="Dinner cruise", start=at(5, "19:30"), minutes=90)
    cruise = Activity(
        id="cruise",
        kind="event",
        title="Dinner cruise",
        start=at(5, "19:30"),
        end=at(5, "21:00"),
        zone="Europe/Lisbon",
    )
    day = route.days[1].replaced(activities=(*route.days[1].activities[:3], cruise), way_home=None)
    route = with_brief(route, bookings=(dinner,))
    assert rules(route.replaced(days=(route.days[0], day, route.days[2]))) == []


def test_a_late_arrival_leaves_an_empty_day(route: Route) -> None:
    bags = route.days[0].activities[1].replaced(start=at(4, "20:00"), end=at(4, "20:20"))
    route = with_day(route, 1, activities=(bags,), way_home=None)
    assert rules(with_brief(route, arrive=at(4, "20:00"), must=())) == []


def test_a_good_place_beside_a_stray_one_is_not_blamed(route: Route) -> None:
    found = check_route(with_place(route, 2, 2, lat=48.85, lon=2.35))
    assert [(f.rule, f.day, f.activity) for f in found] == [("outlier", 2, "visit-5-14:30")]


@pytest.mark.parametrize(
    ("usual", "found"), [(270, []), (271, ["visit-length"]), (30, []), (29, ["visit-length"])]
)
def test_ninety_minutes_are_a_third_or_three_times_the_usual(
    route: Route, usual: int, found: list[str]
) -> None:
    assert rules(with_place(route, 1, 5, minutes=usual)) == found


@pytest.mark.parametrize(("arrive", "found"), [("19:30", ["empty-day"]), ("19:31", [])])
def test_two_free_hours_are_worth_a_plan(route: Route, arrive: str, found: list[str]) -> None:
    route = with_day(
        with_brief(route, arrive=at(4, arrive), must=()), 1, activities=(), way_home=None
    )
    assert rules(route) == found


@pytest.mark.parametrize(("amount", "found"), [(300, []), (300.01, ["meal-cost"])])
def test_a_meal_may_cost_ten_times_the_others(
    route: Route, amount: float, found: list[str]
) -> None:
    cost = Money(amount=amount, currency="EUR")
    assert rules(with_brief(with_activity(route, 1, 3, cost=cost), budget=None)) == found


def test_two_other_meals_are_needed_to_call_one_dear(route: Route) -> None:
    dear = Money(amount=3_000, currency="EUR")
    route = with_brief(with_activity(route, 1, 3, cost=dear), budget=None)
    for number, index in ((2, 1), (2, 3)):
        route = with_activity(route, number, index, cost=None)
    assert rules(route) == ["meal-cost"]
    assert rules(with_activity(route, 3, 1, cost=None)) == []


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("11:00", "11:30", []),
        ("10:59", "11:30", ["meal-time"]),
        ("16:00", "16:30", []),
        ("16:01", "16:40", ["meal-missing", "meal-time"]),
        ("12:00", "14:30", []),
        ("12:00", "14:31", ["meal-length"]),
    ],
)
def test_when_lunch_is_lunch(route: Route, start: str, end: str, found: list[str]) -> None:
    far = Leg(mode="drive", minutes=20, metres=5_000)
    lunch = route.days[2].activities[1].replaced(start=at(6, start), end=at(6, end), leg=far)
    home = route.days[2].activities[3:]
    assert sorted(rules(with_day(route, 3, activities=(lunch, *_bags_by_car(home))))) == found


def _bags_by_car(home: tuple[Activity, ...]) -> tuple[Activity, ...]:
    car = Leg(mode="drive", minutes=15, metres=5_000)
    return (home[0].replaced(leg=car), *home[1:])


@pytest.mark.parametrize(
    ("lat", "found"),
    [(39.07, []), (39.08, ["far-off"]), (39.25, ["far-off"]), (39.26, ["outlier"])],
)
def test_forty_kilometres_are_a_day_trip_and_sixty_another_city(
    route: Route, lat: float, found: list[str]
) -> None:
    far = Leg(mode="drive", minutes=60, metres=100_000)
    route = with_place(route, 1, 5, lat=lat, lon=-9.1375)
    before = route.days[0].activities[4]
    route = with_activity(route, 1, 4, end=before.start.replace(minute=45))
    route = with_activity(route, 1, 5, start=at(4, "15:00"), leg=far)
    assert rules(with_activity(route, 1, 6, leg=far)) == found


@pytest.mark.parametrize(
    ("leave", "found"), [("21:00", ["meal-missing"]), ("20:59", []), ("14:30", [])]
)
def test_a_dinner_is_missed_on_a_day_that_is_free_till_nine(
    route: Route, leave: str, found: list[str]
) -> None:
    lunch_only = route.days[2].activities[:2]
    home = Leg(mode="walk", minutes=10, metres=600)
    route = with_day(route, 3, activities=lunch_only, way_home=home)
    assert rules(with_brief(route, leave=at(6, leave))) == found


@pytest.mark.parametrize(
    ("arrive", "leave", "found"),
    [
        ("12:00", "14:30", ["meal-missing"]),
        ("12:01", "14:30", []),
        ("12:00", "14:29", []),
        ("19:00", "21:00", ["meal-missing"]),
        ("19:01", "21:00", []),
    ],
)
def test_which_hours_have_room_for_a_meal(
    route: Route, arrive: str, leave: str, found: list[str]
) -> None:
    rest = route.days[0].activities[4]
    stroll = rest.replaced(
        kind="event", start=at(4, leave) - timedelta(minutes=20), end=at(4, leave), title="Stroll"
    )
    brief = route.brief.replaced(
        days=1,
        stays=(route.brief.stays[0].replaced(days=1),),
        must=(),
        bookings=(),
        arrive=at(4, arrive),
        leave=at(4, leave),
    )
    day = route.days[0].replaced(activities=(stroll,), way_home=None)
    assert rules(route.replaced(brief=brief, days=(day,))) == found


def test_no_time_at_all_is_too_little_for_any_leg(route: Route) -> None:
    rest = route.days[0].activities[4]
    route = with_activity(route, 1, 4, end=rest.end + timedelta(minutes=30))
    assert rules(route) == ["travel-time"]


@pytest.mark.parametrize(("metres", "found"), [(675, ["leg-short"]), (676, [])])
def test_a_routed_leg_may_begin_on_the_next_street(
    route: Route, metres: int, found: list[str]
) -> None:
    leg = Leg(mode="walk", minutes=15, metres=metres, source="routed")
    assert rules(with_activity(route, 1, 5, leg=leg)) == found


def test_fifteen_kilometres_on_foot_are_allowed(route: Route) -> None:
    others = [a.leg.metres for a in route.days[0].activities if a.leg][:-1]
    home = route.days[0].way_home
    assert home
    for more, found in ((0, []), (1, ["much-walking"])):
        metres = 15_000 - sum(others) - home.metres + more
        leg = Leg(mode="walk", minutes=150, metres=metres)
        assert rules(with_activity(route, 1, 6, leg=leg)) == found


def test_each_day_is_in_the_zone_of_its_stay() -> None:
    """20:30 UTC is 20:30 in London, before the day's end, and 21:30 in Paris, after it."""
    base = Spot(name="Hotel", lat=51.5, lon=0.0)
    stays = (
        Stay(city="London", country="GB", zone="Europe/London", days=2),
        Stay(city="Paris", country="FR", zone="Europe/Paris", days=1),
    )
    days = []
    for number, zone in enumerate(("Europe/London", "Europe/London", "Europe/Paris"), start=1):
        end = datetime(2026, 12, 3 + number, 20, 30, tzinfo=UTC).astimezone(ZoneInfo(zone))
        start = end - timedelta(minutes=60)
        rest = Activity(id="r", kind="rest", title="Rest", start=start, end=end, zone=zone)
        days.append(
            RouteDay(number=number, date=date(2026, 12, 3 + number), base=base, activities=(rest,))
        )
    brief = Brief(stays=stays, start=date(2026, 12, 4), days=3, day_end=time(21))
    route = Route(slug="two-cities", title="Two cities", brief=brief, days=days)
    found = [(f.rule, f.day) for f in check_route(route) if f.severity == "error"]
    assert found == [("after-day-end", 3)]


def test_a_like_name_farther_on_is_another_place(route: Route) -> None:
    castle = route.days[0].activities[2].place
    carmo = route.days[1].activities[0].place
    assert castle
    assert carmo
    route = with_place(route, 2, 0, name="Saint George Castel")
    assert rules(route) == []
    near = castle.lon + 0.0003  # 26 m east
    far = Leg(mode="drive", minutes=15, metres=5_000)
    for lon, found in ((near, ["duplicate-place"]), (castle.lon + 0.0004, [])):
        moved = with_place(route, 2, 0, lat=castle.lat, lon=lon)
        moved = with_activity(with_activity(moved, 2, 0, leg=far), 2, 1, leg=far)
        assert rules(moved) == found


def test_a_city_on_the_date_line_is_one_city(route: Route) -> None:
    """The good route, turned around the globe until its base is at 179.9995 degrees east."""
    route = with_place(route, 3, 0, category="square")  # lit: by Lisbon's clocks it is night there
    days = [
        day.replaced(
            base=_turned(day.base), activities=[_turned_activity(a) for a in day.activities]
        )
        for day in route.days
    ]
    booking = route.brief.bookings[0]
    assert booking.spot
    turned = with_brief(route, bookings=(booking.replaced(spot=_turned(booking.spot)),))
    turned = turned.replaced(days=days)
    longitudes = [a.place.lon for a in turned.activities if a.place]
    assert min(longitudes) < -179
    assert max(longitudes) > 179
    assert rules(turned) == []


def _turned(spot: Spot | Place) -> Spot | Place:
    return spot.replaced(lon=(spot.lon + 189.137 + 180) % 360 - 180)


def _turned_activity(activity: Activity) -> Activity:
    return activity.replaced(place=_turned(activity.place)) if activity.place else activity
