"""tripai doctor: whether everything is in order on this machine."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

import typer

from tripai.cli.context import Session, with_session
from tripai.errors import TripaiError

if TYPE_CHECKING:
    from tripai.cli.documents import Check

State = Literal["ok", "warning", "error"]
Line = tuple[State, str]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(doctor))


def doctor(session: Session) -> None:
    """Check this installation: versions, solver, places, settings, database, network."""
    checks = [_checked(name, look, session) for name, look in _looks()]
    if session.json:
        from tripai.cli import documents

        session.print_json(documents.document("doctor", checks=checks))
    else:
        from tripai.cli import render

        rows = [(check.state, check.name, check.message) for check in checks]
        render.table(session, ("State", "What", "Found"), rows)
    if any(check.state == "error" for check in checks):
        raise typer.Exit(1)


def _checked(name: str, look: Callable[[Session], Line], session: Session) -> Check:
    from tripai.cli.documents import Check

    try:
        state, message = look(session)
    except TripaiError as error:
        state, message = "error", " ".join([error.message, error.hint]).strip()
    return Check(name=name, state=state, message=message)


def _looks() -> Iterator[tuple[str, Callable[[Session], Line]]]:
    yield "tripai", _versions
    yield "solver", _solver
    yield "places", _places
    yield "city names", _gazetteer
    yield "settings", _settings
    yield "log", lambda session: ("ok", str(session.settings.paths.log))
    yield "database", _database
    yield "network", _network


def _versions(_: Session) -> Line:
    from importlib.metadata import version

    return "ok", f"{version('tripai')} on Python {platform.python_version()}"


def _solver(_: Session) -> Line:
    from tripai.scheduling import compiled

    if compiled():
        return "ok", "compiled"
    return "warning", "plain Python: the same plans, slower; install again with a C compiler"


def _places(session: Session) -> Line:
    cities = session.places.cities()
    places = sum(len(session.places.places(city)) for city in cities)
    return (
        "ok",
        f"{places} in {len(cities)} cities; your own are in {session.settings.paths.places}",
    )


def _gazetteer(_: Session) -> Line:
    from tripai.places.gazetteer import Gazetteer

    with Gazetteer() as gazetteer:
        return "ok", f"{len(gazetteer.find('Paris'))} cities are called Paris"


def _settings(session: Session) -> Line:
    return "ok", str(session.settings.paths.config)


def _database(session: Session) -> Line:
    from tripai.config import without_password

    with session.store() as store:
        routes = len(store.list_routes())
    settings = session.settings
    where = without_password(settings.database_url) or settings.paths.database
    return "ok", f"{routes} routes in {where}"


def _network(session: Session) -> Line:
    return "ok", "not allowed" if session.settings.offline else "allowed, but nothing needs it"
