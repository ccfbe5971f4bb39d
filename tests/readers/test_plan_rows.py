"""Tables of plans: which column says when, by its name in six languages or by what is in its cells."""

from datetime import time

import pytest

from tripai.readers.plans import Item, read_plan

ROWS = "| 10:00 am | **Museum** | 2 h, €15 each |\n| 12:30 pm | *Lunch* in the garden | an hour |\n"


def items(text: str) -> list[Item]:
    return [*read_plan(f"# Lisbon\n## Day 1\n{text}".encode(), "markdown").items]


@pytest.mark.parametrize(
    "head",
    [
        "| 🕐 | Stop | Notes |\n|:--|:--|:--|\n",
        "| ⏰ | Activity | Notes |\n|:--|:--|:--|\n",
        "| Uhrzeit | Ort | Hinweise |\n|---|---|---|\n",
        "| Heure | Activité | Remarques |\n|---|---|---|\n",
        "| Ora | Luogo | Note |\n|---|---|---|\n",
        "| Horário | Atividade | Notas |\n|---|---|---|\n",
        "| | Stop | Notes |\n|---|---|---|\n",
        "| | | |\n|---|---|---|\n",
        "",
    ],
)
def test_the_column_of_times(head: str) -> None:
    museum, lunch = items(head + ROWS)
    assert (museum.start, lunch.start) == (time(10), time(12, 30))
    assert museum.said.startswith("Museum")
    assert lunch.said.startswith("Lunch in the garden")
    assert museum.minutes == 120
    assert museum.cost
    assert (museum.cost.low, museum.cost.each) == (15, True)


def test_a_row_of_data_where_names_of_columns_stand_is_one() -> None:
    first, second = items("| 9:00 – 10:00 | Castle |\n|---|---|\n| 11:00 | Tower |\n")
    assert (first.said, first.end, second.said) == ("Castle", time(10), "Tower")


def test_a_length_further_on_in_a_note_is_none() -> None:
    [item] = items("| Time | Stop | Notes |\n|---|---|---|\n| 9:00 | Castle | Queues of 2 h |\n")
    assert item.minutes is None


@pytest.mark.parametrize(
    ("line", "said", "span"),
    [
        ("Lunch at Hackescher Markt 12:15 – 13:15 (15 €)", "Lunch at Hackescher Markt", ("12:15", "13:15")),
        ("Castle, 9:00-10:00, with a guide", "Castle", ("09:00", "10:00")),
        ("Castle (9 am)", "Castle", ("09:00", None)),
        ("Castle from 9:00 until 10:00", "Castle", ("09:00", "10:00")),
        ("9:00 Lunch €15 each", "Lunch", ("09:00", None)),
        ("9:00 Castle, ~€12.50 pp", "Castle", ("09:00", None)),
        ("9:00 Castle – 12 €", "Castle", ("09:00", None)),
        ("9:00 The €3 Bar", "The €3 Bar", ("09:00", None)),
        ("Dinner at 8 pm in Alfama", "Dinner in Alfama", ("20:00", None)),
    ],
)  # fmt: skip
def test_what_is_left_of_a_line_without_its_times(
    line: str, said: str, span: tuple[str, str | None]
) -> None:
    [item] = items(f"- {line}")
    assert item.said == said
    clocks = (item.start, item.end)
    assert tuple(c and c.strftime("%H:%M") for c in clocks) == span
