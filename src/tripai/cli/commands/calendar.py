"""tripai calendar: sign in to Google, bring back what was moved there, take a route away from there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.commands.show import RouteReference
from tripai.cli.context import Session, with_session
from tripai.cli.google import SERVICE, google_calendar, token_of
from tripai.cli.named import route_and_revision
from tripai.cli.streams import talk, write
from tripai.errors import InputError, NotFoundError
from tripai.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tripai.calendar.tokens import Client, SignIn
    from tripai.edits import Edit
    from tripai.model import Route
    from tripai.storage import Store
    from tripai.syncing import Held

LONGEST_ADDRESS = 8192  # characters
ELSEWHERE = "http://127.0.0.1:8765/"
"""Where a browser on another machine is sent: nobody answers there, and the address has all that is needed."""
STEPS = (
    "Open https://console.cloud.google.com/projectcreate and make a project; its name does not matter.",
    "Switch the API on: https://console.cloud.google.com/apis/library/calendar-json.googleapis.com, Enable.",
    "Set up the consent screen: https://console.cloud.google.com/auth/branding, any name, Audience: External.",
    "Under Audience, publish the app: a client in testing is signed out after seven days. (Or stay in testing, "
    "and add your own address under Test users.)",
    "Make a client id: https://console.cloud.google.com/auth/clients, Create client, Desktop app; download its JSON.",
    "Sign in: tripai calendar setup client_secret.json; Google warns that it has not verified the app, which is "
    "your own: Advanced, then go on.",
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    calendar = typer.Typer(help="Google Calendar: sign in, pull, remove.", no_args_is_help=True)
    for command in (setup, pull, remove):
        calendar.command()(with_session(command))
    app.add_typer(calendar, name="calendar")


def setup(
    session: Session,
    client: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="client_secret.json; left out: that of the last sign-in, or the steps to get one.",
        ),
    ] = None,
    *,
    no_browser: Annotated[
        bool,
        typer.Option(
            "--no-browser", help="Print the address to open, and paste back where it ends."
        ),
    ] = False,
) -> None:
    """Sign in to Google with a client id of your own; without one, the steps to get it."""
    from tripai.calendar.tokens import keep_sign_in, read_client, read_sign_in

    file = session.settings.paths.google
    kept = None if client else read_sign_in(file)
    if client is None and kept is None:
        _print_setup(session, file, STEPS)
        return
    who = read_client(client) if client else kept and kept.client
    assert who
    session.network.permit(SERVICE)
    keep_sign_in(file, _pasted(session, who) if no_browser else _in_a_browser(session, who))
    if token_of(session):
        session.say("TRIPAI_GOOGLE_TOKEN is set, and goes before this sign-in.")
    with google_calendar(session) as google:
        google.check()
    _print_setup(session, file, ())
    session.say(f"Signed in. The tokens are in {file}, for your eyes only.")


def pull(
    session: Session,
    route: RouteReference = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, save nothing.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Follow even where the checker finds new errors.")
    ] = False,
) -> None:
    """Bring back into a route what was moved in Google Calendar; it is fixed to its new time, the rest fits around."""
    from tripai.calendar.moves import follow, moves
    from tripai.cli.commands.edit import applied, offer

    with session.store() as store:
        before = store.load(_whole(route, "pull"))
        found = moves(before, _held(session, store, before).events)
    for sentence in found.untaken:
        session.say(sentence)
    if found.missing:
        session.say(
            f"Not in Google: {found.missing} of the route's events, deleted there or not exported yet. The next "
            "export brings them; tripai edit --remove takes out what is not wanted."
        )

    def change(this: Route, edits: Sequence[Edit]) -> Route:
        return applied(session, this, edits, force=force)

    after, refused = follow(before, found, change) if found.edits else (before, ())
    for sentence in refused:
        session.say(f"Not followed: {sentence}")
    offer(session, before, after, "calendar pull", dry_run=dry_run)


def remove(session: Session, route: RouteReference = None) -> None:
    """Delete a route's calendar from Google; if others have events in it, only ours."""
    from tripai.syncing import take_away

    with session.store() as store:
        found = store.load(_whole(route, "remove"))
        what = _held(session, store, found)
        stays = " and leave the calendar, in which there are others" if what.others else ""
        question = f"Delete {len(what.events)} events of {found.slug} in Google{stays}?"
        if not session.confirms(question):
            session.say("Nothing was deleted.")
            return
        with google_calendar(session) as google:
            whole = take_away(google, store.calendars, found, what)
    if session.json:
        from tripai.cli import documents

        session.print_json(
            documents.document(
                "calendar-removed",
                route=found.slug,
                deleted=len(what.events),
                calendar_deleted=whole,
            )
        )
    session.say(f"{found.slug} is no longer in Google Calendar.")


def _whole(reference: str | None, command: str) -> str | None:
    """Return what names a route; a calendar is that of a route, and of none of its revisions."""
    route, revision = route_and_revision(reference)
    if revision is not None:
        raise InputError(
            f"{reference} is one revision, and a calendar is of the route as it is now.",
            f"Leave the revision out: tripai calendar {command}{f' {route}' if route else ''}",
        )
    return route


def _held(session: Session, store: Store, route: Route) -> Held:
    from tripai.syncing import held

    found = None
    if store.calendars.of(route):  # else nobody needs to be asked
        with google_calendar(session) as google:
            found = held(google, store.calendars, route)
    if found is None:
        raise NotFoundError(
            f"{route.slug} has no calendar in Google.",
            f"Make one: tripai export {route.slug} --to google-calendar",
        )
    return found


def _in_a_browser(session: Session, client: Client) -> SignIn:
    """Open the browser on this machine, and wait until it comes back."""
    import webbrowser
    from threading import Thread

    from tripai.calendar.landing import landing
    from tripai.calendar.sign_in import SigningIn

    with landing() as server:
        signing_in = SigningIn(client, server.address)
        talk(f"Sign in here, if no browser opens by itself:\n{plain(signing_in.url)}")
        # Some browsers do not let go before they are closed: meanwhile somebody has to answer them.
        Thread(target=webbrowser.open, args=(signing_in.url,), daemon=True).start()
        return signing_in.finish(server.wait(), session.now)


def _pasted(session: Session, client: Client) -> SignIn:
    """Let the person open the address anywhere, and bring back where the browser ended."""
    from tripai.calendar.sign_in import SigningIn

    if session.no_input:
        raise InputError(
            "To sign in somebody has to answer.",
            "Leave --no-input out, or set TRIPAI_GOOGLE_TOKEN.",
        )
    signing_in = SigningIn(client, ELSEWHERE)
    talk(f"Open this in a browser, on any machine, and allow the access:\n{plain(signing_in.url)}")
    talk("The last page cannot be shown. Paste its address from the browser here:")
    redirected = sys.stdin.readline(LONGEST_ADDRESS).strip()
    return signing_in.finish(redirected, session.now)


def _print_setup(session: Session, file: Path, steps: tuple[str, ...]) -> None:
    if session.json:
        from tripai.cli import documents

        session.print_json(
            documents.document("calendar-setup", signed_in=not steps, file=str(file), steps=steps)
        )
    elif steps:
        write("Five minutes, once:\n\n")
        write("".join(f"{number}. {step}\n" for number, step in enumerate(steps, 1)))
