"""How much each place is worth to a brief, and why, by rules that a traveller would find sensible.

The worth runs from 0 to 100. Without interests it follows the place's popularity; with interests a
match outweighs some popularity, but a city's very top sights stay near the lesser matches, for
they are why most people come. What stands on a list of the traveller's own comes before all else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from tripai.ai.allowed import CHILD, is_allowed
from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import tags
from tripai.model import Brief, Candidate, Pace, Place

FAME_ALONE = 0.85  # of the worth without interests, so that children or a budget can still add
POPULARITY_SHARE = 0.55  # of the worth when there are interests; a match brings up to the rest
MATCH = 42
NAMED_FOR_IT = 0.7  # of one more match
MATCHES = (0.0, 0.75, 0.92, 1.0)  # of MATCH, by how many interests a place serves
TIGHT_DAYS = 4  # a day's budget per person below this many median tickets is a tight one
COLD_MONTHS = {True: (11, 12, 1, 2, 3), False: (5, 6, 7, 8, 9)}  # north and south of the tropics
TROPIC = 23.5  # degrees

# What stands on the traveller's list is worth 75 to 100, all else at most 60: nobody writes down by name what they would
# as soon do without, and a pin that nobody has counted has no fame to go by.
LISTED = 75
NOT_LISTED = 0.6

OUTINGS = {"zoo", "aquarium", "amusement"}
OUTING = 75  # minutes: a wheel, a cable car or a tower is no whole outing
FOR_CHILDREN = 8  # what an hour of one that is made for children is worth less to grown-ups
BEST_KNOWN = 88  # popularity from which a sight is one that everybody comes for

PACE_MINUTES: dict[Pace, float] = {"relaxed": 1.15, "balanced": 1.0, "packed": 0.8}
ADULT_EVENINGS = {"nightlife", "beer", "wine"}


@dataclass(frozen=True, slots=True)
class _Party:
    """What of a brief bears on every place alike."""

    children: bool
    small_children: bool
    seniors: bool
    step_free: bool
    daily: Decimal | None
    tight: bool
    has_list: bool


def weigh(brief: Brief, places: Sequence[Place]) -> tuple[Candidate, ...]:
    """Return a candidate for each place that the brief allows, the worthiest first."""
    party = _party(brief, places)
    candidates = [_candidate(brief, place, party) for place in places if is_allowed(brief, place)]
    return tuple(sorted(candidates, key=lambda candidate: (-candidate.worth, candidate.place.ref)))


def _party(brief: Brief, places: Sequence[Place]) -> _Party:
    ages = brief.party.child_ages
    daily = None
    if brief.budget is not None:
        days = 1 if brief.budget.per == "day" else brief.days
        daily = brief.budget.amount / days / brief.party.size
    tickets = [place.price.amount for place in places if place.price and place.price.amount > 0]
    return _Party(
        children=any(age < CHILD for age in ages),
        small_children=brief.party.has_small_child,
        seniors=brief.party.seniors > 0,
        step_free=brief.step_free,
        daily=daily,
        tight=daily is not None and bool(tickets) and daily < TIGHT_DAYS * median(tickets),
        has_list=any(is_listed(place) for place in places if is_allowed(brief, place)),
    )


def _candidate(brief: Brief, place: Place, party: _Party) -> Candidate:
    served = tuple(
        tag
        for tag in brief.interests
        if brief.interests[tag] > 0 and tag in (place.category, *place.tags)
    )
    required = place.name in brief.must
    return Candidate(
        place=place,
        worth=_worth(brief, place, party, served),
        minutes=_minutes(brief, place, party, served),
        why=_why(place, party, served, required),
        required=required,
    )


def _worth(brief: Brief, place: Place, party: _Party, served: tuple[str, ...]) -> int:
    worth = FAME_ALONE * place.popularity
    if any(brief.interests.values()):
        weight = sum(sorted((brief.interests[tag] for tag in served), reverse=True)[:3])
        weight += NAMED_FOR_IT * _is_named_for(place, served)
        worth = POPULARITY_SHARE * place.popularity + MATCH * _between(MATCHES, weight)
    worth += (
        _for_children(place, party, served)
        + _for_grown_ups(brief, place, served)
        + _for_seniors(place, party)
        + _for_wheels(brief, place)
        + _for_season(brief, place)
        + _for_price(place, party)
    )
    worth = max(1, min(100, worth))
    if party.has_list:
        worth = LISTED + worth * (1 - LISTED / 100) if is_listed(place) else worth * NOT_LISTED
    return max(1, round(worth))


def is_listed(place: Place) -> bool:
    """Whether a place stands in a list of the traveller's own."""
    return bool(place.provenance.listed_in)


def _between(values: Sequence[float], at: float) -> float:
    """Return the value at a position between two of the values, linearly."""
    low = min(int(at), len(values) - 1)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low if high > low else 0)


def _is_named_for(place: Place, served: tuple[str, ...]) -> bool:
    """Whether a place's own name speaks of an interest, as the Tile Museum's does of tiles."""
    spoken = {found.value for found in tags().find(fold(place.name))}
    return bool(spoken.intersection(served))


def _for_children(place: Place, party: _Party, served: tuple[str, ...]) -> int:
    if not party.children:
        return 0
    grown_up = -15 if ADULT_EVENINGS & set(place.tags) else 0
    if place.child_friendly:
        return (12 if party.small_children else 9) + grown_up // 3
    dull = -12 if party.small_children else -7
    return (
        dull // 3 if served else dull
    ) + grown_up  # what was asked for is seen with children too


def _for_grown_ups(brief: Brief, place: Place, served: tuple[str, ...]) -> int:
    """Hours in a zoo or a theme park are for those who bring children, of any age, or ask for them."""
    if brief.party.child_ages or served or place.popularity >= BEST_KNOWN:
        return 0
    made_for_children = "family" in place.tags and "local-life" not in place.tags  # as a bath is
    long = place.category in OUTINGS and place.minutes >= OUTING
    return -FOR_CHILDREN * place.minutes // 60 if made_for_children and long else 0


def _for_seniors(place: Place, party: _Party) -> int:
    if not party.seniors:
        return 0
    steps = {True: 4, False: -8, None: 0}[place.step_free]
    return steps - (
        4 if place.setting == "outdoor" and place.minutes > 90 else 0
    )  # a long way on foot


def _for_wheels(brief: Brief, place: Place) -> int:
    """What is known to be without steps goes before what nobody knows about."""
    return 10 if brief.step_free and place.step_free else -10 if brief.step_free else 0


def _for_season(brief: Brief, place: Place) -> int:
    if abs(place.lat) < TROPIC or brief.start.month not in COLD_MONTHS[place.lat > 0]:
        return 0
    return {"indoor": 2, "mixed": 0, "outdoor": -3}[place.setting]


def _for_price(place: Place, party: _Party) -> int:
    if party.daily is None or place.price is None:
        return 0
    if place.price.amount == 0:
        return 8 if party.tight else 0
    share = float(place.price.amount / party.daily) if party.daily else 1.0
    return -min(20, round(30 * share))


def _minutes(brief: Brief, place: Place, party: _Party, served: tuple[str, ...]) -> int:
    if place.has_fixed_length:
        return 5 * round(place.minutes / 5)
    factor = PACE_MINUTES[brief.pace]
    if party.small_children:
        factor *= 1.1 if place.child_friendly else 0.75
    if party.seniors:
        factor *= 1.1
    if served:
        factor *= 1.1
    return max(10, min(480, 5 * round(place.minutes * factor / 5)))


def _why(place: Place, party: _Party, served: tuple[str, ...], required: bool) -> str:
    reasons = []
    if required:
        reasons.append("on your must-see list")
    if is_listed(place):
        reasons.append("from your list")
    if served:
        reasons.append(f"{' and '.join(tag.replace('-', ' ') for tag in served[:2])}, as you asked")
    if party.children and place.child_friendly:
        reasons.append("fun for children")
    if (party.seniors or party.step_free) and place.step_free:
        reasons.append("no steps")
    if party.tight and place.price is not None and place.price.amount == 0:
        reasons.append("free")
    if fame := _fame(place):
        reasons.append(fame)
    return "; ".join(reasons[:3]) or "worth a look when nearby"


def _fame(place: Place) -> str:
    if place.popularity >= BEST_KNOWN:
        return "one of the best-known sights"
    if "hidden-gem" in place.tags:
        return "off the beaten path"
    return "a favourite of many visitors" if place.popularity >= 70 else ""
