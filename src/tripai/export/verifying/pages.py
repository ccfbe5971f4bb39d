"""The HTML page, read back by Python's HTML parser: what is looked at is what a reader sees, and the links."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

from tripai.export.verifying.links import pin_of
from tripai.export.verifying.told import Told

_VOID = frozenset({"br", "hr", "img", "link", "meta"})


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def read_html(data: bytes) -> Iterator[Told]:
    """Yield the items of the lists of stops."""
    parser = _Tree()
    parser.feed(data.decode().partition("\n")[2])
    parser.close()
    for section in parser.builder.close().iterfind("body/main/section"):
        if "day" in section.get("class", "").split():
            yield from _day(section)


def _day(section: Element) -> Iterator[Told]:
    day = int(section.get("id", "").removeprefix("day-"))
    zone = "".join(text.text or "" for text in section.iterfind("p[@class='quiet zone']"))
    for item in section.iterfind(".//ol[@class='stops']/li"):
        start, end = item.iter("time")
        title = next(each for each in item.iterfind(".//h3/*") if each.get("dir") == "auto")
        link = title.get("href")
        own_zone = item.findtext(".//div[@class='quiet zone']") or zone.split()[-1].rstrip(".")
        yield Told(
            title=title.text or "",
            day=day,
            start=datetime.fromisoformat(start.get("datetime", "")),
            end=datetime.fromisoformat(end.get("datetime", "")),
            clock=_clock(item),
            zone=own_zone,
            point=pin_of(link) if link else None,
        )


def _clock(item: Element) -> str:
    """The times as they are read: 23:30–00:15, and below it (next day)."""
    start, end = item.iter("time")
    later = item.find(".//div[@class='quiet later']")
    return f"{start.text}{start.tail}{end.text}" + (f" ({later.text})" if later is not None else "")
