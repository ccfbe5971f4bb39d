"""The embedded reader understands nine in ten of the sentences that change a route, and takes nothing out wrongly."""

from itertools import combinations
from typing import Any

import pytest
from edit_sentences import LEAST, Outcome, Sentence, expected, outcome, routes, sentences
from rapidfuzz import fuzz

from tripai.edits import EDITS, Edits, Remove, find_activity
from tripai.model import Activity

SENTENCES = list(sentences())


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [outcome(sentence) for sentence in SENTENCES]


def test_nine_in_ten_are_exact(outcomes: list[Outcome]) -> None:
    wrong = [str(one) for one in outcomes if not one.is_right]
    assert len(wrong) <= (1 - LEAST) * len(outcomes), "\n".join(wrong)


def test_nothing_is_deleted_that_is_not_said_to_go(outcomes: list[Outcome]) -> None:
    assert [str(one) for one in outcomes if one.deleted_wrongly] == []


def test_there_are_150_of_every_kind_and_no_two_alike() -> None:
    assert len(SENTENCES) >= 150
    kinds = {edit.edit for one in SENTENCES for edit in expected(Outcome(one, ""))}
    every = {kind["properties"]["edit"]["const"] for kind in _kinds()}
    assert kinds == every
    for key in ("asks", "refused", "impossible"):
        assert any(key in sentence.meant for sentence in SENTENCES)
    alike = [
        (one.words, other.words)
        for one, other in combinations(SENTENCES, 2)
        if one.city == other.city and fuzz.ratio(one.words.casefold(), other.words.casefold()) > 90
    ]
    assert alike == []


def _kinds() -> list[dict[str, Any]]:
    definitions = EDITS.json_schema()["$defs"]
    return [one for one in definitions.values() if "edit" in one.get("properties", {})]


def test_a_removal_that_is_not_meant_is_a_wrong_deletion() -> None:
    zoo = find_activity(routes()["lisbon"], "Lisbon Zoo")
    assert isinstance(zoo, Activity)
    read = Edits(edits=(Remove(activity=zoo.id),))
    meant: dict[str, Any] = {"edits": [{"edit": "lock", "activity": "Lisbon Zoo"}]}
    wrong = Outcome(Sentence("lisbon", "keep the zoo", meant), read)
    assert not wrong.is_right
    assert [edit["activity"] for edit in wrong.deleted_wrongly] == ["Lisbon Zoo @ 3"]
    refused = Outcome(Sentence("lisbon", "hello", {"refused": True}), read)
    assert refused.deleted_wrongly
