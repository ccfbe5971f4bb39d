"""In which order edits are made so that a number of a day means in each of them the day that has it now."""

from __future__ import annotations

from collections.abc import Sequence

from tripai.edits.answers import Edit
from tripai.edits.trips import AddDay, DropDay

_END = 1000  # behind all days


def in_order(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits with those last, from the end of the trip on, by which days get other numbers."""
    renumbering = [edit for edit in edits if isinstance(edit, AddDay | DropDay)]
    others = [edit for edit in edits if not isinstance(edit, AddDay | DropDay)]
    return [*others, *sorted(renumbering, key=_where, reverse=True)]


def _where(edit: AddDay | DropDay) -> tuple[int, bool]:
    if isinstance(edit, DropDay):
        return edit.day, False
    return _END if edit.after is None else edit.after, True
