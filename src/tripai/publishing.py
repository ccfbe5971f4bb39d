"""The story of handing a route out: render it, and choose files that write over nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tripai.errors import InputError, NotFoundError
from tripai.export import EXPORTERS, FORMATS
from tripai.model import Route


def export_route(route: Route, format: str) -> bytes:  # noqa: A002 - the word of the public face
    """Render a route: pdf, ics, markdown or json.

    Raises:
        InputError: There is no such format.
        ServiceError: The format needs a package that is not installed.
    """
    return EXPORTERS.load(format)(route)


def export_targets(
    route: Route, formats: Sequence[str], output: Path | None, *, force: bool
) -> dict[str, Path]:
    """Return the file for each format: the one given, or the route's name in the folder given or in this one.

    Raises:
        InputError: No format is named, one file is to hold several, or a file exists and `force` is not given.
        NotFoundError: The folder does not exist.
    """
    folder = output if output is not None and output.is_dir() else Path()
    if not formats:
        raise InputError("No format is named.", f"Choose one of: {', '.join(EXPORTERS.names())}.")
    if output is not None and folder == Path():
        if len(formats) > 1:
            raise InputError(f"{output} cannot hold {len(formats)} formats.", "Name a folder that exists.")
        targets = {formats[0]: output}
    else:
        targets = {name: folder / f"{route.slug}{FORMATS[name].suffix}" for name in formats}
    for target in targets.values():
        _refuse(target, force=force)
    return targets


def _refuse(target: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise NotFoundError(f"There is no folder {target.parent}.", "Make it first.")
    if target.exists() and not force:
        raise InputError(f"{target} exists.", "Write over it with --force, or name another with -o.")
