"""What meals are called in six languages, and what only sounds like one."""

import pytest

from tripai.meals import meal_in, meals_in


@pytest.mark.parametrize(
    ("said", "meal"),
    [
        ("Frühstück im Hotel", "breakfast"),
        ("Petit-déjeuner", "breakfast"),
        ("Pequeno-almoço", "breakfast"),
        ("colazione", "breakfast"),
        ("Desayuno", "breakfast"),
        ("Mittagessen", "lunch"),
        ("Déjeuner au Marais", "lunch"),
        ("Pranzo", "lunch"),
        ("Almuerzo en Lavapiés", "lunch"),
        ("Almoço", "lunch"),
        ("ABENDESSEN", "dinner"),
        ("Dîner", "dinner"),
        ("Cena a Trastevere", "dinner"),
        ("Jantar no Chiado", "dinner"),
        ("a late supper", "dinner"),
        ("lunchtime concert", "lunch"),
        ("The Last Supper", ""),
        ("L'Ultima Cena", ""),
        ("Cenacolo", ""),
        ("Ellen's Stardust Diner", ""),
    ],
)
def test_meals(said: str, meal: str) -> None:
    assert meal_in(said) == meal


def test_several_meals() -> None:
    assert meals_in("Lunch or cena") == {"lunch", "dinner"}
