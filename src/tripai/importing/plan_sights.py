"""The sights that a line of a plan names, told from other things that only begin or end as they do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from tripai.ai.names.phrases import Found, Phrases
from tripai.ai.names.text import Sentence, fold
from tripai.importing.plan_kinds import is_performed, name_in
from tripai.model import Place
from tripai.text import words

_HOUSES = frozenset({"castle", "gallery", "historic", "library", "museum", "palace", "theatre"})
_HOLY = frozenset({"church", "mosque", "shrine", "synagogue", "temple"})
_BUILDINGS = _HOUSES | _HOLY
_GROUNDS = frozenset(
    {"district", "garden", "historic", "park", "square", "viewpoint", "waterfront"}
)
_NONE = frozenset[str]()
_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("station estacao estacion stazione gare bahnhof airport hotel hostel university college school", _NONE),
    ("academy institute hospital embassy cinema casino prison brewery cruise ferry", _NONE),
    ("stadium", frozenset({"museum", "amusement", "historic"})),
    ("theatre theater teatro opera", frozenset({"theatre"})),
    ("zoo aquarium planetarium", frozenset({"zoo", "aquarium", "amusement"})),
    ("observatory", frozenset({"viewpoint", "monument", "historic", "shopping", "amusement"})),
    ("museum museo musee museu muzeum gallery galleria galerie library", _BUILDINGS),
    ("tower torre palace palacio palazzo castle", _BUILDINGS | {"monument", "viewpoint", "bridge", "garden", "park"}),
    ("cathedral church basilica abbey chapel monastery convent", _BUILDINGS),
    ("mosque synagogue temple shrine", _BUILDINGS | {"park"}),
    ("bridge ponte", frozenset({"bridge", "castle", "waterfront"})),
    ("market mercado mercato marche bazaar mall", _GROUNDS | {"market", "shopping"}),
    ("cemetery", frozenset({"church", "historic", "park", "monument"})),
    ("beach lake island pier", _GROUNDS),
)  # fmt: skip
KINDS = {kind: allowed for kinds, allowed in _KINDS for kind in kinds.split()}
"""What a thing may be called by its kind, and the categories of places that may be meant by that or have one."""
_QUALIFIED = (
    r"(?:(?:train|metro|railway|rail|bus|tram|subway|underground|central|main|boutique|youth|public|art|wax"
    r"|football|national|city|old|new|state) )?"
)
_WORD = r"[^\W\d_]+"
_KIND_AFTER = re.compile(rf"[ -]{_QUALIFIED}({_WORD})", re.IGNORECASE)
_KIND_BEFORE = re.compile(
    rf"({_WORD}) (?:(?:of|de|du|da|do|di|del|della) )?(?:(?:the|la|le) )?$", re.IGNORECASE
)
_OF = r"(?:of|des?|du|d[ao]s?|di|dell[aoe]|del|dei|degli|van|von|der|den)"
_OF_WHAT = re.compile(
    rf" (?:{_OF} (?:(?:the|la|le|les|el|los|las) )?(?:[dl]['\u2019])?|d['\u2019])({_WORD})"
)
_JOINT = re.compile(
    r"\s*(?:[,;&+/>]|->?|\b(?:and|then|followed by|plus|before|on to|continue to|walk to|head to)\b)"
    r"(?:[\s,;&+/>-]|\b(?:and|then|also|visit|explore|see|the|on to|continue to|walk to|head to)\b)*"
)
_JOINTS = re.compile(rf"(?:{_JOINT.pattern})+\s*")
_OUTSIDE = re.compile(
    r"\b(?:from (?:the )?outside|(?:outside|exterior) (?:only|views?|photos?)|(?:only|just) (?:the )?(?:outside|exterior)"
    r"|photo(?:s|graphy?)?[- ](?:stops?|ops?|breaks?)|not going (?:in|inside)|without (?:going in|entering))\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:(?:walk|stroll|wander|drive|cycle|ride|pass(?:ing)?) (?:by|past)|exterior|facade|lit(?:[- ]up)?|floodlit|illuminat\w+"
    r"|(?:night|evening|sunset|night-time|skyline|panoramic)[- ]?views? of|views? of"
    r"|(?:see|view|admire|photograph|watch)\b.{1,60} (?:at|by) night)\b",
    re.IGNORECASE,
)
_TELLING = 4  # letters of a word that tells a name from others
_ALIKE, _SHORT_ALIKE = 78, 85  # percent of letters that a misspelt word shares, one of at most 5
_SHORT = 5


@dataclass(frozen=True)
class Sights:
    """The sights of a city, to be found in what a plan says.

    Args:
        places: The sights.
        city: The names of their city, which tell none of them from others.
    """

    places: tuple[Place, ...]
    city: tuple[str, ...]

    def named(self, said: str) -> list[Place]:
        """Return the sights that words name, in their order."""
        return _once(self._meant(Sentence(said)))

    def mentioned(self, said: str) -> list[Place]:
        """Return the sights whose names stand in words, be it in the name of something else."""
        return _once(self._phrases.find(fold(said)))

    def is_show(self, said: str) -> bool:
        """Whether a visit is rather to a show: the State Opera is a sight, and a concert in it is none."""
        text = fold(said)
        for found in reversed(list(self._phrases.find(text))):
            text = text[: found.start] + text[found.end :]
        return is_performed(text)

    def parts(self, said: str) -> list[str]:
        """Return the names in a line that lists several sights, and what stands between joints beside them."""
        sentence = Sentence(name_in(said))
        found = self._meant(sentence)
        if len({each.value.ref for each in found}) < 2 or sentence.text[: found[0].start].strip():
            return []
        parts: list[str] = []
        for number, each in enumerate(found):
            parts.append(each.value.name)
            after = found[number + 1].start if number + 1 < len(found) else len(sentence.text)
            between = sentence.text[each.end : after]
            if _JOINTS.fullmatch(between) or not between.strip():
                continue
            joint = _JOINT.match(between)
            if joint is None:
                return []  # such as "the abbey near the bridge"
            end = after if number + 1 == len(found) else after - _joint_length(between)
            parts.append(sentence.said(each.end + joint.end(), max(each.end + joint.end(), end)))
        return [part.strip(" ,;") for part in dict.fromkeys(parts) if part.strip(" ,;")]

    def is_misspelt(self, said: str, place: Place) -> bool:
        """Whether each word that tells a name from others is one of a place's, give or take a letter."""
        telling = [word for word in words(said).split() if len(word) >= _TELLING or word in KINDS]
        telling = [word for word in telling if word not in self._city_words]
        return any(all(_is_near(word, words(name)) for word in telling) for name in place.all_names)

    def has_word_of(self, telling: frozenset[str]) -> bool:
        """Whether a sight here has all words that tell a name from others: Carmo Church, and Carmo Convent."""
        names = (set(words(name).split()) for place in self.places for name in place.all_names)
        return any(telling <= name for name in names)

    def _meant(self, sentence: Sentence) -> list[Found[Place]]:
        """Return the names that are not a part of another one."""
        return [
            found
            for found in self._phrases.find(sentence.text)
            if not self._is_another(sentence, found)
        ]

    def _is_another(self, sentence: Sentence, found: Found[Place]) -> bool:
        """Whether words beside a name make another one of it: Rossio Station, Notre-Dame de Chartres."""
        name = sentence.said(found.start, found.end)
        before = sentence.said(0, found.start)
        after = sentence.said(found.end, len(sentence.text))
        own = {word for each in found.value.all_names for word in words(each).split()}
        own |= self._city_words
        for match in (_KIND_AFTER.match(after), _KIND_BEFORE.search(before)):
            kind = words(match[1]) if match else ""
            allowed = KINDS.get(kind)
            if allowed is None or kind in own or found.value.category in allowed:
                continue
            if not self._ends_a_name(f"{name} {kind}"):
                return True
        what = _OF_WHAT.match(after)
        if what is None or words(what[1]) in own:
            return False
        return not what[1].islower() or name.islower()

    def _ends_a_name(self, said: str) -> bool:
        """Whether the last words are a name: Dome of St. Peter's Basilica."""
        parts = words(said).split()
        return any(self._phrases.get(" ".join(parts[at:])) for at in range(1, len(parts)))

    @cached_property
    def _phrases(self) -> Phrases[Place]:
        return Phrases((name, place) for place in self.places for name in place.all_names)

    @cached_property
    def _city_words(self) -> frozenset[str]:
        return frozenset(word for name in self.city for word in words(name).split())


def is_passed(said: str, note: str) -> bool:
    """Whether a sight is only looked at: from outside, in passing, lit up at night. Its doors may be shut then."""
    return bool(_OUTSIDE.search(f"{said}. {note}") or _PASSED.search(said))


def _once(found: Iterable[Found[Place]]) -> list[Place]:
    return list({each.value.ref: each.value for each in found}.values())


def _is_near(word: str, name: str) -> bool:
    least = _SHORT_ALIKE if len(word) <= _SHORT else _ALIKE
    return any(fuzz.ratio(word, other) >= least for other in (*name.split(), name.replace(" ", "")))


def _joint_length(between: str) -> int:
    """Return how long the joint is with which a stretch ends."""
    ends = [match.start() for match in _JOINT.finditer(between) if match.end() == len(between)]
    return len(between) - ends[-1] if ends else 0
