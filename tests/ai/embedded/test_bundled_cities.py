"""The embedded assistant against the bundled catalogue: every city and every place can be asked for by name."""

import pytest

from named_places import KNOWN, missed_musts, missed_slips, sights, slips
from tripai.ai.embedded import EmbeddedAssistant
from tripai.model import City, Place


@pytest.fixture(scope="module")
def some() -> dict[City, tuple[Place, ...]]:
    """A quarter of the sights of each city, another one in the next; tests/benchmarks/names.py asks for all."""
    return {city: sights(city)[number % 4 :: 4] for number, city in enumerate(KNOWN.cities)}


def test_a_city_is_known_by_each_of_its_names() -> None:
    names = [name for city in KNOWN.cities for name in city.all_names]
    said = [EmbeddedAssistant().read_request(f"3 days in {name}", KNOWN).city for name in names]
    assert said == names


def test_each_place_is_a_must_when_it_is_asked_for(some: dict[City, tuple[Place, ...]]) -> None:
    missed = {city.name: missed_musts(city, places) for city, places in some.items()}
    assert not {name: said for name, said in missed.items() if said}


def test_a_slip_of_the_pen_still_finds_the_place(some: dict[City, tuple[Place, ...]]) -> None:
    """All but some two in a hundred; hardly any city lacks two."""
    missed = {city.name: missed_slips(city, slips(places)) for city, places in some.items()}
    written = sum(len(slips(places)) for places in some.values())
    assert sum(map(len, missed.values())) <= written // 20, missed
    assert max(map(len, missed.values())) <= 2, missed


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("3 days in Bilbao", "Bilbao"),
        ("a nice trip to Porto", "Porto"),
        ("2 days in Nice", "Nice"),
        ("Springfield, MO", "Springfield, MO"),
        ("Paris, TX", "Paris, TX"),
        ("Paris Texas, 2 days", "Paris, Texas"),
        ("Paris, me and my wife", "Paris"),
        ("Washington DC, 3 days", "Washington DC"),
        ("3 days in LA", "LA"),
        ("3 days in Rome, we want la dolce vita, La Rinascente and La Scala's rival", "Rome"),
        ("Weekend in Köln", "Köln"),
        ("Bath and reading, 3 days in London", "London"),
        ("easy days with art and food, no date yet", None),
        ("we want to relax, see and eat, in May or in March", None),
    ],
)
def test_cities_elsewhere_are_told_from_words(words: str, city: str | None) -> None:
    assert EmbeddedAssistant().read_request(words, KNOWN).city == city


UNWANTED = (
    "Uma semana em Paris em lua de mel, museus de arte, nada de torre Eiffel",
    "Paris, 3 dias, sem a Torre Eiffel",
    "Paris, 3 dias, sem torre Eiffel",
    "París 3 días, sin la Torre Eiffel",
    "París 3 días, nada de Torre Eiffel",
    "París 3 días, no a la Torre Eiffel",
    "Paris 3 jours, pas de tour Eiffel",
    "Paris 3 jours, sans la tour Eiffel",
    "Paris 3 jours, pas à la tour Eiffel",
    "Paris, 3 Tage, kein Eiffelturm",
    "Paris, 3 Tage, ohne Eiffelturm",
    "Paris, 3 Tage, nicht zum Eiffelturm",
    "Paris 3 days, no Eiffel Tower",
    "Paris 3 days, not the Eiffel Tower",
    "Paris 3 days, without Eiffel Tower",
    "Paris, 3 dias, nem a torre Eiffel",
    "Paris, 3 dias, não queremos a torre Eiffel",
    "París, 3 días, ni la torre Eiffel",
    "Paris, 3 Tage, Eiffelturm lieber nicht",
    "Paris, 3 Tage, wir wollen nicht auf den Eiffelturm",
    "Paris 3 days, Eiffel Tower: no",
    "パリ3日間、エッフェル塔抜き",
    "パリ3日間、エッフェル塔なしで",
)


@pytest.mark.parametrize("words", UNWANTED)
def test_what_nobody_wants_is_never_a_must(words: str) -> None:
    reading = EmbeddedAssistant().read_request(words, KNOWN)
    assert (reading.must, reading.avoid) == ((), ("Eiffel Tower",))


ELSEWHERE_CALLED = (
    ("Roma 3 días, imprescindible el Coliseo", "Colosseum"),
    ("Rome 3 jours, le Colisée à ne pas manquer", "Colosseum"),
    ("Roma 3 dias, não podemos perder o Coliseu", "Colosseum"),
    ("Florenz, 3 Tage, Uffizien unbedingt", "Uffizi Gallery"),
    ("Florenz, 3 Tage, unbedingt die Uffizien", "Uffizi Gallery"),
    ("パリ3日間、ルーブル必見", "Louvre Museum"),
    ("Rome 3 days, must see the Coliseo", "Colosseum"),
)


@pytest.mark.parametrize(("words", "name"), ELSEWHERE_CALLED)
def test_a_sight_is_known_by_its_name_in_another_language(words: str, name: str) -> None:
    assert EmbeddedAssistant().read_request(words, KNOWN).must == (name,)


def test_a_name_that_is_only_near_is_taken_with_a_word_about_it() -> None:
    reading = EmbeddedAssistant().read_request("Rome 3 days, must see the Coliseo", KNOWN)
    assert [note.sentence for note in reading.assumptions] == [
        '"Coliseo" is taken to be Colosseum.'
    ]
    assert EmbeddedAssistant().read_request("Rome 3 days, must see Pompidou", KNOWN).must == (
        "Pompidou",
    )
