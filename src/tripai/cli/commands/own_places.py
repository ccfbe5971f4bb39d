"""tripai places import, tripai places remove: the traveller's own lists of places."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.context import Session

if TYPE_CHECKING:
    from tripai.importing import FromFile, Imported, Remark

MOST_SAID = 8  # rows that are named one by one; --json names all
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="csv, geojson, gpx, kml, kmz, takeout or pbf; seen from the content unless told.",
        metavar="FORMAT",
    ),
]


def import_places(
    session: Session,
    file: Annotated[
        str,
        typer.Argument(help="A list of places, or an OpenStreetMap extract; - for stdin."),
    ],
    *,
    city: Annotated[str, typer.Option(help="The city where the places are.", metavar="NAME")],
    form: Format = None,
) -> None:
    """Import places of your own from a file: they rank first in the plans of the city.

    Example: tripai places import my-map.kml --city Lisbon
    """
    from tripai import importing

    opened = _opened(file, form)
    found_city = importing.city_for(city, session.places, session.say)
    done = importing.import_places(
        opened,
        found_city,
        session.known_places,
        folder=session.settings.paths.imported,
        today=session.now.date(),
        skip=session.skip,
    )
    if session.json:
        _print(session, done)
    _tell(session, done)


def remove_places(
    session: Session,
    target: Annotated[
        list[str],
        typer.Argument(help="A file's name, or a city for all that was imported or fetched of it."),
    ],
) -> None:
    """Remove places that were imported or fetched."""
    from tripai.places import imported
    from tripai.wording import count, listed

    paths = session.settings.paths
    found = imported.find(" ".join(target), imported.kept(paths.imported, paths.fetched))
    names = [
        f"{one.name} ({one.city_name}, {'damaged' if one.damage else count(len(one.places), 'place')})"
        for one in found
    ]
    if not session.confirms(f"Remove {listed(names)}?"):
        session.say("Nothing was removed.")
        return
    imported.delete(found)
    if session.json:
        from tripai.cli import documents

        session.print_json(documents.document("removed", removed=documents.lists(found)))
    for name in names:
        session.say(f"Removed {name}.")


def _opened(file: str, form: str | None) -> FromFile:
    from pathlib import Path

    from tripai.importing import open_file, opened
    from tripai.readers import LARGEST_FILE

    if file == "-":
        return opened("stdin", sys.stdin.buffer.read(LARGEST_FILE + 1), form)
    return open_file(Path(file), form)


def _print(session: Session, done: Imported) -> None:
    from tripai.cli import documents

    found = done.found
    session.print_json(
        documents.document(
            "imported",
            file=done.name,
            city=done.city,
            places=found.places,
            known=done.known,
            skipped=documents.remarks(found.skipped),
            remarks=documents.remarks(found.remarks),
            left_out=found.left_out,
        )
    )


def _tell(session: Session, done: Imported) -> None:
    from tripai.wording import count

    found = done.found
    known = f"; {done.known} of them it had already" if done.known else ""
    session.say(
        f"{count(len(found.places), 'place')} of {done.city.name} imported from {done.name}{known}."
    )
    _tell_rows(session, "Skipped", found.skipped)
    _tell_rows(session, "Note", found.remarks)
    if found.left_out:
        session.say(
            f"{count(found.left_out, 'more row')} left out: a city takes {len(found.places)} places of one list."
        )


def _tell_rows(session: Session, what: str, rows: Sequence[Remark]) -> None:
    for row in rows[:MOST_SAID]:
        name = f" ({row.name})" if row.name else ""
        session.say(f"{what}: {row.where}{name}: {row.said}.")
    if len(rows) > MOST_SAID:
        session.say(f"{what}: {len(rows) - MOST_SAID} more; --json names all.")
