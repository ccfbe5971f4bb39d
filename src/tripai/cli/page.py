"""A route as a person reads it: three layouts, for narrow terminals, for usual ones and for wide ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tripai import wording
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.model import Activity, Finding, Leg, Route, RouteDay

SEVERITY = {"error": "bold red", "warning": "yellow", "info": "dim"}
NARROW = 60  # columns, below which the times stand above the names and not beside them
WIDE = 100  # columns, from which the notes stand beside the names and not below them


def page(shown: Route, width: int) -> Group:
    """Return a route for so many columns."""
    title = Text(plain(shown.title), style="bold")
    if shown.number:
        title.append(f"   {shown.slug}, no. {shown.number}, revision {shown.revision}", style="dim")
    return Group(
        title,
        Text("\n".join(filter(None, (_subtitle(shown), wording.optimality(shown)))), style="dim"),
        *(part for day in shown.days for part in _day(day, width)),
        *_findings(shown.findings),
        *section("Assumptions", shown.brief.assumptions),
        *section("Sources", wording.sources(shown)),
    )


def section(heading: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    """Yield lines below a heading; nothing for no lines."""
    shown = [plain(line) for line in lines]
    if shown:
        yield Text(f"\n{heading}", style="bold")
    for line in shown:
        yield Padding(Text(line, style="dim"), (0, 0, 0, 1))


def _subtitle(shown: Route) -> str:
    wishes = ", ".join(map(plain, shown.brief.interests))
    parts = [wording.dates(shown), wording.party(shown.brief.party), shown.brief.pace, wishes]
    return " · ".join(part for part in parts if part)


def _day(day: RouteDay, width: int) -> Iterator[RenderableType]:
    heading = Text(f"\nDay {day.number}", style="bold cyan")
    heading.append(f" · {wording.weekday(day.date)} {wording.day_and_month(day.date)}")
    yield heading.append(" · fixed", style="not bold magenta") if day.locked else heading
    for line in filter(None, (plain(day.summary), wording.capital(wording.outlook(day)))):
        yield Padding(Text(line, style="dim"), (0, 0, 0, 1))
    layout = _narrow if width < NARROW else _wide if width >= WIDE else _usual
    yield Padding(layout(day), (0, 0, 0, 1))
    yield Padding(Text(_sum(day), style="dim"), (0, 0, 0, 1))


def _narrow(day: RouteDay) -> Group:
    """When and what it costs, and below it what."""
    parts: list[RenderableType] = []
    for activity in day.activities:
        parts += map(_indented, _way(activity.leg))
        head = Table.grid(expand=True)
        head.add_row(_clock(activity), Text.assemble(_cost(activity), justify="right"))
        parts += [head, _indented(_name(activity)), *map(_indented, _note(activity))]
    return Group(*parts, *map(_indented, _way(day.way_home, day.base.name)))


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2))


def _usual(day: RouteDay) -> Table:
    """When, what and what it costs; a note below what."""
    grid = _grid()
    for activity in day.activities:
        for way in _way(activity.leg):
            grid.add_row("", way)
        grid.add_row(_clock(activity), _name(activity), _cost(activity))
        for note in _note(activity):
            grid.add_row("", note)
    for way in _way(day.way_home, day.base.name):
        grid.add_row("", way)
    return grid


def _wide(day: RouteDay) -> Table:
    """When, what, a note and what it costs."""
    grid = _grid(notes=True)
    for activity in day.activities:
        for way in _way(activity.leg):
            grid.add_row("", way)
        grid.add_row(_clock(activity), _name(activity), Group(*_note(activity)), _cost(activity))
    for way in _way(day.way_home, day.base.name):
        grid.add_row("", way)
    return grid


def _grid(*, notes: bool = False) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(min_width=11, no_wrap=True)  # wider where an hour comes twice
    grid.add_column(ratio=1, overflow="fold")
    if notes:
        grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    return grid


def _clock(activity: Activity) -> Text:
    return Text(wording.clock(activity), style="dim" if activity.kind == "rest" else "bold")


def _name(activity: Activity) -> Text:
    quiet = activity.kind in {"rest", "transfer", "lodging"}
    text = Text(plain(activity.title), style="" if quiet else "bold", overflow="fold")
    place = activity.place
    if place and place.local_name and activity.kind == "visit":
        text.append(f" · {plain(place.local_name)}", style="not bold dim")
    if activity.locked:
        text.append(" · fixed", style="not bold magenta")
    return text


def _note(activity: Activity) -> Iterator[Text]:
    place = activity.place
    notes = [plain(activity.why)]
    if place and activity.kind == "visit":
        notes.append(wording.opening(place, activity.start.date()))
        notes += ["book ahead"] if place.book_ahead else []
    note = "; ".join(part for part in notes if part)
    if note:
        yield Text(note, style="dim", overflow="fold")


def _way(leg: Leg | None, back_in: str = "") -> Iterator[Table]:
    """Yield how to get there, unless it is next door."""
    if leg is None or not (leg.minutes or back_in):
        return
    grid = Table.grid(padding=(0, 1, 0, 0))
    style = "green dim" if leg.mode == "walk" else "blue dim"
    end = f", back in {plain(back_in)}" if back_in else ""
    grid.add_row(Text("↓", style), Text(wording.leg(leg) + end, style, overflow="fold"))
    yield grid


def _cost(activity: Activity) -> Text:
    return Text(wording.money(activity.cost) if activity.cost else "", style="dim")


def _sum(day: RouteDay) -> str:
    sights = sum(activity.kind == "visit" for activity in day.activities)
    _, metres = wording.walked(day)
    parts = [wording.count(sights, "sight"), f"{wording.distance(metres)} on foot between them"]
    spent = wording.spent([day])
    return ", ".join([*parts, *([f"about {spent}"] if spent else [])])


def _findings(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    if not findings:
        return
    yield Text("\nTo know", style="bold")
    grid = Table.grid(padding=(0, 1, 0, 0))
    for finding in findings:
        grid.add_row(
            Text(finding.severity, SEVERITY[finding.severity]),
            Text(plain(wording.finding(finding)), overflow="fold"),
        )
    yield Padding(grid, (0, 0, 0, 1))
