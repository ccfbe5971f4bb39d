"""A route in the formats of other programs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from tripai.registry import Registry

if TYPE_CHECKING:
    from tripai.model import Route


class Exporter(Protocol):
    """Writes a route in one format.

    To add one: write `render` in a module of its own and name it in EXPORTERS and SUFFIXES. It is a
    pure function: no clock, no network, and the same route gives the same bytes. Names and
    sentences of a route are data from outside: escape them for the format. Say of every travel time
    where it is from, and import what is heavy in that module only.
    """

    def __call__(self, route: Route, /) -> bytes:
        """Return the content of the file."""
        ...


EXPORTERS: Registry[Exporter] = Registry(
    {
        "ics": "tripai.export.ics:render",
        "json": "tripai.export.json:render",
        "markdown": "tripai.export.markdown:render",
        "pdf": "tripai.export.pdf:render",
    },
    what="export format",
    hints={
        "ics": "Install it with: pip install icalendar",
        "pdf": "Install it with: pip install reportlab",
    },
)
SUFFIXES = MappingProxyType({"ics": ".ics", "json": ".json", "markdown": ".md", "pdf": ".pdf"})
"""How the name of a file of each format ends."""
