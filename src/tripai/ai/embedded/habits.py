"""How someone travels: pace, food, getting around, stairs, early or late."""

from datetime import time
from typing import Any

from tripai.ai.embedded.diets import read_diet, take_diets
from tripai.ai.names.text import Sentence
from tripai.ai.reading import Assumption
from tripai.errors import InputError
from tripai.model import Mode, Pace

Fields = dict[str, Any]
"""Some fields of a Reading."""

# The first that fits counts, so what turns a word around comes before the word.
_PACES: tuple[tuple[Pace, str], ...] = (
    # neither one nor the other
    (
        "balanced",
        r"\b(?:not|nothing|isnt|dont want it) too (?:packed|busy|intense|full|slow|relaxed"
        r"|hectic|rushed)\b",
    ),
    (
        "balanced",
        r"\b(?:balanced|moderate|medium|normal|average|steady)(?: pace| tempo"
        r"| speed)?\b(?= ?(?:$|[,.;!?)]|pace|and|with|for|but))",
    ),
    (
        "relaxed",
        r"\b(?:not|nothing|no|less) (?:packed|busy|intense|hectic|rush|rushing|rushed|hurry"
        r"|stress|stressful|marathon)\b|\bwithout (?:rush\w*|hurry\w*|stress)\b",
    ),
    (
        "relaxed",
        r"\b(?:not|dont want to|without|less|little|minimal|not a lot of|avoid(?:ing)?"
        r"|limited)(?: do)?(?: too)?(?: much| long| many)? walk(?:s|ing)?(?: much| far| a lot"
        r"| too much)?\b",
    ),
    (
        "relaxed",
        r"\b(?:walk(?:s|ing)? )?(?:easy(?:[ -]?going)?(?! access| to)|relax(?:ed|ing)?|slow(?:ly|er)?(?! food)"
        r"|leisurely|chilled?(?: out)?|laid[ -]?back|unhurried|gentle|lazy|calm|take it easy"
        r"|tak(?:e|ing) our time)\b(?: (?:pace|tempo|speed|schedule|rhythm))?",
    ),
    (
        "packed",
        r"\b(?:(?:action[ -]|jam[ -])?packed|as much as possible|as many (?:sights|places"
        r"|things) as possible|intens(?:e|ive)|see everything|busy|full[ -]on|fast(?:[ -]paced)?"
        r"|quick|cram(?:med)?|whirlwind|non[ -]?stop|everything you can|ambitious"
        r"|energetic)\b(?: (?:pace|tempo|speed|schedule|days?|itinerary))?",
    ),
)
_LITTLE_WALKING = "walk"

# What is allowed; legs on foot always are, however one rides.
_TRANSPORT: tuple[tuple[tuple[Mode, ...], str], ...] = (
    # no metro
    (
        ("walk",),
        r"\b(?:on foot|by foot|only (?:by )?walk(?:ing)?|walk(?:ing)? (?:only|everywhere)"
        r"|just walk(?:ing)?|everything walkable|everywhere on foot|(?:no|without"
        r"|avoid(?:ing)?) (?:the )?(?:metro|subway|tube|public transport(?:ation)?|transit|buses"
        r"|trams)(?: or (?:bus(?:es)?|trams?|metro|taxis?))?)\b",
    ),
    (
        ("walk", "transit"),
        r"\b(?:no|without(?: a)?) (?:car|driving|taxis?|cabs?|uber)(?: or (?:taxis?|car))?\b",
    ),
    (
        ("walk", "drive"),
        r"\b(?:by (?:car|taxi|cab|uber)|(?:rental|hire|hired|rented|own) car|rent(?:ing)? a car"
        r"|we (?:have|will have) a car|with (?:a|our|the) car|driving|drive around|taxis? only"
        r"|use taxis)\b",
    ),
    (
        ("walk", "transit"),
        r"\b(?:(?:by|use|using|take|taking|with|via|on) (?:the "
        r"|only )?(?:public transport(?:ation)?|transit|metro|subway|tube|bus(?:es)?|trams?"
        r"|u-bahn)|public transport(?:ation)?(?: only| is fine| please)?)\b",
    ),
)

STEP_FREE = (
    r"\b(?:wheel ?chairs?(?: users?| bound)?|step[ -]?free|mobility scooter|rollator|crutches|zimmer frame"
    r"|reduced mobility|limited mobility|barrier[ -]free|(?:no|without|avoid(?:ing)?|cant (?:do"
    r"|climb|manage)|cannot (?:do|climb|manage)) (?:any |many )?(?:stairs|steps)"
    r"|wheelchair[ -]accessible|accessible(?: for wheelchairs?)?)\b"
)
STROLLER = r"\b(?:strollers?|prams?|buggy|buggies|push ?chairs?)\b"
_LATE = (
    r"\b(?:late risers?|sleep(?:ing)? in|lie[ -]ins?|not (?:a )?morning (?:person|people)"
    r"|no early (?:mornings?|starts?)|late (?:starts?|mornings?))\b"
)
_EARLY = r"\b(?:early (?:birds?|risers?|starts?)|start(?:ing)? early)\b"
LATE_START, EARLY_START = time(10, 30), time(8)
_RISING = (
    (r"\bthis afternoon\b", time(13)),
    (r"\b(?:this evening|tonight)\b", time(17)),
    (_LATE, LATE_START),
    (_EARLY, EARLY_START),
)


def read_habits(sentence: Sentence) -> Fields:
    """Read pace, diet, transport, step-free and early or late, and take the words out.

    Raises:
        InputError: Two paces are asked for.
    """
    notes: list[Assumption] = []
    fields: Fields = {
        "transport": read_transport(sentence),
        "diet": read_diet(sentence),
        "step_free": _read_step_free(sentence, notes),
        "day_start": _read_rising(sentence, notes),
        "pace": _read_pace(sentence, notes),
    }
    take_diets(sentence)
    return {**fields, "assumptions": tuple(notes)}


def _read_pace(sentence: Sentence, notes: list[Assumption]) -> Pace | None:
    said: dict[Pace, str] = {}
    for pace, pattern in _PACES:
        for match in sentence.take(pattern):
            said.setdefault(pace, sentence.said(*match.span()).strip())
    if "balanced" not in said and len(said) > 1:
        raise InputError(
            f'Both a relaxed pace ("{said["relaxed"]}") and a packed one ("{said["packed"]}") '
            "are asked for.",
            "Choose one with --pace.",
        )
    paces = tuple(said)
    chosen: Pace | None = "balanced" if "balanced" in said else (paces[0] if paces else None)
    if chosen == "relaxed" and _LITTLE_WALKING in said["relaxed"]:
        notes.append(
            Assumption(about="pace", sentence=f'"{said["relaxed"]}" is taken as a relaxed pace.')
        )
    return chosen


def read_transport(sentence: Sentence) -> tuple[Mode, ...]:
    """Read by what one gets around, and take the words out."""
    found = [modes for modes, pattern in _TRANSPORT if sentence.has(pattern)]
    return found[0] if found else ()


def _read_step_free(sentence: Sentence, notes: list[Assumption]) -> bool | None:
    if sentence.has(STEP_FREE):
        return True
    if said := sentence.take(STROLLER):
        note = (
            f'"{sentence.quote(said[0])}" is not taken to mean that every place must be step-free; say '
            '"step-free" if it should.'
        )
        notes.append(Assumption(about="step_free", sentence=note))
    return None


def _read_rising(sentence: Sentence, notes: list[Assumption]) -> time | None:
    for pattern, start in _RISING:
        if said := sentence.take(pattern):
            words = sentence.quote(said[0])
            notes.append(
                Assumption(
                    about="day_start",
                    sentence=f'"{words}" is taken as days that start at {start:%H:%M}.',
                )
            )
            return start
    return None
