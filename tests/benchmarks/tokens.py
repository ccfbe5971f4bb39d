"""What a plan costs in tokens: what the assistant sends for its questions, and what answers of full length take.

    python tests/benchmarks/tokens.py

It needs `pip install tiktoken`; where tiktoken may not fetch the vocabulary, TIKTOKEN_CACHE_DIR names a folder that holds
it. Counted is o200k_base, and what a question sends is its messages and its schema. The answers are of a script and as long
as the prompts allow: every place that is wanted, eight words for as many of them as are to have a reason, and a line of
fifteen words a day. What a model thinks before it writes is not in them. It exits with 1 if a plan for three days takes
more than 6,000 tokens in or 1,500 out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from tripai import plan_route, read_request
from tripai.ai.asking import Asking
from tripai.ai.assistant import Assistant
from tripai.ai.chat import Question
from tripai.ai.scripted import ScriptedModel
from tripai.wording import count as count_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CITIES = {  # and what a day may cost: amount, currency and its name
    "Lisbon": (250, "EUR", "euros"),
    "Paris": (300, "EUR", "euros"),
    "Tokyo": (40_000, "JPY", "yen"),
    "New York": (400, "USD", "dollars"),
}
MOST_IN, MOST_OUT, LIMITED_DAYS = 6_000, 1_500, 3
A_MESSAGE, AN_ANSWER = 4, 3  # tokens around them
EFFORT = 2_000  # the route matters for its length only
QUESTIONS = ("read", "weigh", "explain")
REASONS = (
    "quiet rooms of tiles that children may touch",
    "wide river views as evening light warms stone",
    "hands-on halls where both kids lose an hour",
    "old lanes, small shops, bakeries on each corner",
)
PACES = ("balanced", "packed")
LINE = "From old lanes down to the river, with a long lunch between tiles and gardens"
Count = Callable[[str], int]


def words(city: str, days: int, pace: str) -> str:
    amount, _, unit = CITIES[city]
    return (
        f"{days} days in {city} from 4 December with our kids, 6 and 9: tiles, seafood, views, "
        f"{pace} pace, {amount} {unit} a day"
    )


def reading(city: str, days: int, pace: str) -> str:
    """Return what a model answers to the request above."""
    likes = [{"tag": tag, "weight": 1.0} for tag in ("tiles", "seafood", "views", "family")]
    none = dict.fromkeys(("adults", "children", "seniors", "step_free", "day_start", "day_end"))
    none |= dict.fromkeys(("base", "arrive", "leave"))
    empty: dict[str, Any] = {
        k: [] for k in ("must", "avoid", "diet", "transport", "bookings", "unclear")
    }
    dates = {"start": "2026-12-04", "end": None, "month": None, "days": days}
    amount, currency, unit = CITIES[city]
    budget = {"amount": amount, "currency": currency, "per": "day", "per_person": False}
    said = {
        "city": {"quote": city, "name": city},
        "dates": {"quote": f"{days} days in {city} from 4 December", **dates},
        "child_ages": [6, 9],
        "pace": pace,
        "likes": likes,
        "budget": {"quote": f"{amount} {unit} a day", **budget},
    }
    return compact(none | empty | said)


def judging(question: Question) -> str:
    """Return a judgement of as many places as are wanted."""
    told = json.loads(question.messages[-1].content)
    places = [
        {
            "id": row[0],
            "worth": 90,
            "minutes": 75,
            "part": "morning",
            "why": REASONS[n % len(REASONS)] if n < told["reasons"] else "",
        }
        for n, row in enumerate(told["places"][: told["wanted"]])
    ]
    others = [
        {"name": name, "worth": 70}
        for name in ("Casa do Alentejo", "Ler Devagar", "Pombaline core")
    ]
    return compact({"places": places, "others": others})


def telling(question: Question) -> str:
    days = json.loads(question.messages[-1].content)["days"]
    lines = [{"day": told["day"], "line": LINE} for told in days]
    return compact({"title": "Tiles, river light and slow lunches for four", "days": lines})


def asked(city: str, days: int, pace: str) -> Iterator[tuple[Question, str]]:
    """Plan a trip, and yield each question with its answer."""
    script: dict[str, str | Callable[[Question], str]] = {
        "read": reading(city, days, pace),
        "weigh": judging,
        "explain": telling,
    }
    model = ScriptedModel(script)
    assistant = Assistant(Asking(model), "scripted")
    brief = read_request(words(city, days, pace), now=NOW, assistant=assistant)
    plan_route(brief, guide=assistant, effort=EFFORT)
    for question in model.asked:
        told = script[question.name]
        yield question, told(question) if callable(told) else told


def compact(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def read_tokens(question: Question, count: Count) -> int:
    messages = sum(count(message.content) + A_MESSAGE for message in question.messages)
    return messages + count(compact(question.schema)) + AN_ANSWER


def counter() -> Count:
    """Return what counts the tokens of a text."""
    try:
        import tiktoken

        encoding = tiktoken.get_encoding("o200k_base")
    except (ImportError, OSError) as error:
        raise SystemExit(
            f"No vocabulary: {error}. Install tiktoken, or set TIKTOKEN_CACHE_DIR."
        ) from error
    return lambda text: len(encoding.encode(text))


def row(city: str, days: int, pace: str, count: Count) -> bool:
    """Print what a trip takes; return whether that is more than it may."""
    tokens = {
        question.name: (read_tokens(question, count), count(answer))
        for question, answer in asked(city, days, pace)
    }
    taken, given = (sum(each) for each in zip(*tokens.values(), strict=True))
    over = days <= LIMITED_DAYS and (taken > MOST_IN or given > MOST_OUT)
    cells = [
        f"{read} + {written}" for read, written in (*(tokens[q] for q in QUESTIONS), (taken, given))
    ]
    named = f"{city}, {count_of(days, 'day')}, {pace}"
    print(f"{named:26}" + "".join(f"{cell:>14}" for cell in cells) + (" OVER" if over else ""))
    return over


def main() -> int:
    count = counter()
    print(f"{'in + out':26}" + "".join(f"{name:>14}" for name in (*QUESTIONS, "all")))
    trips = [(city, days, pace) for city in CITIES for days in (1, 3, 5, 7) for pace in PACES]
    return 1 if sum([row(*trip, count) for trip in trips]) else 0


if __name__ == "__main__":
    sys.exit(main())
