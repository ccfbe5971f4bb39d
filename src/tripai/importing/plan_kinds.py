"""What kind of thing a line of a plan names: a meal, a rest, a journey, a show, or a sight; and what the name in it is."""

from __future__ import annotations

import re
from typing import Literal

from tripai.meals import A_MEAL, find_meal, meal_in
from tripai.model import ActivityKind
from tripai.text import words

Gate = Literal["flight", "train"]
MEALS = {"breakfast": 45, "brunch": 60, "lunch": 60, "dinner": 90}
"""How many minutes a meal takes unless somebody says so."""
USUAL: dict[ActivityKind, int] = {
    "visit": 60, "meal": 60, "rest": 30, "event": 60, "transfer": 30, "lodging": 20,
}  # fmt: skip
"""Minutes that a thing takes of which neither the plan nor a source says so."""
SHOW = 90  # minutes of a concert, a cruise, a class
_LODGING = re.compile(
    r"\b(?:check(?:ing)?[- ]?(?:in|out)|(?:drop|leave|collect|store) (?:off )?(?:the |your |our )?(?:bags?|luggage)"
    r"|(?:return|back|head back|go back) to (?:the |your |our )?(?:hotel|hostel|apartment|airbnb|accommodation|lodging|base)"
    r"|settle in|overnight)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"^(?:head |walk |go |return )?back (?:to|in)\b|^return to\b|^good ?night\b", re.IGNORECASE
)
_JOURNEY = re.compile(
    r"\b(?:flight|flights|airport|depart(?:ure|s)?|arriv(?:e|al|es|ing)|land(?:ing|s)?|fly|transfer)\b"
    r"|^(?:take (?:a |the )?|catch (?:a |the )?|board )?(?:taxi|uber|tram|metro|subway|bus|train|ferry|shuttle|drive|ride)\b",
    re.IGNORECASE,
)
_RIDE = re.compile(
    r"^(?:take |catch |board |ride )?(?:the |a |an )?(?:\w+ )?(?:train|bus|aerob[u\u00fa]s|tram|metro|subway|ferry|taxi|uber"
    r"|shuttle|drive|boat)\b(?: \w+)? (?:to|from|back)\b",
    re.IGNORECASE,
)
_BITE = r"^(?:grab|get|have|try|pick up|sample|taste|eat|order|savou?r|indulge in)\b"
_PERFORMED = re.compile(
    r"\b(?:show|concert|class|tasting|performance|opera|ballet|match|workshop|fado|flamenco|musical|gig)\b",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:free time|free (?:morning|afternoon|evening)|rest|relax\w*|leisure|siesta|nap|coffee|tea break|break|snack|gelato"
    r"|ice cream|pastry|pastries|drinks?|cocktails?|aperitivo|unwind|pack(?:ing)?|souvenirs?|at your own pace)\b",
    re.IGNORECASE,
)
_SHOW = re.compile(
    r"\b(?:show|concert|cruise|class|tasting|performance|opera|ballet|match|workshop|fado|flamenco|musical|gig|tour)\b",
    re.IGNORECASE,
)
_OTHERS: tuple[tuple[ActivityKind, re.Pattern[str]], ...] = (
    ("lodging", _HOME),
    ("transfer", _JOURNEY),
    ("rest", re.compile(_BITE, re.IGNORECASE)),
    ("rest", _REST),
    ("event", _SHOW),
)
_ARTICLE = re.compile(r"^(?:the|an?) (?=\w)", re.IGNORECASE)
_THEN = re.compile(r"^(?:then|next|first|finally|later|now|afterwards|and)\b,? *", re.IGNORECASE)
_VERB = re.compile(
    r"^(?:(?:visit(?:ing)?|tour(?: of)?|explor(?:e|ing)|see(?:ing)?|discover|admire|enjoy|check out|climb(?: up)?|experience"
    r"|cross|view|guided (?:tour|visit) (?:of|to)|sightseeing(?: at| in)?|stop|activity|attraction|entry to"
    r"|tickets? (?:to|for)|(?:walk|stroll|wander|hike|head|go|continue|proceed|move|climb|cycle|ride|return)"
    r"(?: (?:over|up|down|on|back))? (?:to|through|around|along|across|in|into|past|up to|towards?)|walk|stroll|arrive at"
    r"|(?:start|begin|end|finish|stop)(?: (?:the|your) (?:day|morning|trip))? (?:at|with|in|by|off at)"
    r"|spend .{0,30}? (?:at|in)|take (?:the|a) .{0,30}? to)\b:? *)(?:the |a |an )?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"^(?:{A_MEAL}|visit|stop(?: \d+)?|activity|explore|see|event)\s*:\s*",
    re.IGNORECASE,
)
_GENERIC_WORDS = """
    the of and at in a an old new national royal central city town museum museums gallery art modern market park gardens
    garden botanical cathedral church palace castle tower square bridge station hall opera house zoo aquarium beach river
    riverside waterfront harbour harbor lake street main local district quarter neighborhood neighbourhood centre center
    historic walking food tour shopping mall viewpoint sunset sunrise rooftop bar restaurant cafe hotel day trip morning
    afternoon evening night free time lunch dinner breakfast fort temple shrine mosque observatory library theatre theater
    history science
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_INTO_TOWN = re.compile(
    r"\b(?:airport|station)\b[^.;]{0,20}\bto\b|\bfrom (?:the )?(?:airport|station)\b|\btransfer to\b",
    re.IGNORECASE,
)
_GATES: tuple[tuple[Gate, re.Pattern[str]], ...] = (
    ("flight", re.compile(r"\b(?:flight|airport|fly|land|lands|landing|plane)\b", re.IGNORECASE)),
    ("train", re.compile(r"\b(?:train|railway|rail|station|eurostar|shinkansen)\b", re.IGNORECASE)),
)


def kind_of(said: str, *, names_sight: bool) -> ActivityKind:
    """Return what kind of thing is said; one that names a sight is a visit, unless one eats or arrives there."""
    meal = find_meal(said)
    if meal and (meal.start() < 20 or not names_sight):
        return "meal"
    if _LODGING.search(said):
        return "lodging"
    if _RIDE.match(said):
        return "transfer"
    if names_sight:
        return "visit"
    return next((kind for kind, pattern in _OTHERS if pattern.search(said)), "visit")


def meal_of(said: str) -> str:
    """Return which meal is said: lunch; nothing where none is."""
    return meal_in(said)


def usual_minutes(kind: ActivityKind, said: str) -> int:
    """Return how long a thing takes of which nobody says so."""
    if kind == "meal":
        return MEALS.get(meal_of(said), USUAL["meal"])
    return SHOW if kind == "event" and _SHOW.search(said) else USUAL[kind]


def ends_in_town(said: str) -> bool:
    """Whether a journey is from the airport or station into town: where it ends, nobody knows."""
    return bool(_INTO_TOWN.search(said))


def is_way_home(said: str) -> bool:
    """Whether words only say that one goes back to where one sleeps."""
    return bool(_HOME.match(said))


def is_performed(said: str) -> bool:
    """Whether words that are no sight's name speak of a show: it may be given at a sight."""
    return bool(_PERFORMED.search(said))


def named_meal(note: str) -> str:
    """Return the meal that a note begins with: "Café Central - lunch" is one; nothing where it begins with none."""
    found = find_meal(note.strip(" -"))
    return found[0].capitalize() if found and not found.start() else ""


def gate_of(said: str) -> Gate | None:
    """Return whether a plane or a train is spoken of."""
    return next((gate for gate, pattern in _GATES if pattern.search(said)), None)


def name_in(said: str) -> str:
    """Return the name of the sight that is said, without verbs: "Walk to the Tower" is Tower."""
    bare = _LABEL.sub("", said)
    bare = _THEN.sub("", bare)
    for _ in range(2):
        bare = _VERB.sub("", bare)
    return _ARTICLE.sub("", bare).strip(" .,;:-")


def is_proper(said: str, name: str) -> bool:
    """Whether a name is one: with a capital that does not only begin the sentence, and not of ordinary words alone."""
    if not distinctive(name):
        return False
    parts = re.findall(r"[^\W\d_][\w'\u2019.-]*", name)
    behind_verb = len(name) < len(_LABEL.sub("", said).strip())
    capitals = [word for word in (parts if behind_verb else parts[1:]) if not word[0].islower()]
    return bool(capitals) or len(parts) == 1


def distinctive(name: str) -> frozenset[str]:
    """Return the words of a name that other names have not."""
    return frozenset(words(name).split()) - _GENERIC
