"""One thing that is known twice: a plan may have it once, or its check would refuse it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tripai.checking.places import are_one
from tripai.model import Candidate, Place


def without_twins(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates, of two that the check takes for one the worthier; both stay if both are required."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda each: (not each.required, -each.worth)):
        if candidate.required or twin_of(candidate.place, kept) is None:
            kept.append(candidate)
    refs = {candidate.place.ref for candidate in kept}
    return tuple(candidate for candidate in candidates if candidate.place.ref in refs)


def twin_of(place: Place, candidates: Iterable[Candidate]) -> Place | None:
    """Return the place among the candidates that the check takes for the same."""
    others = (candidate.place for candidate in candidates if candidate.place.ref != place.ref)
    return next((other for other in others if are_one(place, other)), None)
