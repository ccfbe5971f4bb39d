"""Requests in Portuguese."""

from datetime import date, time
from typing import Any

import pytest
from reading_samples import at, money, read

from tripai.ai.reading import Reading

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Roma com 2 mil libras", {"city": "Roma", "budget": money(2000, "GBP")}),
    ("Roma num só dia", {"city": "Roma", "days": 1}),
    (
        "daqui a três dias, Roma, duas noites",
        {"city": "Roma", "start": date(2026, 11, 25), "days": 3},
    ),
    ("3 dias em Lisboa", {"city": "Lisboa", "days": 3}),
    ("cinco noites em Roma para duas pessoas", {"city": "Roma", "days": 6, "adults": 2}),
    ("uma semana em Paris", {"city": "Paris", "days": 7}),
    ("quinze dias em Londres", {"city": "Londres", "days": 15}),
    ("vinte e um dias em Berlim", {"city": "Berlim", "days": 21}),
    ("um dia em Veneza", {"city": "Veneza", "days": 1}),
    ("alguns dias em Roma", {"city": "Roma", "days": 3}),
    ("fim de semana em Londres", {"city": "Londres", "start": date(2026, 11, 28), "days": 2}),
    ("feriadão em Roma", {"city": "Roma", "start": date(2026, 11, 27), "days": 3}),
    (
        "Paris de 4 a 7 de dezembro",
        {"city": "Paris", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Roma, de 30 de dezembro a 2 de janeiro",
        {"city": "Roma", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    (
        "do dia 10 ao dia 15 de março em Berlim",
        {"city": "Berlim", "start": date(2027, 3, 10), "end": date(2027, 3, 15)},
    ),
    ("Lisboa no dia 4/12, 2 dias", {"city": "Lisboa", "start": date(2026, 12, 4), "days": 2}),
    ("a partir de terça, 3 dias em Roma", {"city": "Roma", "start": date(2026, 11, 24), "days": 3}),
    ("amanhã em Londres", {"city": "Londres", "start": date(2026, 11, 23)}),
    (
        "amanhã e depois de amanhã em Londres",
        {"city": "Londres", "start": date(2026, 11, 23), "end": date(2026, 11, 24)},
    ),
    ("Páscoa em Roma, 4 dias", {"city": "Roma", "start": date(2027, 3, 26), "days": 4}),
    ("Carnaval em Lisboa, 4 dias", {"city": "Lisboa", "start": date(2027, 2, 6), "days": 4}),
    ("Paris no Natal", {"city": "Paris", "start": date(2026, 12, 24)}),
    ("Roma em maio, 3 dias", {"city": "Roma", "month": 5, "days": 3}),
    ("Roma no início de maio", {"city": "Roma", "start": date(2027, 5, 3)}),
    ("Roma na próxima semana", {"city": "Roma", "start": date(2026, 11, 23)}),
    (
        "2 adultos e 2 crianças de 6 e 9 anos, Roma",
        {"city": "Roma", "adults": 2, "child_ages": (6, 9)},
    ),
    ("Roma com um bebê de 8 meses", {"city": "Roma", "child_ages": (0,)}),
    ("família de cinco em Roma", {"city": "Roma", "adults": 2, "children": 3}),
    ("viajo sozinha para Roma", {"city": "Roma", "adults": 1}),
    ("casal, Roma, 2 dias", {"city": "Roma", "days": 2, "adults": 2}),
    ("Roma com meus pais (70 e 72 anos)", {"city": "Roma", "adults": 1, "seniors": 2}),
    ("Roma com minha mãe de 80 anos", {"city": "Roma", "adults": 1, "seniors": 1}),
    ("três reformados em Roma", {"city": "Roma", "adults": 0, "seniors": 3}),
    ("somos 7, Roma", {"city": "Roma", "adults": 7}),
    ("Roma, 120 € por dia", {"city": "Roma", "budget": money("120", "EUR", "day")}),
    (
        "viagem a Roma, 1.500 euros no total",
        {"city": "Roma", "budget": money("1500", "EUR", "trip")},
    ),
    ("Roma, R$ 8.000 para a viagem toda", {"city": "Roma", "budget": money("8000", "BRL", "trip")}),
    (
        "Roma, até 99,50 € por pessoa e por dia",
        {"city": "Roma", "budget": money("99.50", "EUR", "day", each=True)},
    ),
    (
        "mil euros pra 5 dias em Roma",
        {"city": "Roma", "days": 5, "budget": money("1000", "EUR", "trip")},
    ),
    ("Londres sem museus nem igrejas", {"city": "Londres", "avoid": ("museum", "church")}),
    ("Roma em ritmo tranquilo", {"city": "Roma", "pace": "relaxed"}),
    ("Roma, aproveitar ao máximo", {"city": "Roma", "pace": "packed"}),
    (
        "Roma, comida, jardins e praias",
        {"city": "Roma", "interests": {"food": 1, "gardens": 1, "beach": 1}},
    ),
    ("Paris, já vimos o Louvre", {"city": "Paris", "avoid": ("Louvre Museum",)}),
    (
        "Roma, chegamos na sexta às 14h30 e partimos no domingo às 18h",
        {
            "city": "Roma",
            "start": date(2026, 11, 27),
            "arrive": at("14:30", weekday=4),
            "leave": at("18:00", weekday=6),
        },
    ),
    (
        "Roma, começar às 10h e terminar às 19h30",
        {"city": "Roma", "day_start": time(10), "day_end": time(19, 30)},
    ),
    ("Lisboa 3 dias, grupo de 6 amigas", {"city": "Lisboa", "days": 3, "adults": 6}),
    ("Lisboa, meio dia só de manhã", {"city": "Lisboa", "days": 1}),
    ("Lisboa, um dia e meio", {"city": "Lisboa", "days": 2}),
    ("Lisboa 3 dias, chegada ao meio-dia", {"city": "Lisboa", "days": 3, "arrive": at("12:00")}),
    (
        "Lisboa de 5 a 8/12, duas pessoas",
        {"city": "Lisboa", "start": date(2026, 12, 5), "end": date(2026, 12, 8), "adults": 2},
    ),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)
