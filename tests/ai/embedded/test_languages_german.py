"""Requests in German."""

from datetime import date, time
from typing import Any

import pytest
from reading_samples import at, money, read

from tripai.ai.reading import Reading

SENTENCES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("in anderthalb Tagen durch Rom", {"city": "Rom", "days": 2}),
    ("Rom für 2 Erw. und 1 Kind 6 J.", {"city": "Rom", "adults": 2, "child_ages": (6,)}),
    (
        "nach Rom mit meiner Frau, Do-So",
        {"city": "Rom", "start": date(2026, 11, 26), "end": date(2026, 11, 29), "adults": 2},
    ),
    (
        "Am 12. Dezember hin, am 15. zurück: Rom",
        {"city": "Rom", "start": date(2026, 12, 12), "end": date(2026, 12, 15)},
    ),
    (
        "In zwei Wochen fliegen wir nach Rom, vier Tage",
        {"city": "Rom", "start": date(2026, 12, 6), "days": 4},
    ),
    ("Drei Tage in Lissabon", {"city": "Lissabon", "days": 3}),
    ("fünf Nächte in Rom für zwei Personen", {"city": "Rom", "days": 6, "adults": 2}),
    ("eine Woche Paris", {"city": "Paris", "days": 7}),
    ("14 Tage London", {"city": "London", "days": 14}),
    ("einundzwanzig Tage in Berlin", {"city": "Berlin", "days": 21}),
    ("ein Tag in Venedig", {"city": "Venedig", "days": 1}),
    ("dreitägige Reise nach Rom", {"city": "Rom", "days": 3}),
    ("ein paar Tage in Rom", {"city": "Rom", "days": 3}),
    ("anderthalb Tage in Rom", {"city": "Rom", "days": 2}),
    ("Wochenende in London", {"city": "London", "start": date(2026, 11, 28), "days": 2}),
    (
        "übernächstes Wochenende in London",
        {"city": "London", "start": date(2026, 12, 5), "days": 2},
    ),
    ("verlängertes Wochenende in Rom", {"city": "Rom", "start": date(2026, 11, 27), "days": 3}),
    (
        "Paris vom 4. bis 7. Dezember",
        {"city": "Paris", "start": date(2026, 12, 4), "end": date(2026, 12, 7)},
    ),
    (
        "Rom vom 30.12. bis 2.1.",
        {"city": "Rom", "start": date(2026, 12, 30), "end": date(2027, 1, 2)},
    ),
    (
        "Freitag, 11. bis Sonntag, 13. Dezember in Berlin",
        {"city": "Berlin", "start": date(2026, 12, 11), "end": date(2026, 12, 13)},
    ),
    ("Lissabon am 4.12., 2 Tage", {"city": "Lissabon", "start": date(2026, 12, 4), "days": 2}),
    ("ab Dienstag 3 Tage in Rom", {"city": "Rom", "start": date(2026, 11, 24), "days": 3}),
    ("morgen nach London", {"city": "London", "start": date(2026, 11, 23)}),
    ("Ostern in Rom, 4 Tage", {"city": "Rom", "start": date(2027, 3, 26), "days": 4}),
    ("Paris über Weihnachten", {"city": "Paris", "start": date(2026, 12, 24)}),
    (
        "Heiligabend bis Neujahr in Rom",
        {"city": "Rom", "start": date(2026, 12, 24), "end": date(2027, 1, 1)},
    ),
    ("Pfingsten in Rom, 3 Tage", {"city": "Rom", "start": date(2027, 5, 15), "days": 3}),
    ("Rom im Mai, 3 Tage", {"city": "Rom", "month": 5, "days": 3}),
    ("Rom Anfang Mai", {"city": "Rom", "start": date(2027, 5, 3)}),
    ("Rom nächste Woche", {"city": "Rom", "start": date(2026, 11, 23)}),
    (
        "2 Erwachsene und 2 Kinder (6 und 9), Rom",
        {"city": "Rom", "adults": 2, "child_ages": (6, 9)},
    ),
    ("Rom mit einem 8 Monate alten Baby", {"city": "Rom", "child_ages": (0,)}),
    ("Rom mit unserem 5-jährigen Sohn", {"city": "Rom", "child_ages": (5,)}),
    ("fünfköpfige Familie, Rom", {"city": "Rom", "adults": 2, "children": 3}),
    ("ich reise allein nach Rom", {"city": "Rom", "adults": 1}),
    ("zu zweit nach Rom", {"city": "Rom", "adults": 2}),
    ("Rom mit meinen Eltern (70 und 72)", {"city": "Rom", "adults": 1, "seniors": 2}),
    ("drei Rentner in Rom", {"city": "Rom", "adults": 0, "seniors": 3}),
    ("wir sind 7, Rom", {"city": "Rom", "adults": 7}),
    ("wir fahren zu viert nach Rom", {"city": "Rom", "adults": 4}),
    ("Rom, 120 € pro Tag", {"city": "Rom", "budget": money("120", "EUR", "day")}),
    ("Rom, 1.500 Euro insgesamt", {"city": "Rom", "budget": money("1500", "EUR", "trip")}),
    (
        "Rom, bis 99,50 € pro Person und Tag",
        {"city": "Rom", "budget": money("99.50", "EUR", "day", each=True)},
    ),
    ("Rom, höchstens tausend Euro", {"city": "Rom", "budget": money("1000", "EUR")}),
    ("London ohne Museen und Kirchen", {"city": "London", "avoid": ("museum", "church")}),
    ("London, keine Kirchen bitte", {"city": "London", "avoid": ("church",)}),
    ("Rom in gemütlichem Tempo", {"city": "Rom", "pace": "relaxed"}),
    ("Rom, so viel wie möglich", {"city": "Rom", "pace": "packed"}),
    (
        "Rom, Essen, Gärten und Strände",
        {"city": "Rom", "interests": {"food": 1, "gardens": 1, "beach": 1}},
    ),
    ("den Louvre kennen wir schon, Paris", {"city": "Paris", "avoid": ("Louvre Museum",)}),
    (
        "Rom, wir kommen am Freitag um 14:30 Uhr an und fliegen am Sonntag um 18 Uhr zurück",
        {
            "city": "Rom",
            "start": date(2026, 11, 27),
            "arrive": at("14:30", weekday=4),
            "leave": at("18:00", weekday=6),
        },
    ),
    (
        "Rom, Start um 10 Uhr, zurück im Hotel um halb acht abends",
        {"city": "Rom", "day_start": time(10), "day_end": time(19, 30)},
    ),
    ("Berlin 3 Tage, Freundesgruppe von 8", {"city": "Berlin", "days": 3, "adults": 8}),
    ("Rom 5.-8.12.", {"city": "Rom", "start": date(2026, 12, 5), "end": date(2026, 12, 8)}),
)


@pytest.mark.parametrize(("words", "said"), SENTENCES, ids=[words for words, _ in SENTENCES])
def test_says_these_fields_and_no_others(words: str, said: dict[str, Any]) -> None:
    assert read(words).replaced(assumptions=()) == Reading(**said)
