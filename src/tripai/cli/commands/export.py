"""tripai export: hand a route out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tripai.cli.commands.show import RevisionReference
from tripai.cli.context import Session, with_session
from tripai.cli.google import GOOGLE, CalendarOptions, export_to_google
from tripai.cli.named import route_and_revision
from tripai.cli.streams import write_bytes
from tripai.errors import InputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tripai.model import Route
    from tripai.storage import Store


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How files are written."""

    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False
    verify: Annotated[
        bool,
        typer.Option(
            "--verify",
            help="Read each file back with another parser and compare it with the route.",
        ),
    ] = False


@dataclass(frozen=True, slots=True)
class LookOptions:
    """What may be asked of single formats; each is named as the argument of its `render`."""

    tiles: Annotated[
        bool,
        typer.Option(
            "--tiles", help="html: add a map of OpenStreetMap's tiles, loaded when it is opened."
        ),
    ] = False

    paper: Annotated[
        str | None,
        typer.Option("--paper", help="pdf: a4, if you say nothing, or letter.", metavar="PAPER"),
    ] = None

    @property
    def chosen(self) -> dict[str, Any]:
        """Those that were given."""
        return {name: value for name, value in asdict(self).items() if value}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(export))


def export(
    session: Session,
    route: RevisionReference = None,
    *,
    to: Annotated[
        str | None,
        typer.Option(
            help="csv, geojson, gpx, html, ics, json, kml, maps, markdown or pdf; several with commas between them; "
            "or google-calendar. Default: what the end of PATH says.",
            metavar="FORMAT",
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            *("-o", "--output"),
            help="A file or folder; - for stdout. Default: SLUG.FORMAT.",
            metavar="PATH",
        ),
    ] = None,
    how: WriteOptions,
    look: LookOptions,
    google: CalendarOptions,
) -> None:
    """Write a route for paper, calendars, maps, navigation, spreadsheets, browsers or programs, or into Google Calendar."""
    from tripai.publishing import export_targets, render_all

    formats = _formats(to, output)
    if GOOGLE in formats:
        _refuse_files(formats, output, how, look)
        with session.store() as store:
            export_to_google(session, store, store.load(*route_and_revision(route)), google)
        return
    if google != CalendarOptions():
        raise InputError("--calendar, --remind and --dry-run go with --to google-calendar.")
    if output == "-" and len(formats) != 1:
        raise InputError("Only one format fits on stdout.", "Name one with --to.")
    with session.store() as store:
        found = store.load(*route_and_revision(route))
        targets = {} if output == "-" else export_targets(found, formats, output, force=how.force)
        options = look.chosen | _known(store, found, formats)
        files = render_all(found, formats, options, verify=how.verify)  # all, before one is written
        if output == "-":
            write_bytes(files[formats[0]])
            return
        _write(session, store, found, {targets[name]: (name, files[name]) for name in formats})
    _tell(session, targets, verified=how.verify)


def _refuse_files(
    formats: list[str], output: str | None, how: WriteOptions, look: LookOptions
) -> None:
    if len(formats) > 1 or output is not None or (how, look) != (WriteOptions(), LookOptions()):
        raise InputError(
            f"{GOOGLE} is a service and no file: it goes alone.",
            f"Such as: tripai export --to {GOOGLE}; and the files with another command.",
        )


def _known(store: Store, route: Route, formats: list[str]) -> dict[str, Any]:
    """Return what calendars say of a route and only the store knows: when the revision was saved."""
    log = store.revisions(route.slug) if "ics" in formats else ()
    saved = [each.saved_at for each in log if each.number == route.revision]
    return {"saved_at": saved[0]} if saved else {}


def _write(
    session: Session, store: Store, route: Route, files: Mapping[Path, tuple[str, bytes]]
) -> None:
    from tripai.files import write_file

    for target, (name, data) in files.items():
        write_file(target, data)
        _record(session, store, route, name, target)


def _tell(session: Session, targets: Mapping[str, Path], *, verified: bool) -> None:
    from tripai.publishing import agreement

    if session.json:
        files = [
            {"format": name, "path": str(path), "verified": verified}
            for name, path in targets.items()
        ]
        session.print_json({"schema_version": 1, "exports": files})
    for name, target in targets.items():
        agrees = f" It agrees with the route in {agreement(name)}." if verified else ""
        session.say(f"Wrote {target}.{agrees}")


def _formats(to: str | None, output: str | None) -> list[str]:
    """Return the formats that are named, or else the one that the name of the file ends in."""
    from tripai.publishing import format_named, format_of, formats_hint

    if to is None:
        guessed = format_of(output or "")
        if guessed is None:
            raise InputError("No format is named, and no file that ends in one.", formats_hint())
        return [guessed]
    return list(dict.fromkeys(format_named(name) for name in to.split(",") if name.strip()))


def _record(session: Session, store: Store, route: Route, name: str, target: Path) -> None:
    """Note where a route went; a database that is only to be read, such as somebody else's, gives its files all the same."""
    try:
        store.record_export(route, format=name, target=str(target.absolute()))
    except StorageError as error:
        session.say(f"{target} is not noted as an export: {error.message}")
