"""What a plan calls a place: its name, nearly its name, or the name of something else that only begins or ends so."""

from datetime import UTC, datetime

import pytest

from tripai.importing.plans import Resolved, Told, resolve
from tripai.places.catalogue import Catalogue

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SOURCE = Catalogue()


def read(city: str, *lines: str) -> Resolved:
    text = "\n".join(f"- {line}" for line in lines)
    plan = f"# {city}\n## Day 1: Tuesday, December 8, 2026\n{text}\n"
    return resolve(plan.encode(), Told(), source=SOURCE, now=NOW)


@pytest.mark.parametrize(
    ("city", "others"),
    [
        ("Lisbon", {"Rossio Station": "Rossio Square", "Alfama Tower": "Alfama"}),
        ("Lisbon", {"Rossio train station": None, "Estação do Rossio": "Rossio Square"}),
        ("Rome", {"Vatican Observatory": "Vatican Museums and Sistine Chapel"}),
        ("Rome", {"Hotel Colosseo": "Colosseum"}),
        (
            "Paris",
            {
                "Notre-Dame de Chartres": "Notre-Dame Cathedral",
                "Arc de Triomphe du Carrousel": "Arc de Triomphe",
                "arc de triomphe du carrousel": "Arc de Triomphe",
            },
        ),
        ("London", {"National Gallery of Victoria": "National Gallery"}),
    ],
)
def test_a_name_with_a_word_that_a_place_has_not_is_another(
    city: str, others: dict[str, str | None]
) -> None:
    plan = read(city, *others)
    assert not [activity for activity in plan.route.activities if activity.place]
    known = {name.said: name.nearest[0] for name in plan.claims.unknown}
    assert known == {
        said: nearest for said, nearest in others.items() if nearest and said[0] != "a"
    }


@pytest.mark.parametrize(
    ("city", "said", "place"),
    [
        ("Rome", "Colloseum", "Colosseum"),
        ("Paris", "Tour Eifel", "Eiffel Tower"),
        ("Lisbon", "Jeronimus Monastry", "Jerónimos Monastery"),
        ("Lisbon", "Castle of São Jorge", "São Jorge Castle"),
    ],
)
def test_a_misspelt_name_is_taken_as_the_place_and_that_is_said(
    city: str, said: str, place: str
) -> None:
    plan = read(city, said)
    assert [activity.title for activity in plan.route.activities] == [place]
    assert f"{said!r} is taken as {place}." in plan.route.brief.assumptions


@pytest.mark.parametrize(
    ("city", "said", "place"),
    [
        ("Barcelona", "Sagrada Familia", "Sagrada Família"),
        ("Paris", "Notre-Dame de Paris", "Notre-Dame Cathedral"),
        ("Paris", "Louvre Museum Pyramid", "Louvre Museum"),
        ("Paris", "Towers of Notre-Dame", "Notre-Dame Cathedral"),
        ("Lisbon", "Explore the Alfama neighbourhood", "Alfama"),
        ("Lisbon", "Belém Tower of Lisbon", "Belém Tower"),
        ("Rome", "Colosseum underground tour", "Colosseum"),
        ("Rome", "Colosseum, Rome", "Colosseum"),
        ("Rome", "Trevi Fountain, 00187 Rome, Italy", "Trevi Fountain"),
        ("London", "Tower of London", "Tower of London"),
    ],
)
def test_what_is_said_beside_a_name_may_be_no_part_of_it(city: str, said: str, place: str) -> None:
    plan = read(city, said)
    assert [activity.title for activity in plan.route.activities] == [place]
    assert not any("is taken as" in note for note in plan.route.brief.assumptions)


def test_a_name_that_another_city_has_is_not_a_misspelt_one() -> None:
    plan = read("Lisbon", "Prado Museum")
    assert [(name.said, name.city) for name in plan.claims.elsewhere] == [
        ("Prado Museum", "Madrid")
    ]


def test_a_name_that_is_like_one_here_is_only_unknown() -> None:
    [name] = read("Lisbon", "Carmo Church").claims.unknown  # Porto has one of just that name
    assert "Carmo Convent" in name.nearest


@pytest.mark.parametrize(
    "said", ["Uffizi Gallery, Florence", "Uffizi Gallery (Florence)", "Uffizi in Florence"]
)
def test_the_city_behind_a_name_says_where_it_is(said: str) -> None:
    [name] = read("Rome", said).claims.elsewhere
    assert (said.startswith(name.said), name.city) == (True, "Florence")
    assert name.place in {"Uffizi Gallery", "Uffizi"}
    assert not read("Florence", said).claims.elsewhere
    assert read("Florence", said).route.activities[0].place


@pytest.mark.parametrize(
    "said",
    [
        "Night view of the Colosseum from outside",
        "Colosseum photo stop",
        "Walk past the Colosseum",
        "See the Colosseum lit up",
        "Colosseum (exterior only)",
        "Admire the Colosseum by night",
    ],
)
def test_what_is_only_looked_at_is_not_entered(said: str) -> None:
    plan = read("Rome", f"21:15-21:45 {said}", "22:30-23:00 The Pantheon")
    looked, visited = plan.route.activities
    assert (looked.kind, looked.place, visited.kind) == ("event", None, "visit")
    assert visited.leg  # from where it is looked at
    blamed = {one.finding.activity for one in plan.judged() if one.finding.severity == "error"}
    assert blamed == {visited.id}


def test_a_view_is_had_from_the_other_place() -> None:
    plan = read("Paris", "10:00-10:45 View of the Eiffel Tower from the Arc de Triomphe")
    assert [activity.title for activity in plan.route.activities] == ["Arc de Triomphe"]


@pytest.mark.parametrize("where", ["in the Naschmarkt area", "around the Naschmarkt quarter"])
def test_a_meal_in_the_area_of_a_market_is_not_at_its_stalls(where: str) -> None:
    plan = read("Vienna", f"19:00-20:30 Dinner {where}")
    assert plan.route.activities[0].place is None
    assert not [one for one in plan.judged() if one.finding.rule == "hours-closed"]


def test_two_meals_in_one_quarter_are_no_repeat() -> None:
    plan = read(
        "Rome", "12:30-13:30 Lunch in Monti", "15:00-16:30 Colosseum", "19:30-21:00 Dinner in Monti"
    )
    assert [a.place.name for a in plan.route.activities if a.place and a.kind == "meal"] == [
        "Monti"
    ] * 2
    assert [one.finding.message for one in plan.judged()] == []


@pytest.mark.parametrize(("day", "closed"), [("Day 1", []), ("Day 1: Monday", ["hours-closed"])])
def test_a_date_that_nobody_says_is_no_error(day: str, closed: list[str]) -> None:
    text = f"# Rome\n## {day}\n- 10:00-12:00 Galleria Borghese\n- 12:30-13:30 Lunch in Monti\n"
    plan = resolve(text.encode(), Told(), source=SOURCE, now=NOW)  # 23 November 2026 is a Monday
    found = [one.finding for one in plan.judged()]
    assert [f.rule for f in found if f.severity == "error"] == closed
    assert closed or [f.rule for f in found] == ["closed-that-day"]


def test_ways_that_are_said_to_be_walked_count_as_walks() -> None:
    lines = [
        *(
            "09:00-09:40 {}Sacré-Cœur Basilica",
            "11:30-12:00 {}Eiffel Tower",
            "15:30-16:00 {}Panthéon",
        ),
        "18:30-19:00 {}Arc de Triomphe",
    ]
    everywhere = read("Paris", "We walk everywhere.", *(line.format("") for line in lines))
    each = read("Paris", *(line.format("Walk to ") for line in lines))
    ridden = read("Paris", *(line.format("") for line in lines))

    def modes(plan: Resolved) -> list[str]:
        return [a.leg.mode for a in plan.route.activities if a.leg and a.place]

    assert modes(everywhere) == modes(each) == ["walk"] * 4
    assert "transit" in modes(ridden)
    assert "much-walking" in {one.finding.rule for one in everywhere.judged()}
    assert everywhere.route.brief.transport == ("walk",)
