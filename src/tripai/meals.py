"""What meals are called: in English, German, French, Spanish, Italian and Portuguese."""

from __future__ import annotations

import re

_NAMES = {
    "breakfast": (
        "breakfast", "frühstück", "fruehstueck", "petit[- ]d[ée]jeuner", "desayuno", "colazione", "pequeno[- ]almo[çc]o",
        "café da manhã",
    ),
    "brunch": ("brunch",),
    "lunch": ("lunch", "mittagessen", "mittagspause", "d[ée]jeuner", "almuerzo", "pranzo", "almo[çc]o"),
    "dinner": ("dinner", "(?<!last )supper", "abendessen", "abendbrot", "dîner", "(?<!ultima )(?<!última )cena", "jantar"),
}  # fmt: skip
A_MEAL = rf"(?:{'|'.join(name for names in _NAMES.values() for name in names)})"
"""A pattern of all names of meals; the Last Supper is none, and a diner is a place."""
_MEALS = re.compile(
    rf"\b(?:{'|'.join(rf'(?P<{meal}>{chr(124).join(names)})' for meal, names in _NAMES.items())})(?:s|time)?\b",
    re.IGNORECASE,
)


def find_meal(text: str) -> re.Match[str] | None:
    """Return where words name a meal; the group that matched is its English name."""
    return _MEALS.search(text)


def meal_in(text: str) -> str:
    """Return which meal words name first: breakfast, brunch, lunch or dinner; nothing where they name none."""
    found = find_meal(text)
    return found.lastgroup or "" if found else ""


def meals_in(text: str) -> frozenset[str]:
    """Return all meals that words name."""
    return frozenset(found.lastgroup for found in _MEALS.finditer(text) if found.lastgroup)
