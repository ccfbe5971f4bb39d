"""The glyphs that a route needs of Noto's large fonts, as fonts of their own.

ReportLab takes TrueType outlines only, and of Noto's the Japanese one has PostScript ones: what a
route needs is converted, and no more: 0.15 s for 70 glyphs.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any


def codes(path: Path) -> frozenset[int]:
    """Return the characters that a font has; none when the package that reads it is not installed."""
    return frozenset(_glyphs(path)) if find_spec("fontTools") else frozenset()


def part(path: Path, name: str, codes: frozenset[int]) -> bytes:
    """Return a TrueType font of a name with some of the characters that a font has."""
    from fontTools import ttLib

    with ttLib.TTFont(path, lazy=True) as font:
        return _truetype(font, name, {code: _glyphs(path)[code] for code in sorted(codes)})


@cache
def _glyphs(path: Path) -> Mapping[int, str]:
    """The names of a font's glyphs by the characters that they stand for."""
    from fontTools import ttLib  # 50 ms that a Latin route need not pay

    with ttLib.TTFont(path, lazy=True) as font:
        return MappingProxyType(dict(font.getBestCmap()))


def _truetype(font: Any, name: str, chosen: dict[int, str]) -> bytes:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    source, glyphs = font.getGlyphSet(), {}
    for glyph in dict.fromkeys((".notdef", *chosen.values())):
        pen, outline = TTGlyphPen(None), DecomposingRecordingPen(source)
        source[glyph].draw(outline)
        outline.replay(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        glyphs[glyph] = pen.glyph()
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    head = font["head"]  # its dates, for the builder's own are the clock's
    builder.updateHead(created=head.created, modified=head.modified)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(chosen)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({glyph: font["hmtx"][glyph] for glyph in glyphs})
    builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    builder.setupNameTable({"familyName": name.partition("-")[0], "psName": name})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    written = io.BytesIO()
    builder.save(written)
    return written.getvalue()
