"""The check of the benchmark's answers finds what is wrong with them."""

from pathlib import Path

import pytest
from instances import Instance, breaches, holds_unrounded, read, score

TEXT = """1 1 2 1
0 0
0 0.00 0.00 0.00 0.00 0 0 0 10
1 1.00 1.00 2.00 5.00 1 1 1 0 3
2 1.00 2.00 1.00 7.00 1 1 1 4 4.4
"""
GOOD = [[(1, 14, 34), (2, 44, 54)]]


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    path = tmp_path / "r101.txt"
    path.write_text(TEXT)
    return read(path)


def test_distances_are_rounded_down(instance: Instance) -> None:
    assert instance.travel == ((0, 14, 22), (14, 0, 10), (22, 10, 0))
    assert (instance.family, instance.latest) == ("r1", 100)


def test_good_tours_pass(instance: Instance) -> None:
    assert breaches(instance, GOOD, 1) == []
    assert score(instance, GOOD) == 12


def test_tours_that_hold_only_with_rounding(tmp_path: Path, instance: Instance) -> None:
    assert not holds_unrounded(instance, GOOD)  # it arrives at 2 at 4.414, after 4.4
    assert holds_unrounded(instance, [[(2, 40, 50)]])
    fine = read(tmp_path / "r101.txt", unrounded=True)
    assert fine.travel[0] == (0, 14143, 22361)
    assert breaches(fine, [[(1, 14143, 34143), (2, 44143, 54143)]], 1) == [
        "tour 0: 2 starts outside of its window"
    ]


@pytest.mark.parametrize(
    ("tours", "sentence"),
    [
        ([[(1, 13, 33)]], "tour 0: 1 starts before arrival"),
        ([[(1, 31, 51)]], "tour 0: 1 starts outside of its window"),
        ([[(2, 39, 49)]], "tour 0: 2 starts outside of its window"),
        ([[(1, 14, 33)]], "tour 0: 1 has another duration"),
        ([[(2, 40, 90)]], "tour 0: back too late"),
        ([[(1, 14, 34)], [(1, 14, 34)]], "2 tours instead of 1"),
        ([[(1, 14, 34), (1, 34, 54)]], "a location is visited twice, or the depot in between"),
    ],
)
def test_a_breach_is_found(
    instance: Instance, tours: list[list[tuple[int, int, int]]], sentence: str
) -> None:
    assert sentence in breaches(instance, tours, 1)


def test_numbers_finer_than_the_scale_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "c101.txt"
    path.write_text(TEXT.replace("4.4", "4.45"))
    with pytest.raises(ValueError, match="location 2 is not in whole numbers of 1/10"):
        read(path)
