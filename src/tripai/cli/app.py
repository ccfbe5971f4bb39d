"""The commands, and the one place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import gc
import json
import logging
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer
from typer.main import get_command

from tripai.cli import exit_codes, streams
from tripai.cli.commands import (
    cache,
    calendar,
    check,
    compare,
    config,
    doctor,
    edit,
    export,
    import_route,
    now,
    places,
    plan,
    profile,
    revisions,
    routes,
    schema,
    show,
    usage,
    why,
)
from tripai.errors import InputError, TripaiError
from tripai.text import plain

NARROWEST_PANEL = 72  # columns: below it the panels of a help page would cut off words

app = typer.Typer(
    name="tripai",
    no_args_is_help=True,
    help="One sentence becomes a trip that can really be walked, checked, printed and kept.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
_MODULES = (
    *(plan, edit, show, why, now, routes, revisions, compare, check, import_route, export),
    *(calendar, places, profile, config, usage, cache, doctor, schema),
)
for _module in _MODULES:
    _module.register(app)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"tripai {version('tripai')}")
        raise typer.Exit


@app.callback()
def tripai(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Plan a trip: tripai plan "3 days in Lisbon with two kids"."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    gc.disable()  # looking for cycles takes a tenth of the time of a run, which ends before there are many
    streams.open_missing()
    code = run(list(sys.argv[1:] if argv is None else argv))
    sys.exit(streams.flush(code))


def run(arguments: list[str]) -> int:
    """Run one command; every error ends here, as a sentence on stderr and an exit code."""
    log = logging.getLogger("tripai")
    log.handlers = [logging.NullHandler()]  # until a command starts the log
    try:
        return _run(arguments, log, as_json="--json" in arguments)
    finally:
        for handler in log.handlers:
            with suppress(OSError, ValueError):  # a full disk takes no last line
                handler.close()
        log.handlers = [logging.NullHandler()]  # a closed log file opens itself at the next line


def _run(arguments: list[str], log: logging.Logger, *, as_json: bool) -> int:
    try:
        code = _command([_text(argument) for argument in arguments])
    except TripaiError as error:
        log.info("%s: %s", error.code, plain(error.message))
        return _fail(exit_codes.exit_code(error), error.code, error.message, error.hint, as_json)
    except typer.TyperException as error:
        return _misused(error.format_message(), as_json)
    except (KeyboardInterrupt, typer.Abort):
        code = exit_codes.INTERRUPTED
    except SystemExit as leaving:
        # Typer completes words for the shell, or has nobody to print its help to.
        gone = isinstance(leaving.__context__, BrokenPipeError)
        code = exit_codes.DONE if gone else leaving.code
    except Exception as error:
        return _unexpected(error, log, as_json)
    if code == exit_codes.INTERRUPTED:  # Typer turns Ctrl-C into this code
        return _fail(code, "interrupted", "Interrupted.", "", as_json)
    return code if isinstance(code, int) else exit_codes.DONE


def _command(arguments: list[str]) -> object:
    width = shutil.get_terminal_size().columns
    app.rich_markup_mode = "rich" if width >= NARROWEST_PANEL else None
    command = get_command(app)
    return command.main(arguments, "tripai", standalone_mode=False, terminal_width=min(width, 80))


def _text(argument: str) -> str:
    """Return an argument as text: in the C locale Python hands over UTF-8 as bytes in disguise."""
    with suppress(UnicodeEncodeError):
        argument.encode()
        return argument
    try:
        return os.fsencode(argument).decode()
    except UnicodeError as error:
        raise InputError(f"The argument {argument!r} is not text.", "Write it in UTF-8.") from error


def _misused(message: str, as_json: bool) -> int:
    """Say what is wrong with the words of a command; there is nothing to say after a help page."""
    if not message:
        return exit_codes.BAD_INPUT
    hint = "See tripai --help, or tripai COMMAND --help."
    message = message.replace(": Value error, ", ": ")  # the validator's word, not the person's
    return _fail(exit_codes.BAD_INPUT, "usage", message, hint, as_json)


def _unexpected(error: Exception, log: logging.Logger, as_json: bool) -> int:
    log.exception("unexpected")
    message = f"Something unexpected happened ({type(error).__name__}: {error})."
    hint = "This is a fault in tripai; the log has the details (tripai doctor shows where it is)."
    return _fail(exit_codes.UNEXPECTED, "unexpected", message, hint, as_json)


def _fail(code: int, name: str, message: str, hint: str, as_json: bool) -> int:
    message, hint = plain(message), plain(hint)
    if as_json:  # in ASCII: stderr writes in the locale's encoding
        text = json.dumps({"code": name, "message": message, "hint": hint})
    else:
        text = message + (f"\n{hint}" if hint else "")
    streams.talk(text)
    return code
