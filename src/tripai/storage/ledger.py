"""The ledger: what each call of an assistant took. No question, no answer and no key is in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlmodel import Session, col, select

from tripai.calls import Call
from tripai.storage.tables import CallRow


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """A call, and when it was over."""

    called_at: datetime
    call: Call


def call_row(call: Call, called_at: datetime) -> CallRow:
    """Return a call as a row."""
    return CallRow(called_at=called_at, **asdict(call))


def calls_since(session: Session, since: datetime | None) -> tuple[RecordedCall, ...]:
    """Return the calls from a moment on, or all of them, the oldest first."""
    query = select(CallRow).order_by(col(CallRow.called_at), col(CallRow.id))
    if since is not None:
        query = query.where(col(CallRow.called_at) >= since)
    return tuple(map(_recorded, session.exec(query)))


def _recorded(row: CallRow) -> RecordedCall:
    facts = {field.name: getattr(row, field.name) for field in fields(Call)}
    return RecordedCall(row.called_at, Call(**facts))
