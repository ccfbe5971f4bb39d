"""What may mean several things is asked, one question after the other, where somebody can be asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from tripai.errors import InputError
from tripai.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tripai.cli.context import Session
    from tripai.edits import Answer, Edit, Question

Made = TypeVar("Made")


def asking(
    session: Session,
    said: Answer | Sequence[Edit],
    make: Callable[[Any], Made],
) -> Made:
    """Return what is made of edits; each answer to a question takes the place of what it was about.

    Raises:
        InputError: Nobody can be asked, or nothing was chosen.
    """
    from tripai.editing.refusals import AmbiguousError

    while True:
        try:
            return make(said)
        except AmbiguousError as error:
            if not session.can_ask:
                raise
            said = error.answered(said, _chosen(error.question))


def _chosen(question: Question) -> int:
    from tripai.cli.streams import choose

    number = choose(plain(question.question), [plain(choice.label) for choice in question.choices])
    if number is None:
        raise InputError("Nothing was chosen, so nothing changes.")
    return number
