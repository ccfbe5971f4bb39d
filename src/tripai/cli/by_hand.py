"""A route changed by hand, as a text in the person's own editor; what cannot be understood comes back with the reason."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tripai.cli.editor import open_editor
from tripai.errors import InputError, NotFoundError, ScheduleError
from tripai.files import write_file

if TYPE_CHECKING:
    from tripai.cli.context import Session
    from tripai.edits import Edit
    from tripai.model import Route

_REASON = "#! "  # begins a line that says why a text came back


def edited_by_hand(
    session: Session, route: Route, apply: Callable[[Sequence[Edit]], Route]
) -> Route:
    """Return the route as the person has changed it; a text that is left as it came back ends it.

    Raises:
        InputError: The text was left as it came back: it is kept, and the hint says where.
    """
    from tripai.editing.as_text import to_edits, to_text

    folder = Path(tempfile.mkdtemp(prefix="tripai-"))
    file = folder / f"{route.slug}.txt"
    text = shown = to_text(route)
    while True:
        write_file(file, shown.encode(), mode=0o600)
        open_editor(session, file, 'Such as: tripai edit --remove "the zoo"')
        written = file.read_text(encoding="utf-8", errors="replace")
        if written == shown and shown != text:
            raise InputError(f"{_reason(shown)} Nothing was changed.", f"Your text is in {file}.")
        try:
            after = route if written == text else apply(to_edits(written, route))
        except (InputError, NotFoundError, ScheduleError) as error:
            said = " ".join(f"{error.message} {error.hint}".split())
            shown = f"{_REASON}{said}\n{_without_reason(written)}"
            continue
        file.unlink()
        folder.rmdir()
        return after


def _reason(text: str) -> str:
    return text.partition("\n")[0].removeprefix(_REASON)


def _without_reason(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_REASON))
