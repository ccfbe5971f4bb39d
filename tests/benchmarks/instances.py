"""The standard instances of team orienteering with time windows, and the check of an answer to one.

The format is that of KU Leuven (https://www.mech.kuleuven.be/en/cib/op). The numbers are read as they are
written and never become floats: whole tenths of a unit (Solomon's c, r and rc) or hundredths (Cordeau's pr),
and a distance is the Euclidean one rounded down to those, as the description of the format has it. The check uses
nothing of the solver.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from math import isqrt
from pathlib import Path

FINE = 10_000
"""Parts of a unit so small that it hardly matters that distances are rounded up to them."""
Stop = tuple[int, int, int]
"""A location, the start of service, its end."""
Tours = Sequence[Sequence[Stop]]


@dataclass(frozen=True)
class Location:
    """A point; the time of service, the window of its start, and the score, all in whole numbers."""

    x: Fraction
    y: Fraction
    service: int
    score: int
    opens: int
    closes: int


@dataclass(frozen=True)
class Instance:
    """Locations, of which 0 is the depot, and the travel between them, in units of 1 / scale."""

    name: str
    scale: int
    locations: tuple[Location, ...]
    travel: tuple[tuple[int, ...], ...]

    @property
    def family(self) -> str:
        """The part of the set: c1, c2, r1, r2, rc1, rc2 or pr."""
        return "pr" if self.name.startswith("pr") else self.name[:-2]

    @property
    def latest(self) -> int:
        """When the last tour has to be back."""
        return self.locations[0].closes


@cache
def read(path: Path, *, unrounded: bool = False) -> Instance:
    """The instance in a file: two lines, then one a location.

    Instead of unrounded distances it has such as are rounded up a little: what keeps the one keeps the other.
    """
    scale = FINE if unrounded else 100 if path.stem.startswith("pr") else 10
    lines = [line.split() for line in path.read_text().splitlines()[2:]]
    locations = tuple(_location(line, scale) for line in lines if line)
    travel = tuple(
        tuple(_root(scale**2 * _square(a, b), unrounded) for b in locations) for a in locations
    )
    return Instance(path.stem, scale, locations, travel)


def _location(fields: list[str], scale: int) -> Location:
    x, y, service, score, opens, closes = (Fraction(text) for text in (*fields[1:5], *fields[-2:]))
    times = service * scale, score, opens * scale, closes * scale
    if any(value.denominator != 1 for value in times):
        raise ValueError(f"location {fields[0]} is not in whole numbers of 1/{scale}: {times}")
    return Location(x, y, *(int(value) for value in times))


def breaches(instance: Instance, tours: Tours, most: int) -> list[str]:
    """Everything that is wrong with at most so many tours, as sentences."""
    found = [f"{len(tours)} tours instead of {most}"] if len(tours) > most else []
    for number, tour in enumerate(tours):
        found += [f"tour {number}: {text}" for text in _tour_breaches(instance, tour)]
    visited = [there for tour in tours for there, _, _ in tour]
    if len(visited) != len(set(visited)) or 0 in visited:
        found.append("a location is visited twice, or the depot in between")
    return found


def _tour_breaches(instance: Instance, tour: Sequence[Stop]) -> Iterator[str]:
    now, here = instance.locations[0].opens, 0
    for there, start, end in tour:
        location = instance.locations[there]
        if start < now + instance.travel[here][there]:
            yield f"{there} starts before arrival"
        if not location.opens <= start <= location.closes:
            yield f"{there} starts outside of its window"
        if end != start + location.service:
            yield f"{there} has another duration"
        now, here = end, there
    if now + instance.travel[here][0] > instance.latest:
        yield "back too late"


def score(instance: Instance, tours: Tours) -> int:
    return sum(instance.locations[there].score for tour in tours for there, _, _ in tour)


def holds_unrounded(instance: Instance, tours: Tours) -> bool:
    """Whether these orders can be kept with distances that are not rounded, to 50 digits."""
    with localcontext(prec=50):
        return all(_holds_unrounded(instance, [stop[0] for stop in tour]) for tour in tours)


def _holds_unrounded(instance: Instance, order: Sequence[int]) -> bool:
    now, here = Decimal(instance.locations[0].opens), instance.locations[0]
    for there in (*(instance.locations[k] for k in order), instance.locations[0]):
        square = _square(here, there) * instance.scale**2
        now += (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()
        now = max(now, Decimal(there.opens))
        if now > there.closes:
            return False
        now, here = now + there.service, there
    return True


def _root(square: Fraction, up: bool) -> int:
    """The whole part of a root is that of the root of the whole part; one more if rounded up."""
    root = isqrt(int(square))
    return root + (up and root**2 < square)


def _square(a: Location, b: Location) -> Fraction:
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2
