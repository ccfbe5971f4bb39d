"""Saved routes. Importing this costs what SQLModel costs, about 0.3 s: do it where it is used."""

from tripai.storage.calendars import Calendars
from tripai.storage.exports import Export
from tripai.storage.ledger import RecordedCall
from tripai.storage.queries import RouteSummary
from tripai.storage.revisions import Revision, Step
from tripai.storage.store import Store, is_there, open_store

__all__ = [
    "Calendars",
    "Export",
    "RecordedCall",
    "Revision",
    "RouteSummary",
    "Step",
    "Store",
    "is_there",
    "open_store",
]
