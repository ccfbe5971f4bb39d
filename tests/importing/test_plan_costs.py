"""What a plan says that things cost, its sums, its budget and for whom it is."""

from datetime import UTC, datetime

import pytest

from tripai.importing.plans import Resolved, Told, resolve
from tripai.places.catalogue import Catalogue

NOW = datetime(2026, 9, 22, 9, tzinfo=UTC)
SOURCE = Catalogue()
ROME = "# Rome, Tuesday 6 October 2026\n## Day 1\n"
THREE = (
    "- 9:30 - 11:00 Colosseum (€18)\n- 12:00 - 13:00 Lunch (€15)\n- 19:00 - 20:30 Dinner (€30)\n"
)


def read(text: str) -> Resolved:
    return resolve(text.encode(), Told(), source=SOURCE, now=NOW)


def said_of(text: str, rule: str) -> list[str]:
    return [one.finding.message for one in read(text).judged() if one.finding.rule == rule]


@pytest.mark.parametrize("said", ["~€99", "about €99", "€99"])
def test_a_rough_sum_is_compared_roughly_and_the_items_are_told_as_they_are(said: str) -> None:
    [message] = said_of(f"{ROME}{THREE}Total: {said}", "total-differs")
    assert "its items come to 63 EUR: 36 EUR less" in message, message


def test_a_rough_sum_may_be_off_by_a_tenth() -> None:
    assert said_of(f"{ROME}{THREE}Total: ~€69", "total-differs") == []
    assert said_of(f"{ROME}{THREE}Total: €69", "total-differs")
