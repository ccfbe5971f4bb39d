"""The city of a request."""

from typing import Any

import pytest
from reading_samples import at, read

from tripai.ai.reading import Reading
from tripai.errors import InputError

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("3 days in Lisbon", {"city": "Lisbon", "days": 3}),
    ("three days in lisboa", {"city": "lisboa", "days": 3}),
    ("LISBON 3 DAYS", {"city": "LISBON", "days": 3}),
    ("Lissabon, 3 days", {"city": "Lissabon", "days": 3}),
    ("3 days in リスボン", {"city": "リスボン", "days": 3}),
    ("3 days in 東京", {"city": "東京", "days": 3}),
    ("roma for five days", {"city": "roma", "days": 5}),
    ("visit NYC for 4 days", {"city": "NYC", "days": 4}),
    ("Trip to Köln, 2 days", {"city": "Köln", "days": 2}),
    ("3 days in bilbao", {"city": "bilbao", "days": 3}),
    ("3 days in Bilbao", {"city": "Bilbao", "days": 3}),
    ("Bilbao, 3 days", {"city": "Bilbao", "days": 3}),
    ("Springfield, MO for 2 days", {"city": "Springfield, MO", "days": 2}),
    ("Paris, TX for two days", {"city": "Paris, TX", "days": 2}),
    ("2 days in Paris Texas", {"city": "Paris, Texas", "days": 2}),
    ("Paris, FR, 2 days", {"city": "Paris, FR", "days": 2}),
    ("a nice trip to Porto, 2 days", {"city": "Porto", "days": 2}),
    ("2 days in Nice", {"city": "Nice", "days": 2}),
    ("3 days in May", {"month": 5, "days": 3}),
    ("from London to Lisbon, 4 days", {"city": "Lisbon", "days": 4}),
    (
        "flying from Berlin, 3 days in Rome, flight back to Berlin on Sunday at 18:00",
        {"city": "Rome", "days": 3, "leave": at("18:00", weekday=6, by="flight")},
    ),
    (
        "3 days in Berlin, want to see the Berlin Wall",
        {"city": "Berlin", "days": 3, "interests": {"war": 1}},
    ),
    ("New York Bakery and Little Italy, 3 days in Rome", {"city": "Rome", "days": 3}),
    ("Tokyo Tower, 3 days", {"city": "Tokyo", "days": 3, "must": ("Tokyo Tower",)}),
    ("3 days in Lisbon, not Tokyo Tower", {"city": "Lisbon", "days": 3, "avoid": ("Tokyo Tower",)}),
    (
        "3 days in London with Little Venice",
        {"city": "London", "days": 3, "must": ("Little Venice",)},
    ),
    ("3 days in Lisbon and Sintra", {"city": "Lisbon", "days": 3}),  # near
    ("3 days in Lisbon and Belém", {"city": "Lisbon", "days": 3}),  # in the name of a place
    ("3 days in Lisbon and Porto wine", {"city": "Lisbon", "days": 3, "interests": {"wine": 1}}),
    ("Lisbon, Sofia and I, 3 days", {"city": "Lisbon", "days": 3}),
    ("train from Porto and Lisbon for 3 days", {"city": "Lisbon", "days": 3}),
    ("3 days in Lisbn", {"city": "Lisbon", "days": 3}),
    ("Barcelna and tapas, Lisbonn 3 days", {"city": "Lisbon", "days": 3, "interests": {"food": 1}}),
    ("we see friends and eat in Lisbon for 2 days", {"city": "Lisbon", "days": 2}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


REFUSED = (
    (
        "2 days in Rome and Paris",
        "Rome and Paris are both named, and one trip plans one city for now.",
    ),
    (
        "Lisbon, then New York, 5 days",
        "Lisbon and New York are both named, and one trip plans one city for now.",
    ),
    *(
        (words, "Lisbon and Porto are both named, and one trip plans one city for now.")
        for words in (
            "3 days in Lisbon and Porto",
            "5 days in Lisbon, then Porto, with kids",
            "Lisbon, Porto, 5 days",
            "Lisbon & Porto for a week",
            "5 days in Porto and Lisbon",
            "Porto, then Lisbon, 5 days",
        )
    ),
    (
        "Rome and Nice from 4 May, 5 days",
        "Rome and Nice are both named, and one trip plans one city for now.",
    ),
)


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[words for words, _ in REFUSED])
def test_names_what_does_not_make_sense(words: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(words)
    assert raised.value.message == message


TAKEN = (("3 days in Lisbn", "city", '"Lisbn" is taken to be Lisbon.'),)


@pytest.mark.parametrize(("words", "about", "sentence"), TAKEN)
def test_tells_how_words_were_taken(words: str, about: str, sentence: str) -> None:
    assert [(note.about, note.sentence) for note in read(words).assumptions] == [(about, sentence)]
