"""The end of the PDF: every place with all its hours, and where the facts are from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Table

from tripai import hours, wording
from tripai.export import _pdf_layout as look
from tripai.export._pdf_fonts import REGULAR
from tripai.export._pdf_setting import DOT, Setting
from tripai.model import Place

TITLE = "Places and sources"
LINKS = "In the digital copy each name on the day pages links to a map on openstreetmap.org."
HOURS_GRADES = {
    "A": "hours agree with two sources",
    "B": "hours agree with one source",
    "C": "hours recalled, look them up",
}
WORDS = {
    "Mo": "Mon", "Tu": "Tue", "We": "Wed", "Th": "Thu", "Fr": "Fri", "Sa": "Sat", "Su": "Sun",
    "PH": "public holidays", "easter": "Easter", "off": "closed", "24/7": "always open",
}  # fmt: skip
ORDINALS = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "5": "5th", "-1": "last"}


def appendix(setting: Setting) -> Iterator[Flowable]:
    """Yield the last pages."""
    yield PageBreak()
    heading = Paragraph(TITLE, look.DAY_TITLE)
    heading.outline = TITLE
    yield heading
    zones = wording.listed(dict.fromkeys(a.zone for a in setting.route.activities))
    local = f"All times are local: {zones}. " if zones else ""
    yield setting.text(f"{local}{LINKS}", look.DAY_FACTS)
    references = [_reference(setting, place) for place in wording.places(setting.route)]
    for first in range(0, len(references), 2):
        row = _in_two_columns(references[first : first + 2], setting.page.text_width)
        yield CondPageBreak(min(look.MOST_KEPT, setting.height([row])))
        yield row
    yield from setting.section("Assumptions", setting.items(setting.route.brief.assumptions))
    yield from setting.section("Sources", setting.items(_sources(setting)))


def _in_two_columns(cells: list[list[Paragraph]], width: float) -> Table:
    """A cell that is higher than a page is parted."""
    table = Table([[*cells, []][:2]], colWidths=[width / 2] * 2, hAlign="LEFT", splitInRow=1)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else it names one that is not embedded
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, -1), look.GUTTER / 2),
            ("LEFTPADDING", (1, 0), (1, -1), look.GUTTER / 2),
            ("RIGHTPADDING", (1, 0), (1, -1), 0),
        ]
    )
    return table


def _reference(setting: Setting, place: Place) -> list[Paragraph]:
    name = f"<b>{setting.face.markup(setting.name(place))}</b>{setting.beside(place.local_name)}"
    facts = (f"{_days(setting, place)}{DOT}{place.lat:.5f}, {place.lon:.5f}", _all_hours(place))
    lines = [setting.text(words, look.SMALL) for words in filter(None, facts)]
    return [Paragraph(name, look.NAME), *lines]


def _days(setting: Setting, place: Place) -> str:
    """On which days a place is seen."""
    days = [
        str(day.number)
        for day in setting.route.days
        if any(a.place and a.place.ref == place.ref for a in day.activities)
    ]
    return f"Day {wording.listed(days)}" if len(days) == 1 else f"Days {wording.listed(days)}"


def _all_hours(place: Place) -> str:
    if not place.has_doors:
        return "an area to eat in"
    if place.hours is None:
        return wording.known_hours(place) or "hours unknown"
    as_of = f", {place.provenance.as_of}" if place.provenance.as_of else ""
    known = wording.known_hours(place)
    readable = known if hours.fault(place) else _in_words(known)
    return f"{readable} ({HOURS_GRADES[place.provenance.hours_grade]}{as_of})"


def _in_words(expression: str) -> str:
    """Opening hours as a traveller reads them: Tue–Sun 10:00–18:00; 1 Jan closed."""
    dated = re.sub(r"\b([A-Z][a-z]{2}) (0?)(\d+)\b(?!:)", "\\3\N{NO-BREAK SPACE}\\1", expression)
    worded = re.sub(r"\b(?:" + "|".join(WORDS) + r")\b", lambda found: WORDS[found[0]], dated)
    counted = re.sub(r"([A-Z][a-z]{2})\[(-?\d)\]", _ordinal, worded)
    return re.sub(r",(?=\S)", ", ", counted).replace("-", wording.DASH)


def _ordinal(found: re.Match[str]) -> str:
    """Turn Mon[2] into 2nd Mon."""
    return f"{ORDINALS.get(found[2], found[2])} {found[1]}"


def _sources(setting: Setting) -> Iterator[str]:
    yield from wording.sources(setting.route)
    if proved := wording.optimality(setting.route):
        yield proved
