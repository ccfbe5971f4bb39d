"""The tags and categories of places, and the words by which travellers ask for them."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tripai.ai.names.phrases import Phrases, plural
from tripai.ai.names.text import fold

_INTERESTS = Path(__file__).with_name("interests.toml")

# Categories of places, and other words for them.
_CATEGORIES: dict[str, tuple[str, ...]] = {
    "museum": (),
    "gallery": ("art gallery",),
    "palace": (),
    "castle": ("fortress", "fort"),
    "historic": ("historic site",),
    "monument": ("statue", "memorial"),
    "church": ("cathedral", "basilica", "chapel", "abbey"),
    "temple": (),
    "shrine": (),
    "mosque": (),
    "synagogue": (),
    "square": ("plaza", "piazza"),
    "district": (),
    "bridge": (),
    "viewpoint": ("lookout",),
    "park": (),
    "garden": ("botanical garden",),
    "zoo": (),
    "aquarium": ("oceanarium",),
    "amusement": ("amusement park", "theme park", "ferris wheel"),
    "market": ("food market", "flea market"),
    "shopping": ("shopping mall", "mall", "department store", "shop"),
    "library": (),
    "theatre": ("theater", "opera house"),
    "waterfront": ("promenade",),
}


LIKE_IT = {"museum": "gallery"}
"""What else is meant by a category: it goes with it when that is liked or avoided."""


@cache
def tags() -> Phrases[str]:
    """Return the words by which travellers ask for a tag."""
    return Phrases(_tag_words())


@cache
def categories() -> Phrases[str]:
    """Return the words for the categories of places."""
    return Phrases(
        (form, category)
        for category, words in _CATEGORIES.items()
        for word in (category, *words)
        for form in (word, plural(word))
    )


@cache
def interests() -> Phrases[str]:
    """Return the words for tags, and for categories where no tag has the word."""
    named = ((form, "museum") for form in ("museum", "museums"))
    return Phrases([*_tag_words(), *named])


def kind_of_place(words: str) -> str | None:
    """Return the category or tag that words stand for, None when they stand for neither."""
    return categories().get(words) or tags().get(words)


@cache
def all_tags() -> tuple[str, ...]:
    """Return every tag by which places are known."""
    return tuple(dict.fromkeys(tag for _, tag in _tag_words()))


@cache
def described_by() -> frozenset[str]:
    """Return every word that tags are made of, folded: gothic, baroque, roman."""
    return frozenset(part for word, _ in _tag_words() for part in fold(word).split())


def _tag_words() -> Iterator[tuple[str, str]]:
    table: dict[str, list[str]] = tomllib.loads(_INTERESTS.read_text(encoding="utf-8"))["tags"]
    for tag, words in table.items():
        for word in (tag.replace("-", " "), *words):
            yield word, tag
            yield plural(word), tag
