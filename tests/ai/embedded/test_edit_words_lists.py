"""Lists in a wish are taken whole, and what is near a name that nobody knows is near indeed."""

import pytest
from test_edit_words import edits, family, read

from tripai.edits import Edits
from tripai.errors import NotFoundError


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("drop the museum and the casino", "casino"),
        ("drop the casino and the museum", "casino"),
        ("drop the oceanarium and the casino", "casino"),
        ("drop the oceanarium, the casino", "casino"),
        ("drop the oceanarium and hogwarts", "hogwarts"),
        ("remove dinner and the casino", "casino"),
        ("add Lisbon Zoo and hogwarts", "hogwarts"),
    ],
)
def test_half_a_list_is_not_done(words: str, missing: str) -> None:
    with pytest.raises(NotFoundError, match=missing):
        read(words)


def test_why_something_goes_is_no_part_of_the_list() -> None:
    for words in ("drop the oceanarium, the kids are tired", "drop the oceanarium and thank you"):
        assert [edit.edit for edit in edits(words, family())] == ["remove"]


@pytest.mark.parametrize("name", ["hogwarts", "Harrods", "the Prado", "Madame Tussaud"])
def test_what_is_not_near_is_not_suggested(name: str) -> None:
    with pytest.raises(NotFoundError) as error:
        read(f"add {name}")
    assert "Did you mean" not in error.value.hint


@pytest.mark.parametrize(
    ("name", "near"),
    [("the Oceanographic", "Lisbon Oceanarium"), ("the Eiffel Tower", "Belém Tower")],
)
def test_what_is_near_is(name: str, near: str) -> None:
    with pytest.raises(NotFoundError, match="no place called") as error:
        read(f"add {name}")
    assert near in error.value.hint


def test_a_slip_is_taken_for_what_it_is() -> None:
    assert isinstance(read("drop the oceanarum"), Edits)
