"""The answer to the question of what a wish changes in a route, as a model writes it: flat, for every server takes that."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tripai.ai.schema import Answered
from tripai.model import Mode, PartOfDay

Kind = Literal[
    "add-place", "add-event", "remove", "move", "swap-days", "swap-activities", "replace", "lock",
    "unlock", "retime", "lengthen", "shorten", "set-pace", "set-budget", "set-day-window", "set-journeys", "set-party",
    "set-base", "set-transport", "avoid", "prefer", "add-day", "drop-day", "shift", "replan", "resume",
]  # fmt: skip


class SaidEdit(Answered):
    """One change; what its kind has no use for is null or []. `quote` is the words of the wish that say it.

    `option` is the number of the option that it belongs to, from 0, where the wish may mean several things.
    """

    kind: Kind
    quote: str = ""
    option: int | None = None
    activity: str | None = None
    other: str | None = None
    place: str | None = None
    title: str | None = None
    day: int | None = None
    other_day: int | None = None
    start: str | None = None
    end: str | None = None
    part: PartOfDay | None = None
    before: str | None = None
    after: str | None = None
    minutes: int | None = None
    pace: Literal["relaxed", "balanced", "packed", "lighter", "fuller"] | None = None
    amount: float | None = None
    currency: str | None = None
    per: Literal["day", "trip"] | None = None
    per_person: bool | None = None
    adults: int | None = None
    child_ages: list[int] = Field(default_factory=list)
    seniors: int | None = None
    modes: list[Mode] = Field(default_factory=list)
    names: list[str] = Field(default_factory=list)
    done: list[str] = Field(default_factory=list)
    date: str | None = None
    days: int | None = None
    afresh: bool | None = None


class EditAnswer(Answered):
    """All that a wish changes; or a question with options; or why it cannot be."""

    edits: list[SaidEdit] = Field(default_factory=list)
    question: str | None = None
    options: list[str] = Field(default_factory=list)
    impossible: str | None = None
    unclear: list[str] = Field(default_factory=list)
