"""The drawn maps of the PDF: the whole trip on the cover, and a day above its timetable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from tripai import wording
from tripai.export import _pdf_layout as look
from tripai.export._palette import day_colour
from tripai.export._pdf_fonts import REGULAR, SEMIBOLD, Typeface
from tripai.export._pdf_shapes import disc
from tripai.export._sketch import XY, Box, Name, Pin, Sketch, sketch
from tripai.export._stops import stops
from tripai.export._trail import Trail, of_day, of_trip
from tripai.geo import Point
from tripai.model import Place, Route, RouteDay, Spot
from tripai.text import plain, shortened

PIN = 12.5
NAME_SIZE = 7.2
MOST_NAMES = 16  # on the map of a trip: more hide the ways
LONGEST_NAME = 34  # characters
STRIP = 15.0  # below the map: its scale, and what its lines mean
DASHES: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {"walk": (0.1, 3.2), "transit": (), "drive": (7, 3.5)}
)
"""Dotted on foot, solid by transport, dashed by car, as on the HTML page: dots are dashes of no length with round ends."""
NOT_STREETS = "straight lines, not streets"


@dataclass(frozen=True, slots=True)
class Chart:
    """What a map shows: a trail, the colour of each mark, and names that the fonts can show."""

    trail: Trail
    days: tuple[int, ...]

    def colour(self, mark: int) -> Color:
        """The colour of the day of a mark."""
        return day_ink(self.days[mark])


def day_ink(number: int) -> Color:
    """Return the colour of a day, on the maps and on its page."""
    return HexColor(day_colour(number)) if number else look.INK


def chart_of_day(route: Route, day: RouteDay, face: Typeface) -> Chart:
    """Return the map of one day."""
    trail = of_day(route, day)
    return Chart(_named(trail, face), (0, *(day.number for _ in trail.marks[1:])))


def chart_of_trip(route: Route, face: Typeface) -> Chart:
    """Return the map of all days, with the names of what most people know."""
    trail = of_trip(route)
    found = [(day.number, stop.spot) for day in route.days for stop in stops(route, day)]
    known = _best_known(spot for _, spot in found)
    bases, dots = trail.marks[: trail.bases], trail.marks[trail.bases :]
    marks = (
        replace(mark, name=spot.name if mark.label or spot.point in known else "")
        for mark, (_, spot) in zip(dots, found, strict=True)
    )
    named = replace(trail, marks=(*bases, *marks))
    return Chart(_named(named, face), (*[0] * trail.bases, *(number for number, _ in found)))


def _best_known(spots: Iterable[Place | Spot]) -> frozenset[Point]:
    """Where those places are that most people know."""
    places = {spot.point: spot for spot in spots if isinstance(spot, Place)}
    ranked = sorted(places.values(), key=lambda place: (-place.popularity, place.ref))
    return frozenset(place.point for place in ranked[:MOST_NAMES])


def _named(trail: Trail, face: Typeface) -> Trail:
    """Names that the fonts can show, each once and none too long."""
    first = {mark.name: index for index, mark in reversed(list(enumerate(trail.marks)))}
    shown = (
        mark.name if first[mark.name] == index and face.shows(mark.name) else ""
        for index, mark in enumerate(trail.marks)
    )
    names = (shortened(plain(name), LONGEST_NAME) for name in shown)
    marks = (replace(mark, name=name) for mark, name in zip(trail.marks, names, strict=True))
    return replace(trail, marks=tuple(marks))


class Map(Flowable):  # type: ignore[misc]
    """A drawn map with its scale and legend below; the ground of one with `bleed` fills the width of the page."""

    def __init__(self, chart: Chart, face: Typeface, height: float, *, bleed: bool = False) -> None:
        super().__init__()
        self.chart, self.face = chart, face
        self.height, self.bleed = height, look.MARGIN if bleed else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:  # noqa: ARG002 - ReportLab's
        """Return the size."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Draw the ground, the ways, the marks, the names, and below them the legend."""
        size = (self.width, self.height - STRIP)
        north = Box(size[0] - 24, 0, size[0], 30)
        drawn = sketch(self.chart.trail.marks, size, pin=PIN, written=self._written, taken=[north])
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, STRIP)
        self._ground(size)
        _north(canvas, size[0] - 13, size[1] - 20)
        self._ways(drawn)
        self._marks(drawn)
        for name in drawn.names:
            self._write(name, size[1])
        canvas.restoreState()
        self._legend(drawn)

    def _written(self, name: str) -> tuple[float, float]:
        return self.face.width(name, NAME_SIZE) + 2, NAME_SIZE + 1.5

    def _ground(self, size: XY) -> None:
        self.canv.setFillColor(look.LAND)
        wide, radius = size[0] + 2 * self.bleed, 0 if self.bleed else 4
        self.canv.roundRect(-self.bleed, 0, wide, size[1], radius, stroke=0, fill=1)

    def _ways(self, drawn: Sketch) -> None:
        self.canv.setLineCap(1)
        for way in self.chart.trail.ways:
            self.canv.setStrokeColor(day_ink(way.day), alpha=0.75)
            _line(
                self.canv, way.mode, *(_up(drawn.spots[end], drawn) for end in (way.start, way.end))
            )

    def _marks(self, drawn: Sketch) -> None:
        pinned = {pin.mark for pin in drawn.pins}
        for mark, spot in enumerate(drawn.spots):
            if mark not in pinned:
                self._dot(_up(spot, drawn), self.chart.colour(mark), 2.3)
        for pin in drawn.pins:
            if pin.is_aside:
                self._leader(pin, drawn)
        for pin in drawn.pins:
            self._pin(pin, drawn)

    def _dot(self, at: XY, colour: Color, radius: float) -> None:
        self.canv.setFillColor(colour)
        self.canv.setStrokeColor(look.PAPER)
        self.canv.setLineWidth(0.7)
        self.canv.setDash()
        self.canv.circle(*at, radius, stroke=1, fill=1)

    def _leader(self, pin: Pin, drawn: Sketch) -> None:
        foot, middle = _up(pin.foot, drawn), _up(pin.box.middle, drawn)
        self.canv.setStrokeColor(look.INK)
        self.canv.setLineWidth(0.6)
        self.canv.setDash()
        self.canv.line(*foot, *middle)
        self._dot(foot, self.chart.colour(pin.mark), 1.6)

    def _pin(self, pin: Pin, drawn: Sketch) -> None:
        x, y = _up(pin.box.middle, drawn)
        self.canv.setFillColor(look.PAPER)
        self.canv.circle(x, y, PIN / 2, stroke=0, fill=1)
        if pin.mark < self.chart.trail.bases:
            _house(self.canv, x, y)
        else:
            disc(self.canv, x, y, pin.label, self.chart.colour(pin.mark), PIN / 2 - 0.7)

    def _write(self, name: Name, height: float) -> None:
        left, top, right, bottom = name.box
        self.canv.setFillColor(look.LAND, alpha=0.8)
        self.canv.rect(left, height - bottom, right - left, bottom - top, stroke=0, fill=1)
        self.canv.setFillColor(look.INK, alpha=1)
        self.face.draw(self.canv, (left + 1, height - bottom + 2.2), name.text, NAME_SIZE)

    def _legend(self, drawn: Sketch) -> None:
        canvas, y = self.canv, STRIP - 9
        canvas.saveState()
        canvas.setFillColor(look.MUTED)
        _scale_bar(canvas, drawn, y)
        x = self.width - _wide(NOT_STREETS)
        _say(canvas, x, y, NOT_STREETS)
        modes = dict.fromkeys(way.mode for way in self.chart.trail.ways)
        for mode in reversed([mode for mode in DASHES if mode in modes]):
            x -= _wide(wording.MODES[mode]) + 12
            _say(canvas, x, y, wording.MODES[mode])
            x -= 26
            canvas.setStrokeColor(look.MUTED)
            _line(canvas, mode, (x, y + 2.2), (x + 22, y + 2.2))
        canvas.restoreState()


def _up(point: XY, drawn: Sketch) -> XY:
    """From a drawing's y, which grows downwards, to the PDF's."""
    return point[0], drawn.height - point[1]


def _line(canvas: Any, mode: str, start: XY, end: XY) -> None:
    canvas.setLineCap(1)
    canvas.setLineWidth(1.7 if mode == "walk" else 1.3)
    canvas.setDash(*([list(DASHES[mode])] if DASHES[mode] else []))
    canvas.line(*start, *end)


def _north(canvas: Any, x: float, y: float) -> None:
    arrow = canvas.beginPath()
    arrow.moveTo(x, y + 13)
    for right, up in ((3.4, 4), (0, 6), (-3.4, 4)):
        arrow.lineTo(x + right, y + up)
    arrow.close()
    canvas.setFillColor(look.MUTED)
    canvas.drawPath(arrow, stroke=0, fill=1)
    canvas.setFont(SEMIBOLD, 7)
    canvas.drawCentredString(x, y - 3, "N")


def _house(canvas: Any, x: float, y: float) -> None:
    """The base: a house on a disc."""
    canvas.setFillColor(look.INK)
    canvas.circle(x, y, PIN / 2 - 0.7, stroke=0, fill=1)
    house = canvas.beginPath()
    corners: Sequence[XY] = (
        *((0, 3.6), (3.6, 0.4), (2.5, 0.4), (2.5, -2.8)),
        *((-2.5, -2.8), (-2.5, 0.4), (-3.6, 0.4)),
    )
    house.moveTo(x, y + corners[0][1])
    for right, up in corners[1:]:
        house.lineTo(x + right, y + up)
    house.close()
    canvas.setFillColor(look.PAPER)
    canvas.drawPath(house, stroke=0, fill=1)


def _scale_bar(canvas: Any, drawn: Sketch, y: float) -> None:
    canvas.setStrokeColor(look.MUTED)
    canvas.setLineWidth(0.9)
    canvas.setDash()
    canvas.line(0, y, drawn.bar.length, y)
    for end in (0, drawn.bar.length):
        canvas.line(end, y, end, y + 3.5)
    _say(canvas, drawn.bar.length + 5, y, _round(drawn.bar.metres))


def _round(metres: float) -> str:
    return f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:.0f} m"


def _say(canvas: Any, x: float, y: float, words: str) -> None:
    canvas.setFont(REGULAR, 7.5)
    canvas.drawString(x, y, words)


def _wide(words: str) -> float:
    return float(stringWidth(words, REGULAR, 7.5))
