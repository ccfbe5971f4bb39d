"""The drawn maps of the HTML page: inline SVG, which needs neither a network nor a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, degrees, hypot
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from tripai.export._palette import day_class
from tripai.export._sketch import XY, Box, Mark, Name, Pin, Sketch, fitting_height, sketch
from tripai.export._trail import Trail, Way
from tripai.export._xml import add
from tripai.text import plain, shortened

WIDTH = 400.0  # about the width of a phone, so that letters are as large there as they are drawn
PIN = 22.0
LETTERS = 11.5
LONGEST_NAME = 26
CURVE = 0.07  # of a way's length, to the side: there and back are two lines
BEND = 16.0  # at most so much


def draw(parent: Element, trail: Trail, label: str, *, key: str) -> None:
    """Add the drawing of a trail.

    Args:
        parent: The element to add it to.
        trail: What to draw.
        label: What it shows, for those who do not see it.
        key: A name that no other drawing of the page has.
    """
    height = fitting_height([m.point for m in trail.marks], WIDTH, least=230, most=430)
    marks = [Mark(m.point, m.label, _short(m.name)) for m in trail.marks]
    north, scale = Box(WIDTH - 34, 0, WIDTH, 44), Box(0, height - 34, WIDTH / 4 + 30, height)
    drawn = sketch(marks, (WIDTH, height), pin=PIN, written=_written, taken=(north, scale))
    _svg(parent, trail, drawn, label, key)


def _svg(parent: Element, trail: Trail, drawn: Sketch, label: str, key: str) -> None:
    ids = f"map-{key}"
    box = f"0 0 {drawn.width:g} {drawn.height:.0f}"
    svg = add(parent, "svg", **{"viewBox": box, "role": "img", "aria-labelledby": ids})
    add(svg, "title", label, id=ids)
    _grid(svg, drawn)
    for way in trail.ways:
        _way(svg, drawn.spots, way)
    bare = set(range(len(drawn.spots))) - {pin.mark for pin in drawn.pins if not pin.is_aside}
    for mark in sorted(bare):
        _circle(svg, drawn.spots[mark], 3, f"dot {_day_of(trail, mark)}".strip())
    for pin in drawn.pins:  # first: where the lines lead from another pin may stand
        if pin.is_aside:
            _lead(svg, pin)
    for pin in drawn.pins:
        _pin(svg, pin, trail)
    for name in drawn.names:
        _name(svg, name, next(pin.box for pin in drawn.pins if pin.mark == name.mark))
    _furniture(svg, drawn)


def _day_of(trail: Trail, mark: int) -> str:
    """The class of a mark's colour, where it is not that of all."""
    day = trail.days[mark] if trail.days else 0
    return day_class(day) if day else ""


def _short(name: str) -> str:
    return shortened(plain(name), LONGEST_NAME)


def _written(text: str) -> tuple[float, float]:
    """The room that a text needs in a font that nobody knows: rather too much."""
    wide = sum(east_asian_width(letter) in {"W", "F"} for letter in text)
    return LETTERS * (0.58 * len(text) + 0.45 * wide + 0.3), LETTERS * 1.2


def _grid(svg: Element, drawn: Sketch) -> None:
    step = drawn.bar.length
    across = [f"M{x:.1f} 0V{drawn.height:.0f}" for x in _steps(step, drawn.width)]
    down = [f"M0 {y:.1f}H{drawn.width:.0f}" for y in _steps(step, drawn.height)]
    add(svg, "path", **{"class": "grid", "d": "".join([*across, *down])})


def _steps(step: float, end: float) -> Iterator[float]:
    return (step * number for number in range(1, int(end / step) + 1))


def _way(svg: Element, spots: Sequence[XY], way: Way) -> None:
    (x, y), (to_x, to_y) = spots[way.start], spots[way.end]
    length = hypot(to_x - x, to_y - y)
    if length < 1:
        return
    bend = min(BEND, CURVE * length) / length
    side_x, side_y = (x + to_x) / 2 - (to_y - y) * bend, (y + to_y) / 2 + (to_x - x) * bend
    curve = f"M{x:.1f} {y:.1f}Q{side_x:.1f} {side_y:.1f} {to_x:.1f} {to_y:.1f}"
    look = f"way {way.mode} {day_class(way.day)}"
    add(svg, "path", **{"class": look, "d": curve})
    if length > 1.5 * PIN:
        middle = ((x + to_x) / 4 + side_x / 2, (y + to_y) / 4 + side_y / 2)
        _arrow(svg, middle, degrees(atan2(to_y - y, to_x - x)), day_class(way.day))


def _arrow(svg: Element, at: XY, angle: float, colour: str) -> None:
    turned = f"translate({at[0]:.1f} {at[1]:.1f}) rotate({angle:.0f})"
    add(svg, "path", **{"class": f"arrow {colour}", "d": "M-4-4L4 0L-4 4Z", "transform": turned})


def _lead(svg: Element, pin: Pin) -> None:
    (x, y), (to_x, to_y) = pin.foot, pin.box.middle
    add(svg, "path", **{"class": "lead", "d": f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}"})


def _pin(svg: Element, pin: Pin, trail: Trail) -> None:
    x, y = pin.box.middle
    if pin.mark < trail.bases:
        house = f"M{x - 9:.1f} {y:.1f}l9-9 9 9h-3v8h-12v-8z"
        add(svg, "path", **{"class": "base", "d": house})
        return
    left, top, right, bottom = pin.box
    shape = {"x": left, "y": top, "width": right - left, "height": bottom - top, "rx": PIN / 2}
    look = f"pin {_day_of(trail, pin.mark)}".strip()
    add(svg, "rect", **{"class": look, **{name: f"{size:.1f}" for name, size in shape.items()}})
    _text(svg, (x, y + 4.5), pin.label, "number")


def _name(svg: Element, name: Name, pin: Box) -> None:
    """On the side of its pin, whatever room it really needs."""
    left, _, right, _ = name.box
    x, y = name.box.middle
    look = "name"
    if left >= pin.right:
        x, look = left, "name start"
    elif right <= pin.left:
        x, look = right, "name end-of"
    _text(svg, (x, y + LETTERS * 0.35), name.text, look)


def _circle(svg: Element, at: XY, radius: float, look: str) -> None:
    place = {"cx": f"{at[0]:.1f}", "cy": f"{at[1]:.1f}", "r": f"{radius:g}"}
    add(svg, "circle", **{"class": look, **place})


def _text(svg: Element, at: XY, words: str, look: str) -> None:
    add(svg, "text", words, **{"class": look, "x": f"{at[0]:.1f}", "y": f"{at[1]:.1f}"})


def _furniture(svg: Element, drawn: Sketch) -> None:
    """The scale bar and the north arrow."""
    low = drawn.height - 10
    bar = f"M12 {low - 5:.1f}v5h{drawn.bar.length:.1f}v-5"
    add(svg, "path", **{"class": "bar", "d": bar})
    middle = 12 + drawn.bar.length / 2
    _text(svg, (middle, low - 6), drawn.bar.words, "furniture")
    right = drawn.width - 16
    add(svg, "path", **{"class": "north", "d": f"M{right:.1f} 8l5 13-5-3-5 3z"})
    _text(svg, (right, 34), "N", "furniture")
