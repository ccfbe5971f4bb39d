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
from tripai.editing.as_text import see_to_text, to_edits, to_text
from tripai.edits import Edit
from tripai.errors import InputError, ScheduleError, TripaiError


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


def below(heading: str, line: str, instead: str) -> list[Edit]:
    """The edits of a text in which a line stands right below the heading of another day, written anew."""
    text = to_text(family())
    assert text.count(f"{line}\n") == 1
    moved = re.sub(
        rf"^({heading}.*)$", rf"\1\n{instead}", text.replace(f"{line}\n", ""), flags=re.M
    )
    return to_edits(moved, family())


def test_a_booking_below_another_day_keeps_its_time_or_has_the_one_that_is_written() -> None:
    show, line = id_of("Fado show"), "! 20:00-21:30 Fado show"
    for instead in (line, "! Fado show"):
        assert below("Day 3", line, instead) == [e.Move(activity=show, day=3, start="20:00")]
    edits = below("Day 1", line, "! 20:30-21:20 Fado show")
    assert edits == [
        e.Move(activity=show, day=1, start="20:30"),
        e.Retime(activity="Fado show @ 1", minutes=50),
    ]
    found = named(apply_edits(family(), edits), "Fado show")
    assert f"{found.start:%d %H:%M}-{found.end:%H:%M}" == "06 20:30-21:20"


def test_a_meal_in_another_area_is_at_the_time_that_is_written() -> None:
    lunch = id_of("Lunch in Belém")
    edits = changed(r"  13:15-\S+ Lunch in Belém", "! 13:30-14:10 Lunch in Alcântara")
    assert edits == [
        e.Retime(activity=lunch, start="13:30", minutes=40),
        e.Replace(activity=lunch, by="Alcântara"),
        e.Lock(activity=lunch),
    ]
    found = named(apply_edits(family(), edits), "Lunch in Alcântara and LX Factory")
    assert (f"{found.start:%H:%M}-{found.end:%H:%M}", found.locked) == ("13:30-14:10", True)


def test_what_does_not_come_to_be_as_it_is_written_is_refused() -> None:
    text = re.sub("15:00-17:55 São", "09:00-11:30 São", to_text(family()))
    text = re.sub(r"13:15-\S+ Lunch in Belém", "Lunch in Alcântara", text)
    after = apply_edits(family(), to_edits(text, family()))
    see_to_text(text, family(), after)  # a line that is left as it is may move
    for wrong, line in (("09:00-11:30", "09:05-11:30"), ("11:30 São", "11:40 São")):
        with pytest.raises(ScheduleError, match=r"cannot be on day . as line \d+ says it"):
            see_to_text(text.replace(wrong, line), family(), after)


def test_a_mark_at_a_new_line_locks_what_is_new() -> None:
    edits = changed("^(.*Santa Justa Lift)$", r"\1\n! 16:00-16:40 Carmo Convent")
    assert edits[-1] == e.Lock(activity="Carmo Convent @ 3")
    assert named(apply_edits(family(), edits), "Carmo Convent").locked


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
