"""What a plan says that things cost, its sums, its budget and for whom it is."""

from datetime import UTC, datetime

import pytest

from tripai.importing.plans import Resolved, Told, resolve
from tripai.places.catalogue import Catalogue

NOW = datetime(2026, 9, 22, 9, tzinfo=UTC)
SOURCE = Catalogue()
ROME = "# Rome, Tuesday 6 October 2026\n## Day 1\n"
THREE = (
    "- 9:30 - 11:00 Colosseum (€18)\n- 12:00 - 13:00 Lunch (€15)\n- 19:00 - 20:30 Dinner (€30)\n"
)


def read(text: str) -> Resolved:
    return resolve(text.encode(), Told(), source=SOURCE, now=NOW)


def said_of(text: str, rule: str) -> list[str]:
    return [one.finding.message for one in read(text).judged() if one.finding.rule == rule]


@pytest.mark.parametrize("said", ["~€99", "about €99", "€99"])
def test_a_rough_sum_is_compared_roughly_and_the_items_are_told_as_they_are(said: str) -> None:
    [message] = said_of(f"{ROME}{THREE}Total: {said}", "total-differs")
    assert "its items come to 63 EUR: 36 EUR less" in message, message


def test_a_rough_sum_may_be_off_by_a_tenth() -> None:
    assert said_of(f"{ROME}{THREE}Total: ~€69", "total-differs") == []
    assert said_of(f"{ROME}{THREE}Total: €69", "total-differs")


@pytest.mark.parametrize(
    "word", ["Sum", "Summe", "Gesamt", "Gesamtkosten", "Totale", "Somme", "Coste total"]
)
def test_a_sum_has_many_names(word: str) -> None:
    [message] = said_of(f"{ROME}{THREE}\n{word}: 98 €", "total-differs")
    assert "98 EUR, but its items come to 63 EUR: 35 EUR less" in message
    assert said_of(f"{ROME}{THREE}\n{word}: 63 €", "total-differs") == []


def test_the_only_sum_below_the_last_day_is_that_of_the_trip_where_it_comes_nearer() -> None:
    two = f"{ROME}{THREE}## Day 2\n- 12:00 - 13:00 Lunch (€15)\n- 19:00 - 20:30 Dinner (€30)\n"
    assert said_of(f"{two}Total: €108", "total-differs") == []
    assert said_of(f"{two}Total: €45", "total-differs") == []
    [message] = said_of(f"{two}Total: €120", "total-differs")
    assert message.startswith("The trip is said to cost 120 EUR")


@pytest.mark.parametrize(
    ("said", "amount", "per", "adults"),
    [
        ("**Budget:** €50 in total for one person", 50, "trip", 1),
        ("Budget: 50 EUR", 50, "trip", 2),
        ("Daily budget: €40-50", 50, "day", 2),
        ("Budget: €25 per person per day, for two", 50, "day", 2),
        ("with a budget of 50 EUR", 50, "trip", 2),
    ],
)
def test_a_budget_that_is_stated_is_kept_to(said: str, amount: int, per: str, adults: int) -> None:
    text = f"# Rome, Tuesday 6 October 2026\n{said}\n## Day 1\n{THREE}"
    brief = read(text).route.brief
    assert brief.budget
    assert (brief.budget.amount, brief.budget.currency, brief.budget.per) == (amount, "EUR", per)
    assert brief.party.adults == adults
    assert said_of(text, "budget")
    assert said_of(text.replace("50", "90").replace("€25", "€45"), "budget") == []


def test_a_budget_in_another_money_is_not_compared_and_that_is_said() -> None:
    plan = read(f"# Rome\nBudget: $50\n## Day 1\n{THREE}")
    assert plan.route.brief.budget is None
    assert plan.route.brief.assumptions[-1] == (
        "The budget of 50 USD was not compared: what is paid there is EUR."
    )


def test_the_cost_of_a_thing_is_no_budget_of_the_trip() -> None:
    assert read(f"{ROME}- 9:00 Colosseum\n  - Budget: €18\n{THREE}").route.brief.budget is None


@pytest.mark.parametrize(
    ("said", "adults", "children"),
    [("# Rome for a family of four", 2, 2), ("# Rome for two", 2, 0), ("Solo trip to Rome", 1, 0), ("# Rome in 3 days", 2, 0),
     ("# Rome\nTravellers: 3", 3, 0)],
)  # fmt: skip
def test_who_travels_is_read_above_the_days(said: str, adults: int, children: int) -> None:
    plan = read(f"{said}\n## Day 1\n- 9:30 Colosseum (€18 per person)\n- 19:00 Dinner for 6 people")
    party = plan.route.brief.party
    assert (party.adults, len(party.child_ages)) == (adults, children)
    cost = plan.route.activities[0].cost
    assert cost
    assert cost.amount == 18 * (adults + children)
