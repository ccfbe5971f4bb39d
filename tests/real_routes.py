"""Routes planned over the bundled catalogue, each once in a run."""

from datetime import UTC, datetime
from functools import cache
from random import Random
from typing import Any

from tripai.ai.reading import BookingRead, LocalTime, Reading
from tripai.checking import check_route
from tripai.importing.plans import Told, resolve
from tripai.model import Activity, Route, RouteDay
from tripai.places.catalogue import Catalogue
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


PLANS = (
    """# 3 days in Lisbon
## Day 1 - 2026-12-08
- 09:00-09:45 Breakfast in Alfama
- 10:00-12:00 Castelo de Sao Jorge (12 EUR)
- 13:00-14:00 Lunch in Alfama
- 18:30-19:30 Dinner in Belém
- 21:00-22:30 Dinner in Alfama
## Day 2 - 2026-12-09
- 10:00-12:00 Oceanarium (25 EUR)
- 13:00-14:00 Lunch in Alfama
- 19:30-21:00 Dinner in Alfama
## Day 3 - 2026-12-10
- 09:00-09:45 Brunch in Belém
- 10:00-12:00 Jeronimos Monastery (18 USD)
- 15:00-17:00 Oceanarium
""",
    """# 4 days in Lisbon
## Day 1 - 2026-12-08
- 08:30-09:00 Breakfast at Pastelaria
- 09:30-11:00 Castelo de Sao Jorge
- 13:00-14:00 Lunch at Ramiro
- 19:00-20:00 Dinner at Ponto Final
- 21:00-22:30 Dinner at Clube de Fado
## Day 2 - 2026-12-09
- 10:00-12:00 Oceanarium
- 15:00-16:00 Time Out Market
- 20:00 Dinner in Alfama
## Day 3 - 2026-12-10
- 10:00-12:00 Gulbenkian Museum
- 13:00-14:00 Lunch
- 18:30-20:00 Fado concert
- 20:30 Dinner in Alfama
## Day 4 - 2026-12-11
- 10:00-12:00 National Tile Museum
""",
)
"""Plans from elsewhere: breakfasts, two dinners on a day, prices, a sight that is planned twice."""


@cache
def imported(plan: str) -> Route:
    """The route that `tripai import` makes of a plan."""
    resolved = resolve(plan.encode(), Told(), source=Catalogue(), now=NOW, renumber=True)
    return resolved.route.replaced(findings=check_route(resolved.route))


def some_route(random: Random) -> Route:
    """One of a few real routes, by a small search so that a storm of edits sees many, or a plan from elsewhere."""
    if random.random() < 0.2:
        return imported(random.choice(PLANS))
    options: dict[str, Any] = {"start": f"2026-12-{random.randint(1, 28):02}"}
    request = random.choice(REQUESTS)
    if random.random() < 0.3 and not request.startswith("a day"):
        options |= JOURNEYS
    brief = read_request(request, now=NOW, options=Reading(**options))
    return plan_route(brief, effort=100, seed=random.randint(0, 9))
