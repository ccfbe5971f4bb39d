"""From the words to the checked route: what is booked is seen once, and meets a must."""

from datetime import UTC, datetime

import pytest

from tripai.planning import plan_route, read_request

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    [
        "3 days in Paris, must see the Louvre, tickets for the Louvre on day 2 at 10:00",
        "3 days in Paris, Louvre tour booked on day 2 at 10:00",
    ],
)
def test_a_booked_sight_is_seen_once(words: str) -> None:
    route = plan_route(read_request(words, now=NOW), effort=300)
    assert [booking.place for booking in route.brief.bookings] == ["Louvre Museum"]
    titles = [activity.title for activity in route.activities]
    assert "Louvre Museum" not in titles
    assert any(title.startswith("Louvre") for title in titles)
