"""From what words and options say to a whole Brief.

Every gap is filled by a rule, and each rule that decided something says so.
"""

from collections.abc import Callable
from datetime import time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from tripai.ai import Known
from tripai.ai.brief.appointments import Trip, complete_bookings, complete_journeys
from tripai.ai.brief.destination import complete_city
from tripai.ai.brief.merging import merged
from tripai.ai.brief.period import complete_period
from tripai.ai.brief.selection import (
    base_of_words,
    complete_avoid,
    complete_base,
    complete_interests,
    complete_must,
)
from tripai.ai.gaps.companions import complete_party
from tripai.ai.gaps.spending import complete_budget
from tripai.ai.names.grounding import Gazette
from tripai.ai.reading import Reading
from tripai.errors import InputError
from tripai.model import SMALL_CHILD, Brief, City, Pace, Party, Rates, Stay, Traveller

T = TypeVar("T")
DAY: dict[Pace, tuple[time, time]] = {
    "relaxed": (time(9, 30), time(21, 30)),
    "balanced": (time(9, 0), time(22, 0)),
    "packed": (time(8, 30), time(22, 30)),
}
SMALL_CHILD_END = time(20, 30)
LAST_MINUTE = time(23, 59)


def complete(
    words: Reading,
    options: Reading,
    *,
    request: str,
    traveller: Traveller,
    known: Known,
    rates: Rates,
    choices: Callable[[str], tuple[str, ...]],
) -> Brief:
    """Return the brief that words and options make.

    Options override words, words override the traveller, the traveller overrides the defaults.

    Args:
        words: What the request says.
        options: What the command's options say.
        request: The request itself.
        traveller: Saved preferences.
        known: The covered cities and their places, and the time.
        rates: By "USD/EUR" how many EUR one USD is, and the date of that rate.
        choices: Gives the labels ("Paris, FR") of the cities that a name may well mean, with or
            without a region, the likeliest first.

    Raises:
        InputError: Something does not make sense or contradicts something else.
        NotFoundError: A city, a must-see or the base is not known.
    """
    said = merged(words, options)
    notes: list[str] = []
    city, which = complete_city(said.city, request, known, choices)
    dates = _noted(notes, complete_period(said, known.today(city)))  # its sentence comes first
    notes.extend(which)
    trip = Trip(*dates, ZoneInfo(city.zone), city.name)
    party = _noted(notes, complete_party(said, traveller.party))
    places = Gazette(known.places(city))
    try:
        brief = Brief(
            request=request,
            stays=(Stay(city=city.name, country=city.country, zone=city.zone, days=trip.days),),
            start=trip.start,
            days=trip.days,
            party=party,
            **_shape(said, traveller, party, notes),
            **_fixed(said, trip, places, notes),
            **_wishes(said, traveller, city, places, notes),
            base=complete_base(options.base, city, places)
            if options.base is not None
            else _noted(notes, base_of_words(words.base, city, places)),
            budget=_noted(
                notes, complete_budget(said.budget, city, party, traveller.currency, rates)
            ),
        )
    except ValidationError as error:
        reason = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        raise InputError(f"The request makes no trip: {reason}.") from error
    must = complete_must(said, places, brief.bookings)
    taken = (note.sentence for note in said.assumptions)
    return brief.replaced(must=must, assumptions=(*notes, *taken))


def _shape(said: Reading, traveller: Traveller, party: Party, notes: list[str]) -> dict[str, Any]:
    """Return how the days are: pace, hours, ways of getting around."""
    pace = _noted(notes, _pace(said, traveller))
    day_start, day_end = _noted(notes, _day(said, pace, party))
    return {
        "pace": pace,
        "day_start": day_start,
        "day_end": day_end,
        "transport": said.transport,
        "step_free": bool(said.step_free),
    }


def _fixed(said: Reading, trip: Trip, places: Gazette, notes: list[str]) -> dict[str, Any]:
    """Return what stands at its time: arrival, departure, bookings."""
    arrive, leave = complete_journeys(said, trip)
    return {
        "arrive": arrive,
        "arrive_by": said.arrive.by if said.arrive else None,
        "leave": leave,
        "leave_by": said.leave.by if said.leave else None,
        "bookings": _noted(notes, complete_bookings(said.bookings, trip, places, arrive, leave)),
    }


def _wishes(
    said: Reading, traveller: Traveller, city: City, places: Gazette, notes: list[str]
) -> dict[str, Any]:
    """Return what is wanted and what is not."""
    return {
        "interests": _noted(notes, complete_interests(said.interests or traveller.interests)),
        "avoid": _noted(notes, complete_avoid(said.avoid, places, city)),
        "diet": said.diet or traveller.diet,
    }


def _noted(notes: list[str], decided: tuple[T, tuple[str, ...]]) -> T:
    """Keep the sentences of a decision and return what was decided."""
    value, sentences = decided
    notes.extend(sentences)
    return value


def _pace(said: Reading, traveller: Traveller) -> tuple[Pace, tuple[str, ...]]:
    pace = said.pace or traveller.pace
    return (pace, ()) if pace else ("balanced", ("No pace was given: balanced.",))


def _day(said: Reading, pace: Pace, party: Party) -> tuple[tuple[time, time], tuple[str, ...]]:
    start, end = DAY[pace]
    why = ""
    if party.has_small_child and end > SMALL_CHILD_END:
        end, why = SMALL_CHILD_END, f", early for a child under {SMALL_CHILD}"
    if said.day_end is not None:
        end, why = said.day_end if said.day_end > time(0) else LAST_MINUTE, ""
    start = said.day_start if said.day_start is not None else start
    if end <= start:
        raise InputError(
            f"A day cannot start at {start:%H:%M} and end at {end:%H:%M}.",
            "Change --day-start or --day-end.",
        )
    if said.day_start is not None and said.day_end is not None:
        return (start, end), ()
    return (start, end), (f"Days run from {start:%H:%M} to {end:%H:%M}{why}.",)
