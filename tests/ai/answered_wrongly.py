"""What must hold of an assistant whose model answers wrongly: no unknown place, no broken route, no other exception."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from fuzzed_answers import fuzzed
from small_world import PLACES as SMALL_WORLD
from small_world import small_world

from openai_server import Document, model_server
from tripai import check_route, plan_route, read_request
from tripai.ai.asking import Asking
from tripai.ai.assistant import Assistant
from tripai.ai.brief import complete
from tripai.ai.chat import AnswerError
from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.fallback import Fallback
from tripai.ai.openai import OpenAIModel
from tripai.ai.reading import Reading
from tripai.errors import InputError, NotFoundError, ScheduleError
from tripai.model import Brief, Route, Traveller
from tripai.places.catalogue import Catalogue

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = (
    "3 days in Lisbon with two kids, 6 and 9, tiles, the Belém Tower, no zoo, "
    "200 euros a day, landing at 10, Fado at 8 pm on day 2, a unicorn"
)
EFFORT = 20
SOURCE = Catalogue()
LISBON = next(city for city in SOURCE.cities() if city.name == "Lisbon")
SMALL = SMALL_WORLD["lisbon"]
PLACES = {place.ref: place for place in SOURCE.places(LISBON)}


class Fuzzing:
    """A model's server that answers every question wrongly, and counts."""

    def __init__(self) -> None:
        self.seed = random.Random(0)
        self.answers = 0

    def brain(self, name: str, about: Document) -> str:
        self.answers += 1
        return fuzzed(name, about, self.seed)


@contextmanager
def fuzzing_server() -> Iterator[tuple[Assistant, Fuzzing]]:
    """An assistant over HTTP and the real client, and who answers it."""
    fuzzing = Fuzzing()
    with model_server(fuzzing.brain) as server:
        model = OpenAIModel(base_url=f"{server.url}/v1", model="tiny")
        yield Assistant(Asking(model), "openai"), fuzzing


def words_read() -> Brief:
    return read_request(WORDS, now=NOW)


def completed(read: Reading) -> Brief:
    return complete(
        read,
        Reading(),
        request=WORDS,
        traveller=Traveller(),
        known=small_world(),
        rates={},
        choices=lambda _: (),
    )


def writable(text: str) -> bool:
    """Whether a text may stand on a terminal and in a file."""
    text.encode()
    return text.isprintable() or not any(c in text for c in "\x00\x07\x1b\n\u202e\u2066")


def read_wrongly(assistant: Assistant, times: int) -> int:
    """Return how many requests were read all the same."""
    read, messages = 0, []
    for _ in range(times):
        try:
            brief = completed(assistant.read_request(WORDS, small_world()))
        except (AnswerError, InputError, NotFoundError) as error:
            messages.append(error.message)
            continue
        read += 1
        assert Brief.model_validate_json(brief.model_dump_json()) == brief
        assert set(brief.must) <= {place.name for place in SMALL}
        assert brief.start >= date(2026, 11, 22)
        assert all(map(writable, (*brief.assumptions, *brief.avoid, *brief.diet)))
        assert len(" ".join(brief.assumptions)) < 10_000
    assert all(writable(message) and len(message) < 1_000 for message in messages)
    return read


def weighed_wrongly(assistant: Assistant, times: int) -> int:
    """Return how often the places were weighed all the same."""
    brief = words_read()
    known = {place.ref: place for place in SMALL}
    ruled = {one.place.ref for one in EmbeddedAssistant().weigh(brief, SMALL).candidates}
    judged = 0
    for _ in range(times):
        try:
            judgement = assistant.weigh(brief, SMALL)
        except AnswerError:
            continue
        judged += 1
        refs = [one.place.ref for one in judgement.candidates]
        assert set(refs) == ruled
        assert len(refs) == len(ruled)
        for one in judgement.candidates:
            assert one.place == known[one.place.ref]
            assert 10 <= one.minutes <= 480
            assert 1 <= one.worth <= 100
            assert writable(one.why)
            assert len(one.why) <= 300
            assert "evil" not in one.why
        assert all(map(writable, judgement.notes))
        assert "evil" not in str(judgement.notes)
    return judged


def told_wrongly(assistant: Assistant, times: int) -> int:
    """Return how often a route was told all the same."""
    route = plan_route(words_read(), effort=EFFORT)
    told = 0
    for _ in range(times):
        try:
            story = assistant.explain(route)
        except AnswerError:
            continue
        told += 1
        assert story.lines.keys() <= {1, 2, 3}
        for text in (story.title, *story.lines.values()):
            assert writable(text)
            assert len(text) <= 140
            assert "evil" not in text
            assert "Louvre" not in text
    return told


def planned_wrongly(assistant: Assistant, times: int) -> int:
    """Return how many plans came of it, as the command line makes them: with the embedded assistant to stand in."""
    planned, messages = 0, []
    for _ in range(times):
        said: list[str] = []
        helper = Fallback(assistant, said.append)
        try:
            brief = read_request(WORDS, now=NOW, assistant=helper)
            route = plan_route(brief, guide=helper, effort=EFFORT)
        except (InputError, NotFoundError, ScheduleError) as error:
            messages.append(error.message)
            continue
        planned += 1
        assert all(map(writable, said))
        assert Route.model_validate_json(route.model_dump_json(by_alias=True)) == route
        for stop in route.activities:
            assert stop.place is None or stop.place == PLACES[stop.place.ref]
        assert not [each for each in check_route(route) if each.severity == "error"]
        assert all(writable(day.summary) for day in route.days)
        assert writable(route.title)
    assert all(writable(message) and len(message) < 1_000 for message in messages)
    return planned
