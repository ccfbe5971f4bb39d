"""tripai check: the checker as a linter, for saved routes and for plans from elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli import exit_codes
from tripai.cli.commands.show import complete_route, print_route
from tripai.cli.context import Session, with_session
from tripai.cli.named import route_and_revision
from tripai.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from tripai.checking import Advice
    from tripai.cli.check_documents import Report
    from tripai.importing.plans import Resolved, Told
    from tripai.model import City, Route
    from tripai.repairing import Repair

SUFFIXES = {".md", ".markdown", ".txt", ".ics", ".gpx", ".csv", ".tsv", ".json"}


@dataclass(frozen=True, slots=True)
class FileOptions:
    """What the options say of a file, where it does not say so itself."""

    city: Annotated[
        str | None, typer.Option(help="The city, if the file does not say.", metavar="NAME")
    ] = None
    start: Annotated[
        str | None, typer.Option(help="The first date, if the file does not say.", metavar="DATE")
    ] = None
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="markdown, ics, gpx, csv or json; seen from the content unless told.",
            metavar="FORMAT",
        ),
    ] = None


NOTHING_SAID = FileOptions()


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(check))


def check(
    session: Session,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="ROUTE|FILE",
            help="A saved route, or a file with a plan; - for stdin; left out, the newest route.",
            autocompletion=complete_route,
        ),
    ] = None,
    *,
    file: FileOptions,
    against: Annotated[
        str | None,
        typer.Option(
            help="A route or file of before: what was locked there has to stand.",
            metavar="ROUTE|FILE",
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Propose a route without what was found.")
    ] = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="Print SARIF 2.1.0.")] = False,
    rules: Annotated[bool, typer.Option("--rules", help="Print the table of rules.")] = False,
) -> None:
    """Check a saved route, or a plan from elsewhere: a chat's Markdown, a calendar, GPX, CSV, our JSON.

    Example: tripai check plan.md --city Lisbon
    """
    if rules:
        _print_rules(session)
        return
    if sarif and (fix or session.json):
        raise InputError("--sarif prints findings and nothing else.", "Leave --fix and --json out.")
    from tripai.cli import check_documents

    name, looked_at = look_at(session, what, file)
    before = look_at(session, against, NOTHING_SAID)[1].route if against else None
    found = looked_at.judged(before)
    failed = any(one.finding.severity == "error" for one in found)
    repair = _repaired(session, looked_at, found) if fix else None
    report = check_documents.Report(name, looked_at, found, repair)
    if sarif:
        _print_sarif(session, report)
    elif session.json:
        session.print_json(check_documents.checked(report))
    else:
        _print(session, report)
    if failed:
        raise typer.Exit(exit_codes.CANNOT_SCHEDULE)


def look_at(
    session: Session, what: str | None, file: FileOptions, *, renumber: bool = False
) -> tuple[str, Resolved]:
    """Return what is to be checked and how it is called: a file where one has that name, else a saved route."""
    from tripai.cli.said import parse_date
    from tripai.importing.plans import Told

    told = Told(form=file.form, city=file.city, start=parse_date("--start", file.start))
    if what == "-" or (what and (file.form or renumber or _is_file(what))):
        return what, _resolved(session, what, told, renumber=renumber)
    if file != NOTHING_SAID:
        raise InputError(
            "--city, --start and --format are for files.", "Name a file, or leave them out."
        )
    from tripai.importing.plans import Resolved

    with session.store() as store:
        route = store.load(*route_and_revision(what))
    return route.slug, Resolved(route, "saved")


def _is_file(what: str) -> bool:
    path = Path(what)
    try:
        if path.exists() and not path.is_dir():  # a pipe is read as well
            return True
        if path.is_dir() and "/" in what:
            raise InputError(f"{what} is a folder.", "Name a file.")
    except (OSError, ValueError):  # a name that is too long, or has a zero byte
        return False
    if path.suffix.lower() in SUFFIXES or "/" in what:
        raise NotFoundError(f"There is no file {what}.")
    return False


def _resolved(session: Session, file: str, told: Told, *, renumber: bool) -> Resolved:
    from dataclasses import replace

    from tripai.importing import open_file, opened
    from tripai.importing.plans import resolve
    from tripai.readers.plans import LARGEST_PLAN

    if file == "-":
        data = opened("stdin", sys.stdin.buffer.read(LARGEST_PLAN + 1), told.form).data
    else:
        data = open_file(Path(file), told.form).data
    name = "stdin" if file == "-" else Path(file).name
    return resolve(
        data,
        replace(told, name=name),
        source=session.places,
        now=session.now,
        say=session.say,
        renumber=renumber,
    )


def _repaired(session: Session, looked_at: Resolved, found: Sequence[Advice]) -> Repair:
    from tripai.repairing import Repair, repair

    if not found:
        return Repair(None, reason="Nothing is found that would have to be repaired.")
    city = looked_at.city or _city_of(session, looked_at.route)
    travel = session.travel(looked_at.route.brief)
    elsewhere, claims = looked_at.elsewhere, looked_at.claims
    return repair(looked_at.route, city, session.places, travel, elsewhere, claims)


def _city_of(session: Session, route: Route) -> City:
    from tripai.planning import city_of

    return city_of(route.brief, session.places)


def _print(session: Session, report: Report) -> None:
    from tripai.cli import render

    render.checked(session, report)
    if report.repair and report.repair.route:
        session.say("Proposed, and not saved:")
        print_route(session, report.repair.route)
    elif report.repair:
        session.say(f"Nothing is proposed. {report.repair.reason}")


def _print_sarif(session: Session, report: Report) -> None:
    from importlib.metadata import version

    from tripai.checking import RULES
    from tripai.cli import check_documents

    session.print_json(check_documents.sarif(report, RULES, version("tripai")))


def _print_rules(session: Session) -> None:
    from tripai.checking import RULES
    from tripai.checking.remedies import GENERAL

    if session.json:
        from tripai.cli import check_documents

        session.print_json(check_documents.rules(RULES, dict(GENERAL)))
        return
    from tripai.cli import render

    rows = [(rule.id, rule.severity, rule.meaning) for rule in RULES]
    render.table(session, ("Rule", "Severity", "What has to hold"), rows)
