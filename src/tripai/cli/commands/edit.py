"""tripai edit: a saved route is changed, by words or by typed edits; the change is shown before it is saved."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.assistants import Terms, assistant, replaying, say_calls
from tripai.cli.commands.show import complete_route, print_route
from tripai.cli.context import Session, with_session
from tripai.cli.edit_questions import asking
from tripai.cli.options import EditOptions, EditRunOptions
from tripai.errors import InputError
from tripai.text import plain, shortened

if TYPE_CHECKING:
    from tripai.edits import Answer, Edit
    from tripai.model import Route

LONGEST_JSON = 1_000_000  # bytes of edits
LONGEST_COMMAND = 200  # characters of a command in the log


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(edit))


def edit(
    session: Session,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="What is to be changed, in your own words."),
    ] = None,
    route: Annotated[
        str | None,
        typer.Option(
            "--route",
            "-r",
            metavar="ROUTE",
            help="A slug, a number or a unique beginning; left out, the newest.",
            autocompletion=complete_route,
        ),
    ] = None,
    *,
    changes: EditOptions,
    run: EditRunOptions,
) -> None:
    """Change a saved route: what you ask for and as little else as can be, checked, shown, and saved when you say so.

    Example: tripai edit --move "castle = before lunch" --retime "dinner @ 2 = 20:00"
    """
    with session.store() as store:
        before = store.load(route)
    if _is_by_hand(session, words, changes, run):
        from tripai.cli.by_hand import edited_by_hand

        after = edited_by_hand(session, before, partial(applied, session, before, force=run.force))
    else:
        answer = _answer(session, before, " ".join(words or []), changes, run)
        after = applied(session, before, answer, force=run.force)
    offer(session, before, after, _command(words or [], changes, run), dry_run=run.dry_run)


def offer(session: Session, before: Route, after: Route, command: str, *, dry_run: bool) -> None:
    """Show what is different, and save it if that is wanted."""
    if after == before:
        session.say("Nothing changes.")
        (_print_trial if dry_run else _print_saved)(session, before, after)
        return
    if not session.json:
        from tripai.cli import render

        render.difference(session, before, after)
    for sentence in after.brief.assumptions:
        if sentence not in before.brief.assumptions:
            session.say(plain(sentence))
    if dry_run:
        _print_trial(session, before, after)
        session.say("Not saved (--dry-run).")
    elif session.confirms("Save this change?"):
        _save(session, before, after, command)
    else:
        session.say("Nothing was saved.")


def _is_by_hand(
    session: Session, words: Sequence[str] | None, changes: EditOptions, run: EditRunOptions
) -> bool:
    """Whether nothing is said, and somebody is there to whom a text can be given."""
    said = words or changes != EditOptions() or run.json_edits or run.now or run.done or run.late
    return not said and session.can_ask


def _answer(
    session: Session, route: Route, words: str, changes: EditOptions, run: EditRunOptions
) -> Answer | Sequence[Edit]:
    """What is to be changed, as one of the ways in which it can be said."""
    said = [bool(words), changes != EditOptions(), bool(run.json_edits), run.now]
    if (run.done or run.late) and not run.now:
        raise InputError("--done and --late go with --now.", "Such as: --now --late 40")
    if sum(said) != 1:
        raise InputError(
            "What is to be changed is said in more than one way."
            if any(said)
            else "What is to be changed is not said.",
            'Say it with options, such as: tripai edit --remove "the zoo"; or with --json-edits, or --now.',
        )
    if words:
        return _read(session, route, words, run)
    if run.json_edits:
        return _json_edits(run.json_edits)
    if run.now:
        from tripai.edits import Resume

        return [Resume(at=session.now, done=tuple(run.done or ()), late=run.late)]
    from tripai.ai.names.grounding import Gazette
    from tripai.cli.edit_options import Written
    from tripai.editing.naming import as_shown
    from tripai.planning import city_of

    city = city_of(route.brief, session.places)
    places = Gazette(session.places.places(city))
    options = Written(route, city, places).edits(changes)
    return asking(session, options, lambda edits: as_shown(route, edits, lambda: places.places))


def _read(session: Session, route: Route, words: str, run: EditRunOptions) -> Answer:
    """Read a wish in words, and say how they were taken."""
    from tripai.editing.reading import read_edit
    from tripai.edits import Edits

    session.choose({k: v for k, v in (("ai", run.ai), ("model", run.model)) if v is not None})
    terms = Terms(require=run.require_ai, max_cost=run.max_cost, planned=("read_edit",))
    answer = read_edit(
        words,
        route,
        now=session.now,
        assistant=assistant(session, terms),
        source=session.places,
        rates=session.settings.rates,
    )
    say_calls(session)
    for sentence in answer.assumptions if isinstance(answer, Edits) else ():
        session.say(sentence)
    return answer


def _json_edits(path: str) -> Sequence[Edit]:
    """Read a list of edits as JSON from a file or from stdin."""
    from pydantic import ValidationError

    from tripai.edits import EDITS

    try:
        if path == "-":
            data = sys.stdin.buffer.read(LONGEST_JSON + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LONGEST_JSON + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > LONGEST_JSON:
        raise InputError(f"{path} has more than {LONGEST_JSON:,} bytes.", "Give fewer edits.")
    try:
        return EDITS.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = " ".join(map(str, first["loc"]))
        raise InputError(
            f"The edits cannot be read: {where + ': ' if where else ''}{first['msg']}.",
            "What they may be: tripai schema edits.",
        ) from error


def applied(
    session: Session, before: Route, answer: Answer | Sequence[Edit], *, force: bool
) -> Route:
    """The route after the edits; what may mean several things is asked for, where somebody can be asked."""
    from tripai.editing.applying import apply_edits

    return asking(
        session,
        answer,
        lambda edits: apply_edits(
            before,
            edits,
            source=session.places,
            guide=replaying(session, before.recipe),
            travel=session.travel,
            weather=session.weather,
            force=force,
        ),
    )


def _save(session: Session, before: Route, after: Route, command: str) -> None:
    """Save the change, unless somebody has changed the route in the meantime."""
    with session.store() as store:
        saved = store.save(after, command=command, after=before.revision)
    _print_saved(session, before, saved)
    session.say(f"Saved {saved.slug}, revision {saved.revision}. tripai undo takes that back.")


def _print_saved(session: Session, _: Route, after: Route) -> None:
    """Print for a program the route as it is saved."""
    if session.json:
        print_route(session, after)


def _print_trial(session: Session, before: Route, after: Route) -> None:
    """Print for a program what would be different, and the route that would be."""
    if session.json:
        from tripai.cli import revision_documents
        from tripai.editing.diff import diff

        document = revision_documents.edited(before, after, diff(before, after))
        session.print_json(document.model_dump(mode="json", by_alias=True))


def _command(words: Sequence[str], changes: EditOptions, run: EditRunOptions) -> str:
    """What was said, for the log."""
    said = list(words)
    for field in fields(changes):
        for text in getattr(changes, field.name) or []:
            said += [f"--{field.name}", text]
    said += ["--json-edits", run.json_edits] if run.json_edits else []
    said += ["--now"] if run.now else []
    for name in run.done or []:
        said += ["--done", name]
    said += ["--late", str(run.late)] if run.late else []
    return shortened(plain(" ".join(("edit", *map(_quoted, said)))), LONGEST_COMMAND)


def _quoted(text: str) -> str:
    return shlex.quote(text) if " " in text else text
