"""tripai log, undo, redo, restore, copy: the revisions of a route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.commands.show import RevisionReference, RouteReference
from tripai.cli.context import Session, with_session
from tripai.cli.named import route_and_revision, route_and_revisions, route_name
from tripai.errors import InputError, StorageError

if TYPE_CHECKING:
    from tripai.model import Route
    from tripai.storage import Revision, Step, Store

HEADER = ("Rev.", "Saved", "Command", "What changed")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (log, undo, redo, restore, copy):
        app.command()(with_session(command))


def log(session: Session, route: RouteReference = None) -> None:
    """List the revisions of a route, the newest first: when, by which command, and what changed."""
    with session.store() as store:
        revisions = store.revisions(route)
        changes = list(_changes(store, revisions))
    if session.json:
        from tripai.cli import revision_documents

        session.print_json(revision_documents.log(revisions, changes).model_dump(mode="json"))
        return
    from tripai.cli import render

    rows = [_row(revision, change) for revision, change in zip(revisions, changes, strict=True)]
    render.table(session, HEADER, rows)


def undo(session: Session, route: RouteReference = None) -> None:
    """Take the last change of a route back; what held before it holds again, byte for byte."""
    with session.store() as store:
        step = store.undo(route)
        end = f"is back at revision {step.now}. tripai redo {step.slug} takes that back."
        _show(session, store, step, end)


def redo(session: Session, route: RouteReference = None) -> None:
    """Bring the change again that was taken back last."""
    with session.store() as store:
        step = store.redo(route)
        _show(session, store, step, f"is at revision {step.now} again.")


def restore(
    session: Session,
    route: RouteReference = None,
    number: Annotated[
        str | None, typer.Argument(metavar="N", help="The number of a revision.")
    ] = None,
) -> None:
    """Let a revision hold again, as a new one; nothing is lost.

    Example: tripai restore 2
    """
    reference, numbers = route_and_revisions((route, number), 1)
    if not numbers:
        named = f"{reference} " if reference else ""
        raise InputError(
            "Which revision is to hold again is not said.",
            f"Such as: tripai restore {named}1; tripai log {named}lists them.",
        )
    with session.store() as store:
        step = _restored(store, reference, numbers[0])
        if step.before == step.now:
            end = f"is at revision {step.now} already."
        else:
            end = f"is at revision {step.now}, which is revision {numbers[0]} once more."
        _show(session, store, step, end)


def _restored(store: Store, reference: str | None, number: int) -> Step:
    """Save a revision once more, unless it holds."""
    from tripai.storage import Step

    held = next(each for each in store.revisions(reference) if each.state == "now")
    found = store.load(held.slug, number)
    if held.number != number:
        found = store.save(found, command=f"restore {number}", after=held.number)
    assert found.revision is not None
    return Step(held.slug, held.number, found.revision)


def copy(
    session: Session,
    route: RevisionReference = None,
    *,
    name: Annotated[
        str | None, typer.Option(help="What the copy is called: lisbon-rainy.", metavar="SLUG")
    ] = None,
) -> None:
    """Save a copy of a route under another name, to change without touching it."""
    slug = None if name is None else route_name(name)
    with session.store() as store:
        found = store.load(*route_and_revision(route))
        copied = f"{found.slug}@{found.revision}"
        saved = store.save(
            found.replaced(number=None, revision=None, slug=slug or found.slug),
            command=f"copy {copied}",
            slug_taken="refuse" if slug else "number",
        )
    if session.json:
        from tripai.cli import documents

        session.print_json(
            documents.document(
                "copied", route=saved.slug, number=saved.number, revision=1, copied=copied
            )
        )
    session.say(f"Copied {found.slug}, revision {found.revision}, as {saved.slug}.")


def _show(session: Session, store: Store, step: Step, end: str) -> None:
    """Show what is different now, and say which revision holds."""
    if session.json:
        from tripai.cli import revision_documents

        session.print_json(revision_documents.held(step).model_dump(mode="json"))
        return
    before, after = (_readable(store, step.slug, number) for number in (step.before, step.now))
    if before and after:
        from tripai.cli import render

        render.difference(session, before, after)
    session.say(f"{step.slug} {end}")


def _changes(store: Store, revisions: Sequence[Revision]) -> Iterator[str]:
    """Yield what changed in each revision against the one that it was made of."""
    routes = {each.number: _readable(store, each.slug, each.number) for each in revisions}
    for each in revisions:
        before = None if each.parent is None else routes.get(each.parent)
        yield _change(before, routes[each.number], first=each.parent is None)


def _change(before: Route | None, after: Route | None, *, first: bool) -> str:
    from tripai.cli.diff_lines import beginning, summary
    from tripai.editing.diff import diff

    if after is None or (before is None and not first):
        return "cannot be read"
    return summary(diff(before, after)) if before else beginning(after)


def _readable(store: Store, slug: str, number: int) -> Route | None:
    """Return a revision; None for one that is damaged, which is no reason not to see the others."""
    try:
        return store.load(slug, number)
    except StorageError:
        return None


def _row(revision: Revision, change: str) -> tuple[str, str, str, str]:
    state = "" if revision.state == "kept" else f" {revision.state}"
    saved = f"{revision.saved_at.astimezone():%Y-%m-%d %H:%M}"
    return f"{revision.number}{state}", saved, revision.command, change
