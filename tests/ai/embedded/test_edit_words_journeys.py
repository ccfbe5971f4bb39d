"""Flights in plain words: the day that they are on is another one, and none may make a traveller miss one."""

from datetime import time

import pytest
from test_edit_words import read

from real_routes import JOURNEYS, planned
from tripai.edits import Edits, Impossible, Question, SetJourneys
from tripai.errors import TripaiError


@pytest.mark.parametrize(
    ("words", "edit"),
    [
        ("our flight leaves at 14:00 on Tuesday", SetJourneys(leave=time(14))),
        ("we leave at 12:00 on the last day", SetJourneys(leave=time(12))),
        ("we have to leave at noon on Tuesday", SetJourneys(leave=time(12))),
        ("we fly home on Tuesday at 18:00", SetJourneys(leave=time(18))),
        ("on Tuesday our plane takes off at 14:00", SetJourneys(leave=time(14))),
        ("we land at 18:00", SetJourneys(arrive=time(18))),
        ("we arrive at 10:30", SetJourneys(arrive=time(10, 30))),
        ("landing at 12:00", SetJourneys(arrive=time(12))),
        ("our train arrives at 11", SetJourneys(arrive=time(11))),
    ],
)
def test_a_journey_at_another_time(words: str, edit: SetJourneys) -> None:
    found = read(words)
    assert isinstance(found, Edits), found
    assert found.edits == (edit,)


@pytest.mark.parametrize("words", ["our flight is at 20:00", "our flight was moved to 20:00"])
def test_a_flight_of_which_nobody_says_whether_it_comes_or_goes(words: str) -> None:
    found = read(words)
    assert isinstance(found, Question), found
    ways = [choice.edits for choice in found.choices]
    assert ways == [(SetJourneys(arrive=time(20)),), (SetJourneys(leave=time(20)),)]
    only = planned("2 days in Lisbon", effort=50, leave=JOURNEYS["leave"])
    assert read(words, only).edits == ways[1]


@pytest.mark.parametrize(
    "words", ["our flight leaves two hours later", "we have to be at the airport at 15:00"]
)
def test_the_time_on_the_ticket_is_needed(words: str) -> None:
    found = read(words)
    assert isinstance(found, Impossible), found
    assert "at what time the flight or train leaves" in found.reason


def test_who_leaves_before_the_last_day_leaves_the_hotel() -> None:
    found = read("we leave at 9 on day 2")
    assert isinstance(found, Impossible)
    assert '"start day 2 at 09:00"' in found.ways[0]


@pytest.mark.parametrize(
    "words", ["we arrive a day earlier", "end day 3 at 17:00", "be back by 18:00"]
)
def test_what_is_no_flight_stays_an_edit(words: str) -> None:
    assert isinstance(read(words), Edits)


def test_a_train_for_an_outing_is_no_arrival() -> None:
    with pytest.raises(TripaiError):
        read("our train to Sintra is at 10 on day 2")
