"""tripai plan: a sentence becomes a saved route."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.commands.show import print_route
from tripai.cli.context import Session, with_session
from tripai.cli.named import route_name
from tripai.cli.options import RunOptions, TripOptions
from tripai.errors import InputError, NotCoveredError, ServiceError, TripaiError

if TYPE_CHECKING:
    from tripai.model import Brief, Route, Traveller
    from tripai.planning import Progress
    from tripai.storage.queries import SlugTaken

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
    if run.offline:
        session.options["offline"] = "true"
    slug = None if run.name is None else route_name(run.name)
    traveller = _traveller(session, None if run.brief or run.dry_run else slug)
    brief = _understand(session, _words(request or []), trip, traveller)
    if run.brief:
        _print_brief(session, brief)
        return
    route = _planned(session, brief, run)
    route = route.replaced(slug=slug) if slug else route
    if run.dry_run:
        print_route(session, route)
        session.say("Not saved (--dry-run).")
    else:
        _save(session, route, "refuse" if slug else "number")


def _save(session: Session, route: Route, slug_taken: SlugTaken) -> None:
    """Save a route and show it; one that cannot be saved is shown all the same."""
    try:
        with session.store() as store:
            route = store.save(route, command="plan", slug_taken=slug_taken)
    except TripaiError:
        print_route(session, route)
        raise
    print_route(session, route)
    session.say(f"Saved as {route.slug}.")


def _traveller(session: Session, slug: str | None) -> Traveller:
    """Return the saved preferences, and refuse a name that another route has; looking makes no database."""
    from tripai.model import Traveller
    from tripai.storage import is_there

    if not is_there(session.settings.database):
        return Traveller()
    with session.store() as store:
        if slug in {summary.slug for summary in store.list_routes()}:
            raise InputError(
                f"There is a route {slug} already.", "Give another --name, or delete that one."
            )
        return store.traveller()


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


def _understand(session: Session, words: str, trip: TripOptions, traveller: Traveller) -> Brief:
    from tripai.cli.commands.fetch import fetch_missing
    from tripai.cli.said import reading
    from tripai.planning import read_request

    read = partial(
        read_request,
        words,
        now=session.now,
        source=session.places,
        options=reading(trip),
        traveller=traveller,
        rates=session.settings.rates,
    )
    try:
        return read()
    except NotCoveredError as error:
        missing = error
    fetch_missing(session, missing)
    return read()  # again, now that the places that the words may name are known


def _planned(session: Session, brief: Brief, run: RunOptions) -> Route:
    from tripai.planning import plan_route

    with _progress(session) as progress:
        return plan_route(
            brief,
            source=session.places,
            travel=session.travel(brief),
            weather=session.weather,
            seed=run.seed,
            effort=run.effort,
            progress=progress,
        )


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
    bar = Progress(*columns, console=session.talk, transient=True)
    task = bar.add_task("plan")

    def show(done: int, total: int) -> None:
        bar.start()  # now and not before: until the search begins, sentences may be said
        bar.update(task, completed=done, total=total)

    try:
        yield show
    finally:
        bar.stop()
