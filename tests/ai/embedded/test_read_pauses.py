"""Naps, breaks and calls are no hours of the day, and are said to be left aside."""

from datetime import date

import pytest
from reading_samples import read

from tripai.ai.reading import Reading

PAUSES = (
    ("Lisbon 2 days, nap from 1 to 3 pm", "nap from 1 to 3 pm"),
    ("Lisbon 2 days, siesta 14:00-16:00", "siesta 14:00-16:00"),
    ("Lisbon 2 days, I have a call from 10 to 11", "a call from 10 to 11"),
    ("Lisbon 2 days, lunch break from 12 to 2pm", "lunch break from 12 to 2pm"),
    ("Lisbon 2 days, nap for the kids at 1pm", "nap for the kids at 1pm"),
    ("Lisboa 2 dias, soneca das 13h às 15h", "soneca das 13h às 15h"),
)


@pytest.mark.parametrize(("words", "said"), PAUSES)
def test_a_pause_is_no_window_of_the_day(words: str, said: str) -> None:
    reading = read(words)
    kept = Reading(city=reading.city, days=2)
    assert reading.replaced(assumptions=()) == kept
    assert reading.assumptions[0].sentence.startswith(f'"{said}" is left aside')


TRIPS = (
    "Lisbon city break from 4 to 7 December",
    "Lisbon, a break 4-7 December",
    "a break in Lisbon from 4 December to 7 December",
    "Lisbon weekend break 4/12 to 7/12",
)


@pytest.mark.parametrize("words", TRIPS)
def test_a_break_with_dates_is_the_trip_itself(words: str) -> None:
    reading = read(words)
    assert (reading.start, reading.end) == (date(2026, 12, 4), date(2026, 12, 7))
    assert not [note for note in reading.assumptions if "left aside" in note.sentence]


def test_hours_of_the_day_stay_beside_a_pause() -> None:
    reading = read("Lisbon 2 days from 10 to 18, nap from 1 to 3 pm")
    assert (str(reading.day_start), str(reading.day_end)) == ("10:00:00", "18:00:00")
