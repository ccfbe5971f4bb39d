"""Writing a city file, which `catalogue.py` reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tripai.files import make_private_folder, write_file
from tripai.model import MEAL_AREA, City, Frozen, Place, Provenance
from tripai.text import inert

_REF = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FROM_THE_CITY = {"ref", "zone", "country", "subdivision", "price", "provenance"}
_FROM_THE_SOURCE = {"source", "licence", "attribution", "retrieved", "listed_in"}


def write_city(folder: Path, city: City, places: Sequence[Place]) -> Path:
    """Write `CITY.toml` whole or not at all, over one that is there; reading it gives equal places.

    Meal areas are read after the places to visit, wherever they stand.

    Args:
        folder: Where; made if it is not there.
        city: Its ref names the file.
        places: Of one source and of that city, with its zone and currency, and each with a ref of its own.

    Raises:
        ValueError: The places are not as told, or the city's ref cannot name a file.
        StorageError: The disk refused.
    """
    if not _REF.fullmatch(city.ref):
        raise ValueError(f"{city.ref!r} cannot name a city file")
    text = "\n".join(_tables(city, places)) + "\n"
    make_private_folder(folder)
    file = folder / f"{city.ref}.toml"
    write_file(file, text.encode())
    return file


def _tables(city: City, places: Sequence[Place]) -> Iterator[str]:
    yield from _table("[city]", _facts(city, {"ref", "base", "gateways"}))
    yield from _table("[city.base]", _facts(city.base))
    for gateway in city.gateways:
        yield from _table("[[gateway]]", _facts(gateway))
    yield from _table("[source]", _source(places))
    refs = set()
    for place in places:
        heading = "[[meal_area]]" if place.category == MEAL_AREA else "[[place]]"
        yield from _table(heading, _row(place, city))
        refs.add(place.ref)
    if len(refs) < len(places):
        raise ValueError("two places have one ref")


def _source(places: Sequence[Place]) -> dict[str, Any]:
    told = {_told(place.provenance) for place in places}
    if len(told) > 1:
        raise ValueError("the places are of several sources")
    return {key: value for one in told for key, value in one if value or key in {"name", "licence"}}


def _told(facts: Provenance) -> tuple[tuple[str, Any], ...]:
    return (
        ("name", facts.source),
        ("licence", facts.licence),
        ("attribution", facts.attribution),
        ("date", facts.retrieved),
        ("list", facts.listed_in),
    )


def _row(place: Place, city: City) -> dict[str, Any]:
    prefix = f"{place.provenance.source}:{city.ref}/"
    local = (place.zone, place.country, place.subdivision)
    if not place.ref.startswith(prefix) or local != (city.zone, city.country, city.subdivision):
        raise ValueError(f"{place.ref} is not a place of {prefix}")
    row = {"id": place.ref.removeprefix(prefix)} | _facts(place, _FROM_THE_CITY)
    if place.category == MEAL_AREA:
        del row["category"]  # the heading says it
    if place.price is not None:
        if place.price.currency != city.currency:
            raise ValueError(f"{place.ref} has a price in {place.price.currency}")
        row["price"] = place.price.amount
    grades = {"position_grade", "hours_grade"}  # always written: the reader must not assume one
    facts = place.provenance
    return row | {key: getattr(facts, key) for key in grades} | _facts(facts, _FROM_THE_SOURCE)


def _facts(thing: Frozen, without: Iterable[str] = ()) -> dict[str, Any]:
    """Return the fields that are not what the reader assumes when a row leaves them out."""
    fields = type(thing).model_fields
    left_out = set(without)
    return {
        name: getattr(thing, name)
        for name, field in fields.items()
        if name not in left_out and getattr(thing, name) != field.get_default()
    }


def _table(heading: str, values: Mapping[str, Any]) -> Iterator[str]:
    if values:
        yield heading
        yield from (f"{key} = {_value(value)}" for key, value in values.items())
        yield ""


def _value(value: Any) -> str:
    """Return a value as TOML; its basic strings are those of JSON but for the delete character."""
    match value:
        case str():
            return inert(json.dumps(value, ensure_ascii=False))
        case bool():
            return str(value).lower()
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case int() | float():
            return repr(value)
    raise TypeError(f"{value!r} has no form in a city file")
