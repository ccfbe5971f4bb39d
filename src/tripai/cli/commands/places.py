"""tripai places: what is known, and where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tripai.cli.commands.fetch import fetch_places
from tripai.cli.commands.own_places import import_places, remove_places
from tripai.cli.context import Session, with_session

if TYPE_CHECKING:
    from tripai.model import City, Place

CityOption = Annotated[str | None, typer.Option(help="Look in this city only.", metavar="NAME")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    places = typer.Typer(help="The places that tripai knows.", no_args_is_help=True)
    places.command("list")(with_session(list_places))
    places.command("show")(with_session(show_place))
    places.command("fetch")(with_session(fetch_places))
    places.command("import")(with_session(import_places))
    places.command("remove")(with_session(remove_places))
    app.add_typer(places, name="places")


def list_places(
    session: Session, city: Annotated[str | None, typer.Argument(help="A city.")] = None
) -> None:
    """List the cities covered, or the places of one city with the grades of their facts."""
    from tripai.places.lookup import find_city

    if city is None:
        _print_cities(session, session.places.cities())
    else:
        found = find_city(city, session.places)
        _print_places(session, found, session.places.places(found))


def show_place(
    session: Session,
    name: Annotated[list[str], typer.Argument(help="A place's name, as you would say it.")],
    city: CityOption = None,
) -> None:
    """Show a place with the source, date and grade of each fact; of a city, its places."""
    from tripai.places.lookup import city_called, find_city, find_place, is_place

    said = " ".join(name)
    cities = (find_city(city, session.places),) if city else session.places.cities()
    skip = None if city else session.skip
    whole = None if city else city_called(said, cities)
    if whole and not is_place(said, cities, session.places, skip):
        _print_places(session, whole, session.places.places(whole))
        return
    found_in, place = find_place(said, cities, session.places, skip)
    if session.json:
        _print_places(session, found_in, (place,))
        return
    from tripai.cli import render

    render.place(session, found_in, place)


def _print_cities(session: Session, cities: tuple[City, ...]) -> None:
    from tripai.places.imported import imported_lists

    lists = imported_lists(session.settings.paths.imported)
    for one in lists:
        if one.damage:
            session.skip(one.damage)
    if session.json:
        from tripai.cli import documents

        lines = documents.lists(lists)
        session.print_json(documents.document("cities", cities=cities, imported=lines))
        return
    from tripai.cli import render

    known_by = _known_by(session)
    rows = [
        (c.name, c.local_name, c.country, c.currency, known_by[c.name, c.country]) for c in cities
    ]
    header = ("City", "Local name", "Country", "Currency", "Places")
    render.table(session, header, rows)
    if lists:
        session.say("Imported:")
        mine = [
            (one.name, one.city_name, "damaged" if one.damage else str(len(one.places)))
            for one in lists
        ]
        render.table(session, ("File", "City", "Places"), mine)


def _known_by(session: Session) -> dict[tuple[str, str], str]:
    """Say by name and country of a city where most of its places are from; whoever goes before in plans comes last here."""
    from tripai.places.catalogue import Catalogue
    from tripai.places.imported import sources

    paths = session.settings.paths
    mine = [city for source in sources(paths.imported, session.skip) for city in source.cities()]
    fetched = session.fetched
    own = Catalogue(paths.places, skip=session.skip)
    maps = {city: f"OpenStreetMap {fetched.retrieved(city) or ''}" for city in fetched.cities()}
    said = (
        *((city, "imported") for city in mine),
        *maps.items(),
        *((city, "in the box") for city in Catalogue().cities()),
        *((city, "your file") for city in own.cities()),
    )
    return {(city.name, city.country): words for city, words in said}


def _print_places(session: Session, city: City, places: tuple[Place, ...]) -> None:
    if session.json:
        from tripai.cli import documents

        session.print_json(documents.document("places", city=city, places=places))
        return
    from tripai.cli import render

    header = ("Place", "Category", "Price", "Position", "Hours known")
    files = _files(session)
    notes = [_note(place, files.get(place.ref, "")) for place in places]
    render.table(session, header, [_row(p) for p in places], notes)


def _files(session: Session) -> dict[str, str]:
    """Return by its ref the imported file that a place is from."""
    from tripai.places.imported import imported_lists

    lists = imported_lists(session.settings.paths.imported)
    return {place.ref: one.name for one in lists for place in one.places}


def _row(place: Place) -> tuple[str, ...]:
    from tripai import wording

    facts = place.provenance
    price = "" if place.price is None else wording.money(place.price)
    hours = f"{facts.hours_grade} {facts.as_of or ''}" if place.hours else "unknown"
    graded = (facts.position_grade, hours if place.has_doors else "")
    return (place.name, place.category, price, *graded)


def _note(place: Place, file: str) -> str:
    from tripai.wording import known_hours

    mine = place.provenance.listed_in
    own = f"in your list {mine}" if mine else f"from your file {file}" if file else ""
    return "; ".join(filter(None, (known_hours(place), own)))
