"""The QR code of a link: on paper what a click is on a screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.platypus import Flowable

from tripai.export import _pdf_layout as look
from tripai.export._pdf_fonts import REGULAR

CAPTION_SIZE, CAPTION_LEADING = 7.0, 8.5


class Code(Flowable):  # type: ignore[misc]
    """A link as a square to scan or to click, with words below it."""

    def __init__(self, link: str, side: float, caption: tuple[str, ...]) -> None:
        super().__init__()
        self.link, self.side, self.caption = link, side, caption
        self.width, self.height = side, side + CAPTION_LEADING * len(caption) + 3

    def draw(self) -> None:
        """Draw the dark modules of each row in runs, then the words, and link both."""
        rows = modules(self.link)
        module = self.side / len(rows)
        path = self.canv.beginPath()
        for number, row in enumerate(rows):
            for start, end in _runs(row):
                y = self.height - (number + 1) * module
                path.rect(start * module, y, (end - start) * module, module)
        self.canv.setFillColor(look.INK)
        self.canv.drawPath(path, stroke=0, fill=1)
        self.canv.setFillColor(look.MUTED)
        self.canv.setFont(REGULAR, CAPTION_SIZE)
        for number, words in enumerate(self.caption, 1):
            y = self.height - self.side - CAPTION_LEADING * number
            self.canv.drawCentredString(self.side / 2, y, words)
        self.canv.linkURL(self.link, (0, 0, self.width, self.height), relative=1)


@lru_cache(maxsize=64)  # to choose the best of its eight masks takes 20 ms, a third of a day's page
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the smallest QR code that holds a text, dark modules being true."""
    code = QRCode(None, QRErrorCorrectLevel.L)
    code.addData(text)
    code.make()
    return tuple(tuple(map(bool, row)) for row in code.modules)


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where the dark runs of a row start and end."""
    columns = groupby(enumerate(row), lambda cell: cell[1])
    dark = [[column for column, _ in run] for is_dark, run in columns if is_dark]
    return [(run[0], run[-1] + 1) for run in dark]
