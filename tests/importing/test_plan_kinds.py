"""A meal is a meal in six languages."""

from datetime import UTC, datetime

import pytest

from tripai.importing.plan_kinds import kind_of, named_meal, usual_minutes
from tripai.importing.plans import Told, resolve
from tripai.places.catalogue import Catalogue
from tripai.readers.plans import read_plan


@pytest.mark.parametrize(
    "said", ["Mittagessen", "Déjeuner", "Pranzo da Enzo", "Almuerzo", "Almoço"]
)
def test_a_meal_of_another_language_is_a_meal(said: str) -> None:
    assert kind_of(said, names_sight=False) == "meal"
    assert usual_minutes("meal", said) == 60
    assert usual_minutes("meal", "Cena a Trastevere") == 90
    assert named_meal("Abendessen mit Anna") == "Abendessen"


def test_the_headings_and_labels_of_meals() -> None:
    [day] = read_plan(b"## Giorno 1\n**Pranzo**\n- Da Enzo\n\nCena: Roma Sparita\n").days
    assert [(item.said, item.part) for item in day.items] == [
        ("Pranzo: Da Enzo", "midday"),
        ("Cena: Roma Sparita", "midday"),
    ]


def test_each_meal_is_judged_by_its_own_hours() -> None:
    text = (
        "# Wien, Samstag 10. Oktober 2026\n08:00 - 08:45 Frühstück\n09:30 - 11:00 Schönbrunn Palace\n"
        "12:30 - 13:30 Mittagessen\n14:00 - 16:00 Kunsthistorisches Museum\n{} Abendessen\n"
    )
    found = {
        hours: [
            one.finding.rule
            for one in resolve(
                text.format(hours).encode(),
                Told(),
                source=Catalogue(),
                now=datetime(2026, 9, 22, tzinfo=UTC),
            ).judged()
        ]
        for hours in ("19:00 - 20:30", "16:30 - 17:30")
    }
    assert found == {"19:00 - 20:30": [], "16:30 - 17:30": ["meal-time"]}
