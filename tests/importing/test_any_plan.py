"""Whatever days, times, names and costs a plan has, it becomes a route that can be judged and written, or one sentence."""

from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tripai import export_route
from tripai.checking import RULES
from tripai.errors import TripaiError
from tripai.importing.plans import Told, resolve
from tripai.places.catalogue import Catalogue
from tripai.readers.route_json import read_route

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SOURCE = Catalogue()
NAMES = [
    place.name for place in SOURCE.places(next(c for c in SOURCE.cities() if c.ref == "lisbon"))
]
DAYS = st.sampled_from(
    [
        "## Day 1",
        "## Day 2: Sunday, March 28, 2027",
        "# Day 1: February 29",
        "## Day 31",
        "**Saturday 5 December**",
        "Day 3: MAAT",
    ]
)
TIMES = st.sampled_from(
    [
        "",
        "9:00 ",
        "09:00-9:00 ",
        "23:30-2:00 ",
        "9-5 PM: ",
        "Morning: ",
        "Lunch: ",
        "24:00 ",
        "1:30 ",
        "Evening ",
    ]
)
THINGS = st.sampled_from(
    [*NAMES[:25], "lunch", "Louvre Museum", "Flight to Rome at 18:00", "Arrive at the airport", "Hotel check-in",
     "Visit Foo Bar Hall", "Belém Tower, MAAT and dinner in Alfama", "free time", "Total: €20", "a and b"]
)  # fmt: skip
ENDS = st.sampled_from(
    ["", " (€12)", " – 2 hours", " (3 min)", " ~$1,000 each", " (free)", " (open 10:00-12:00)"]
)
LINES = st.one_of(DAYS, st.builds(lambda *parts: "- " + "".join(parts), TIMES, THINGS, ENDS))


@given(st.lists(LINES, min_size=1, max_size=14), st.booleans())
@settings(max_examples=12, deadline=None)
def test_any_plan_is_a_route_or_a_sentence(lines: list[str], renumber: bool) -> None:
    text = "# Lisbon\n" + "\n".join(lines)
    with suppress(TripaiError):
        plan = resolve(text.encode(), Told(), source=SOURCE, now=NOW, renumber=renumber)
        found = plan.judged()
        assert {one.finding.rule for one in found} <= {rule.id for rule in RULES}
        assert all(plan.line(one) <= len(lines) + 1 for one in found)
        data = export_route(plan.route, "json")
        assert export_route(read_route(data), "json") == data
        for form in ("markdown", "ics"):
            export_route(plan.route, form)
        if renumber:
            assert [day.number for day in plan.route.days] == [*range(1, len(plan.route.days) + 1)]
