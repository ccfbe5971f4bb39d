"""Where on a day something is to be: at a time, in a part of the day, before or after something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from tripai.editing.days import day_of, meant, moment
from tripai.editing.fitting import fitted, kept, squeezed
from tripai.editing.pieces import Arranged, Bench, Piece
from tripai.edits import PARTS, AddPlace, Move
from tripai.model import Activity, PartOfDay, Route, RouteDay


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


def aim_of(route: Route, edit: AddPlace | Move, day: int | None) -> tuple[Aim, int | None]:
    """Return what an edit says of when, and the day that it means by that."""
    near = [meant(route, said, day) if said else None for said in (edit.before, edit.after)]
    days = [day_of(route, activity).number for activity in near if activity]
    return Aim(edit.start, edit.part, *near), edit.day or next(iter(days), None)


def put(bench: Bench, day: RouteDay, others: Sequence[Piece], new: Piece, aim: Aim) -> Arranged:
    """Return the day with a piece where it is aimed at.

    Raises:
        NoRoom: Not even without what may be left out.
    """
    sheet = bench.sheet
    if aim.start is not None:
        at = sheet.minute(moment(sheet.route.brief, day, aim.start))
        return fitted(bench, others, new.pinned(at, new.wanted))
    if aim.part:
        clocks = (moment(sheet.route.brief, day, clock) for clock in PARTS[aim.part])
        new = new.within(*map(sheet.minute, clocks))
    if aim.before is None and aim.after is None:
        return fitted(bench, others, new)
    loose = replace(new, at=None)

    def fits(order: Sequence[Piece]) -> bool:
        at = order.index(loose)
        return all(
            (k > at if piece.old is aim.before else k < at)
            for k, piece in enumerate(order)
            if piece.old is not None and (piece.old is aim.before or piece.old is aim.after)
        )

    return kept(bench, others, loose, fits) or squeezed(bench, _held(others, loose, aim))


def _held(others: Sequence[Piece], new: Piece, aim: Aim) -> list[Piece]:
    """The pieces, what the new one is to be before or after held at its time."""
    held = []
    for piece in others:
        if piece.old is not None and piece.at is not None:
            if piece.old is aim.before:
                new = new.within(0, piece.at, piece.at)
            if piece.old is aim.after:
                new = new.within(piece.at + piece.wanted, 10**6)
            if piece.old in {aim.before, aim.after}:
                piece = replace(piece.pinned(piece.at, piece.wanted), stays=True)  # noqa: PLW2901
        held.append(piece)
    return [*held, new]
