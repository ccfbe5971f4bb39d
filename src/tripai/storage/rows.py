"""From a Route to the rows of one revision.

The other way needs no code: `Route.model_validate` reads the attributes of a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from tripai.model import Activity, Finding, Place, Route, RouteDay, Traveller
from tripai.storage.tables import (
    ActivityRow,
    DayRow,
    FindingRow,
    PlaceRow,
    RevisionRow,
    Row,
    TravellerRow,
)


def digest(place: Place) -> str:
    """Return what a snapshot of a place is called: equal places have equal digests."""
    return sha256(place.model_dump_json().encode()).hexdigest()[:32]


def place_rows(places: Iterable[Place]) -> dict[str, PlaceRow]:
    """Return one snapshot for each different place, by its digest."""
    different = {digest(place): place for place in places}
    return {key: _place_row(key, place) for key, place in different.items()}


def to_row(
    route: Route,
    *,
    revision: int,
    parent: int | None,
    saved_at: datetime,
    command: str,
    snapshots: Mapping[str, PlaceRow],
) -> RevisionRow:
    """Return a route as the row of a revision with everything below it, but without an owner."""
    return RevisionRow(
        **_same(RevisionRow, route)
        | {
            "revision": revision,
            "parent": parent,
            "saved_at": saved_at,
            "command": command,
            "city": ", ".join(stay.city for stay in route.brief.stays),
            "start": route.brief.start,
            "day_count": len(route.days),
            "brief": route.brief.model_dump(mode="json"),
            "recipe": _json(route.recipe),
            "days": [_day_row(day, snapshots) for day in route.days],
            "findings": [_finding_row(i, found) for i, found in enumerate(route.findings, 1)],
        }
    )


def traveller_row(traveller: Traveller) -> TravellerRow:
    """Return the one row of the traveller."""
    nested = {"party": _json(traveller.party), "interests": dict(traveller.interests)}
    return TravellerRow(**_same(TravellerRow, traveller) | nested)


def _place_row(key: str, place: Place) -> PlaceRow:
    return PlaceRow(
        **_same(PlaceRow, place)
        | _prefixed("price", place.price)
        | {"id": key, "provenance": place.provenance.model_dump(mode="json")}
    )


def _day_row(day: RouteDay, snapshots: Mapping[str, PlaceRow]) -> DayRow:
    activities = [_activity_row(i, each, snapshots) for i, each in enumerate(day.activities, 1)]
    return DayRow(
        **_same(DayRow, day)
        | _prefixed("base", day.base)
        | _prefixed("return", day.way_home)
        | {"activities": activities, "sun": _json(day.sun), "weather": _json(day.weather)}
    )


def _activity_row(
    position: int, activity: Activity, snapshots: Mapping[str, PlaceRow]
) -> ActivityRow:
    return ActivityRow(
        **_same(ActivityRow, activity)
        | _prefixed("leg", activity.leg)
        | _prefixed("cost", activity.cost)
        | {
            "position": position,
            "start": activity.start.isoformat(),
            "end": activity.end.isoformat(),
            "place": snapshots[digest(activity.place)] if activity.place else None,
        }
    )


def _finding_row(position: int, finding: Finding) -> FindingRow:
    return FindingRow(position=position, **_same(FindingRow, finding))


def _same(kind: type[Row], thing: BaseModel) -> dict[str, Any]:
    """Return the values of the columns that are called like a field."""
    shared = kind.model_fields.keys() & type(thing).model_fields.keys()
    return {name: getattr(thing, name) for name in shared}


def _json(thing: BaseModel | None) -> dict[str, Any] | None:
    return thing.model_dump(mode="json") if thing else None


def _prefixed(prefix: str, thing: BaseModel | None) -> dict[str, Any]:
    return {f"{prefix}_{name}": value for name, value in thing} if thing else {}
