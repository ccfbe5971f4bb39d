"""Lists in a wish are taken whole, and what is near a name that nobody knows is near indeed."""

from datetime import time

import pytest
from test_edit_words import edits, family, read, title

from real_routes import planned
from tripai.edits import Edits, Move, Retime
from tripai.errors import NotFoundError, TripaiError


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


@pytest.mark.parametrize(
    "words",
    [
        "the oceanarium at 10, then the tile museum after",
        "the oceanarium at 10 then the tile museum",
        "oceanarium at 10. the tile museum right after that",
    ],
)
def test_what_comes_then_comes_after_what_was_placed(words: str) -> None:
    first, then = edits(words)
    assert isinstance(first, Retime)
    assert isinstance(then, Move)
    assert then.after == first.activity
    assert title(family(), then.activity) == "National Tile Museum"


@pytest.mark.parametrize(
    "words",
    [
        "then the tile museum after",
        "drop the oceanarium then the tile museum",
        "dinner half an hour later, then the tile museum",
    ],
)
def test_what_comes_after_nothing_is_refused(words: str) -> None:
    with pytest.raises(TripaiError):
        read(words)


@pytest.mark.parametrize("words", ["every day dinner at 8", "dinner at 8 each evening"])
def test_each_day_may_be_said_first_or_last(words: str) -> None:
    found = edits(words)
    assert [edit.start for edit in found if isinstance(edit, Retime)] == [time(20)] * 3
