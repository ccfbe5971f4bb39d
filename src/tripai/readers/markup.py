"""XML from a stranger: no entities, no outside files, no names of namespaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from tripai.errors import InputError

MOST_ELEMENTS = 1_000_000  # which take up to 270 MB and 3 seconds
DEEPEST = 200  # each text is gathered once for every element around it
_TOO_LONG = re.compile(rb"<[^<]{4194304}")  # a tag with 32 MB of attributes took 66 seconds


def parse(data: bytes, root: str) -> Element:
    """Return the root element.

    Raises:
        InputError: The file is no XML, defines entities, has another root, or more in it than a list of places.
    """
    try:
        found = _tree(data)
    except DefusedXmlException as error:
        raise InputError(
            "The file defines XML entities, which no list of places needs: it is not read."
        ) from error
    except (ParseError, ValueError, LookupError) as error:  # of an encoding that nobody knows
        raise InputError(f"The file is not valid XML: {error}.") from error
    if local(found) != root:
        raise InputError(f"The file is XML, but no {root.upper()}.")
    return found


def _tree(data: bytes) -> Element:
    """Return the root element, as long as there are not too many elements below it, nor in one another."""
    if _TOO_LONG.search(data):
        raise InputError("The file has an XML element with more than 4 MB in it.")
    events = iterparse(BytesIO(data), events=("start", "end"))
    root: Element = next(events)[1]
    depth = count = 1
    for event, _ in events:
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > DEEPEST:
            raise InputError("The file is nested too deeply for a list of places.")
        if count > MOST_ELEMENTS:
            raise InputError(
                f"The file has more than {MOST_ELEMENTS:,} XML elements.",
                "Leave out tracks and what else is no place.",
            )
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def below(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name anywhere below another."""
    return (found for found in element.iter() if local(found) == name)


def child_text(element: Element, name: str) -> str:
    """Return the text of the first child of that name, empty when there is none."""
    return next(("".join(child.itertext()) for child in element if local(child) == name), "")
