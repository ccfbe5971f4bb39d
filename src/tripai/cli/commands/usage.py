"""tripai usage: the calls of an assistant, and what they cost."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from tripai.cli.context import Session, with_session

if TYPE_CHECKING:
    from tripai.calls import Usage
    from tripai.storage import RecordedCall

FIGURES = ("Calls", "Cached", "Read", "Written", "Seconds", "Cost")
Key = TypeVar("Key", bound=Hashable)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(usage))


def usage(
    session: Session,
    *,
    days: Annotated[
        int | None, typer.Option(min=1, max=3660, help="Only the last days, today among them.")
    ] = None,
) -> None:
    """Show how often an assistant was called, what the cache answered instead, tokens read and written, and the cost."""
    from tripai.calls import usage as together

    since = None if days is None else _today(session) - timedelta(days=days - 1)
    calls = _calls(session, since)
    models = _grouped(calls, lambda each: (each.call.model, each.call.server))
    by_day = _grouped(calls, lambda each: each.called_at.astimezone().date())
    total = together(each.call for each in calls)
    if session.json:
        from tripai.cli import record_documents

        session.print_json(record_documents.usage(since, total, models, by_day))
    elif not calls:
        session.say(f"No call of an assistant is recorded{f' since {since}' if since else ''}.")
    else:
        _print(session, total, models, by_day if since else {})


def _today(session: Session) -> date:
    return session.now.astimezone().date()


def _calls(session: Session, since: date | None) -> Sequence[RecordedCall]:
    """Read what is recorded; looking makes no database."""
    from tripai.storage import is_there

    if not is_there(session.settings.database):
        return ()
    with session.store() as store:
        return store.calls(datetime.combine(since, time()).astimezone() if since else None)


def _grouped(calls: Iterable[RecordedCall], key: Callable[[RecordedCall], Key]) -> dict[Key, Usage]:
    from tripai.calls import usage as together

    groups: dict[Key, list[RecordedCall]] = {}
    for each in calls:
        groups.setdefault(key(each), []).append(each)
    return {name: together(each.call for each in group) for name, group in groups.items()}


def _print(
    session: Session,
    total: Usage,
    models: Mapping[tuple[str, str], Usage],
    days: Mapping[date, Usage],
) -> None:
    from tripai.cli import render
    from tripai.cli.streams import write

    rows = [(model, *_figures(used)) for (model, _), used in models.items()]
    notes = [server for _, server in models]
    if len(rows) > 1:
        rows.append(("Together", *_figures(total)))
        notes.append("")
    render.table(session, ("Model", *FIGURES), rows, notes)
    if days:
        write("\n")
        rows = [(str(day), *_figures(used)) for day, used in days.items()]
        render.table(session, ("Day", *FIGURES), rows)


def _figures(used: Usage) -> tuple[str, ...]:
    tokens = (f"{used.input_tokens:,}", f"{used.output_tokens:,}")
    return (str(used.calls), str(used.cached), *tokens, f"{used.seconds:.0f}", _cost(used))


def _cost(used: Usage) -> str:
    paid = [f"{cost:.4f} {currency}" for currency, cost in used.costs.items() if cost]
    unknown = [f"{used.unpriced} unpriced"] if used.unpriced else []
    return ", ".join(paid + unknown) or "nothing"
