"""One thing that is known twice."""

import pytest
from small_trip import a_place, wanted

from tripai.itinerary import twin_of, without_twins

TOWER = a_place("Belém Tower")
AGAIN = a_place("Torre de Belem", names=("The Belem Tower",), lat=TOWER.lat + 0.0002)
APART = a_place("Tower of Belém", lat=TOWER.lat + 0.001)
OTHER = a_place("Tower café")


@pytest.mark.parametrize(("first", "second"), [(80, 60), (60, 80)])
def test_the_worthier_of_two_that_are_one_stays(first: int, second: int) -> None:
    one, again, apart, other = (
        wanted(TOWER, first),
        wanted(AGAIN, second),
        wanted(APART),
        wanted(OTHER),
    )
    worthier = one if first > second else again
    assert without_twins([other, one, again, apart]) == (other, worthier, apart)


def test_what_is_required_stays() -> None:
    must = wanted(AGAIN, 10, required=True)
    assert without_twins([wanted(TOWER, 90), must]) == (must,)
    musts = (wanted(TOWER, 90, required=True), must)
    assert without_twins(musts) == musts


def test_a_twin_is_another_place() -> None:
    assert twin_of(AGAIN, [wanted(OTHER), wanted(TOWER)]) == TOWER
    assert twin_of(TOWER, [wanted(TOWER), wanted(OTHER), wanted(APART)]) is None
