"""A route in which nothing is wrong: three December days in Lisbon."""

from __future__ import annotations

from datetime import date, datetime, time
from math import ceil
from zoneinfo import ZoneInfo

import pytest

from tripai.geo import Point, distance_m
from tripai.model import (
    Activity,
    Booking,
    Brief,
    Budget,
    Leg,
    Money,
    Party,
    Place,
    Provenance,
    Route,
    RouteDay,
    Spot,
    Stay,
)

LISBON = "Europe/Lisbon"
BASE = Spot(name="Baixa", lat=38.7115, lon=-9.1375)
THEATRE = Spot(name="Alfama theatre", lat=38.7120, lon=-9.1300)
SOURCE = Provenance(source="test", position_grade="A", hours_grade="A")


def at(day: int, clock: str) -> datetime:
    return datetime.combine(date(2026, 12, day), time.fromisoformat(clock), ZoneInfo(LISBON))


def make_place(ref: str, name: str, point: Point, **fields: object) -> Place:
    known: dict[str, object] = {
        "category": "museum",
        "hours": "Mo-Su 09:00-19:00",
        "minutes": 90,
        "zone": LISBON,
        "country": "PT",
    }
    lat, lon = point
    return Place(ref=ref, name=name, lat=lat, lon=lon, provenance=SOURCE, **(known | fields))


def euros(amount: float) -> Money:
    return Money(amount=amount, currency="EUR")


def walk(a: Point, b: Point) -> Leg:
    metres = round(distance_m(a, b) * 1.3)
    return Leg(mode="walk", minutes=ceil(metres / 75), metres=metres)


def area(ref: str, name: str, point: Point) -> Place:
    return make_place(ref, name, point, category="meal-area", hours=None, minutes=60)


CASTLE = make_place(
    "castle", "Saint George Castle", (38.7139, -9.1335), price=euros(10), free_under=13
)
TILES = make_place(
    "tiles",
    "National Tile Museum",
    (38.7180, -9.1250),
    names=("Museu do Azulejo",),
    tags=("tiles",),
    hours="Tu-Su 10:00-18:00; PH off",
    last_entry=30,
)
CATHEDRAL = make_place("cathedral", "Lisbon Cathedral", (38.7098, -9.1333), category="church")
CARMO = make_place("carmo", "Carmo Convent", (38.7120, -9.1406), price=euros(7), step_free=True)
GARDEN = make_place("garden", "Estrela Garden", (38.7145, -9.1480), category="garden", hours="24/7")
PALACE = make_place("palace", "Almada Palace", (38.7150, -9.1390), category="palace")
ALFAMA = area("alfama", "Alfama", (38.7125, -9.1305))
CHIADO = area("chiado", "Chiado", (38.7105, -9.1420))


def activity(kind: str, title: str, day: int, start: str, end: str, **fields: object) -> Activity:
    return Activity(
        id=f"{kind}-{day}-{start}",
        kind=kind,
        title=title,
        start=at(day, start),
        end=at(day, end),
        zone=LISBON,
        **fields,
    )


def visit(place: Place, day: int, start: str, end: str, here: Point, **fields: object) -> Activity:
    leg = walk(here, place.point)
    return activity("visit", place.name, day, start, end, place=place, leg=leg, **fields)


def meal(place: Place, day: int, start: str, end: str, here: Point) -> Activity:
    leg = walk(here, place.point)
    title = f"Meal in {place.name}"
    return activity("meal", title, day, start, end, place=place, leg=leg, cost=euros(30))


def arrival_day() -> RouteDay:
    return RouteDay(
        number=1,
        date=date(2026, 12, 4),
        base=BASE,
        activities=(
            activity("transfer", "Airport to Baixa", 4, "09:00", "09:40"),
            activity("lodging", "Drop the bags", 4, "09:40", "10:00"),
            visit(CASTLE, 4, "10:30", "12:00", BASE.point, cost=euros(20)),
            meal(ALFAMA, 4, "12:30", "13:30", CASTLE.point),
            activity("rest", "Free time", 4, "13:30", "14:30"),
            visit(TILES, 4, "15:00", "16:30", ALFAMA.point),
            meal(CHIADO, 4, "19:00", "20:30", TILES.point),
        ),
        way_home=walk(CHIADO.point, BASE.point),
    )


def evening_out() -> RouteDay:
    there = walk(ALFAMA.point, THEATRE.point)
    return RouteDay(
        number=2,
        date=date(2026, 12, 5),
        base=BASE,
        activities=(
            visit(CARMO, 5, "10:00", "11:30", BASE.point, cost=euros(21)),
            meal(CHIADO, 5, "12:30", "13:30", CARMO.point),
            visit(CATHEDRAL, 5, "14:30", "16:00", CHIADO.point),
            meal(ALFAMA, 5, "19:00", "20:00", CATHEDRAL.point),
            activity("event", "Fado show", 5, "20:30", "22:00", leg=there, locked=True),
        ),
        way_home=walk(THEATRE.point, BASE.point),
    )


def departure_day() -> RouteDay:
    home = walk(PALACE.point, BASE.point)
    return RouteDay(
        number=3,
        date=date(2026, 12, 6),
        base=BASE,
        activities=(
            visit(GARDEN, 6, "10:00", "11:30", BASE.point),
            meal(CHIADO, 6, "12:00", "13:00", GARDEN.point),
            visit(PALACE, 6, "14:00", "15:30", CHIADO.point),
            activity("lodging", "Collect the bags", 6, "17:00", "17:15", leg=home),
            activity("transfer", "Baixa to the airport", 6, "17:15", "18:00"),
        ),
    )


@pytest.fixture
def route() -> Route:
    brief = Brief(
        stays=(Stay(city="Lisbon", country="PT", zone=LISBON, days=3),),
        start=date(2026, 12, 4),
        days=3,
        party=Party(adults=2, child_ages=(9,)),
        must=("Museu do azulejo",),
        avoid=("zoo", "Belém Tower"),
        budget=Budget(amount=100, currency="EUR", per="day"),
        arrive=at(4, "09:00"),
        leave=at(6, "19:30"),
        bookings=(Booking(title="Fado show", start=at(5, "20:30"), minutes=90, spot=THEATRE),),
    )
    days = (arrival_day(), evening_out(), departure_day())
    return Route(slug="lisbon-3-days", title="3 days in Lisbon", brief=brief, days=days)
