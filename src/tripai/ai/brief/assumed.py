"""What an assumption about a request is about: when that is changed, the sentence is no longer true."""

from __future__ import annotations

import re

from tripai.model import Brief

SENTENCES: tuple[tuple[str, str], ...] = (
    # filled gaps, as `complete` words them
    ("start", r"No date was given: "),
    ("start days", r"No start was given: "),
    ("start", r"Only the month was given: "),
    ("start", r"The trip starts with the arrival, on "),
    ("days", r"No length was given: "),
    ("party", r"Nothing was said about who travels: "),
    ("party", r"The number of adults was not given: "),
    ("party", r"The child's age was not given: "),
    ("party", r"The children's ages were not given: "),
    ("pace", r"No pace was given: "),
    ("day_start day_end", r"Days run from "),
    ("budget", r"The budget's currency was not given: "),
    ("budget", r"The budget is taken to be for the whole trip\."),
    ("budget", r".* per person is .* for the party of "),
    ("budget", r"A budget of .* is taken as "),
    ("base", r"No place or area in .* is known as .*: the days start "),
    # how words were taken, as the embedded assistant says it
    ("start", r".* is taken as a start on "),
    ("start", r'".*" is taken as \w+day, \d{4}-'),
    ("start", r'".*" is taken as .*, day first\.'),
    ("start days", r'".*" is taken as \d+ days from '),
    ("days", r".* (?:is|are) taken as \d+ days\."),
    ("party", r".* (?:is|are) taken as .*\b(?:adults?|child|children|seniors|aged)\b"),
    ("pace", r'".*" is taken as a relaxed pace\.'),
    ("day_start", r'".*" is taken as days that start at '),
    ("leave", r'".*" is taken as a departure\.'),
)
"""Fields of a brief, and how a sentence begins that says how one of them was filled."""


def fields_about(sentence: str) -> frozenset[str]:
    """Return the fields of a brief whose values a sentence tells: none when it tells of something else."""
    return frozenset(
        field
        for fields, beginning in SENTENCES
        if re.match(beginning, sentence)
        for field in fields.split()
    )


def still_assumed(before: Brief, after: Brief) -> tuple[str, ...]:
    """Return the assumptions of a brief that has been changed, without those that its fields no longer bear out."""
    changed = {name for name in Brief.model_fields if getattr(before, name) != getattr(after, name)}
    lasting = ({(b.title, b.minutes) for b in brief.bookings} for brief in (before, after))
    others = [title for title, _ in set.difference(*lasting)]
    return tuple(
        sentence
        for sentence in after.assumptions
        if sentence not in before.assumptions
        or not (
            fields_about(sentence) & changed
            or any(sentence.startswith(f"{title!r} is taken to last ") for title in others)
        )
    )
