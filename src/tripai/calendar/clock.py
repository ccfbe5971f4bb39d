"""Whether this machine's clock is right, by what servers say of the time: a sign-in fails when it is not."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import Any

import httplib2

NOTICED = 300  # seconds; Google's servers forgive so much


class Dated(httplib2.Http):  # type: ignore[misc]
    """An HTTP client that knows by how many seconds the clock is ahead of the server that answered last."""

    def __init__(self, clock: Callable[[], float], **options: Any) -> None:
        super().__init__(**options)
        self._clock = clock
        self.ahead = 0.0

    def request(self, *what: Any, **options: Any) -> Any:
        """Ask, and look at the date of the answer."""
        response, content = super().request(*what, **options)
        self.ahead = ahead_of(response.get("date", ""), self._clock)
        return response, content


def ahead_of(date: str, clock: Callable[[], float]) -> float:
    """Return by how many seconds a clock is ahead of a Date header; 0 when that cannot be read."""
    try:
        return clock() - parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0.0
