"""What is said in all: options replace words, field by field, and dates as a whole that has to stay a trip."""

from typing import Any

from tripai.ai.reading import Reading

_DATES = ("start", "end", "month", "days")
_CHILDREN = ("child_ages", "children")


def merged(words: Reading, options: Reading) -> Reading:
    """Return what words and options say together; an option goes before the words, and takes their assumptions away."""
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
    return Reading(**fields)


def _dates(words: Reading, options: Reading) -> dict[str, Any]:
    """Return the dates: a start by option moves the trip of the words, an end or a length by option cuts it."""
    days, end = options.days, options.end
    if days is None and end is None:
        days = words.days or _length(words)
        end = None if days else words.end
    start = options.start
    if start is None and not (days and end):
        start = words.start
    if start is None and end is None and days == options.days:
        end = words.end if words.start is None else None
    if start is None and end is not None and days is None:
        days = words.days
    return {
        "start": start,
        "end": end,
        "days": days,
        "month": words.month if start is None and end is None else None,
    }


def _length(words: Reading) -> int | None:
    return (words.end - words.start).days + 1 if words.start and words.end else None
