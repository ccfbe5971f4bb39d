"""Our own JSON back to the route that it was written of."""

from __future__ import annotations

from pydantic import ValidationError

from tripai.errors import InputError
from tripai.model import Route
from tripai.readers.decoding import json_of, text_of
from tripai.readers.plans import refuse_size
from tripai.text import plain, shortened

VERSION = 1  # of the document, as `export.json` writes it


def read_route(data: bytes) -> Route:
    """Return the route that `tripai export --to json` wrote; written again it is the same to the byte.

    Raises:
        InputError: The file is no JSON, no route, or of another version.
    """
    refuse_size(data)
    try:
        document = json_of(data)
    except RecursionError as error:
        raise InputError("The file is nested too deeply for a route.") from error
    if not isinstance(document, dict) or "days" not in document or "brief" not in document:
        raise InputError(
            "The file is JSON, but no route of tripai.", "tripai export --to json writes one."
        )
    fields = dict(document)
    version = fields.pop("schema_version", VERSION)
    if version != VERSION:
        raise InputError(
            f"The route is written in version {shortened(plain(str(version)), 20)} of the document; "
            f"this tripai reads version {VERSION}.",
            "Bring tripai up to date.",
        )
    try:
        return Route.model_validate(fields)
    except (ValidationError, RecursionError) as error:
        raise InputError(f"The file is no route of tripai: {_complaint(error)}.") from error


def lines_of(data: bytes, ids: set[str]) -> dict[str, int]:
    """Return in which line of the document each activity stands, by its id."""
    found: dict[str, int] = {}
    for number, line in enumerate(text_of(data).splitlines(), 1):
        key, _, value = line.strip().partition(": ")
        name = value.rstrip(",").strip('"')
        if key == '"id"' and name in ids:
            found.setdefault(name, number)
    return found


def _complaint(error: ValidationError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return shortened(plain(f"{where}: {first['msg'].removeprefix('Value error, ')}"), 200)
