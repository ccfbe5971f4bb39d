"""Changes of a route in plain words: beside the sentences of the benchmark, how they are taken, asked and refused."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from real_routes import family, planned
from tripai.ai import Known
from tripai.ai.embedded import EmbeddedAssistant
from tripai.edits import Answer, Avoid, DropDay, Edit, Edits, Impossible, Question, Remove, Replan
from tripai.errors import InputError, NotFoundError, TripaiError
from tripai.model import Route
from tripai.places.catalogue import Catalogue

CATALOGUE = Catalogue()
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def known(**more: Any) -> Known:
    fields = {"cities": CATALOGUE.cities(), "places": CATALOGUE.places, "now": NOW} | more
    return Known(elsewhere=lambda _: (), **fields)


def read(words: str, route: Route | None = None, **more: Any) -> Answer:
    return EmbeddedAssistant().read_edit(words, route or family(), known(**more))


def edits(words: str, route: Route | None = None, **more: Any) -> list[Edit]:
    found = read(words, route, **more)
    assert isinstance(found, Edits), found
    return list(found.edits)


def title(route: Route, id_: str) -> str:
    return next(a.title for a in route.activities if a.id == id_)


def loses(edit: Edit) -> bool:
    return isinstance(edit, Remove | Avoid | DropDay) or (isinstance(edit, Replan) and edit.afresh)


def test_a_choice_carries_all_that_was_said() -> None:
    found = read("lock day 1 and leave out dinner")
    assert isinstance(found, Question)
    assert [[e.edit for e in c.edits] for c in found.choices] == [["lock", "remove"]] * 3
    removed = [c.edits[1] for c in found.choices]
    assert all(isinstance(e, Remove) and "Dinner" in title(family(), e.activity) for e in removed)


def test_two_open_questions_are_asked_as_one() -> None:
    found = read("remove lunch and skip dinner")
    assert isinstance(found, Question)
    lunches = sum(a.title.startswith("Lunch") for a in family().activities)
    assert len(found.choices) == 3 * lunches
    assert all(len(choice.edits) == 2 for choice in found.choices)


def test_how_words_are_taken_is_said() -> None:
    found = read("drop the oceanarum, the kids are tired")
    assert isinstance(found, Edits)
    assert found.assumptions == (
        '"oceanarum" is taken as Lisbon Oceanarium.',
        'Not understood, and left aside: "the kids are tired".',
    )


def test_what_is_left_aside_may_turn_nothing_around() -> None:
    for words in (
        "drop the oceanarium, no wait",
        "drop the oceanarium, only joking",
        "drop the oceanarium unless it rains",
        "drop the oceanarium, the Fado Museum on day 2",
    ):
        with pytest.raises(TripaiError):
            read(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I could not see the oceanarium on the map", None),
        ("skip to day 3", None),
        ("drop by the oceanarium", None),
        ("drop the oceanarium on day 9", None),
        ("let's not drop the oceanarium", "lock"),
        ("you must not remove the oceanarium", "lock"),
        ("the oceanarium should not be dropped", "lock"),
        ("don't forget the oceanarium", "lock"),
    ],
)
def test_nothing_goes_that_is_not_to_go(words: str, kind: str | None) -> None:
    try:
        found = edits(words)
    except TripaiError:
        assert kind is None
    else:
        assert [edit.edit for edit in found] == [kind]


def test_days_are_dropped_last_and_from_the_end() -> None:
    found = [edit.model_dump() for edit in edits("drop day 1 and 2 and start day 3 at 10")]
    assert [(edit["edit"], edit["day"]) for edit in found] == [
        ("set-day-window", 3), ("drop-day", 2), ("drop-day", 1),
    ]  # fmt: skip


def test_a_day_said_before_holds_for_what_follows() -> None:
    route = family()
    for words in ("Tuesday: start at 10, dinner at 19:00", "on Tuesday, have dinner at 19:00"):
        [retime] = [e.model_dump() for e in edits(words, route) if e.edit == "retime"]
        assert retime["activity"] in {a.id for a in route.days[2].activities}


def test_a_weekday_that_comes_twice_is_asked() -> None:
    route = planned("9 days in Lisbon", effort=50)
    found = read("make Sunday lighter", route)
    assert isinstance(found, Question)
    assert [c.label for c in found.choices] == ["day 1 (Sunday)", "day 8 (Sunday)"]
    assert [c.edits[0].model_dump()["day"] for c in found.choices] == [1, 8]


def test_a_budget_in_another_currency_needs_a_rate() -> None:
    with pytest.raises(InputError, match="no rate"):
        read("100 dollars a day")
    rates = {"USD/EUR": (Decimal("0.9"), date(2026, 11, 1))}
    [edit] = edits("100 dollars a day", rates=rates)
    assert edit.model_dump()["budget"] == {"amount": 90, "currency": "EUR", "per": "day"}


def test_what_is_there_already_is_said_with_where() -> None:
    found = read("add the oceanarium")
    assert isinstance(found, Impossible)
    assert "is in the route already, on day" in found.reason


def test_a_name_that_nobody_knows_comes_with_the_nearest() -> None:
    with pytest.raises(NotFoundError) as error:
        read("add the Oceanographic")
    assert "Lisbon has no place called 'oceanographic'" in error.value.message
    assert "Lisbon Oceanarium" in error.value.hint


def test_a_city_that_no_source_covers_any_more() -> None:
    route = family()
    nowhere: dict[str, Any] = {"cities": (), "places": lambda _: ()}
    assert [edit.edit for edit in edits("drop the oceanarium", route, **nowhere)] == ["remove"]
    with pytest.raises(TripaiError):
        read("add the Fado Museum", route, **nowhere)
    with pytest.raises(TripaiError):
        read("200 euros a day", route, **nowhere)


def test_what_is_not_understood_comes_with_what_can_be_said() -> None:
    for words in (
        "",
        "   ",
        "?",
        "hello there",
        "what a day!",
        "\x00\ue101",
        "drop",
        "and and and",
    ):
        with pytest.raises(InputError) as error:
            read(words)
        assert "drop the zoo" in error.value.hint


GENTLE = (
    "add", "move", "lock", "the oceanarium", "oceanarium", "Fado Museum", "to", "on", "day 1", "day 2",
    "Monday", "at 8", "10:30", "lunch", "dinner", "before", "after", "and", ",", "an hour", "more",
    "please", "lighter", "we are five", "200 euros a day", "swap", "with", "in the morning", "don't", "later",
    "make", "visit", "a park", "start", "everything", "a week", "replace", "by", "stay", "in", "it", "keep",
)  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(GENTLE), min_size=1, max_size=9))
def test_words_that_take_nothing_out_never_do(words: list[str]) -> None:
    try:
        found = read(" ".join(words))
    except TripaiError:
        return
    made = found.edits if isinstance(found, Edits) else ()
    assert not any(map(loses, made))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from((*GENTLE, "drop", "no", "avoid", "day 99", "25:00"))).map(" ".join)
)
def test_any_words_are_read_or_refused_in_a_sentence(words: str) -> None:
    try:
        said = read(words).model_dump_json()
    except TripaiError as error:
        said = error.message
    assert said.isprintable()
