from itertools import combinations, pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tripai.export._sketch import Box, Mark, Sketch, fitting_height, sketch
from tripai.geo import distance_m

BAIXA, BELEM, SINTRA = (38.7115, -9.1375), (38.6979, -9.2067), (38.7975, -9.3904)
SIZE = (400.0, 300.0)
CORNER = Box(0, 270, 130, 300)


def drawn(*points: tuple[float, float], names: bool = False) -> Sketch:
    marks = [Mark(point, str(number), f"Place {number}") for number, point in enumerate(points)]
    written = (lambda name: (6.0 * len(name), 12.0)) if names else None
    return sketch(marks, SIZE, pin=20, written=written, taken=[CORNER])


def metres(found: Sketch, first: int, second: int) -> float:
    """The distance of two marks, measured on paper."""
    (x, y), (other_x, other_y) = found.spots[first], found.spots[second]
    return hypot(x - other_x, y - other_y) / found.bar.length * found.bar.metres


near = st.tuples(st.floats(38.70, 38.73), st.floats(-9.15, -9.11))


@settings(max_examples=60, deadline=None)
@given(st.lists(near, min_size=1, max_size=14))
def test_pins_and_names_stay_apart_and_inside(points: list[tuple[float, float]]) -> None:
    found = drawn(*points, names=True)
    boxes = [each.box for each in (*found.pins, *found.names)]
    assert len(found.pins) == len(points)
    assert not any(a.overlaps(b) for a, b in combinations([*boxes, CORNER], 2))
    for box in boxes:
        assert box.left >= -1e-9
        assert box.top >= -1e-9
        assert box.right <= SIZE[0] + 1e-9
        assert box.bottom <= SIZE[1] + 1e-9


@pytest.mark.parametrize("other", [BELEM, SINTRA, (38.7116, -9.1350)])
def test_what_the_bar_says_is_what_the_globe_says(other: tuple[float, float]) -> None:
    found = drawn(BAIXA, other)
    assert metres(found, 0, 1) == pytest.approx(distance_m(BAIXA, other), rel=0.005)
    assert SIZE[0] / 10 - 1e-9 <= found.bar.length <= SIZE[0] / 4 + 1e-9
    assert str(found.bar.metres).strip("0.") in {"1", "2", "5"}


def test_north_is_up_and_east_is_right() -> None:
    (x, y), (west, _), (_, north) = drawn(BAIXA, BELEM, SINTRA).spots
    assert west < x
    assert north < y


def test_a_trip_across_the_date_line_is_not_drawn_around_the_globe() -> None:
    fiji, samoa = (-17.6, 177.4), (-13.8, -171.8)
    found = drawn(fiji, samoa)
    assert found.spots[0][0] < found.spots[1][0]
    assert metres(found, 0, 1) == pytest.approx(distance_m(fiji, samoa), rel=0.01)


def test_one_spot_is_in_the_middle_and_two_in_it_stand_beside_each_other() -> None:
    assert drawn(BAIXA).spots == ((200.0, 150.0),)
    both = drawn(BAIXA, BAIXA, BELEM)
    assert both.spots[0] == both.spots[1]
    assert not both.pins[0].box.overlaps(both.pins[1].box)
    assert not both.pins[2].is_aside


def test_a_crowd_in_one_spot_is_parted_with_lines_back_to_it() -> None:
    found = drawn(*[BAIXA] * 20, SINTRA)
    assert not any(a.box.overlaps(b.box) for a, b in combinations(found.pins, 2))
    assert sum(pin.is_aside for pin in found.pins) >= 18
    assert {pin.foot for pin in found.pins[:20]} == {found.spots[0]}


def test_a_mark_without_a_label_has_no_pin() -> None:
    found = sketch([Mark(BAIXA, ""), Mark(BELEM), Mark(SINTRA, "12")], SIZE, pin=20)
    assert [(pin.mark, pin.label) for pin in found.pins] == [(0, ""), (2, "12")]
    assert found.names == ()


def test_the_same_marks_give_the_same_drawing() -> None:
    points = [(38.70 + 0.001 * (n * 7 % 13), -9.15 + 0.001 * (n * 5 % 11)) for n in range(12)]
    assert drawn(*points, names=True) == drawn(*points, names=True)


def test_a_drawing_is_as_high_as_its_points_need() -> None:
    south_of_baixa = [(BAIXA[0] - step / 100, BAIXA[1]) for step in range(5)]
    heights = [
        fitting_height(points, 400, least=200, most=500)
        for points in ([BAIXA, BELEM], [BAIXA, SINTRA, (38.9, -9.2)], south_of_baixa)
    ]
    assert heights[0] == 200
    assert all(low < high for low, high in pairwise(heights))
    assert heights[2] == 500


def test_the_poles_are_no_trap() -> None:
    found = drawn((90.0, 0.0), (90.0, 120.0), (89.9, 10.0))
    assert all(0 <= x <= 400 and 0 <= y <= 300 for x, y in found.spots)


def test_a_dot_has_its_name_beside_it_too() -> None:
    marks = [Mark(BAIXA, "1", "Baixa"), Mark(BELEM, None, "Belém"), Mark(SINTRA)]
    found = sketch(marks, SIZE, pin=20, written=lambda name: (6.0 * len(name), 12.0))
    assert [(name.mark, name.text) for name in found.names] == [(0, "Baixa"), (1, "Belém")]
    (x, y), box = found.spots[1], found.names[1].box
    assert box.top < y < box.bottom
    assert 0 < box.left - x < 20


def test_a_name_that_two_marks_have_is_written_once() -> None:
    marks = [Mark((38.71, -9.14), "", "Downtown"), Mark((38.73, -9.11), "1", "Downtown")]
    drawn = sketch(marks, SIZE, pin=20, written=lambda text: (6.0 * len(text), 10.0))
    assert [(name.mark, name.text) for name in drawn.names] == [(0, "Downtown")]
