"""What the commands about revisions, and about two routes, print with --json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from tripai.cli.versioned import Document
from tripai.model import Activity, Finding, Frozen, Moment, Money, Route
from tripai.now import minutes_between

if TYPE_CHECKING:
    from datetime import datetime

    from tripai.editing.diff import Change, RouteDiff, Slot, Totals
    from tripai.now import Now
    from tripai.storage import Revision, Step


class RevisionLine(Frozen):
    """A revision in a log: `state` is kept when the one that holds now was made of it, else undone."""

    revision: int
    saved_at: Moment
    command: str
    parent: int | None
    state: Literal["now", "kept", "undone"]
    changed: str


class LogDocument(Document):
    """`tripai log --json`."""

    route: str
    revisions: tuple[RevisionLine, ...]


class HeldDocument(Document):
    """`tripai undo --json`, `tripai redo --json` and `tripai restore --json`: which revision holds now, and which held before."""

    route: str
    revision: int
    before: int


class CopiedDocument(Document):
    """`tripai copy --json`."""

    route: str
    number: int
    revision: int
    copied: str = Field(description="the route and the revision of it that was copied: lisbon@3")


class ActivityLine(Frozen):
    """An activity of a route, on the day with that number; `ref` is its place's."""

    day: int
    id: str
    kind: str
    title: str
    start: Moment
    end: Moment
    ref: str | None
    locked: bool


class ChangeLine(Frozen):
    """An activity that both routes have."""

    before: ActivityLine
    after: ActivityLine


class DayLine(Frozen):
    """A day of both routes, by its numbers."""

    before: int
    after: int


class TotalsLine(Frozen):
    """A route in numbers; `cost` has one sum for each currency."""

    days: int
    sights: int
    minutes_out: int
    metres_walked: int
    cost: tuple[Money, ...]
    score: int
    errors: int
    warnings: int


class Side(Frozen):
    """One of two routes, or of two revisions of one; `number` and `revision` are null when it is not saved."""

    route: str
    number: int | None
    revision: int | None
    title: str
    totals: TotalsLine


class DiffDocument(Document):
    """`tripai diff --json` and `tripai compare --json`.

    `went` and `resolved` are what only the first has, `came` and `found` what only the second has;
    `brief` names the fields of the brief that differ, `renumbered` the days that have another number.
    """

    before: Side
    after: Side
    renumbered: tuple[DayLine, ...]
    came: tuple[ActivityLine, ...]
    went: tuple[ActivityLine, ...]
    moved: tuple[ChangeLine, ...]
    changed: tuple[ChangeLine, ...]
    brief: tuple[str, ...]
    found: tuple[Finding, ...]
    resolved: tuple[Finding, ...]


class EditDocument(Document):
    """`tripai edit --dry-run --json`, and of `calendar pull`: what would be different, and the route as it would be."""

    diff: DiffDocument
    route: Route


class NowDocument(Document):
    """`tripai now --json`: `leave` is when to set out for what is next; minutes are from now, negative when that is past."""

    route: str
    state: Literal["before", "on", "between", "over"]
    now: Moment
    zone: str
    day: int | None
    on: Activity | None
    next: Activity | None
    leave: Moment | None
    minutes_left: int | None = Field(description="until what is on ends")
    minutes_to_leave: int | None
    minutes_to_next: int | None


def log(revisions: Iterable[Revision], changes: Iterable[str]) -> LogDocument:
    """Return the log of a route, with what changed in each."""
    pairs = list(zip(revisions, changes, strict=True))
    return LogDocument(
        route=pairs[0][0].slug,
        revisions=tuple(
            RevisionLine(
                revision=each.number,
                saved_at=each.saved_at,
                command=each.command,
                parent=each.parent,
                state=each.state,
                changed=changed,
            )
            for each, changed in pairs
        ),
    )


def held(step: Step) -> HeldDocument:
    """Return which revision holds."""
    return HeldDocument(route=step.slug, revision=step.now, before=step.before)


def difference(before: Route, after: Route, told: RouteDiff) -> DiffDocument:
    """Return what is different between two routes."""
    return DiffDocument(
        before=_side(before, told.before),
        after=_side(after, told.after),
        renumbered=tuple(
            DayLine(before=was, after=now) for now, was in sorted(told.days.items()) if now != was
        ),
        came=tuple(map(_activity, told.came)),
        went=tuple(map(_activity, told.went)),
        moved=tuple(map(_change, told.moved)),
        changed=tuple(map(_change, told.changed)),
        brief=told.brief,
        found=told.found,
        resolved=told.resolved,
    )


def edited(before: Route, after: Route, told: RouteDiff) -> EditDocument:
    """Return what an edit would change."""
    return EditDocument(diff=difference(before, after, told), route=after)


def now(route: Route, told: Now) -> NowDocument:
    """Return where a route stands."""

    def until(moment: datetime | None) -> int | None:
        return None if moment is None else minutes_between(told.moment, moment)

    return NowDocument(
        route=route.slug,
        state=told.state,
        now=told.moment,
        zone=told.zone,
        day=told.day.number if told.day else None,
        on=told.on,
        next=told.next,
        leave=told.leave,
        minutes_left=until(told.on.end if told.on else None),
        minutes_to_leave=until(told.leave),
        minutes_to_next=until(told.next.start if told.next else None),
    )


def _side(route: Route, totals: Totals) -> Side:
    return Side(
        route=route.slug,
        number=route.number,
        revision=route.revision,
        title=route.title,
        totals=TotalsLine.model_validate(totals),
    )


def _activity(slot: Slot) -> ActivityLine:
    one = slot.activity
    return ActivityLine(
        day=slot.day,
        id=one.id,
        kind=one.kind,
        title=one.title,
        start=one.start,
        end=one.end,
        ref=one.place.ref if one.place else None,
        locked=one.locked,
    )


def _change(change: Change) -> ChangeLine:
    return ChangeLine(before=_activity(change.before), after=_activity(change.after))


SCHEMAS: dict[str, type[Frozen]] = {
    "copied": CopiedDocument,
    "diff": DiffDocument,
    "edit": EditDocument,
    "held": HeldDocument,
    "log": LogDocument,
    "now": NowDocument,
}
