"""KMZ: a KML file in a ZIP archive."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from tripai.errors import InputError
from tripai.readers import LARGEST_FILE, kml, too_large
from tripai.readers.rows import Fault, Row

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


def read(data: bytes) -> Iterator[Row | Fault]:
    """Yield the placemarks of the archive's first KML file."""
    yield from kml.read(_unpacked(data))


def _unpacked(data: bytes) -> bytes:
    """Return the KML; what a stranger packed is unpacked only up to the limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith(".kml")]
            if not names:
                raise InputError("The archive holds no KML file.")
            with archive.open(names[0]) as file:
                found = file.read(LARGEST_FILE + 1)
    except _BROKEN as error:
        raise InputError(f"The archive cannot be unpacked: {error}.") from error
    if len(found) > LARGEST_FILE:
        raise too_large()
    return found
