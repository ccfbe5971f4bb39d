"""tripai now: what is on, and what is next."""

from __future__ import annotations

import typer

from tripai.cli.commands.show import RouteReference
from tripai.cli.context import Session, with_session


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(now))


def now(session: Session, route: RouteReference = None) -> None:
    """Show what is on and what is next on a trip, when to leave for it and how to get there."""
    from tripai.now import stands

    with session.store() as store:
        found = store.load(route)
        others = store.list_routes() if route is None else ()
    told = stands(found, session.now)
    if told.day is None:  # the newest route is not today's, another may be
        for other in others:
            if 0 <= (told.moment.date() - other.start).days < other.days:
                session.say(f"{other.title} is under way: tripai now {other.slug}")
    if session.json:
        from tripai.cli import revision_documents

        session.print_json(revision_documents.now(found, told).model_dump(mode="json"))
        return
    from tripai.cli import render
    from tripai.cli.now_page import now_facts

    render.facts(session, found.title, now_facts(found, told))
