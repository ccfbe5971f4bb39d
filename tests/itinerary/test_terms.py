"""The sentences about what is assumed, and about what cannot be."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from small_trip import BASE, CITY, a_brief, a_place, an_area, drawn, lisbon, wanted

from tripai.errors import ScheduleError
from tripai.itinerary import (
    Blueprint,
    assumptions,
    conflict,
    fetched,
    refuse_impossible,
    thinness,
    unread_hours,
)
from tripai.model import Booking, Brief, Budget, Candidate, Money, Party, Provenance, Spot
from tripai.scheduling import Infeasible, solve

AREAS = [an_area("Baixa"), an_area("Docks", 38.74)]
MEALS = "A simple lunch is reckoned at 14 EUR an adult and a dinner at 25 (2024 prices)"


def refusal(blueprint: Blueprint) -> ScheduleError:
    with pytest.raises(ScheduleError) as caught:
        refuse_impossible(blueprint)
    return caught.value


# Assumptions


def test_what_is_assumed_without_a_hotel() -> None:
    assert list(assumptions(a_brief(), CITY)) == [
        "No hotel was named: the days start and end in Baixa.",
        f"{MEALS}.",
    ]


def test_what_is_assumed_of_a_family_that_flies() -> None:
    brief = a_brief(
        base=BASE,
        party=Party(child_ages=(6,)),
        arrive=lisbon("2026-12-04 14:30"),
        leave=lisbon("2026-12-06 17:05"),
        leave_by="train",
    )
    assert list(assumptions(brief, CITY)) == [
        "The arrival at 14:30 is taken to be a flight at Airport.",
        "The departure at 17:05 is taken to be a train at Station, where you are 30 minutes before.",
        f"{MEALS}; children eat for half.",
        "Children pay as adults where no age for free entry is known.",
    ]
    assert list(assumptions(brief, CITY.replaced(gateways=()))) == [
        f"{MEALS}; children eat for half.",
        "Children pay as adults where no age for free entry is known.",
    ]


@pytest.mark.parametrize(("of_the_map", "said"), [(0, False), (2, False), (3, True), (4, True)])
def test_the_map_is_named_where_most_places_are_from_it(of_the_map: int, said: bool) -> None:
    facts = Provenance(
        source="openstreetmap",
        retrieved=date(2019, 5, 1),
        position_grade="B",
        hours_grade="C",
    )
    places = [a_place(f"Place {n}") for n in range(4)]
    places[:of_the_map] = [place.replaced(provenance=facts) for place in places[:of_the_map]]
    told = list(fetched(CITY, places))
    assert [words.split(";")[0] for words in told] == (
        ["The places of Lisbon are OpenStreetMap's of 2019-05-01"] if said else []
    )


def test_hours_that_cannot_be_read_are_named() -> None:
    def told(*hours: str | None) -> list[str]:
        return list(
            unread_hours(wanted(a_place(f"Place {n}", hours=h)) for n, h in enumerate(hours))
        )

    assert told(None, "10:00-18:00", "24/7") == []
    assert told("rubbish", "10:00-18:00") == [
        "The opening hours of Place 0 cannot be read and count as unknown."
    ]
    assert told(*["SH off"] * 5) == [
        "The opening hours of Place 0, Place 1, Place 2 and 2 more cannot be read and count as unknown."
    ]


def test_what_a_meal_costs_may_be_unknown() -> None:
    city = CITY.replaced(lunch=None, dinner=None, as_of=None)
    said = list(assumptions(a_brief(base=BASE), city))
    assert said == ["What a meal costs in Lisbon is not known: no sum here counts the meals."]
    poor = a_brief(budget=Budget(amount=1, currency="EUR", per="trip"))
    blueprint = drawn(poor, [], AREAS, city)
    refuse_impossible(blueprint)  # nothing is known to cost more
    assert {stop.cost for stop in blueprint.stops if stop.kind == "meal"} == {None}


def test_an_arrival_is_told_in_the_city_s_time() -> None:
    brief = a_brief(base=BASE, arrive="2026-12-04T23:30:00+09:00")
    assert next(assumptions(brief, CITY)).startswith("The arrival at 14:30 ")


def test_few_sights_for_many_days_are_said() -> None:
    brief = a_brief(days=14, pace="relaxed")
    [sentence] = thinness(brief, CITY, 52)
    assert sentence == "Lisbon has 52 sights here that suit, few for 14 days: some days are thin."
    assert not list(thinness(brief.replaced(days=3, stays=a_brief(days=3).stays), CITY, 12))


# Refusals


@pytest.mark.parametrize(
    ("amount", "per", "said"),
    [
        ("77.99", "day", "A budget of 77.99 EUR a day is below any plan: "),
        (233.0, "trip", "A budget of 233 EUR in all is below any plan: "),
    ],
)
def test_a_budget_below_the_meals(amount: object, per: str, said: str) -> None:
    budget = Budget(amount=amount, currency="EUR", per=per)
    error = refusal(drawn(a_brief(budget=budget), areas=AREAS))
    assert error.message.startswith(said)
    needed = {"day": "78", "trip": "234"}[per]
    assert error.message.endswith(f"simple meals alone come to {needed} EUR for 2 people.")
    refuse_impossible(drawn(a_brief(budget=budget.replaced(amount=needed)), areas=AREAS))


def test_only_meals_for_which_there_is_time_are_reckoned() -> None:
    budget = Budget(amount=50, currency="EUR", per="day")
    brief = a_brief(days=1, budget=budget, arrive=lisbon("2026-12-04 16:00"))
    refuse_impossible(drawn(brief, areas=AREAS))  # only a dinner, for 50
    alone = brief.replaced(party=Party(adults=1), budget=budget.replaced(amount=24))
    assert refusal(drawn(alone, areas=AREAS)).message.endswith("for 1 person.")


# Conflicts


def conflicting(brief: Brief, wishes: Sequence[Candidate] = (), *ways: str) -> ScheduleError:
    blueprint = drawn(brief, wishes)
    with pytest.raises(Infeasible) as caught:
        solve(blueprint.problem, effort=200)
    return conflict(blueprint, caught.value, ways)


def must(name: str, **facts: Any) -> Candidate:
    return wanted(a_place(name, **facts), required=True)


def test_a_must_see_that_is_closed_for_works() -> None:
    palace = must("Palace", closed_until=date(2027, 3, 1))
    assert conflicting(a_brief(), [palace]).message == (
        "Palace is a must, but is closed whenever there is time for it in these 3 days "
        "(hours: 10:00-18:00, closed until 1 March 2027)."
    )


def test_a_must_see_that_is_closed_on_all_days() -> None:
    museum = must("Museum", hours="Mo-We 10:00-18:00")
    assert conflicting(a_brief(), [museum]).message == (
        "Museum is a must, but is closed whenever there is time for it in these 3 days "
        "(hours: Mo-We 10:00-18:00)."
    )
    assert "on this day (" in conflicting(a_brief(days=1), [museum]).message


def test_a_must_see_of_unknown_hours_without_time_for_it() -> None:
    brief = a_brief(days=1, arrive=lisbon("2026-12-04 17:00"))
    error = conflicting(brief, [must("Chapel", hours=None)])
    assert error.message.endswith("whenever there is time for it on this day.")


def test_a_must_see_that_costs_more_than_there_is() -> None:
    budget = Budget(amount=30, currency="EUR", per="day")
    palace = must("Palace", price=Money(amount=16, currency="EUR"))
    assert conflicting(a_brief(budget=budget), [palace]).message == (
        "Palace costs 32 EUR for all, more than the budget of 30 EUR a day."
    )


def test_must_sees_that_cost_more_together_than_there_is() -> None:
    palaces = [must(name, price=Money(amount=16, currency="EUR")) for name in ("North", "South")]
    budget = Budget(amount=60, currency="EUR", per="day")
    assert conflicting(a_brief(days=1, budget=budget), palaces).message == (
        "North and South cost 64 EUR together, more than the budget of 60 EUR a day."
    )
    two_days = a_brief(days=2, budget=budget.replaced(per="trip"))
    assert "more than the budget of 60 EUR in all" in conflicting(two_days, palaces).message


def test_a_must_see_that_takes_too_long() -> None:
    long = must("Zoo", minutes=480, hours="10:00-12:00")
    assert conflicting(a_brief(), [long]).message == (
        "Zoo does not fit: no day leaves enough time for it."
    )


def test_musts_that_exclude_each_other_are_named() -> None:
    clash = [must(name, hours="Fr 10:00-11:00") for name in ("Left", "Right")]
    assert conflicting(a_brief(days=1), clash).message == (
        "Left and Right cannot both be in one trip of 1 day."
    )
    assert conflicting(a_brief(), clash).message == (
        "Left (open on day 1 only) and Right (open on day 1 only) cannot both be in one trip of 3 days."
    )


def test_three_that_exclude_each_other_are_named() -> None:
    three = [must(name, hours="10:00-10:50") for name in "ABC"]
    blueprint = drawn(a_brief(), three)
    assert conflict(blueprint, Infeasible({2, 0, 1})).message == (
        "A, B and C cannot all be in one trip of 3 days."
    )


def test_what_would_help_is_the_hint() -> None:
    clash = [must(name, hours="10:00-11:00") for name in ("Left", "Right")]
    error = conflicting(a_brief(days=1), clash, "drop Left", "drop Right", "take 2 days")
    assert error.hint == "Drop Left, drop Right or take 2 days."
    assert conflicting(a_brief(days=1), clash).hint == "Leave out what matters least."


def test_a_booking_conflicts_by_its_title_and_time() -> None:
    spot = Spot(name="Far away", lat=39.7, lon=-9.14)
    shows = [
        Booking(title=title, start=lisbon(f"2026-12-04 {at}"), minutes=60, spot=spot)
        for title, at in (("Opera", "19:00"), ("Fado", "19:30"))
    ]
    assert conflicting(a_brief(days=1, bookings=shows)).message == (
        "Opera (4 December 19:00 to 20:00) and Fado (4 December 19:30 to 20:30) "
        "cannot both be in one trip of 1 day."
    )


def test_a_stay_too_short_for_the_ways() -> None:
    brief = a_brief(days=1, arrive=lisbon("2026-12-04 18:00"), leave=lisbon("2026-12-04 20:00"))
    with pytest.raises(ScheduleError, match="no time to get into town"):
        refuse_impossible(drawn(brief, []))


def test_a_booking_during_a_journey() -> None:
    booking = Booking(title="Concert", start=lisbon("2026-12-06 15:00"), minutes=90)
    brief = a_brief(leave=lisbon("2026-12-06 17:05"), bookings=(booking,))
    with pytest.raises(ScheduleError, match=r"Concert \(15:00 to 16:30\) falls into the journey"):
        refuse_impossible(drawn(brief, []))
