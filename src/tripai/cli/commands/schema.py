"""tripai schema: the JSON Schemas of what --json prints."""

from __future__ import annotations

from typing import Annotated

import typer

from tripai.cli.context import Session, with_session
from tripai.errors import NotFoundError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(schema))


def schema(
    session: Session,
    name: Annotated[str | None, typer.Argument(help="One of them, such as route.")] = None,
) -> None:
    """Print the JSON Schema of every document that --json prints, or of one."""
    from tripai.cli.documents import schemas

    document = schemas()
    known = document["schemas"]
    if name is not None and name not in known:
        raise NotFoundError(f"There is no document {name!r}.", f"There are: {', '.join(known)}.")
    session.print_json(document if name is None else known[name])
