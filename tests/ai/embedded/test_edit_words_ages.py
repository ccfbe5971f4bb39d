"""How old those are who travel, in plain words: what is known is kept, and nobody is lost on a guess."""

import pytest
from test_edit_words import edits, read

from real_routes import family, planned
from tripai.edits import Edits, Question, SetParty
from tripai.errors import InputError
from tripai.model import Party, Route

GROWN = "2 days in Porto, four adults"


def party(words: str, route: Route | None = None) -> tuple[int, tuple[int, ...], int]:
    [edit] = edits(words, route)
    assert isinstance(edit, SetParty)
    return edit.party.adults, edit.party.child_ages, edit.party.seniors


def grown() -> Route:
    return planned(GROWN, effort=50)


@pytest.mark.parametrize(
    ("words", "ages"),
    [
        ("we are 2 adults and 3 kids now", (6, 9, 8)),
        ("we are 2 adults, a baby and three kids", (6, 9, 1, 8)),
        ("we are six now, 2 kids", (6, 9)),
        ("we are five with 3 kids", (6, 9, 8)),
        ("the kids are 3 and 7 now", (3, 7)),
        ("our children are now twelve and 14 years old", (12, 14)),
        ("the youngest is 3", (3, 9)),
        ("our older kid is 10 now", (6, 10)),
    ],
)
def test_known_ages_are_kept_and_told_ones_taken(words: str, ages: tuple[int, ...]) -> None:
    assert family().brief.party.child_ages == (6, 9)
    assert party(words)[1] == ages


def test_the_age_of_one_child_more_is_told() -> None:
    found = read("we are 2 adults and 3 kids now")
    assert isinstance(found, Edits)
    assert found.assumptions == (
        "The ages of children that are known are kept: 6 and 9 years.",
        "The child's age was not given: 8 years.",
    )


@pytest.mark.parametrize("words", ["one kid is a toddler", "my son is 2 now", "one of us is 2"])
def test_which_child_it_is_is_asked(words: str) -> None:
    found = read(words)
    assert isinstance(found, Question)
    assert [choice.label for choice in found.choices] == [
        "the one of 6 years",
        "the one of 9 years",
    ]
    ages = [edit.party.child_ages for choice in found.choices for edit in choice.edits]
    assert ages == [(2, 9), (6, 2)]


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("one of us is 70", (3, (), 1)),
        ("two of us are over 65", (2, (), 2)),
        ("one of us is a toddler", (3, (2,), 0)),
    ],
)
def test_some_of_those_who_travel_are_older_or_younger(
    words: str, whole: tuple[int, tuple[int, ...], int]
) -> None:
    assert grown().brief.party == Party(adults=4)
    assert party(words, grown()) == whole


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("we are 2 adults and 1 kid", "it is not said who stays"),
        ("the kids are 3, 7 and 9", "3 ages for 2 children"),
        ("the kids are 20 and 22", "A child is 0 to 17 years old"),
    ],
)
def test_ages_that_do_not_add_up_are_refused(words: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read(words)


def test_of_no_children_none_has_an_age() -> None:
    with pytest.raises(InputError, match="No child is planned for"):
        read("the youngest is 3", grown())
