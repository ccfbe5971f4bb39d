"""XML from a stranger: no entities, no outside files, no names of namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from tripai.errors import InputError


def parse(data: bytes, root: str) -> Element:
    """Return the root element.

    Raises:
        InputError: The file is no XML, defines entities, or has another root.
    """
    try:
        found: Element = fromstring(data)
    except DefusedXmlException as error:
        raise InputError(
            "The file defines XML entities, which no list of places needs: it is not read."
        ) from error
    except (ParseError, ValueError, LookupError) as error:  # of an encoding that nobody knows
        raise InputError(f"The file is not valid XML: {error}.") from error
    if local(found) != root:
        raise InputError(f"The file is XML, but no {root.upper()}.")
    return found


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def below(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of that name anywhere below another."""
    return (found for found in element.iter() if local(found) == name)


def child_text(element: Element, name: str) -> str:
    """Return the text of the first child of that name, empty when there is none."""
    return next(("".join(child.itertext()) for child in element if local(child) == name), "")
