"""Where the revisions of a route went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from tripai.model import Route
from tripai.storage.tables import ExportRow


@dataclass(frozen=True, slots=True)
class Export:
    """A record that a revision of a route went somewhere."""

    route: int
    revision: int
    format: str
    target: str
    exported_at: datetime


def exports_of(session: Session, route: Route) -> tuple[Export, ...]:
    """Return where a route went, the oldest first."""
    query = select(ExportRow).where(ExportRow.route == route.number).order_by(col(ExportRow.id))
    return tuple(
        Export(row.route, row.revision, row.format, row.target, row.exported_at)
        for row in session.exec(query)
    )
