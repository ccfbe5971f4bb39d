"""The date of a plan is read wherever it is said, and a wrong weekday beside it is found."""

from datetime import date

import pytest

from tripai.importing.plan_dates import Dated, date_plan
from tripai.readers.plans import read_plan

TODAY = date(2026, 9, 22)
ITEMS = "- 10:00 - 11:30 Louvre\n- 12:30 - 13:30 Lunch\n"


def dated(text: str) -> Dated:
    return date_plan(read_plan(text.encode()), "Europe/Paris", None, TODAY)


@pytest.mark.parametrize(
    "heading",
    [
        "# Paris, Wednesday 14 October 2026",
        "# Paris – 2026-10-14",
        "# Paris – a long day for the whole family, 2026-10-14 (Wednesday)",
        "# Paris\n**Date:** 2026-10-14 (Wednesday)",
        "# Paris\nDate: 14 October 2026",
        "- City: Paris\n- Dates: 14-15 October 2026\n- Hotel: Louvre\n## Day 1",
        "Paris, 14.10.2026:",
        "PARIS - Wednesday 14 October 2026",
        "Hallo,\n\nunser Plan für Paris, Mittwoch, 14.10.2026:",
        "Here's your Paris day for Wednesday, October 14, 2026!",
        "# Paris, Oct 14-15, 2026\n## Day 1",
        "# Paris 14.–15.10.2026\n## Tag 1",
        "# Paris\n## Day 1 (14/10)",
        "# Paris, October 2026\n## Tag 1 (Mi 14.10.)",
        "# Paris\n## Day 1 (Wed)\nDate: 14 October",
        "# Paris\n*Wed 14 – Thu 15 Oct 2026*\n## Day 1",
        "# Paris\n*Wed 14 – Thu 15 Oct 2026*\n## Wednesday, 14 October",
        "# Paris\n**14 October 2026**\n## Day 1",
        "Trip: Paris\nFrom: 14 October 2026\nTo: 15 October 2026\n\nDay 1",
        "**Wednesday 14 October 2026** – Arrival",
        "Wednesday 14 October 2026 – Arrival",
        "Giorno 1 – mercoledì 14 ottobre 2026",
        "Dia 1 – quarta-feira, 14 de outubro de 2026",
        "Mercredi 14 octobre",
        "# Paris\nMer. 14 oct. 2026",
    ],
)
def test_one_date_in_many_headings(heading: str) -> None:
    found = dated(f"{heading}\n\n{ITEMS}")
    assert [(on, len(day.items)) for _, on, day in found.days] == [(date(2026, 10, 14), 2)]
    assert all(said.weekday == 2 for said in found.weekdays)
    assert not any(note.startswith("No date") for note in found.notes)


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("# Paris, Thursday 14 October 2026", 1),
        ("# Paris – a long day for the whole family, 2026-10-14 (Thursday)", 1),
        ("# Paris\n**Date:** 2026-10-14 (Thursday)\n## Day 1", 2),
        ("Hallo,\nunser Plan für Paris, Donnerstag, 14.10.2026:", 2),
        ("Giorno 1 – giovedì 14 ottobre 2026", 1),
    ],
)
def test_a_weekday_beside_it_is_told_with_its_line(heading: str, line: int) -> None:
    [said] = dated(f"{heading}\n\n{ITEMS}").weekdays
    assert (said.day, said.weekday) == (1, 3)
    assert said.line == line


def test_bold_dates_with_words_behind_them_head_days() -> None:
    text = f"# Paris\n**Fri 9 October 2026** – Arrival\n{ITEMS}\n**Sat 10 October 2026** – Departure\n{ITEMS}"
    assert [(on.day, len(day.items)) for _, on, day in dated(text).days] == [(9, 2), (10, 2)]


def test_a_text_without_headings_has_a_day_for_each_date() -> None:
    text = f"Paris, 14.10.2026:\n{ITEMS}\nParis, 15.10.2026:\n{ITEMS}"
    assert [(on.day, len(day.items)) for _, on, day in dated(text).days] == [(14, 2), (15, 2)]


@pytest.mark.parametrize("title", ["# Paris 2027", "# Paris (5 – 6 March 2027)"])
def test_the_year_of_the_title_is_that_of_the_days(title: str) -> None:
    found = dated(f"{title}\n## Day 1: March 5\n{ITEMS}## Day 2: March 6\n{ITEMS}")
    assert [on for _, on, _ in found.days] == [date(2027, 3, 5), date(2027, 3, 6)]
    assert found.notes == ()


def test_points_that_are_dates_head_days() -> None:
    text = f"# Paris\n- **Fri 9 October** – Arrival\n{indented(ITEMS)}- **Sat 10 October**\n{indented(ITEMS)}"
    assert [(on.day, len(day.items)) for _, on, day in dated(text).days] == [(9, 2), (10, 2)]


def test_a_date_that_begins_a_remark_is_no_day() -> None:
    text = f"## Fri 9 October\n{ITEMS}## Tips\nSun 11 October: museums are free\n- **Mon 12 October** – closed\n"
    assert [on.day for _, on, _ in dated(text).days] == [9]


def test_a_list_of_dates_above_the_days_is_none() -> None:
    text = f"# Paris\n- Fri 9 October\n- Sat 10 October\n\n## Day 1\n{ITEMS}## Day 2\n{ITEMS}"
    assert [(on.day, len(day.items)) for _, on, day in dated(text).days] == [(9, 2), (10, 2)]


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def test_the_first_day_is_before_a_later_one_that_is_dated() -> None:
    found = dated(f"# Paris\n## Day 1\n{ITEMS}## Day 2\n{ITEMS}## Day 3: 16 October 2026\n{ITEMS}")
    assert [on.day for _, on, _ in found.days] == [14, 15, 16]
    assert found.notes == ()
