"""Whatever is written: an answer or one sentence, and soon."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import CATASTROPHE, growth, read

from tripai.ai.reading import Reading
from tripai.errors import TripaiError

VOCABULARY = """
    3 three days nights weekend in Lisbon Paris Springfield, MO Rome and to from next Friday 4
    7 - December 31 May over Christmas kids 6 9 family of four parents 70s easy packed no not
    avoid must see the Tile Museum castle 120 euros $ 00 a day per person total at by 20:00
    25:99 9:30 pm noon fado dinner booked tickets for on landing train leaves start back until
    staying near 38.7,-9.1 ½ ² ٣ İ ß 東京 [red] \x1b[0m \x00 \n ( ) . , ; : / & 2026-02-30 1/2/26
    half past six
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
def test_never_raises_anything_but_a_sentence(words: str) -> None:
    with contextlib.suppress(TripaiError):
        reading = read(words)
        assert Reading(**reading.model_dump()) == reading


REPEATED = (
    "a ",
    "1",
    "1 ",
    "1,",
    "in ",
    "no ",
    "kids 1, ",
    "must see ",
    "must see a and ",
    "must see a, ",
    "Lisbon and Porto, ",
    "4 to ",
    "at 9 ",
    "fado at ",
    "- ",
    "($1",
    "the of ",
    "avoid x, ",
    "Lisbon ",
    "Paris, ",
    "is a must ",
    "Monday ",
    "day 1 ",
    "00 ",
    "\u0301",
    "staying in ",
    "New ",
)


@pytest.mark.parametrize("part", REPEATED)
def test_reads_the_longest_request_in_a_moment(part: str) -> None:
    assert growth("", part) < CATASTROPHE
