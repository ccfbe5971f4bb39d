"""A route in the formats of other programs."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from tripai.registry import Registry

if TYPE_CHECKING:
    from tripai.model import Route


class Exporter(Protocol):
    """Writes a route in one format.

    To add one: write `render` in a module of its own and name it in EXPORTERS and FORMATS. It is a
    pure function: no clock, no network, and the same route gives the same bytes. Names and
    sentences of a route are data from outside: escape them for the format. Say of every travel time
    where it is from, and import what is heavy in that module only.
    """

    def __call__(self, route: Route, /) -> bytes:
        """Return the content of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """What a file of one format is called and served as."""

    suffix: str
    media_type: str


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
FORMATS = MappingProxyType(
    {
        "ics": Format(".ics", "text/calendar; charset=utf-8"),
        "json": Format(".json", "application/json"),
        "markdown": Format(".md", "text/markdown; charset=utf-8"),
        "pdf": Format(".pdf", "application/pdf"),
    }
)
