"""When a trip is, and how long."""

import calendar
from datetime import UTC, date, datetime
from typing import Any

import pytest
from reading_samples import read
from small_world import small_world

from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import Reading
from tripai.errors import InputError

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("weekend in Paris", {"city": "Paris", "start": date(2026, 11, 28), "days": 2}),
    ("next weekend in Paris", {"city": "Paris", "start": date(2026, 11, 28), "days": 2}),
    ("long weekend in Rome", {"city": "Rome", "start": date(2026, 11, 27), "days": 3}),
    ("a weekend in Lisbon in December", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("weekend of 5 December in Lisbon", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("4 nights in Rome", {"city": "Rome", "days": 5}),
    ("3 days and 2 nights in Rome", {"city": "Rome", "days": 3}),
    ("3d2n Rome", {"city": "Rome", "days": 3}),
    ("day trip to Berlin", {"city": "Berlin", "days": 1}),
    ("one day in Lisbon", {"city": "Lisbon", "days": 1}),
    ("a week in Tokyo", {"city": "Tokyo", "days": 7}),
    ("two weeks in Tokyo", {"city": "Tokyo", "days": 14}),
    ("a fortnight in Tokyo", {"city": "Tokyo", "days": 14}),
    ("3-4 days in Lisbon", {"city": "Lisbon", "days": 4}),
    ("two and a half days in Lisbon", {"city": "Lisbon", "days": 3}),
    ("a couple of days in Lisbon", {"city": "Lisbon", "days": 2}),
    ("a few days in Lisbon", {"city": "Lisbon", "days": 3}),
    ("0 days in Lisbon", {"city": "Lisbon", "days": 0}),
    ("100 days in Lisbon", {"city": "Lisbon", "days": 100}),
    ("10000 days in Lisbon", {"city": "Lisbon", "days": 10000}),
    ("1000 nights in Lisbon", {"city": "Lisbon", "days": 1001}),
    (
        "3 days in Lisbon, one day for museums",
        {"city": "Lisbon", "days": 3, "interests": {"museum": 1}},
    ),
    (
        "Lisbon, 4-7 December",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Lisbon, Dec 4 to 7",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Lisbon, December 4 - 7, 2027",
        {"city": "Lisbon", "start": date(2027, 12, 4), "end": date(2027, 12, 7)},
    ),
    (
        "Lisbon from 2026-12-04 to 2026-12-06",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 6)},
    ),
    (
        "Lisbon between the 4th and the 7th of December",
        {"city": "Lisbon", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Lisbon 30 December to 2 January",
        {"city": "Lisbon", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    ("Lisbon, December 4th for 2 days", {"city": "Lisbon", "start": date(2026, 12, 4), "days": 2}),
    (
        "2 days in Lisbon from Friday, 4 December 2026",
        {"city": "Lisbon", "start": date(2026, 12, 4), "days": 2},
    ),
    (
        "2 days in Lisbon starting tomorrow",
        {"city": "Lisbon", "start": date(2026, 11, 23), "days": 2},
    ),
    (
        "2 days in Lisbon from next Friday",
        {"city": "Lisbon", "start": date(2026, 11, 27), "days": 2},
    ),
    (
        "Friday to Sunday in Lisbon",
        {"city": "Lisbon", "start": date(2026, 11, 27), "end": date(2026, 11, 29)},
    ),
    ("2 days in Lisbon on the 5th", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("2 days in Lisbon on 5/12/2026", {"city": "Lisbon", "start": date(2026, 12, 5), "days": 2}),
    ("2 days in Lisbon on 25.12.2026", {"city": "Lisbon", "start": date(2026, 12, 25), "days": 2}),
    ("2 days in Lisbon on 12/25/2026", {"city": "Lisbon", "start": date(2026, 12, 25), "days": 2}),
    ("Lisbon until 7 December, 3 days", {"city": "Lisbon", "end": date(2026, 12, 7), "days": 3}),
    ("5 days in Lisbon in May", {"city": "Lisbon", "month": 5, "days": 5}),
    ("4 days in Lisbon in early May", {"city": "Lisbon", "start": date(2027, 5, 3), "days": 4}),
    ("4 days in Lisbon, end of March", {"city": "Lisbon", "start": date(2027, 3, 24), "days": 4}),
    ("3 days in Lisbon next week", {"city": "Lisbon", "start": date(2026, 11, 23), "days": 3}),
    ("3 days in Lisbon next month", {"city": "Lisbon", "month": 12, "days": 3}),
    ("3 days in Lisbon over Christmas", {"city": "Lisbon", "start": date(2026, 12, 24), "days": 3}),
    (
        "Christmas markets and 3 days in Berlin",
        {"city": "Berlin", "days": 3, "interests": {"markets": 1}},
    ),
    ("4 days in Rome over Easter", {"city": "Rome", "start": date(2027, 3, 26), "days": 4}),
    ("3 days in Lisbon, it may be cold", {"city": "Lisbon", "days": 3}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


REFUSED = (
    (
        "3 days from 4 to 7 December in Lisbon",
        "3 days are asked for, but 4 December to 7 December is 4 days.",
    ),
    ("3 days or 5 days in Rome", "Both 3 days and 5 days are asked for."),
    ("3 days 5 nights in Rome", "3 days and 5 nights do not go together."),
    ("Lisbon, 31 November", "31 November does not exist: the month has 30 days."),
    ("Lisbon, 29 February 2027", "29 February 2027 does not exist: the month has 28 days."),
    ("Lisbon, 2026-02-30", "30 February 2026 does not exist: the month has 28 days."),
    ("Lisbon on the 35th, 2 days", "No month has a day 35."),
    ("Saturday, 4 December 2026 in Lisbon", "4 December 2026 is a Friday, not a Saturday."),
    (
        "Lisbon, 4 December, 9 December",
        "Both 4 December and 9 December are named, and neither is said to be the start.",
    ),
)


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[words for words, _ in REFUSED])
def test_names_what_does_not_make_sense(words: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(words)
    assert raised.value.message == message


TAKEN = (
    ("4 nights in Rome", "days", "4 nights are taken as 5 days."),
    ("a weekend in Rome", "start", '"weekend" is taken as 2 days from Saturday, 2026-11-28.'),
    ("2 days in Rome from next Friday", "start", '"next Friday" is taken as Friday, 2026-11-27.'),
    ("Rome on 5/12/2026", "start", '"5/12/2026" is taken as 5 December 2026, day first.'),
    ("Rome in early May", "start", '"early may" is taken as a start on 2027-05-03.'),
    ("Rome over Christmas", "start", "Christmas is taken as a start on 2026-12-24."),
    ("a few days in Rome", "days", '"A few days" is taken as 3 days.'),
    ("3-4 days in Rome", "days", '"3-4 days" is planned as 4 days.'),
)


@pytest.mark.parametrize(("words", "about", "sentence"), TAKEN)
def test_tells_how_words_were_taken(words: str, about: str, sentence: str) -> None:
    assert [(note.about, note.sentence) for note in read(words).assumptions] == [(about, sentence)]


def test_a_weekday_is_read_from_the_day_of_reading() -> None:
    wednesday = small_world(now=datetime(2026, 11, 25, 12, tzinfo=UTC))
    assistant = EmbeddedAssistant()
    assert assistant.read_request("Friday in Rome", wednesday).start == date(2026, 11, 27)
    assert assistant.read_request("next Friday in Rome", wednesday).start == date(2026, 12, 4)


THERE = (
    ("2 days in Tokyo from today", date(2026, 11, 23)),
    ("2 days in Tokyo from tomorrow", date(2026, 11, 24)),
    ("2 days in Tokyo, next Monday", date(2026, 11, 30)),
    ("2 days in New York, this Saturday", date(2026, 11, 28)),
    ("2 days from today", date(2026, 11, 22)),  # no city, no zone
)


@pytest.mark.parametrize(("words", "start"), THERE)
def test_today_is_the_date_at_the_destination(words: str, start: date) -> None:
    sunday_night = small_world(now=datetime(2026, 11, 22, 20, tzinfo=UTC))
    assert EmbeddedAssistant().read_request(words, sunday_night).start == start


def test_this_saturday_is_not_over_where_it_still_is_friday() -> None:
    friday_there = small_world(now=datetime(2026, 11, 28, 2, tzinfo=UTC))
    reading = EmbeddedAssistant().read_request("2 days in New York, this Saturday", friday_there)
    assert reading.start == date(2026, 11, 28)


def test_months_and_weekdays_are_english_whatever_the_locale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for names in (calendar.month_name, calendar.day_name):
        monkeypatch.setattr(type(names), "__getitem__", lambda *_: "?")
    assert read("Lisbon, Friday, 4 December 2026").start == date(2026, 12, 4)
    with pytest.raises(InputError, match="4 December 2026 is a Friday, not a Saturday"):
        read("Lisbon, Saturday, 4 December 2026")
