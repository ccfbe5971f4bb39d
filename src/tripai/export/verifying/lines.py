"""Calendars and Markdown, read back: iCalendar by its grammar (RFC 5545, section 3.1), Markdown by markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tripai.export.verifying.links import pin_of
from tripai.export.verifying.told import Told
from tripai.geo import Point

_TIME = r"\d\d:\d\d(?: [A-Z]\S+)?"  # 01:30, or 01:30 EDT where the clocks change
_LOCAL = re.compile(rf"^Local time: ({_TIME}) to ({_TIME}(?: \(next day\))?) \((\S+)\)$", re.M)
_DAY = re.compile(r"^Day (\d+): ")
_CLOCK = re.compile(rf"^{_TIME}–{_TIME}(?: \(next day\))?$")


def read_ics(data: bytes) -> Iterator[Told]:
    """Yield the events."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    event: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        event[name.partition(";")[0]] = value
        if line == "BEGIN:VEVENT":
            event = {}
        if line == "END:VEVENT":
            yield _event(event)


def _event(event: dict[str, str]) -> Told:
    said = _LOCAL.search(_text(event["DESCRIPTION"]))
    if said is None:
        raise ValueError("an event does not tell its local time")
    geo = event.get("GEO", "").split(";")
    return Told(
        title=_text(event["SUMMARY"]),
        start=_instant(event["DTSTART"]),
        end=_instant(event["DTEND"]),
        clock=f"{said[1]}–{said[2]}",
        zone=said[3],
        point=(float(geo[0]), float(geo[1])) if len(geo) == 2 else None,
    )


def _text(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)


def _instant(value: str) -> datetime:
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def read_markdown(data: bytes) -> Iterator[Told]:
    """Yield the items of the days' lists that begin with a time."""
    tokens = MarkdownIt("commonmark").parse(data.decode())
    day = 0
    for before, token in pairwise(tokens):
        if before.type == "heading_open" and (named := _DAY.match(token.content)):
            day = int(named[1])
        elif token.type == "inline" and before.type == "paragraph_open":
            yield from _item(day, token.children or [])


read_maps = read_markdown
"""Links to directions are Markdown with the same items."""


def _item(day: int, parts: list[Token]) -> Iterator[Told]:
    """A bold time, then the title, linked or not; what is beside a linked title is no part of it."""
    if len(parts) < 4 or parts[1].type != "strong_open" or not _CLOCK.match(parts[2].content):
        return
    rest = parts[4:]
    link = next((part for part in rest if part.type == "link_open"), None)
    point: Point | None = None
    if link is not None:
        point = pin_of(str(link.attrs["href"]))
        rest = rest[rest.index(link) + 1 :]
        rest = rest[: next(i for i, part in enumerate(rest) if part.type == "link_close")]
    title = "".join(part.content for part in rest)
    yield Told(title=title.strip(), day=day, clock=parts[2].content, point=point)
