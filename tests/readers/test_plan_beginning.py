"""The title of a plan is no greeting and no sentence."""

import pytest

from tripai.readers.plans import read_plan


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hi Anna,\n\nhere is what I would do on 6 October 2026:\n10:00 Castle\n", ""),
        ("Hallo zusammen,\n\nunser Plan für Wien:\n\n09:30 - 11:00 Belvedere\n", ""),
        ("Sure! Here's your itinerary:\n## Day 1\n- Castle\n", ""),
        ("Hi Anna,\n# Two days of tiles\n## Day 1\n- Castle\n", "Two days of tiles"),
        ("LONDON - Sunday 11 October 2026\n11.00 am Tower\n", "LONDON - Sunday 11 October 2026"),
        ("# Tokyo – family day\n- 10:00 Temple\n", "Tokyo – family day"),
        ("**Here is the plan for Paris:**\n## Day 1\n- Castle\n", ""),
        ("Paris\nDate: 14 October 2026\n- 10:00 Louvre\n", "Paris"),
        ("Date: 14 October 2026\n## Morning\n- Louvre\n", ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert read_plan(text.encode(), "markdown").title == title
