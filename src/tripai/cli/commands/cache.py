"""tripai cache: what services and models answered, as it is kept on disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import typer

from tripai.cli.context import Session, with_session

if TYPE_CHECKING:
    from tripai.cache import Entry

MEGABYTE = 2**20


def register(app: typer.Typer) -> None:
    """Add the commands."""
    cache = typer.Typer(
        help="Answers of services and models, kept on disk: look, empty.", no_args_is_help=True
    )
    cache.command()(with_session(info))
    cache.command("list")(with_session(list_entries))
    cache.command()(with_session(clear))
    app.add_typer(cache, name="cache")


def info(session: Session) -> None:
    """Say where the cache is, how much is in it, and since when."""
    from tripai.cache import LARGEST

    entries = session.cache.entries()
    size = session.cache.size()
    oldest = min((each.kept_at for each in entries if each.kept_at), default=None)
    if session.json:
        from tripai.cli import documents

        session.print_json(
            documents.document(
                "cache",
                path=str(session.cache.file),
                entries=len(entries),
                bytes=size,
                limit=LARGEST,
                oldest=oldest,
            )
        )
        return
    from tripai.cli import render

    room = f"{size / MEGABYTE:.1f} MB of at most {LARGEST // MEGABYTE} MB"
    facts = [("File", str(session.cache.file)), ("Answers", str(len(entries))), ("Size", room)]
    facts += [("Oldest", _local(oldest))] if oldest else []
    render.table(session, ("What", "Found"), facts)


def list_entries(session: Session) -> None:
    """List what is kept, the newest first."""
    entries = session.cache.entries()
    if session.json:
        from tripai.cli import record_documents

        session.print_json(record_documents.entries(entries))
    elif not entries:
        session.say("Nothing is kept.")
    else:
        from tripai.cli import render

        render.table(session, ("What", "Since", "Bytes", "Until"), _rows(entries))


def clear(session: Session) -> None:
    """Forget everything that is kept; later plans ask again."""
    file = session.cache.file
    if file.exists() and not session.confirms(f"Forget every answer in {file}?"):
        session.say("Nothing was forgotten.")
        return
    from tripai import wording

    cleared = session.cache.clear()
    if session.json:
        session.print_json({"schema_version": 1, "cleared": cleared})
    session.say(f"{wording.count(cleared, 'answer')} forgotten.")


def _rows(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    return [
        (
            each.label or "without a name",
            _local(each.kept_at),
            f"{each.size:,}",
            _local(each.expires_at) or "room is needed",
        )
        for each in entries
    ]


def _local(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else ""
