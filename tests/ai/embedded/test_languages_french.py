"""Requests in French."""

from datetime import date, time
from typing import Any

import pytest
from reading_samples import at, booked, money, read

from tripai.ai.reading import Reading

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("une dizaine de jours à Rome", {"city": "Rome", "days": 10}),
    ("Rome ce mardi, juste la journée", {"city": "Rome", "start": date(2026, 11, 24), "days": 1}),
    (
        "Dans trois jours, Rome, deux nuits",
        {"city": "Rome", "start": date(2026, 11, 25), "days": 3},
    ),
    ("Rome en trois jours", {"city": "Rome", "days": 3}),
    ("Rome à quatre dont deux enfants", {"city": "Rome", "adults": 2, "children": 2}),
    ("Trois jours à Lisbonne", {"city": "Lisbonne", "days": 3}),
    ("cinq nuits à Rome pour deux personnes", {"city": "Rome", "days": 6, "adults": 2}),
    ("une semaine à Paris", {"city": "Paris", "days": 7}),
    ("quinze jours à Londres", {"city": "Londres", "days": 15}),
    ("vingt et un jours à Berlin", {"city": "Berlin", "days": 21}),
    ("une journée à Venise", {"city": "Venise", "days": 1}),
    ("Rome, 4j", {"city": "Rome", "days": 4}),
    ("quelques jours à Rome", {"city": "Rome", "days": 3}),
    ("week-end à Londres", {"city": "Londres", "start": date(2026, 11, 28), "days": 2}),
    ("un week-end prolongé à Rome", {"city": "Rome", "start": date(2026, 11, 27), "days": 3}),
    (
        "Paris du 4 au 7 décembre",
        {"city": "Paris", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Rome du 30 décembre au 2 janvier",
        {"city": "Rome", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    (
        "du vendredi 11 au dimanche 13 décembre à Berlin",
        {"city": "Berlin", "start": date(2026, 12, 11), "end": date(2026, 12, 13)},
    ),
    ("Lisbonne le 4/12, 2 jours", {"city": "Lisbonne", "start": date(2026, 12, 4), "days": 2}),
    ("à partir de mardi, 3 jours à Rome", {"city": "Rome", "start": date(2026, 11, 24), "days": 3}),
    ("Londres demain", {"city": "Londres", "start": date(2026, 11, 23)}),
    ("Pâques à Rome, 4 jours", {"city": "Rome", "start": date(2027, 3, 26), "days": 4}),
    ("Paris pour Noël", {"city": "Paris", "start": date(2026, 12, 24)}),
    ("Rome en mai, 3 jours", {"city": "Rome", "month": 5, "days": 3}),
    ("Rome début mai", {"city": "Rome", "start": date(2027, 5, 3)}),
    ("Rome la semaine prochaine", {"city": "Rome", "start": date(2026, 11, 23)}),
    ("Rome vendredi prochain, 2 jours", {"city": "Rome", "start": date(2026, 11, 27), "days": 2}),
    (
        "2 adultes et 2 enfants de 6 et 9 ans, Rome",
        {"city": "Rome", "adults": 2, "child_ages": (6, 9)},
    ),
    ("Rome avec un bébé de 8 mois", {"city": "Rome", "child_ages": (0,)}),
    ("famille de cinq à Rome", {"city": "Rome", "adults": 2, "children": 3}),
    ("je voyage seule à Rome", {"city": "Rome", "adults": 1}),
    ("Rome en amoureux", {"city": "Rome", "adults": 2}),
    ("Rome avec mes parents (70 et 72 ans)", {"city": "Rome", "adults": 1, "seniors": 2}),
    ("trois retraités à Rome", {"city": "Rome", "adults": 0, "seniors": 3}),
    ("nous sommes 7, Rome", {"city": "Rome", "adults": 7}),
    ("nous partons à quatre à Rome", {"city": "Rome", "adults": 4}),
    ("Rome, 120 € par jour", {"city": "Rome", "budget": money("120", "EUR", "day")}),
    ("Rome, 1 500 euros au total", {"city": "Rome", "budget": money("1500", "EUR", "trip")}),
    (
        "Rome, jusqu'à 99,50 € par personne et par jour",
        {"city": "Rome", "budget": money("99.50", "EUR", "day", each=True)},
    ),
    ("Rome, mille euros maximum", {"city": "Rome", "budget": money("1000", "EUR")}),
    ("Londres sans musées ni églises", {"city": "Londres", "avoid": ("museum", "church")}),
    ("Londres, pas d'églises", {"city": "Londres", "avoid": ("church",)}),
    ("Rome à un rythme tranquille", {"city": "Rome", "pace": "relaxed"}),
    ("Rome, un maximum de choses", {"city": "Rome", "pace": "packed"}),
    (
        "Rome, cuisine, jardins et plages",
        {"city": "Rome", "interests": {"food": 1, "gardens": 1, "beach": 1}},
    ),
    ("Paris, nous avons déjà vu le Louvre", {"city": "Paris", "avoid": ("Louvre Museum",)}),
    ("Paris, nous voulons voir l'Orsay", {"city": "Paris", "must": ("Musée d'Orsay",)}),
    (
        "Rome, arrivée vendredi à 14h30 et départ dimanche à 18h",
        {
            "city": "Rome",
            "start": date(2026, 11, 27),
            "arrive": at("14:30", weekday=4),
            "leave": at("18:00", weekday=6),
        },
    ),
    (
        "Rome, commencer à 10h et finir à 19h30",
        {"city": "Rome", "day_start": time(10), "day_end": time(19, 30)},
    ),
    (
        "les incontournables de Rome, premier séjour là-bas",
        {"city": "Rome", "interests": {"iconic": 1}},
    ),
    (
        "Paris 3 jours, retour par le train de 18h45",
        {"city": "Paris", "days": 3, "leave": at("18:45", by="train")},
    ),
    (
        "Londres 3 jours, comédie musicale samedi soir à 19h30",
        {
            "city": "Londres",
            "days": 3,
            "bookings": (booked("Comédie musicale", at("19:30", weekday=5)),),
        },
    ),
    (
        "Paris 3 jours avec ma grand-mère de 80 ans, elle marche lentement",
        {"city": "Paris", "days": 3, "seniors": 1, "pace": "relaxed"},
    ),
    ("Paris 3 jours, métro interdit", {"city": "Paris", "days": 3, "transport": ("walk",)}),
    ("Paris, un jour et demi", {"city": "Paris", "days": 2}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)
