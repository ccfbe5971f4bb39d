"""tripai doctor: whether everything is in order on this machine."""

from __future__ import annotations

import logging
import platform
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

import typer

from tripai.cli import exit_codes
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
    results = [_checked(name, look, session) for name, look in _looks()]
    checks = [check for check, _ in results]
    if session.json:
        from tripai.cli import documents

        session.print_json(documents.document("doctor", checks=checks))
    else:
        from tripai.cli import render

        rows = [(check.state, check.name, check.message) for check in checks]
        render.table(session, ("State", "What", "Found"), rows)
    raise typer.Exit(next((code for _, code in results if code), exit_codes.DONE))


def _checked(name: str, look: Callable[[Session], Line], session: Session) -> tuple[Check, int]:
    """Look, and return what was found with its exit code; a look that fails leaves the others alone."""
    from tripai.cli.documents import Check

    code = exit_codes.DONE
    try:
        state, message = look(session)
    except TripaiError as error:
        state, message = "error", " ".join([error.message, error.hint]).strip()
        code = exit_codes.exit_code(error)
    except Exception as error:
        logging.getLogger("tripai").exception("doctor: %s", name)
        state, message = "error", f"something unexpected happened ({type(error).__name__}: {error})"
        code = exit_codes.UNEXPECTED
    return Check(name=name, state=state, message=message), code


def _looks() -> Iterator[tuple[str, Callable[[Session], Line]]]:
    yield "tripai", _versions
    yield "solver", _solver
    yield "places", _places
    yield "city names", _gazetteer
    yield "settings", _settings
    yield "log", lambda session: ("ok", str(session.settings.paths.log))
    yield "database", _database
    yield "network", _network
    yield "assistant", _assistant
    yield "Google Calendar", _google


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
    if session.skipped:
        return "warning", " ".join(["Left out:", *session.skipped])
    return (
        "ok",
        f"{places} in {len(cities)} cities; your own are in {session.settings.paths.places}",
    )


def _gazetteer(_: Session) -> Line:
    from tripai.places.gazetteer import Gazetteer

    with Gazetteer() as gazetteer:
        return "ok", f"{len(gazetteer):,} cities of the world, to tell apart those of one name"


def _settings(session: Session) -> Line:
    return "ok", str(session.settings.paths.config)


def _database(session: Session) -> Line:
    from tripai.addresses import without_password

    with session.store() as store:
        routes = len(store.list_routes())
    settings = session.settings
    where = without_password(settings.database_url) or settings.paths.database
    return "ok", f"{routes} routes in {where}"


def _network(session: Session) -> Line:
    if session.settings.offline:
        return "ok", "not allowed: only cities that are here can be planned (tripai places list)"
    from tripai.addresses import host_of

    settings = session.settings
    asked = " or ".join(map(host_of, settings.overpass_url.split())) or "nowhere (see overpass_url)"
    sky = " or ".join(map(host_of, settings.weather_url.split())) or "nobody (see weather_url)"
    return (
        "ok",
        f"allowed: the places of other cities are fetched from {asked}, forecasts from {sky}",
    )


def _assistant(session: Session) -> Line:
    """Say who reads and weighs, and whether a key is set: never what it is."""
    from tripai.addresses import host_of
    from tripai.ai.openai import DEFAULT_MODEL, OPENAI
    from tripai.cli.assistants import key_of, wants_model

    settings = session.settings
    if not wants_model(session):
        return "ok", "the embedded one (set OPENAI_API_KEY or OPENAI_BASE_URL for another)"
    url = settings.openai_base_url.strip() or OPENAI
    own = "its first model" if settings.openai_base_url.strip() else DEFAULT_MODEL
    key = "a key is set" if key_of(session) else "no key is set"
    told = f"{settings.model or own} at {host_of(url)}; {key}"
    lacks_key = not key_of(session) and not settings.openai_base_url.strip()
    return ("warning" if lacks_key else "ok"), told


def _google(session: Session) -> Line:
    """Say whether somebody is signed in; as whom is not known here."""
    from tripai.calendar.tokens import read_sign_in
    from tripai.cli.google import token_of

    if token_of(session):
        return "ok", "a token is set (TRIPAI_GOOGLE_TOKEN)"
    file = session.settings.paths.google
    sign_in = read_sign_in(file)
    if sign_in is None:
        return "ok", "not signed in (tripai calendar setup)"
    return "ok", f"signed in since {sign_in.since:%Y-%m-%d}; the tokens are in {file}"
