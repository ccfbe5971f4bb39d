"""What someone wants to see, to leave out, and where they sleep."""

from typing import Any

import pytest
from reading_samples import read

from tripai.ai.reading import Reading

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "3 days in Lisbon, tiles and seafood",
        {"city": "Lisbon", "days": 3, "interests": {"tiles": 1, "seafood": 1}},
    ),
    (
        "3 days in Lisbon, we love Art, HISTORY and street food",
        {"city": "Lisbon", "days": 3, "interests": {"art": 1, "history": 1, "street-food": 1}},
    ),
    (
        "3 days in Lisbon, a bit of art, lots of beaches",
        {"city": "Lisbon", "days": 3, "interests": {"art": 0.5, "beach": 1}},
    ),
    (
        "3 days in Lisbon, museums and markets",
        {"city": "Lisbon", "days": 3, "interests": {"museum": 1, "markets": 1}},
    ),
    (
        "3 days in Lisbon off the beaten path",
        {"city": "Lisbon", "days": 3, "interests": {"hidden-gem": 1}},
    ),
    (
        "3 days in Lisbon, must see Jeronimos Monastry and the oceanarium",
        {"city": "Lisbon", "days": 3, "must": ("Jerónimos Monastery", "Lisbon Oceanarium")},
    ),
    (
        "3 days in Paris, don't miss the Louvre, Orsay is a must",
        {"city": "Paris", "days": 3, "must": ("Louvre Museum", "Musée d'Orsay")},
    ),
    (
        "3 days in London, we want to see the V&A and Tower Bridge",
        {"city": "London", "days": 3, "must": ("Victoria and Albert Museum", "Tower Bridge")},
    ),
    (
        "3 days in Paris, want to see the sights, museums and the Eifel Tower",
        {"city": "Paris", "days": 3, "interests": {"museum": 1}, "must": ("Eiffel Tower",)},
    ),
    (
        "3 days in Lisbon, Time Out Market, Rossio",
        {"city": "Lisbon", "days": 3, "must": ("Time Out Market", "Rossio Square")},
    ),
    (
        "3 days in Lisbon, must see the Flux Capacitor Museum",
        {"city": "Lisbon", "days": 3, "must": ("Flux Capacitor Museum",)},
    ),
    (
        "3 days in Lisbon, must see a castle",
        {"city": "Lisbon", "days": 3, "interests": {"medieval": 1}},
    ),
    (
        "3 days in Lisbon, must see the castle",
        {"city": "Lisbon", "days": 3, "must": ("São Jorge Castle",)},
    ),
    (
        "3 days in Lisbon, no museums, tiles",
        {"city": "Lisbon", "days": 3, "interests": {"tiles": 1}, "avoid": ("museum",)},
    ),
    (
        "3 days in Lisbon, avoid churches and museums, we love food",
        {"city": "Lisbon", "days": 3, "interests": {"food": 1}, "avoid": ("church", "museum")},
    ),
    (
        "3 days in Lisbon, skip Belem Tower",
        {"city": "Lisbon", "days": 3, "avoid": ("Belém Tower",)},
    ),
    ("3 days in Lisbon, not interested in art", {"city": "Lisbon", "days": 3, "avoid": ("art",)}),
    ("3 days in Lisbon without the zoo", {"city": "Lisbon", "days": 3, "avoid": ("Lisbon Zoo",)}),
    (
        "3 days in Lisbon, no zoos or aquariums",
        {"city": "Lisbon", "days": 3, "avoid": ("zoo", "aquarium")},
    ),
    (
        "3 days in Lisbon, don't like shopping; markets yes",
        {"city": "Lisbon", "days": 3, "interests": {"markets": 1}, "avoid": ("shopping",)},
    ),
    (
        "Paris, we've already seen the Louvre and the Eiffel Tower",
        {"city": "Paris", "avoid": ("Louvre Museum", "Eiffel Tower")},
    ),
    ("Paris, have been to the Louvre before", {"city": "Paris", "avoid": ("Louvre Museum",)}),
    (
        "Paris, we saw the Louvre last time, the Orsay is a must",
        {"city": "Paris", "must": ("Musée d'Orsay",), "avoid": ("Louvre Museum",)},
    ),
    (
        "Paris, I went to the Orsay in 2019, Louvre please",
        {"city": "Paris", "must": ("Louvre Museum",), "avoid": ("Musée d'Orsay",)},
    ),
    ("Paris: the Louvre we know already", {"city": "Paris", "avoid": ("Louvre Museum",)}),
    (
        "Paris, Louvre already seen, Orsay",
        {"city": "Paris", "must": ("Musée d'Orsay",), "avoid": ("Louvre Museum",)},
    ),
    ("Paris, we have never been to the Louvre", {"city": "Paris", "must": ("Louvre Museum",)}),
    ("Paris, we haven't seen the Louvre", {"city": "Paris", "must": ("Louvre Museum",)}),
    ("Lisbon, can't stand churches", {"city": "Lisbon", "avoid": ("church",)}),
    ("Lisbon, allergic to museums", {"city": "Lisbon", "avoid": ("museum",)}),
    ("3 days in Lisbon, no crowds, no problem", {"city": "Lisbon", "days": 3}),
    (
        "3 days in Lisbon, I cam by bus",
        {"city": "Lisbon", "days": 3, "transport": ("walk", "transit")},
    ),
    ("3 days in Lisbon, CAM", {"city": "Lisbon", "days": 3, "must": ("Gulbenkian Museum",)}),
    ("staying in Alfama, 3 days in Lisbon", {"city": "Lisbon", "days": 3, "base": "Alfama"}),
    (
        "3 days in Lisbon, our hotel is near Rossio",
        {"city": "Lisbon", "days": 3, "base": "Rossio Square"},
    ),
    ("3 days in Lisbon, base: 38.71,-9.13", {"city": "Lisbon", "days": 3, "base": "38.71,-9.13"}),
    (
        "3 days in Lisbon, hotel: Hotel Mundial",
        {"city": "Lisbon", "days": 3, "base": "Hotel Mundial"},
    ),
    (
        "3 days in Lisbon staying in Cais do Sodre",
        {"city": "Lisbon", "days": 3, "base": "Cais do Sodré"},
    ),
    ("3 days in Lisbon, staying with friends", {"city": "Lisbon", "days": 3}),
    (
        "Paris, neither the Louvre nor the Orsay",
        {"city": "Paris", "avoid": ("Louvre Museum", "Musée d'Orsay")},
    ),
    (
        "Paris, Louvre no, Orsay yes",
        {"city": "Paris", "must": ("Musée d'Orsay",), "avoid": ("Louvre Museum",)},
    ),
    (
        "Paris, Louvre. Not too packed",
        {"city": "Paris", "must": ("Louvre Museum",), "pace": "balanced"},
    ),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)
