"""tripai plan: a sentence becomes a saved route."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.commands.show import print_route
from tripai.cli.context import Session, with_session
from tripai.cli.options import RunOptions, TripOptions
from tripai.errors import InputError, ServiceError

if TYPE_CHECKING:
    from tripai.model import Brief, Route
    from tripai.planning import Progress

LONGEST_STDIN = 100_000  # bytes read from a pipe before they are judged


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(plan))


def plan(
    session: Session,
    request: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REQUEST", help="What you want, in your own words; - reads them from stdin."
        ),
    ] = None,
    *,
    trip: TripOptions,
    run: RunOptions,
) -> None:
    """Plan a trip from one sentence, save it and show it.

    Example: tripai plan "3 days in Lisbon with two kids, tiles and seafood" --start 2026-12-04
    """
    _refuse_other_assistants(run)
    brief = _understand(session, _words(request or []), trip)
    if run.brief:
        _print_brief(session, brief)
        return
    route = _planned(session, brief, run)
    if not run.dry_run:
        with session.store() as store:
            route = store.save(route, command="plan")
    print_route(session, route)
    session.say("Not saved (--dry-run)." if run.dry_run else f"Saved as {route.slug}.")


def _print_brief(session: Session, brief: Brief) -> None:
    if session.json:
        session.print_json({"schema_version": 1, "brief": brief.model_dump(mode="json")})
        return
    from tripai.cli import render

    render.brief(session, brief)


def _words(request: list[str]) -> str:
    words = " ".join(request)
    if words == "-":
        return sys.stdin.buffer.read(LONGEST_STDIN).decode("utf-8", errors="replace")
    return words


def _understand(session: Session, words: str, trip: TripOptions) -> Brief:
    from tripai.cli.said import reading
    from tripai.planning import read_request

    options = reading(trip)
    with session.store() as store:
        traveller = store.traveller()
    return read_request(
        words,
        now=session.now,
        source=session.places,
        options=options,
        traveller=traveller,
        rates=session.settings.rates,
    )


def _planned(session: Session, brief: Brief, run: RunOptions) -> Route:
    from tripai.planning import plan_route

    with _progress(session) as progress:
        route = plan_route(
            brief,
            source=session.places,
            seed=run.seed,
            effort=run.effort,
            progress=progress,
        )
    return route.replaced(slug=_slug(run.name)) if run.name else route


def _slug(name: str) -> str:
    slug = "-".join(
        "".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split()
    )
    if not slug or len(slug) > 60 or slug.isdigit():
        raise InputError(
            f"--name {name!r} cannot name a route.",
            "Use letters and hyphens, such as lisbon-family.",
        )
    return slug


def _refuse_other_assistants(run: RunOptions) -> None:
    if run.ai == "openai":
        raise ServiceError(
            "This version of tripai has no assistant but the embedded one.", "Leave --ai out."
        )
    if run.model:
        raise InputError(
            "The embedded assistant has no models to choose from.", "Leave --model out."
        )


@contextmanager
def _progress(session: Session) -> Iterator[Progress | None]:
    """A bar on stderr while the search runs, if a person is watching."""
    if session.json or session.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("Planning"), BarColumn(bar_width=30))
    with Progress(*columns, console=session.talk, transient=True) as bar:
        task = bar.add_task("plan")
        yield lambda done, total: bar.update(task, completed=done, total=total)
