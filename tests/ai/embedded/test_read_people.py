"""Who travels."""

from typing import Any

import pytest
from reading_samples import read

from tripai.ai.reading import Reading
from tripai.errors import InputError

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("two grannies in Rome", {"city": "Rome", "adults": 0, "seniors": 2}),
    ("my wife (66) and I (68) in Rome", {"city": "Rome", "adults": 0, "seniors": 2}),
    ("my wife (55) and I (61) in Rome", {"city": "Rome", "adults": 1, "seniors": 1}),
    ("my wife and I are retired, Rome", {"city": "Rome", "adults": 0, "seniors": 2}),
    ("my grandparents would love Rome", {"city": "Rome", "adults": 0, "seniors": 2}),
    ("my parents want to see Rome with us", {"city": "Rome", "adults": 1, "seniors": 2}),
    ("my grandparents, my parents and me in Rome", {"city": "Rome", "adults": 3, "seniors": 2}),
    ("Rome with my gf", {"city": "Rome", "adults": 2}),
    ("Rome w/ mum", {"city": "Rome", "adults": 2}),
    ("Rome w/ 3 mates", {"city": "Rome", "adults": 4}),
    ("Rome, 3 friends and me", {"city": "Rome", "adults": 4}),
    ("mother and daughter both grown up, Rome", {"city": "Rome", "adults": 2}),
    ("mother-daughter trip to Rome, she's 14", {"city": "Rome", "adults": 1, "child_ages": (14,)}),
    ("me and my teenage son, Rome", {"city": "Rome", "adults": 1, "child_ages": (15,)}),
    ("Rome with twin boys aged 9", {"city": "Rome", "child_ages": (9, 9)}),
    ("Rome, mum dad and 2 kids (8, 12)", {"city": "Rome", "adults": 2, "child_ages": (8, 12)}),
    ("3 days in Lisbon with two kids", {"city": "Lisbon", "days": 3, "children": 2}),
    ("3 days in Lisbon with kids 6 and 9", {"city": "Lisbon", "days": 3, "child_ages": (6, 9)}),
    ("3 days in Lisbon with 2 kids (6, 9)", {"city": "Lisbon", "days": 3, "child_ages": (6, 9)}),
    (
        "3 days in Lisbon with my 4-year-old and a 7-year-old",
        {"city": "Lisbon", "days": 3, "child_ages": (4, 7)},
    ),
    ("3 days in Lisbon with twins aged 5", {"city": "Lisbon", "days": 3, "child_ages": (5, 5)}),
    ("3 days in Lisbon with our 18-month-old", {"city": "Lisbon", "days": 3, "child_ages": (1,)}),
    ("two kids, 3 days, Lisbon", {"city": "Lisbon", "days": 3, "children": 2}),
    ("family of four, 3 days in Lisbon", {"city": "Lisbon", "days": 3, "adults": 2, "children": 2}),
    (
        "family of 5 with kids aged 3, 6 and 9, Lisbon 3 days",
        {"city": "Lisbon", "days": 3, "adults": 2, "child_ages": (3, 6, 9)},
    ),
    ("we are five, Lisbon 3 days", {"city": "Lisbon", "days": 3, "adults": 5}),
    ("we're five people, two of them kids, Lisbon", {"city": "Lisbon", "adults": 3, "children": 2}),
    ("5 people, 2 kids, Lisbon 3 days", {"city": "Lisbon", "days": 3, "adults": 3, "children": 2}),
    ("solo, Lisbon 3 days", {"city": "Lisbon", "days": 3, "adults": 1}),
    ("3 days in Lisbon by myself", {"city": "Lisbon", "days": 3, "adults": 1}),
    ("as a couple in Lisbon, 3 days", {"city": "Lisbon", "days": 3, "adults": 2}),
    (
        "honeymoon in Paris, 5 days",
        {"city": "Paris", "days": 5, "adults": 2, "interests": {"romantic": 1}},
    ),
    ("my wife and I, 3 days in Rome", {"city": "Rome", "days": 3, "adults": 2}),
    (
        "me and my son (8), Lisbon 2 days",
        {"city": "Lisbon", "days": 2, "adults": 1, "child_ages": (8,)},
    ),
    (
        "solo mum with two kids, Lisbon 3 days",
        {"city": "Lisbon", "days": 3, "adults": 1, "children": 2},
    ),
    ("with my parents (70s), Rome 4 days", {"city": "Rome", "days": 4, "adults": 1, "seniors": 2}),
    ("with grandma, Rome 4 days", {"city": "Rome", "days": 4, "seniors": 1}),
    ("Rome with my mother (72), 3 days", {"city": "Rome", "days": 3, "adults": 1, "seniors": 1}),
    ("retired couple in Rome, 5 days", {"city": "Rome", "days": 5, "adults": 0, "seniors": 2}),
    (
        "3 adults and a baby, Rome 3 days",
        {"city": "Rome", "days": 3, "adults": 3, "child_ages": (1,)},
    ),
    (
        "2 adults, 2 seniors and a toddler in Rome, 3 days",
        {"city": "Rome", "days": 3, "adults": 2, "child_ages": (2,), "seniors": 2},
    ),
    ("group of 6 friends in Berlin, 3 days", {"city": "Berlin", "days": 3, "adults": 6}),
    ("with 3 friends in Berlin, 3 days", {"city": "Berlin", "days": 3, "adults": 4}),
    ("Lisbon for two, 3 days", {"city": "Lisbon", "days": 3, "adults": 2}),
    ("my kids 19 and 22, Lisbon 3 days", {"city": "Lisbon", "days": 3, "adults": 4}),
    ("3 days in Lisbon, 1 adult and 0 children", {"city": "Lisbon", "days": 3, "adults": 1}),
    ("3 days in Lisbon with zero kids", {"city": "Lisbon", "days": 3}),
    ("3 days in Lisbon with 0 kids and a baby", {"city": "Lisbon", "days": 3, "child_ages": (1,)}),
    ("two seniors in Rome, 3 days", {"city": "Rome", "days": 3, "adults": 0, "seniors": 2}),
    ("We're two seniors visiting Rome", {"city": "Rome", "adults": 0, "seniors": 2}),
    ("Rome with two seniors", {"city": "Rome", "seniors": 2}),
    ("we are five, two seniors, Rome", {"city": "Rome", "adults": 3, "seniors": 2}),
    (
        "Rome with grandma and grandpa, beer for grandpa",
        {"city": "Rome", "seniors": 2, "interests": {"beer": 1}},
    ),
    ("me and my grandma, Rome", {"city": "Rome", "adults": 1, "seniors": 1}),
    ("8 guys in Rome", {"city": "Rome", "adults": 8}),
    (
        "school trip to London, 3 students aged 14 and 2 teachers",
        {"city": "London", "adults": 2, "child_ages": (14, 14, 14)},
    ),
    ("30 pupils and 2 teachers in London", {"city": "London", "adults": 2, "children": 30}),
    ("Rome, couple, jazz", {"city": "Rome", "adults": 2, "interests": {"romantic": 1, "music": 1}}),
    ("Rome for our anniversary", {"city": "Rome", "adults": 2, "interests": {"romantic": 1}}),
    (
        "Rome with my wheelchair-using husband",
        {"city": "Rome", "adults": 2, "step_free": True},
    ),
    (
        "Rome with my dad, 71, and my son, 12",
        {"city": "Rome", "adults": 1, "seniors": 1, "child_ages": (12,)},
    ),
    ("no kids, Lisbon 3 days", {"city": "Lisbon", "days": 3}),
    ("kid friendly 3 days in Lisbon", {"city": "Lisbon", "days": 3, "interests": {"family": 1}}),
    ("family trip to Lisbon, 3 days", {"city": "Lisbon", "days": 3, "children": 2}),
    ("Lisbon 3 days, 3 girlfriends", {"city": "Lisbon", "days": 3, "adults": 3}),
    ("Lisbon 3 days with 3 girlfriends", {"city": "Lisbon", "days": 3, "adults": 4}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)


REFUSED = (
    (
        "3 people with 4 kids in London",
        "3 people are named in all, but the adults, children and seniors named do not add up to "
        "that.",
    ),
    ("3 kids aged 6 and 9 in London", "3 children are named, but 2 ages."),
    ("0 kids aged 6 and 9 in London", "0 children are named, but 2 ages."),
)


@pytest.mark.parametrize(("words", "message"), REFUSED, ids=[words for words, _ in REFUSED])
def test_names_what_does_not_make_sense(words: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(words)
    assert raised.value.message == message


TAKEN = (
    ("family of four in Rome", "child_ages", "A family of 4 is taken as 2 adults and 2 children."),
    ("Rome with a baby", "child_ages", '"a baby" is taken as aged 1.'),
    ("Rome with kids", "child_ages", '"kids" is taken as 2 children.'),
    (
        "Rome, kids 2",
        "child_ages",
        '"kids 2" is taken as one child aged 2; for 2 children say "2 kids".',
    ),
    (
        "Rome, kids 7, 9 and my mother-in-law 68",
        "adults",
        "Beside children and seniors 1 adult is counted: you.",
    ),
    ("Rome with my parents", "seniors", '"my parents" are taken as 2 seniors, who walk less.'),
)


@pytest.mark.parametrize(("words", "about", "sentence"), TAKEN)
def test_tells_how_words_were_taken(words: str, about: str, sentence: str) -> None:
    assert [(note.about, note.sentence) for note in read(words).assumptions] == [(about, sentence)]
