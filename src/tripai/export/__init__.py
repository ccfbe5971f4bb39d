"""A route in the formats of other programs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Protocol

from tripai.registry import Registry

if TYPE_CHECKING:
    from tripai.model import Route


class Exporter(Protocol):
    """Writes a route in one format.

    To add one: write `render` in a module of its own and name it in EXPORTERS, and give it a row in
    `verifying.CARRIED` and a reader that reads it back. It is a pure function: no clock, no network,
    and the same route gives the same bytes. Names and sentences of a route are data from outside:
    escape them for the format. Say of every travel time where it is from, and import what is heavy
    in that module only. A keyword argument of it that has a default is named in OPTIONS.
    """

    def __call__(self, route: Route, /, **options: Any) -> bytes:
        """Return the content of the file."""
        ...


EXPORTERS: Registry[Exporter] = Registry(
    {
        "csv": "tripai.export.csv:render",
        "geojson": "tripai.export.geojson:render",
        "gpx": "tripai.export.gpx:render",
        "html": "tripai.export.html:render",
        "ics": "tripai.export.ics:render",
        "json": "tripai.export.json:render",
        "kml": "tripai.export.kml:render",
        "maps": "tripai.export.maps:render",
        "markdown": "tripai.export.markdown:render",
        "pdf": "tripai.export.pdf:render",
    },
    what="export format",
    hints={
        "ics": "Install it with: pip install icalendar",
        "pdf": "Install it with: pip install reportlab",
    },
)
SUFFIXES = MappingProxyType(
    {name: f".{name}" for name in EXPORTERS.names()} | {"maps": "-maps.md", "markdown": ".md"}
)
"""How the name of a file of each format ends."""
OPTIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "html": frozenset({"tiles"}),
        "ics": frozenset({"saved_at"}),
        "pdf": frozenset({"paper"}),
    }
)
"""What more may be asked of a format: the names of keyword arguments of its `render`."""
