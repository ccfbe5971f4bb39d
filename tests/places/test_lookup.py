"""A city by the name that somebody gives it."""

import re

import pytest

from tripai.errors import InputError, NotFoundError
from tripai.places.catalogue import Catalogue
from tripai.places.lookup import find_city, find_place, is_place

SOURCE = Catalogue()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("lisboa", "Lisbon"),
        ("Paris, FR", "Paris"),
        ("paris,fr", "Paris"),
        ("New York, NY, US", "New York"),
        ("東京", "Tokyo"),
        ("ISTANBUL", "Istanbul"),
    ],
)
def test_a_city_is_found_by_any_name_and_with_its_region(said: str, name: str) -> None:
    assert find_city(said, SOURCE).name == name


@pytest.mark.parametrize("said", ["Paris, TX", "Bilbao", "", "Paris,", ", FR"])
def test_another_city_is_not_covered(said: str) -> None:
    with pytest.raises(NotFoundError, match="is not covered") as raised:
        find_city(said, SOURCE)
    assert "tripai places fetch " in raised.value.hint


def test_a_sight_goes_before_an_area_to_eat_in_of_its_name() -> None:
    catalogue = Catalogue()
    city, place = find_place("alfama", catalogue.cities(), catalogue)
    assert (city.name, place.category) == ("Lisbon", "district")


def test_one_of_several_is_chosen_by_its_ref() -> None:
    catalogue = Catalogue()
    cities = catalogue.cities()
    with pytest.raises(InputError) as asked:
        find_place("Jewish Quarter", cities, catalogue)
    ref = re.findall(r"\((\S+)\)", asked.value.message)[0]
    assert find_place(ref, cities, catalogue)[1].ref == ref


def test_a_citys_name_is_a_place_only_where_one_is_called_so() -> None:
    cities = SOURCE.cities()
    assert [is_place(said, cities, SOURCE) for said in ("Paris", "eiffel tower", "Alfama")] == [
        *(False, True, True)
    ]
