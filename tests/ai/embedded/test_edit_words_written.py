"""How a wish is written, and forms of words that travellers use: slips, emoji, other languages, halves."""

from datetime import time

import pytest
from test_edit_words import edits, family, read, title

from real_routes import planned
from tripai.edits import (
    Edits,
    Impossible,
    Question,
    Remove,
    Replace,
    Replan,
    SetBase,
    SetBudget,
    SetDayWindow,
)
from tripai.errors import InputError, TripaiError


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("dropp the oceanarium", "drop"),
        ("remvoe the oceanarium", "remove"),
        ("delte the oceanarium", "delete"),
    ],
)
def test_a_slip_in_the_verb_is_said(words: str, said: str) -> None:
    found = read(words)
    assert isinstance(found, Edits)
    assert [edit.edit for edit in found.edits] == ["remove"]
    assert f'"{words.split(maxsplit=1)[0]}" is taken as "{said}".' in found.assumptions


@pytest.mark.parametrize(
    "words", ["stop the oceanarium", "crop the oceanarium", "removed the oceanarium"]
)
def test_another_verb_is_no_slip(words: str) -> None:
    with pytest.raises(TripaiError):
        read(words)


@pytest.mark.parametrize(
    "words", ["🎉 drop the oceanarium 🙏", "drop the oceanarium 😀 please 👍🏽"]
)
def test_emoji_say_nothing(words: str) -> None:
    assert edits(words) == edits("drop the oceanarium")


def test_emoji_that_may_say_no_are_not_read_over() -> None:
    with pytest.raises(TripaiError):
        read("🚫 drop the oceanarium")


@pytest.mark.parametrize(
    "words",
    [
        "streiche das Schloss",
        "quita el castillo, por favor",
        "enlève le château",
        "取消城堡",
        "удали замок",
    ],
)
def test_another_language_is_named_as_the_reason(words: str) -> None:
    with pytest.raises(InputError, match="in English only") as error:
        read(words)
    assert "a model reads other languages" in error.value.hint


def test_english_that_is_not_understood_is_not_called_foreign() -> None:
    with pytest.raises(InputError, match="No change of the route is understood"):
        read("the kids are tired")


@pytest.mark.parametrize(
    "words",
    [
        "drop everything except the oceanarium",
        "remove all but the oceanarium",
        "keep only the oceanarium",
    ],
)
def test_all_but_something_is_never_guessed(words: str) -> None:
    with pytest.raises(InputError, match="all but something"):
        read(words)


@pytest.mark.parametrize(
    "words",
    [
        "instead of the oceanarium I want to see the zoo",
        "instead of the oceanarium, we'd like to visit the zoo",
        "see the zoo instead of the oceanarium",
    ],
)
def test_one_instead_of_another(words: str) -> None:
    [edit] = edits(words)
    assert isinstance(edit, Replace)
    assert (title(family(), edit.activity), edit.by) == ("Lisbon Oceanarium", "Lisbon Zoo")


def test_dinner_is_taken_to_another_area() -> None:
    dinner = next(a for a in family().days[1].activities if a.title.startswith("Dinner"))
    for words in ("move dinner on day 2 to Alfama", "move dinner to Alfama on day 2"):
        assert edits(words) == [Replace(activity=dinner.id, by="Alfama")]
    with pytest.raises(TripaiError, match="no area to eat in"):
        read("move dinner on day 2 to the Lisbon Oceanarium")


def test_lunch_and_dinner_do_not_change_places() -> None:
    found = read("swap lunch and dinner on day 2")
    assert isinstance(found, Impossible)
    assert "each is eaten at its hours" in found.reason


def test_hours_in_which_nothing_is() -> None:
    assert edits("nothing before 10 am") == [SetDayWindow(start=time(10))]
    assert edits("nothing before 10 am on day 2") == [SetDayWindow(day=2, start=time(10))]
    assert edits("no sightseeing after 6 pm") == [SetDayWindow(end=time(18))]


def test_a_day_with_other_places() -> None:
    assert edits("replan day 2 with other places") == [Replan(day=2, afresh=True)]


def test_a_tighter_budget_with_its_amount() -> None:
    [edit] = edits("tighter budget: 50 euros a day")
    assert isinstance(edit, SetBudget)
    assert edit.budget is not None
    assert (edit.budget.amount, edit.budget.per) == (50, "day")


def test_a_hotel_somewhere() -> None:
    [edit] = edits("stay at a hotel in Alfama")
    assert isinstance(edit, SetBase)
    assert edit.base is not None
    assert "Alfama" in edit.base.name


def test_a_hotel_in_a_quarter_of_several_names_is_asked() -> None:
    found = read("stay at a hotel in Camden", planned("3 days in London with two kids", effort=100))
    assert isinstance(found, Question)
    assert {choice.label for choice in found.choices} == {
        "near Camden Market",
        "near Camden Town and Parkway",
    }
    assert all([edit.edit for edit in choice.edits] == ["set-base"] for choice in found.choices)


def test_the_last_thing_of_a_day_is_asked_where_it_may_be_a_meal() -> None:
    route = planned("3 days in London with two kids", effort=100)
    for day in route.days:
        told = [a for a in day.activities if a.kind in {"visit", "meal", "event"}]
        found = read(f"skip the last thing on day {day.number}", route)
        if told[-1].kind == "visit":
            assert isinstance(found, Edits)
            assert found.edits == (Remove(activity=told[-1].id),)
        else:
            assert isinstance(found, Question)
            assert found.choices[-1].edits == (Remove(activity=told[-1].id),)
            assert len(found.choices) == 2
