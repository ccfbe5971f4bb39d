"""A city by the name that somebody gives it."""

import pytest

from tripai.errors import NotFoundError
from tripai.places.catalogue import Catalogue
from tripai.places.lookup import find_city

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
