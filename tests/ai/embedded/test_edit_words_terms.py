"""Terms of a trip in plain words: what they cannot hold is said or asked."""

from datetime import time

import pytest
from test_edit_words import edits, read

from real_routes import planned
from tripai.editing.applying import apply_edits
from tripai.edits import (
    AddEvent,
    Avoid,
    Edits,
    Impossible,
    Prefer,
    Question,
    SetDayWindow,
    SetPace,
    SetTransport,
    Shift,
)
from tripai.errors import TripaiError
from tripai.model import Route


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


@pytest.mark.parametrize(
    "words",
    ["we have a stroller", "no stairs please", "my mum uses a wheelchair", "step-free routes only"],
)
def test_what_has_steps_is_said(words: str) -> None:
    found = read(words, planned("2 days in Rome, must see the Dome of St. Peter's", effort=50))
    assert isinstance(found, Impossible)
    assert "Dome of St. Peter's" in found.reason
    assert any("drop Dome of St. Peter's" in way for way in found.ways)
    assert "--step-free" in found.ways[-1]


@pytest.mark.parametrize(
    "words", ["no more than 4 sights a day", "max 4 places per day", "4 sights a day at most"]
)
def test_a_number_of_sights_is_asked_as_a_pace(words: str) -> None:
    route = planned("2 days in Paris, packed", effort=50)
    found = read(words, route)
    assert isinstance(found, Question)
    fewer, *paces = (choice.edits for choice in found.choices)
    assert fewer == tuple(SetPace(pace="lighter", day=day) for day in (1, 2))
    assert paces == [(SetPace(pace="balanced"),), (SetPace(pace="relaxed"),)]
    many = read("no more than 20 sights a day", route)
    assert isinstance(many, Impossible)


@pytest.mark.parametrize(
    ("words", "modes"),
    [
        ("only walk and metro", ("walk", "transit")),
        ("just the metro and walking please", ("walk", "transit")),
        ("only walk and take the bus", ("walk", "transit")),
        ("walking or taxi", ("walk", "drive")),
    ],
)
def test_on_foot_and_by_something(words: str, modes: tuple[str, ...]) -> None:
    assert edits(words) == [SetTransport(modes=modes)]


@pytest.mark.parametrize("words", ["no walking and the metro", "walk and metro to the castle"])
def test_half_of_a_way_is_no_transport(words: str) -> None:
    with pytest.raises(TripaiError):
        read(words)


@pytest.mark.parametrize(
    ("words", "days"),
    [("shift by 1 day", 1), ("postpone it by two days", 2), ("move a week earlier", -7)],
)
def test_the_trip_need_not_be_named_to_be_shifted(words: str, days: int) -> None:
    assert edits(words) == [Shift(days=days)]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("everything an hour later on day 2", "10:30"),
        ("push day 2 back by an hour", "10:30"),
        ("day 2: all of it 30 minutes earlier", "09:00"),
    ],
)
def test_all_of_a_day_later_is_a_later_start(words: str, start: str) -> None:
    route = planned("2 days in Porto, days from 9:30 to 21:00", effort=50)
    found = read(words, route)
    assert isinstance(found, Edits)
    assert found.edits == (SetDayWindow(day=2, start=start),)
    assert f"is taken as a start at {start}" in found.assumptions[0]


def test_a_free_part_of_a_day() -> None:
    route = planned("3 days in Porto", effort=50, bookings=())
    assert edits("keep monday morning free", route) == [SetDayWindow(day=2, start="12:00")]
    assert isinstance(read("leave monday afternoon free", route), Impossible)
    booked = read("keep day 1 evening free", planned_with_a_show())
    assert isinstance(booked, Impossible)
    assert "Fado show is booked" in booked.reason


def planned_with_a_show() -> Route:
    show = [AddEvent(title="Fado show", day=1, start="20:30", minutes=60)]
    return apply_edits(planned("2 days in Porto", effort=50), show)


def test_whether_a_free_evening_has_dinner_is_asked() -> None:
    route = planned("2 days in Lisbon, packed, from 9:00 to 23:30", effort=50)
    evenings = {
        day.number: [a for a in day.activities if a.end.time() > time(18) and a.kind != "rest"]
        for day in route.days
    }
    number = next(n for n, there in evenings.items() if len(there) > 1)
    found = read(f"keep the evening of day {number} free", route)
    assert isinstance(found, Question)
    without, after = (choice.edits[0] for choice in found.choices)
    assert without == SetDayWindow(day=number, end="18:00")
    dinner = next(a for a in evenings[number] if a.title.startswith("Dinner"))
    assert after == SetDayWindow(day=number, end=dinner.end.time().replace(tzinfo=None))
