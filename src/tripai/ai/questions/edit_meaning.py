"""From an edit as a model writes it to a typed one: only what the route, its city and the wish bear out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from tripai.ai import Known, gate
from tripai.ai.gaps.spending import complete_budget
from tripai.ai.names.grounding import Gazette, match_base
from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import kind_of_place
from tripai.ai.questions.edit_answer import SaidEdit
from tripai.ai.reading import BudgetRead
from tripai.edits import EDITS, Avoid, DropDay, Edit, Lock, Remove, Replan
from tripai.model import Activity, Budget, City, Place, Route, Spot
from tripai.text import plain, shortened

LONGEST_QUOTED = 60  # characters of a name that nobody knows


class UnknownNameError(ValueError):
    """A name is no place's: an answer is not mended for that, it is said."""


@dataclass
class EditMeaning:
    """Makes typed edits of a model's.

    Attributes:
        wish: What was said.
        route: The route that is to be changed.
        known: The cities and places, and the time.
        keys: Its activities by the id that the model was told.
        kept: The activities that the rules read in the wish as to be kept.
        notes: What was left out and why; grows with each edit.
    """

    wish: str
    route: Route
    known: Known
    keys: Mapping[str, Activity]
    kept: frozenset[str] = frozenset()
    notes: list[str] = field(default_factory=list)

    def edit(self, said: SaidEdit) -> Edit | None:
        """Return the typed edit; None where it names what nobody knows, which is noted.

        Raises:
            ValueError: It has an id or a day that does not exist, or a number out of bounds, or takes out what the
                wish does not say is to go.
        """
        try:
            fields = {key: value for key, value in self._fields(said).items() if value is not None}
        except UnknownNameError as error:
            self.notes.append(str(error))
            return None
        if said.kind in {"set-base", "set-budget"}:
            fields.setdefault(said.kind.removeprefix("set-"), None)
        [edit] = EDITS.validate_python([{"edit": said.kind, **fields}])
        self._refuse_unsaid(edit, said.quote)
        return edit

    def _fields(self, said: SaidEdit) -> dict[str, Any]:
        own = _OF_KIND.get(said.kind)
        if own is not None:
            return own(self, said)
        return {
            name: self._field(name, getattr(said, name)) for name in _PLAIN.get(said.kind, ())
        } | self._other(said)

    def _field(self, name: str, value: Any) -> Any:
        if value is None:
            return None
        if name in {"activity", "before", "after"}:
            return self._id(name, value)
        return self._day(value) if name == "day" else value

    def _other(self, said: SaidEdit) -> dict[str, Any]:
        if said.kind == "swap-days":
            return {"other": self._day(said.other_day)}
        return {"other": self._id("other", said.other)} if said.kind == "swap-activities" else {}

    def _id(self, name: str, key: str | None) -> str:
        activity = self.keys.get((key or "").strip())
        if activity is None:
            raise ValueError(f"{name}: {shortened(plain(str(key)), 40)!r} is no id of the route.")
        return activity.id

    def _day(self, number: int | None) -> int | None:
        if number is not None and number not in {day.number for day in self.route.days}:
            raise ValueError(f"day: the route has no day {number}.")
        return number

    @cached_property
    def city(self) -> City | None:
        """The city of the route."""
        return self.known.covered(self.route.brief.stays[0].city)

    @cached_property
    def places(self) -> Gazette:
        """Its places."""
        return Gazette(self.known.places(self.city) if self.city else ())

    def _place(self, name: str | None) -> Place:
        said = plain(name or "")
        place = self.places.named(said) or self.places.match(said)
        if place is None:
            raise UnknownNameError(
                f"{self.route.brief.stays[0].city} has no place called "
                f'"{shortened(said, LONGEST_QUOTED)}" that is known; left out.'
            )
        return place

    def add_place(self, said: SaidEdit) -> dict[str, Any]:
        """A place that the city has, and the route not."""
        place = self._place(said.place)
        if any(
            a.kind == "visit" and a.place and a.place.ref == place.ref
            for a in self.route.activities
        ):
            raise UnknownNameError(f"{place.name} is in the route already.")
        names = ("day", "start", "part", "before", "after", "minutes")
        return {"place": place.name} | {n: self._field(n, getattr(said, n)) for n in names}

    def add_event(self, said: SaidEdit) -> dict[str, Any]:
        """Something with a time of its own; its title is the traveller's or a plain one."""
        title = gate.name_in(said.title or "") or "Event"
        return {
            "title": title,
            "day": self._day(said.day),
            "start": said.start,
            "minutes": said.minutes,
        }

    def replace(self, said: SaidEdit) -> dict[str, Any]:
        """Another place for an activity: one of the city's, of a kind, or any like it."""
        kind = kind_of_place(fold(said.names[0])) if said.names else None
        by = self._place(said.place).name if said.place else None
        return {
            "activity": self._id("activity", said.activity),
            "by": by,
            "kind": None if by else kind,
        }

    def budget(self, said: SaidEdit) -> dict[str, Any]:
        """An amount that the wish names in figures; none lifts the budget."""
        if said.amount is None:
            return {}
        if not (self.says(said.quote) and _names(said.quote, said.amount)):
            raise ValueError("quote: a budget needs the amount as the wish says it, in figures.")
        currency = (said.currency or "").strip().upper()
        read = BudgetRead(
            amount=Decimal(str(round(said.amount, 2))),
            currency=currency
            if len(currency) == 3 and currency.isascii() and currency.isalpha()
            else None,
            per=said.per,
            per_person=bool(said.per_person),
        )
        return {"budget": self._whole(read)}

    def _whole(self, read: BudgetRead) -> Budget | None:
        if self.city is None:
            return None
        party = self.route.brief.party
        budget, notes = complete_budget(read, self.city, party, None, self.known.rates)
        self.notes.extend(notes)
        return budget

    def party(self, said: SaidEdit) -> dict[str, Any]:
        """All who travel."""
        party = {"adults": said.adults, "child_ages": said.child_ages, "seniors": said.seniors}
        return {"party": {name: value for name, value in party.items() if value is not None}}

    def base(self, said: SaidEdit) -> dict[str, Any]:
        """A place, an area or a station to sleep near; none is the usual quarter."""
        if not said.place:
            return {}
        spots: tuple[Spot, ...] = (self.city.base, *self.city.gateways) if self.city else ()
        spot = match_base(plain(said.place), spots, self.places)
        if spot is None:
            where = shortened(plain(said.place), LONGEST_QUOTED)
            raise UnknownNameError(f'Nobody knows where "{where}" is; left out.')
        return {"base": spot}

    def journeys(self, said: SaidEdit) -> dict[str, Any]:
        """When one arrives on the first day, and leaves on the last."""
        return {"arrive": said.start, "leave": said.end}

    def avoid(self, said: SaidEdit) -> dict[str, Any]:
        """Kinds of places, and places, that there are."""
        return {"names": tuple(kind_of_place(fold(n)) or self._place(n).name for n in said.names)}

    def prefer(self, said: SaidEdit) -> dict[str, Any]:
        """Kinds of places that there are."""
        kinds = [kind for name in said.names if (kind := kind_of_place(fold(name)))]
        if not kinds:
            raise UnknownNameError(
                f"No kind of places is called {' or '.join(map(plain, said.names))}."
            )
        return {"interests": dict.fromkeys(kinds, 1.0)}

    def shift(self, said: SaidEdit) -> dict[str, Any]:
        """Another date, or some days."""
        return {"start": date.fromisoformat(said.date)} if said.date else {"days": said.days}

    def resume(self, said: SaidEdit) -> dict[str, Any]:
        """The rest of the day, from now."""
        at = self.known.now.astimezone(ZoneInfo(self.route.brief.stays[0].zone))
        done = tuple(self._id("done", key) for key in said.done)
        return {"at": at, "done": done, "late": said.minutes}

    def add_day(self, said: SaidEdit) -> dict[str, Any]:
        """A day more, after one; 0 is before the first."""
        return {"after": self._day(said.day) if said.day else said.day}

    def says(self, quote: str) -> bool:
        """Whether a quote stands in the wish."""
        return bool(fold(quote)) and fold(quote) in fold(self.wish)

    def _refuse_unsaid(self, edit: Edit, quote: str) -> None:
        """Refuse to lose anything that the wish does not say is to go."""
        loses = isinstance(edit, Remove | Avoid | DropDay) or (
            isinstance(edit, Replan) and edit.afresh
        )
        if loses and not self.says(quote):
            raise ValueError(
                f"quote: {edit.edit} needs the words of the wish that say so, letter by letter."
            )
        if isinstance(edit, Remove) and edit.activity in self.kept:
            raise ValueError("edits: the wish says that this activity is to be kept.")


def _names(quote: str, amount: float) -> bool:
    """Whether an amount stands in a quote, whatever separates its thousands."""
    figures = {re.sub(r"\D", "", number) for number in re.findall(r"\d[\d., ]*", fold(quote))}
    return not figures.isdisjoint({f"{amount:.0f}", f"{amount:.2f}".replace(".", "")})


def kept_by(edits: tuple[Edit, ...]) -> frozenset[str]:
    """Return the activities that edits lock."""
    return frozenset(edit.activity for edit in edits if isinstance(edit, Lock) and edit.activity)


_PLAIN: Mapping[str, tuple[str, ...]] = {
    "remove": ("activity",),
    "move": ("activity", "day", "start", "part", "before", "after"),
    "swap-days": ("day",),
    "swap-activities": ("activity",),
    "lock": ("activity", "day"),
    "unlock": ("activity", "day"),
    "retime": ("activity", "start", "minutes"),
    "lengthen": ("activity", "minutes"),
    "shorten": ("activity", "minutes"),
    "set-pace": ("pace", "day"),
    "set-day-window": ("day", "start", "end"),
    "set-transport": ("modes",),
    "drop-day": ("day",),
    "replan": ("day", "afresh"),
}
"""By the kind of edit the fields that a model writes as they are."""
_OF_KIND: Mapping[str, Callable[[EditMeaning, SaidEdit], dict[str, Any]]] = {
    "add-place": EditMeaning.add_place,
    "add-event": EditMeaning.add_event,
    "replace": EditMeaning.replace,
    "set-budget": EditMeaning.budget,
    "set-party": EditMeaning.party,
    "set-base": EditMeaning.base,
    "set-journeys": EditMeaning.journeys,
    "avoid": EditMeaning.avoid,
    "prefer": EditMeaning.prefer,
    "shift": EditMeaning.shift,
    "resume": EditMeaning.resume,
    "add-day": EditMeaning.add_day,
}
