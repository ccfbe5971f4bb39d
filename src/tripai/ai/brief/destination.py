"""From the name of a city as said to the covered city that is meant."""

from collections.abc import Callable

from rapidfuzz import fuzz, process

from tripai.ai import Known
from tripai.ai.names.text import fold
from tripai.errors import InputError, NotCoveredError, NotFoundError
from tripai.model import City

_LONGEST_QUOTE = 60
_NAME_ONE = "Name one, or choose it with --city; tripai places list shows those that are covered."


def complete_city(
    said: str | None, request: str, known: Known, choices: Callable[[str], tuple[str, ...]]
) -> tuple[City, tuple[str, ...]]:
    """Return the city that is meant, and a sentence when another prominent one has the same name.

    Raises:
        InputError: No city is named.
        NotCoveredError: The city named is not covered.
        NotFoundError: It is no city.
    """
    if not said or not said.strip():
        raise _no_city(request)
    qualifier = said.partition(",")[2].strip()
    city = known.covered(said)
    labels = choices(said)
    if city is None or not (
        not qualifier or city.is_called_with_region(said) or _is_meant(city, qualifier, labels)
    ):
        raise _not_covered(said.strip(), known)
    return city, () if qualifier else _shared(city, said, labels)


def _is_meant(city: City, qualifier: str, labels: tuple[str, ...]) -> bool:
    if qualifier.upper() in (city.country, city.subdivision, f"{city.subdivision}, {city.country}"):
        return True
    return bool(labels) and _fits(city, labels[0])


def _fits(city: City, label: str) -> bool:
    """Whether a label such as "New York City, NY, US" is that of a city."""
    _, *regions = label.split(", ")
    if city.country not in regions:
        return False
    return (
        len(regions) < 2
        or city.subdivision is None
        or city.country != "US"
        or city.subdivision in regions
    )


def _shared(city: City, said: str, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return a sentence for who means a namesake: Nehe, which some maps call Porto, is none."""
    names = {fold(name) for name in (said, *city.all_names)}
    others = [
        label
        for label in labels
        if not _fits(city, label) and fold(label.partition(",")[0]) in names
    ]
    if not others:
        return ()
    taken = next((label for label in labels if _fits(city, label)), f"{city.name}, {city.country}")
    return (f"{city.name} is taken to be {taken}; for another write --city '{others[0]}'.",)


def _no_city(request: str) -> InputError:
    words = " ".join(request.split())
    if not words:
        return InputError(
            "The request is empty.", "Say where to and how long, for example: 3 days in Lisbon."
        )
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE].rstrip()}..."
    return InputError(f'No city was found in "{words}".', _NAME_ONE)


def _not_covered(said: str, known: Known) -> NotFoundError:
    names = {name: fold(name) for city in known.cities for name in city.all_names}
    near = process.extractOne(fold(said), names, scorer=fuzz.ratio, score_cutoff=75)
    if known.elsewhere(said) or near is None:
        return NotCoveredError(said)
    return NotFoundError(f'No city is known as "{said}".', f"Did you mean {near[2]}?")
