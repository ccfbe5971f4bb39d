"""The JSON object in what a model writes: thoughts and fences around it fall away."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import Any

LONGEST = 200_000  # characters; the answer for a month's trip is below 20,000
TRIES = 20  # braces at which an object may begin

# Some models think aloud first, and some servers cut off the tag that begins the thought.
_THOUGHT = re.compile(r"^.*?</think(?:ing)?>", re.DOTALL)
_BEGUN = re.compile(r'{\s*"')
_FENCE = re.compile(r"```(.*?)```", re.DOTALL)


def json_object(text: str) -> dict[str, Any]:
    """Return the JSON object that a text holds.

    Raises:
        ValueError: It holds none; the message says so in a sentence.
    """
    if len(text) > LONGEST:
        raise ValueError(f"it has more than {LONGEST:,} characters.")
    said = _THOUGHT.sub("", text)
    fenced = _FENCE.search(said)
    for part in (said, fenced[1] if fenced else ""):
        if (found := _first_object(part)) is not None:
            return found
    raise ValueError("it holds no JSON object.")


def _first_object(text: str) -> dict[str, Any] | None:
    decoder = json.JSONDecoder(parse_constant=_no_number)
    for brace in islice(re.finditer(r"{", text), TRIES):
        try:
            found, _ = decoder.raw_decode(text, brace.start())
        except (ValueError, RecursionError):
            if _BEGUN.match(text, brace.start()):
                return None  # it breaks off or is damaged: an object within it is not the answer
            continue  # a brace in the prose before it
        if isinstance(found, dict):
            return found
    return None


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number.")
