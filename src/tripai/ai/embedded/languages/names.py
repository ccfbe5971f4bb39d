"""The names in a request that no translation may touch: of cities, and of the places there."""

import re
from collections.abc import Iterable, Iterator

from tripai.ai import Known
from tripai.ai.embedded.cities import city_names
from tripai.ai.embedded.languages.language import Language
from tripai.ai.embedded.languages.translation import Translation
from tripai.ai.embedded.languages.unspaced import UnspacedWords
from tripai.ai.names.phrases import Phrases
from tripai.ai.names.vocabulary import interests, kind_of_place
from tripai.model import City

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_BESIDE_LATIN = re.compile(
    "(?<=[a-z])(?=[\u3040-\u30ff\u3400-\u9fff])|(?<=[\u3040-\u30ff\u3400-\u9fff])(?=[a-z])"
)


def hide_names(translation: Translation, language: Language, known: Known) -> None:
    """Hide the names of cities, and of the places of those that are named, the longest first."""
    if not language.spaced:
        translation.rewrite(_BESIDE_LATIN, (" ",))
    cities = _hide(translation, language, known, {})
    elisions = language.head.get("elisions")
    if elisions and translation.split(elisions):
        _hide(translation, language, known, cities)


def _hide(
    translation: Translation, language: Language, known: Known, cities: dict[str, City]
) -> dict[str, City]:
    named = list(city_names(translation, known))
    named += _unspaced(translation.text, ((n, c) for c in known.cities for n in c.all_names))
    cities = cities | {city.ref: city for _, _, city in named}
    if known.chosen and (chosen := known.covered(known.chosen)):
        cities[chosen.ref] = chosen
    spans = [(start, end) for start, end, _ in named]
    for city in cities.values():
        spans += _places(translation, known, city)
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if not _is_a_word(translation, start, end, language):
            translation.hide(start, end)
    return cities


def _is_a_word(translation: Translation, start: int, end: int, language: Language) -> bool:
    """Whether a name is rather a word: "seul" is French for alone, "Seul" is Seoul."""
    return translation.said(start, end).islower() and language.words.know(
        translation.text[start:end]
    )


def _places(translation: Translation, known: Known, city: City) -> Iterator[tuple[int, int]]:
    names = [name for place in known.places(city) for name in place.all_names]
    for found in Phrases((name, None) for name in names).find(translation.text):
        words = translation.text[found.start : found.end]
        if len(words) > 3 and interests().get(words) is None and kind_of_place(words) is None:
            yield found.start, found.end
    for start, end, _ in _unspaced(translation.text, ((name, city) for name in names)):
        yield start, end


def _unspaced(text: str, names: Iterable[tuple[str, City]]) -> Iterator[tuple[int, int, City]]:
    """Yield the names that stand in a text without spaces around them."""
    if not _UNSPACED.search(text):
        return
    yield from UnspacedWords(row for row in names if _UNSPACED.search(row[0])).find(text)
