"""What a person sees: routes, briefs, places and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tripai import wording
from tripai.cli.facts import brief_facts
from tripai.cli.page import NARROW, page, section
from tripai.cli.streams import write
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.cli.check_documents import Report
    from tripai.cli.context import Session
    from tripai.model import Brief, City, Place, Route

WIDEST = 120  # columns: longer lines are harder to read
_ENDS = re.compile(r"(?:\x1b\[[0-9;]*m| )+$", re.MULTILINE)  # padding, and colours within it


def route(session: Session, shown: Route) -> None:
    """Print a route."""
    show(session, page(shown, _width(session)))


def difference(session: Session, before: Route, after: Route) -> None:
    """Print what is different between two routes, or two revisions of one."""
    from tripai.cli.diff_page import diff_page

    show(session, diff_page(before, after))


def comparison(session: Session, left: Route, right: Route) -> None:
    """Print two routes, or two revisions of one, side by side."""
    from tripai.cli.compare_page import compare_page

    show(session, compare_page(left, right, _width(session)))


def checked(session: Session, report: Report) -> None:
    """Print what a check found."""
    from tripai.cli.check_page import check_page

    show(session, check_page(report))


def facts(session: Session, heading: str, named: Iterable[tuple[str, str]]) -> None:
    """Print facts with their names below a heading; an empty one is left out."""
    show(session, Group(Text(plain(heading), style="bold"), _facts(named)))


def brief(session: Session, shown: Brief) -> None:
    """Print what was understood of a request."""
    show(session, Group(_facts(brief_facts(shown)), *section("Assumptions", shown.assumptions)))


def place(session: Session, city: City, shown: Place) -> None:
    """Print a place with the source, date and grade of each fact."""
    facts(session, shown.name, _place_facts(city, shown))


def paragraphs(session: Session, heading: str, sentences: Iterable[str]) -> None:
    """Print sentences below a heading, each on a line of its own."""
    lines = (Padding(Text(plain(words), overflow="fold"), (0, 0, 0, 1)) for words in sentences)
    show(session, Group(Text(plain(heading), style="bold"), *lines))


def table(
    session: Session,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    notes: Sequence[str] = (),
) -> None:
    """Print rows below a header, each with a note below its first cell where there are notes.

    On a terminal too narrow for more than three columns, a row is a block of lines.
    """
    noted = list(zip(rows, [*notes] or [""] * len(rows), strict=True))
    if _width(session) < NARROW and len(header) > 3:
        show(session, Group(*(_block(header, row, note) for row, note in noted)))
        return
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for name in header:
        grid.add_column(name, overflow="fold")
    for row, note in noted:
        first, *others = (Text(plain(cell)) for cell in row)
        grid.add_row(Group(first, *_below(note)), *others)
    show(session, grid)


def _block(header: Sequence[str], row: Sequence[str], note: str) -> Group:
    return Group(_facts(zip(header, row, strict=True)), *_below(note), Text())


def _below(note: str) -> Iterator[RenderableType]:
    if note:
        yield Padding(Text(plain(note), style="dim", overflow="fold"), (0, 0, 0, 2))


def _width(session: Session) -> int:
    return min(session.console.width, WIDEST)


def show(session: Session, shown: RenderableType) -> None:
    """Write something to stdout, as wide as the terminal but no wider than is easy to read."""
    console = session.console
    file = StringIO()
    paper = Console(
        file=file,
        width=_width(session),
        force_terminal=console.is_terminal,
        color_system=console.color_system,  # type: ignore[arg-type]
        no_color=console.no_color,
        highlight=False,
        emoji=False,
        markup=False,
    )
    paper.print(shown)
    write(_ENDS.sub(lambda end: end[0].replace(" ", ""), file.getvalue()))


def _facts(facts: Iterable[tuple[str, str]]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts:
        if value:
            grid.add_row(name, Text(plain(value)))
    return grid


def _place_facts(city: City, shown: Place) -> Iterator[tuple[str, str]]:
    facts = shown.provenance
    yield "City", f"{city.name}, {city.country}"
    yield "Also", ", ".join(shown.all_names[1:])
    yield "What", "; ".join(filter(None, (shown.category, shown.about)))
    yield "Tags", ", ".join(shown.tags)
    yield (
        "Position",
        f"{shown.lat:.5f}, {shown.lon:.5f} {_graded(facts.position_grade, facts.position_sources)}",
    )
    yield "Hours", _hours(shown)
    yield "Last entry", f"{shown.last_entry} min before closing" if shown.last_entry else ""
    yield "Visit", f"{shown.minutes} min"
    yield "Price", wording.price(shown)
    yield "Book ahead", "yes" if shown.book_ahead else ""
    yield "Step-free", {True: "yes", False: "no", None: "unknown"}[shown.step_free]
    yield "Wikidata", shown.wikidata or ""
    yield "Your list", facts.listed_in
    yield "Source", wording.source(facts)
    yield "Ref", shown.ref


def _hours(shown: Place) -> str:
    facts = shown.provenance
    known = wording.known_hours(shown)
    if shown.hours is None:
        return ", ".join(filter(None, ("unknown", known)))  # of which nobody has a grade
    year = f" as known for {facts.as_of}" if facts.as_of else ""
    return f"{known}{year} {_graded(facts.hours_grade, facts.hours_sources)}"


def _graded(grade: str, sources: Sequence[str]) -> str:
    meaning = f"agrees with {wording.listed(sources)}" if sources else "recalled only"
    return f"(grade {grade}: {meaning})"
