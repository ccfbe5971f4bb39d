"""Why a stop is in no day, in words: each reason in a case that has no other."""

from small_trip import a_brief, a_place, drawn, wanted

from tripai.itinerary import days_open, left_out, on_the_way, to_schedule
from tripai.itinerary.route import to_route
from tripai.model import Brief, Budget, Candidate, Money
from tripai.scheduling import Schedule, solve, why_missing


def because(brief: Brief, *wishes: Candidate) -> tuple[str, str]:
    """The reason why the last of the wishes is left out, and its sentence."""
    blueprint = drawn(brief, wishes)
    schedule = solve(blueprint.problem, effort=200)
    route = to_route(blueprint, schedule, slug="a", title="A", seed=0, effort=200)
    again = to_schedule(blueprint, route)
    assert again.shifts == schedule.shifts
    assert why_missing(blueprint.problem, again) == schedule.missing
    index = len(wishes) - 1
    reason = schedule.missing[index]
    return reason, left_out(blueprint, schedule, index, reason)


def test_closed() -> None:
    museum = wanted(a_place("Museum", hours="Mo-We 10:00-18:00"))
    assert because(a_brief(), museum) == (
        "closed",
        "It is closed on all 3 days whenever there is time for it (hours: Mo-We 10:00-18:00).",
    )
    assert "on the day whenever" in because(a_brief(days=1), museum)[1]


def test_over_the_budget() -> None:
    budget = Budget(amount=50, currency="EUR", per="day")
    dear = [
        wanted(a_place(name, price=Money(amount=price, currency="EUR")), required=required)
        for name, price, required in (("Palace", 20, True), ("Castle", 6, False))
    ]
    assert because(a_brief(days=1, budget=budget), *dear) == (
        "budget",
        "It costs 12 EUR for all; of the budget of 50 EUR a day no more than 10 EUR is left.",
    )
    trip = a_brief(budget=Budget(amount=40, currency="EUR", per="trip"))
    assert because(trip, *dear)[1] == (
        "It costs 12 EUR for all; of the budget of 40 EUR in all nothing is left."
    )


def test_a_limit_of_its_kind_and_of_all_sights() -> None:
    museums = [wanted(a_place(name, minutes=40), 90 - k) for k, name in enumerate("ABC")]
    assert because(a_brief(days=1), *museums) == (
        "limit",
        "The days with time for it are full at a balanced pace: "
        "at most 3 sights and 2 museums and galleries a day.",
    )


def test_no_brief_stops_at_a_relaxed_pace() -> None:
    square = wanted(a_place("Square", minutes=20, category="square"))
    assert because(a_brief(days=1, pace="relaxed"), square) == (
        "limit",
        "At a relaxed pace no brief stops are planned.",
    )


def test_no_room() -> None:
    friday = "Fr 10:00-12:30"
    first = wanted(a_place("First", hours=friday, minutes=120), 95)
    second = wanted(a_place("Second", hours=friday, minutes=120), 60)
    assert because(a_brief(), first, second) == (
        "no room",
        "It is open on day 1 only. There is no room for it as planned: "
        "it takes at least 110 minutes, and the way there.",
    )
    assert because(a_brief(days=1), first, second)[1].startswith("There is no room for it")


def test_no_gain() -> None:
    far = wanted(a_place("Far", 38.9), 1)
    assert because(a_brief(days=1), wanted(a_place("Near")), far) == (
        "no gain",
        "There is time for it, but the way to it takes more than it is worth to this trip.",
    )


def test_the_minutes_on_the_way() -> None:
    """One hundredth of a degree is 11 minutes, which a plan takes as 15."""
    blueprint = drawn(a_brief(days=2), [wanted(a_place("Museum")), wanted(a_place("Tower"))])
    schedule = Schedule((((0, 600, 660), (1, 660, 700)), ()), 0, 0)
    assert on_the_way(blueprint, schedule) == 30


def test_days_open() -> None:
    blueprint = drawn(a_brief(), [wanted(a_place("Market", hours="Fr,Su 10:00-12:00"))])
    assert days_open(blueprint, 0) == [1, 3]
