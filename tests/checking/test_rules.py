"""Each rule is broken alone, and found alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tripai.checking import RULES, Rule, check_route
from tripai.checking.claims import Claims, ElsewhereName, SaidTotal, SaidWeekday, UnknownName
from tripai.checking.remedies import GENERAL
from tripai.model import Activity, Booking, Budget, DayTerms, Leg, Money, Route, Spot, Stay, Weather

Break = Callable[[Route], Route]


def moment(day: int, clock: str, zone: str = "Europe/Lisbon") -> datetime:
    return datetime.combine(date(2026, 12, day), time.fromisoformat(clock), ZoneInfo(zone))


THEATRE = Spot(name="Alfama theatre", lat=38.7120, lon=-9.1300)
FADO = Booking(title="Fado show", start=moment(5, "20:30"), minutes=90, spot=THEATRE)
HILL = {"category": "viewpoint", "setting": "outdoor", "hours": "24/7"}
RAIN = Weather(kind="forecast", low=9, high=13, rain_chance=90, rain_mm=14, source="test")
BY_CAR = Leg(mode="drive", minutes=60, metres=60_000)
LONG_DRIVE = Leg(mode="drive", minutes=25, metres=12_000)


def with_day(route: Route, number: int, /, **changes: object) -> Route:
    days = [day.replaced(**changes) if day.number == number else day for day in route.days]
    return route.replaced(days=days)


def brief(**changes: object) -> Break:
    return lambda route: route.replaced(brief=route.brief.replaced(**changes))


def day(number: int, /, **changes: object) -> Break:
    return lambda route: with_day(route, number, **changes)


def edited(number: int, index: int, edit: Callable[[Activity], Activity]) -> Break:
    def apply(route: Route) -> Route:
        activities = list(route.days[number - 1].activities)
        activities[index] = edit(activities[index])
        return with_day(route, number, activities=activities)

    return apply


def changed(number: int, index: int, **changes: object) -> Break:
    return edited(number, index, lambda activity: activity.replaced(**changes))


def at_place(number: int, index: int, **changes: object) -> Break:
    def edit(activity: Activity) -> Activity:
        assert activity.place
        return activity.replaced(place=activity.place.replaced(**changes))

    return edited(number, index, edit)


def retimed(number: int, index: int, start: str, end: str) -> Break:
    date_ = 3 + number
    return changed(number, index, start=moment(date_, start), end=moment(date_, end))


def unchecked(number: int, index: int, **changes: object) -> Break:
    """Change an activity past the model's own checks, as a careless caller can."""

    def edit(activity: Activity) -> Activity:
        return activity.model_copy(update=changes)

    def apply(route: Route) -> Route:
        activities = list(route.days[number - 1].activities)
        activities[index] = edit(activities[index])
        days = list(route.days)
        days[number - 1] = days[number - 1].model_copy(update={"activities": tuple(activities)})
        return route.model_copy(update={"days": tuple(days)})

    return apply


def without(number: int, *indexes: int) -> Break:
    def apply(route: Route) -> Route:
        kept = [a for i, a in enumerate(route.days[number - 1].activities) if i not in indexes]
        return with_day(route, number, activities=kept)

    return apply


def both(*breaks: Break) -> Break:
    def apply(route: Route) -> Route:
        for each in breaks:
            route = each(route)
        return route

    return apply


def swapped_order(route: Route) -> Route:
    activities = list(route.days[0].activities)
    activities[:2] = reversed(activities[:2])
    return with_day(route, 1, activities=activities)


def renamed_last_day(route: Route) -> Route:
    return with_day(route, 3, number=4)


def much_on_foot(route: Route) -> Route:
    far = Leg(mode="walk", minutes=150, metres=10_000)
    slow = Leg(mode="walk", minutes=120, metres=8_000)
    return both(changed(1, 6, leg=far), day(1, way_home=slow), brief(day_end=time(23)))(route)


def emptied(route: Route) -> Route:
    return with_day(route, 2, activities=(), way_home=None)


BREAKS: dict[str, list[Break]] = {
    "day-count": [
        brief(days=4, stays=(Stay(city="Lisbon", country="PT", zone="Europe/Lisbon", days=4),))
    ],
    "day-number": [renamed_last_day],
    "dates": [brief(start=date(2026, 12, 3)), brief(start=date(1, 1, 1))],
    "wrong-date": [
        both(
            brief(bookings=()),
            changed(2, 4, start=moment(6, "20:30"), end=moment(6, "22:00")),
            brief(leave=None),
        )
    ],
    "weekday": [changed(1, 4, title="A quiet Saturday"), changed(1, 4, title="MONDAY rest")],
    "overlap": [
        changed(1, 1, start=moment(4, "09:30")),
        both(changed(1, 4, leg=LONG_DRIVE), changed(1, 4, start=moment(4, "13:20"))),
    ],
    "order": [swapped_order],
    "no-duration": [
        changed(1, 4, end=moment(4, "13:30")),
        unchecked(1, 4, end=moment(4, "13:29")),
    ],
    "zone": [at_place(1, 2, zone="Europe/London"), changed(1, 2, zone="Atlantic/Canary")],
    "utc-offset": [unchecked(1, 4, start=moment(4, "14:30", "Europe/Madrid"))],
    "visit-length": [retimed(1, 5, "15:00", "15:25"), at_place(2, 0, minutes=10)],
    "before-day-start": [
        retimed(3, 0, "09:20", "11:30"),
        brief(day_terms=(DayTerms(day=3, start=time(11)),)),
    ],
    "after-day-end": [
        retimed(1, 6, "20:00", "21:35"),
        brief(day_terms=(DayTerms(day=1, end=time(20)),)),
    ],
    "before-arrival": [
        brief(arrive=moment(4, "09:10")),
        both(without(1, 0, 1), brief(arrive=moment(4, "10:29"))),
    ],
    "after-departure": [brief(leave=moment(6, "17:30"))],
    "arrival-buffer": [
        both(without(1, 0), brief(arrive=moment(4, "09:15"), arrive_by="flight")),
        both(without(1, 0), brief(arrive=moment(4, "09:26"), arrive_by="train")),
    ],
    "departure-buffer": [
        brief(leave=moment(6, "18:40"), leave_by="flight"),
        both(without(3, 4), brief(leave=moment(6, "17:44"), leave_by="train")),
        both(
            changed(3, 4, leg=Leg(mode="walk", minutes=10, metres=500), start=moment(6, "17:25")),
            brief(leave=moment(6, "18:54"), leave_by="flight"),
        ),
    ],
    "long-day": [day(2, way_home=Leg(mode="drive", minutes=430, metres=5_000))],
    "short-night": [
        both(brief(bookings=(FADO.replaced(minutes=390),)), changed(2, 4, end=moment(6, "03:00")))
    ],
    "return-late": [day(1, way_home=Leg(mode="drive", minutes=61, metres=5_000))],
    "empty-day": [both(emptied, brief(bookings=()))],
    "hours-closed": [
        at_place(1, 5, hours="Mo-Th 10:00-18:00"),
        at_place(1, 5, hours="Mo-Su 15:30-18:00"),
        at_place(1, 5, hours="Mo-Su 10:00-16:00"),
        at_place(1, 5, hours="Mo-Su 10:00-15:30,16:00-18:00"),
        at_place(1, 5, hours="Mo-Su 10:00-14:00"),
    ],
    "hours-unknown": [
        at_place(1, 5, hours=None),
        at_place(1, 5, hours='Mo-Su 10:00-18:00 "by appointment"'),
    ],
    "last-entry": [
        at_place(1, 5, last_entry=240),
        at_place(1, 5, hours="10:00-16:30", last_entry=95),
    ],
    "after-dark": [
        both(retimed(2, 2, "17:00", "18:30"), at_place(2, 2, category="park")),
        both(retimed(2, 2, "16:30", "17:50"), at_place(2, 2, **HILL)),
        both(brief(day_start=time(6)), retimed(2, 0, "06:30", "08:00"), at_place(2, 0, **HILL)),
    ],
    "rain": [
        both(day(2, weather=RAIN), at_place(2, 2, setting="outdoor")),
        both(day(2, weather=RAIN.replaced(rain_chance=None)), at_place(2, 0, setting="outdoor")),
    ],
    "leg-missing": [changed(1, 5, leg=None), day(1, way_home=None)],
    "travel-time": [changed(1, 5, leg=Leg(mode="transit", minutes=31, metres=2_000))],
    "leg-speed": [
        changed(1, 5, leg=Leg(mode="walk", minutes=10, metres=1_300)),
        changed(1, 5, leg=Leg(mode="transit", minutes=10, metres=11_000)),
        changed(1, 5, leg=Leg(mode="drive", minutes=10, metres=20_000)),
        day(1, way_home=Leg(mode="walk", minutes=0, metres=1_000)),
    ],
    "leg-short": [
        changed(1, 5, leg=Leg(mode="walk", minutes=10, metres=500)),
        changed(1, 5, leg=Leg(mode="walk", minutes=10, metres=500, source="routed")),
        day(1, way_home=Leg(mode="walk", minutes=10, metres=0)),
    ],
    "much-walking": [much_on_foot],
    "duplicate-place": [
        at_place(2, 0, ref="castle"),
        both(
            at_place(2, 0, lat=38.7139, lon=-9.1336, name="The George Saint Cástle"),
            changed(2, 0, leg=LONG_DRIVE),
            changed(2, 1, leg=LONG_DRIVE),
        ),
        at_place(1, 6, ref="alfama"),
    ],
    "outlier": [at_place(1, 5, lat=39.5), at_place(1, 5, lat=-38.7180)],
    "far-off": [
        both(
            at_place(1, 5, lat=39.1),
            retimed(1, 4, "13:30", "13:45"),
            changed(1, 5, leg=BY_CAR),
            changed(1, 6, leg=BY_CAR),
        )
    ],
    "swapped-coordinates": [at_place(1, 5, lat=-9.1250, lon=38.7180)],
    "step-free": [both(brief(step_free=True), at_place(1, 2, step_free=False))],
    "must-missing": [brief(must=("Museu do Azulejo", "Belém Tower"))],
    "avoided-place": [
        brief(avoid=("church",)),
        brief(avoid=("Tiles",)),
        brief(avoid=("carmo convent",)),
        both(brief(avoid=("Mouraria",)), at_place(1, 3, name="Mouraria")),
    ],
    "booking-missing": [
        brief(bookings=(FADO, Booking(title="Boat trip", start=moment(5, "16:00"), minutes=60))),
        brief(bookings=(FADO, FADO.replaced(start=moment(6, "20:30")))),
    ],
    "booking-moved": [
        retimed(2, 4, "20:40", "22:10"),
        retimed(2, 4, "20:30", "21:50"),
    ],
    "budget": [
        brief(budget=Budget(amount=80, currency="EUR", per="day")),
        brief(budget=Budget(amount=190, currency="EUR", per="trip")),
        both(
            changed(1, 2, cost=None), brief(budget=Budget(amount=80.99, currency="EUR", per="day"))
        ),
    ],
    "currency": [
        changed(1, 3, cost=Money(amount=30, currency="GBP")),
        both(brief(budget=None), changed(1, 2, cost=Money(amount=20, currency="USD"))),
    ],
    "cost-differs": [
        changed(1, 2, cost=Money(amount=30, currency="EUR")),
        changed(2, 0, cost=Money(amount=14, currency="EUR")),
        changed(2, 0, cost=Money(amount=0, currency="EUR")),
    ],
    "price-differs": [
        changed(2, 0, cost=Money(amount=36, currency="EUR"), origin="imported"),
        changed(2, 0, cost=Money(amount=4, currency="EUR"), origin="imported"),
    ],
    "meal-cost": [both(brief(budget=None), changed(1, 3, cost=Money(amount=301, currency="EUR")))],
    "meal-time": [
        both(brief(day_start=time(8)), retimed(3, 1, "10:50", "11:50"), without(3, 0)),
        retimed(1, 6, "17:50", "19:30"),
        changed(1, 6, title="Lunch at last"),
        changed(1, 6, title="Breakfast at last"),
    ],
    "meal-length": [retimed(1, 3, "12:30", "12:59"), retimed(1, 6, "18:00", "20:31")],
    "meal-missing": [
        both(without(1, 3), changed(1, 5, leg=LONG_DRIVE)),
        both(without(1, 6), day(1, way_home=LONG_DRIVE)),
    ],
}


def closed_on_that_weekday(route: Route) -> Route:
    return at_place(1, 2, hours="Mo-Th 09:00-19:00")(route)


def test_without_a_said_date_what_another_weekday_allows_is_one_note(route: Route) -> None:
    undated = Claims(dated=False)
    closed = closed_on_that_weekday(route)
    assert [f.rule for f in check_route(closed)] == ["hours-closed"]
    assert [(f.rule, f.severity) for f in check_route(closed, claims=undated)] == [
        ("closed-that-day", "info")
    ]
    both_closed = at_place(2, 0, hours="Mo-Th 09:00-19:00")(closed)
    [finding] = check_route(both_closed, claims=undated)
    assert "Saint George Castle (Friday 4 December) and Carmo Convent" in finding.message
    never = at_place(1, 2, hours="Mo-Su 16:00-19:00")(route)
    assert [f.rule for f in check_route(never, claims=undated)] == ["hours-closed"]
    late = at_place(1, 5, hours="Mo-Th 10:00-18:00; Fr 10:00-16:45", last_entry=120)(route)
    assert [f.rule for f in check_route(late)] == ["last-entry"]
    assert check_route(late, claims=undated) == ()


CLAIMED: dict[str, list[Claims]] = {
    "heading-weekday": [Claims(weekdays=(SaidWeekday(1, 3, 5), SaidWeekday(2, 9, 5)))],
    "place-unknown": [Claims(unknown=(UnknownName("Museum of Fog", 2, 7, "Lisbon"),))],
    "not-in-city": [
        Claims(elsewhere=(ElsewhereName("the Louvre", 2, 7, "Louvre Museum", "Paris", 1.45e6),))
    ],
    "total-differs": [
        Claims(totals=(SaidTotal(1, 8, Decimal(80), Decimal(90), None, "EUR"),)),
        Claims(totals=(SaidTotal(None, 8, Decimal(99), Decimal(90), Decimal(95), "EUR"),)),
    ],
}
SOUND = Claims(
    weekdays=(SaidWeekday(1, 3, 4),),
    totals=(SaidTotal(1, 8, Decimal(91), Decimal(90), Decimal(90), "EUR"),),
)
LOCKED: list[Break] = [
    both(changed(2, 4, title="A fado show"), brief(bookings=())),
    both(retimed(2, 4, "20:45", "22:00"), brief(bookings=())),
    both(without(2, 4), day(2, way_home=BY_CAR), brief(bookings=())),
]


@pytest.mark.parametrize("rule", CLAIMED)
def test_each_rule_about_claims_is_broken_alone(route: Route, rule: str) -> None:
    severity = next(each.severity for each in RULES if each.id == rule)
    for claims in CLAIMED[rule]:
        assert [(f.rule, f.severity) for f in check_route(route, claims=claims)] == [
            (rule, severity)
        ]
    assert check_route(route, claims=SOUND) == ()


@pytest.mark.parametrize("broken", LOCKED)
def test_a_lock_is_broken_alone(route: Route, broken: Break) -> None:
    assert [f.rule for f in check_route(broken(route), before=route)] == ["lock"]
    assert check_route(broken(route)) == ()
    assert check_route(route, before=route) == ()


def test_what_was_unlocked_may_move(route: Route) -> None:
    moved = both(retimed(2, 4, "20:45", "22:00"), changed(2, 4, locked=False), brief(bookings=()))
    assert check_route(moved(route), before=route) == ()


def test_every_rule_has_something_that_helps() -> None:
    assert set(GENERAL) == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", [r for r in RULES if r.id in BREAKS], ids=lambda rule: rule.id)
def test_each_rule_is_broken_alone(route: Route, rule: Rule) -> None:
    assert BREAKS[rule.id], "a rule without a test"
    for broken in BREAKS[rule.id]:
        findings = check_route(broken(route))
        assert [(f.rule, f.severity) for f in findings] == [(rule.id, rule.severity)], findings


def test_no_break_without_a_rule() -> None:
    assert {*BREAKS, *CLAIMED, "lock", "closed-that-day"} == {rule.id for rule in RULES}


def test_ids_are_unique_and_in_kebab_case() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", each) for each in ids)


def test_a_good_route_has_no_findings(route: Route) -> None:
    assert check_route(route) == ()
