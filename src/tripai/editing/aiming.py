"""Where on a day something is to be: at a time, in a part of the day, before or after something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from itertools import product

from tripai.editing.days import day_of, meant, moment
from tripai.editing.fitting import NoRoom, fitted, kept, squeezed
from tripai.editing.pieces import FAR, Arranged, Bench, Piece
from tripai.editing.sheet import Sheet
from tripai.edits import PARTS, AddPlace, Move
from tripai.errors import InputError
from tripai.itinerary.days import STEP, rounded_down
from tripai.model import Activity, PartOfDay, Route, RouteDay

MOST_MOMENTS = 12  # that are tried between two things; each takes some 0.05 s
ELSEWHERE = 30  # minutes of change that eating elsewhere counts as


@dataclass(frozen=True, slots=True)
class Aim:
    """What is said of when something is to be; `before` and `after` are activities of that day."""

    start: time | None = None
    part: PartOfDay | None = None
    before: Activity | None = None
    after: Activity | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is said."""
        return (self.start, self.part, self.before, self.after) == (None,) * 4

    @property
    def near(self) -> list[Activity]:
        """What something is to be before or after."""
        return [activity for activity in (self.before, self.after) if activity]

    @property
    def words(self) -> str:
        """Where something is to be, as a refusal says it: " after the show"."""
        before = f" before {self.before.title}" if self.before else ""
        after = f" after {self.after.title}" if self.after else ""
        return f"{after}{' and' if before and after else ''}{before}"

    def is_near(self, piece: Piece) -> bool:
        """Whether something is to be before or after a piece."""
        return piece.old is not None and (piece.old is self.before or piece.old is self.after)


def aim_of(route: Route, edit: AddPlace | Move, day: int | None) -> tuple[Aim, int | None]:
    """Return what an edit says of when, and the day that it means by that.

    Raises:
        InputError: Something is to be before or after what is on another day.
    """
    near = [meant(route, said, day) if said else None for said in (edit.before, edit.after)]
    on = [(activity, day_of(route, activity).number) for activity in near if activity]
    number = edit.day or next((there for _, there in on), None)
    for activity, there in on:
        if there != number:
            raise InputError(
                f"{activity.title} is on day {there}, not on day {number}.",
                "Say what it is to be before or after on that day.",
            )
    return Aim(edit.start, edit.part, *near), number


def put(bench: Bench, day: RouteDay, others: Sequence[Piece], new: Piece, aim: Aim) -> Arranged:
    """Return the day with a piece where it is aimed at.

    Raises:
        NoRoom: Not even without what may be left out.
    """
    sheet = bench.sheet
    if aim.start is not None:
        at = sheet.minute(moment(sheet.route.brief, day, aim.start))
        return fitted(bench, others, new.pinned(at, _length(bench, new, at)))
    if aim.part:
        clocks = (moment(sheet.route.brief, day, clock) for clock in PARTS[aim.part])
        new = new.within(*map(sheet.minute, clocks))
    if aim.before is None and aim.after is None:
        return fitted(bench, others, new)
    loose = replace(_beside(sheet, others, new, aim), at=None)

    def fits(order: Sequence[Piece]) -> bool:
        at = next(k for k, piece in enumerate(order) if piece.stops == loose.stops)
        return all(
            (k > at if piece.old is aim.before else k < at)
            for k, piece in enumerate(order)
            if aim.is_near(piece)
        )

    return kept(bench, others, loose, fits) or _parted(bench, others, loose, aim)


def _length(bench: Bench, new: Piece, at: int) -> int:
    """How long a piece is that begins at a time: a meal may be shorter to be back before the day ends."""
    stop = bench.sheet.blueprint.stops[new.stops[0]]
    if stop.meal is None:
        return new.wanted
    way = bench.sheet.blueprint.problem.travel[stop.location][0]
    left = rounded_down(bench.sheet.shift(bench.day).end - way - at)
    return min(new.wanted, left) if left >= new.shortest else new.wanted


def _beside(sheet: Sheet, others: Sequence[Piece], new: Piece, aim: Aim) -> Piece:
    """The piece before or after what has no stop of its own, such as a journey, by the time of that."""
    stops = [piece.old for piece in others if aim.is_near(piece)]
    if aim.before and aim.before not in stops:
        new = new.within(0, at := sheet.minute(aim.before.start), at)
    if aim.after and aim.after not in stops:
        new = new.within(sheet.minute(aim.after.end), FAR)
    return new


def _parted(bench: Bench, others: Sequence[Piece], new: Piece, aim: Aim) -> Arranged:
    """The day of least change on which a moment parts the new piece from what it is to be before or after.

    Raises:
        NoRoom: There is no such moment.
    """
    near = [piece for piece in others if aim.is_near(piece)]
    refused: list[NoRoom] = []
    found: list[tuple[tuple[int, int], Arranged]] = []
    for moments in product(*(_moments(new, piece, aim) for piece in near)):
        pieces = _apart(others, new, dict(zip(near, moments, strict=True)), aim)
        try:
            day = squeezed(bench, pieces)
        except NoRoom as error:
            refused.append(error)
            continue
        missing = len(pieces) - len(day.placed)
        found.append(((missing, day.cost + ELSEWHERE * (len(day.dropped) - missing)), day))
    if not found:
        raise refused[0]
    return min(found, key=lambda one: one[0])[1]


def _moments(new: Piece, piece: Piece, aim: Aim) -> list[int]:
    """When one of two may end at the latest and the other begin; first such that what stands there stays."""
    first, later = (new, piece) if piece.old is aim.before else (piece, new)
    at = piece.at or 0
    now = at if piece is later else at + piece.wanted
    if piece.is_fixed or not (first.spans and later.spans):
        return [now]
    earliest = min(span[0] for span in first.spans) + first.shortest
    latest = max(span[1] for span in later.spans)
    step = max(STEP, -(-(latest - earliest) // (MOST_MOMENTS * STEP)) * STEP)
    return [now, *range(earliest, latest + 1, step)]


def _apart(
    others: Sequence[Piece], new: Piece, moments: Mapping[Piece, int], aim: Aim
) -> list[Piece]:
    """The pieces, the new one and each that it is to be before or after on their sides of a moment."""
    apart = []
    for piece in others:
        at = moments.get(piece)
        if at is not None:
            is_first = piece.old is aim.before
            new = new.within(0, at, at) if is_first else new.within(at, FAR)
            loose = piece.within(at, FAR) if is_first else piece.within(0, at, at)
            piece = replace(piece if piece.is_fixed else loose, stays=True)  # noqa: PLW2901
        apart.append(piece)
    return [*apart, new]
