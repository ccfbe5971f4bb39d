"""tripai why: what put a place into a route, or keeps it out."""

from __future__ import annotations

from typing import Annotated

import typer

from tripai.cli.assistants import replaying
from tripai.cli.commands.show import RouteReference
from tripai.cli.context import Session, with_session


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(why))


def why(
    session: Session,
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="A place's name, or what is booked.")
    ],
    route: RouteReference = None,
) -> None:
    """Say why a place is in a route: when, and for what; or what keeps it out, and what a plan with it would lose.

    Example: tripai why "Belém Tower"
    """
    from tripai.explaining import explain_place

    with session.store() as store:
        found = store.load(route)
    told = explain_place(
        found,
        place,
        source=session.places,
        guide=replaying(session, found.recipe),
        travel=session.travel(found.brief),
    )
    if session.json:
        from tripai.cli import documents

        session.print_json(documents.explanation(found, told))
        return
    from tripai.cli import render

    render.paragraphs(session, told.place, told.sentences)
