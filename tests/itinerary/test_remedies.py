"""What would help a trip that cannot be: each remedy in a case that needs it, the least that helps."""

from collections.abc import Sequence
from typing import Any

import pytest
from small_trip import BASE, a_brief, a_place, drawn, lisbon, wanted

from tripai.itinerary import Blueprint, remedies
from tripai.model import Booking, Brief, Budget, Candidate, Money, Spot
from tripai.scheduling import Infeasible, solve


def must(name: str, **facts: Any) -> Candidate:
    return wanted(a_place(name, **facts), required=True)


def ways(brief: Brief, wishes: Sequence[Candidate]) -> list[str]:
    def draw(changed: Brief) -> Blueprint:
        return drawn(changed, wishes)

    blueprint = draw(brief)
    with pytest.raises(Infeasible) as caught:
        solve(blueprint.problem, effort=200)
    return remedies(blueprint, caught.value, draw)


def test_a_day_that_is_too_short() -> None:
    """A quarter of an hour there, two hours of each cruise, a quarter back."""
    cruises = [
        must(name, hours="07:00-14:00", minutes=120, tags=("boat",)) for name in ("North", "South")
    ]
    assert ways(a_brief(days=1, day_end="12:30"), cruises) == [
        "start the days at 08:00 (--day-start 08:00)",
        "end the days at 14:00 (--day-end 14:00)",
        "leave out either North or South",
        "take 2 days (--days 2)",
    ]


def test_a_closed_door() -> None:
    assert ways(a_brief(days=1), [must("Museum", hours="Sa-Su 10:00-18:00")]) == [
        "leave out Museum",
        "start on Saturday 5 December (--start 2026-12-05)",
        "take 2 days (--days 2)",
    ]


def test_a_door_that_opens_late_in_the_week_is_reached_by_no_four_days() -> None:
    assert ways(a_brief(days=1), [must("Museum", hours="Th 10:00-18:00")]) == [
        "leave out Museum",
        "start on Thursday 10 December (--start 2026-12-10)",
    ]


def test_money() -> None:
    palace = must("Palace", price=Money(amount="16.30", currency="EUR"))
    for per, period in (("day", "a day"), ("trip", "in all")):
        budget = Budget(amount=30, currency="EUR", per=per)
        assert ways(a_brief(budget=budget), [palace]) == [
            f"raise the budget to 33 EUR {period} (--budget 33 --currency EUR --budget-per {per})",
            "leave out Palace",
        ]


def test_a_booking_in_the_way() -> None:
    meeting = Booking(title="Meeting", start=lisbon("2026-12-04 10:00"), minutes=480)
    found = ways(a_brief(days=1, bookings=(meeting,), base=BASE), [must("Museum", minutes=60)])
    assert found[0] == "have Meeting at 11:30 instead"
    assert "leave out either Meeting or Museum" in found
    assert "take 2 days (--days 2)" in found


def test_of_bookings_too_near_each_other_the_two_least_moves_are_told() -> None:
    spot = Spot(name="Far", lat=38.76, lon=-9.14)
    shows = [
        Booking(title="Opera", start=lisbon("2026-12-04 17:00"), minutes=60, spot=BASE),
        Booking(title="Fado", start=lisbon("2026-12-04 18:10"), minutes=60, spot=spot),
    ]
    assert ways(a_brief(days=1, bookings=shows, base=BASE), []) == [
        "have Opera at 16:15 instead",
        "have Fado at 18:55 instead",
        "leave out either Opera or Fado",
    ]


def test_a_journey_in_the_way() -> None:
    brief = a_brief(days=1, base=BASE, leave=lisbon("2026-12-04 13:00"))
    assert ways(brief, [must("Museum", minutes=60, hours="11:00-18:00")]) == [
        "leave out Museum",
        'leave at 15:15 (--leave "2026-12-04 15:15")',
    ]
    brief = a_brief(days=1, base=BASE, arrive=lisbon("2026-12-04 12:30"))
    assert ways(brief, [must("Museum", minutes=60, hours="09:00-13:00")])[-1] == (
        'arrive at 09:45 (--arrive "2026-12-04 09:45")'
    )


def test_more_than_the_days_hold() -> None:
    many = [must(f"Sight {n}", minutes=125, hours="10:00-18:00") for n in range(4)]
    assert ways(a_brief(days=1, pace="relaxed"), many) == [
        "choose a packed pace (--pace packed)",
        "leave out one of them",
        "take 2 days (--days 2)",
    ]


def test_two_conflicts_at_once() -> None:
    """Each pair excludes each other; of both pairs one has to go."""
    early = [must(name, hours="Fr 10:00-11:00") for name in ("A", "B")]
    late = [must(name, hours="Fr 16:00-17:00") for name in ("C", "D")]
    [way] = ways(a_brief(days=1), [*early, *late])
    assert way in {f"leave out {a} and {c}" for a in "AB" for c in "CD"}
