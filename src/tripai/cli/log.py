"""The log: a rotating file in the data folder, and stderr on demand. Names of commands and errors go into it, never a secret."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from functools import partial
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from tripai.files import make_private_folder
from tripai.paths import find_paths

LARGEST = 500_000  # bytes; with one older file beside it
LINE = "%(asctime)s %(levelname)s %(message)s"


class QuietFile(RotatingFileHandler):
    """A log file that is opened at the first line, and given up without a word when the disk refuses."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=LARGEST, backupCount=1, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        make_private_folder(path.parent)
        return open(path, "a", encoding="utf-8", opener=partial(os.open, mode=0o600))

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, where there is a folder; only a fault is worth making one."""
        if record.levelno >= logging.ERROR or os.path.isdir(os.path.dirname(self.baseFilename)):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Say nothing: a plan matters more than its log."""


def start(environ: Mapping[str, str], *, verbose: bool) -> None:
    """Send the package's log to its file and, if verbose, to stderr."""
    logger = logging.getLogger("tripai")
    logger.setLevel(logging.DEBUG if verbose else logging.INFO)
    logger.propagate = False
    handlers: list[logging.Handler] = [QuietFile(find_paths(environ).log)]
    if verbose:
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(logging.Formatter(LINE))
    logger.handlers = handlers
