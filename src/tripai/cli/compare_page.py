"""Two routes side by side, at any width: what only one of them has is marked, and in bold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tripai import wording
from tripai.cli import diff_lines
from tripai.cli.page import NARROW
from tripai.editing.diff import diff
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.editing.diff import RouteDiff, Slot
    from tripai.model import Activity, Route, RouteDay

STYLES = {"*": "bold", "~": "yellow", " ": ""}
LEGEND = "* only on this side, ~ at another time or of another length"


def compare_page(left: Route, right: Route, width: int) -> Group:
    """Return the numbers, the wishes that differ and the days of both, for so many columns."""
    told, narrow = diff(left, right), width < NARROW
    changes = (*told.moved, *told.changed)
    left_marks = _marks(told.went, (change.before for change in changes))
    right_marks = _marks(told.came, (change.after for change in changes))
    days = _grid()
    for one, other in zip_longest(left.days, right.days):
        days.add_row(_heading(one), _heading(other))
        days.add_row(_day(one, left_marks, narrow=narrow), _day(other, right_marks, narrow=narrow))
    legend = Text(LEGEND, style="dim")
    return Group(_facts(left, right, told), Padding(days, (1, 0, 0, 0)), legend)


def _marks(only: Iterable[Slot], other: Iterable[Slot]) -> dict[str, list[Activity]]:
    """Return what bears each mark."""
    return {"*": [slot.activity for slot in only], "~": [slot.activity for slot in other]}


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _ in range(2):
        grid.add_column(ratio=1, overflow="fold")
    return grid


def _facts(left: Route, right: Route, told: RouteDiff) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row("", *(Text(_name(each), "bold") for each in (left, right)))
    wishes = diff_lines.wishes(left.brief, right.brief)
    for name, one, other in (*diff_lines.numbers(told), *wishes):
        style = "" if one == other else "bold"
        grid.add_row(name, Text(one, style), Text(other, style))
    return grid


def _name(route: Route) -> str:
    return f"{route.slug}\nrevision {route.revision}"


def _heading(day: RouteDay | None) -> Text:
    if day is None:
        return Text()
    date = f"{wording.weekday(day.date)} {wording.day_and_month(day.date)}"
    return Text.assemble((f"Day {day.number}", "bold cyan"), f" · {date}")


def _day(
    day: RouteDay | None, marks: Mapping[str, Sequence[Activity]], *, narrow: bool
) -> RenderableType:
    """Return the activities of a day; on a narrow side their names stand below the times."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    for activity in day.activities if day else ():
        mark = next((mark for mark, marked in marks.items() if activity in marked), " ")
        name = Text(plain(activity.title), STYLES[mark], overflow="fold")
        clock = Text(wording.span(activity)[0], "dim")
        cells = [Group(clock, name)] if narrow else [clock, name]
        grid.add_row(Text(mark, STYLES[mark]), *cells)
    return Padding(grid, (0, 0, 1, 0))
