"""The person's own editor."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tripai.errors import InputError

if TYPE_CHECKING:
    from tripai.cli.context import Session


def open_editor(session: Session, file: Path, instead: str) -> None:
    """Open a file in $EDITOR, and wait until it is closed.

    Args:
        session: Whose environment names the editor.
        file: What is opened.
        instead: What to do where there is no person at a terminal.

    Raises:
        InputError: Nobody is there, or the editor does not work.
    """
    if session.no_input or not sys.stdin.isatty():
        raise InputError("An editor needs a person at a terminal.", instead)
    editor = session.environ.get("VISUAL") or session.environ.get("EDITOR") or "vi"
    try:
        subprocess.run([*shlex.split(editor), str(file)], check=True)  # noqa: S603 - the person's own editor
    except (OSError, ValueError, subprocess.CalledProcessError) as error:  # or a quote not closed
        raise InputError(
            f"{editor} did not work: {_reason(error)}.", "Set EDITOR to one that does."
        ) from error


def _reason(error: OSError | ValueError | subprocess.CalledProcessError) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        code = error.returncode
        return f"it ended with {code}" if code >= 0 else f"signal {-code} ended it"
    said = error.strerror if isinstance(error, OSError) else None
    return (said or str(error)).rstrip(".")
