"""tripai show: print a saved route."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.context import Session, with_session
from tripai.cli.named import route_and_revision

if TYPE_CHECKING:
    from tripai.model import Route


def complete_route(incomplete: str) -> list[str]:
    """Return the slugs that begin so, for the shell."""
    import os

    from tripai.errors import TripaiError

    try:
        with Session(os.environ).store() as store:
            slugs = [summary.slug for summary in store.list_routes()]
    except TripaiError:
        return []
    return [slug for slug in slugs if slug.startswith(incomplete)]


RouteReference = Annotated[
    str | None,
    typer.Argument(
        metavar="ROUTE",
        help="A slug, a number or a unique beginning; left out, the newest.",
        autocompletion=complete_route,
    ),
]
RevisionReference = Annotated[
    str | None,
    typer.Argument(
        metavar="ROUTE[@N]",
        help="A route, and with @N one revision of it: lisbon@2, or @2 of the newest.",
        autocompletion=complete_route,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(show))


def show(session: Session, route: RevisionReference = None) -> None:
    """Show a saved route: days, times, ways, costs and why each place is there."""
    with session.store() as store:
        found = store.load(*route_and_revision(route))
    print_route(session, found)


def print_route(session: Session, route: Route) -> None:
    """Print a route for a person, or with --json for a program."""
    if session.json:
        from tripai.export.json import document

        session.print_json(document(route))
        return
    from tripai.cli import render

    render.route(session, route)
