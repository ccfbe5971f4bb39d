"""How much of some 350 requests, in six languages, the embedded reader understands.

    python tests/benchmarks/reading.py [--failures] [LANGUAGE...]

The requests and what each says are in requests.toml beside this file. A field is right if all of what is said is read and
nothing else. `party` is adults, children with and without ages, and seniors together; `end` counts a departure's day, `start`
an arrival's; `days` are those from one to the other where both are known. A request that is refused has every field wrong.
With --failures a line for each wrong field. It exits with 1 if days, party or budget are right in less than 97 % of all
requests.
"""

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from tripai.ai import Known
from tripai.ai.embedded import EmbeddedAssistant
from tripai.ai.reading import BudgetRead, LocalTime, Reading
from tripai.errors import TripaiError
from tripai.places.catalogue import Catalogue
from tripai.places.gazetteer import Gazetteer
from tripai.planning import known_names

REQUESTS = Path(__file__).with_name("requests.toml")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)  # a Sunday
FIELDS = ("city", "start", "end", "month", "days", "party", "budget")
LEAST = 0.97
GATED = ("days", "party", "budget")
Fields = Mapping[str, Any]


class Request(NamedTuple):
    """What someone wrote, in which language, and what of it is said."""

    language: str
    words: str
    said: Mapping[str, Any]


class Outcome(NamedTuple):
    """A request, what it says, and what was read of it."""

    request: Request
    said: Fields
    read: Fields

    def is_right(self, field: str) -> bool:
        return bool(self.read.get(field, "refused") == self.said[field])

    def failures(self) -> list[str]:
        """Return a line for each field that was read otherwise, one for a refusal."""
        named = f"{self.request.language} {self.request.words!r}"
        if refusal := self.read.get("refused"):
            return [f"{named}: refused: {refusal}"]
        return [
            f"{named}: {field} is {shown(self.read[field])} instead of {shown(self.said[field])}"
            for field in FIELDS
            if not self.is_right(field)
        ]


def requests() -> list[Request]:
    """Return the requests of the file, in its order."""
    languages = tomllib.loads(REQUESTS.read_text(encoding="utf-8"))
    return [
        Request(language, entry["words"], {k: v for k, v in entry.items() if k != "words"})
        for language, entries in languages.items()
        for entry in entries
    ]


def said_by(request: Request) -> Fields:
    """Return what a request says, field by field."""
    said = request.said
    party = Reading(
        adults=said.get("adults"),
        child_ages=tuple(said.get("child_ages", ())),
        children=said.get("children", 0),
        seniors=said.get("seniors"),
    )
    budget = BudgetRead(**said["budget"]) if "budget" in said else None
    days = span(said.get("start"), said.get("end")) or said.get("days")
    fields = {"days": days, "party": party_of(party), "budget": budget}
    return {**dict.fromkeys(FIELDS), **said, **fields}


def read_of(reading: Reading, known: Known) -> Fields:
    """Return what was read, field by field."""
    city = known.covered(reading.city) if reading.city else None
    today = known.today(city)
    start = reading.start or day_of(reading.arrive, today)
    end = reading.end or day_of(reading.leave, start or today)
    return {
        "city": city.name if city else reading.city,
        "start": start,
        "end": end,
        "month": reading.month,
        "days": span(start, end) or reading.days,
        "party": party_of(reading),
        "budget": reading.budget,
    }


def day_of(moment: LocalTime | None, earliest: date) -> date | None:
    return moment.date_after(earliest) if moment else None


def span(start: date | None, end: date | None) -> int | None:
    """Return the days from one date to another, if both are known."""
    return (end - start).days + 1 if start and end else None


def party_of(reading: Reading) -> Fields:
    """Return who travels, without what is not said."""
    who = {
        "adults": reading.adults,
        "ages": sorted(reading.child_ages) or None,
        "children": reading.children or None,
        "seniors": reading.seniors,
    }
    return {kind: number for kind, number in who.items() if number is not None}


def outcome(request: Request, known: Known) -> Outcome:
    """Read one request."""
    said = said_by(request)
    try:
        read = read_of(EmbeddedAssistant().read_request(request.words, known), known)
    except TripaiError as error:
        read = {"refused": error.message}
    return Outcome(request, said, read)


def shown(value: Any) -> str:
    """Return a field's value in a few words."""
    if isinstance(value, BudgetRead):
        each = "a person" if value.per_person else ""
        per = f"per {value.per}" if value.per else ""
        return " ".join(filter(None, (f"{value.amount:f}", value.currency, each, per)))
    if isinstance(value, Mapping):
        return ", ".join(f"{kind} {number}" for kind, number in value.items()) or "nobody"
    return "nothing" if value is None else str(value)


def shares(outcomes: Sequence[Outcome], fields: Sequence[str] = FIELDS) -> list[float]:
    """Return how much of each field is right."""
    return [sum(o.is_right(field) for o in outcomes) / len(outcomes) for field in fields]


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return a line of the table: how much of each field is right, and of how many requests all."""
    whole = sum(not o.failures() for o in outcomes) / len(outcomes)
    parts = (*shares(outcomes), whole)
    return f"{name:4}{len(outcomes):9}" + "".join(f"{part:8.1%}" for part in parts)


def report(outcomes: Sequence[Outcome]) -> None:
    print(f"{'':4}{'requests':>9}" + "".join(f"{field:>8}" for field in (*FIELDS, "all")))
    for language in dict.fromkeys(o.request.language for o in outcomes):
        print(row(language, [o for o in outcomes if o.request.language == language]))
    print(row("all", outcomes))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE")
    parser.add_argument("--failures", action="store_true")
    return parser.parse_args()


def main() -> int:
    options = parsed()
    asked = [r for r in requests() if not options.languages or r.language in options.languages]
    if not asked:
        raise SystemExit("No request is in that language.")
    with Gazetteer() as gazetteer:
        known = known_names(Catalogue(), gazetteer, NOW)
        outcomes = [outcome(request, known) for request in asked]
    if options.failures:
        print(*(line for o in outcomes for line in o.failures()), sep="\n")
    report(outcomes)
    return 1 if min(shares(outcomes, GATED)) < LEAST else 0


if __name__ == "__main__":
    sys.exit(main())
