"""What the commands print with --json beside a route: each with a schema_version, and a JSON Schema for `tripai schema`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from tripai.cli import calendar_documents, check_documents, record_documents, revision_documents
from tripai.cli.versioned import Document
from tripai.model import Brief, City, Frozen, Party, Place, Route, Traveller

if TYPE_CHECKING:
    from tripai.explaining import Explanation
    from tripai.importing import Remark
    from tripai.places.imported import ImportedList
    from tripai.storage import RouteSummary


class RouteLine(Frozen):
    """A saved route in a list."""

    number: int
    slug: str
    title: str
    start: str
    days: int
    revision: int
    saved_at: str
    party: Party


class RouteList(Document):
    """`tripai list --json`."""

    routes: tuple[RouteLine, ...]


class ListLine(Frozen):
    """What was imported from one file for one city."""

    file: str
    city: str
    country: str
    places: int


class CityList(Document):
    """`tripai places list --json`."""

    cities: tuple[City, ...]
    imported: tuple[ListLine, ...] = ()


class PlaceList(Document):
    """`tripai places list CITY --json` and `tripai places show NAME --json`."""

    city: City
    places: tuple[Place, ...]


class RowRemark(Frozen):
    """What is to be said of a row of a file."""

    where: str
    name: str
    said: str


class ImportDocument(Document):
    """`tripai places import --json`."""

    file: str
    city: City
    places: tuple[Place, ...]
    known: int = Field(description="how many of the places the city had already")
    skipped: tuple[RowRemark, ...]
    remarks: tuple[RowRemark, ...]
    left_out: int = Field(description="rows after as many places as a city takes of one list")


class RemovedDocument(Document):
    """`tripai places remove --json`."""

    removed: tuple[ListLine, ...]


class BriefDocument(Document):
    """`tripai plan --brief --json`."""

    brief: Brief


class TravellerDocument(Document):
    """`tripai profile --json`."""

    traveller: Traveller


class SettingsDocument(Document):
    """`tripai config get --json` and `tripai config set --json`."""

    settings: dict[str, str]


class PathDocument(Document):
    """`tripai config path --json`."""

    path: str


class DeletedDocument(Document):
    """`tripai delete --json`."""

    deleted: str


class ExportedFile(Frozen):
    """A file that was written; `verified` says that it was read back and agrees with its route."""

    format: str
    path: str
    verified: bool


class ExportList(Document):
    """`tripai export --json`."""

    exports: tuple[ExportedFile, ...]


class ExplanationDocument(Document):
    """`tripai why --json`: `loss` is what the score of the route would lose by a plan with the place."""

    route: str
    place: str
    included: bool
    reason: Literal[
        "must",
        "booked",
        "locked",
        "chosen",
        "closed",
        "no room",
        "budget",
        "limit",
        "group",
        "no gain",
        "avoided",
        "unsuited",
    ]
    day: int | None
    worth: int | None
    sentences: tuple[str, ...]
    displaced: tuple[str, ...]
    loss: int | None


class Check(Frozen):
    """One thing that `tripai doctor` looked at."""

    name: str
    state: Literal["ok", "warning", "error"]
    message: str


class DoctorDocument(Document):
    """`tripai doctor --json`."""

    checks: tuple[Check, ...]


class ErrorDocument(Frozen):
    """What goes to stderr with --json when a command fails."""

    code: str = Field(
        description="bad-input, not-found, cannot-schedule, service-failed, storage-failed, usage, interrupted or unexpected"
    )
    message: str
    hint: str


SCHEMAS: dict[str, type[Frozen]] = {
    "brief": BriefDocument,
    "cities": CityList,
    "deleted": DeletedDocument,
    "doctor": DoctorDocument,
    "error": ErrorDocument,
    "explanation": ExplanationDocument,
    "exports": ExportList,
    "imported": ImportDocument,
    "path": PathDocument,
    "places": PlaceList,
    "removed": RemovedDocument,
    "routes": RouteList,
    "settings": SettingsDocument,
    "traveller": TravellerDocument,
    **calendar_documents.SCHEMAS,
    **check_documents.SCHEMAS,
    **record_documents.SCHEMAS,
    **revision_documents.SCHEMAS,
}


def document(name: str, **fields: Any) -> dict[str, Any]:
    """Return a document as what `json.dumps` takes."""
    return SCHEMAS[name](**fields).model_dump(mode="json")


def lists(imported: Iterable[ImportedList]) -> list[ListLine]:
    """Return what was imported, a line for each file and city."""
    return [
        ListLine(
            file=one.name,
            city=one.city_name,
            country=one.city.country if one.city else "",
            places=len(one.places),
        )
        for one in imported
    ]


def remarks(rows: Iterable[Remark]) -> list[RowRemark]:
    """Return what is to be said of rows."""
    return [RowRemark.model_validate(row) for row in rows]


def explanation(route: Route, told: Explanation) -> dict[str, Any]:
    """Return why a place is in a route, or not."""
    return document("explanation", route=route.slug, **asdict(told))


def routes(summaries: Sequence[RouteSummary]) -> dict[str, Any]:
    """Return the list of saved routes."""
    lines = [
        RouteLine(
            number=s.number,
            slug=s.slug,
            title=s.title,
            start=s.start.isoformat(),
            days=s.days,
            revision=s.revision,
            saved_at=s.saved_at.isoformat(),
            party=s.party,
        )
        for s in summaries
    ]
    return document("routes", routes=lines)


def schemas() -> dict[str, Any]:
    """Return the JSON Schema of every document, and of the edits that `tripai edit --json-edits` reads, by name."""
    from tripai.edits import EDITS
    from tripai.export.json import schema

    by_name = {name: kind.model_json_schema(mode="serialization") for name, kind in SCHEMAS.items()}
    read = {"route": schema(), "edits": EDITS.json_schema(), **by_name}
    return {"schema_version": 1, "schemas": dict(sorted(read.items()))}
