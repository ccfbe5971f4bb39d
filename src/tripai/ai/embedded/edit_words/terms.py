"""What holds for all of the trip: budget, ways of getting around, and what is wanted more of."""

import re
from decimal import Decimal

from tripai import wording
from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import ANY_MARK, DAY, NAME
from tripai.ai.embedded.edit_words.scene import Unclear
from tripai.ai.embedded.habits import read_transport
from tripai.ai.embedded.money import read_budget
from tripai.ai.gaps.spending import complete_budget
from tripai.ai.names.grounding import bare
from tripai.ai.names.text import TAKEN, Sentence
from tripai.ai.names.vocabulary import interests, kind_of_place
from tripai.edits import (
    AddPlace,
    Choice,
    Edit,
    Prefer,
    Question,
    SetBudget,
    SetPace,
    SetTransport,
)
from tripai.model import Budget, Mode

_AROUND_MONEY = (
    r"(?:(?:make|it|the|our|a|new|got|whole|cut|bump|slash|increased|raised|max|maximum|tops|incl|including|food|meals|tighter|smaller|lower|bigger|higher|larger|budget|is|now|we|i|can"
    r"|could|want|to|only|have|has|spend|at|most|set|for"
    r"|of|be|should|raise|lower|increase"
    r"|reduce|limit|keep|and|not|more|than|change|up|within"
    rf"|stay|under|costs?|all|everything|trip|{TAKEN}|[.,:-]) ?)*"
)
_BY_SO_MUCH = r"(?:cut|slash|bump|reduce|lower|raise|increase) (?!.*\bto\b)"
_AROUND_RIDES = (
    r"(?:(?:we|i|go|get|getting|travel|around|everything"
    r"|everywhere|all|use|the|take|want|to|would|prefer"
    r"|only|just|do|it|is|are|will|now|have"
    rf"|lets|hired|rented|by|and|a|our|please|for|trip|whole|move|with|be|{TAKEN}|[.,:-]) ?)*"
)
_RIDES = re.compile(
    r"\bwe (?:have )?(?:hired|rented|got) a car\b"
    r"|\b(?:take|use|get|call) (?:a )?(?:taxis?|cabs?|ubers?)\b"
)
_NO_WALKING = (
    r"(?:no|without|not any|avoid|dont want any|dont like) (?:walking"
    r"|walks|going on foot)(?: at all| please)?|(?:dont"
    r"|do not|not|cant|cannot)(?: want to| like to)? walk(?: at all)?"
)
_LESS_WALKING = (
    rf"(?:(?:make|keep|have|plan|with|want|need|on|for|of|in|a|bit|little|much|lot|way|it|all|the|and|both"
    rf"|we|i|our|us|whole|trip|route|everything|please|do|{DAY}) ?)*"
)
_NOTHING_ELSE = r"\b(?:only|just|everywhere|everything|always|all the time|nothing but)\b"
FEW_STEPS = "Ways of a few minutes stay on foot even so."
_STEPS = (Decimal("0.75"), Decimal("0.5"))  # of what it may cost or costs now, as choices
_ROUND = 5  # amounts below 1000 are offered in steps of so many


def budget(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Keep to an amount."""
    if re.search(NAME, clause.text) or re.match(_BY_SO_MUCH, clause.text):
        return None
    sentence = clause.sentence
    read, notes = read_budget(sentence)
    if read is None or notes or not re.fullmatch(_AROUND_MONEY, f"{sentence.text.strip()} "):
        return None
    scene = clause.scene
    if scene.city is None:
        return None
    whole, about = complete_budget(
        read, scene.city, scene.route.brief.party, None, scene.known.rates
    )
    for note in about:
        scene.note(note)
    return [SetBudget(budget=whole)]


def no_budget(_: Clause, __: re.Match[str]) -> list[Edit] | None:
    """Lift the budget."""
    return [SetBudget(budget=None)]


def cheaper(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Ask for an amount, which is never invented."""
    key = "cheaper"
    found = _now(clause)
    if found is None:
        return None
    if chosen := clause.scene.settled.get(key):
        return [SetBudget(budget=found.replaced(amount=Decimal(chosen)))]
    each = "a day" if found.per == "day" else "in all"
    amounts = [_rounded(found.amount * step) for step in _STEPS]
    choices = tuple(
        Choice(label=f"{wording.amount(amount, found.currency)} {each}", value=str(amount))
        for amount in amounts
    )
    asked = (
        f"What may it cost? Now {'it may cost' if clause.scene.route.brief.budget else 'it costs'}"
    )
    question = f"{asked} {wording.amount(found.amount, found.currency)} {each}."
    raise Unclear(key, Question(question=question, choices=choices))


def _now(clause: Clause) -> Budget | None:
    """Return the budget, or what the route costs."""
    route = clause.scene.route
    if route.brief.budget:
        return route.brief.budget
    costs = wording.costs(route.days)
    if len(costs) != 1 or not costs[0].amount:
        return None
    return Budget(amount=costs[0].amount, currency=costs[0].currency, per="trip")


def _rounded(amount: Decimal) -> Decimal:
    step = _ROUND if amount < 1000 else _ROUND * 20
    return max(Decimal(step), (amount // step) * step)


def transport(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Get around by what is named."""
    if re.search(ANY_MARK, clause.text):
        return None
    sentence = Sentence(_RIDES.sub(_ridden, clause.words))
    modes = read_transport(sentence)
    if not modes or not re.fullmatch(_AROUND_RIDES, f"{sentence.text.strip()} "):
        return None
    return [SetTransport(modes=_driven(clause, modes))]


def _driven(clause: Clause, modes: tuple[Mode, ...]) -> tuple[Mode, ...]:
    """Return the modes, of "taxis only" just that, and say what stays on foot."""
    if "drive" not in modes:
        return modes
    if re.search(_NOTHING_ELSE, clause.text):
        clause.scene.note(FEW_STEPS)
        return ("drive",)
    clause.scene.note(
        'Ways that are easy on foot are still walked; say "taxis only" to be driven nearly everywhere.'
    )
    return modes


def _ridden(found: re.Match[str]) -> str:
    """Return a ride as the reader of requests knows it."""
    return "with a car" if "car" in found[0] else "by taxi"


def no_walking(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Ride wherever there is something to ride."""
    clause.scene.note(FEW_STEPS)
    return [SetTransport(modes=("transit", "drive"))]


def less_walking(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Ask whether there is to be less to see, or more to ride: how far one walks no edit sets."""
    days = clause.days_or_all()
    key = f"less walking {days}"
    chosen = clause.scene.settled.get(key)
    if chosen == "lighter":
        return [SetPace(pace="lighter", day=day) for day in days]
    if chosen == "ride":
        return no_walking(clause, found)
    where = wording.listed([f"day {day}" for day in days]) if days != [None] else "all days"
    choices = (
        Choice(label=f"see less on {where}", value="lighter"),
        Choice(label="ride all but the shortest ways, on all days", value="ride"),
    )
    question = "How far one walks cannot be set. What would you rather do?"
    raise Unclear(key, Question(question=question, choices=choices))


def any_transport(_: Clause, __: re.Match[str]) -> list[Edit] | None:
    """Get around by anything."""
    return [SetTransport(modes=())]


def prefer(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Give what is named more worth; of a day, ask which place of that kind comes in."""
    target = clause.target(found["what"])
    weights: dict[str, float] = {}
    for item in clause.items(target.what):
        if re.search(ANY_MARK, item):
            return None
        words = bare(re.sub(r"^(?:all |some |any |of )+", "", item.strip()))
        kind = kind_of_place(words) or interests().get(words)
        if kind is None:
            return None
        weights[kind] = 1.0
    if target.day and len(weights) == 1:
        return [AddPlace(place=clause.place(target.what).name, day=clause.day(target.day))]
    if target.is_placed or not weights:
        return None
    clause.scene.note(
        f'More of "{clause.marked.read(target.what).strip()}" comes in only where that is worth more than '
        "what is planned; to be sure, add a place to a day by its name."
    )
    return [Prefer(interests=weights)]


def joined(before: tuple[Mode, ...], modes: tuple[Mode, ...]) -> tuple[Mode, ...]:
    """Return the modes of "by metro, no walking": those of the first that the second allows."""
    return tuple(mode for mode in before if mode in modes) or modes


RULES: tuple[Rule, ...] = (
    (
        r"(?:(?:forget|drop|remove|lift|ignore|cancel|no"
        r"|without)(?: about)? (?:the |a |our |any )?(?:budget"
        r"|spending limit|money limit|limit)(?: limit)?"
        r"|(?:money|price|cost|the budget) (?:does not matter"
        r"|doesnt matter|is no (?:object|issue|problem)|is not important|isnt important)"
        r"|(?:dont|do not) (?:worry|care) about (?:the )?(?:money|price|prices|cost|costs|budget)"
        r"|whatever it costs)",
        no_budget,
    ),
    (
        r"(?:make |do |keep |it |this |everything |all "
        r"|should be |(?:a lot |much |a bit |something )"
        r"|find |the trip |plan |is |its |that is |thats "
        r"|way |far |too |less )*(?:cheaper|too expensive"
        r"|too pricey|expensive|costly|spend less|save (?:some )?money"
        r"|lower (?:the )?costs?)(?: please)?",
        cheaper,
    ),
    (
        r"(?:spend less|save (?:some )?money|less money"
        r"|on a (?:smaller|tighter) budget|(?:a )?(?:smaller"
        r"|lower|tighter) budget)",
        cheaper,
    ),
    (r".+", budget),
    (rf"(?:{_NO_WALKING})", no_walking),
    (
        rf"{_LESS_WALKING}(?:less walking|walk(?:ing)? less|fewer walks|shorter walks)"
        rf"(?: (?:please|{_LESS_WALKING}))?",
        less_walking,
    ),
    (r"(?:by )?any(?: means of| kind of)? (?:transport|way)(?:ation)?(?: is fine)?", any_transport),
    (r".+", transport),
    (
        r"(?:(?:see|visit|do|have|add|include) )?(?:more|much more|a lot more|lots of|focus (?:more )?on"
        r"|concentrate on|(?:(?:i|we|the kids|they) )?(?:really )?(?:love"
        r"|like|enjoy|prefer)|prefer|(?:am|are|im|were) (?:really )?into"
        r"|interested in)(?: (?:to see|seeing|more))? (?P<what>.+)",
        prefer,
    ),
)
