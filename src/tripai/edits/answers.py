"""What becomes of a wish: a closed set of typed changes, a question, or the reason why it cannot be."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from tripai.edits.activities import (
    AddEvent,
    AddPlace,
    Lengthen,
    Lock,
    Move,
    Remove,
    Replace,
    Retime,
    Shorten,
    SwapActivities,
    SwapDays,
    Unlock,
)
from tripai.edits.trips import (
    AddDay,
    Avoid,
    DropDay,
    Prefer,
    Replan,
    Resume,
    SetBase,
    SetBudget,
    SetDayWindow,
    SetJourneys,
    SetPace,
    SetParty,
    SetTransport,
    Shift,
)
from tripai.model import Frozen

Edit = Annotated[
    AddPlace
    | AddEvent
    | Remove
    | Move
    | SwapDays
    | SwapActivities
    | Replace
    | Lock
    | Unlock
    | Retime
    | Lengthen
    | Shorten
    | SetPace
    | SetBudget
    | SetDayWindow
    | SetJourneys
    | SetParty
    | SetBase
    | SetTransport
    | Avoid
    | Prefer
    | AddDay
    | DropDay
    | Shift
    | Replan
    | Resume,
    Field(discriminator="edit"),
]
"""One typed change."""


class Edits(Frozen):
    """A wish understood: changes that are made one after the other, and how words were taken."""

    edits: tuple[Edit, ...] = Field(min_length=1, max_length=100)
    assumptions: tuple[str, ...] = ()


class Choice(Frozen):
    """One answer to a Question: how it reads, the id or number that it stands for, and the changes it leads to."""

    label: str
    value: str
    edits: tuple[Edit, ...] = ()


class Question(Frozen):
    """A wish that may mean several things, and which."""

    question: str
    choices: tuple[Choice, ...] = Field(min_length=1)


class Impossible(Frozen):
    """A wish that no change can meet: the reason in a sentence, and what would help."""

    reason: str
    ways: tuple[str, ...] = ()


Answer = Edits | Question | Impossible
"""What becomes of a wish."""
EDITS: TypeAdapter[tuple[Edit, ...]] = TypeAdapter(tuple[Edit, ...])
"""Reads and writes a list of edits, as `--json-edits` takes it."""
