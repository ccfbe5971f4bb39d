"""The assistant that needs neither key nor network: it reads by patterns and weighs by rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from tripai.ai import Judgement, Known, Story
from tripai.ai.embedded.cities import (
    Destination,
    city_names,
    read_covered_city,
    read_other_city,
    refuse_second_city,
)
from tripai.ai.embedded.company import Company
from tripai.ai.embedded.dates import read_period
from tripai.ai.embedded.habits import read_habits
from tripai.ai.embedded.languages import in_english
from tripai.ai.embedded.leftovers import left_aside
from tripai.ai.embedded.lengths import Period
from tripai.ai.embedded.moments import Moment, read_moments
from tripai.ai.embedded.money import read_budget
from tripai.ai.embedded.party import read_company
from tripai.ai.embedded.pauses import read_pauses
from tripai.ai.embedded.weighing import weigh
from tripai.ai.embedded.wishes import WishReader
from tripai.ai.reading import Assumption, Reading
from tripai.model import Brief, Place, Route

if TYPE_CHECKING:
    from tripai.edits import Answer


class EmbeddedAssistant:
    """Reader and Guide of requests in English, and in what `languages` puts into English.

    Each subject has a module with its table of patterns. A subject takes the words that it has read
    out of the sentence, so that "120 euros a day" is no trip of a day and "no museums" no interest
    in museums; hence the order below.
    """

    def read_request(self, words: str, known: Known) -> Reading:
        """Return what the words say.

        Raises:
            InputError: The words contradict themselves, or name a date or time that does not exist.
        """
        sentence, about_language = in_english(words, known)
        budget, about_budget = read_budget(
            sentence, lambda: {city.currency for _, _, city in city_names(sentence, known)}
        )
        destination = read_covered_city(sentence, known)
        city = destination.city
        today = known.today(city)
        wish_reader = WishReader(
            sentence,
            known.places(city) if city else (),
            (city.base, *city.gateways) if city else (),
        )
        if city is not None and known.chosen is None:
            refuse_second_city(sentence, known, city)
        about_pauses = read_pauses(sentence)
        moments = read_moments(sentence)
        windowed = any(moment.until for moment in moments)
        period = read_period(sentence, today, _arrival(moments, today), windowed)
        wish_reader.read_base()
        company = read_company(sentence)
        habits = read_habits(sentence)
        wishes = wish_reader.read()
        if destination.said is None and known.chosen is None:
            destination = read_other_city(sentence, known)
        return Reading(
            city=destination.said,
            start=period.start,
            end=period.end,
            either=period.either,
            month=period.month,
            days=period.days,
            adults=company.adults,
            child_ages=company.ages,
            children=company.children,
            seniors=company.seniors,
            interests=wishes.interests,
            must=tuple(wishes.must),
            avoid=tuple(wishes.avoid),
            budget=budget,
            base=wishes.base,
            **_timed(moments, period.start or today, habits),
            assumptions=(
                *_notes(destination, period, company, moments, habits),
                *about_language,
                *about_pauses,
                *wishes.notes,
                *left_aside(sentence, destination.said),
                *about_budget,
            ),
        )

    def weigh(self, brief: Brief, places: Sequence[Place]) -> Judgement:
        """Return what a city's places are worth."""
        return Judgement(weigh(brief, places))

    def read_edit(self, words: str, route: Route, known: Known) -> Answer:
        """Return what a wish to change a route means: edits, a question, or why it cannot be.

        Raises:
            InputError: It is not understood.
            NotFoundError: It names what neither the route nor its city has.
        """
        from tripai.ai.embedded.edit_words import read_edit

        return read_edit(words, route, known)

    def explain(self, route: Route) -> Story:  # noqa: ARG002 - the protocol's name
        """Return no words: a route's own title and stops say all that rules could say."""
        return Story()


def _arrival(moments: Sequence[Moment], today: date) -> date | None:
    for moment in moments:
        if moment.kind == "arrive":
            return moment.local_time(today).date_after(today)
    return None


def _timed(moments: Sequence[Moment], anchor: date, habits: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that hold times; what is said with a time goes before "late riser"."""
    fields = {name: value for name, value in habits.items() if name != "assumptions"}
    for moment in reversed(moments):
        if moment.kind in ("arrive", "leave"):
            fields[moment.kind] = moment.local_time(anchor)
        elif moment.kind in ("day_start", "day_end"):
            fields[moment.kind] = moment.at
            if moment.until is not None:
                fields["day_end"] = moment.until
    fields["bookings"] = tuple(
        moment.booking(anchor) for moment in moments if moment.kind == "booking"
    )
    return fields


def _notes(
    destination: Destination,
    period: Period,
    company: Company,
    moments: Sequence[Moment],
    habits: dict[str, Any],
) -> tuple[Assumption, ...]:
    """Return the assumptions by subject, without those about a field that a time has set since."""
    timed = [moment.note for moment in moments]
    set_by_time = {moment.kind for moment in moments}
    habitual = (note for note in habits["assumptions"] if note.about not in set_by_time)
    return tuple(
        chain(
            destination.notes,
            period.notes,
            company.notes,
            (note for note in timed if note),
            habitual,
        )
    )
