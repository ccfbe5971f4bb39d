"""tripai: one sentence becomes a trip that can really be walked, checked, printed and kept.

The public names below are loaded on first use (PEP 562), so that importing tripai costs next to nothing.

    from datetime import UTC, datetime
    from tripai import check_route, export_route, open_store, plan_route, read_request

    brief = read_request("3 days in Lisbon with two kids", now=datetime.now(UTC))
    route = plan_route(brief)
    with open_store() as store:
        route = store.save(route, command="example")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tripai.checking import check_route
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
    from tripai.storage import open_store

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
    "check_route",
    "export_route",
    "open_store",
    "plan_route",
    "read_request",
]

_HOMES = {
    "check_route": "checking",
    "export_route": "publishing",
    "open_store": "storage",
    "plan_route": "planning",
    "read_request": "planning",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'tripai' has no attribute {name!r}")
    home = _HOMES.get(name, "errors" if name.endswith("Error") else "model")
    return getattr(import_module(f"tripai.{home}"), name)


def __dir__() -> list[str]:
    return __all__
