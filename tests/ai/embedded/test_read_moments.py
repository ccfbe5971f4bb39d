"""Times: arrival, departure, bookings, the start and end of days."""

from datetime import date, time
from typing import Any

import pytest
from reading_samples import at, booked, read

from tripai.ai.reading import Reading
from tripai.errors import InputError

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("3 days in Lisbon, start at 10", {"city": "Lisbon", "days": 3, "day_start": time(10)}),
    (
        "3 days in Lisbon, not before 9:30, back by 21:00",
        {"city": "Lisbon", "days": 3, "day_start": time(9, 30), "day_end": time(21)},
    ),
    (
        "3 days in Lisbon, start at noon, finish at half past six",
        {"city": "Lisbon", "days": 3, "day_start": time(12), "day_end": time(18, 30)},
    ),
    ("3 days in Lisbon, in bed by 9", {"city": "Lisbon", "days": 3, "day_end": time(21)}),
    (
        "3 days in Lisbon, days from 9:30 to 20:00",
        {"city": "Lisbon", "days": 3, "day_start": time(9, 30), "day_end": time(20)},
    ),
    (
        "landing at 14:30, 3 days in Lisbon",
        {"city": "Lisbon", "days": 3, "arrive": at("14:30", by="flight")},
    ),
    (
        "flight arrives 4 December 14:30, 3 days in Lisbon",
        {
            "city": "Lisbon",
            "start": date(2026, 12, 4),
            "days": 3,
            "arrive": at("14:30", "2026-12-04", by="flight"),
        },
    ),
    (
        "3 days in Lisbon, train leaves Sunday at 17:00",
        {"city": "Lisbon", "days": 3, "leave": at("17:00", weekday=6, by="train")},
    ),
    (
        "3 days in Lisbon, fly home at 6pm",
        {"city": "Lisbon", "days": 3, "leave": at("18:00", by="flight")},
    ),
    (
        "arriving Friday evening, leaving Monday, Rome",
        {
            "city": "Rome",
            "start": date(2026, 11, 27),
            "end": date(2026, 11, 30),
            "arrive": at("19:00", weekday=4),
        },
    ),
    (
        "3 days in Lisbon, our plane lands at noon on the first day and departs at 18:45 on the "
        "last day",
        {
            "city": "Lisbon",
            "days": 3,
            "arrive": at("12:00", day=1, by="flight"),
            "leave": at("18:45", last=True),
        },
    ),
    (
        "4pm flight home, Lisbon 2 days",
        {"city": "Lisbon", "days": 2, "leave": at("16:00", by="flight")},
    ),
    (
        "3 days in Lisbon from 4 December, fado on Saturday at 20:00",
        {
            "city": "Lisbon",
            "start": date(2026, 12, 4),
            "days": 3,
            "bookings": (booked("Fado", at("20:00", weekday=5)),),
        },
    ),
    (
        "3 days in Lisbon from 4 December, dinner booked on day 2 at 7:30pm",
        {
            "city": "Lisbon",
            "start": date(2026, 12, 4),
            "days": 3,
            "bookings": (booked("Dinner", at("19:30", day=2)),),
        },
    ),
    (
        "3 days in Paris from 4 December, tickets for the Louvre at 10am on the 5th for 2 hours",
        {
            "city": "Paris",
            "start": date(2026, 12, 4),
            "days": 3,
            "bookings": (booked("Louvre", at("10:00", "2026-12-05"), 120),),
        },
    ),
    (
        "3 days in Lisbon from 4 December, table at Ramiro on Friday at 8",
        {
            "city": "Lisbon",
            "start": date(2026, 12, 4),
            "days": 3,
            "bookings": (booked("Ramiro", at("20:00", weekday=4)),),
        },
    ),
    (
        "3 days in London, musical on the second day at 7:30",
        {"city": "London", "days": 3, "bookings": (booked("Musical", at("19:30", day=2)),)},
    ),
    (
        "3 days in London, meeting on Tuesday from 10:00 to 12:00",
        {
            "city": "London",
            "days": 3,
            "bookings": (booked("Meeting", at("10:00", weekday=1), 120),),
        },
    ),
    (
        "3 days in London, opera starts at 19:00 on 5 December for 3 hours",
        {
            "city": "London",
            "days": 3,
            "bookings": (booked("Opera", at("19:00", "2026-12-05"), 180),),
        },
    ),
    (
        "2 days in Rome, train at 07:00 on the last day",
        {"city": "Rome", "days": 2, "leave": at("07:00", last=True, by="train")},
    ),
    (
        "2 days in Rome, fado, our train on the last day at 18:00",
        {
            "city": "Rome",
            "days": 2,
            "interests": {"music": 1},
            "leave": at("18:00", last=True, by="train"),
        },
    ),
    (
        "2 days in Rome, flight at 10:20 on day 1",
        {"city": "Rome", "days": 2, "arrive": at("10:20", day=1, by="flight")},
    ),
    (
        "Rome, arriving by train at 10:20",
        {"city": "Rome", "arrive": at("10:20", by="train")},
    ),
    (
        "Paris, Eurostar arrives 10:20",
        {"city": "Paris", "arrive": at("10:20", by="train")},
    ),
    (
        "3 days in New York, broadway on the second evening at 8pm",
        {
            "city": "New York",
            "days": 3,
            "bookings": (booked("Broadway", at("20:00", day=2)),),
        },
    ),
    (
        "3 days in Rome, dinner booked at 18:00 on day 1 and at 21:30 on day 2",
        {
            "city": "Rome",
            "days": 3,
            "bookings": (
                booked("Dinner", at("18:00", day=1)),
                booked("Dinner", at("21:30", day=2)),
            ),
        },
    ),
    (
        "2 days in Rome, dinner tonight at 8",
        {
            "city": "Rome",
            "days": 2,
            "bookings": (booked("Dinner", at("20:00", "2026-11-22")),),
        },
    ),
    ("3 days in London, dinner at 8", {"city": "London", "days": 3}),
    (
        "Lisbon from 2 to 4 December, leaving midnight on the 4th",
        {
            "city": "Lisbon",
            "start": date(2026, 12, 2),
            "end": date(2026, 12, 4),
            "leave": at("23:59", "2026-12-04"),
        },
    ),
    ("Rome 3 days, back on the 18:30", {"city": "Rome", "days": 3, "leave": at("18:30")}),
    (
        "Rome, I have 6 hours layover from 10:00",
        {"city": "Rome", "days": 1, "day_start": time(10), "day_end": time(16)},
    ),
    (
        "Lisbon, 6 hours layover from 20:00",
        {"city": "Lisbon", "days": 1, "day_start": time(20)},
    ),
    (
        "Rome 2 days, musical on Saturday in the evening at 19:30",
        {"city": "Rome", "days": 2, "bookings": (booked("Musical", at("19:30", weekday=5)),)},
    ),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


REFUSED = (
    ("3 days in Lisbon, landing at 25:30", '"25:30" is not a time of day.'),
    ("3 days in Lisbon, dinner booked at 20:75 on day 2", '"20:75" is not a time of day.'),
)


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[words for words, _ in REFUSED])
def test_names_what_does_not_make_sense(words: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(words)
    assert raised.value.message == message


TAKEN = (
    ("Rome, train at 17:00", "leave", '"train at 17:00" is taken as a departure.'),
    ("Rome, back by 9", "day_end", '"9" is taken as 21:00.'),
    ("arriving on Friday evening in Rome", "arrive", '"evening" is taken as 19:00.'),
    ("Rome, leaving at midnight", "leave", '"midnight" is taken as 23:59 of that day.'),
    ("Rome, 8 hours layover from 9am", "days", '"8 hours" is planned as 1 day.'),
)


@pytest.mark.parametrize(("words", "about", "sentence"), TAKEN)
def test_tells_how_words_were_taken(words: str, about: str, sentence: str) -> None:
    assert [(note.about, note.sentence) for note in read(words).assumptions] == [(about, sentence)]
