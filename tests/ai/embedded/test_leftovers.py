"""What was not understood is said, and nothing else is."""

import pytest
import test_read_dates
import test_read_habits
import test_read_moments
import test_read_money
import test_read_people
import test_read_whole
import test_read_wishes
from reading_samples import read

ASIDE = "Not understood, and left aside: "
LEFT = (
    ("Berlin 3 days, cold war history and techno", '"techno"'),
    ("Rome 3 days, at most 3 sights per day, hammam", '"at most 3 sights", "hammam"'),
    ("Rome, wine, not more than 2 sights a day", '"not more than 2 sights"'),
    ("Rome 2 days, no more than 10000 steps", '"no more than 10000 steps"'),
    ("Rome with grandma, few stairs please", '"few stairs"'),
    ("Rome 3 days, day trip to Pompeii, dinner at 21:00", '"Pompeii", "dinner at 21:00"'),
    (
        "Rome, lunch at 13:00 and dinner every day at 8pm",
        '"lunch at 13:00", "dinner every day at 8pm"',
    ),
    ("London with teenagers, Harry Potter and football", '"Harry Potter"'),
    ("4 dagen in Berlin met kinderen", '"met kinderen"'),
    ("Rome 2 days, no drugs, siesta 14-16", '"no drugs", "siesta 14-16"'),
    ("Rome, [bold]purple pigs\x1b[0m\x00", '"bold", "purple pigs"'),
    ("Rome: quux, blorb, frob, xyzzy, plugh, wibble", '"quux", "blorb", "frob", "xyzzy", "plugh"'),
    ("Rome 3 days in spring", '"spring"'),
    ("Rome 2 days, not too expensive", '"not too expensive"'),
    ("Rome with " + "z" * 99, f'"{"z" * 24}"'),
)


@pytest.mark.parametrize(("words", "left"), LEFT, ids=[words[:40] for words, _ in LEFT])
def test_what_nobody_read_is_said_in_one_sentence(words: str, left: str) -> None:
    said = [note.sentence for note in read(words).assumptions]
    assert [sentence for sentence in said if sentence.startswith(ASIDE)] == [f"{ASIDE}{left}."]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("3 days in Rome, museums only", "museums only"),
        ("Paris, only the Louvre", "only the Louvre"),
    ],
)
def test_only_is_a_wish(words: str, said: str) -> None:
    assert [note.sentence for note in read(words).assumptions] == [
        f'"{said}" is taken as a wish: other places fill what it leaves free.'
    ]


NOTHING_LEFT = (
    "Hi! Could you please plan a really nice trip to Rome for us? We'd love to see the best sights",
    "What are the top things to do in Lisbon over a long weekend?",
    "I'm going to be in London for 3 days next month and would like to explore the city with my "
    "wife and our two kids, thanks!",
    "Plan me a relaxing 5-day trip to Tokyo with my 70 year old mother, she can't do stairs",
    "We are flying from Berlin to Rome on Friday and want a romantic weekend with good food",
    "Looking for ideas: 2 days in Paris, first time, museums, somewhere central",
    "3 days in Lisbon, tiles and seafood, easy pace, budget 120 euros a day",
)


@pytest.mark.parametrize("words", NOTHING_LEFT)
def test_ordinary_talk_is_not_called_left_aside(words: str) -> None:
    assert not [note for note in read(words).assumptions if note.sentence.startswith(ASIDE)]


def test_few_ordinary_requests_have_something_left() -> None:
    tables = (
        *(test_read_dates, test_read_habits, test_read_moments, test_read_money),
        *(test_read_people, test_read_whole, test_read_wishes),
    )
    requests = [words for table in tables for words, _ in table.SENTENCES]
    left = [
        words
        for words in requests
        if any(note.sentence.startswith(ASIDE) for note in read(words).assumptions)
    ]
    assert len(left) <= 0.03 * len(requests), left
