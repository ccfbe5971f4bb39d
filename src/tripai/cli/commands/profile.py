"""tripai profile: the traveller's saved preferences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from tripai.cli.context import Session, with_session
from tripai.cli.options import ProfileOptions
from tripai.errors import InputError

if TYPE_CHECKING:
    from tripai.model import Traveller


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(profile))


def profile(session: Session, *, options: ProfileOptions) -> None:
    """Show your preferences, the defaults for every plan; options change them."""
    party, rest = _party_said(options), _rest_said(options)
    with session.store() as store:
        traveller = store.traveller()
        if options.clear or party or rest:
            traveller = _changed(traveller, rest, party, clear=options.clear)
            store.save_traveller(traveller)
    if options.clear and not (party or rest) and not session.json:
        session.say("Forgotten.")
        return
    _print(session, traveller)


def _party_said(options: ProfileOptions) -> dict[str, Any]:
    return _said(
        {
            "adults": options.adults,
            "child_ages": options.child_age,
            "seniors": options.seniors,
        }
    )


def _rest_said(options: ProfileOptions) -> dict[str, Any]:
    from tripai.cli.said import parse_currency

    return _said(
        {
            "pace": options.pace,
            "interests": dict.fromkeys(options.interest, 1.0) if options.interest else None,
            "diet": options.diet,
            "currency": parse_currency(options.currency),
            "home": options.home,
        }
    )


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _changed(
    traveller: Traveller, changes: dict[str, Any], party: dict[str, Any], *, clear: bool
) -> Traveller:
    from pydantic import ValidationError

    from tripai.cli.said import complaint
    from tripai.model import Party, Traveller

    before = Traveller() if clear else traveller
    try:
        if party:
            changes["party"] = (before.party or Party()).replaced(**party)
        return before.replaced(**changes)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "party"
        raise InputError(f"{where}: {complaint(error)}.", "See tripai profile --help.") from error


def _print(session: Session, traveller: Traveller) -> None:
    if session.json:
        document = {"schema_version": 1, "traveller": traveller.model_dump(mode="json")}
        session.print_json(document)
        return
    from tripai.cli import render

    rows = list(_rows(traveller))
    if rows:
        render.table(session, ("Preference", "Value"), rows)
    else:
        session.say("Nothing is saved yet. For example: tripai profile --adults 2 --pace relaxed")


def _rows(traveller: Traveller) -> Iterator[tuple[str, str]]:
    from tripai import wording

    values = {
        "party": wording.party(traveller.party) if traveller.party else "",
        "pace": traveller.pace or "",
        "interests": ", ".join(traveller.interests),
        "diet": ", ".join(traveller.diet),
        "currency": traveller.currency or "",
        "home": traveller.home or "",
    }
    return ((name, value) for name, value in values.items() if value)
