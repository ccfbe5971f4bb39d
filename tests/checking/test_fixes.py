"""What would help, with the times where they can be reckoned."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tripai.checking import advise, check_route
from tripai.checking.claims import ASSUMED, IMPORTED
from tripai.checking.remedies import GENERAL
from tripai.model import Activity, Leg, Money, Route


def changed(route: Route, number: int, index: int, **changes: object) -> Route:
    days = list(route.days)
    activities = list(days[number - 1].activities)
    activities[index] = activities[index].replaced(**changes)
    days[number - 1] = days[number - 1].replaced(activities=activities)
    return route.replaced(days=days)


def at(day: int, clock: str) -> datetime:
    return datetime.combine(
        date(2026, 12, day), time.fromisoformat(clock), ZoneInfo("Europe/Lisbon")
    )


def of_place(activity: Activity, **changes: object) -> dict[str, object]:
    assert activity.place
    return {"place": activity.place.replaced(**changes)}


def helps(route: Route, rule: str) -> list[str]:
    return [advice.fix for advice in advise(route) if advice.finding.rule == rule]


def test_advice_comes_with_the_findings_in_their_order(route: Route) -> None:
    broken = changed(route, 1, 5, leg=None)
    assert tuple(advice.finding for advice in advise(broken)) == check_route(broken)
    assert helps(broken, "leg-missing") == [GENERAL["leg-missing"]]


def test_a_closed_place_is_moved_to_when_it_is_open(route: Route) -> None:
    tiles = route.days[0].activities[5]
    another = changed(route, 1, 5, **of_place(tiles, hours="Su 10:00-18:00"))
    assert helps(another, "hours-closed") == [
        "Move it to day 3, Sunday 6 December: it can be seen 10:00-18:00."
    ]
    same = changed(route, 1, 5, **of_place(tiles, hours="10:00-14:00"))
    assert helps(same, "hours-closed") == ["Move it: it can be seen 10:00-14:00."]
    short = changed(route, 1, 5, **of_place(tiles, hours="13:00-13:30"))
    assert helps(short, "hours-closed") == ["Keep it within 13:00-13:30."]
    sunday = changed(route, 1, 5, **of_place(tiles, hours="Su 10:00-10:30"))
    assert helps(sunday, "hours-closed") == [
        "Move it to day 3, Sunday 6 December, and keep it within 10:00-10:30."
    ]
    longer = changed(
        route, 1, 5, end=tiles.start + timedelta(hours=9), **of_place(tiles, hours="10:00-18:00")
    )
    assert helps(longer, "hours-closed") == ["End it by 18:00."]
    never = changed(route, 1, 5, **of_place(tiles, hours="Mo 10:00-18:00"))
    assert helps(never, "hours-closed") == [GENERAL["hours-closed"]]


def test_the_last_entry_an_overlap_and_a_way_are_told_with_times(route: Route) -> None:
    tiles = route.days[0].activities[5]
    late = changed(route, 1, 5, **of_place(tiles, hours="10:00-16:30", last_entry=95))
    assert helps(late, "last-entry") == ["Begin it by 14:55."]
    bags = changed(route, 1, 1, start=at(4, "09:30"))
    assert helps(bags, "overlap") == ["Begin it at 09:40 or later, after Airport to Baixa."]
    way = changed(route, 1, 5, leg=Leg(mode="transit", minutes=45, metres=3_000))
    assert helps(way, "travel-time") == [
        "Begin it at 15:15 or later, after Free time and 45 minutes on the way."
    ]
    short = changed(route, 1, 5, end=at(4, "15:25"))
    assert helps(short, "visit-length") == ["Give it about 90 minutes."]


def imported(route: Route, origin: str = IMPORTED) -> Route:
    return route.replaced(
        days=[
            day.replaced(activities=[a.replaced(origin=origin) for a in day.activities])
            for day in route.days
        ]
    )


@pytest.mark.parametrize(("minutes", "found"), [(37, []), (38, ["travel-time"])])
def test_a_plan_from_elsewhere_has_some_grace_on_its_ways(
    route: Route, minutes: int, found: list[str]
) -> None:
    leg = Leg(mode="transit", minutes=minutes, metres=3_000)
    theirs = imported(changed(route, 1, 5, leg=leg))
    assert [f.rule for f in check_route(theirs)] == found
    assert [f.rule for f in check_route(changed(route, 1, 5, leg=leg))] == ["travel-time"]


@pytest.mark.parametrize(
    ("amount", "found"),
    [(7, []), (63, ["price-differs"]), (0, []), (64, ["cost-differs"]), (2, ["cost-differs"])],
)
def test_a_price_of_another_year_is_none_that_is_wrong(
    route: Route, amount: int, found: list[str]
) -> None:
    """Seven euros for one, 21 for the three who pay."""
    cost = Money(amount=amount, currency="EUR")
    theirs = imported(changed(route, 2, 0, cost=cost))
    theirs = theirs.replaced(brief=theirs.brief.replaced(budget=None))
    assert [f.rule for f in check_route(theirs)] == found


def test_what_has_no_time_of_its_own_is_not_blamed_for_it(route: Route) -> None:
    late = route.days[0].activities[5].end + timedelta(hours=3)
    broken = changed(route, 1, 5, end=late)
    assert "overlap" in {f.rule for f in check_route(broken)}
    assert [f.rule for f in check_route(imported(broken, ASSUMED))] == []
