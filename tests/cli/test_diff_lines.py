"""Every wish that a brief can hold shows when it is another one, and what came is summed up in a line."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from real_routes import family
from tripai.cli.diff_lines import Line, beginning, heading, parts, summary, wishes
from tripai.editing.applying import apply_edits
from tripai.editing.diff import diff
from tripai.edits import AddDay
from tripai.model import Booking, Brief, Budget, DayTerms, Party, Route, Spot, Stay

NOON = datetime(2026, 12, 6, 12, tzinfo=ZoneInfo("Europe/Lisbon"))
QUIET = {"request", "days", "interests", "arrive_by", "leave_by", "assumptions"}
"""What is words and not a wish, shows with another field, or is shown by name and not by weight."""
CHANGES: dict[str, tuple[Any, str]] = {
    "stays": ((Stay(city="Porto", country="PT", zone="Europe/Lisbon", days=3),), "City"),
    "start": (date(2027, 1, 1), "Dates"),
    "party": (Party(adults=5), "Party"),
    "pace": ("packed", "Pace"),
    "must": (("Belém Tower",), "Must"),
    "avoid": (("zoo",), "Avoid"),
    "diet": (("vegan",), "Diet"),
    "transport": (("walk",), "Transport"),
    "step_free": (True, "Step-free"),
    "budget": (Budget(amount=90, currency="EUR", per="day"), "Budget"),  # type: ignore[arg-type]
    "day_start": (time(8), "Pace"),
    "day_end": (time(23), "Pace"),
    "day_terms": ((DayTerms(day=2, start=time(11), most_sights=1),), "Day 2"),
    "base": (Spot(name="Hotel", lat=38.7, lon=-9.1), "Base"),
    "arrive": (NOON, "Arrive"),
    "leave": (NOON, "Leave"),
    "bookings": ((Booking(title="Opera", start=NOON, minutes=90),), "Booked"),
}


@pytest.mark.parametrize("field", sorted(Brief.model_fields.keys() - QUIET))
def test_a_wish_that_is_another_shows(field: str) -> None:
    value, name = CHANGES[field]
    before = family().brief
    after = before.replaced(**{field: value})
    [(said, was, is_now)] = wishes(before, after)
    assert said == name
    assert was != is_now
    assert [*wishes(after, before)] == [(name, is_now, was)]


def without(route: Route, count: int) -> Route:
    first, *others = route.days
    left = first.replaced(activities=first.activities[count:])
    return route.replaced(days=(left, *others))


def test_a_summary_names_two_and_counts_the_rest() -> None:
    titles = [activity.title for activity in family().days[0].activities]
    for count, said in (
        (0, "nothing"),
        (1, f"- {titles[0]}"),
        (3, f"- {', '.join(titles[:3])}"),
        (4, f"- {', '.join(titles[:2])}, 2 more"),
    ):
        assert summary(diff(family(), without(family(), count))) == said
    assert beginning(family()).startswith("3 days, ")


def test_days_that_only_have_another_number_are_told_in_a_line() -> None:
    longer = apply_edits(family(), [AddDay(after=1)])
    told = dict(parts(family(), longer, diff(family(), longer)))
    assert [line.mark for line in told["Day 2, new"]] == ["+"] * len(told["Day 2, new"])
    assert told["Trip"][0] == Line("~", "Days 2 to 3 are days 3 to 4 now")
    assert not {"Day 1", "Day 3", "Day 4"} & set(told)
    back = dict(parts(longer, family(), diff(longer, family())))
    assert {line.mark for line in back["Day 2, dropped"]} == {"-"}
    assert back["Trip"][0] == Line("~", "Days 3 to 4 are days 2 to 3 now")


def test_the_heading_says_what_is_compared() -> None:
    one, two = (family().replaced(slug="a", revision=number) for number in (1, 2))
    assert heading(one, two) == "a, revision 1 → 2"
    assert heading(one, one) == ""
    assert heading(one, two.replaced(slug="b")) == "a, revision 1 → b, revision 2"
