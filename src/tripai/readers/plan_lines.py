"""The lines of Markdown or plain text: what each is (heading, bullet, row of a table, prose), without its markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tripai.readers.rows import without_markup

LONGEST_LINE = 500  # characters that are read of a line
MOST_LINES = 50_000
BOLD_ONLY = 7
"""How deep a heading is that is only printed in bold."""
_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,400}\)")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((?:[^()]|\([^()]{0,100}\)){0,400}\)")
_NOTE = re.compile(r"\[\^?\d{1,3}\]|【[^】]{0,40}】")
_EMPHASIS = re.compile(
    r"(?<![\\\w])(\*{1,3}|_{1,3}|~~|`{1,3})(?=\S)|(?<=[^\s\\])(\*{1,3}|_{1,3}|~~|`{1,3})(?!\w)"
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"^(#{1,6})\s+")
_BULLET = re.compile(
    r"^(?:[-*+\u2022\u25cf\u25aa\u25ab\u25e6\u2013\u2043\u00b7]|\(?\d{1,2}[.)])\s+(?:\[[ xX]\]\s+)?"
)
_QUOTE = re.compile(r"^(?:>\s?)+")
_RULE = re.compile(r"^(?:[-*_=]\s*){3,}$")
_FENCE = re.compile(r"^(?:```|~~~)")
_BOLD_LINE = re.compile(r"^(?:\*\*|__)(?P<text>[^*_]{1,200}?)(?:\*\*|__)\s*:?\s*$")
_BOLD_LEAD = re.compile(r"^(?:\*\*|__)(?P<text>[^*_]{1,200}?)(?:\*\*|__)\s*\S")
_CLOCK = re.compile(r"^((?:[01]\d|2[0-3]))([0-5]\d)(?:\s?h(?:rs)?\b)?(?=\s+[^\W\d]|\s*[-\u2013:,])")
_UNTIL = re.compile(r"^(\d\d:\d\d\s*[-\u2013]\s*)([01]\d|2[0-3])([0-5]\d)\b")
_HOURS = re.compile(  # "2 horas" is a length
    r"(?<![\d:.,])(\d{1,2})(?:[:.]([0-5]\d))? ?Uhr\b|(?<=\d:[0-5]\d) ?(?:h(?:r?s)?|horas|heures)\b",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^\||(?<!\\)\|$")
_SEPARATOR = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something.

    Attributes:
        number: From 1.
        indent: Columns before it.
        level: How deep a heading it is, 1 to 7; 0 for what is none.
        bullet: Whether it is a point of a list.
        text: Its words.
        cells: Of a row of a table, in order.
        header: Whether that row names the columns.
        lead: The words in bold with which it begins, where others follow.
    """

    number: int
    indent: int
    level: int
    bullet: bool
    text: str
    cells: tuple[str, ...] = ()
    header: bool = False
    lead: str = ""


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines that say something, in order."""
    lines = text.splitlines()[:MOST_LINES]
    for number, (raw, below) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        if line := _line(number, raw[:LONGEST_LINE].expandtabs(4)):
            is_header = bool(line.cells and _SEPARATOR.match(below.strip()[:LONGEST_LINE]))
            yield replace(line, header=True) if is_header else line


def with_clocks(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which times like 0900 are written 09:00; where only 1900 stands, it may be a year."""
    found = [match for line in lines if not line.cells and (match := _CLOCK.match(line.text))]
    if len(found) < 2 and not any(match[0].startswith("0") for match in found):
        return list(lines)
    return [line if line.cells else replace(line, text=_with_colons(line.text)) for line in lines]


def _with_colons(text: str) -> str:
    return _UNTIL.sub(r"\1\2:\3", _CLOCK.sub(r"\1:\2", text))


def _line(number: int, raw: str) -> Line | None:
    body = _QUOTE.sub("", raw.strip())
    indent = len(raw) - len(raw.lstrip())
    if not body or _RULE.match(body) or _FENCE.match(body) or _SEPARATOR.match(body):
        return None
    if body.startswith("|") and body.count("|") >= 2:
        row = _EDGES.sub("", body)  # and no more: the first cell may be empty
        cells = tuple(words_of(cell) for cell in re.split(r"(?<!\\)\|", row))
        return Line(number, indent, 0, False, " ".join(filter(None, cells)), cells)
    heading = _HEADING.match(body)
    level = len(heading[1]) if heading else 0
    body = body[heading.end() :] if heading else body
    bullet = None if heading else _BULLET.match(body)
    body = body[bullet.end() :] if bullet else body
    if not level and not bullet and _BOLD_LINE.match(without_signs(body)):
        level = BOLD_ONLY
    text, lead = words_of(body), _BOLD_LEAD.match(without_signs(body))
    bold = words_of(lead["text"]) if lead and not level else ""
    return Line(number, indent, level, bool(bullet), text, lead=bold) if text else None


def _clock(match: re.Match[str]) -> str:
    return f"{match[1]}:{match[2] or '00'}" if match[1] else ""


def words_of(text: str) -> str:
    """Return the words of a piece of Markdown on one line: without links, emphasis, escapes and pictures; 9 Uhr is 9:00."""
    text = _LINK.sub(r"\1", _IMAGE.sub(" ", text))
    text = _EMPHASIS.sub("", _NOTE.sub("", text))
    return _HOURS.sub(_clock, without_signs(without_markup(_ESCAPE.sub(r"\1", text))))


def without_signs(text: str) -> str:
    """Return a text without emoji and other signs that stand for no words."""
    kept = (" " if _is_sign(char) else char for char in text)
    return " ".join("".join(kept).split())


def _is_sign(char: str) -> bool:
    kind = unicodedata.category(char)
    return (
        (kind == "So" and char not in "\u00b0\u00ae\u00a9")
        or char in "\ufe0f\u200d\u20e3"
        or kind == "Cn"
    )
