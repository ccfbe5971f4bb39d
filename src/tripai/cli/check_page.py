"""What a person sees of a check: each finding with its line, its rule and what would help, and the sum of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tripai import wording
from tripai.cli.check_documents import count_of
from tripai.cli.page import SEVERITY, section
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.checking import Advice
    from tripai.importing.plans import Resolved
    from tripai.repairing import Repair


def check_page(
    name: str, looked_at: Resolved, found: Sequence[Advice], repair: Repair | None
) -> Group:
    """Return the findings of a check, and the sum of them."""
    return Group(
        *(part for one in found for part in _finding(name, looked_at, one)),
        Text(_sum(name, looked_at, found), style="bold"),
        *section("Assumptions", looked_at.route.brief.assumptions if looked_at.claims_more else ()),
        *section("Not kept in the repaired route" if repair else "", repair.lost if repair else ()),
    )


def _finding(name: str, looked_at: Resolved, one: Advice) -> Iterator[RenderableType]:
    finding = one.finding
    line = looked_at.line(one)
    where = f"{plain(name)}:{line}" if line else plain(name)
    yield Text.assemble(
        (f"{where} ", "dim"),
        (finding.severity, SEVERITY[finding.severity]),
        (f" {finding.rule}", "dim"),
        overflow="fold",
    )
    yield Padding(Text(plain(wording.finding(finding)), overflow="fold"), (0, 0, 0, 2))
    yield Padding(Text(plain(one.fix), style="dim", overflow="fold"), (0, 0, 0, 2))


def _sum(name: str, looked_at: Resolved, found: Sequence[Advice]) -> str:
    route = looked_at.route
    what = f"{plain(route.brief.stays[0].city)}, {wording.dates(route)}"
    if not found:
        return f"{plain(name)}: {what}: nothing to find fault with."
    errors, warnings = count_of(found, "error"), count_of(found, "warning")
    told = f"{wording.count(errors, 'error')}, {wording.count(warnings, 'warning')}"
    return f"{plain(name)}: {what}: {told}."
