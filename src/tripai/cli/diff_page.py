"""What is different between two routes, for a terminal: in colour where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tripai.cli import diff_lines
from tripai.cli.page import SEVERITY
from tripai.editing.diff import diff

if TYPE_CHECKING:
    from tripai.cli.diff_lines import Line
    from tripai.editing.diff import RouteDiff
    from tripai.model import Route

MARKS = {"+": "green", "-": "red", "~": "yellow"}


def diff_page(before: Route, after: Route) -> Group:
    """Return what came, went, moved and changed, and the numbers before and after."""
    told = diff(before, after)
    shown: list[RenderableType] = []
    for heading, lines in diff_lines.parts(before, after, told):
        shown += [Text(heading, style="bold cyan"), *map(_line, lines)]
    if not shown:
        shown.append(Text("No day and no wish is different."))
    return Group(*_heading(before, after), *shown, *_numbers(told))


def _heading(before: Route, after: Route) -> Iterator[Text]:
    if heading := diff_lines.heading(before, after):
        yield Text(heading, style="bold")


def _line(line: Line) -> RenderableType:
    style = MARKS[line.mark] if not line.severity else _severity(line)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row(Text(line.mark, f"bold {style}"), Text(line.text, style, overflow="fold"))
    return Padding(grid, (0, 0, 0, 1))


def _severity(line: Line) -> str:
    """A finding that has gone is quiet, whatever it was."""
    return SEVERITY[line.severity] if line.mark == "+" else "dim"


def _numbers(told: RouteDiff) -> Iterator[RenderableType]:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    for name, before, after in diff_lines.numbers(told):
        same = before == after
        value = Text(before, "dim") if same else Text(f"{before} → {after}", "bold")
        value.overflow = "fold"
        grid.add_row(name, value)
    yield Padding(grid, (1, 0, 0, 0))
