"""Weighing places: a closed list goes out, and of what comes back only what the list and its bounds allow."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from tripai.ai import gate
from tripai.ai.chat import Message, Question
from tripai.ai.names.grounding import Gazette
from tripai.ai.names.vocabulary import all_tags
from tripai.ai.prompts import WEIGH
from tripai.ai.schema import Answered, WholeAnswer, schema_of
from tripai.model import Brief, Candidate, Pace, Place
from tripai.text import plain, shortened

A_DAY: Mapping[Pace, int] = {"relaxed": 4, "balanced": 5, "packed": 7}  # sights
# Times as many as fit: shown, judged, and judged with a reason.
SENT, WANTED, REASONED = 3, 2, 1.25
MOST_SENT, MOST_WANTED, MOST_REASONED = 120, 60, 30  # for a reason takes a third of the tokens
REACH = 40  # points at most between a model's worth of a place and that of the rules:
REACH_OUTSIDE = 15  # less where a stranger may have written the name
UNCHOSEN = 0.6  # of the worth of a place that a model saw and did not choose, or did not see
SHORTEST, LONGEST = 0.5, 2.0  # of the usual minutes of a visit
LONGEST_WHY = 110  # characters
MOST_OTHERS = 3
LONGEST_REQUEST = 1_500  # characters of it that matter for weighing
OWN = "catalogue"  # the source whose names nobody else may write


class _Judged(Answered):
    id: str
    worth: int
    minutes: int
    part: Literal["any", "morning", "midday", "afternoon", "evening"] = "any"
    why: str = ""


class _Other(Answered):
    name: str
    worth: int


class _Answer(WholeAnswer):
    places: list[_Judged]
    others: list[_Other] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What is asked of a model: to judge the first of the candidates that the rules have made.

    Attributes:
        brief: The trip.
        ruled: Every place that the brief allows, with its worth by rules, the worthiest first.
        places: All of the city's, for names that the list has not.
        origin: Who is said to have chosen what the model did.
        nouns_are_capital: Whether the request's language writes nouns like names, as German does.
    """

    brief: Brief
    ruled: tuple[Candidate, ...]
    places: Sequence[Place]
    origin: str
    nouns_are_capital: bool = False

    def question(self) -> Question:
        """Return what is asked."""
        told = {
            "request": shortened(plain(self.brief.request), LONGEST_REQUEST),
            "trip": _trip(self.brief),
            "wanted": min(MOST_WANTED, WANTED * self._fitting, len(self._sent)),
            "reasons": min(MOST_REASONED, round(REASONED * self._fitting)),
            "places": [_row(key, candidate) for key, candidate in self._sent.items()],
        }
        messages = (Message("system", WEIGH.text), Message("user", _compact(told)))
        return Question("weigh", WEIGH.version, messages, schema_of(_Answer))

    def meaning(self, document: dict[str, Any]) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
        """Return every candidate as the answer judges it, and what is to be said of the answer.

        Raises:
            ValueError: The answer judges nothing of the list.
        """
        answer = _Answer.model_validate(document)
        judged: dict[str, _Judged] = {}
        for one in answer.places:
            judged.setdefault(one.id, one)
        known = judged.keys() & self._sent.keys()
        if not known:
            raise ValueError("places: none of the ids is one of the list.")
        chosen = {self._sent[key].place.ref: judged[key] for key in known}
        joined, unknown = self._joined(answer.others)
        candidates = tuple(self._candidate(one, chosen, joined) for one in self.ruled)
        ranked = sorted(candidates, key=lambda one: (-one.worth, one.place.ref))
        return tuple(ranked), _notes(len(judged) - len(known), unknown)

    @property
    def _fitting(self) -> int:
        return A_DAY[self.brief.pace] * self.brief.days

    @property
    def _sent(self) -> dict[str, Candidate]:
        """The candidates that are judged, by their ids in the question: what must be first, then the worthiest."""
        most = min(MOST_SENT, SENT * self._fitting)
        ranked = sorted(self.ruled, key=lambda one: not one.required)
        return {f"p{n}": one for n, one in enumerate(ranked[:most], 1)}

    def _joined(self, others: Sequence[_Other]) -> tuple[dict[str, int], list[str]]:
        """Return the worth of what was named beside the list, by the place's ref, and the names of no place."""
        gazette = Gazette(tuple(self.places))
        joined, unknown = {}, []
        for other in others[:MOST_OTHERS]:
            name = gate.name_in(other.name)
            if not name:
                continue
            place = gazette.named(name) or gazette.misspelt(name)
            if place is None:
                unknown.append(name)
            else:
                joined[place.ref] = other.worth
        return joined, unknown

    def _candidate(
        self, ruled: Candidate, chosen: Mapping[str, _Judged], joined: Mapping[str, int]
    ) -> Candidate:
        place = ruled.place
        if place.ref in chosen:
            return self._judged(ruled, chosen[place.ref])
        if place.ref in joined:
            worth = self._within_reach(joined[place.ref], ruled)
            return ruled.replaced(worth=worth, origin=self.origin)
        spared = ruled.required or _is_listed(ruled)
        return ruled if spared else ruled.replaced(worth=max(1, round(ruled.worth * UNCHOSEN)))

    def _judged(self, ruled: Candidate, one: _Judged) -> Candidate:
        place, usual = ruled.place, ruled.minutes
        least, most = round(usual * SHORTEST / 5) * 5, round(usual * LONGEST / 5) * 5
        minutes = usual if place.has_fixed_length else max(least, min(most, one.minutes))
        return ruled.replaced(
            worth=self._within_reach(one.worth, ruled),
            minutes=max(10, min(480, round(minutes / 5) * 5)),
            part=None if one.part == "any" else one.part,
            why=self._why(place, one.why) or ruled.why,
            origin=self.origin,
        )

    def _within_reach(self, worth: int, ruled: Candidate) -> int:
        """Return a model's worth, as far as it may be from that of the rules: no text in a name moves a place farther.

        What stands on a list of the traveller's own keeps its worth, and all else comes after it.
        """
        if _is_listed(ruled):
            return ruled.worth
        reach = REACH if ruled.place.provenance.source == OWN else REACH_OUTSIDE
        most = min((one.worth - 1 for one in self.ruled if _is_listed(one)), default=100)
        return max(1, min(most, ruled.worth + reach, max(ruled.worth - reach, worth)))

    def _why(self, place: Place, said: str) -> str:
        names = (*place.all_names, place.about, self.brief.request)
        known = gate.known_words(*names, *(stay.city for stay in self.brief.stays))
        return gate.line(said, LONGEST_WHY, known, nouns_are_capital=self.nouns_are_capital)


def _is_listed(candidate: Candidate) -> bool:
    return bool(candidate.place.provenance.listed_in)


def _notes(strange: int, unknown: Sequence[str]) -> tuple[str, ...]:
    notes = []
    if strange:
        what = "place that is" if strange == 1 else "places that are"
        notes.append(f"The assistant named {strange} {what} not on its list; left out.")
    if unknown:
        names = " and ".join(f'"{name}"' for name in unknown)
        notes.append(f"The assistant also thought of {names}, which no source of places has here.")
    return tuple(notes)


def _trip(brief: Brief) -> dict[str, Any]:
    """Return what of a brief bears on what places are worth, without what is not said."""
    party = brief.party
    told = {
        "city": brief.stays[0].city,
        "start": brief.start.isoformat(),
        "days": brief.days,
        "adults": party.adults,
        "child_ages": list(party.child_ages),
        "seniors": party.seniors,
        "pace": brief.pace,
        "likes": dict(brief.interests),
        "must": [name for must in brief.must if (name := gate.name_in(must))],
        "step_free": brief.step_free,
        "budget": _budget(brief),
    }
    return {key: value for key, value in told.items() if value}


def _budget(brief: Brief) -> str:
    budget = brief.budget
    return f"{budget.amount} {budget.currency} a {budget.per}" if budget else ""


def _row(key: str, candidate: Candidate) -> list[Any]:
    place = candidate.place
    tags = " ".join(tag for tag in place.tags if tag in all_tags())
    price = None if place.price is None else str(place.price.amount)
    return [
        key,
        gate.shown_name(place),
        place.category,
        tags,
        candidate.minutes,
        price,
        place.popularity,
    ]


def _compact(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
