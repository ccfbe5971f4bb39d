"""The things of a plan that the rows of a table name, and which of its columns says what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tripai.readers.plan_items import (
    ANY_TIME,
    LONGEST_NOTE,
    PARTS,
    Section,
    item_of,
    part_in,
)
from tripai.readers.plan_words import find_cost, find_minutes, find_time
from tripai.readers.plans import Item
from tripai.text import shortened, words

_COLUMNS = {  # without accents, as tripai.text.words has them
    "time": (
        "time", "when", "hour", "hours", "start", "start time", "from", "uhrzeit", "zeit", "wann", "heure", "heures", "horaire",
        "quand", "ora", "orario", "hora", "horario", "horas",
    ),
    "end": ("end", "end time", "until", "to", "ende", "bis", "fin", "fine"),
    "what": (
        "activity", "place", "what", "sight", "attraction", "stop", "plan", "event", "name", "title", "where", "location",
        "description", "aktivitat", "ort", "was", "programm", "ziel", "activite", "lieu", "programme", "actividad", "lugar",
        "attivita", "luogo", "cosa", "programma", "atividade", "local",
    ),
    "minutes": ("duration", "length", "minutes", "how long", "dauer", "duree", "duracion", "durata", "duracao"),
    "cost": (
        "cost", "price", "budget", "est cost", "estimated cost", "cost per person", "fee", "kosten", "preis", "prix", "cout",
        "precio", "coste", "costo", "prezzo", "preco", "custo",
    ),
    "day": ("day", "tag", "jour", "dia", "giorno"),
    "date": ("date", "day date", "datum", "fecha", "data"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "long", "longitude"),
    "currency": ("currency",),
    "note": ("note", "notes", "comment", "notizen", "hinweise", "remarques", "notas", "appunti"),
}  # fmt: skip
_PARTS = {words(name): part for name, part in PARTS.items()}


def row_items(header: Sequence[str], cells: Sequence[str], line: int) -> Iterator[Item]:
    """Yield what a row of a table names: one thing, or one for each part of the day that has a column."""
    parts = [(_PARTS[w], n) for n, name in enumerate(header) if (w := words(name)) in _PARTS]
    for part, n in parts:
        if n < len(cells) and (item := item_of(cells[n], line, Section(part))):
            yield item
    if not parts and (item := _row_item(header, cells, line)):
        yield item


def _row_item(header: Sequence[str], cells: Sequence[str], line: int) -> Item | None:
    columns = _with_times(columns_of(header), cells)
    said = {own: cells[n] for own, n in columns.items() if n < len(cells)}
    unnamed = (cell for n, cell in enumerate(cells) if n not in columns.values())
    begins = " - ".join(filter(None, (said.get("time"), said.get("end"))))
    part = part_in(begins)
    item = item_of(said.get("what") or " ".join(unnamed), line, Section(part) if part else ANY_TIME)
    if item is None:
        return None
    timed, note = find_time(begins), said.get("note", "")
    return replace(
        item,
        start=timed.start if timed else item.start,
        end=timed.end if timed else item.end,
        minutes=find_minutes(said.get("minutes", "")) or item.minutes or _length_first(note),
        note=shortened(" ".join(filter(None, (item.note, note))), LONGEST_NOTE),
        cost=find_cost(f"{said.get('cost', '')} {_each(header, columns)}")
        or item.cost
        or find_cost(note),
    )


def is_data(cells: Sequence[str]) -> bool:
    """Whether a row that stands where names of columns do is one of data: a cell of it is a time, and none is such a name."""
    return any(map(_is_time, cells)) and not columns_of(cells)


def _with_times(columns: dict[str, int], cells: Sequence[str]) -> dict[str, int]:
    """Return the columns with that of the times, which its cells tell where its name does not: it may be a clock's face."""
    if "time" in columns:
        return columns
    unnamed = (n for n, cell in enumerate(cells) if n not in columns.values() and _is_time(cell))
    at = next(unnamed, None)
    return columns if at is None else {**columns, "time": at}


def _is_time(cell: str) -> bool:
    """Whether a cell says a time and nothing else."""
    found = find_time(cell, leading=True)
    return found is not None and not re.search(r"\w", cell[found.at[1] :])


def _length_first(note: str) -> int | None:
    """Return the length with which a note begins: "2 h, book ahead"; one further on may be that of a queue."""
    return find_minutes(re.split(r"[,;.(]\s", note, maxsplit=1)[0]) if note[:1].isdigit() else None


def day_column(header: Sequence[str]) -> int | None:
    """Return which column of a table says the day."""
    columns = columns_of(header)
    return columns.get("day", columns.get("date"))


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return which column of a table says what."""
    named = [words(name) for name in header]
    found = {own: _column(named, names) for own, names in _COLUMNS.items()}
    return {own: at for own, at in found.items() if at is not None}


def _each(header: Sequence[str], columns: Mapping[str, int]) -> str:
    """Return what the name of the column of costs says of whose they are."""
    name = header[columns["cost"]] if "cost" in columns else ""
    return "per person" if re.search(r"(?i)\bpp\b|person|adult", name) else ""


def _column(named: Sequence[str], names: Sequence[str]) -> int | None:
    """Return the column of a name, or else one whose name begins with it: "Cost (pp)"."""
    exact = (named.index(name) for name in names if name in named)
    longer = (
        n for name in names[:2] for n, each in enumerate(named) if each.startswith(f"{name} ")
    )
    return next(exact, next(longer, None))
