"""XML that any parser reads, whatever the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from tripai.text import plain

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")  # which XML 1.0 has no way to write


def root(name: str, attributes: Mapping[str, str]) -> Element:
    """Return the outermost element."""
    return Element(name, dict(attributes))


def add(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """Add a child; its text is written as one line."""
    child = SubElement(parent, name, attributes)
    child.text = told(text) or None
    return child


def add_texts(parent: Element, texts: Mapping[str, str]) -> None:
    """Add a child for each text that is not empty."""
    for name, text in texts.items():
        if told(text):
            add(parent, name, text)


def add_lines(parent: Element, name: str, lines: Iterable[str]) -> None:
    """Add a child with several lines, unless there is none."""
    if text := "\n".join(map(told, lines)):
        SubElement(parent, name).text = text


def told(text: str) -> str:
    """Return a text as one line of characters that XML knows."""
    return plain(_NO_CHARACTERS.sub(" ", text))


def document(outermost: Element) -> bytes:
    """Return the file."""
    indent(outermost)
    text: bytes = tostring(outermost, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def degrees(value: float) -> str:
    """Return a coordinate to a centimetre, without an exponent; 180° east is written as 180° west."""
    rounded = round(value, 7)
    return f"{-180.0 if rounded == 180 else rounded:.7f}".rstrip("0").rstrip(".")
