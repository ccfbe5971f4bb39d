"""Times, lengths and costs as plans write them."""

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripai.readers.plan_dates import find_date
from tripai.readers.plan_words import find_cost, find_minutes, find_time


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9:00 AM – 11:00 AM: Belém Tower", "09:00", "11:00"),
        ("9–11 AM: a walk", "09:00", "11:00"),
        ("11-1 PM: a walk", "11:00", "13:00"),
        ("2:00–5:00 PM", "14:00", "17:00"),
        ("8am–noon", "08:00", "12:00"),
        ("from 18:00 to 19:30", "18:00", "19:30"),
        ("10.30-12.00 Castle", "10:30", "12:00"),
        ("10h30 Castle", "10:30", None),
        ("12 p.m. lunch", "12:00", None),
        ("12:15 AM", "00:15", None),
        ("Lunch (1:00 PM)", "13:00", None),
        ("noon: lunch", "12:00", None),
        ("(open 10:00–18:00) and at 3 pm", "15:00", None),
        ("Castle, opens at 9:00", None, None),
        ("last entry 17:00", None, None),
        ("€10–15 per person", None, None),
        ("about 10.30 EUR", None, None),
        ("Day 3 of 5", None, None),
        ("open 24/7", None, None),
        ("25:00", None, None),
    ],
)
def test_times(text: str, start: str | None, end: str | None) -> None:
    found = find_time(text)
    clocks = (found.start, found.end) if found else (None, None)
    assert clocks == tuple(time.fromisoformat(clock) if clock else None for clock in (start, end))


def test_a_leading_time_stands_before_everything() -> None:
    assert find_time("At 9:00: Castle", leading=True)
    assert find_time("Castle at 9:00", leading=True) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1.5 hours", 90),
        ("1h30", 90),
        ("2–3 hours", 150),
        ("about 45 minutes", 45),
        ("an hour and a half", 90),
        ("half an hour", 30),
        ("1 hour 15 minutes", 75),
        ("a 15-minute walk", None),
        ("walk there (10 min)", None),
        ("20 min by tram", None),
        ("30 minutes away", None),
        ("3 museums", None),
    ],
)
def test_lengths(text: str, minutes: int | None) -> None:
    assert find_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "each"),
    [
        ("€12", "12", "12", "EUR", False),
        ("12,50 €", "12.50", "12.50", "EUR", False),
        ("~€10–15 per person", "10", "15", "EUR", True),
        ("$1,200", "1200", "1200", "$", False),
        ("1.200 EUR", "1200", "1200", "EUR", False),
        ("¥1,500 each", "1500", "1500", "¥", True),
        ("500 yen", "500", "500", "JPY", False),
        ("Free entry", "0", "0", "", False),
    ],
)
def test_costs(text: str, low: str, high: str, currency: str, each: bool) -> None:
    found = find_cost(text)
    assert found
    assert (found.low, found.high, found.currency, found.each) == (
        Decimal(low),
        Decimal(high),
        currency,
        each,
    )


def test_free_time_costs_nothing_that_is_known() -> None:
    assert find_cost("Free time until 5") is None


@given(st.text(alphabet="0123456789:.-–/ €$APMapmhTue dayDec,", max_size=80))
def test_no_words_are_too_much(text: str) -> None:
    find_time(text)
    find_minutes(text)
    find_cost(text)
    find_date(text)
