"""A response's body that has an end: its client limits each block of it in time, and nobody all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import httpx2


class Bounded(httpx2.SyncByteStream):
    """The blocks of a body, as long as a check lets them pass.

    Args:
        blocks: The body as it arrives.
        check: Is told how many bytes have arrived; it raises what is to be raised.
    """

    def __init__(self, blocks: httpx2.SyncByteStream, check: Callable[[int], None]) -> None:
        self._blocks = blocks
        self._check = check

    def __iter__(self) -> Iterator[bytes]:
        """Yield the blocks."""
        yield from checked(self._blocks, self._check)

    def close(self) -> None:
        """Close the connection, or give it back."""
        self._blocks.close()


def checked(blocks: Iterable[bytes], check: Callable[[int], None]) -> Iterator[bytes]:
    """Yield blocks, each after a check of how many bytes there have been."""
    size = 0
    for block in blocks:
        size += len(block)
        check(size)
        yield block
