"""What is different between two routes, in lines that a terminal and a Markdown file both show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tripai import wording
from tripai.cli.facts import brief_facts
from tripai.text import plain

if TYPE_CHECKING:
    from datetime import datetime

    from tripai.editing.diff import Change, RouteDiff, Slot, Totals
    from tripai.model import Brief, Finding, Route

MOST = 2  # names in a summary; more are counted


@dataclass(frozen=True, slots=True)
class Line:
    """One difference: `+` came, `-` went, `~` is another; `severity` is that of a finding."""

    mark: str
    text: str
    severity: str = ""


def heading(before: Route, after: Route) -> str:
    """Return what is compared: lisbon-3-days, revision 1 → 3; empty for a route and a change of it that is not saved."""
    names = [f"{each.slug}, revision {each.revision}" for each in (before, after)]
    if before.slug == after.slug:
        same = before.revision == after.revision
        return "" if same else f"{names[0]} → {after.revision}"
    return " → ".join(names)


def parts(before: Route, after: Route, told: RouteDiff) -> Iterator[tuple[str, Sequence[Line]]]:
    """Yield each heading with its lines: the days as they are now, those dropped, the trip as a whole, what the checker says."""
    for day in after.days:
        if lines := _day(told, day.number):
            yield f"Day {day.number}{'' if day.number in told.days else ', new'}", lines
    for day in before.days:
        if day.number not in told.days.values():
            went = _slots("-", told.went, day.number)
            yield f"Day {day.number}, dropped", [line for _, line in went]
    said = wishes(before.brief, after.brief)
    terms = [Line("~", f"{name}: {was} → {is_now}") for name, was, is_now in said]
    if lines := [*_renumbered(told.days), *terms]:
        yield "Trip", lines
    if told.found or told.resolved:
        new, gone = _findings("+", told.found), _findings("-", told.resolved)
        yield "To know", [*new, *gone]


def numbers(told: RouteDiff) -> Iterator[tuple[str, str, str]]:
    """Yield what the numbers are called, and each before and after."""
    for (name, before), (_, after) in zip(totals(told.before), totals(told.after), strict=True):
        yield name, before, after


def totals(route: Totals) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a route with their names."""
    yield "Days", str(route.days)
    yield "Sights", str(route.sights)
    yield "Time out", wording.duration(route.minutes_out)
    yield "On foot", wording.distance(route.metres_walked)
    yield "Costs", wording.listed(map(wording.money, route.cost)) or "none known"
    yield "Score", f"{route.score:,}"
    yield "Errors", str(route.errors)
    yield "Warnings", str(route.warnings)


def summary(told: RouteDiff) -> str:
    """Return all of it in a line: + Tile Museum; - Castle; 2 moved; pace."""
    moved = f"{len(told.moved)} moved" if told.moved else ""
    changed = f"{len(told.changed)} changed" if told.changed else ""
    fields = ", ".join(name.replace("_", " ") for name in told.brief)
    said = (_names("+", told.came), _names("-", told.went), moved, changed, fields)
    return "; ".join(filter(None, said)) or "nothing"


def beginning(route: Route) -> str:
    """Return what the first revision of a route is, in a line."""
    sights = sum(activity.kind == "visit" for activity in route.activities)
    return f"{wording.count(len(route.days), 'day')}, {wording.count(sights, 'sight')}"


def _names(mark: str, slots: Sequence[Slot]) -> str:
    names = [plain(slot.activity.title) for slot in slots]
    if len(names) > MOST + 1:
        names[MOST:] = [f"{len(names) - MOST} more"]
    return f"{mark} {', '.join(names)}" if names else ""


def _day(told: RouteDiff, day: int) -> list[Line]:
    was = told.days.get(day)
    went = [] if was is None else _slots("-", told.went, was)
    lines = [*went, *_slots("+", told.came, day), *_changes(told, day)]
    return [line for _, line in sorted(lines, key=lambda timed: timed[0])]


def _renumbered(days: Mapping[int, int]) -> Iterator[Line]:
    """Yield which days have another number now, those that follow one another at once."""
    runs: list[list[tuple[int, int]]] = []
    for now, was in sorted(days.items()):
        if runs and (runs[-1][-1][0] + 1, runs[-1][-1][1] + 1) == (now, was):
            runs[-1].append((now, was))
        elif now != was:
            runs.append([(now, was)])
    for (now, was), *_, (last, last_was) in (run * 2 for run in runs if run[0][0] != run[0][1]):
        if now == last:
            yield Line("~", f"Day {was} is day {now} now")
        else:
            yield Line("~", f"Days {was} to {last_was} are days {now} to {last} now")


def _slots(mark: str, slots: Iterable[Slot], day: int) -> Iterator[tuple[datetime, Line]]:
    for slot in slots:
        if slot.day == day:
            yield slot.activity.start, Line(mark, _when(slot))


def _changes(told: RouteDiff, day: int) -> Iterator[tuple[datetime, Line]]:
    for change in (*told.moved, *told.changed):
        if change.after.day == day:
            text = f"{_when(change.after, named=change.only_by_name)} ({', '.join(_ways(change))})"
            yield change.after.activity.start, Line("~", text)


def _when(slot: Slot, *, named: bool = False) -> str:
    return f"{wording.clock(slot.activity, named=named)} {plain(slot.activity.title)}"


def _ways(change: Change) -> Iterator[str]:
    """Yield how an activity is another one than it was."""
    day = f"day {change.before.day}, " if change.other_day else ""
    if change.other_day or change.other_time:
        was, _ = wording.span(change.before.activity, named=change.only_by_name)
        yield f"was {day}{was}"
    if longer := change.longer_by:
        yield f"{wording.duration(abs(longer))} {'longer' if longer > 0 else 'shorter'}"
    if change.locked is not None:
        yield "now fixed" if change.locked else "no longer fixed"


def wishes(before: Brief, after: Brief) -> Iterator[tuple[str, str, str]]:
    """Yield what two briefs say differently: its name, and what the first and the second say."""
    was, is_now = _joined(before), _joined(after)
    for name in was | is_now:
        one, other = was.get(name, ""), is_now.get(name, "")
        if one != other:
            yield name, one or "nothing", other or "nothing"


def _joined(brief: Brief) -> dict[str, str]:
    """Return the facts of a brief by their name, several of one name as one."""
    facts: dict[str, str] = {}
    for name, value in brief_facts(brief):
        facts[name] = "; ".join(filter(None, (facts.get(name), plain(value))))
    return facts


def _findings(mark: str, findings: Iterable[Finding]) -> Iterator[Line]:
    for finding in findings:
        text = f"{finding.severity}: {plain(wording.finding(finding))}"
        yield Line(mark, text, finding.severity)
