"""What the words of a command name: a route, revisions of it, and how a new one is to be called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tripai.errors import InputError
from tripai.text import slug as slug_of

LONGEST_SLUG = 60
LONGEST = 9  # digits of a number that a database counts to
_AT = re.compile(r"(?P<route>[^@]*)@(?P<number>\d{1,9})", re.ASCII)


def route_and_revisions(words: Sequence[str | None], most: int) -> tuple[str | None, list[int]]:
    """Return the route of `[ROUTE] [N...]`, None for the newest, and the revisions.

    What is a number at the end is a revision, so that `3 5` are two of the newest route; a route is
    named by its number before as many revisions as there may be. A word that is None is not there.
    """
    numbers: list[int] = []
    rest = [word for word in words if word is not None]
    while rest and len(numbers) < most and _is_number(rest[-1]):
        numbers.insert(0, int(rest.pop()))
    if len(rest) > 1:
        raise InputError(
            f"{' '.join(filter(None, words))!r} is more than a route and {most} of its revisions.",
            "Such as: lisbon-3-days 2. What there is: tripai list, tripai log ROUTE.",
        )
    return (rest[0] if rest else None), numbers


def route_and_revision(reference: str | None) -> tuple[str | None, int | None]:
    """Return what `lisbon`, `lisbon@3` or `@3` name: a route, None for the newest, and a revision, None for now."""
    found = _AT.fullmatch(reference or "")
    if found is None:
        return reference, None
    return found["route"] or None, int(found["number"])


def route_name(name: str) -> str:
    """Return what --name calls a route."""
    slug = slug_of(name, LONGEST_SLUG + 1)
    if not slug or len(slug) > LONGEST_SLUG or slug.isdigit():
        raise InputError(
            f"--name {name!r} cannot name a route.",
            "Use letters and hyphens, such as lisbon-family.",
        )
    return slug


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= LONGEST
