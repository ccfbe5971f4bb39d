"""Edits are read and written as JSON, and a name means one activity, or asks."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from real_routes import family
from tripai import edits
from tripai.edits import EDITS, Question, find_activity, find_day
from tripai.errors import NotFoundError
from tripai.model import Activity

PLAIN = [
    {"edit": "add-place", "place": "Belém Tower", "day": 2, "part": "morning"},
    {"edit": "add-place", "place": "Belém Tower", "before": "Lunch @ 2"},
    {"edit": "add-event", "title": "Dinner with Ana", "day": 1, "start": "20:00", "minutes": 90},
    {"edit": "remove", "activity": "the zoo"},
    {"edit": "move", "activity": "castle", "after": "Lunch @ 1"},
    {"edit": "swap-days", "day": 1, "other": 2},
    {"edit": "swap-activities", "activity": "a", "other": "b"},
    {"edit": "replace", "activity": "a", "kind": "museum"},
    {"edit": "lock", "day": 1},
    {"edit": "unlock", "activity": "a"},
    {"edit": "retime", "activity": "Dinner @ 2", "start": "20:00"},
    {"edit": "lengthen", "activity": "a", "minutes": 30},
    {"edit": "shorten", "activity": "a"},
    {"edit": "set-pace", "pace": "lighter", "day": 2},
    {"edit": "set-budget", "budget": {"amount": 120, "currency": "EUR", "per": "day"}},
    {"edit": "set-day-window", "day": 3, "start": "11:00"},
    {"edit": "set-party", "party": {"adults": 4, "child_ages": [2], "seniors": 0}},
    {"edit": "set-base", "base": {"name": "Alfama", "lat": 38.71, "lon": -9.13}},
    {"edit": "set-transport", "modes": ["walk"]},
    {"edit": "set-journeys", "arrive": "18:00"},
    {"edit": "avoid", "names": ["museum", "gallery"]},
    {"edit": "prefer", "interests": {"tiles": 1.0}},
    {"edit": "add-day"},
    {"edit": "drop-day", "day": 2},
    {"edit": "shift", "start": "2026-12-10"},
    {"edit": "replan", "day": 2},
    {"edit": "resume", "at": "2026-12-06T12:00:00+00:00", "done": ["castle"], "late": 40},
]


def test_every_edit_is_read_and_written_as_json() -> None:
    read = EDITS.validate_python(PLAIN)
    assert EDITS.validate_json(EDITS.dump_json(read)) == read
    written = json.loads(EDITS.dump_json(read, exclude_defaults=False))
    assert all(said.items() <= there.items() for said, there in zip(PLAIN, written, strict=True))
    kinds = {kind.__name__ for kind in map(type, read)}
    assert kinds == {
        name
        for name in edits.__all__
        if isinstance(getattr(edits, name), type) and "edit" in getattr(edits, name).model_fields
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"edit": "explode"},
        {"edit": "remove"},
        {"edit": "remove", "activity": ""},
        {"edit": "remove", "activity": "a", "day": 2},
        {"edit": "move", "activity": "a"},
        {"edit": "move", "activity": "a", "start": "10:00", "before": "b"},
        {"edit": "lock"},
        {"edit": "lock", "activity": "a", "day": 1},
        {"edit": "retime", "activity": "a"},
        {"edit": "replace", "activity": "a", "by": "b", "kind": "museum"},
        {"edit": "set-day-window", "day": 1},
        {"edit": "swap-days", "day": 0, "other": 2},
        {"edit": "shift"},
        {"edit": "shift", "days": 1, "start": "2026-12-10"},
        {"edit": "resume", "at": "2026-12-06T12:00:00"},
        {"edit": "avoid", "names": []},
    ],
)
def test_an_edit_that_says_too_little_or_too_much_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        EDITS.validate_python([wrong])


def found(said: str) -> Activity:
    activity = find_activity(family(), said)
    assert isinstance(activity, Activity)
    return activity


def test_an_activity_is_meant_by_id_by_name_by_words_and_by_a_misspelling() -> None:
    oceanarium = found("Lisbon Oceanarium")
    assert oceanarium.title == "Lisbon Oceanarium"
    said = (oceanarium.id, "the oceanarium", "OCEANÁRIO de Lisboa", "lisbon oceanarum", "aquarium")
    assert [found(name) for name in said] == [oceanarium] * len(said)
    assert found("fado").title == "Fado show"


def test_what_is_there_on_several_days_is_asked_for_and_a_day_tells_it() -> None:
    question = find_activity(family(), "lunch")
    assert isinstance(question, Question)
    assert [choice.label.split(", ")[1] for choice in question.choices] == [
        "day 1 (Sunday)",
        "day 2 (Monday)",
        "day 3 (Tuesday)",
    ]
    monday = [found(f"lunch @ {day}") for day in ("2", "day 2", "Monday", "mon", "2026-12-07")]
    assert {activity.id for activity in monday} == {question.choices[1].value}


def test_what_is_not_there_is_not_found_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="nothing is called 'oceanic museum'") as raised:
        find_activity(family(), "oceanic museum")
    assert "Lisbon Oceanarium" in raised.value.hint
    with pytest.raises(NotFoundError, match="no day '9'"):
        find_activity(family(), "lunch @ 9")


def test_days_have_numbers_names_and_dates() -> None:
    said = ("1", "day 3", "Tuesday", "first", "last", "2026-12-06")
    assert [find_day(family(), day) for day in said] == [1, 3, 3, 1, 3, 1]
    with pytest.raises(NotFoundError, match="no day '4'"):
        find_day(family(), "4")


@given(st.text(max_size=30))
def test_no_words_break_the_search(said: str) -> None:
    try:
        answer = find_activity(family(), said)
    except NotFoundError:
        return
    assert isinstance(answer, Activity | Question)
