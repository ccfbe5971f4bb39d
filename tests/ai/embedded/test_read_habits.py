"""Pace, diet, transport and the shape of a day."""

from datetime import time
from typing import Any

import pytest
from reading_samples import read

from tripai.ai.reading import Reading
from tripai.errors import InputError

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("3 days in Lisbon, easy pace", {"city": "Lisbon", "days": 3, "pace": "relaxed"}),
    ("3 days in Lisbon, relaxed", {"city": "Lisbon", "days": 3, "pace": "relaxed"}),
    ("3 days in Lisbon, no rush please", {"city": "Lisbon", "days": 3, "pace": "relaxed"}),
    ("3 days in Lisbon, as much as possible", {"city": "Lisbon", "days": 3, "pace": "packed"}),
    ("3 days in Lisbon, packed", {"city": "Lisbon", "days": 3, "pace": "packed"}),
    ("3 days in Lisbon, not too packed", {"city": "Lisbon", "days": 3, "pace": "balanced"}),
    ("3 days in Lisbon, not much walking", {"city": "Lisbon", "days": 3, "pace": "relaxed"}),
    (
        "3 days in Lisbon, vegetarian and gluten-free",
        {"city": "Lisbon", "days": 3, "diet": ("vegetarian", "gluten-free")},
    ),
    (
        "3 days in Rome, vegan, halal or kosher food",
        {"city": "Rome", "days": 3, "interests": {"food": 1}, "diet": ("vegan", "halal", "kosher")},
    ),
    (
        "3 days in Lisbon, lactose intolerant, no pork",
        {"city": "Lisbon", "days": 3, "diet": ("dairy-free", "no pork")},
    ),
    ("Lisbon, I do not eat fish", {"city": "Lisbon", "diet": ("no fish",)}),
    (
        "Lisbon, we don't eat meat or fish and love art",
        {"city": "Lisbon", "interests": {"art": 1}, "diet": ("vegetarian", "no fish")},
    ),
    (
        "Lisbon, allergic to shellfish, nuts and kiwi",
        {"city": "Lisbon", "diet": ("no shellfish", "nut-free")},
    ),
    (
        "Lisbon, seafood allergy, tiles",
        {"city": "Lisbon", "interests": {"tiles": 1}, "diet": ("no seafood",)},
    ),
    ("Lisbon, peanut allergy", {"city": "Lisbon", "diet": ("nut-free",)}),
    ("Lisbon, allergic to kiwi", {"city": "Lisbon", "diet": ("no kiwi",)}),
    ("Lisbon, we never eat late", {"city": "Lisbon"}),
    ("3 days in Lisbon, late riser", {"city": "Lisbon", "days": 3, "day_start": time(10, 30)}),
    ("3 days in Lisbon, early birds", {"city": "Lisbon", "days": 3, "day_start": time(8)}),
    ("3 days in Lisbon on foot", {"city": "Lisbon", "days": 3, "transport": ("walk",)}),
    ("3 days in Lisbon, only walking", {"city": "Lisbon", "days": 3, "transport": ("walk",)}),
    ("3 days in Lisbon, no metro", {"city": "Lisbon", "days": 3, "transport": ("walk",)}),
    ("3 days in Lisbon by car", {"city": "Lisbon", "days": 3, "transport": ("walk", "drive")}),
    (
        "3 days in Lisbon with public transport",
        {"city": "Lisbon", "days": 3, "transport": ("walk", "transit")},
    ),
    ("3 days in Lisbon in a wheelchair", {"city": "Lisbon", "days": 3, "step_free": True}),
    ("3 days in Lisbon with a stroller", {"city": "Lisbon", "days": 3}),
    ("3 days in Lisbon, step-free please", {"city": "Lisbon", "days": 3, "step_free": True}),
    ("Rome, grandma walks slowly", {"city": "Rome", "seniors": 1, "pace": "relaxed"}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


REFUSED = (
    (
        "3 days in Rome, easy but packed",
        'Both a relaxed pace ("easy") and a packed one ("packed") are asked for.',
    ),
)


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[words for words, _ in REFUSED])
def test_names_what_does_not_make_sense(words: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(words)
    assert raised.value.message == message


TAKEN = (
    ("Rome, not much walking", "pace", '"not much walking" is taken as a relaxed pace.'),
    ("Rome, late riser", "day_start", '"late riser" is taken as days that start at 10:30.'),
    (
        "Rome with a stroller",
        "step_free",
        '"stroller" is not taken to mean that every place must be step-free; say "step-free" if '
        "it should.",
    ),
)


@pytest.mark.parametrize(("words", "about", "sentence"), TAKEN)
def test_tells_how_words_were_taken(words: str, about: str, sentence: str) -> None:
    assert [(note.about, note.sentence) for note in read(words).assumptions] == [(about, sentence)]


def test_a_time_takes_the_place_of_a_habit() -> None:
    assert read("Rome, late riser, start at 11").assumptions == ()
