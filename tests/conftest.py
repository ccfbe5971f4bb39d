"""Small builders that more than one folder of tests needs."""

from collections.abc import Callable
from typing import Any

import pytest

from tripai.model import Place, Provenance

MakePlace = Callable[..., Place]


@pytest.fixture(scope="session")
def make_place() -> MakePlace:
    """A place in Lisbon, of which a test says only what it is about."""

    def make(name: str = "Museum", **facts: Any) -> Place:
        fields: dict[str, Any] = {
            "ref": f"test:lisbon/{name.lower().replace(' ', '-')}",
            "name": name,
            "lat": 38.7139,
            "lon": -9.1394,
            "category": "museum",
            "zone": "Europe/Lisbon",
            "country": "PT",
            "provenance": Provenance(source="test", position_grade="C", hours_grade="C"),
        }
        return Place(**(fields | facts))

    return make
