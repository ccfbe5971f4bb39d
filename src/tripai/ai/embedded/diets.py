"""What someone does not eat: diets by name, and allergies as they are said."""

import re
from collections.abc import Iterator

from tripai.ai.names.text import Sentence
from tripai.ai.names.vocabulary import interests

# Diets by the name that a brief carries.
_DIETS = (
    ("vegetarian", r"\b(?:vegetarians?|veggie|(?:no|without) meat|meat[ -]free)\b"),
    ("vegan", r"\bvegans?\b|\bplant[ -]based\b"),
    ("pescatarian", r"\bpesc[ae]tarians?\b"),
    ("halal", r"\bhalal\b"),
    ("kosher", r"\bkosher\b"),
    ("gluten-free", r"\b(?:gluten[ -]free|no gluten|without gluten|co?eliacs?|celiacs?)\b"),
    (
        "dairy-free",
        r"\b(?:(?:dairy|lactose)[ -]free|(?:no|without) dairy|lactose intoleran(?:t|ce))\b",
    ),
    ("nut-free", r"\b(?:nut[ -]free|(?:no|without) nuts)\b"),
    ("no pork", r"\b(?:no pork|without pork)\b"),
)
_FOOD = (
    r"(?:(?:raw |red |cooked |spicy |cows? |tree )?(?:fish|meat|food|milk|nuts?)|seafood|shellfish"
    r"|crustaceans?|shrimps?|prawns?|crabs?|lobsters?|oysters?|mussels?|clams?|squid|octopus|sushi"
    r"|pork|ham|bacon|beef|veal|lamb|chicken|poultry|eggs?|dairy|lactose|cheese|gluten|wheat"
    r"|peanuts?|almonds?|hazelnuts?|walnuts?|sesame|soya?|mushrooms?|onions?|garlic|tomato(?:es)?"
    r"|fruits?|sugar|sweets|chocolate)"
)
_NOT_EATEN = (
    r"\b(?:(?:dont|do not|doesnt|does not|cant|cannot|can not|never|wont|not|avoid) eat(?:ing)?"
    r"|(?:allerg(?:y|ies|ic)|intoleran(?:t|ce)) (?:to|of|against))(?: any| the)? "
)
_ALLERGY = rf"\b(?P<food>{_FOOD})(?:[ -]free\b| (?:allerg(?:y|ies|ic)|intoleran(?:t|ce))\b)"
# "allergic to shellfish or nuts": of the words after the first only those that are food count.
_FIRST = rf"(?P<food>{_FOOD}|(?!(?:it|them|that|this|a|an|at|in|out|after|before|late|early|much|too)\b)[a-z]+)\b"
_NEXT = rf"(?: ?, (?:and |or )?| and | or | nor | ?/ ?)(?:any )?(?P<food>{_FOOD})\b"
_NO_FOOD = {
    "cats",
    "dogs",
    "animals",
    "pollen",
    "dust",
    "bees",
    "wasps",
    "grass",
    "smoke",
    "latex",
    "crowds",
}
_NAMES = {
    "vegetarian": ("meat",),
    "gluten-free": ("gluten", "wheat"),
    "dairy-free": ("dairy", "lactose", "milk", "cows milk", "cow milk"),
    "nut-free": ("nut", "nuts", "peanut", "peanuts", "tree nut", "tree nuts"),
}


def read_diet(sentence: Sentence) -> tuple[str, ...]:
    """Read diets and what is not eaten, and take the words out."""
    found = [name for name, pattern in _DIETS if any(sentence.find(pattern))]
    found += _not_eaten(sentence)
    return tuple(dict.fromkeys(found))


def take_diets(sentence: Sentence) -> None:
    """Take the names of diets out, but for "vegan food", which is an interest too."""
    for _, pattern in _DIETS:
        sentence.take(rf"(?:{pattern})(?! (?:food|restaurants?|cooking))")


def _not_eaten(sentence: Sentence) -> Iterator[str]:
    for match in list(sentence.find(_NOT_EATEN)):
        end = match.end()
        piece = re.compile(_FIRST).match(sentence.text, end)
        if piece and _is_no_food(piece["food"]):
            continue
        while piece:
            yield _name(piece["food"])
            end = piece.end()
            piece = re.compile(_NEXT).match(sentence.text, end)
        if end > match.end():
            sentence.blank(match.start(), end)
    for match in sentence.take(_ALLERGY):
        yield _name(match["food"])


def _is_no_food(word: str) -> bool:
    """Whether it is said of crowds, cats or the like: that is nothing to eat."""
    return word in _NO_FOOD or (
        re.fullmatch(_FOOD, word) is None and interests().get(word) is not None
    )


def _name(food: str) -> str:
    return next((name for name, foods in _NAMES.items() if food in foods), f"no {food}")
