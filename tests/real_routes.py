"""Routes planned over the bundled catalogue, each once in a run."""

from datetime import UTC, datetime
from functools import cache
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
