"""The budget, and what a shell has eaten of it."""

from typing import Any

import pytest
from reading_samples import money, read

from tripai.ai.reading import Reading
from tripai.errors import InputError

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "3 days in Lisbon, 120 euros a day",
        {"city": "Lisbon", "days": 3, "budget": money("120", "EUR", per="day")},
    ),
    (
        "3 days in NYC, $900 in total",
        {"city": "NYC", "days": 3, "budget": money("900", "USD", per="trip")},
    ),
    (
        "3 days in London under 80 EUR per day",
        {"city": "London", "days": 3, "budget": money("80", "EUR", per="day")},
    ),
    (
        "3 days in London, £50 per person per day",
        {"city": "London", "days": 3, "budget": money("50", "GBP", per="day", each=True)},
    ),
    ("3 days in Lisbon, budget 500", {"city": "Lisbon", "days": 3, "budget": money("500")}),
    (
        "3 days in Lisbon, 1.500,50 euros in total",
        {"city": "Lisbon", "days": 3, "budget": money("1500.50", "EUR", per="trip")},
    ),
    (
        "3 days in Lisbon, budget of 1,200 for the trip",
        {"city": "Lisbon", "days": 3, "budget": money("1200", per="trip")},
    ),
    (
        "4 days in New York, our budget is 2k dollars",
        {"city": "New York", "days": 4, "budget": money("2000", "USD")},
    ),
    (
        "3 days in Lisbon, daily budget of 90 euros per person",
        {"city": "Lisbon", "days": 3, "budget": money("90", "EUR", per="day", each=True)},
    ),
    (
        "3 days in Tokyo, 30000 yen a day",
        {"city": "Tokyo", "days": 3, "budget": money("30000", "JPY", per="day")},
    ),
    (
        "3 days in Lisbon, 100€/day",
        {"city": "Lisbon", "days": 3, "budget": money("100", "EUR", per="day")},
    ),
    (
        "3 days in Lisbon with 20 euro tickets, budget 90 a day",
        {"city": "Lisbon", "days": 3, "budget": money("90", per="day")},
    ),
    ("3 days in Lisbon for 20 a day", {"city": "Lisbon", "days": 3}),
    (
        "3 days in Lisbon, 40 euros a day for museums",
        {"city": "Lisbon", "days": 3},
    ),
    (
        "3 days in Lisbon, 15 euros a day for coffee, 100 euros a day in all",
        {"city": "Lisbon", "days": 3, "budget": money("100", "EUR", per="day")},
    ),
    (
        "3 days in Lisbon, 100 euros a day for food and tickets",
        {
            "city": "Lisbon",
            "days": 3,
            "interests": {"food": 1},
            "budget": money("100", "EUR", per="day"),
        },
    ),
    (
        "3 days in Lisbon, budget 600 euros excluding food",
        {"city": "Lisbon", "days": 3, "budget": money("600", "EUR")},
    ),
    (
        "3 days in Lisbon, 600 euros in total (not including flights and the hotel)",
        {"city": "Lisbon", "days": 3, "budget": money("600", "EUR", per="trip")},
    ),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


REFUSED = (
    (
        "3 days in Lisbon for 00 a day",
        'The budget reads "for 00": the shell has eaten the "$1" of an amount such as $100.',
    ),
    (
        "3 days in Lisbon with a budget of 00",
        'The budget reads "of 00": the shell has eaten the "$1" of an amount such as $100.',
    ),
    (
        "3 days in Lisbon, $ a day",
        'The budget reads "$": the shell has eaten the "$1" of an amount such as $100.',
    ),
    (
        "3 days in Lisbon, 00 in total",
        'The budget reads "00 in total": the shell has eaten the "$1" of an amount such as $100.',
    ),
    (
        "3 days in Lisbon, ,000 per person",
        'The budget reads ",000 per person": the shell has eaten the "$1" of an amount such as '
        "$100.",
    ),
    ("3 days in Lisbon, -50 euros a day", "A budget of -50 is negative."),
    (
        "3 days in Lisbon, 100 euros a day, 500 euros in total",
        "Two budgets are named: 100 EUR per day and 500 EUR per trip.",
    ),
)


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[words for words, _ in REFUSED])
def test_names_what_does_not_make_sense(words: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(words)
    assert raised.value.message == message


def test_tells_how_to_save_the_dollar_from_the_shell() -> None:
    with pytest.raises(InputError) as raised:
        read("3 days in Lisbon for 00 a day")
    assert "single quotes" in raised.value.hint


PARTS = (
    (
        "3 days in Lisbon, 40 euros a day for museums",
        '"40 euros a day for museums" is left aside: a plan has one budget, for entries and meals.',
    ),
    (
        "3 days in Lisbon, budget 600 euros excluding food",
        '"excluding food" is left aside: the budget is for entries and meals.',
    ),
)


@pytest.mark.parametrize(("words", "sentence"), PARTS)
def test_a_budget_for_a_part_is_left_aside_and_that_is_said(words: str, sentence: str) -> None:
    assert [note.sentence for note in read(words).assumptions] == [sentence]
