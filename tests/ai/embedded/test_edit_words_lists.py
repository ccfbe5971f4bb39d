"""Lists in a wish are taken whole, and what is near a name that nobody knows is near indeed."""

import pytest
from test_edit_words import edits, family, read

from real_routes import planned
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


def test_what_is_not_there_is_no_slip_for_what_has_nearly_its_name() -> None:
    route = planned("4 days in Kyoto, temples and gardens")
    there = route.replaced(
        days=tuple(
            day.replaced(activities=tuple(a for a in day.activities if "Kinkaku" not in a.title))
            for day in route.days
        )
    )
    for words in (
        "drop Kinkaku-ji",
        "drop Kinkakku-ji",
        "replace Kinkaku-ji",
        "done with Kinkaku-ji",
    ):
        with pytest.raises(NotFoundError) as error:
            read(words, there)
        assert "Ginkaku-ji (Silver Pavilion)" in error.value.hint
