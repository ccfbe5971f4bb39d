"""Dates and weekdays as plans write them, in six languages."""

import pytest

from tripai.readers.plan_dates import (
    date_of_day,
    find_date,
    find_year,
    spans_days,
    without_date,
)
from tripai.readers.plans import SaidDate


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Day 1: Friday, December 4 – Belém", SaidDate(4, 12, None, 4)),
        ("December 4–6, 2026", SaidDate(4, 12, 2026)),
        ("4 to 6 December 2026", SaidDate(4, 12, 2026)),
        ("Sat 5th Dec", SaidDate(5, 12, None, 5)),
        ("2026-12-04", SaidDate(4, 12, 2026)),
        ("12/25/2026", SaidDate(25, 12, 2026)),
        ("04/12/2026", SaidDate(4, 12, 2026)),
        ("Saturday 12/04/2026", SaidDate(12, 4, 2026, 5)),
        ("Friday 12/04/2026", SaidDate(4, 12, 2026, 4)),
        ("Friday", SaidDate(weekday=4)),
        ("martedì 6 ottobre 2026", SaidDate(6, 10, 2026, 1)),
        ("quarta-feira, 14 de outubro de 2026", SaidDate(14, 10, 2026, 2)),
        ("Sonntag, 10.10.2026:", SaidDate(10, 10, 2026, 6)),
        ("mar. 6 oct. 2026", SaidDate(6, 10, 2026, 1)),
        ("Mi 14.10.", SaidDate(14, 10, None, 2)),
        ("le 1er octobre", SaidDate(1, 10)),
        ("14.10.26", SaidDate(14, 10, 2026)),
        ("2026年10月14日", SaidDate(14, 10, 2026)),
        ("Sat 10 – Sun 11 Oct 2026", SaidDate(10, 10, 2026, 5)),
        ("Tuesday, 6 October – Wednesday, 7 October 2026", SaidDate(6, 10, 2026, 1)),
        ("6.–8.10.2026", SaidDate(6, 10, 2026)),
        ("del 6 al 8 de octubre de 2026", SaidDate(6, 10, 2026)),
        ("Santo Domingo", None),
        ("10.30-12.00, then do 3 things", None),
        ("99/99/2026", None),
        ("Belém", None),
    ],
)
def test_dates(text: str, said: SaidDate | None) -> None:
    assert find_date(text) == said
    assert find_date(without_date(text)) is None


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("10 – 11 October", True),
        ("Oct 10-11, 2026", True),
        ("Sat 10 – Sun 11 Oct 2026", True),
        ("2026-10-06 to 2026-10-07", True),
        ("30 September bis 2. Oktober", True),
        ("06/10/2026 - 08/10/2026", True),
        ("2026-10-06", False),
        ("Friday 9 October 2026 – 3 museums", False),
        ("10 October: 9-11 AM", False),
    ],
)
def test_a_span_of_days_is_no_day(text: str, spans: bool) -> None:
    assert spans_days(text) is spans


@pytest.mark.parametrize(
    ("text", "number", "begins", "said"),
    [
        ("(11/10)", 2, SaidDate(10, 10, 2026), SaidDate(11, 10)),
        ("(10/11)", 2, SaidDate(10, 10, 2026), SaidDate(11, 10)),  # the month stands first
        ("(1/11)", 4, SaidDate(29, 10), SaidDate(1, 11)),
        ("(10/10)", 1, None, SaidDate(10, 10)),
        ("(1/3)", 1, None, None),
        ("(2/3)", 2, SaidDate(10, 10, 2026), None),
    ],
)
def test_numbers_in_a_heading_are_a_date_near_the_first(
    text: str, number: int, begins: SaidDate | None, said: SaidDate | None
) -> None:
    assert date_of_day(text, number, begins) == said


def test_a_year_alone() -> None:
    assert find_year("Rome 2027") == 2027
    assert find_year("€2027 or 2027-10-14, room 20271") is None
