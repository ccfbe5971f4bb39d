"""How long to wait before a busy server is asked again."""

from __future__ import annotations

from urllib3 import Retry
from urllib3.exceptions import InvalidHeader


class Patience(Retry):
    """Waits before every further try of a busy server, twice as long each time; urllib3 does not before the first.

    A server that says itself how long is heeded. After a connection that failed there is nobody to be spared.
    """

    def get_backoff_time(self) -> float:
        """Return the seconds to wait."""
        busy = sum(each.status is not None for each in self.history)
        if not busy or self.history[-1].status is None:
            return 0
        return float(min(self.backoff_max, self.backoff_factor * 2 ** (busy - 1)))

    def parse_retry_after(self, retry_after: str) -> float:
        """Return the seconds that a server asks for, 0 where that cannot be understood."""
        try:
            return super().parse_retry_after(retry_after)
        except (InvalidHeader, ValueError, OverflowError):  # of 5000 digits, or in the year 99999
            return 0
