"""tripai: one sentence becomes a trip that can really be walked, checked, printed and kept.

The public names below are loaded on first use (PEP 562), so that importing tripai costs next to nothing.

    from datetime import UTC, datetime
    from tripai import check_route, export_route, open_store, plan_route, read_request

    brief = read_request("3 days in Lisbon with two kids", now=datetime.now(UTC))
    route = plan_route(brief)
    with open_store() as store:
        route = store.save(route)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tripai.checking import check_route
    from tripai.editing.applying import apply_edits
    from tripai.editing.reading import read_edit
    from tripai.errors import (
        InputError,
        NotFoundError,
        ScheduleError,
        ServiceError,
        StorageError,
        TripaiError,
    )
    from tripai.model import (
        Activity,
        Brief,
        Candidate,
        Finding,
        Leg,
        Money,
        Place,
        Route,
        RouteDay,
        Traveller,
    )
    from tripai.planning import plan_route, read_request
    from tripai.publishing import export_route
    from tripai.storage import Store

__all__ = [
    "Activity",
    "Brief",
    "Candidate",
    "Finding",
    "InputError",
    "Leg",
    "Money",
    "NotFoundError",
    "Place",
    "Route",
    "RouteDay",
    "ScheduleError",
    "ServiceError",
    "StorageError",
    "Traveller",
    "TripaiError",
    "apply_edits",
    "check_route",
    "export_route",
    "open_store",
    "plan_route",
    "read_edit",
    "read_request",
]

_HOMES = {
    "apply_edits": "editing.applying",
    "check_route": "checking",
    "export_route": "publishing",
    "plan_route": "planning",
    "read_edit": "editing.reading",
    "read_request": "planning",
}


def open_store(database: "str | Path | None" = None) -> "Store":
    """Open the saved routes: those of the command line, or of another database.

    The settings (`TRIPAI_HOME`, `TRIPAI_DATABASE_URL`, config.toml) say which those are, and the
    clock (or `TRIPAI_NOW`) when something is saved.

    Args:
        database: The path of a SQLite file, or a SQLAlchemy URL, instead of what the settings say.

    Raises:
        StorageError: The database or its folder cannot be used; the message says why.
        InputError: A setting cannot be understood.
    """
    import os
    from datetime import UTC, datetime

    from tripai.config import load_settings, told_now
    from tripai.storage import open_store

    if database is None:
        settings = load_settings(os.environ)
        database = settings.database_url or settings.paths.database
    return open_store(database, now=lambda: told_now(os.environ) or datetime.now(UTC))


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tripai' has no attribute {name!r}")
    home = _HOMES.get(name, "errors" if name.endswith("Error") else "model")
    return getattr(import_module(f"tripai.{home}"), name)


def __dir__() -> list[str]:
    return __all__
