"""A route as a text: left as it is it changes nothing, and each change by hand is the edit that it means."""

import re
from contextlib import suppress

import pytest
from editing_steps import named
from hypothesis import given
from hypothesis import strategies as st

from real_routes import family, planned
from tripai import edits as e
from tripai.editing.applying import apply_edits
from tripai.editing.as_text import to_edits, to_text
from tripai.edits import Edit
from tripai.errors import InputError, TripaiError


def changed(pattern: str, instead: str) -> list[Edit]:
    """The edits of a text in which something is replaced."""
    text, count = re.subn(pattern, instead, to_text(family()), flags=re.MULTILINE)
    assert count == 1
    return to_edits(text, family())


def id_of(title: str) -> str:
    return named(family(), title).id


def test_a_text_that_is_left_as_it_is_changes_nothing() -> None:
    text = to_text(family())
    assert to_edits(text, family()) == []
    assert "  11:10-12:35 National Tile Museum" in text
    assert "! 20:00-21:30 Fado show" in text
    assert "Day 2 · Monday 7 December" in text
    rome = planned("2 days in Rome")
    assert to_edits(to_text(rome), rome) == []


def test_a_line_that_is_deleted_is_removed() -> None:
    assert changed(r"^.*Tile Museum\n", "") == [e.Remove(activity=id_of("National Tile Museum"))]


def test_another_time_is_the_time() -> None:
    castle = id_of("São Jorge Castle")
    assert changed("15:00-17:55 São", "10:30-12:30 São") == [
        e.Retime(activity=castle, start="10:30", minutes=120)
    ]
    assert changed("15:00-17:55 São", "9:00 São") == [e.Retime(activity=castle, start="09:00")]
    assert changed("15:00-17:55 São", "15:00-17:00 São") == [e.Retime(activity=castle, minutes=120)]


def test_a_mark_locks_and_the_lack_of_one_frees() -> None:
    museum = id_of("National Tile Museum")
    assert changed("  11:10", "! 11:10") == [e.Lock(activity=museum)]
    assert changed("^! 20:00", "20:00") == [e.Unlock(activity=id_of("Fado show"))]


def test_a_line_elsewhere_moves() -> None:
    lines = to_text(family()).splitlines()
    castle = next(line for line in lines if "São Jorge" in line)
    rest = [line for line in lines if line != castle]
    rossio = next(k for k, line in enumerate(rest) if "Rossio" in line)
    first = "\n".join([*rest[:rossio], castle, *rest[rossio:]])
    assert to_edits(first, family()) == [
        e.Move(activity=id_of("São Jorge Castle"), after=id_of("Santa Justa Lift"))
    ]
    heading = next(k for k, line in enumerate(rest) if line.startswith("Day 2"))
    top = "\n".join([*rest[: heading + 1], castle, *rest[heading + 1 :]])
    assert to_edits(top, family()) == [
        e.Move(activity=id_of("São Jorge Castle"), day=2, before=id_of("Praça do Comércio"))
    ]


def test_a_new_line_is_a_place_and_another_area_a_meal_elsewhere() -> None:
    assert changed("^Day 3.*$", "Day 3\n15:00-16:00 Carmo Convent") == [
        e.AddPlace(place="Carmo Convent", day=3, start="15:00", minutes=60)
    ]
    assert changed("(^.*Rossio Square)$", r"\1\nCarmo Convent") == [
        e.AddPlace(place="Carmo Convent", day=3, after=id_of("Rossio Square"))
    ]
    assert changed("Lunch in Belém", "Lunch in Alcântara") == [
        e.Replace(activity=id_of("Lunch in Belém"), by="Alcântara")
    ]


def test_what_was_written_by_hand_is_what_comes_of_it() -> None:
    edits = changed("15:00-17:55 São", "09:00-11:30 São")
    castle = named(apply_edits(family(), edits), "São Jorge Castle")
    assert (f"{castle.start:%H:%M}", f"{castle.end:%H:%M}", castle.locked) == (
        "09:00",
        "11:30",
        True,
    )


@pytest.mark.parametrize(
    ("pattern", "instead", "said"),
    [
        ("^Day 2.*$", "", "The heading of a day is missing: 2."),
        ("^Day 2.*$", "Day 3", "The heading of a day"),
        ("15:00-17:55 São", "25:00 São", "Line .*: 25:00 is no time of day."),
        ("15:00-17:55 São.*", "!", "has no name"),
        ("15:00-17:55 São.*", "15:00-15:03 São Jorge", "is of 3 minutes"),
        ("15:00-17:55 São.*", "x" * 201, "more than 200 characters"),
        ("^Day 1.*$", "hello", "Line .* stands before the first day: hello."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(pattern: str, instead: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        changed(pattern, instead)


@given(st.text(max_size=150))
def test_no_text_breaks_the_reading(text: str) -> None:
    for whole in (text, to_text(family()) + text):
        with suppress(TripaiError):
            assert isinstance(to_edits(whole, family()), list)
