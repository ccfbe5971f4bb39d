"""Each sentence about how a request was completed is known by what it is about, and goes with that."""

import re
from datetime import UTC, date, datetime

import pytest
from test_brief import ASSUMED, all_said

from tripai.ai.brief.assumed import SENTENCES, fields_about, still_assumed
from tripai.model import Brief, Party
from tripai.planning import read_request

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TELLS_OF_NO_FIELD = {"city", "avoid", "interests", "bookings"}
REQUESTS = (
    ("3 days in Lisbon, not much walking", "pace", "relaxed pace"),
    ("3 days in Lisbon, sleeping in", "day_start", "days that start at"),
    ("2 nights in Lisbon", "days", "taken as 3 days"),
    ("3 days in Lisbon from 5/12", "start", "day first"),
    ("3 days in Lisbon from next friday", "start", "taken as Friday"),
    ("4 days in Lisbon over christmas", "start", "taken as a start on"),
    ("a weekend in Lisbon", "start", "taken as 2 days from"),
    ("3 days in Lisbon, a family of 4", "party", "taken as 2 adults"),
    ("3 days in Lisbon with my parents", "party", "taken as 2 seniors"),
    ("3 days in Lisbon with 2 toddlers", "party", "each aged 2"),
    ("3 days in Lisbon, hotel in Foobar", "base", "is known as Foobar"),
    ("3 days in Lisbon, train at 17:00", "leave", "taken as a departure"),
)


def read(words: str) -> Brief:
    return read_request(words, now=NOW)


@pytest.mark.parametrize(("words", "field", "part"), REQUESTS)
def test_how_words_were_taken_is_about_what_they_filled(words: str, field: str, part: str) -> None:
    (sentence,) = [each for each in read(words).assumptions if part in each]
    assert field in fields_about(sentence)


def test_every_sentence_is_made_by_some_request() -> None:
    said = [sentence for _, sentence in ASSUMED]
    said += [sentence for words, _, _ in REQUESTS for sentence in read(words).assumptions]
    unmade = [begins for _, begins in SENTENCES if not any(_begins(s, begins) for s in said)]
    assert unmade == []


def _begins(sentence: str, beginning: str) -> bool:

    return re.match(beginning, sentence) is not None


@pytest.mark.parametrize(("options", "sentence"), ASSUMED)
def test_what_fills_a_gap_is_about_what_was_filled(
    options: dict[str, object], sentence: str
) -> None:
    fields = fields_about(sentence)
    assert fields <= set(Brief.model_fields)
    assert bool(fields) != bool(TELLS_OF_NO_FIELD & set(options)) or fields == {"start"}


def test_a_sentence_goes_with_its_field_and_no_other_does() -> None:
    brief = read("Lisbon")
    shifted = brief.replaced(start=date(2026, 12, 1))
    assert still_assumed(brief, shifted) == brief.assumptions[1:]
    alone = brief.replaced(party=Party(adults=1))
    assert not any("who travels" in sentence for sentence in still_assumed(brief, alone))
    assert len(still_assumed(brief, alone)) == len(brief.assumptions) - 1
    assert still_assumed(brief, brief) == brief.assumptions


def test_how_long_a_booking_takes_goes_with_it() -> None:
    (booked,) = [options for options, _ in ASSUMED if "bookings" in options and len(options) == 1]
    brief = all_said(**booked)
    assert still_assumed(brief, brief.replaced(bookings=())) == ()
    assert still_assumed(brief, brief.replaced(pace="packed")) == brief.assumptions
