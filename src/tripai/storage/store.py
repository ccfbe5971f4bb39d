"""The store: routes with all their revisions, exports and the traveller, in one database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import NoResultFound
from sqlmodel import Session

from tripai.calls import Call
from tripai.errors import InputError, StorageError
from tripai.files import create_private_file
from tripai.model import Route, Traveller
from tripai.storage.calendars import Calendars
from tripai.storage.database import (
    WRITING,
    Database,
    bring_up_to_date,
    connect,
    locate,
    sentences,
)
from tripai.storage.exports import Export, exports_of
from tripai.storage.ledger import RecordedCall, call_row, calls_since
from tripai.storage.queries import (
    RouteSummary,
    SlugTaken,
    check_days,
    delete_route,
    find,
    owner_of,
    snapshots_of,
    summaries,
)
from tripai.storage.revisions import (
    Revision,
    Step,
    child_of,
    next_revision,
    parent_of,
    refuse_if_changed,
    revision_of,
    revisions_of,
)
from tripai.storage.rows import to_row, traveller_row
from tripai.storage.tables import ExportRow, RouteRow, TravellerRow


def open_store(
    database: str | Path,
    *,
    now: Callable[[], datetime],
    backup_dir: Path | None = None,
    patience: float = 10.0,
) -> Store:
    """Open a store, made or upgraded first where needed.

    Args:
        database: The path of a SQLite file, or a SQLAlchemy URL.
        now: Tells the time, with a zone, when something is saved.
        backup_dir: Where a copy goes before an upgrade; None is beside the database.
        patience: How many seconds to wait for another program that writes.

    Raises:
        StorageError: The database or its folder cannot be used; the message says why.
        InputError: The URL cannot be read.
    """
    place = locate(database)
    with sentences(place):
        if place.path is not None and not place.path.exists():
            create_private_file(place.path)
        engine = connect(place, patience)
        try:
            bring_up_to_date(engine, place, backup_dir, lambda: _utc(now()))
        except BaseException:
            engine.dispose()
            raise
    return Store(engine, place, now)


def is_there(database: str | Path) -> bool:
    """Return whether there is a database to open; only a file can be missing, and opening makes it."""
    place = locate(database)
    with sentences(place):
        return place.path is None or place.path.exists()


class Store:
    """Saved routes and the traveller, as a context manager. Each save is one transaction."""

    def __init__(self, engine: Engine, database: Database, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**WRITING)
        self._database = database
        self._now = now

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the database back."""
        with sentences(self._database):
            self._engine.dispose()

    def save(
        self,
        route: Route,
        command: str = "",
        *,
        slug_taken: SlugTaken = "number",
        after: int | None = None,
    ) -> Route:
        """Save a route and return it with its number, its slug and its revision.

        A route without a number is new; one with a number gets its next revision.

        Args:
            route: What to save.
            command: What made it, for the log.
            slug_taken: When another route has the slug: append the next free number, or refuse.
            after: The revision that it was made of: if another one holds by now, nothing is saved.

        Raises:
            InputError: The slug is taken and that is refused, or the days are not in order.
            NotFoundError: The route has a number, but there is no such route here.
            StorageError: Nothing was saved; the message says why.
        """
        check_days(route)
        with self._writing() as session:
            owner = owner_of(session, route, slug_taken)
            refuse_if_changed(owner, after)
            parent, owner.revision = owner.revision, next_revision(session, owner)
            row = to_row(
                route,
                revision=owner.revision,
                parent=parent or None,
                saved_at=_utc(self._now()),
                command=command,
                snapshots=snapshots_of(session, route),
            )
            row.owner = owner
            session.add(row)
            session.flush()
            return route.replaced(number=owner.number, slug=owner.slug, revision=owner.revision)

    def load(self, reference: str | None = None, revision: int | None = None) -> Route:
        """Return the route of a slug, a number or the start of one slug; None is the last saved.

        Args:
            reference: Which route.
            revision: One of its saved states; None is the one that holds now.

        Raises:
            NotFoundError: There is no such route, or no such revision of it.
            InputError: Several routes begin with the reference.
        """
        with self._reading() as session:
            return self._read(session, find(session, reference), revision)

    def revisions(self, reference: str | None = None) -> tuple[Revision, ...]:
        """Return the log of a route, the revision saved last first."""
        with self._reading() as session:
            return revisions_of(session, find(session, reference))

    def undo(self, reference: str | None = None) -> Step:
        """Let the revision hold from which the present one was made, and say which held and which holds.

        Raises:
            NotFoundError: There is no such route.
            InputError: Several routes begin with the reference, or nothing is to be undone.
        """
        return self._step(reference, parent_of)

    def redo(self, reference: str | None = None) -> Step:
        """Let the revision hold again that was undone last; after a new save there is none.

        Raises:
            NotFoundError: There is no such route.
            InputError: Several routes begin with the reference, or nothing was undone.
        """
        return self._step(reference, child_of)

    def list_routes(self) -> tuple[RouteSummary, ...]:
        """Return all routes, the one saved last first."""
        with self._reading() as session:
            return summaries(session)

    def delete(self, reference: str) -> RouteSummary:
        """Delete a route with all its revisions and export records, and return what it was.

        Raises:
            NotFoundError: There is no such route.
            InputError: Several routes begin with the reference.
        """
        with self._writing() as session:
            owner = find(session, reference)
            (summary,) = summaries(session, owner)
            delete_route(session, owner)
            return summary

    def record_export(self, route: Route, format: str, target: str) -> Export:  # noqa: A002 - the word for it
        """Record that a saved route went somewhere, and return the record."""
        if route.number is None or route.revision is None:
            raise InputError(f"The route {route.slug} is not saved, so its export is not recorded.")
        export = Export(route.number, route.revision, format, target, _utc(self._now()))
        with self._writing() as session:
            session.add(ExportRow(**asdict(export)))
        return export

    def exports(self, route: Route) -> tuple[Export, ...]:
        """Return where a route went, the oldest first."""
        with self._reading() as session:
            return exports_of(session, route)

    @property
    def calendars(self) -> Calendars:
        """The calendars of routes in Google Calendar."""
        return Calendars(self._reading, self._writing)

    def record_call(self, call: Call) -> None:
        """Record a call of an assistant.

        Raises:
            StorageError: It was not recorded. No plan should fail by that: the call is made and paid.
        """
        with self._writing() as session:
            session.add(call_row(call, _utc(self._now())))

    def calls(self, since: datetime | None = None) -> tuple[RecordedCall, ...]:
        """Return the calls of assistants from a moment on, or all of them, the oldest first.

        Raises:
            StorageError: The database cannot be read, or a call in it cannot.
        """
        with self._reading() as session:
            try:
                return calls_since(session, since)
            except (ValueError, ArithmeticError, TypeError) as error:
                raise StorageError(
                    f"The calls in {self._database} cannot be read: they are damaged.",
                    "Put a backup in its place.",
                ) from error

    def traveller(self) -> Traveller:
        """Return the saved preferences, empty ones when there are none."""
        with self._reading() as session:
            row = session.get(TravellerRow, 1)
            return Traveller.model_validate(row) if row else Traveller()

    def save_traveller(self, traveller: Traveller) -> None:
        """Save the preferences in place of those before."""
        with self._writing() as session:
            session.merge(traveller_row(traveller))

    def _step(self, reference: str | None, other: Callable[[Session, RouteRow], int]) -> Step:
        with self._writing() as session:
            owner = find(session, reference)
            held, owner.revision = owner.revision, other(session, owner)
            return Step(owner.slug, held, owner.revision)

    def _read(self, session: Session, owner: RouteRow, revision: int | None) -> Route:
        try:
            return Route.model_validate(revision_of(session, owner, revision))
        except (ValueError, ArithmeticError, NoResultFound) as error:
            raise StorageError(
                f"The route {owner.slug} in {self._database} cannot be read: it is damaged.",
                "Put a backup in its place, or delete the route.",
            ) from error

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with sentences(self._database), Session(self._engine) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with sentences(self._database), Session(self._writer) as session, session.begin():
            yield session


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"now() gave {moment}, which has no zone")
    return moment.astimezone(UTC)
