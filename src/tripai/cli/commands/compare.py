"""tripai diff, tripai compare: what is different between two revisions, or two routes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.commands.show import RouteReference, complete_route
from tripai.cli.context import Session, with_session
from tripai.cli.named import route_and_revision, route_and_revisions
from tripai.cli.streams import write
from tripai.errors import InputError

if TYPE_CHECKING:
    from tripai.model import Route
    from tripai.storage import Revision

REVISION_HELP = (
    "The number of a revision: one is compared with what holds now; none: the last change."
)
SIDE_HELP = "A route, or one revision of it: lisbon@2, or @2 of the newest."


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("diff")(with_session(show_diff))
    app.command()(with_session(compare))


def show_diff(
    session: Session,
    route: RouteReference = None,
    a: Annotated[str | None, typer.Argument(metavar="A", help=REVISION_HELP)] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help=REVISION_HELP)] = None,
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="As Markdown, to paste into a chat or into notes.")
    ] = False,
) -> None:
    """Show what came, went, moved and changed between two revisions, and the numbers before and after.

    Example: tripai diff 1 3
    """
    reference, numbers = route_and_revisions((route, a, b), 2)
    with session.store() as store:
        revisions = store.revisions(reference)
        slug = revisions[0].slug
        before, after = (store.load(slug, number) for number in _two(revisions, numbers))
    if session.json:
        _print_json(session, before, after)
    elif markdown:
        from tripai.cli.diff_markdown import diff_markdown

        write(diff_markdown(before, after))
    else:
        from tripai.cli import render

        render.difference(session, before, after)


def compare(
    session: Session,
    one: Annotated[str, typer.Argument(metavar="A", help=SIDE_HELP, autocompletion=complete_route)],
    other: Annotated[
        str, typer.Argument(metavar="B", help=SIDE_HELP, autocompletion=complete_route)
    ],
) -> None:
    """Show two routes, or two revisions of one, side by side.

    Example: tripai compare lisbon@1 lisbon
    """
    with session.store() as store:
        left, right = (store.load(*route_and_revision(each)) for each in (one, other))
    if session.json:
        _print_json(session, left, right)
        return
    from tripai.cli import render

    render.comparison(session, left, right)


def _two(revisions: Sequence[Revision], numbers: Sequence[int]) -> tuple[int, int]:
    """Return the revisions that are asked for: of one number it and what holds, of none the last change."""
    now = next(each for each in revisions if each.state == "now")
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    if numbers:
        return numbers[0], now.number
    if now.parent is None:
        raise InputError(
            f"{now.slug} is at its first revision: there is nothing before it to compare with.",
            "Two routes are compared with: tripai compare A B.",
        )
    return now.parent, now.number


def _print_json(session: Session, before: Route, after: Route) -> None:
    from tripai.cli import revision_documents
    from tripai.editing.diff import diff

    document = revision_documents.difference(before, after, diff(before, after))
    session.print_json(document.model_dump(mode="json"))
