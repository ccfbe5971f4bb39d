"""What is said in all: options replace words field by field, and dates as a whole."""

from typing import Any

from tripai.ai.reading import Reading
from tripai.errors import InputError
from tripai.wording import day_and_month

_DATES = ("start", "end", "month", "days")
_CHILDREN = ("child_ages", "children")


def merged(words: Reading, options: Reading) -> Reading:
    """Return what both say; an option goes before the words and takes their assumptions away.

    Raises:
        InputError: The words leave open which of two dates is the start, and no option tells.
    """
    given = {
        name
        for name, field in Reading.model_fields.items()
        if getattr(options, name) != field.get_default(call_default_factory=True)
    }
    if given & set(_CHILDREN):
        given |= set(_CHILDREN)
    fields: dict[str, Any] = {
        name: getattr(options if name in given else words, name) for name in Reading.model_fields
    }
    if given & set(_DATES):
        fields |= _dates(words, options)
    if {"start", "end"} & given:
        given |= {"start"}
    fields["assumptions"] = (
        tuple(note for note in words.assumptions if note.about not in given) + options.assumptions
    )
    return _decided(Reading(**fields))


def _decided(said: Reading) -> Reading:
    if said.either and not (said.start or said.end):
        one, other = (day_and_month(day) for day in said.either[:2])
        raise InputError(
            f"Both {one} and {other} are named, and neither is said to be the start.",
            'Say "from ... to ...", or give --start.',
        )
    return said


def _dates(words: Reading, options: Reading) -> dict[str, Any]:
    """Return the dates when options give one; of start, end and days at most two are left."""
    start, end, days = options.start, options.end, options.days
    if days is None and not (start and end):
        days = words.days or _length(words)
    if start is None and not (end and options.days):
        start = words.start
    if end is None and days is None:
        end = words.end
    if start and end and options.days is None:
        days = None
    open_start = start is None and end is None
    month = (options.month or words.month) if open_start else None
    return {"start": start, "end": end, "days": days, "month": month}


def _length(words: Reading) -> int | None:
    return (words.end - words.start).days + 1 if words.start and words.end else None
