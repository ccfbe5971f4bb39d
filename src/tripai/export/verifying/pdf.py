"""The PDF, read back by pypdf: on the pages of each day its times and names in their order, and its links to maps.

Names are looked for where they are Latin: of others a PDF may show another name of the place.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import name, normalize

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from tripai.export.verifying.links import pin_of
from tripai.export.verifying.told import TO_A_METRE, Told, near
from tripai.geo import Point
from tripai.text import plain
from tripai.wording import DASH


@dataclass(frozen=True, slots=True)
class _Day:
    """The text of a day's pages without blanks, and where its links with a pin lead."""

    text: str
    pins: tuple[Point, ...]


def compare(expected: Sequence[Told], data: bytes) -> Iterator[str]:
    """Yield a sentence for each thing that the document says otherwise.

    Raises:
        ValueError: It is no PDF.
    """
    try:
        days = _days(PdfReader(io.BytesIO(data)))
    except PyPdfError as error:
        raise ValueError(str(error)) from error
    for number, each in groupby(expected, key=lambda told: told.day):
        activities = list(each)
        if number not in days:
            yield f"Day {number} is not in the outline of the document."
            continue
        yield from _in_order(activities, days[number].text)
        yield from _linked(activities, days[number].pins)


def _days(reader: PdfReader) -> dict[int | None, _Day]:
    """The days by their numbers; each ends where the next entry of the outline begins."""
    entries = [entry for entry in reader.outline if isinstance(entry, Destination)]
    firsts = [(str(e.title), reader.get_destination_page_number(e) or 0) for e in entries]
    ends = [page for _, page in firsts[1:]] + [len(reader.pages)]
    return {
        int(title.removeprefix("Day ").partition(":")[0]): _day(reader.pages[first:end])
        for (title, first), end in zip(firsts, ends, strict=True)
        if title.startswith("Day ")
    }


def _day(pages: Iterable[PageObject]) -> _Day:
    texts, pins = [], list[Point]()
    for page in pages:
        texts.append(_compact(page.extract_text()))
        for annotation in page.annotations or ():
            action = annotation.get_object().get("/A", {})
            pin = pin_of(str(action.get("/URI", "")))
            pins += [pin] if pin else []
    return _Day("".join(texts), tuple(pins))


def _in_order(activities: Iterable[Told], text: str) -> Iterator[str]:
    """The times stand one after the other, and so do the names."""
    at = {"time": 0, "name": 0}
    for told in activities:
        wanted = {"time": DASH.join(part[:5] for part in (told.clock or "").split(DASH))}
        if _is_latin(told.title):
            wanted["name"] = _compact(told.title)
        for what, words in wanted.items():
            found = text.find(words, at[what])
            if found < 0:
                yield f"Day {told.day}, {plain(told.title)}: its {what} ({words}) is not on the page, or not in its order."
            else:
                at[what] = found + len(words)


def _linked(activities: Iterable[Told], pins: Sequence[Point]) -> Iterator[str]:
    """The links lead to the places in their order; one that goes over two lines is two of them."""
    places = [point for point, _ in groupby(told.point for told in activities if told.point)]
    linked = [pin for pin, _ in groupby(pins)]
    if len(places) != len(linked):
        yield f"The page links to {len(linked)} places, and the day has {len(places)}."
        return
    for place, pin in zip(places, linked, strict=True):
        if not near(place, pin, TO_A_METRE):
            yield f"A link leads to {pin}, and the place is at {place}."


def _compact(text: str) -> str:
    """Without blanks, which a line break is too, and with accents on their letters."""
    return normalize("NFC", "".join(plain(text).split()))


def _is_latin(title: str) -> bool:
    return all(letter.isascii() or "LATIN" in name(letter, "") for letter in plain(title))
