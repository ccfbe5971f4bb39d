"""A bar for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tripai.cli.context import Session

if TYPE_CHECKING:
    from tripai.planning import Progress


@contextmanager
def progress_bar(session: Session, doing: str = "Planning") -> Iterator[Progress | None]:
    """A bar on stderr while something takes its time, if a person is watching."""
    if session.json or session.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn(doing), BarColumn(bar_width=30))
    bar = Progress(*columns, console=session.talk, transient=True)
    task = bar.add_task(doing)

    def show(done: int, total: int) -> None:
        bar.start()  # now and not before: until it begins, sentences may be said
        bar.update(task, completed=done, total=total)

    try:
        yield show
    finally:
        bar.stop()
