"""Tables with a header: CSV of any program, Google My Maps' and Google Takeout's saved lists among them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from itertools import islice
from typing import Any
from urllib.parse import unquote

from tripai.errors import InputError
from tripai.readers.decoding import text_of
from tripai.readers.geojson import NAMED
from tripai.readers.rows import Fault, Row, row
from tripai.text import words

_COLUMNS = {
    **NAMED,
    "name": (*NAMED["name"], "place", "place name", "nome", "nombre", "nom"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "position": ("wkt", "coordinates", "position", "location", "lat lon", "latitude longitude"),
    "url": ("url", "link", "google maps url"),
}
_MARKS = ",;\t|"
_HEADER_WITHIN = 20  # rows: Takeout writes the description of a list above its header
_LAT, _LON = r"(?P<lat>-?\d{1,3}(?:\.\d+)?)", r"(?P<lon>-?\d{1,3}(?:\.\d+)?)"
_POSITIONS = (
    re.compile(rf"POINT ?(?:Z ?)?\( ?{_LON} +{_LAT}"),
    re.compile(rf"^\(?{_LAT}\s*[,;]\s*{_LON}\)?$"),
)
_IN_A_LINK = (
    re.compile(rf"!3d{_LAT}!4d{_LON}"),
    re.compile(rf"(?:/@|/search/|/place/|[?&](?:q|ll|query|center)=){_LAT},\+?{_LON}"),
)


def read(data: bytes) -> Iterator[Row | Fault]:
    """Yield the rows below the header.

    A row without a position is a Row all the same: its name may be one that is known.
    """
    lines, columns = _below_header(text_of(data))
    try:
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield _row(f"line {lines.line_num}", cells, columns)
    except csv.Error as error:
        raise InputError(f"The table cannot be read in line {lines.line_num}: {error}.") from error


def _below_header(text: str) -> tuple[Any, dict[str, int]]:
    """Return the lines that follow the header, and which column says what; a header tells the mark between columns."""
    for mark in _MARKS:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        with suppress(csv.Error):  # such as a cell without an end, if this is not the mark
            for cells in islice(lines, _HEADER_WITHIN):
                columns = _columns([words(cell[:60]) for cell in cells])
                if _tells_places(columns.keys()):
                    return lines, columns
    raise InputError(
        "The table has no header that tells names and positions.",
        "Its first line names the columns, such as: name,lat,lon,note",
    )


def _tells_places(columns: Set[str]) -> bool:
    return "name" in columns and (columns >= {"lat", "lon"} or bool(columns & {"position", "url"}))


def _columns(header: Sequence[str]) -> dict[str, int]:
    return {
        own: header.index(name)
        for own, names in _COLUMNS.items()
        if (name := next((name for name in names if name in header), ""))
    }


def _row(where: str, cells: Sequence[str], columns: Mapping[str, int]) -> Row | Fault:
    said = {own: cells[at] for own, at in columns.items() if at < len(cells) and cells[at].strip()}
    lat, lon = said.pop("lat", None), said.pop("lon", None)
    place, link = said.pop("position", ""), said.pop("url", "")
    if lat is None and lon is None:
        lat, lon = (
            _found(_POSITIONS, place.strip()) or _found(_IN_A_LINK, unquote(link)) or (None, None)
        )
        if place and lat is None and not link:
            lat = lon = place
    return row(where, lat, lon, said)


def _found(patterns: Sequence[re.Pattern[str]], text: str) -> tuple[str, str] | None:
    matches = (pattern.search(text[:2000]) for pattern in patterns)
    return next(((match["lat"], match["lon"]) for match in matches if match), None)
