"""A route changed by hand, as a text in the person's own editor; what cannot be understood comes back with the reason."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tripai.cli.editor import open_editor
from tripai.cli.streams import ask, talk
from tripai.errors import InputError, NotFoundError, ScheduleError, TripaiError
from tripai.files import write_file
from tripai.text import plain

if TYPE_CHECKING:
    from tripai.cli.context import Session
    from tripai.edits import Edit
    from tripai.model import Route

_REASON = "#! "  # begins a line that says why a text came back


def edited_by_hand(
    session: Session, route: Route, apply: Callable[[Sequence[Edit]], Route]
) -> Route:
    """Return the route as the person has changed it; as it was if the text is left as it was, or empty.

    Raises:
        InputError: There is no text any more, or it was given up: it is kept, and the hint says where.
        NotFoundError: Likewise, of a text that names what nobody knows.
        ScheduleError: Likewise, of one that cannot be scheduled.
    """
    from tripai.editing.as_text import see_to_text, to_edits, to_text

    file = Path(tempfile.mkdtemp(prefix="tripai-")) / f"{route.slug}.txt"
    text = shown = to_text(route)
    while True:
        written = _edited(session, file, shown)
        if _is_empty(written):
            session.say("Cancelled: the text is empty.")
            return _dropped(file, route)
        try:
            after = route if written == text else apply(to_edits(written, route))
            see_to_text(written, route, after)
        except (InputError, NotFoundError, ScheduleError) as error:
            if written == shown or not _tries_again(session, error):
                _tell_where(file, error)
                raise
            shown = f"{_REASON}{_sentence(error)}\n{_without_reason(written)}"
            continue
        return _dropped(file, after)


def _edited(session: Session, file: Path, shown: str) -> str:
    """Return what the person makes of a text in the editor."""
    write_file(file, shown.encode(), mode=0o600)
    try:
        open_editor(session, file, 'Such as: tripai edit --remove "the zoo"')
        return file.read_text(encoding="utf-8", errors="replace")
    except InputError as error:
        _tell_where(file, error)
        raise
    except OSError as error:
        raise InputError(
            "The text is gone from where the editor was given it.", "Nothing was changed."
        ) from error


def _tell_where(file: Path, error: TripaiError) -> None:
    """Have an error say where the text is kept, if there is one."""
    if file.exists():
        error.hint = f"{error.hint} Nothing was changed; your text is in {file}.".strip()


def _dropped(file: Path, route: Route) -> Route:
    """Return a route, of which the text is not needed any more."""
    file.unlink()
    with suppress(OSError):  # an editor may have left a file of its own beside it
        file.parent.rmdir()
    return route


def _is_empty(written: str) -> bool:
    """Whether nothing but remarks is left of a text."""
    lines = map(str.strip, written.splitlines())
    return all(not line or line.startswith("#") for line in lines)


def _tries_again(session: Session, error: TripaiError) -> bool:
    """Say what is wrong, and ask whether to go on; --yes is no answer, as an editor may err for ever."""
    if session.yes or not session.can_ask:
        return False
    talk(plain(_sentence(error)))
    return ask("Edit again?", usual=True)


def _sentence(error: TripaiError) -> str:
    return " ".join(f"{error.message} {error.hint}".split())


def _without_reason(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_REASON))
