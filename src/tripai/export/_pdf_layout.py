"""How the PDF looks: page, grid, palette, type sizes, and the few shapes that are not text."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from tripai.export._pdf_fonts import REGULAR, SEMIBOLD

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
TOP, BOTTOM = 17 * mm, 18 * mm
WIDTH = PAGE_WIDTH - 2 * MARGIN
RAIL = 26 * mm  # from the margin: left of it the times, right of it what happens
TEXT = RAIL + 6 * mm

INK, MUTED, HAIRLINE = HexColor("#1f2933"), HexColor("#5f6b76"), HexColor("#ccd4da")
ACCENT, WARNING, PAPER = HexColor("#17566b"), HexColor("#a4481f"), HexColor("#ffffff")


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    plain = {"fontName": REGULAR, "textColor": INK, "linkUnderline": 0}
    return ParagraphStyle(name, fontSize=size, leading=leading, **(plain | more))


COVER_LABEL = _style("cover-label", 11, 14, textColor=PAPER, fontName=SEMIBOLD, spaceAfter=8)
COVER_TITLE = _style("cover-title", 34, 38, textColor=PAPER, fontName=SEMIBOLD, spaceAfter=10)
COVER_LONG_TITLE = _style("cover-long", 19, 24, parent=COVER_TITLE, textColor=PAPER, spaceAfter=10)
COVER_TEXT = _style("cover-text", 11.5, 16, textColor=PAPER)
REQUEST = _style("request", 11.5, 16.5, textColor=MUTED, spaceAfter=16)
HEADING = _style(
    "heading",
    12,
    16,
    fontName=SEMIBOLD,
    textColor=ACCENT,
    spaceBefore=18,
    spaceAfter=4,
    keepWithNext=1,
)
NAME = _style("name", 9.5, 13, spaceBefore=6, keepWithNext=1)
SMALL = _style("small", 8.5, 12, textColor=MUTED, spaceAfter=2)
ITEM = _style(
    "item", 9.5, 13.5, leftIndent=10, bulletIndent=0, bulletFontName=REGULAR, spaceAfter=3
)
OVERVIEW = _style(
    "overview", 11, 15.5, leftIndent=TEXT + 4 * mm, bulletFontName=SEMIBOLD, bulletColor=ACCENT,
    bulletFontSize=11, spaceAfter=9,
)  # fmt: skip
DAY_LABEL = _style("day-label", 10.5, 13, fontName=SEMIBOLD, textColor=ACCENT, spaceAfter=2)
DAY_TITLE = _style("day-title", 23, 27, fontName=SEMIBOLD, spaceAfter=5)
DAY_FACTS = _style("day-facts", 9.5, 13, textColor=MUTED, spaceAfter=4)
DAY_WARNING = _style("day-warning", 9.5, 13, textColor=WARNING, spaceAfter=3)
_ON_RAIL: dict[str, Any] = {"leftIndent": TEXT, "bulletFontName": SEMIBOLD, "bulletFontSize": 10}
LEG = _style("leg", 8.5, 10.5, textColor=MUTED, spaceAfter=3, **_ON_RAIL)
STOP = _style("stop", 11.5, 14, fontName=SEMIBOLD, spaceAfter=1, **_ON_RAIL)
ASIDE = _style("aside", 10, 14, textColor=MUTED, spaceAfter=1, bulletColor=MUTED, **_ON_RAIL)
FACTS = _style("facts", 9.5, 12.5, **_ON_RAIL)
WHY = _style("why", 9.5, 12.5, textColor=ACCENT, **_ON_RAIL)
BESIDE = f'<font name="{REGULAR}" size="9.5" color="{MUTED.hexval()}">{{}}</font>'
"""Markup of what stands smaller beside a name."""


class Railed(Paragraph):  # type: ignore[misc]
    """A paragraph beside the rail, the line down a day, with a dot where something starts.

    The paragraph at which `ends` is set is the last one: home, a ring.
    """

    ends = False

    def draw(self) -> None:
        """Draw the rail, then the text."""
        canvas, style = self.canv, self.style
        canvas.saveState()
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.8)
        middle = self.height - style.fontSize + 3  # of the figures beside it
        canvas.line(RAIL, middle if self.ends else -style.spaceAfter, RAIL, self.height)
        starts = getattr(self, "bulletText", None)
        if starts or self.ends:
            important = starts and style.textColor != MUTED
            canvas.setStrokeColor(ACCENT if important else MUTED)
            canvas.setFillColor(ACCENT if important else PAPER)
            canvas.circle(RAIL, middle, 2.4, stroke=1, fill=1)
        canvas.restoreState()
        super().draw()


class RailGap(Flowable):  # type: ignore[misc]
    """Room between two stops, through which the rail runs."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.width, self.height = 0, height

    def draw(self) -> None:
        """Draw the rail."""
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.8)
        self.canv.line(RAIL, 0, RAIL, self.height)


class Band(Flowable):  # type: ignore[misc]
    """Paragraphs on a coloured band that fills the head of the page."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        super().__init__()
        self.paragraphs = paragraphs

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the text, with room below it."""
        self.above = 26 * mm
        text = sum(p.wrap(width, height)[1] + p.style.spaceAfter for p in self.paragraphs)
        self.width, self.height = width, self.above + text + 12 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the band to the edges of the page, then the text."""
        self.canv.setFillColor(ACCENT)
        self.canv.rect(-MARGIN, 0, PAGE_WIDTH, self.height + TOP, stroke=0, fill=1)
        y = self.height - self.above
        for paragraph in self.paragraphs:
            y -= paragraph.height
            paragraph.drawOn(self.canv, 0, y)
            y -= paragraph.style.spaceAfter


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
        self.canv.setFillColor(MUTED)
        self.canv.setFont(SEMIBOLD, 8.5)
        self.canv.drawString(0, self.lines * self.GAP + 2 * mm, "Notes")
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.5)
        for line in range(self.lines):
            self.canv.line(0, line * self.GAP, self.width, line * self.GAP)
