"""Tables of ways from a server that knows the streets, in pieces as large as it allows, kept on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tripai.addresses import host_of
from tripai.geo import Point, distance_m
from tripai.model import Mode
from tripai.network import understood

if TYPE_CHECKING:
    from tripai.cache import Cache
    from tripai.network import Network

BLOCK = 50  # points: times as many others, what every server allows by default
SNAPPED_M = 300  # from a place to the nearest street of the map: farther off, it is not on the map
KEPT_SECONDS = 30 * 24 * 3600
MOST = 10**8  # seconds, three years; metres, twice round the Earth


class Way(NamedTuple):
    """What a router says of the way between two points."""

    seconds: float
    metres: float


Table = list[list[Way | None]]
"""The way from each source (row) to each target (column); None where there is none."""


class Answered(NamedTuple):
    """What a router answers: the ways, and the points on its streets from which and to which they lead.

    It has no points where the router does not tell them.
    """

    ways: Table
    sources: Sequence[Point] = ()
    targets: Sequence[Point] = ()


class Query(NamedTuple):
    """A question to a server: a GET of the URL, or a POST of the document to it."""

    url: str
    document: Mapping[str, object] | None = None


class Router(Protocol):
    """A kind of server that answers with tables.

    To add one: say what its limits are, put the question, and read the answer. Tables asks it and
    keeps what it answers. A way that it does not know is None.
    """

    @property
    def name(self) -> str:
        """What errors call it."""
        ...

    @property
    def most(self) -> int:
        """How many points one table may have; of more, blocks of BLOCK sources and targets are asked for."""
        ...

    def query(self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point]) -> Query:
        """Return the question for a table."""
        ...

    def read(self, answer: Any) -> Answered:
        """Return what a JSON document holds.

        Raises:
            ValueError, TypeError, LookupError, ArithmeticError: It holds none; a ValueError says why.
        """
        ...


@dataclass(frozen=True, slots=True)
class Tables:
    """What a router says, asked for over a network and kept in a cache."""

    router: Router
    network: Network
    cache: Cache

    def table(self, mode: Mode, points: Sequence[Point]) -> Table:
        """Return the ways from each point to each.

        Raises:
            ServiceError: The router did not answer, or not in its language.
        """
        blocks = list(_blocks(len(points), self.router))
        table: Table = [[None] * len(points) for _ in points]
        for rows, columns in product(blocks, blocks):
            part = self._part(mode, points[rows], points[columns])
            for row, ways in zip(table[rows], part, strict=True):
                row[columns] = ways
        return table

    def _part(self, mode: Mode, sources: Sequence[Point], targets: Sequence[Point]) -> Table:
        query = self.router.query(mode, sources, targets)
        name, table = self.router.name, partial(self._table, sources, targets)
        return self.cache.answer(
            f"{name} {json.dumps(query)}",
            KEPT_SECONDS,
            lambda: self._ask(query).decode(errors="replace"),
            lambda answer: understood(name, answer, table, "with what is no table of travel times"),
            label=f"travel times · {mode} · {host_of(query.url)}",
        )

    def _ask(self, query: Query) -> bytes:
        if query.document is None:
            return self.network.get(self.router.name, query.url)
        return self.network.post_json(self.router.name, query.url, query.document)

    def _table(self, sources: Sequence[Point], targets: Sequence[Point], document: Any) -> Table:
        found = self.router.read(document)
        rows, columns = _near(sources, found.sources), _near(targets, found.targets)
        return [
            [way if row and column else None for way, column in zip(ways, columns, strict=True)]
            for ways, row in zip(found.ways, rows, strict=True)
        ]


def way(seconds: object, metres: object) -> Way | None:
    """Return a way of two numbers as JSON has them; null means that there is none.

    Raises:
        ValueError: One is no number, or none that a way on Earth can have.
    """
    if seconds is None or metres is None:
        return None
    for number in (seconds, metres):
        if not isinstance(number, int | float) or not 0 <= number <= MOST:
            raise ValueError(f"{number!r} is no time and no distance")
    return Way(float(seconds), float(metres))  # type: ignore[arg-type]


def _near(asked: Sequence[Point], put: Sequence[Point]) -> list[bool]:
    """Whether a router put each point on a street nearby: where its map ends, it puts all on the last one."""
    if not put:
        return [True] * len(asked)
    return [distance_m(*ends) <= SNAPPED_M for ends in zip(asked, put, strict=True)]


def _blocks(size: int, router: Router) -> Iterator[slice]:
    step = size if size <= router.most else BLOCK
    return (slice(start, min(start + step, size)) for start in range(0, size, step))
