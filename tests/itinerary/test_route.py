"""From a schedule to dates, places and legs."""

from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from small_trip import a_brief, a_place, an_area, drawn, lisbon, wanted

from tripai.itinerary import Blueprint, to_route
from tripai.model import Booking, Money, Party, Place, Route, Spot, Weather
from tripai.scheduling import Schedule, solve

SATURDAY = date(2026, 12, 5)
EURO = Money(amount=10, currency="EUR")
NEAR, FAR = (
    a_place("Near", 38.72, price=EURO, free_under=10),
    a_place("Far", 38.75, about="Far out."),
)
AREAS = [an_area("Baixa"), an_area("Docks", 38.74, about="Grilled fish.")]
FADO = Booking(
    title="Fado show",
    start=lisbon("2026-12-04 20:02"),
    minutes=90,
    spot=Spot(name="Alfama", lat=38.72, lon=-9.14),
)


def routed(blueprint: Blueprint, *shifts: tuple[tuple[int, int, int], ...]) -> Route:
    schedule = Schedule(shifts, score=100, bound=150)
    return to_route(blueprint, schedule, slug="a-trip", title="A trip", seed=7, effort=9)


def one_day(*candidates: Place, **changes: object) -> Blueprint:
    choice = [
        wanted(place, why=f"{place.name} is worth it", origin="guide") for place in candidates
    ]
    return drawn(a_brief(days=1, **changes), choice, AREAS)


def test_a_day_keeps_its_sun_and_the_weather_expected() -> None:
    rain = Weather(kind="forecast", low=9, high=13, rain_chance=90, source="test")
    route = routed(drawn(a_brief(days=2), weather={SATURDAY: rain}), (), ())
    assert [day.weather for day in route.days] == [None, rain]
    assert [day.sun and day.sun.sets for day in route.days] == [
        lisbon("2026-12-04 17:15"),
        lisbon("2026-12-05 17:15"),
    ]


def test_stops_become_activities_with_the_legs_between_them() -> None:
    blueprint = one_day(NEAR, FAR)
    lunch = next(i for i, stop in enumerate(blueprint.stops) if stop.title == "Lunch in Docks")
    route = routed(blueprint, ((0, 600, 690), (lunch, 750, 810), (1, 825, 900)))
    [day] = route.days
    near, meal, far = day.activities
    assert [a.kind for a in day.activities] == ["visit", "meal", "visit"]
    assert [a.leg.metres for a in day.activities if a.leg] == [1112, 2224, 1112]
    assert day.way_home is not None
    assert day.way_home.metres == 4448
    assert (near.start, near.end) == (lisbon("2026-12-04 10:00"), lisbon("2026-12-04 11:30"))
    assert (near.place, near.why, near.origin) == (NEAR, "Near is worth it", "guide")
    assert (meal.title, meal.why, meal.cost) == (
        "Lunch in Docks",
        "Grilled fish.",
        Money(amount=28, currency="EUR"),
    )
    assert far.cost is None
    assert {a.zone for a in day.activities} == {"Europe/Lisbon"}
    assert not any(a.locked for a in day.activities)


def test_the_route_says_how_it_was_made() -> None:
    route = routed(one_day(NEAR), ((0, 600, 660),))
    assert (route.slug, route.title, route.seed, route.effort) == ("a-trip", "A trip", 7, 9)
    assert (route.score, route.bound, route.gap) == (100, 150, 0.3334)
    assert (route.number, route.revision) == (None, None)


def test_the_whole_party_s_cost_is_shown() -> None:
    blueprint = one_day(NEAR, party=Party(adults=2, child_ages=(9, 10)))
    [visit] = routed(blueprint, ((0, 600, 660),)).activities
    assert visit.cost == Money(amount=30, currency="EUR")


def test_a_long_wait_is_free_time_and_a_short_one_is_not() -> None:
    blueprint = one_day(NEAR, FAR)
    waits = routed(blueprint, ((0, 600, 660), (1, 745, 800)))  # 33 minutes on the way
    _, rest, far = waits.activities
    assert (rest.kind, rest.title, rest.place, rest.leg) == ("rest", "Free time", None, None)
    assert (rest.start, rest.end) == (lisbon("2026-12-04 11:00"), lisbon("2026-12-04 11:50"))
    assert far.leg is not None
    assert rest.end + timedelta(minutes=far.leg.minutes) <= far.start
    goes_on = routed(blueprint, ((0, 600, 660), (1, 735, 800)))
    assert [a.kind for a in goes_on.activities] == ["visit", "visit"]


def test_a_booking_stands_where_it_is() -> None:
    placed, unplaced = one_day(bookings=(FADO,)), one_day(bookings=(FADO.replaced(spot=None),))
    for blueprint in (placed, unplaced):
        index = next(i for i, stop in enumerate(blueprint.stops) if stop.kind == "event")
        route = routed(blueprint, ((index, 1202, 1292),))
        [event] = [activity for activity in route.activities if activity.kind == "event"]
        assert (event.kind, event.title, event.start) == ("event", "Fado show", FADO.start)
        assert event.minutes == 90
        assert (event.locked, event.origin, event.why) == (True, "traveller", "booked")
        assert (event.leg is None) == (blueprint is unplaced)


def test_arrival_and_departure_frame_the_day() -> None:
    blueprint = one_day(NEAR, arrive=lisbon("2026-12-04 08:00"), leave=lisbon("2026-12-04 20:00"))
    [day] = routed(blueprint, ((0, 720, 780),)).days
    assert [a.kind for a in day.activities] == [
        "transfer",
        "lodging",
        "rest",
        "visit",
        "lodging",
        "transfer",
    ]
    collect = day.activities[4]
    assert collect.leg is not None
    assert collect.leg.metres == 1112  # the way home leads to the bags
    assert day.way_home is None


def test_a_day_without_stops_has_no_way_home() -> None:
    [day] = routed(one_day(NEAR), ()).days
    assert (day.activities, day.way_home, day.base.name) == ((), None, "Baixa")


def test_ids_depend_on_what_is_done_and_not_on_when() -> None:
    blueprint = one_day(NEAR, FAR)
    early, late = (
        routed(blueprint, ((0, at, at + 60), (1, at + 95, at + 120))).activities
        for at in (600, 660)
    )
    assert [a.id for a in early] == [a.id for a in late]
    assert len({a.id for a in early}) == 2
    assert routed(one_day(NEAR), ((0, 600, 660),)).activities[0].id == early[0].id


def test_a_clock_change_does_not_shift_the_afternoon() -> None:
    brief = a_brief(start="2027-03-27", days=2)
    blueprint = drawn(brief, [wanted(NEAR)])
    start = blueprint.problem.visits[0].windows[1][0]
    [visit] = routed(blueprint, (), ((0, start, start + 60),)).activities
    assert visit.start.isoformat() == "2027-03-28T10:00:00+01:00"
    assert visit.minutes == 60


@settings(max_examples=20)
@given(
    st.lists(st.tuples(st.integers(38700, 38760), st.integers(10, 100)), min_size=1, max_size=8),
    st.booleans(),
    st.integers(12, 22),
)
def test_what_is_solved_can_be_walked(
    sights: list[tuple[int, int]], booked: bool, day_end: int
) -> None:
    """Whatever the solver answers: in order, with time for each way, inside the opening hours."""
    choice = [wanted(a_place(f"P{n}", lat / 1000), worth) for n, (lat, worth) in enumerate(sights)]
    brief = a_brief(days=2, day_end=time(day_end), bookings=(FADO,) if booked else ())
    blueprint = drawn(brief, choice, AREAS)
    route = to_route(
        blueprint, solve(blueprint.problem, effort=200), slug="a", title="A", seed=0, effort=200
    )
    assert len({a.id for a in route.activities}) == len(route.activities)
    refs = [a.place.ref for a in route.activities if a.place and a.kind == "visit"]
    assert len(refs) == len(set(refs))
    assert (FADO.start in {a.start for a in route.activities}) == booked
    for day in route.days:
        meals = [a.place.ref for a in day.activities if a.kind == "meal" and a.place]
        assert len(meals) == len(set(meals)) <= 2
        reached = None
        for activity in day.activities:
            assert activity.start.date() == day.date
            way = timedelta(minutes=activity.leg.minutes if activity.leg else 0)
            assert reached is None or reached + way <= activity.start
            reached = activity.end
            if activity.kind == "visit":
                assert time(10) <= activity.start.time() <= activity.end.time() <= time(18)
