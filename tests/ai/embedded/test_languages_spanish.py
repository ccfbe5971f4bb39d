"""Requests in Spanish."""

from datetime import date, time
from typing import Any

import pytest
from reading_samples import at, money, read

from tripai.ai.reading import Reading

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Roma, salimos el 5 de febrero y volvemos el 9",
        {"city": "Roma", "start": date(2027, 2, 5), "end": date(2027, 2, 9)},
    ),
    ("con mi hijo adolescente a Roma", {"city": "Roma", "child_ages": (15,)}),
    ("mi abuela (84) y yo en Roma", {"city": "Roma", "adults": 1, "seniors": 1}),
    (
        "dentro de 3 días vamos a Roma, dos noches",
        {"city": "Roma", "start": date(2026, 11, 25), "days": 3},
    ),
    ("3 días en Lisboa", {"city": "Lisboa", "days": 3}),
    ("Cinco noches en Roma para dos personas", {"city": "Roma", "days": 6, "adults": 2}),
    ("Una semana en París", {"city": "París", "days": 7}),
    ("quince días en Londres", {"city": "Londres", "days": 15}),
    ("veintiún días en Berlín", {"city": "Berlín", "days": 21}),
    ("treinta y un días en Roma", {"city": "Roma", "days": 31}),
    ("un día en Venecia", {"city": "Venecia", "days": 1}),
    ("un par de días en Roma", {"city": "Roma", "days": 2}),
    ("unos días en Roma", {"city": "Roma", "days": 3}),
    ("fin de semana en Londres", {"city": "Londres", "start": date(2026, 11, 28), "days": 2}),
    ("puente en Roma", {"city": "Roma", "start": date(2026, 11, 27), "days": 3}),
    (
        "París del 4 al 7 de diciembre",
        {"city": "París", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Roma, del 30 de diciembre al 2 de enero",
        {"city": "Roma", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    (
        "del viernes 11 al domingo 13 de diciembre en Berlín",
        {"city": "Berlín", "start": date(2026, 12, 11), "end": date(2026, 12, 13)},
    ),
    ("Lisboa el 4/12, 2 días", {"city": "Lisboa", "start": date(2026, 12, 4), "days": 2}),
    (
        "a partir del martes, 3 días en Roma",
        {"city": "Roma", "start": date(2026, 11, 24), "days": 3},
    ),
    ("mañana en Londres", {"city": "Londres", "start": date(2026, 11, 23)}),
    ("Semana Santa en Roma, 4 días", {"city": "Roma", "start": date(2027, 3, 26), "days": 4}),
    ("París en Navidad", {"city": "París", "start": date(2026, 12, 24)}),
    ("Roma en mayo, 3 días", {"city": "Roma", "month": 5, "days": 3}),
    ("Roma a principios de mayo", {"city": "Roma", "start": date(2027, 5, 3)}),
    ("Roma la semana que viene", {"city": "Roma", "start": date(2026, 11, 23)}),
    (
        "2 adultos y 2 niños de 6 y 9 años, Roma",
        {"city": "Roma", "adults": 2, "child_ages": (6, 9)},
    ),
    ("Roma con un bebé de 8 meses", {"city": "Roma", "child_ages": (0,)}),
    ("familia de cinco en Roma", {"city": "Roma", "adults": 2, "children": 3}),
    ("viajo sola a Roma", {"city": "Roma", "adults": 1}),
    ("Roma, solo 2 días", {"city": "Roma", "days": 2}),
    ("Roma con mi novio", {"city": "Roma", "adults": 2}),
    ("Roma con mis padres (70 y 72 años)", {"city": "Roma", "adults": 1, "seniors": 2}),
    ("tres jubilados en Roma", {"city": "Roma", "adults": 0, "seniors": 3}),
    ("somos 7, Roma", {"city": "Roma", "adults": 7}),
    ("Roma, 120 € al día", {"city": "Roma", "budget": money("120", "EUR", "day")}),
    ("Roma, 1.500 euros en total", {"city": "Roma", "budget": money("1500", "EUR", "trip")}),
    (
        "Roma, hasta 99,50 € por persona y día",
        {"city": "Roma", "budget": money("99.50", "EUR", "day", each=True)},
    ),
    ("Roma, mil euros como máximo", {"city": "Roma", "budget": money("1000", "EUR")}),
    ("Londres sin museos ni iglesias", {"city": "Londres", "avoid": ("museum", "church")}),
    ("Roma a ritmo tranquilo", {"city": "Roma", "pace": "relaxed"}),
    ("Roma, queremos ver lo máximo posible", {"city": "Roma", "pace": "packed"}),
    (
        "Roma, comida, jardines y playas",
        {"city": "Roma", "interests": {"food": 1, "gardens": 1, "beach": 1}},
    ),
    ("París, ya hemos visto el Louvre", {"city": "París", "avoid": ("Louvre Museum",)}),
    ("Lisboa, imprescindible la Torre Infinita", {"city": "Lisboa", "must": ("Torre Infinita",)}),
    (
        "Roma, llegamos el viernes a las 14:30 y salimos el domingo a las 18h",
        {
            "city": "Roma",
            "start": date(2026, 11, 27),
            "arrive": at("14:30", weekday=4),
            "leave": at("18:00", weekday=6),
        },
    ),
    (
        "Roma, empezar a las 10 y terminar a las 19:30",
        {"city": "Roma", "day_start": time(10), "day_end": time(19, 30)},
    ),
    ("3 días in Lisbon", {"city": "Lisbon", "days": 3}),
    (
        "3 days in Lisbon con mi esposa y mis hijos",
        {"city": "Lisbon", "days": 3, "adults": 2, "children": 2},
    ),
    ("Roma, día y medio", {"city": "Roma", "days": 2}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)
