"""The gate for the bundled city files: what every contributor's file has to pass."""

import tomllib
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import holidays
import pytest
from rapidfuzz import fuzz, utils

from tripai import ai, hours
from tripai.geo import distance_m
from tripai.model import MEAL_AREA, Place
from tripai.places.catalogue import BUNDLED, Catalogue

FILES = sorted(BUNDLED.glob("*.toml"))
CATEGORIES = set(
    "museum gallery palace castle historic monument church temple shrine mosque synagogue square district bridge viewpoint park "
    "garden zoo aquarium amusement market shopping library theatre waterfront".split()
)
REQUIRED = {"about", "as_of", "minutes", "popularity", "setting", "child_friendly", "tags"}
SOURCES_FOR_GRADE = {"A": 2, "B": 1, "C": 0}


def interests() -> set[str]:
    file = Path(ai.__file__).with_name("names") / "interests.toml"
    return set(tomllib.loads(file.read_text(encoding="utf-8"))["tags"])


@pytest.fixture(params=FILES, ids=lambda file: file.stem, scope="module")
def city(request: pytest.FixtureRequest) -> tuple[dict[str, Any], tuple[Place, ...]]:
    catalogue = Catalogue()
    [city] = [c for c in catalogue.cities() if c.ref == request.param.stem]
    document = tomllib.loads(request.param.read_text(encoding="utf-8"))
    return document, catalogue.places(city)


def test_the_most_visited_cities_of_every_continent_are_there() -> None:
    names = {city.name for city in Catalogue().cities()}
    assert len(names) == len(FILES) >= 50
    assert {"Lisbon", "Paris", "Cairo", "Bangkok", "Sydney", "New York", "Rio de Janeiro"} <= names


def test_enough_to_see_and_to_eat(city: Any) -> None:
    _, places = city
    areas = [place for place in places if place.category == MEAL_AREA]
    assert len(places) - len(areas) >= 24
    assert len(areas) >= 4
    for meal in ("lunch", "dinner"):
        assert sum(not area.meals or meal in area.meals for area in areas) >= 4


def test_every_row_has_its_facts(city: Any) -> None:
    document, _ = city
    for row in document["place"]:
        assert row.keys() >= REQUIRED, row["id"]
        assert row["category"] in CATEGORIES, row["id"]
        assert len(row["about"]) <= 110, row["id"]
        assert 10 <= row["minutes"] <= 480, row["id"]
        assert 2000 <= row["as_of"] <= 2026, row["id"]
    for row in [*document["place"], *document["meal_area"]]:
        unknown = set(row["tags"]) - interests()
        assert not unknown, row["id"]


def test_ids_are_unique_and_plain(city: Any) -> None:
    document, _ = city
    ids = [row["id"] for row in [*document["place"], *document["meal_area"]]]
    assert len(ids) == len(set(ids))
    for ref in ids:
        assert ref.isascii()
        assert ref == ref.lower()
        assert ref.replace("-", "").isalnum()


def test_hours_can_be_read(city: Any) -> None:
    _, places = city
    for place in places:
        if place.hours is not None:
            hours.validate(place.hours)


def test_holiday_rules_come_last(city: Any) -> None:
    """A later rule overrides an earlier one, so `PH off; Mo-Su 10:00-18:00` would be open on holidays."""
    _, places = city
    for place in places:
        rules = [rule.strip() for rule in (place.hours or "").split(";")]
        closing = [i for i, rule in enumerate(rules) if rule.startswith("PH") and "off" in rule]
        for index in closing:
            later = [rule for rule in rules[index + 1 :] if "off" not in rule]
            assert not [rule for rule in later if rule[:2] in hours.WEEKDAYS], place.ref


def test_grades_match_their_sources(city: Any) -> None:
    document, _ = city
    for row in document["place"]:
        for fact in ("position", "hours"):
            sources = row.get(f"{fact}_sources", [])
            assert len(sources) >= SOURCES_FOR_GRADE[row[f"{fact}_grade"]], (row["id"], fact)
            assert len(sources) == len(set(sources)), (row["id"], fact)
        if "hours" not in row:
            assert row["hours_grade"] == "C", row["id"]


def test_everything_is_near_the_centre(city: Any) -> None:
    document, places = city
    centre = (document["city"]["lat"], document["city"]["lon"])
    for place in places:
        assert distance_m(centre, place.point) <= 40_000, place.ref


def test_no_place_twice(city: Any) -> None:
    _, places = city
    for a, b in combinations(places, 2):
        same_use = (a.category == MEAL_AREA) == (b.category == MEAL_AREA)
        if same_use and distance_m(a.point, b.point) <= 30:
            alike = fuzz.token_sort_ratio(a.name, b.name, processor=utils.default_process)
            assert alike < 80, (a.ref, b.ref)


def test_the_city_can_be_used(city: Any) -> None:
    document, _ = city
    head = document["city"]
    assert document["gateway"]
    assert head["lunch"] < head["dinner"] * 1.5
    calendar = holidays.country_holidays(
        head["country"], subdiv=head.get("subdivision"), years=2026
    )
    assert calendar


def test_no_sight_is_always_closed(city: Any) -> None:
    _, places = city
    year = [date(2027, 1, 4) + timedelta(days=5 * n) for n in range(73)]
    for place in places:
        assert any(hours.spans(place, day) for day in year), place.ref
