"""Flights in plain words: no edit changes them, and none may make a traveller miss one."""

import pytest
from test_edit_words import family, read

from real_routes import JOURNEYS, planned
from tripai.edits import Edits, Impossible
from tripai.errors import TripaiError


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("our flight leaves at 14:00 on Tuesday", '--leave "2026-12-08 14:00"'),
        ("we leave at 12:00 on the last day", '--leave "2026-12-08 12:00"'),
        ("we have to leave at noon on Tuesday", '--leave "2026-12-08 12:00"'),
        ("we fly home on Tuesday at 18:00", '--leave "2026-12-08 18:00"'),
        ("on Tuesday our plane takes off at 14:00", '--leave "2026-12-08 14:00"'),
        ("we land at 18:00", '--arrive "2026-12-06 18:00"'),
        ("we arrive at 10:30", '--arrive "2026-12-06 10:30"'),
        ("landing at 12:00", '--arrive "2026-12-06 12:00"'),
        ("our train arrives at 11", '--arrive "2026-12-06 11:00"'),
        ("our flight is at 20:00", '--arrive "2026-12-06 20:00" --booked'),
        ("our flight is at 20:00", '--leave "2026-12-08 20:00" --booked'),
        ("our flight was moved to 20:00", '"2026-12-08 20:00"'),
        ("our flight is two hours later", '"2026-12-08 HH:MM"'),
        ("we have to be at the airport at 15:00", '--leave "2026-12-08 HH:MM"'),
    ],
)
def test_a_flight_is_planned_again(words: str, option: str) -> None:
    found = read(words)
    assert isinstance(found, Impossible), found
    assert "cannot be changed by an edit" in found.reason
    again = found.ways[-1]
    assert again.startswith("Plan again")
    assert option in again
    assert f'tripai plan "{family().brief.request}" --start 2026-12-06' in again
    assert again.endswith('--booked "Fado show @ 2026-12-07 20:00 / 90m"')


def test_the_other_journey_stays_in_the_command() -> None:
    route = planned("3 days in Lisbon", effort=50, **JOURNEYS)
    for words, options in (
        ("we land at 18:00", '--arrive "2026-12-06 18:00" --leave "2026-12-08 17:00"'),
        ("we fly back at 12:00", '--arrive "2026-12-06 13:20" --leave "2026-12-08 12:00"'),
    ):
        found = read(words, route)
        assert isinstance(found, Impossible)
        assert found.ways[-1].endswith(options)


def test_the_day_s_end_is_offered_only_where_no_flight_is_spoken_of() -> None:
    leaving, flying = read("we leave at 12:00 on Tuesday"), read("we fly back at 12:00 on Tuesday")
    assert isinstance(leaving, Impossible)
    assert isinstance(flying, Impossible)
    assert "end day 3 at 12:00" in leaving.ways[0]
    assert "end day 3" not in " ".join(flying.ways)


def test_who_leaves_before_the_last_day_leaves_the_hotel() -> None:
    found = read("we leave at 9 on day 2")
    assert isinstance(found, Impossible)
    assert '"start day 2 at 09:00"' in found.ways[0]


def test_a_request_with_quotes_can_be_pasted() -> None:
    found = read("we land at 18:00", planned('2 days in Lisbon, "slow" please', effort=50))
    assert isinstance(found, Impossible)
    assert """tripai plan '2 days in Lisbon, "slow" please'""" in found.ways[0]


@pytest.mark.parametrize(
    "words", ["we arrive a day earlier", "end day 3 at 17:00", "be back by 18:00"]
)
def test_what_is_no_flight_stays_an_edit(words: str) -> None:
    assert isinstance(read(words), Edits)


def test_a_train_for_an_outing_is_no_arrival() -> None:
    with pytest.raises(TripaiError):
        read("our train to Sintra is at 10 on day 2")
