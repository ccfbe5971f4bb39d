"""How many of the sentences that change a route the embedded reader understands.

    python tests/benchmarks/edit_sentences.py [--failures] [FILE]

The sentences and the edits that they mean are in edit_sentences.toml beside this file, which says how they are written down;
the routes are planned from the requests there. A sentence is right if exactly its edits are read, in their order, or exactly
its choices are asked. A wrong deletion is a day, an activity or a kind of places taken out, or days planned afresh, where the
sentence does not say so; what stands in a question is only proposed, and counts not. It exits with 1 if less than 90 % are
right or anything is wrongly deleted.
"""

import argparse
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tripai import plan_route, read_request
from tripai.ai import Known
from tripai.ai.embedded import EmbeddedAssistant
from tripai.edits import EDITS, Answer, Edit, Edits, Impossible, Question, find_activity
from tripai.errors import TripaiError
from tripai.model import Activity, Route
from tripai.places.catalogue import Catalogue

SENTENCES = Path(__file__).with_name("edit_sentences.toml")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
CITIES = Catalogue().cities()
PLACES = cache(Catalogue().places)  # else most of the time is spent reading them again
LEAST = 0.9
REFERENCES = ("activity", "other", "before", "after", "done")
NOTHING = {"set-budget": {"budget": None}, "set-base": {"base": None}}  # TOML has no null
DELETING = ("remove", "drop-day", "avoid")


class Sentence(NamedTuple):
    """What someone says of a route, and what it means."""

    city: str
    words: str
    meant: Mapping[str, Any]
    now: datetime = NOW


class Outcome(NamedTuple):
    """A sentence, and what was read of it: an answer, or the message of a refusal."""

    sentence: Sentence
    read: Answer | str

    @property
    def is_right(self) -> bool:
        """Whether exactly what is meant was read."""
        meant, read = self.sentence.meant, self.read
        if "edits" in meant:
            return isinstance(read, Edits) and told(self, read.edits) == told(self, expected(self))
        if "asks" in meant:
            return isinstance(read, Question) and offers(read, meant["asks"])
        return isinstance(read, Impossible) if "impossible" in meant else isinstance(read, str)

    @property
    def deleted_wrongly(self) -> list[dict[str, Any]]:
        """What was taken out though the sentence does not say so."""
        if not isinstance(self.read, Edits):
            return []
        meant = told(self, expected(self))
        return [edit for edit in told(self, self.read.edits) if deletes(edit) and edit not in meant]

    def __str__(self) -> str:
        read = self.read
        shown = told(self, read.edits) if isinstance(read, Edits) else read
        if isinstance(read, Question):
            shown = [choice.label for choice in read.choices]
        return f"{self.sentence.city} {self.sentence.words!r}\n    meant {dict(self.sentence.meant)}\n    read  {shown}"


@cache
def routes() -> Mapping[str, Route]:
    """Return the routes by the names of their cities."""
    requests = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["routes"]
    return {
        city: plan_route(read_request(words, now=NOW), seed=0) for city, words in requests.items()
    }


def sentences(file: Path = SENTENCES) -> Iterator[Sentence]:
    """Yield the sentences of a file, in its order."""
    for city, entries in tomllib.loads(file.read_text(encoding="utf-8")).items():
        if city == "routes":
            continue
        for entry in entries:
            meant = {key: value for key, value in entry.items() if key not in {"words", "now"}}
            now = datetime.fromisoformat(entry["now"]) if "now" in entry else NOW
            yield Sentence(city, entry["words"], meant, now)


def expected(outcome: Outcome) -> tuple[Edit, ...]:
    """Return the edits that a sentence means."""
    meant = outcome.sentence.meant.get("edits", ())
    return EDITS.validate_python([NOTHING.get(edit["edit"], {}) | edit for edit in meant])


def told(outcome: Outcome, edits: tuple[Edit, ...]) -> list[dict[str, Any]]:
    """Return edits for comparing: every activity by its title and day."""
    route = routes()[outcome.sentence.city]
    return [
        {
            field: name_of(route, value) if field in REFERENCES else value
            for field, value in dump(edit).items()
            if value is not None
        }
        for edit in edits
    ]


def dump(edit: Edit) -> dict[str, Any]:
    fields = edit.model_dump()
    if edit.edit == "add-day":
        fields["after day"] = fields.pop("after")  # the number of a day and no activity
    return fields


def name_of(route: Route, said: Any) -> Any:
    """Return the activities that are meant; the other of two days is a number."""
    if isinstance(said, tuple):
        return [name_of(route, one) for one in said]
    found = find_activity(route, said) if isinstance(said, str) else said
    if not isinstance(found, Activity):
        return found
    day = next(day.number for day in route.days if found in day.activities)
    return f"{found.title} @ {day}"


def offers(question: Question, names: list[str]) -> bool:
    """Whether there is one choice for each name, and none beside."""
    labels = [choice.label for choice in question.choices]
    return len(labels) == len(names) and all(
        sum(name in label for label in labels) == 1 for name in names
    )


def deletes(edit: Mapping[str, Any]) -> bool:
    """Whether something is lost by an edit."""
    return edit["edit"] in DELETING or bool(edit["edit"] == "replan" and edit["afresh"])


def outcome(sentence: Sentence) -> Outcome:
    """Read one sentence."""
    known = Known(CITIES, PLACES, elsewhere=lambda _: (), now=sentence.now)
    try:
        read = EmbeddedAssistant().read_edit(sentence.words, routes()[sentence.city], known)
    except TripaiError as error:
        return Outcome(sentence, error.message)
    return Outcome(sentence, read)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--failures", action="store_true", help="print what was read otherwise")
    parser.add_argument("file", nargs="?", type=Path, default=SENTENCES)
    args = parser.parse_args()
    routes()
    started = time.perf_counter()
    read = [outcome(sentence) for sentence in sentences(args.file)]
    seconds = time.perf_counter() - started
    right = sum(one.is_right for one in read)
    lost = [one for one in read if one.deleted_wrongly]
    for one in read:
        if (args.failures and not one.is_right) or one in lost:
            print(one)
    print(
        f"{right} of {len(read)} sentences exact ({right / len(read):.1%}), {len(lost)} wrong deletions, "
        f"{1000 * seconds / len(read):.1f} ms a sentence"
    )
    return 0 if right >= LEAST * len(read) and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
