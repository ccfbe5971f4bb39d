"""What the store asks its database, each in a session that the store began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count, pairwise
from typing import Any, Literal

from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, delete, func, or_, select

from tripai.errors import InputError, NotFoundError
from tripai.model import Party, Route
from tripai.storage.rows import place_rows
from tripai.storage.tables import ActivityRow, PlaceRow, RevisionRow, RouteRow

SLUG_LENGTH = 80  # Route.slug allows no more
SlugTaken = Literal["number", "refuse"]

_SAVED = aliased(RevisionRow)
_LAST_SAVED_FIRST = (
    select(func.max(col(_SAVED.id)))
    .where(col(_SAVED.route) == col(RouteRow.number))
    .correlate(RouteRow)
    .scalar_subquery()
    .desc()
)
"""By the last save of a route, whichever revision holds: redo after undo is of the same route."""
_HOLDS_NOW = and_(
    col(RevisionRow.route) == col(RouteRow.number),
    col(RevisionRow.revision) == col(RouteRow.revision),
)


@dataclass(frozen=True, slots=True)
class RouteSummary:
    """A line of the list of routes."""

    number: int
    slug: str
    title: str
    start: date
    days: int
    revision: int
    saved_at: datetime
    party: Party


def find(session: Session, reference: str | None) -> RouteRow:
    """Return the row that a slug, a number or the start of one slug means; None: the last saved."""
    if reference is None:
        return _newest(session)
    wanted = reference.strip().lower()
    if not wanted:
        raise InputError("The name of the route is empty.", "Give its slug or its number.")
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else -1
    begins = col(RouteRow.slug).startswith(wanted, autoescape=True)
    query = select(RouteRow).where(or_(begins, col(RouteRow.number) == number))
    rows = session.exec(query.order_by(col(RouteRow.slug))).all()
    exact = [row for row in rows if row.slug == wanted] or [r for r in rows if r.number == number]
    return exact[0] if exact else _only(session, wanted, rows)


def check_days(route: Route) -> None:
    """Refuse a route whose days are not in the order of their numbers."""
    numbers = [day.number for day in route.days]
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise InputError(f"The days of {route.slug} are not in the order of their numbers.")


def owner_of(session: Session, route: Route, slug_taken: SlugTaken) -> RouteRow:
    """Return the row of the route, a new one if it has no number, with a slug that no other has."""
    if route.number is None:
        return RouteRow(slug=_free_slug(session, route.slug, slug_taken), revision=0)
    owner = session.get(RouteRow, route.number)
    if owner is None:
        raise NotFoundError(
            f"Route {route.number}, {route.slug}, is not saved here, or no longer.",
            "Save it as a new one, without a number.",
        )
    if owner.slug != route.slug:
        owner.slug = _free_slug(session, route.slug, slug_taken)
    return owner


def snapshots_of(session: Session, route: Route) -> dict[str, PlaceRow]:
    """Return a snapshot of each of a route's places, the saved one where there is one."""
    rows = place_rows(activity.place for activity in route.activities if activity.place)
    saved = session.exec(select(PlaceRow).where(col(PlaceRow.id).in_(rows)))
    return rows | {row.id: row for row in saved}


def summaries(session: Session, owner: RouteRow | None = None) -> tuple[RouteSummary, ...]:
    """Return a summary of each route, or of one; the one saved last first."""
    query = (
        select_columns(
            col(RevisionRow.route),
            col(RouteRow.slug),
            col(RevisionRow.title),
            col(RevisionRow.start),
            col(RevisionRow.day_count),
            col(RevisionRow.revision),
            col(RevisionRow.saved_at),
            col(RevisionRow.brief)["party"],
        )
        .join(RevisionRow, _HOLDS_NOW)
        .order_by(_LAST_SAVED_FIRST)
    )
    if owner is not None:
        query = query.where(col(RouteRow.number) == owner.number)
    rows = session.connection().execute(query)
    return tuple(map(_summary, rows))


def _summary(row: Any) -> RouteSummary:
    *facts, party = row
    return RouteSummary(*[*facts, Party.model_validate(party)])


def delete_route(session: Session, owner: RouteRow) -> None:
    """Delete a route, all that refers to it, and the snapshots that nothing uses any more."""
    session.exec(delete(RouteRow).where(col(RouteRow.number) == owner.number))
    used = select(ActivityRow.place_id).where(col(ActivityRow.place_id).is_not(None))
    session.exec(delete(PlaceRow).where(col(PlaceRow.id).not_in(used)))


def _newest(session: Session) -> RouteRow:
    newest = session.exec(select(RouteRow).order_by(_LAST_SAVED_FIRST).limit(1)).first()
    if newest is None:
        raise NotFoundError("No route is saved yet.", 'Make one: tripai plan "3 days in Lisbon".')
    return newest


def _only(session: Session, wanted: str, rows: Sequence[RouteRow]) -> RouteRow:
    if len(rows) == 1:
        return rows[0]
    if rows:
        slugs = ", ".join(row.slug for row in rows)
        raise InputError(
            f"Several routes begin with {wanted!r}: {slugs}.", "Give one of these names."
        )
    from difflib import get_close_matches

    near = get_close_matches(wanted, session.exec(select(RouteRow.slug)).all(), cutoff=0.5)
    raise NotFoundError(
        f"There is no route {wanted!r}.",
        f"Did you mean {' or '.join(near)}?" if near else "See them all: tripai list.",
    )


def _free_slug(session: Session, slug: str, slug_taken: SlugTaken) -> str:
    taken = set(session.exec(select(RouteRow.slug)))
    if slug not in taken:
        return slug
    if slug_taken == "refuse":
        raise InputError(
            f"There is a route {slug} already.", "Give another name, or delete that one."
        )
    endings = (f"-{number}" for number in count(2))
    names = (slug[: SLUG_LENGTH - len(ending)].rstrip("-") + ending for ending in endings)
    return next(name for name in names if name not in taken)
