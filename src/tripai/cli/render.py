"""What a person sees, or with --json a program: routes, briefs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tripai import wording
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.cli.context import Session
    from tripai.model import Activity, Brief, City, Finding, Leg, Place, Route, RouteDay

SEVERITY = {"error": "bold red", "warning": "yellow", "info": "dim"}
WIDEST = 120  # columns: longer lines are harder to read


def route(session: Session, shown: Route) -> None:
    """Print a route."""
    if session.json:
        from tripai.export.json import document

        session.print_json(document(shown))
        return
    show(session, _route(shown))


def brief(session: Session, shown: Brief) -> None:
    """Print what was understood of a request."""
    if session.json:
        session.print_json({"schema_version": 1, "brief": shown.model_dump(mode="json")})
        return
    show(session, Group(_facts(_brief_facts(shown)), *_section("Assumptions", shown.assumptions)))


def place(session: Session, city: City, shown: Place) -> None:
    """Print a place with the source, date and grade of each fact."""
    show(session, Group(Text(plain(shown.name), style="bold"), _facts(_place_facts(city, shown))))


def table(session: Session, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows below a header."""
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for name in header:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(plain(cell)) for cell in row))
    show(session, grid)


def show(session: Session, shown: RenderableType) -> None:
    """Write something to stdout, as wide as the terminal but no wider than is easy to read."""
    from tripai.cli.streams import write

    console = session.console
    page = Console(
        file=StringIO(),
        width=min(console.width, WIDEST),
        force_terminal=console.is_terminal,
        color_system=console.color_system,  # type: ignore[arg-type]
        no_color=console.no_color,
        highlight=False,
        emoji=False,
        markup=False,
    )
    page.print(shown)
    write("\n".join(line.rstrip() for line in page.file.getvalue().split("\n")))  # type: ignore[attr-defined]


def _route(shown: Route) -> Group:
    title = Text(plain(shown.title), style="bold")
    if shown.number:
        title.append(f"   {shown.slug}, no. {shown.number}, revision {shown.revision}", style="dim")
    return Group(
        title,
        Text(_subtitle(shown), style="dim"),
        *(part for day in shown.days for part in _day(day)),
        *_findings(shown.findings),
        *_section("Assumptions", shown.brief.assumptions),
        *_section("Sources", wording.sources(shown)),
    )


def _subtitle(shown: Route) -> str:
    wishes = ", ".join(map(plain, shown.brief.interests))
    parts = [wording.dates(shown), wording.party(shown.brief.party), shown.brief.pace, wishes]
    return " · ".join(part for part in parts if part)


def _day(day: RouteDay) -> Iterator[RenderableType]:
    heading = Text(f"\nDay {day.number}", style="bold cyan")
    heading.append(f" · {wording.weekday(day.date)} {wording.day_and_month(day.date)}")
    yield heading
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=11, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(justify="right", no_wrap=True)
    for activity in day.activities:
        if activity.leg and activity.leg.minutes:
            grid.add_row("", _leg(activity.leg), "")
        grid.add_row(_clock(activity), _what(activity), _cost(activity))
    if day.way_home:
        grid.add_row("", _leg(day.way_home).append(f", back in {plain(day.base.name)}"), "")
    yield Padding(grid, (0, 0, 0, 1))
    yield Text(f" {_sum(day)}", style="dim")


def _clock(activity: Activity) -> Text:
    start, end = wording.span(activity)
    return Text(f"{start}–{end[:5]}", style="dim" if activity.kind == "rest" else "bold")


def _what(activity: Activity) -> Text:
    quiet = activity.kind in {"rest", "transfer", "lodging"}
    text = Text(plain(activity.title), style="" if quiet else "bold")
    place = activity.place
    if place and place.local_name and activity.kind == "visit":
        text.append(f"  {plain(place.local_name)}", style="not bold dim")
    if activity.locked:
        text.append("  fixed", style="not bold magenta")
    notes = [plain(activity.why)]
    if place and activity.kind == "visit":
        notes.append(wording.opening(place, activity.start.date()))
        notes += ["book ahead"] if place.book_ahead else []
    note = "; ".join(part for part in notes if part)
    return text.append(f"\n{note}", style="not bold dim") if note else text


def _leg(leg: Leg) -> Text:
    return Text(f"↓ {wording.leg(leg)}", style="green dim" if leg.mode == "walk" else "blue dim")


def _cost(activity: Activity) -> Text:
    return Text(wording.money(activity.cost) if activity.cost else "", style="dim")


def _sum(day: RouteDay) -> str:
    sights = sum(activity.kind == "visit" for activity in day.activities)
    _, metres = wording.walked(day)
    parts = [wording.count(sights, "sight"), f"{wording.distance(metres)} on foot between them"]
    spent = wording.spent([day])
    return ", ".join([*parts, *([f"about {spent}"] if spent else [])])


def _findings(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    if findings:
        yield Text("\nTo know", style="bold")
    for finding in findings:
        where = f"Day {finding.day}: " if finding.day else ""
        text = Text(f" {finding.severity} ", style=SEVERITY[finding.severity])
        yield text.append(f"{where}{plain(finding.message)}", style="default not bold")


def _section(heading: str, lines: Iterable[str]) -> Iterator[RenderableType]:
    shown = [plain(line) for line in lines]
    if shown:
        yield Text(f"\n{heading}", style="bold")
    for line in shown:
        yield Padding(Text(line, style="dim"), (0, 0, 0, 1))


def _facts(facts: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts:
        if value:
            grid.add_row(name, Text(plain(value)))
    return grid


def _brief_facts(shown: Brief) -> Iterator[tuple[str, str]]:
    stay = shown.stays[0]
    yield "City", f"{stay.city}, {stay.country}"
    yield "Dates", f"{shown.start.isoformat()}, {wording.count(shown.days, 'day')}"
    yield "Party", wording.party(shown.party)
    yield "Pace", f"{shown.pace}, {shown.day_start:%H:%M} to {shown.day_end:%H:%M}"
    yield "Interests", ", ".join(shown.interests)
    yield "Must", ", ".join(shown.must)
    yield "Avoid", ", ".join(shown.avoid)
    yield "Diet", ", ".join(shown.diet)
    yield "Budget", f"{wording.money(shown.budget)} a {shown.budget.per}" if shown.budget else ""
    yield "Base", shown.base.name if shown.base else ""
    yield "Transport", ", ".join(shown.transport)
    yield "Step-free", "yes" if shown.step_free else ""
    yield "Arrive", _moment(shown.arrive)
    yield "Leave", _moment(shown.leave)
    for booking in shown.bookings:
        yield "Booked", f"{booking.title}, {_moment(booking.start)}, {booking.minutes} min"


def _place_facts(city: City, shown: Place) -> Iterator[tuple[str, str]]:
    facts = shown.provenance
    hours_year = f" as known for {facts.as_of}" if facts.as_of else ""
    yield "City", f"{city.name}, {city.country}"
    yield "Also", ", ".join(shown.all_names[1:])
    yield "What", f"{shown.category}; {shown.about}"
    yield "Tags", ", ".join(shown.tags)
    yield (
        "Position",
        f"{shown.lat:.5f}, {shown.lon:.5f} {_graded(facts.position_grade, facts.position_sources)}",
    )
    yield (
        "Hours",
        f"{shown.hours or 'unknown'}{hours_year} {_graded(facts.hours_grade, facts.hours_sources)}",
    )
    yield "Last entry", f"{shown.last_entry} min before closing" if shown.last_entry else ""
    yield "Visit", f"{shown.minutes} min"
    yield "Price", wording.price(shown)
    yield "Book ahead", "yes" if shown.book_ahead else ""
    yield "Step-free", {True: "yes", False: "no", None: "unknown"}[shown.step_free]
    yield "Wikidata", shown.wikidata or ""
    yield "Source", f"{facts.source} ({facts.licence})" if facts.licence else facts.source
    yield "Ref", shown.ref


def _graded(grade: str, sources: Sequence[str]) -> str:
    meaning = f"agrees with {wording.listed(sources)}" if sources else "recalled only"
    return f"(grade {grade}: {meaning})"


def _moment(moment: Any) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
