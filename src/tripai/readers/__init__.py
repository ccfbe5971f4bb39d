"""Places from files of other programs: a traveller's own lists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from tripai.errors import InputError
from tripai.registry import Registry

if TYPE_CHECKING:
    from tripai.readers.rows import Fault, Row

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes of a file, packed or unpacked, up to which it is read."""
MOST_ROWS = 100_000
"""Rows of a file up to which it is read."""
_KNOWN = "Known are CSV, GeoJSON, GPX, KML, KMZ and Google Takeout's saved places."


class Reader(Protocol):
    """Reads the places of one format.

    To add one: write `read` in a module of its own, name it in READERS, and say in `format_of` by what its content is known.
    It is a pure function of bytes from a stranger: it makes each row with `rows.row`, which checks and cleans; a row that is
    no good becomes a Fault, and a file that is not of the format an InputError. What a format says beside the traveller's own
    name, position and note (ratings, reviews, a service's hours) is left out.
    """

    def __call__(self, data: bytes, /) -> Iterator[Row | Fault]:
        """Yield what each row of the file says, in its order.

        Raises:
            InputError: The bytes are not of the format.
        """
        ...


READERS: Registry[Reader] = Registry(
    {
        "csv": "tripai.readers.csv:read",
        "geojson": "tripai.readers.geojson:read",
        "gpx": "tripai.readers.gpx:read",
        "kml": "tripai.readers.kml:read",
        "kmz": "tripai.readers.kmz:read",
        "takeout": "tripai.readers.takeout:read",
    },
    what="format of places",
)


def read_rows(data: bytes, form: str | None = None) -> list[Row | Fault]:
    """Return what each row of a file says: a place, or why it says none.

    Args:
        data: What the file holds.
        form: The format; seen from the content unless told.

    Raises:
        InputError: The file is too large, empty or not of the format, or there is no such format.
    """
    if len(data) > LARGEST_FILE:
        raise too_large()
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise InputError("The file is empty.")
    form = form or format_of(data)
    try:
        found = list(islice(READERS.load(form)(data), MOST_ROWS + 1))
    except RecursionError as error:
        raise InputError("The file is nested too deeply for a list of places.") from error
    if len(found) > MOST_ROWS:
        raise InputError(f"The file has more than {MOST_ROWS:,} rows.", "Split it.")
    if not found:
        raise InputError(f"The file holds no place: it was read as {form}.", _KNOWN)
    return found


def format_of(data: bytes) -> str:
    """Return the format that a file has by what it begins with, whatever its name says.

    Raises:
        InputError: It is none that is known.
    """
    start = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if data.startswith(b"PK\x03\x04"):
        return "kmz"
    if start.startswith(b"<"):
        names = [form for form in ("gpx", "kml") if f"<{form}".encode() in start]
        if names:
            return names[0]
        raise InputError("The file is XML, but neither GPX nor KML.", _KNOWN)
    if start.startswith((b"{", b"[")):
        head = data[:65536].replace(b"\0", b"")
        theirs = b"google_maps_url" in head or b"Google Maps URL" in head
        return "takeout" if theirs else "geojson"
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("The file is no list of places.", _KNOWN)
    return "csv"


def too_large() -> InputError:
    """Return what is said of a file with too many bytes."""
    return InputError(
        f"The file has more than {LARGEST_FILE // 1024**2} MB.",
        "Leave out what is not needed: a list of places is much smaller.",
    )
