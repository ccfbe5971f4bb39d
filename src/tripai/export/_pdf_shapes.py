"""The shapes of the PDF around its text: the band of the cover, the rail down a day, lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from tripai.export import _pdf_layout as look
from tripai.export._pdf_fonts import SEMIBOLD

DISC = 5.2  # radius of a numbered disc
RING = 2.4  # and of the ring of what has no number


def disc(canvas: Any, x: float, y: float, label: str, colour: Color, radius: float = DISC) -> None:
    """Draw a number on a disc."""
    size = radius * (1.35 if len(label) < 2 else 1.15)
    canvas.setFillColor(colour)
    canvas.circle(x, y, radius, stroke=0, fill=1)
    canvas.setFillColor(look.PAPER)
    canvas.setFont(SEMIBOLD, size)
    canvas.drawCentredString(x, y - 0.33 * size, label)


class Railed(Paragraph):  # type: ignore[misc]
    """A paragraph beside the rail, the line down a day, on which what starts here has a mark.

    `number` makes the mark a disc in `colour`. The paragraph at which `ends` is set is the last
    one: home, a ring.
    """

    number: str = ""
    colour: Color = look.ACCENT
    ends = False

    def draw(self) -> None:
        """Draw the rail and the mark, then the text."""
        canvas, style = self.canv, self.style
        middle = self.height - style.fontSize + 3  # of the figures beside it
        canvas.saveState()
        _rail(canvas, middle if self.ends else -style.spaceAfter, self.height)
        if self.number:
            disc(canvas, look.RAIL, middle, self.number, self.colour)
        elif self.ends or getattr(self, "bulletText", None):
            canvas.setStrokeColor(look.MUTED)
            canvas.setFillColor(look.PAPER)
            canvas.circle(look.RAIL, middle, RING, stroke=1, fill=1)
        canvas.restoreState()
        super().draw()


class RailGap(Flowable):  # type: ignore[misc]
    """Room between two stops, through which the rail runs."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.width, self.height = 0, height

    def draw(self) -> None:
        """Draw the rail."""
        _rail(self.canv, 0, self.height)


def _rail(canvas: Any, bottom: float, top: float) -> None:
    canvas.setStrokeColor(look.HAIRLINE)
    canvas.setLineWidth(0.8)
    canvas.line(look.RAIL, bottom, look.RAIL, top)


class Numbered(Paragraph):  # type: ignore[misc]
    """A paragraph about a day, with the day's number on a disc before it."""

    number: int = 0
    colour: Color = look.ACCENT

    def draw(self) -> None:
        """Draw the disc, then the text."""
        self.canv.saveState()
        y = self.height - self.style.fontSize + 3
        disc(self.canv, DISC, y, str(self.number), self.colour)
        self.canv.restoreState()
        super().draw()


class Ticked(Paragraph):  # type: ignore[misc]
    """A paragraph about something to do, with a box to tick before it."""

    def draw(self) -> None:
        """Draw the box, then the text."""
        self.canv.saveState()
        self.canv.setStrokeColor(look.MUTED)
        self.canv.setLineWidth(0.7)
        self.canv.rect(0.5, self.height - self.style.fontSize - 0.5, 7, 7)
        self.canv.restoreState()
        super().draw()


class Stack(Flowable):  # type: ignore[misc]
    """Paragraphs, or what else, above one another that stay together."""

    above = below = 0.0

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self.parts = parts

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the parts with the room above and below them."""
        inside = sum(p.wrap(width, height)[1] + p.getSpaceAfter() for p in self.parts)
        self.width, self.height = width, self.above + inside + self.below
        return self.width, self.height

    def draw(self) -> None:
        """Draw the paragraphs from the top."""
        y = self.height - self.above
        for part in self.parts:
            y -= part.height
            part.drawOn(self.canv, 0, y)
            y -= part.getSpaceAfter()


class Band(Stack):
    """Paragraphs on a coloured band that fills the head of the page."""

    above, below = 15 * mm, 9 * mm

    def __init__(self, parts: Sequence[Flowable], page: look.Page) -> None:
        super().__init__(parts)
        self.page = page

    def draw(self) -> None:
        """Draw the band to the edges of the page, then the text."""
        self.canv.setFillColor(look.ACCENT)
        self.canv.rect(-look.MARGIN, 0, self.page.width, self.height + look.TOP, stroke=0, fill=1)
        super().draw()


class NoteLines(Flowable):  # type: ignore[misc]
    """Ruled lines to write on, as many as the page still has room for, at most six."""

    GAP = 8 * mm

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the room that is left, or none when it is too little."""
        lines = min(6, int((height - 12 * mm) // self.GAP))
        self.width, self.lines = width, lines if lines >= 2 else 0
        self.height = self.lines * self.GAP + 12 * mm if self.lines else 0
        return self.width, self.height

    def draw(self) -> None:
        """Draw the word and the lines."""
        if not self.lines:
            return
        self.canv.setFillColor(look.MUTED)
        self.canv.setFont(SEMIBOLD, 8.5)
        self.canv.drawString(0, self.lines * self.GAP + 2 * mm, "Notes")
        self.canv.setStrokeColor(look.HAIRLINE)
        self.canv.setLineWidth(0.5)
        for line in range(self.lines):
            self.canv.line(0, line * self.GAP, self.width, line * self.GAP)


class Beside(Flowable):  # type: ignore[misc]
    """Something, and right of it something smaller, level at their tops."""

    def __init__(self, left: Flowable, right: Flowable, *, width: float, gap: float) -> None:
        super().__init__()
        self.left, self.right, self.right_width, self.gap = left, right, width, gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Give the left one the width that the right one leaves."""
        right = self.right.wrap(self.right_width, height)[1]
        left = self.left.wrap(width - self.right_width - self.gap, height)[1]
        self.width, self.height = width, max(left, right)
        return self.width, self.height

    def draw(self) -> None:
        """Draw both."""
        self.left.drawOn(self.canv, 0, self.height - self.left.height)
        x = self.width - self.right_width
        self.right.drawOn(self.canv, x, self.height - self.right.height)
