"""How the PDF looks: paper, grid, palette and type sizes."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from tripai.export._pdf_fonts import REGULAR, SEMIBOLD

MARGIN: float = 20 * mm
TOP: float = 15 * mm
BOTTOM: float = 16 * mm
RAIL: float = 27 * mm  # from the margin: left of it the times, right of it what happens
TEXT: float = RAIL + 7 * mm
MOST_KEPT = 60 * mm  # what is higher may be parted by the end of a page
GUTTER = 8 * mm  # between two columns

INK, MUTED, HAIRLINE = HexColor("#1f2933"), HexColor("#56626c"), HexColor("#ccd4da")
ACCENT, WARNING, PAPER = HexColor("#17566b"), HexColor("#a4481f"), HexColor("#ffffff")
LAND = HexColor("#f1f4f4")


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def text_height(self) -> float:
        """The height between head and foot."""
        return self.height - TOP - BOTTOM


PAPERS = MappingProxyType({"a4": Page(*A4), "letter": Page(*LETTER)})


def _style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    # No line of a paragraph stands alone at the foot or the head of a page.
    plain = {"fontName": REGULAR, "textColor": INK, "linkUnderline": 0}
    alone = {"allowWidows": 0, "allowOrphans": 0}
    return ParagraphStyle(name, fontSize=size, leading=leading, **(plain | alone | more))


COVER_LABEL = _style("cover-label", 11, 14, textColor=PAPER, fontName=SEMIBOLD, spaceAfter=7)
COVER_TITLE = _style("cover-title", 34, 38, textColor=PAPER, fontName=SEMIBOLD, spaceAfter=9)
COVER_LONG_TITLE = _style("cover-long", 19, 24, parent=COVER_TITLE, textColor=PAPER, spaceAfter=9)
COVER_TEXT = _style("cover-text", 11, 15.5, textColor=PAPER)
REQUEST = _style("request", 11, 15.5, textColor=MUTED, spaceAfter=11)
HEADING = _style(
    "heading", 12, 16, fontName=SEMIBOLD, textColor=ACCENT, spaceBefore=13, spaceAfter=4,
    keepWithNext=1,
)  # fmt: skip
NAME = _style("name", 9.5, 12.5, spaceBefore=7, keepWithNext=1)
SMALL = _style("small", 8.5, 11.5, textColor=MUTED, spaceAfter=2)
ITEM = _style(
    "item", 9.5, 13, leftIndent=10, bulletIndent=0, bulletFontName=REGULAR, spaceAfter=2.5
)
DATED = _style(
    "dated", 9.5, 13, leftIndent=42 * mm, bulletFontName=SEMIBOLD, bulletFontSize=9.5,
    bulletColor=INK, spaceAfter=2.5,
)  # fmt: skip
TICKED = _style("ticked", 9.5, 13, leftIndent=16, spaceAfter=2.5)
GLANCE = _style(
    "glance", 10, 14, parent=DATED, leftIndent=42 * mm, bulletFontName=SEMIBOLD,
    bulletFontSize=10, bulletColor=INK, bulletIndent=8 * mm, spaceAfter=5,
)  # fmt: skip
GLANCE_OF_MANY = GLANCE.clone("glance-of-many", spaceAfter=2)
DAY_LABEL = _style("day-label", 11, 14, fontName=SEMIBOLD, textColor=ACCENT, spaceAfter=1)
DAY_TITLE = _style("day-title", 23, 27, fontName=SEMIBOLD, spaceAfter=4)
DAY_SUMMARY = _style("day-summary", 10.5, 14, spaceAfter=3)
DAY_FACTS = _style("day-facts", 9, 12, textColor=MUTED, spaceAfter=2)
DAY_WARNING = _style("day-warning", 9, 12, textColor=WARNING, spaceAfter=2)
_ON_RAIL: dict[str, Any] = {"leftIndent": TEXT, "bulletFontName": SEMIBOLD, "bulletFontSize": 9.5}
LEG = _style("leg", 8.5, 10.5, textColor=MUTED, spaceAfter=2.5, **_ON_RAIL)
STOP = _style("stop", 11.5, 14, fontName=SEMIBOLD, spaceAfter=1, **_ON_RAIL)
ASIDE = _style("aside", 10, 14, textColor=MUTED, spaceAfter=1, bulletColor=MUTED, **_ON_RAIL)
FOOTNOTE = _style("footnote", 7.5, 9, textColor=MUTED, spaceBefore=5, leftIndent=TEXT)
FACTS = _style("facts", 9.25, 12, **_ON_RAIL)
BESIDE = f'<font name="{REGULAR}" size="9.5" color="{MUTED.hexval()}">{{}}</font>'
"""Markup of what stands smaller beside a name."""
FIXED = f'<font name="{REGULAR}" size="9.5" color="{ACCENT.hexval()}"> \N{MIDDLE DOT} fixed</font>'
"""Markup of what is said of something that stays when the plan changes."""
