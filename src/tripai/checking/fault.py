"""What a rule's function says: where the fault is, and a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tripai.model import Activity, RouteDay


class Fault(NamedTuple):
    """One breach of a rule. `day` is None for the whole trip, `activity` None for the whole day.

    `line` is where a file says so, 0 where that is not known.
    """

    message: str
    day: RouteDay | None = None
    activity: Activity | None = None
    line: int = 0


Faults = Iterator[Fault]
