"""Routes planned over the bundled catalogue, each once in a run."""

from datetime import UTC, datetime
from functools import cache
from random import Random
from typing import Any

from tripai.ai.reading import BookingRead, LocalTime, Reading
from tripai.model import Activity, Route, RouteDay
from tripai.planning import plan_route, read_request

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
EVENING = LocalTime(clock="20:00", on="2026-12-07")  # type: ignore[arg-type]


@cache
def planned(words: str, effort: int | None = 300, **options: Any) -> Route:
    reading = Reading(**{"start": "2026-12-06", **options})
    return plan_route(read_request(words, now=NOW, options=reading), effort=effort)


def family() -> Route:
    return planned(
        "3 days in Lisbon with two kids, tiles, no churches, must see the Oceanarium",
        bookings=(BookingRead(title="Fado show", at=EVENING, minutes=90),),
    )


def days_of(route: Route, title: str) -> list[int]:
    return [day.number for day in route.days for a in day.activities if a.title == title]


def sights(day: RouteDay) -> list[Activity]:
    return [activity for activity in day.activities if activity.kind == "visit"]


REQUESTS = (
    "a day in Rome",
    "2 days in Paris, museums, packed",
    "3 days in Lisbon with two kids, relaxed",
    "4 days in Kyoto, temples and gardens",
    "5 days in Rome, history and churches",
    "3 days in New York, budget 300 a day",
    "2 days in Barcelona, no museums",
    "3 days in Berlin, step-free",
)
JOURNEYS = {
    "arrive": LocalTime(clock="13:20", day=1),  # type: ignore[arg-type]
    "leave": LocalTime(clock="17:00", last=True),  # type: ignore[arg-type]
}


def some_route(random: Random) -> Route:
    """One of a few real routes, by a small search so that a storm of edits sees many."""
    options: dict[str, Any] = {"start": f"2026-12-{random.randint(1, 28):02}"}
    request = random.choice(REQUESTS)
    if random.random() < 0.3 and not request.startswith("a day"):
        options |= JOURNEYS
    brief = read_request(request, now=NOW, options=Reading(**options))
    return plan_route(brief, effort=100, seed=random.randint(0, 9))
