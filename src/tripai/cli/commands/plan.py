"""tripai plan: a sentence becomes a saved route."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.assistants import PLANNED, Terms, assistant, say_calls
from tripai.cli.commands.replay import replayed
from tripai.cli.commands.show import print_route
from tripai.cli.context import Session, with_session
from tripai.cli.named import route_name
from tripai.cli.options import RunOptions, TripOptions
from tripai.cli.progress import progress_bar
from tripai.errors import InputError, NotCoveredError, TripaiError

if TYPE_CHECKING:
    from tripai.ai import Guide, Reader
    from tripai.model import Brief, Route, Traveller
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
    _choose(session, run)
    try:
        _plan(session, request or [], trip, run)
    finally:
        say_calls(session)


def _plan(session: Session, request: list[str], trip: TripOptions, run: RunOptions) -> None:
    slug = None if run.name is None else route_name(run.name)
    if run.from_route is not None:
        _refuse_words(request, trip, run)
        _keep(session, replayed(session, run), run, slug)
        return
    traveller = _traveller(session, None if run.brief or run.dry_run else slug)
    helper = assistant(session, _terms(run))
    brief = _understand(session, _words(request), trip, traveller, helper)
    if run.brief:
        _print_brief(session, brief)
    else:
        _keep(session, _planned(session, brief, run, helper), run, slug)


def _planned(session: Session, brief: Brief, run: RunOptions, guide: Guide) -> Route:
    from tripai.planning import plan_route

    with progress_bar(session) as progress:
        return plan_route(
            brief,
            source=session.places,
            guide=guide,
            travel=session.travel(brief),
            weather=session.weather,
            seed=run.seed or 0,
            effort=run.effort,
            progress=progress,
        )


def _choose(session: Session, run: RunOptions) -> None:
    """Let the options of the run go before the settings."""
    chosen = {"offline": "true" if run.offline else None, "ai": run.ai, "model": run.model}
    session.options |= {name: value for name, value in chosen.items() if value is not None}
    if run.frozen and run.refresh:
        raise InputError("--frozen asks nothing, and --refresh asks again.", "Leave one out.")
    session.frozen = run.frozen


def _terms(run: RunOptions) -> Terms:
    return Terms(
        require=run.require_ai,
        refresh=run.refresh,
        frozen=run.frozen,
        max_cost=run.max_cost,
        planned=("read",) if run.brief else PLANNED,
    )


def _refuse_words(request: list[str], trip: TripOptions, run: RunOptions) -> None:
    if request or run.brief or trip != type(trip)():
        raise InputError(
            "--from plans again what a route was asked for: nothing else of the trip can be said.",
            "Leave the words and the options of the trip out, or plan without --from.",
        )


def _keep(session: Session, route: Route, run: RunOptions, slug: str | None) -> None:
    """Save a route, unless that is not wanted, and show it."""
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


def _understand(
    session: Session, words: str, trip: TripOptions, traveller: Traveller, helper: Reader
) -> Brief:
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
        assistant=helper,
        rates=session.settings.rates,
    )
    try:
        return read()
    except NotCoveredError as error:
        missing = error
    fetch_missing(session, missing)
    return read()  # again, now that the places that the words may name are known
