"""A small storm of random edits; tests/benchmarks/edit_storm.py makes as many as one likes."""

from random import Random

import pytest

from random_edits import changed, some_edit
from real_routes import some_route
from tripai.model import Route
from tripai.places.catalogue import Catalogue
from tripai.planning import city_of


@pytest.mark.parametrize("seed", range(4))
def test_what_no_edit_concerns_stays_and_nothing_gets_worse(seed: int) -> None:
    random, source = Random(seed), Catalogue()
    route = some_route(random)
    places = source.places(city_of(route.brief, source))
    made = 0
    for _ in range(12):
        after = changed(route, some_edit(random, route, places))
        if isinstance(after, Route):
            made, route = made + 1, after
    assert made >= 4
