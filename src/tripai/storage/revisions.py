"""The revisions of a route: which one holds, what undo goes back to and what redo brings again.

Each knows its parent, the revision that held when it was saved. Undo goes to the parent, redo to the
youngest child: what holds has always been saved or redone last below its parent, so that is the one
undone last. A save after an undo is a younger child, and the one undone stays in the log alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, func, select

from tripai.errors import InputError, NotFoundError, StorageError
from tripai.storage.tables import RevisionRow, RouteRow

State = Literal["now", "kept", "undone"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A line of the log of the route with a slug.

    `parent` is the revision that held before, None for the first. `state` is `now` for the one that
    holds, `kept` for those it was made of, and `undone` for the others.
    """

    slug: str
    number: int
    saved_at: datetime
    command: str
    parent: int | None
    state: State


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo did to a route: `before` is the revision that held, `now` the one that holds."""

    slug: str
    before: int
    now: int


def revisions_of(session: Session, owner: RouteRow) -> tuple[Revision, ...]:
    """Return all revisions of a route, the one saved last first."""
    query = select(
        RevisionRow.revision, RevisionRow.saved_at, RevisionRow.command, RevisionRow.parent
    ).where(RevisionRow.route == owner.number)
    rows = session.exec(query.order_by(col(RevisionRow.revision).desc())).all()
    kept = _line(owner.revision, {number: parent for number, _, _, parent in rows})
    return tuple(
        Revision(
            owner.slug, number, saved_at, command, parent, _state(number, owner.revision, kept)
        )
        for number, saved_at, command, parent in rows
    )


def revision_of(session: Session, owner: RouteRow, number: int | None = None) -> RevisionRow:
    """Return a revision of a route with everything below it; None is the one that holds now."""
    wanted = owner.revision if number is None else number
    query = select(RevisionRow).where(
        RevisionRow.route == owner.number, RevisionRow.revision == wanted
    )
    if number is None:
        return session.exec(query).one()
    found = session.exec(query).first()
    if found is None:
        raise NotFoundError(
            f"{owner.slug} has no revision {number}.", f"See them all: tripai log {owner.slug}."
        )
    return found


def next_revision(session: Session, owner: RouteRow) -> int:
    """Return the number of a route's next revision."""
    highest = func.max(col(RevisionRow.revision))
    return (session.exec(select(highest).where(RevisionRow.route == owner.number)).one() or 0) + 1


def refuse_if_changed(owner: RouteRow, after: int | None) -> None:
    """Refuse to save what was made of a revision that no longer holds; None: whichever does."""
    if after not in {None, owner.revision}:
        raise StorageError(
            f"{owner.slug} has been changed in the meantime.", "Make the change once more."
        )


def parent_of(session: Session, owner: RouteRow) -> int:
    """Return the revision that undo goes back to."""
    query = select(RevisionRow.parent).where(
        RevisionRow.route == owner.number, RevisionRow.revision == owner.revision
    )
    parent = session.exec(query).first()
    if parent is None:
        raise InputError(
            f"There is nothing to undo: {owner.slug} is at its first revision.",
            f"To be rid of the route: tripai delete {owner.slug}.",
        )
    return parent


def child_of(session: Session, owner: RouteRow) -> int:
    """Return the revision that redo brings again."""
    youngest = func.max(col(RevisionRow.revision))
    query = select(youngest).where(
        RevisionRow.route == owner.number, RevisionRow.parent == owner.revision
    )
    child = session.exec(query).one()
    if child is None:
        raise InputError(
            f"There is nothing to redo: no change of {owner.slug} was undone at revision "
            f"{owner.revision}.",
            f"Any revision holds again with: tripai restore {owner.slug} N; tripai log lists them.",
        )
    return child


def _state(number: int, now: int, kept: Collection[int]) -> State:
    if number == now:
        return "now"
    return "kept" if number in kept else "undone"


def _line(number: int | None, parents: Mapping[int, int | None]) -> set[int]:
    """Return a revision and those that it was made of."""
    line: set[int] = set()
    while number is not None and number not in line:
        line.add(number)
        number = parents.get(number)
    return line
