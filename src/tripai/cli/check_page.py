"""What a person sees of a check: each finding with its line, its rule and what would help, and the sum of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tripai import wording
from tripai.cli.page import SEVERITY, section
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.checking import Advice
    from tripai.cli.check_documents import Report


def check_page(report: Report) -> Group:
    """Return the findings of a check, and the sum of them."""
    plan, repair = report.looked_at, report.repair
    return Group(
        *(part for one in report.found for part in _finding(report, one)),
        Text(_sum(report), style="bold"),
        *section("Assumptions", plan.route.brief.assumptions if plan.claims_more else ()),
        *section("Repaired", repair.done if repair and repair.route else ()),
        *section("Not kept in the repaired route", repair.lost if repair else ()),
    )


def _finding(report: Report, one: Advice) -> Iterator[RenderableType]:
    finding, line = one.finding, report.looked_at.line(one)
    where = f"{plain(report.name)}:{line}" if line else plain(report.name)
    yield Text.assemble(
        (f"{where} ", "dim"),
        (finding.severity, SEVERITY[finding.severity]),
        (f" {finding.rule}", "dim"),
        overflow="fold",
    )
    yield Padding(Text(plain(wording.finding(finding)), overflow="fold"), (0, 0, 0, 2))
    yield Padding(Text(plain(one.fix), style="dim", overflow="fold"), (0, 0, 0, 2))


def _sum(report: Report) -> str:
    route = report.looked_at.route
    what = f"{plain(report.name)}: {wording.cities(route)}, {wording.dates(route)}"
    if not report.found and report.looked_at.unread:
        unread = wording.count(report.looked_at.unread, "line")
        return f"{what}: no fault was found, but {unread} could not be checked."
    if not report.found:
        return f"{what}: nothing to find fault with."
    errors = wording.count(report.count("error"), "error")
    return f"{what}: {errors}, {wording.count(report.count('warning'), 'warning')}."
