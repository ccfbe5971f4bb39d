"""Requests in other languages than English: their words are put into English, and read as such.

The subjects know English patterns only. What they quote is what was written, since each translated
word leads back to it; names of cities and places are left as they are.
"""

import re
from collections import Counter
from collections.abc import Iterator

from tripai.ai import Known
from tripai.ai.embedded.languages.japanese_numbers import write_digits
from tripai.ai.embedded.languages.language import Language, Words, languages
from tripai.ai.embedded.languages.names import hide_names
from tripai.ai.embedded.languages.translation import Translation
from tripai.ai.names.text import Sentence
from tripai.ai.reading import Assumption

_ENGLISH_WORDS = """
    about after and any are at avoid away before by children city day days each family first for
    friends from going have hour hours i is it kids like love loves morning must my next night
    nights of our people person relaxed see some start staying that the this to trip two three
    traveller travelling until us visit want we weeks weekend with without would year you
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")


def in_english(words: str, known: Known) -> tuple[Sentence, tuple[Assumption, ...]]:
    """Return a request for reading, and how words of another language were taken."""
    sentence = Sentence(words)
    language = language_of(sentence)
    return (sentence, ()) if language is None else _translated(words, language, known)


def language_of(sentence: Sentence) -> Language | None:
    """Return the language of a request, None for English and for what may be any language."""
    counted = Counter(_WORD.findall(sentence.text))
    weights: dict[Language, int] = {}
    for language in languages():
        if language.spaced:
            weights[language] = language.weight(sentence, counted)
        elif re.search(language.head["script"], sentence.text):
            return language
    most = max(weights.values())
    if most <= sum(counted[word] for word in counted.keys() & _ENGLISH):
        return None
    best = [language for language, weight in weights.items() if weight == most]
    return best[0] if len(best) == 1 else max(best, key=lambda one: one.known(sentence.text))


def _translated(
    words: str, language: Language, known: Known
) -> tuple[Translation, tuple[Assumption, ...]]:
    translation = Translation(words)
    _exchange(translation, language.names, language, settled=False)
    hide_names(translation, language, known)
    if not language.spaced:
        write_digits(translation)
    _exchange(translation, language.words, language)
    notes = tuple(_apply_rules(translation, language))
    _exchange(translation, language.particles, language)
    translation.show()
    return translation, notes


def _exchange(
    translation: Translation, words: Words, language: Language, settled: bool = True
) -> None:
    find = words.find if language.spaced else words.find_unspaced
    translation.exchange(find(translation.text), settled)


def _apply_rules(translation: Translation, language: Language) -> Iterator[Assumption]:
    for rule in language.rules:
        said = translation.rewrite(rule.pattern, rule.template)
        if rule.note:
            about, sentence = rule.note
            yield from (Assumption(about=about, sentence=sentence.format(said=one)) for one in said)
