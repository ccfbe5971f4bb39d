"""What `tripai check` and `tripai import` print for programs: JSON, and SARIF for what shows findings beside a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pydantic import Field

from tripai.cli.versioned import Document
from tripai.model import Finding, Frozen, Route, Severity

if TYPE_CHECKING:
    from tripai.checking import Advice, Rule
    from tripai.importing.plans import Resolved
    from tripai.repairing import Repair

LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class FoundLine(Finding):
    """A finding, with what would help and the line of the file; 0 where there is none."""

    fix: str
    line: int


class CheckDocument(Document):
    """`tripai check --json`."""

    checked: str = Field(description="the file or the route")
    format: str = Field(description="markdown, ics, gpx, csv, json, or saved")
    city: str
    start: str
    days: int
    errors: int
    warnings: int
    findings: tuple[FoundLine, ...]
    assumptions: tuple[str, ...]
    repaired: dict[str, Any] | None = Field(description="with --fix: what is proposed instead")
    done: tuple[str, ...] = Field(description="with --fix: what was changed for it")
    not_kept: tuple[str, ...] = Field(description="with --fix: what is not in it")
    not_repaired: str | None = Field(description="with --fix: why nothing is proposed")


class RuleLine(Frozen):
    """A rule of the check."""

    id: str
    severity: Severity
    meaning: str
    fix: str


class RuleList(Document):
    """`tripai check --rules --json`."""

    rules: tuple[RuleLine, ...]


SCHEMAS: dict[str, type[Frozen]] = {"check": CheckDocument, "rules": RuleList}


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of a file or a route found, and the repaired route if one was asked for."""

    name: str
    looked_at: Resolved
    found: Sequence[Advice]
    repair: Repair | None = None

    def count(self, severity: Severity) -> int:
        """Return how many findings are of a severity."""
        return sum(one.finding.severity == severity for one in self.found)


def checked(report: Report) -> dict[str, Any]:
    """Return the document of a check."""
    route, repair = report.looked_at.route, report.repair
    repaired = repair.route if repair else None
    return CheckDocument(
        checked=report.name,
        format=report.looked_at.form,
        city=route.brief.stays[0].city,
        start=route.days[0].date.isoformat(),
        days=len(route.days),
        errors=report.count("error"),
        warnings=report.count("warning"),
        findings=tuple(
            FoundLine(**one.finding.model_dump(), fix=one.fix, line=report.looked_at.line(one))
            for one in report.found
        ),
        assumptions=route.brief.assumptions,
        repaired=_document(repaired) if repaired else None,
        done=repair.done if repair and repaired else (),
        not_kept=repair.lost if repair else (),
        not_repaired=repair.reason if repair and not repaired else None,
    ).model_dump(mode="json")


def rules(table: Sequence[Rule], fixes: dict[str, str]) -> dict[str, Any]:
    """Return the document of all rules."""
    lines = (
        RuleLine(id=rule.id, severity=rule.severity, meaning=rule.meaning, fix=fixes[rule.id])
        for rule in table
    )
    return RuleList(rules=tuple(lines)).model_dump(mode="json")


def sarif(report: Report, table: Sequence[Rule], version: str) -> dict[str, Any]:
    """Return the findings as SARIF 2.1.0 (OASIS); of a saved route, which is no file, with its days as places."""
    position = {rule.id: number for number, rule in enumerate(table)}
    driver = {
        "name": "tripai",
        "version": version,
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.meaning},
                "defaultConfiguration": {"level": LEVELS[rule.severity]},
            }
            for rule in table
        ],
    }
    results = [
        {
            "ruleId": one.finding.rule,
            "ruleIndex": position[one.finding.rule],
            "level": LEVELS[one.finding.severity],
            "message": {"text": f"{one.finding.message} {one.fix}".strip()},
            "locations": [_location(report, one)],
        }
        for one in report.found
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _location(report: Report, one: Advice) -> dict[str, Any]:
    name = report.name
    if report.looked_at.form == "saved":
        day = f"{name}/day {one.finding.day}" if one.finding.day else name
        return {"logicalLocations": [{"fullyQualifiedName": day, "kind": "element"}]}
    file = {"uri": quote(name.replace("\\", "/"))}
    region = {"startLine": max(1, report.looked_at.line(one))}
    return {"physicalLocation": {"artifactLocation": file, "region": region}}


def _document(route: Route) -> dict[str, Any]:
    from tripai.export.json import document

    return document(route)
