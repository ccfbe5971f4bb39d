"""A route as a PDF to print: a cover, a page a day, and at the end where everything is from."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from tripai import wording
from tripai.export import _pdf_fonts
from tripai.export import _pdf_layout as look
from tripai.export._pdf_story import Story
from tripai.model import Route
from tripai.text import plain

HIDDEN = {"days": {"__all__": {"activities": {"__all__": {"place": {"names"}}}}}}
"""Fields that the PDF does not show and that need no font."""


def render(route: Route) -> bytes:
    """Return the PDF, A4, with all fonts embedded."""
    face = _pdf_fonts.typeface(route.model_dump_json(exclude=HIDDEN))
    story = Story(route, face)
    written = io.BytesIO()
    document = _Document(written, _footer(route, face), title=plain(route.title))
    document.build(list(_flowables(story)))
    return written.getvalue()


def _flowables(story: Story) -> Iterator[Flowable]:
    yield from story.cover()
    for day in story.route.days:
        yield from story.day(day)
    yield from story.appendix()


def _footer(route: Route, face: _pdf_fonts.Typeface) -> str:
    """The title, unless it is long or needs more than the one font in which a footer is drawn."""
    title = plain(route.title)
    fits = len(title) <= 80 and face.latin.issuperset(map(ord, title))
    return title if fits else wording.cities(route)


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """The document: one frame a page, a footer on all but the cover, an outline of the days."""

    def __init__(self, target: io.BytesIO, footer: str, *, title: str) -> None:
        super().__init__(
            target, pagesize=(look.PAGE_WIDTH, look.PAGE_HEIGHT), invariant=1, title=title,
            author="tripai", subject="Itinerary", lang="en", initialFontName=_pdf_fonts.REGULAR,
        )  # fmt: skip
        self.footer = footer
        frame = Frame(
            look.MARGIN, look.BOTTOM, look.WIDTH, look.PAGE_HEIGHT - look.TOP - look.BOTTOM,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._number))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - ReportLab's name
        """Enter headings that carry an outline title into the outline."""
        if title := getattr(flowable, "outline", ""):
            self.canv.bookmarkPage(title)
            self.canv.addOutlineEntry(title, title, level=0)

    def _number(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        if document.page == 1:
            return
        canvas.setFont(_pdf_fonts.REGULAR, 8.5)
        canvas.setFillColor(look.MUTED)
        canvas.drawString(look.MARGIN, look.BOTTOM / 2, self.footer)
        canvas.drawRightString(look.PAGE_WIDTH - look.MARGIN, look.BOTTOM / 2, str(document.page))
