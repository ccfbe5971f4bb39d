"""tripai list, tripai delete: the saved routes."""

from __future__ import annotations

from typing import Annotated

import typer

from tripai.cli.commands.show import RouteReference
from tripai.cli.context import Session, with_session
from tripai.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("list")(with_session(list_routes))
    app.command()(with_session(delete))


def list_routes(session: Session) -> None:
    """List the saved routes, the newest first."""
    with session.store() as store:
        routes = store.list_routes()
    if session.json:
        from tripai.cli import documents

        session.print_json(documents.routes(routes))
        return
    if not routes:
        session.say('No route is saved yet. Plan one: tripai plan "3 days in Lisbon"')
        return
    from tripai import wording
    from tripai.cli import render

    header = ("No.", "Route", "Title", "From", "Party", "Rev.")
    render.table(
        session,
        header,
        [
            (str(r.number), r.slug, r.title, str(r.start), wording.party(r.party), str(r.revision))
            for r in routes
        ],
    )


def delete(
    session: Session,
    route: RouteReference = None,
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Delete it even if its calendar stays in Google.")
    ] = False,
) -> None:
    """Delete a saved route with all its revisions."""
    with session.store() as store:
        found = store.load(route)
        if store.calendars.of(found) and not force:
            raise InputError(
                f"{found.slug} has a calendar in Google, which nothing could take away from there once the route is "
                "deleted.",
                f"Take it away first: tripai calendar remove {found.slug}; or leave it there: tripai delete "
                f"{found.slug} --force",
            )
        if not session.confirms(f"Delete {found.slug} ({found.title})?"):
            session.say("Nothing was deleted.")
            return
        deleted = store.delete(found.slug)
    if session.json:
        session.print_json({"schema_version": 1, "deleted": deleted.slug})
    session.say(f"Deleted {deleted.slug}.")
