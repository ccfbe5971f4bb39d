"""Terms of a trip in plain words: what they cannot hold is said or asked."""

import pytest
from test_edit_words import edits, read

from real_routes import planned
from tripai.edits import AddEvent, Avoid, Edits, Prefer, Question, SetPace, SetTransport
from tripai.errors import TripaiError


def notes(words: str) -> str:
    found = read(words)
    assert isinstance(found, Edits), found
    return " ".join(found.assumptions)


@pytest.mark.parametrize(
    ("words", "modes", "said"),
    [
        ("we take taxis only", ("drive",), "a few minutes stay on foot"),
        ("everything by car", ("drive",), "a few minutes stay on foot"),
        ("no walking", ("transit", "drive"), "a few minutes stay on foot"),
        ("by taxi", ("walk", "drive"), "easy on foot are still walked"),
        ("by metro", ("walk", "transit"), ""),
    ],
)
def test_what_stays_on_foot_is_said(words: str, modes: tuple[str, ...], said: str) -> None:
    [edit] = edits(words)
    assert isinstance(edit, SetTransport)
    assert edit.modes == modes
    assert said in notes(words)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("make day 2 less walking", [2]),
        ("walk less on day 2 and 3", [2, 3]),
        ("less walking", [None]),
    ],
)
def test_less_walking_is_asked(words: str, days: list[int | None]) -> None:
    found = read(words)
    assert isinstance(found, Question)
    less, ride = (choice.edits for choice in found.choices)
    assert less == tuple(SetPace(pace="lighter", day=day) for day in days)
    assert ride == (SetTransport(modes=("transit", "drive")),)


def test_too_much_walking_is_less_to_see_and_says_so() -> None:
    assert edits("too much walking on day 2") == [SetPace(pace="lighter", day=2)]
    assert 'say "no walking" to ride instead' in notes("too much walking on day 2")


def test_galleries_go_with_museums() -> None:
    assert edits("no museums") == [Avoid(names=("museum", "gallery"))]
    assert edits("avoid museums and markets") == [Avoid(names=("museum", "gallery", "market"))]
    assert edits("no galleries") == [Avoid(names=("gallery",))]
    assert "the galleries are left out, too" in notes("no museums")


@pytest.mark.parametrize(
    "words", ["no lunch before 13:00", "we leave for dinner at 19:00 on day 2"]
)
def test_what_is_not_to_be_is_no_event(words: str) -> None:
    with pytest.raises(TripaiError):
        read(words)


def test_a_city_without_galleries_has_none_to_avoid() -> None:
    route = planned("2 days in Porto", effort=50)
    assert edits("no museums", route) == [Avoid(names=("museum",))]


def test_more_of_a_kind_promises_nothing() -> None:
    assert edits("more parks") == [Prefer(interests={"park": 1.0})]
    assert '"parks" comes in only where that is worth more' in notes("more parks")


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("add a coffee break on day 2 at 16:00", 30),
        ("add a coffee break on day 2 at 16:00 for 45 minutes", 45),
        ("dinner with friends on day 1 at 19:00", 60),
    ],
)
def test_a_break_is_short(words: str, minutes: int) -> None:
    [edit] = edits(words)
    assert isinstance(edit, AddEvent)
    assert edit.minutes == minutes
