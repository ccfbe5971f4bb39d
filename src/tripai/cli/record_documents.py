"""What the commands about calls of an assistant and about the cache print with --json."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import Field

from tripai.cli.versioned import Document
from tripai.model import Frozen, Moment

if TYPE_CHECKING:
    from tripai.cache import Entry
    from tripai.calls import Usage


class Used(Frozen):
    """What calls took together; of what the cache answered nothing else is counted."""

    calls: int
    cached: int
    input_tokens: int
    output_tokens: int
    seconds: float
    costs: dict[str, float] = Field(description="what was paid, by currency")
    unpriced: int = Field(description="calls of which nobody knows the price")


class UsedModel(Used):
    """What the calls of one model took."""

    model: str
    server: str


class UsedDay(Used):
    """What the calls of one day took."""

    date: date


class UsageDocument(Document):
    """`tripai usage --json`; `since` is null for all that is recorded."""

    since: date | None
    total: Used
    models: tuple[UsedModel, ...]
    days: tuple[UsedDay, ...]


class CacheDocument(Document):
    """`tripai cache info --json`."""

    path: str
    entries: int
    bytes: int
    limit: int
    oldest: Moment | None


class EntryLine(Frozen):
    """A text in the cache; `until` is null for what is kept until there is no room."""

    label: str
    kept_at: Moment | None
    size: int
    until: Moment | None


class EntryList(Document):
    """`tripai cache list --json`."""

    entries: tuple[EntryLine, ...]


class ClearedDocument(Document):
    """`tripai cache clear --json`."""

    cleared: int


SCHEMAS: dict[str, type[Frozen]] = {
    "cache": CacheDocument,
    "cleared": ClearedDocument,
    "entries": EntryList,
    "usage": UsageDocument,
}


def usage(
    since: date | None,
    total: Usage,
    models: Mapping[tuple[str, str], Usage],
    days: Mapping[date, Usage],
) -> dict[str, Any]:
    """Return what calls took, by model and server, and by day."""
    document = UsageDocument(
        since=since,
        total=Used(**_figures(total)),
        models=tuple(
            UsedModel(model=model, server=server, **_figures(used))
            for (model, server), used in models.items()
        ),
        days=tuple(UsedDay(date=day, **_figures(used)) for day, used in days.items()),
    )
    return document.model_dump(mode="json")


def entries(kept: tuple[Entry, ...]) -> dict[str, Any]:
    """Return what the cache keeps."""
    lines = [
        EntryLine(label=one.label, kept_at=one.kept_at, size=one.size, until=one.expires_at)
        for one in kept
    ]
    return EntryList(entries=tuple(lines)).model_dump(mode="json")


def _figures(used: Usage) -> dict[str, Any]:
    return {
        "calls": used.calls,
        "cached": used.cached,
        "input_tokens": used.input_tokens,
        "output_tokens": used.output_tokens,
        "seconds": round(used.seconds, 3),
        "costs": {currency: float(cost) for currency, cost in used.costs.items()},
        "unpriced": used.unpriced,
    }
