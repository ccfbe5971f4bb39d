"""When something ends, in plain words: an end is no start, and a base is that of the whole trip."""

from datetime import timedelta

import pytest
from test_edit_words import edits, read, title

from real_routes import family
from tripai.editing.applying import apply_edits
from tripai.edits import AddPlace, Impossible, Lengthen, Move, Retime
from tripai.errors import TripaiError
from tripai.model import Activity


def oceanarium() -> Activity:
    return next(a for a in family().activities if a.title == "Lisbon Oceanarium")


def dinner(day: int) -> Activity:
    return next(a for a in family().days[day - 1].activities if a.title.startswith("Dinner"))


@pytest.mark.parametrize(
    "words",
    [
        "the oceanarium until {}",
        "stay at the oceanarium until {}",
        "be done with the oceanarium by {}",
        "the oceanarium should last until {}",
        "visit the oceanarium till {}",
    ],
)
def test_what_goes_on_until_a_time_ends_then_and_begins_as_before(words: str) -> None:
    there = oceanarium()
    end = there.end.replace(hour=there.end.hour + 1)
    [edit] = edits(words.format(f"{end:%H:%M}"))
    start = there.start.time()
    assert edit == Retime(activity=there.id, start=start, minutes=there.minutes + 60)


def test_what_is_to_end_at_a_time_does_so() -> None:
    there = oceanarium()
    end = there.end + timedelta(minutes=20)
    after = apply_edits(family(), edits(f"the oceanarium until {end:%H:%M}"))
    [now] = [a for a in after.activities if a.title == there.title]
    assert (now.start, now.end) == (there.start, end)


def test_until_a_day_is_no_start() -> None:
    with pytest.raises(TripaiError):
        read("the oceanarium until day 3")


def test_a_bare_hour_is_the_next_one_after_the_start() -> None:
    [edit] = edits("dinner until 10 on day 2")
    assert isinstance(edit, Retime)
    start = dinner(2).start
    assert edit.minutes == 60 * (22 - start.hour) - start.minute


def test_what_would_end_before_it_begins_is_refused_with_the_words_that_say_both() -> None:
    found = read(f"the oceanarium until {oceanarium().start:%H:%M}")
    assert isinstance(found, Impossible)
    assert "from 10:00 to" in found.ways[0]


def test_two_times_are_a_start_and_an_end() -> None:
    [edit] = edits("at the oceanarium from 10 to 13")
    assert edit == Retime(activity=oceanarium().id, start="10:00", minutes=180)
    moved, retimed = edits("the oceanarium from 10:00 to 12:30 on day 1")
    assert isinstance(moved, Move)
    assert moved.day == 1
    assert retimed == Retime(activity=oceanarium().id, start="10:00", minutes=150)
    [added] = edits("the fado museum on day 3 from 14:00 to 15:00")
    assert isinstance(added, AddPlace)
    assert (added.day, added.minutes) == (3, 60)


def test_an_hour_longer_is_no_base() -> None:
    [edit] = edits("stay at the oceanarium an hour longer")
    assert isinstance(edit, Lengthen)
    assert title(family(), edit.activity) == "Lisbon Oceanarium"
    assert edit.minutes == 60


@pytest.mark.parametrize(
    "words",
    [
        "leave the oceanarium until 15:00",
        "drop the oceanarium until 15:00",
        "the oceanarium is open until 19:00",
        "drinks until 22:00 on day 2",
    ],
)
def test_an_end_that_is_none_of_a_visit_is_no_edit(words: str) -> None:
    with pytest.raises(TripaiError):
        read(words)


@pytest.mark.parametrize(
    "words",
    [
        "stay in Alfama from day 2",
        "from day 2 on we are staying near the castle",
        "sleep in Chiado on day 3",
        "our hotel is in Alfama from Monday",
    ],
)
def test_a_base_of_some_days_is_refused_in_a_sentence(words: str) -> None:
    found = read(words)
    assert isinstance(found, Impossible)
    assert "one base holds for all of the trip" in found.reason
