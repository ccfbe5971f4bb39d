"""The fonts of the PDF, all embedded: Source Sans for European scripts, Noto Sans for others.

They come as packages of nothing but font files (SIL OFL 1.1).
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tripai.export import _pdf_noto
from tripai.export._pdf_arabic import visual
from tripai.text import plain

SOURCE_SANS = ("font_source_sans_pro", "files/SourceSansPro-{}.ttf")
NOTO_SANS_JP = ("pylopdf_fonts_jp", "NotoSansJP-Regular.otf")
_OFL = "fonts/ofl/notosans{}/NotoSans{}[wdth,wght].ttf"
NOTO_SANS_ARABIC = ("justmytype_intl_rtl", _OFL.format("arabic", "Arabic"))
NOTO_SANS_HEBREW = ("justmytype_intl_rtl", _OFL.format("hebrew", "Hebrew"))
REGULAR, SEMIBOLD = "tripai-regular", "tripai-semibold"
FALLBACK = {REGULAR: "Vera.ttf", SEMIBOLD: "VeraBd.ttf"}  # what ReportLab brings: western accents
DECORATION = frozenset({"So", "Sm", "Sk", "Cf", "Mn", "Me", "Cn", "Co"})  # emoji, arrows ...
UNSEEN = re.compile("[\u200c\u200d\u20dd-\u20e4\ufe00-\ufe0f\U000e0000-\U000e01ef]")
"""What joins, varies or encloses characters (emoji, and letters that are shaped already): fonts have a stray glyph for it."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts for one route: the Latin ones, and for each other character that it needs its font."""

    latin: frozenset[int]
    others: Mapping[int, str]

    def shows(self, text: str) -> bool:
        """Whether a text can be read: every letter has a glyph, if need be without its accent."""
        shown = [self._shown(c) for c in _composed(text) if not _decorates(c) or self._shown(c)]
        return bool(shown) and all(shown)

    def markup(self, text: str) -> str:
        """Return a text from outside as markup that shows it as it is, each run in its font."""
        return "".join(
            f'<font name="{font}">{escape(run)}</font>' if font else escape(run)
            for font, run in self._runs(text)
        )

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is when it is drawn."""
        runs = self._runs(text)
        return float(sum(pdfmetrics.stringWidth(run, font or REGULAR, size) for font, run in runs))

    def draw(self, canvas: Any, at: tuple[float, float], text: str, size: float) -> None:
        """Draw a text from outside on one line, each run in its font."""
        written = canvas.beginText(*at)
        for font, run in self._runs(text):
            written.setFont(font or REGULAR, size)
            written.textOut(run)
        canvas.drawText(written)

    def _runs(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the runs of a text with the font of each, which is empty for the Latin one."""
        known = (self._shown(c) or ("" if _decorates(c) else "?") for c in _composed(text))
        for font, run in groupby("".join(known), lambda c: self.others.get(ord(c), "")):
            yield font, "".join(run)

    def _shown(self, character: str) -> str:
        """The character, else its letter without the accent, else nothing."""
        for candidate in (character, unicodedata.normalize("NFKD", character)[0]):
            if ord(candidate) in self.latin or ord(candidate) in self.others:
                return candidate
        return ""


def typeface(texts: str) -> Typeface:
    """Return fonts for all characters of the texts that the installed font packages have."""
    latin = _latin()
    missing = frozenset(map(ord, _composed(texts))) - latin
    others: dict[int, str] = {}
    for package in (NOTO_SANS_JP, NOTO_SANS_ARABIC, NOTO_SANS_HEBREW):
        path = _file(*package) if missing.difference(others) else None
        codes = missing.difference(others) & _pdf_noto.codes(path) if path else None
        if path and codes:
            others |= dict.fromkeys(codes, _register(path, codes))
    return Typeface(latin, MappingProxyType(others))


def _decorates(character: str) -> bool:
    return unicodedata.category(character) in DECORATION


def _composed(text: str) -> str:
    return UNSEEN.sub("", visual(unicodedata.normalize("NFC", plain(text))))


@cache
def _latin() -> frozenset[int]:
    """Register the Latin fonts and return the characters that all of them have."""
    covered = []
    for name, weight in ((REGULAR, "Regular"), (SEMIBOLD, "Semibold")):
        found = _file(SOURCE_SANS[0], SOURCE_SANS[1].format(weight))
        font = TTFont(name, str(found or FALLBACK[name]))
        pdfmetrics.registerFont(font)
        covered.append(frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD
    )
    return frozenset.intersection(*covered)


@lru_cache(maxsize=64)
def _register(path: Path, codes: frozenset[int]) -> str:
    """Register a font with some characters of one of Noto's and return its name."""
    # ReportLab takes a second font with the same name inside for the first one, hence the digest.
    digest = sha256(" ".join(map(str, sorted(codes))).encode()).hexdigest()[:8]
    name = f"{re.split('[-[]', path.name)[0]}-{digest}"
    part = _pdf_noto.part(path, name, codes)
    pdfmetrics.registerFont(TTFont(name, io.BytesIO(part), asciiReadable=False))
    return name


def _file(package: str, path: str) -> Path | None:
    """Return a file of an installed package, found without importing it."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (found := Path(folder) / path).is_file():
            return found
    return None
