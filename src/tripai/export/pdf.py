"""A route as a PDF to print: a cover, a page a day, and at the end where everything is from."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from tripai import wording
from tripai.errors import InputError
from tripai.export import _pdf_fonts
from tripai.export import _pdf_layout as look
from tripai.export._pdf_appendix import appendix
from tripai.export._pdf_cover import cover
from tripai.export._pdf_day import day_pages
from tripai.export._pdf_setting import Setting
from tripai.model import Route
from tripai.text import plain

HIDDEN = {"days": {"__all__": {"activities": {"__all__": {"place": {"names"}}}}}}
"""Fields that the PDF does not show and that need no font."""


def render(route: Route, *, paper: str = "a4") -> bytes:
    """Return the PDF on a4 or letter, with all fonts embedded.

    Raises:
        InputError: There is no such paper.
    """
    if paper not in look.PAPERS:
        raise InputError(f"There is no paper {paper!r}.", f"Choose {' or '.join(look.PAPERS)}.")
    face = _pdf_fonts.typeface(route.model_dump_json(exclude=HIDDEN))
    setting = Setting(route, face, look.PAPERS[paper])
    written = io.BytesIO()
    _Document(written, setting).build(list(_flowables(setting)))
    return written.getvalue()


def _flowables(setting: Setting) -> Iterator[Flowable]:
    yield from cover(setting)
    for day in setting.route.days:
        yield from day_pages(setting, day)
    yield from appendix(setting)


def _footer(setting: Setting) -> str:
    """The title, unless it is long or needs more than the one font in which a footer is drawn."""
    title = plain(setting.route.title)
    fits = len(title) <= 80 and setting.face.latin.issuperset(map(ord, title))
    return title if fits else wording.cities(setting.route)


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """The document: one frame a page, a footer on all but the cover, an outline of the days."""

    def __init__(self, target: io.BytesIO, setting: Setting) -> None:
        page, route = setting.page, setting.route
        super().__init__(
            target, pagesize=(page.width, page.height), invariant=1, title=plain(route.title),
            author="tripai", subject="Itinerary", lang="en", creator="tripai",
            keywords=[wording.cities(route), wording.dates(route)],
            initialFontName=_pdf_fonts.REGULAR,
        )  # fmt: skip
        self.paper, self.footer, self.section = page, _footer(setting), ""
        frame = Frame(
            look.MARGIN, look.BOTTOM, page.text_width, page.text_height,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip
        self.addPageTemplates(PageTemplate("page", [frame], onPageEnd=self._foot))

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - ReportLab's name
        """Enter headings that carry an outline title into the outline."""
        if title := getattr(flowable, "outline", ""):
            self.section = title
            self.canv.bookmarkPage(title)
            self.canv.addOutlineEntry(title, title, level=0)

    def _foot(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        if document.page == 1:
            return
        y = look.BOTTOM / 2
        canvas.setFont(_pdf_fonts.REGULAR, 8.5)
        canvas.setFillColor(look.MUTED)
        canvas.drawString(look.MARGIN, y, self.footer)
        canvas.drawCentredString(self.paper.width / 2, y, self.section)
        canvas.drawRightString(self.paper.width - look.MARGIN, y, str(document.page))
