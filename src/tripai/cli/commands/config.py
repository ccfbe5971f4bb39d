"""tripai config: the settings."""

from __future__ import annotations

from typing import Annotated

import typer

from tripai.cli.context import Session, with_session
from tripai.cli.editor import open_editor
from tripai.cli.streams import write
from tripai.errors import NotFoundError
from tripai.text import plain


def register(app: typer.Typer) -> None:
    """Add the commands."""
    config = typer.Typer(help="The settings: show, change, edit.", no_args_is_help=True)
    config.command("path")(with_session(path))
    config.command("get")(with_session(get))
    config.command("set")(with_session(set_setting))
    config.command("edit")(with_session(edit))
    app.add_typer(config, name="config")


def path(session: Session) -> None:
    """Print where the configuration file is."""
    from tripai.paths import find_paths

    file = find_paths(session.environ).config
    if session.json:
        session.print_json({"schema_version": 1, "path": str(file)})
    else:
        write(f"{file}\n")


def get(
    session: Session,
    key: Annotated[str | None, typer.Argument(help="A setting; left out, all of them.")] = None,
) -> None:
    """Print a setting in force, or all of them; a password in an address is shown to those who ask for that one."""
    from tripai.addresses import without_password
    from tripai.config import values

    found = values(session.environ)
    if key is not None and key not in found:
        raise NotFoundError(f"There is no setting {key!r}.", f"Known are: {', '.join(found)}.")
    shown = {name: without_password(value) for name, value in found.items()}
    chosen = shown if key is None else {key: found[key]}
    if session.json:
        session.print_json({"schema_version": 1, "settings": chosen})
    elif key is not None:
        write(f"{found[key]}\n")
    else:
        write("".join(f"{plain(name)} = {value}\n" for name, value in chosen.items()))


def set_setting(
    session: Session,
    key: Annotated[
        str, typer.Argument(help="A setting, such as offline, rates.USD/EUR or prices.MODEL.")
    ],
    value: Annotated[str, typer.Argument(help='Its value, such as true or "0.92 @ 2026-11-20".')],
) -> None:
    """Write a setting into the configuration file."""
    from tripai.addresses import without_password
    from tripai.config import set_value
    from tripai.paths import find_paths

    set_value(find_paths(session.environ).config, key, value, now=session.now)
    shown = without_password(value)
    if session.json:
        session.print_json({"schema_version": 1, "settings": {key: shown}})
    session.say(f"{key} is now {shown or 'empty'}.")


def edit(session: Session) -> None:
    """Open the configuration file in $EDITOR, and say so if it cannot be read afterwards."""
    from tripai.config import load_settings
    from tripai.files import make_private_folder
    from tripai.paths import find_paths

    file = find_paths(session.environ).config
    make_private_folder(file.parent)
    open_editor(session, file, "Use: tripai config set KEY VALUE")
    load_settings(session.environ)
    session.say(f"{file} is in force.")
