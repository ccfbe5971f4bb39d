"""Requests of several subjects, as real users write them."""

from datetime import date
from typing import Any

import pytest
from reading_samples import at, booked, money, read

from tripai.ai.reading import Reading

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "3 days in Lisbon with [red]two kids[/red] and \x1b[31mtiles",
        {"city": "Lisbon", "days": 3, "children": 2},
    ),
    ("Rome, 3 days, no museums please", {"city": "Rome", "days": 3, "avoid": ("museum",)}),
    (
        "I'm flying into Rome on 3 March at 11:20 and leaving on 6 March at 19:45",
        {
            "city": "Rome",
            "start": date(2027, 3, 3),
            "arrive": at("11:20", "2027-03-03", by="flight"),
            "leave": at("19:45", "2027-03-06"),
        },
    ),
    (
        "3 days in Lisbon, stay near the airport",
        {"city": "Lisbon", "days": 3, "base": "Lisbon Airport"},
    ),
    (
        "Plan me a relaxing 5-day trip to Tokyo with my 70 year old mother, she can't do stairs",
        {
            "city": "Tokyo",
            "days": 5,
            "adults": 1,
            "seniors": 1,
            "pace": "relaxed",
            "step_free": True,
        },
    ),
    (
        "3 days in Lisbon, Belem Tower on day 2 at 10am, Rossio",
        {
            "city": "Lisbon",
            "days": 3,
            "must": ("Rossio Square",),
            "bookings": (booked("Belem Tower", at("10:00", day=2)),),
        },
    ),
    ("Rome, 2 couples, 3 days", {"city": "Rome", "days": 3, "adults": 4}),
    ("London to Paris, 3 days in Paris", {"city": "Paris", "days": 3}),
    ("I live in London and want 2 days in Paris", {"city": "Paris", "days": 2}),
    ("Lisbon between Christmas and New Year", {"city": "Lisbon", "start": date(2026, 12, 27)}),
    ("3 days in Lisbon starting 1/12", {"city": "Lisbon", "start": date(2026, 12, 1), "days": 3}),
    (
        "my girlfriend and her parents, 3 days in Rome",
        {"city": "Rome", "days": 3, "adults": 2, "seniors": 2},
    ),
    (
        "We are a family of 5 (kids 3, 7 and 12) going to Rome from 10 to 14 April 2027, not "
        "too packed, budget 250 euros per day",
        {
            "city": "Rome",
            "start": date(2027, 4, 10),
            "end": date(2027, 4, 14),
            "adults": 2,
            "child_ages": (3, 7, 12),
            "pace": "balanced",
            "budget": money("250", "EUR", per="day"),
        },
    ),
    (
        "3 days in Lisbon, no more than 100 euros a day for everything",
        {"city": "Lisbon", "days": 3, "budget": money("100", "EUR", per="day")},
    ),
    (
        "four days in Rome for a history buff who hates crowds and loves gelato",
        {"city": "Rome", "days": 4, "interests": {"history": 1, "sweets": 1}, "avoid": ("crowds",)},
    ),
    (
        "Visit Lisbon next Tuesday to Thursday with a meeting on Wednesday from 9:00 to 12:00",
        {
            "city": "Lisbon",
            "start": date(2026, 11, 24),
            "end": date(2026, 11, 26),
            "bookings": (booked("Meeting", at("09:00", weekday=2), 180),),
        },
    ),
    (
        "3 days in Lisbon, day 3 try local food",
        {"city": "Lisbon", "days": 3, "interests": {"local-life": 1, "food": 1}},
    ),
    (
        "Lisbon for 3 days, leaving on Friday",
        {"city": "Lisbon", "end": date(2026, 11, 27), "days": 3},
    ),
    ("Rome with teenagers, 2 days", {"city": "Rome", "days": 2, "child_ages": (15, 15)}),
    ("2 relaxed days in Lisbon", {"city": "Lisbon", "days": 2, "pace": "relaxed"}),
    ("three packed days in Rome", {"city": "Rome", "days": 3, "pace": "packed"}),
    (
        "2 days in Lisbon from today",
        {"city": "Lisbon", "start": date(2026, 11, 22), "days": 2},
    ),
    ("2 days in Lisbon, today", {"city": "Lisbon", "start": date(2026, 11, 22), "days": 2}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)
