"""tripai import: a plan from elsewhere becomes a saved route."""

from __future__ import annotations

from typing import Annotated

import typer

from tripai.cli.commands.check import FileOptions, look_at
from tripai.cli.commands.show import print_route
from tripai.cli.context import Session, with_session
from tripai.cli.named import route_name


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("import")(with_session(import_route))


def import_route(
    session: Session,
    file: Annotated[
        str,
        typer.Argument(
            help="A plan: Markdown or plain text, ICS, GPX, CSV or our JSON; - for stdin."
        ),
    ],
    *,
    options: FileOptions,
    name: Annotated[
        str | None, typer.Option(help="The route's name: lisbon-family.", metavar="SLUG")
    ] = None,
) -> None:
    """Save a plan from elsewhere as a route, with what the check finds in it.

    Example: tripai import plan.md --city Lisbon --start 2026-12-04
    """
    slug = route_name(name) if name else None
    _, resolved = look_at(session, file, options, renumber=True)
    findings = tuple(one.finding for one in resolved.judged())
    route = resolved.route.replaced(number=None, revision=None, findings=findings)
    route = route.replaced(slug=slug) if slug else route
    with session.store() as store:
        saved = store.save(route, command="import", slug_taken="refuse" if slug else "number")
    print_route(session, saved)
    session.say(f"Saved as {saved.slug}.")
