"""tripai profile: the traveller's saved preferences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tripai.cli.context import Session, with_session
from tripai.errors import InputError

if TYPE_CHECKING:
    from tripai.model import Traveller


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(with_session(profile))


def profile(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    adults: Annotated[int | None, typer.Option(help="How many adults travel.", metavar="N")] = None,
    child_age: Annotated[
        list[int] | None, typer.Option(help="A child's age; once each.", metavar="N")
    ] = None,
    seniors: Annotated[
        int | None, typer.Option(help="How many seniors travel.", metavar="N")
    ] = None,
    pace: Annotated[
        Literal["relaxed", "balanced", "packed"] | None,
        typer.Option(help="How full days are: relaxed, balanced or packed.", metavar="PACE"),
    ] = None,
    interest: Annotated[
        list[str] | None, typer.Option(help="What you like; once each.", metavar="NAME")
    ] = None,
    diet: Annotated[
        list[str] | None, typer.Option(help="Such as vegetarian; once each.", metavar="NAME")
    ] = None,
    currency: Annotated[
        str | None, typer.Option(help="The currency of your budgets.", metavar="CODE")
    ] = None,
    home: Annotated[str | None, typer.Option(help="Where you live.", metavar="PLACE")] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Forget everything saved.")] = False,
) -> None:
    """Show your preferences, the defaults for every plan; options change them."""
    from tripai.cli.said import parse_currency

    party = {"adults": adults, "child_ages": child_age, "seniors": seniors}
    said = {
        "pace": pace,
        "interests": dict.fromkeys(interest, 1.0) if interest else None,
        "diet": diet,
        "currency": parse_currency(currency),
        "home": home,
    }
    changes = {name: value for name, value in said.items() if value is not None}
    changed_party = {name: value for name, value in party.items() if value is not None}
    with session.store() as store:
        traveller = store.traveller()
        if clear or changes or changed_party:
            traveller = _changed(traveller, changes, changed_party, clear=clear)
            store.save_traveller(traveller)
    if clear and not (changes or changed_party) and not session.json:
        session.say("Forgotten.")
        return
    _print(session, traveller)


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
