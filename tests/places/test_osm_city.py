"""A city out of OpenStreetMap: each thing once, the best known, and where to eat."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osm_samples import BILBAO, node, restaurants, town
from tripai.geo import distance_m
from tripai.model import MEAL_AREA, Place
from tripai.places import osm_city
from tripai.places.catalogue import Catalogue
from tripai.places.city_file import write_city
from tripai.places.osm_city import city_places
from tripai.places.osm_tags import EATERY, KINDS, QUARTER, Feature, conditions

TODAY = date(2026, 11, 22)


def sights(*features: Feature) -> list[Place]:
    return [p for p in city_places(features, BILBAO, TODAY) if p.category != MEAL_AREA]


def areas(*features: Feature) -> list[Place]:
    return [p for p in city_places(features, BILBAO, TODAY) if p.category == MEAL_AREA]


def test_the_best_known_come_first_whatever_the_order() -> None:
    features = town()
    places = city_places(features, BILBAO, TODAY, {"Q179199": 70})
    random.Random(3).shuffle(features)
    assert city_places(features, BILBAO, TODAY, {"Q179199": 70}) == places
    assert places[0].name == "Guggenheim Museum Bilbao"
    assert places[0].ref == "openstreetmap:bilbao/node-1"
    assert places[0].popularity > 80


def test_a_thing_that_is_twice_in_the_map_is_one_place_of_which_all_is_known() -> None:
    grounds = replace(
        node(2, 40, 20, "tourism=museum wheelchair=yes wikidata=Q5", name="Museo Vasco"), kind="way"
    )
    entrance = node(
        3, 0, 0, "tourism=museum charge=5€", name="Museo  VASCO", opening_hours="Tu-Su 10:00-18:00"
    )
    [one] = sights(entrance, grounds)
    assert (one.hours, one.step_free, one.wikidata) == ("Tu-Su 10:00-18:00", True, "Q5")
    assert one.price is not None
    assert one.provenance.hours_grade == "B"


@pytest.mark.parametrize(
    ("other", "many"),
    [
        (node(2, 70, 0, "tourism=museum", name="Museum of Art"), 1),
        (node(2, 80, 0, "tourism=museum", name="Museum of Art"), 2),
        (node(2, 10, 0, "tourism=museum", name="Museum of Trains"), 2),
        (node(2, 10, 0, "leisure=park", name="Museum of Art Park"), 2),
    ],
)  # fmt: skip
def test_like_names_within_75_metres_are_one(other: Feature, many: int) -> None:
    assert len(sights(node(1, 0, 0, "tourism=museum", name="Museum of Art"), other)) == many


def test_one_wikidata_item_is_one_place() -> None:
    assert len(sights(node(1, 0, 0, "tourism=museum wikidata=Q5", name="Royal Palace"),
                      node(2, 300, 0, "leisure=garden wikidata=Q5", name="Gardens"))) == 1  # fmt: skip


def test_only_the_best_known_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(osm_city, "MOST_PLACES", 5)
    many = [node(n, 200 * n, 0, "tourism=museum", name=f"Museum {n * 7919}") for n in range(20)]
    known = node(99, 0, 5000, "tourism=museum wikidata=Q5", name="The one")
    kept = sights(*many, known)
    assert len(kept) == 5
    assert kept[0].name == "The one"


def test_what_is_far_is_another_towns() -> None:
    assert sights(node(1, 41_000, 0, "tourism=museum")) == []


def test_one_eats_where_many_do_near_something_real() -> None:
    found = areas(*town())
    assert [area.name for area in found] == [
        "Casco Viejo",
        "the streets around Calle Ledesma",
        "the streets around Casa 300",
        "the streets around Casa 400",
    ]
    assert "seafood" in found[-1].tags
    assert found[0].about.startswith("20 places to eat or drink within 200 m")
    assert all(area.meals == ("lunch", "dinner") for area in found)


def test_areas_are_few_and_apart() -> None:
    grid = [f for n in range(40) for f in restaurants(1000 * n, 450 * (n % 8), 700 * (n // 8), 6)]
    found = areas(*grid)
    assert 4 <= len(found) <= 9
    near = [distance_m(a.point, b.point) for a in found for b in found if a is not b]
    assert min(near) >= 700


def test_a_village_with_one_inn() -> None:
    assert [area.name for area in areas(node(1, 0, 0, "amenity=pub", name="The Crown"))] == [
        "the streets around The Crown"
    ]
    assert areas() == []


KEYS = sorted({key for selector, _ in KINDS for key, _ in conditions(selector)} | {
    "name", "name:en", "alt_name", "opening_hours", "charge", "fee", "wheelchair", "wikidata", "description:en",
    "start_date", "check_date", "addr:street", "cuisine", "indoor", "access", "wikipedia",
})  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=200),
    st.sampled_from([v for selector, _ in KINDS for _, values in conditions(selector) for v in sorted(values)]),
    st.sampled_from(["Mo-Su 10:00-18:00", "24/7", "no", "yes", "8 EUR", "9999 EUR", "Q42", "2019", "restaurant", "off",
                     "PH off", '"""', "\\", "\x7f\x00", "a" * 5000, "sunrise-sunset", "Mo-Fr", "0 EUR"]),
)  # fmt: skip


def _pairs(selector: str) -> dict[str, str]:
    return {key: min(values, default="x") for key, values in conditions(selector)}


FEATURES = st.builds(
    Feature,
    st.sampled_from(["node", "way", "relation"]),
    st.integers(1, 2**40),
    st.floats(43.25, 43.27),
    st.floats(-2.94, -2.91),
    st.builds(
        lambda name, selector, more: {"name": name} | _pairs(selector) | more,
        st.text(min_size=1, max_size=200),
        st.sampled_from([*(selector for selector, _ in KINDS), EATERY, QUARTER]),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=9)), VALUES, max_size=9),
    ),
    st.one_of(st.none(), st.integers(-5, 9999)),
)


@given(st.lists(FEATURES, max_size=12, unique_by=lambda f: (f.kind, f.number)))
def test_whatever_the_tags_the_file_reads_back(
    tmp_path_factory: pytest.TempPathFactory, features: list[Feature]
) -> None:
    places = city_places(features, BILBAO, TODAY)
    folder = tmp_path_factory.mktemp("fetched")
    write_city(folder, BILBAO, places)
    catalogue = Catalogue(folder)
    assert catalogue.places(BILBAO) == places
