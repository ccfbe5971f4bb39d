"""The fonts of the PDF, all embedded: Source Sans for European scripts, Noto Sans for Japanese.

Both come as packages of nothing but font files (SIL OFL 1.1). ReportLab takes TrueType outlines
only and Noto comes with PostScript ones, so the glyphs that a route needs are converted, and no
others: 0.15 s for 70 of them.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from tripai.text import plain

SOURCE_SANS = ("font_source_sans_pro", "files/SourceSansPro-{}.ttf")
NOTO_SANS_JP = ("pylopdf_fonts_jp", "NotoSansJP-Regular.otf")
REGULAR, SEMIBOLD = "tripai-regular", "tripai-semibold"
FALLBACK = {REGULAR: "Vera.ttf", SEMIBOLD: "VeraBd.ttf"}  # what ReportLab brings: western accents
DECORATION = frozenset({"So", "Sm", "Sk", "Cf", "Mn", "Me", "Cn", "Co"})  # emoji, arrows ...


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts for one route: the Latin ones, and one with the other characters that it needs."""

    latin: frozenset[int]
    other: frozenset[int]
    other_font: str

    def shows(self, text: str) -> bool:
        """Whether a text can be read: every letter has a glyph, if need be without its accent."""
        shown = [self._shown(c) for c in _composed(text) if not _decorates(c) or self._shown(c)]
        return bool(shown) and all(shown)

    def markup(self, text: str) -> str:
        """Return a text from outside as markup that shows it as it is, each run in its font."""
        known = (self._shown(c) or ("" if _decorates(c) else "?") for c in _composed(text))
        runs = groupby("".join(known), lambda c: ord(c) in self.latin)
        return "".join(self._run("".join(run), is_latin) for is_latin, run in runs)

    def _run(self, text: str, is_latin: bool) -> str:
        return escape(text) if is_latin else f'<font name="{self.other_font}">{escape(text)}</font>'

    def _shown(self, character: str) -> str:
        """The character, else its letter without the accent, else nothing."""
        for candidate in (character, unicodedata.normalize("NFKD", character)[0]):
            if ord(candidate) in self.latin or ord(candidate) in self.other:
                return candidate
        return ""


def typeface(texts: str) -> Typeface:
    """Return fonts for all characters of the texts that the installed font packages have."""
    latin = _latin()
    others = frozenset(c for c in _composed(texts) if ord(c) not in latin)
    name, covered = _japanese(others) if others else ("", frozenset())
    return Typeface(latin, covered, name)


def _decorates(character: str) -> bool:
    return unicodedata.category(character) in DECORATION


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", plain(text))


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
def _japanese(characters: frozenset[str]) -> tuple[str, frozenset[int]]:
    """Register a font with the characters that Noto Sans JP has; return its name and those."""
    found = _file(*NOTO_SANS_JP)
    if found is None or find_spec("fontTools") is None:
        return "", frozenset()
    # ReportLab takes a second font with the same name inside for the first one, hence the digest.
    name = f"NotoSansJP-{sha256(''.join(sorted(characters)).encode()).hexdigest()[:8]}"
    converted, covered = _converted(found, name, characters)
    pdfmetrics.registerFont(TTFont(name, io.BytesIO(converted), asciiReadable=False))
    return name, covered


def _converted(path: Path, name: str, characters: frozenset[str]) -> tuple[bytes, frozenset[int]]:
    """Return a TrueType font with some characters of an OpenType font, and which it has."""
    from fontTools import ttLib  # 50 ms that a Latin route need not pay

    with ttLib.TTFont(path, lazy=True) as font:
        glyph_names = font.getBestCmap()
        codes = sorted(ord(c) for c in characters if ord(c) in glyph_names)
        chosen = {code: glyph_names[code] for code in codes}
        return _truetype(font, name, chosen), frozenset(chosen)


def _truetype(font: Any, name: str, chosen: dict[int, str]) -> bytes:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    source, glyphs = font.getGlyphSet(), {}
    for glyph in dict.fromkeys((".notdef", *chosen.values())):
        pen = TTGlyphPen(None)
        source[glyph].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[glyph] = pen.glyph()
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    head = font["head"]  # its dates, for the builder's own are the clock's
    builder.updateHead(created=head.created, modified=head.modified)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(chosen)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({glyph: font["hmtx"][glyph] for glyph in glyphs})
    builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    builder.setupNameTable({"familyName": "Noto Sans JP", "psName": name})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    written = io.BytesIO()
    builder.save(written)
    return written.getvalue()


def _file(package: str, path: str) -> Path | None:
    """Return a file of an installed package, found without importing it."""
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (found := Path(folder) / path).is_file():
            return found
    return None
