"""What holds for every LanguageModel: run on the one behind a server, by the real client, and on the scripted one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import pytest

from loopback import Answer as Response
from loopback import Request
from openai_server import as_answer, completion, error, model_server
from tripai.ai.chat import Answer, AnswerError, LanguageModel, Message, Question
from tripai.ai.openai import OpenAIModel
from tripai.ai.scripted import ScriptedModel
from tripai.errors import ServiceError

QUESTION = Question(
    "read",
    "1",
    (Message("system", "Answer in JSON."), Message("user", '{"request":"Lisbon"}')),
    {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
)
WAYS = ("answers", "refuses", "is cut off", "says nothing", "is blank", "fails")


class Behind:
    """A model behind a server."""

    responses: ClassVar[dict[str, Response]] = {
        "answers": as_answer(completion('{"city":"Lisbon"}')),
        "refuses": as_answer(completion(None, message={"refusal": "I would rather not."})),
        "is cut off": as_answer(completion('{"city":"Lis', finish="length")),
        "says nothing": as_answer(completion(None)),
        "is blank": as_answer(completion(" \n ")),
        "fails": error(501, "out of order"),
    }
    name = "test-model"

    @contextmanager
    def model(self, way: str) -> Iterator[LanguageModel]:
        def respond(_: Request) -> Response:
            response = self.responses[way]
            return Response(
                response.body, response.status, response.headers | {"x-should-retry": "false"}
            )

        with model_server(before=respond) as server:
            yield OpenAIModel(base_url=f"{server.url}/v1", model="test-model")


class Scripted:
    """A model that reads from a script."""

    scripts: ClassVar[dict[str, dict[str, str | Exception]]] = {
        "answers": {"read": '{"city":"Lisbon"}'},
        "refuses": {"read": AnswerError("scripted refused to answer.")},
        "is cut off": {"read": AnswerError("scripted's answer was cut off.")},
        "says nothing": {},
        "is blank": {"read": " \n "},
        "fails": {"read": ServiceError("localhost is out of order.")},
    }
    name = "scripted"

    @contextmanager
    def model(self, way: str) -> Iterator[LanguageModel]:
        yield ScriptedModel(self.scripts[way])


@pytest.mark.parametrize("kind", [Behind(), Scripted()], ids=["openai", "scripted"])
class TestLanguageModel:
    """The contract; `kind` makes a model that behaves in one of the WAYS."""

    def test_it_answers_a_text_and_counts_tokens(self, kind: Behind | Scripted) -> None:
        with kind.model("answers") as model:
            answer = model.answer(QUESTION)
        assert isinstance(answer, Answer)
        assert json.loads(answer.text) == {"city": "Lisbon"}
        assert answer.input_tokens > 0
        assert answer.output_tokens > 0

    def test_it_answers_the_second_question_as_the_first(self, kind: Behind | Scripted) -> None:
        with kind.model("answers") as model:
            assert model.answer(QUESTION) == model.answer(QUESTION)

    def test_it_has_a_name_and_a_server(self, kind: Behind | Scripted) -> None:
        with kind.model("answers") as model:
            assert model.name == kind.name
            assert model.server
            assert "/" not in model.server

    @pytest.mark.parametrize("way", ["refuses", "is cut off", "says nothing", "is blank"])
    def test_what_cannot_be_used_is_an_answer_error(
        self, kind: Behind | Scripted, way: str
    ) -> None:
        with kind.model(way) as model, pytest.raises(AnswerError) as caught:
            model.answer(QUESTION)
        assert caught.value.message.endswith(".")

    def test_a_failing_service_is_a_service_error(self, kind: Behind | Scripted) -> None:
        with kind.model("fails") as model, pytest.raises(ServiceError) as caught:
            model.answer(QUESTION)
        assert not isinstance(caught.value, AnswerError)
        assert "out of order" in caught.value.message

    @pytest.mark.parametrize("way", WAYS)
    def test_nothing_else_is_raised(self, kind: Behind | Scripted, way: str) -> None:
        with kind.model(way) as model:
            raised = None
            try:
                assert model.answer(QUESTION).text.strip()
            except Exception as error:
                raised = error
            assert (raised is None) == (way == "answers")
            assert raised is None or isinstance(raised, ServiceError)


def test_a_script_answers_in_its_order_and_ends() -> None:
    model = ScriptedModel({"read": ["first", "second"]})
    assert [model.answer(QUESTION).text for _ in range(2)] == ["first", "second"]
    with pytest.raises(AnswerError, match="no answer to the question 'read'"):
        model.answer(QUESTION)
    assert model.asked == [QUESTION] * 3


def test_a_script_may_make_its_answer_of_the_question() -> None:
    model = ScriptedModel({"read": lambda question: question.messages[-1].content})
    assert model.answer(QUESTION).text == '{"request":"Lisbon"}'
