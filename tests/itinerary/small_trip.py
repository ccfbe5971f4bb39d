"""A city of five places on one meridian, small enough to reckon by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tripai.geo import Point, distance_m
from tripai.itinerary import Blueprint, draw
from tripai.itinerary.days import DayFrame, TripClock, day_frames
from tripai.model import (
    MEAL_AREA,
    Brief,
    Candidate,
    City,
    Gateway,
    Leg,
    Place,
    Provenance,
    Spot,
    Stay,
    Weather,
)

LISBON = ZoneInfo("Europe/Lisbon")
FRIDAY = date(2026, 12, 4)
BASE = Spot(name="Baixa", lat=38.71, lon=-9.14)
CITY = City(
    ref="lisbon",
    name="Lisbon",
    country="PT",
    zone="Europe/Lisbon",
    currency="EUR",
    lat=38.71,
    lon=-9.14,
    lunch=14,
    dinner=25,
    as_of=2024,
    base=BASE,
    gateways=(
        Gateway(kind="airport", name="Airport", lat=38.77, lon=-9.14),
        Gateway(kind="station", name="Station", lat=38.73, lon=-9.14),
    ),
)


class Walks:
    """TravelTimes by which a hundredth of a degree takes 11 minutes, and a kilometre 9.9."""

    def matrix(self, points: Sequence[Point]) -> list[list[Leg]]:
        return [[self._leg(a, b) for b in points] for a in points]

    def _leg(self, a: Point, b: Point) -> Leg:
        metres = round(distance_m(a, b))
        return Leg(mode="walk", minutes=round(metres / 101), metres=metres, source="test")


def lisbon(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LISBON)


def a_brief(**changes: Any) -> Brief:
    days = changes.pop("days", 3)
    stay = Stay(city="Lisbon", country="PT", zone="Europe/Lisbon", days=days)
    return Brief(**({"stays": (stay,), "start": FRIDAY, "days": days} | changes))


def a_place(name: str, lat: float = 38.72, **facts: Any) -> Place:
    fields: dict[str, Any] = {
        "ref": f"test:lisbon/{name.lower()}",
        "name": name,
        "lat": lat,
        "lon": -9.14,
        "category": "museum",
        "hours": "10:00-18:00",
        "zone": "Europe/Lisbon",
        "country": "PT",
        "provenance": Provenance(source="test", position_grade="C", hours_grade="C"),
    }
    return Place(**(fields | facts))


def an_area(name: str, lat: float = 38.71, **facts: Any) -> Place:
    return a_place(name, lat, category=MEAL_AREA, hours=None, **facts)


def wanted(place: Place, worth: int = 80, **facts: Any) -> Candidate:
    return Candidate(**({"place": place, "worth": worth, "minutes": place.minutes} | facts))


def frames(brief: Brief, city: City = CITY) -> list[DayFrame]:
    return day_frames(brief, city, TripClock(brief.start, city.zone), Walks())


def drawn(
    brief: Brief,
    candidates: Sequence[Candidate] = (),
    areas: Sequence[Place] = (),
    city: City = CITY,
    weather: Mapping[date, Weather] | None = None,
) -> Blueprint:
    return draw(brief, city, candidates, areas, Walks(), weather or {})
