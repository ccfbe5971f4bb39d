"""The story of handing a route out: render it, and choose files that write over nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tripai.errors import InputError, MismatchError, NotFoundError, StorageError
from tripai.export import EXPORTERS, OPTIONS, SUFFIXES
from tripai.model import Route
from tripai.wording import listed

_ENDS: Mapping[str, str] = MappingProxyType(
    {end: name for name, end in SUFFIXES.items()} | {".htm": "html", ".markdown": "markdown"}
)
"""The formats by how the names of their files end."""


def export_route(route: Route, format: str, **options: Any) -> bytes:  # noqa: A002 - the word of the public face
    """Render a route: csv, geojson, gpx, html, ics, json, kml, maps, markdown or pdf.

    Raises:
        InputError: There is no such format, or it has no such option.
        ServiceError: The format needs a package that is not installed.
    """
    render = EXPORTERS.load(format)
    options_of([format], options)
    return render(route, **options)


def render_all(
    route: Route, formats: Sequence[str], options: Mapping[str, Any], *, verify: bool = False
) -> dict[str, bytes]:
    """Render a route in several formats, and if told so read each back and compare it with the route.

    Args:
        route: What to render.
        formats: The formats, none twice.
        options: Options of any of them, by name.
        verify: Whether to compare.

    Raises:
        InputError: There is no such format, or none of them has one of the options.
        ServiceError: A format needs a package that is not installed.
        MismatchError: A file does not say what the route says.
    """
    chosen = options_of(formats, options)
    files = {name: export_route(route, name, **chosen[name]) for name in formats}
    for name, data in files.items() if verify else ():
        _verify(route, name, data)
    return files


def options_of(formats: Sequence[str], options: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return for each format those of the options that it has.

    Raises:
        InputError: None of the formats has one of them.
    """
    for option in options:
        having = [name for name, known in OPTIONS.items() if option in known]
        if not set(having).intersection(formats):
            raise InputError(
                f"{option} is for {' and '.join(having) or 'no format'}, and not for {', '.join(formats)}."
            )
    return {
        name: {key: value for key, value in options.items() if key in OPTIONS.get(name, ())}
        for name in formats
    }


def _verify(route: Route, name: str, data: bytes) -> None:
    from tripai.export.verifying import verify

    if found := verify(route, name, data):
        more = f" And {len(found) - 1} more." if len(found) > 1 else ""
        raise MismatchError(
            f"The {name} file does not say what the route says. {found[0]}{more}",
            "This is a fault in tripai; no file was written.",
        )


def agreement(format: str) -> str:  # noqa: A002 - the word of the public face
    """Return in what a file of a format was compared with its route: order, day, start and end."""
    from tripai.export.verifying import CARRIED

    return listed(["order", "titles", *sorted(CARRIED[format].fields)])


def format_of(output: str) -> str | None:
    """Return the format that the name of a file tells by its end; None if it tells none."""
    longest = sorted(_ENDS, key=len, reverse=True)
    return next((_ENDS[end] for end in longest if output.lower().endswith(end)), None)


def format_named(name: str) -> str:
    """Return the format that somebody means: CSV, or md as a file would end; a name that is unknown stays."""
    small = name.strip().lower()
    return _ENDS.get(f".{small}", small)


def formats_hint() -> str:
    """Return which formats may be chosen."""
    return f"Choose one of: {', '.join(EXPORTERS.names())}."


def export_targets(
    route: Route, formats: Sequence[str], output: str | None, *, force: bool
) -> dict[str, Path]:
    """Return the file for each format: the one given, or the route's name in the folder given or in this one.

    Raises:
        InputError: No format is named or one that is unknown, one file is to hold several, a file exists and
            `force` is not given, or it is no file, such as /dev/null.
        ServiceError: A format needs a package that is not installed.
        NotFoundError: The folder does not exist.
        StorageError: The disk does not say what is there.
    """
    if not formats:
        raise InputError("No format is named.", formats_hint())
    for name in formats:
        EXPORTERS.load(name)
    if output is None or _is_folder(output):
        folder = Path(output or ".")
        targets = {name: folder / f"{route.slug}{SUFFIXES[name]}" for name in formats}
    elif len(formats) > 1:
        raise InputError(
            f"{output} cannot hold {len(formats)} formats.", "Name a folder that exists."
        )
    else:
        _refuse_end(formats[0], output)
        targets = {formats[0]: Path(output)}
    for target in targets.values():
        _refuse(target, force=force)
    return targets


def _is_folder(output: str) -> bool:
    try:
        found = Path(output).is_dir()
    except OSError as error:  # a name that is too long, a folder that nobody may look into
        raise StorageError(f"{output} cannot be used: {error.strerror or error}.") from error
    if not found and output.endswith(("/", os.sep)):
        raise NotFoundError(f"There is no folder {output}.", "Make it first.")
    return found


def _refuse_end(name: str, output: str) -> None:
    """Refuse a file whose name ends as another format's; directions are Markdown too, and GeoJSON is JSON."""
    told = format_of(output)
    if told and told != name and (name, told) not in {("maps", "markdown"), ("geojson", "json")}:
        raise InputError(
            f"{output} is a name for {told}, and --to says {name}.",
            f"Let it end in {SUFFIXES[name]}, or leave out --to.",
        )


def _refuse(target: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise NotFoundError(f"There is no folder {target.parent}.", "Make it first.")
    if target.exists() and not target.is_file():
        raise InputError(f"{target} is not a file.", "Name a file, or - for stdout.")
    if target.exists() and not force:
        raise InputError(
            f"{target} exists.", "Write over it with --force, or name another with -o."
        )
