"""A map drawn without a map: points of the globe on paper, with a scale, and labels that do not cover each other.

Pure geometry for whatever draws it. Lengths are in the drawing's own unit, x grows to the right and
y downwards, and north is up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, floor, hypot, log10, radians, sin, tau
from typing import NamedTuple

from tripai.geo import EARTH_RADIUS_M, Point

XY = tuple[float, float]
LEAST_M = 300.0  # a drawing shows at least so much, else two doors of one house lie a page apart
RINGS = 16  # half a pin apart, on which a pin looks for room: 30 pins in one spot needed 9
AIR = 0.12  # of a pin's height that is left free around it
DOT = 0.4  # of a pin's height is a dot's


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to draw. `label` stands in its pin; None is a mere dot; `name` is written beside it if there is room."""

    point: Point
    label: str | None = None
    name: str = ""


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> XY:
        """Its middle."""
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def overlaps(self, other: Box) -> bool:
        """Whether it has area in common with another."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Pin:
    """A label in a pin. `mark` is the index of its mark, `foot` where that lies, and `box` where the pin is."""

    mark: int
    label: str
    foot: XY
    box: Box

    @property
    def is_aside(self) -> bool:
        """Whether it had to make room: a line then leads from the foot to the pin."""
        (x, y), (foot_x, foot_y) = self.box.middle, self.foot
        return hypot(x - foot_x, y - foot_y) > (self.box.bottom - self.box.top) / 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name beside a mark, and the box that it fills."""

    mark: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Bar:
    """A scale bar: its length on paper, and what that is on the ground."""

    length: float
    metres: float

    @property
    def words(self) -> str:
        """What is written on it: 50 m, 2 km."""
        return f"{self.metres:g} m" if self.metres < 1000 else f"{self.metres / 1000:,g} km"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing: where each mark lies, the pins of those that have a label, the names that have room, and the scale."""

    width: float
    height: float
    spots: tuple[XY, ...]
    pins: tuple[Pin, ...]
    names: tuple[Name, ...]
    bar: Bar


def sketch(
    marks: Sequence[Mark],
    size: tuple[float, float],
    *,
    pin: float,
    written: Callable[[str], tuple[float, float]] | None = None,
    taken: Sequence[Box] = (),
) -> Sketch:
    """Return the drawing of marks, of which there is at least one.

    Args:
        marks: What to draw.
        size: Width and height of the drawing.
        pin: The height of a pin.
        written: Width and height of a name as it will be written; without it no name is.
        taken: Where no pin and no name may stand: the scale bar, the north arrow.
    """
    flat = _flattened([mark.point for mark in marks])
    scale = _scale(flat, size, margin=1.25 * pin)
    spots = tuple(_centred(flat, scale, size))
    pins = tuple(_spread(_pins(marks, spots, pin), size, taken))
    drawn = dict(_shapes(marks, spots, pins, pin))
    blocked = [*(_wider(box, AIR * pin) for box in drawn.values()), *taken]
    names = tuple(_names(marks, drawn, blocked, size, written)) if written else ()
    return Sketch(*size, spots, pins, names, _bar(scale, size[0]))


def fitting_height(points: Sequence[Point], width: float, *, least: float, most: float) -> float:
    """Return the height that a drawing of a width needs for its points, within bounds."""
    flat = _flattened(points)
    return min(most, max(least, width * _span(y for _, y in flat) / _span(x for x, _ in flat)))


def _flattened(points: Sequence[Point]) -> list[XY]:
    """Metres east and south: longitudes shrunk as in the middle latitude, right to 0.1 % within 40 km below 60°."""
    west = _west_end([lon for _, lon in points])
    middle = radians((min(lat for lat, _ in points) + max(lat for lat, _ in points)) / 2)
    degree = radians(1) * EARTH_RADIUS_M
    shrunk = degree * max(cos(middle), 0.01)
    return [((lon - west) % 360 * shrunk, -lat * degree) for lat, lon in points]


def _west_end(longitudes: Sequence[float]) -> float:
    """The longitude east of the widest gap: a trip across the date line is not drawn around the globe."""
    ordered = sorted({lon % 360 for lon in longitudes})
    gaps = [(east - west, east) for west, east in pairwise(ordered)]
    around = (ordered[0] + 360 - ordered[-1], ordered[0])
    return max(around, *gaps, key=lambda gap: gap[0])[1] if gaps else ordered[0]


def _span(values: Iterator[float]) -> float:
    known = list(values)
    return max(max(known) - min(known), LEAST_M)


def _scale(flat: Sequence[XY], size: tuple[float, float], margin: float) -> float:
    """Drawing units a metre."""
    spans = _span(x for x, _ in flat), _span(y for _, y in flat)
    return min(
        max(room - 2 * margin, margin) / span for room, span in zip(size, spans, strict=True)
    )


def _centred(flat: Sequence[XY], scale: float, size: tuple[float, float]) -> Iterator[XY]:
    middle = [(min(values) + max(values)) / 2 for values in zip(*flat, strict=True)]
    for x, y in flat:
        yield size[0] / 2 + (x - middle[0]) * scale, size[1] / 2 + (y - middle[1]) * scale


def _pins(marks: Sequence[Mark], spots: Sequence[XY], pin: float) -> Iterator[Pin]:
    for index, (mark, spot) in enumerate(zip(marks, spots, strict=True)):
        if mark.label is not None:
            wide = pin * max(1.0, 0.45 * len(mark.label) + 0.25)
            yield Pin(index, mark.label, spot, _around(spot, wide, pin))


def _around(middle: XY, wide: float, high: float) -> Box:
    x, y = middle
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _wider(box: Box, by: float) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _spread(found: Iterator[Pin], size: tuple[float, float], taken: Sequence[Box]) -> list[Pin]:
    """Leave a pin where it belongs if that is free; then move each other one to the nearest free spot."""
    pins = list(found)
    boxes: dict[int, Box] = {}
    for reach in (0, RINGS):
        for index, pin in enumerate(pins):
            blocked = [*boxes.values(), *taken]
            if index not in boxes and (free := _free(pin.box, reach, size, blocked)):
                boxes[index] = free
    return [replace(p, box=boxes.get(i) or _inside(p.box, size)) for i, p in enumerate(pins)]


def _free(box: Box, reach: int, size: tuple[float, float], blocked: Sequence[Box]) -> Box | None:
    """The first box on rings around one that lies in the drawing and covers nothing."""
    step = (box.bottom - box.top) / 2
    for ring in range(reach + 1):
        for turn in range(max(1, 6 * ring)):
            angle = tau * turn / max(1, 6 * ring)
            tried = _moved(box, step * ring * cos(angle), step * ring * sin(angle))
            airy = _wider(tried, AIR * step) if ring else tried
            if _inside(tried, size) == tried and not any(map(airy.overlaps, blocked)):
                return tried
    return None


def _moved(box: Box, right: float, down: float) -> Box:
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def _inside(box: Box, size: tuple[float, float]) -> Box:
    right = max(-box.left, 0) + min(size[0] - box.right, 0)
    down = max(-box.top, 0) + min(size[1] - box.bottom, 0)
    return _moved(box, right, down)


def _shapes(
    marks: Sequence[Mark], spots: Sequence[XY], pins: Sequence[Pin], pin: float
) -> Iterator[tuple[int, Box]]:
    """Yield what a name may stand beside: the pins, then the dots of the marks that have none."""
    yield from ((each.mark, each.box) for each in pins)
    for index, (mark, spot) in enumerate(zip(marks, spots, strict=True)):
        if mark.label is None:
            yield index, _around(spot, DOT * pin, DOT * pin)


def _names(
    marks: Sequence[Mark],
    drawn: Mapping[int, Box],
    blocked: list[Box],
    size: tuple[float, float],
    written: Callable[[str], tuple[float, float]],
) -> Iterator[Name]:
    """Yield the names that have room, each once and where it first has some; the list beside the map tells the others."""
    told = set[str]()
    for mark, shape in drawn.items():
        text = "" if marks[mark].name in told else marks[mark].name
        for box in _beside(shape, *written(text)) if text else ():
            inside = _inside(box, size) == box
            if inside and not any(map(box.overlaps, blocked)):
                yield Name(mark, text, box)
                told.add(text)
                blocked.append(box)
                break


def _beside(box: Box, wide: float, high: float) -> Iterator[Box]:
    """Right of a pin or dot, left, below, above, and then at its corners."""
    x, y = box.middle
    off = AIR * high + AIR * (box.bottom - box.top)
    right, left = box.right + off + wide / 2, box.left - off - wide / 2
    below, above = box.bottom + off + high / 2, box.top - off - high / 2
    for middle in (
        *((right, y), (left, y), (x, below), (x, above)),
        *((right, below), (right, above), (left, below), (left, above)),
    ):
        yield _around(middle, wide, high)


def _bar(scale: float, width: float) -> Bar:
    """The longest round distance (1, 2 or 5 and zeros) that fills at most a quarter of the width."""
    most = width / 4 / scale
    power = 10.0 ** floor(log10(most))
    metres = next((step * power for step in (5, 2) if step * power <= most), power)
    return Bar(metres * scale, metres)
