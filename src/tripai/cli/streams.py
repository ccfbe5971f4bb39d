"""The two streams: stdout is data in UTF-8, stderr is talk; either may be closed, full, or lose its reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from tripai.cli import exit_codes
from tripai.errors import StorageError


def open_missing() -> None:
    """Give a stream that was closed at the start (`>&-`) the null device, lest the database's file take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - for as long as the process lives


def write(text: str) -> None:
    """Write data to stdout as UTF-8, whatever the locale says."""
    write_bytes(text.encode("utf-8", errors="replace"))


def write_bytes(data: bytes) -> None:
    """Write data to stdout as it is.

    Raises:
        BrokenPipeError: The reader has gone.
        StorageError: The disk refused.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        forget(sys.stdout)
        raise StorageError(f"The output cannot be written: {error.strerror or error}.") from error


def talk(sentence: str) -> None:
    """Write a line to stderr; nobody may be listening."""
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        forget(sys.stderr)


def ask(question: str, *, usual: bool = False) -> bool:
    """Ask on stderr until yes or no is answered; Enter alone is what is usual, an end of the input no."""
    choices = "[Y/n]" if usual else "[y/N]"
    while True:
        try:
            print(f"{question} {choices}: ", end="", file=sys.stderr, flush=True)
            answer = sys.stdin.readline()
        except KeyboardInterrupt:
            talk("")  # what is said next begins a line
            raise
        if not answer:
            talk("")
            return False
        if not answer.strip():
            return usual
        if answer.strip().lower() in {"n", "no"}:
            return False
        if answer.strip().lower() in {"y", "yes"}:
            return True


def choose(question: str, labels: Sequence[str]) -> int | None:
    """Ask on stderr for one of several, by its number; Enter alone, or an end of the input, is none of them."""
    lines = [question, *(f"  {number}. {label}" for number, label in enumerate(labels, 1))]
    while True:
        print(
            "\n".join(lines),
            f"Which? [1-{len(labels)}]: ",
            sep="\n",
            end="",
            file=sys.stderr,
            flush=True,
        )
        answer = sys.stdin.readline()
        if not answer.strip():
            talk("" if answer else "\n")
            return None
        numbers = [str(number) for number in range(1, len(labels) + 1)]
        if answer.strip() in numbers:
            return numbers.index(answer.strip())


def forget(stream: TextIO) -> None:
    """What is left in a stream that cannot be written goes nowhere, without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def flush(code: int) -> int:
    """Write out what is left in stdout and return the exit code: a reader that has gone is no failure, a full disk is one."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        forget(sys.stdout)
    except OSError as error:
        forget(sys.stdout)
        talk(f"The output cannot be written: {error.strerror or error}.")
        return code or exit_codes.STORAGE_FAILED
    return code
