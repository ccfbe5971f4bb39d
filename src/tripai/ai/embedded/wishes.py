"""What someone wants to see, wants to leave out, is interested in, and where they sleep."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tripai.ai.names.grounding import Gazette, bare, match_base
from tripai.ai.names.phrases import Found
from tripai.ai.names.text import CITY, NAMED, TAKEN, Sentence
from tripai.ai.names.vocabulary import interests, kind_of_place
from tripai.ai.reading import Assumption
from tripai.model import MEAL_AREA, Place, Spot

# A wish to see what follows. After the firm ones a name is kept even if no place here has it.
_FIRM = (
    r"\b(?:must[ -]?(?:sees?|visits?|dos?|haves?|include|go to)(?! sights)(?: (?:is|are"
    r"|include))?|(?:dont|do not|cant|cannot|not to|wouldnt|never)(?: want to)? miss(?: out on)?"
    r"|(?:have|need|has) to (?:see|visit)|definitely(?: want to)?(?: see| visit| go to)?"
    r"|absolutely(?: want to)? (?:see|visit)|be sure to (?:see|visit)|make sure (?:to (?:see"
    r"|visit)|we (?:see|visit)))\b:? ?"
)
_SOFT = (
    r"\b(?:(?:want|like|love|hope|wish|wanna|keen|dying|planning|plan)(?:ing)? to (?:see|visit"
    r"|go to|check out)|(?:see|visit|include|including))\b:? ?"
)
_FIRM_AFTER = (
    r"(?P<name>[^,.;:!?\n]{2,80}?) (?:is|are) (?:an absolute |absolute |definitely )?(?:a "
    r"|our )?(?:musts?|must-sees?|non-negotiable)\b"
)
# A wish to leave out what follows.
_STRONGLY_NOT = (
    r"\b(?:avoid(?:ing)?|skip(?:ping)?|leave out|leaving out|not interested in|no interest in"
    r"|hates?|hating|dislikes?|detests?|(?:cant|cannot|can not) stand|allergic to"
    r"|bored (?:by|of|with)|not a fan of|not fans of|not into|nothing (?:with"
    r"|about)|tired of"
    r"|(?:dont|do not|doesnt)(?: really)? (?:like|want|care for|care about|need"
    r"|enjoy)(?: to (?:see|visit|go to))?|rather not(?: see| visit)?|except(?: for)?)\b:? ?"
)
# What has been seen before is not seen again; "we have never seen the Louvre" is a wish.
_SEEN = (
    r"\b(?:already (?:saw|seen|visited|did|done|know|knew|went to|been (?:to|in|at|inside|up))"
    r"|(?:have|has|had|ive|weve|having) (?:all |both |just )?(?:already )?"
    r"(?:seen|visited|done|been (?:to|in|at|inside|up))"
    r"|(?:we|i) (?:all |both |already )?(?:saw|visited|did|went to|know)) "
)
_BEFORE_NOW = (
    r"(?: (?:before|already|once|twice|yesterday|too|as well|last \w+|in (?:19|20)\d\d"
    r"|\w+ (?:years?|months?|weeks?|times?)(?: ago)?|(?:on|during) (?:our|my|a|the) \w+"
    r"(?: (?:trip|visit|time|stay))?))*"
)
_SEEN_ONE = rf"(?:the |all of |most of )*(?P<name>{NAMED}++){_BEFORE_NOW}(?= ?(?:$|[^\w ]| (?:and|or|so|but|then)\b))"
_SEEN_AFTER = (
    rf"(?P<name>{NAMED}++),? (?:which |that )?(?:(?:we|i|weve|ive|is|are)(?: have)? (?:already )?"
    r"|already )(?:seen|known?|visited|done|did)\b"
)
_MILDLY_NOT = rf"\b(?:no|without|not|never)(?: more| any)? (?:(?:to|of) (?=(?:the )?{NAMED}))?"
# Neither the Louvre nor the Orsay, not up the Eiffel Tower; Louvre: no.
_REFUSED = (
    r"\b(?:not|no|without|never|neither|nor|not interested in|dont (?:want|like)|avoid)"
    rf"(?: (?:to|of|on|onto|up))* (?:the )?(?P<name>{NAMED}++)"
)
_REFUSED_AFTER = (
    rf"(?P<name>{NAMED}++) ?[:,-]? ?(?:please |lieber |rather |better )*"
    r"(?:not|no|non|nein)(?: (?:please|thanks|thank you))?(?= ?(?:$|[,.;!?\n)]))"
)
_END_OF_WISH = (
    rf"[.;:!?\n({TAKEN}]| - | (?:but|with|then|because|as|since|while|if|when|where|we|i|on|at"
    r"|in|for|during|though|before|after|also|everything|is|are|and (?:we|i|my|our)) "
    r"| (?:please|thanks|thank you|at all|this time)\b"
)
_BETWEEN = r" ?, (?:and |or )?| and | or | nor | plus | ?& ?| ?/ ?"
_FILLING = (
    r"^(?:(?:the|a|an|any|too many|too much|many|more|all|all the|of the|big|boring|crowded"
    r"|touristy|some|lots of|at least|other) )+"
)
_BASE = (
    r"\b(?:(?:we are |were |im |i am |well be |we will be )?(?:stay|staying|sleep|sleeping|based"
    r"|lodging) (?:at|in|near|around|close to|next to|by)"
    r"|(?:our |my |the )?(?:hotel|hostel|airbnb|apartment|flat|accommodation|base)(?: is"
    r"| will be)?(?: (?:at|in|near|around|close to|next to|by|called|on)|:)|hotel:"
    r"|base:) ?(?:the )?"
)
_POINT = r"(?P<lat>-?\d{1,2}\.\d+) ?, ?(?P<lon>-?\d{1,3}\.\d+)"
_A_LITTLE = r"\b(?:a bit of|a little|some|maybe|perhaps|a touch of|bit of) $"


@dataclass(slots=True)
class Wishes:
    """What has been read so far."""

    must: list[str] = field(default_factory=list)
    avoid: list[str] = field(default_factory=list)
    interests: dict[str, float] = field(default_factory=dict)
    base: str | None = None
    notes: list[Assumption] = field(default_factory=list)


class WishReader:
    """Reads the wishes of one sentence against the places of one city.

    The names of places are marked first, so that no other subject reads a "Time Out Market" as a
    time or a "Train Museum" as a train.
    """

    def __init__(
        self, sentence: Sentence, places: tuple[Place, ...], spots: tuple[Spot, ...] = ()
    ) -> None:
        self.sentence = sentence
        self.spots = spots
        self.gazette = Gazette(places)
        self.wishes = Wishes()
        self._named: dict[int, Found[Place]] = {}
        self._wanted: list[tuple[int, str]] = []
        for found in self.gazette.phrases.find(sentence.text):
            if self._is_meant(found):
                self._named[found.start] = found
        for found in self._named.values():
            sentence.blank(found.start, found.end, NAMED)

    def _is_meant(self, found: Found[Place]) -> bool:
        """Whether a name is no abbreviation in small letters and no word such as "castle"."""
        said = self.sentence.said(found.start, found.end)
        if len(said) <= 4 and any(
            name.isupper() and name.casefold() == said.casefold() for name in found.value.all_names
        ):
            return said.isupper()
        return interests().get(said) is None and kind_of_place(said) is None

    def read_base(self) -> None:
        """Read where the party sleeps."""
        for match in self.sentence.find(rf"{_BASE}(?:{_POINT}|(?P<where>[^,.;!?\n(]{{2,80}}))"):
            base, end = self._base(match)
            if base:
                self.wishes.base = self.wishes.base or base
                self.sentence.blank(match.start(), end)

    def _base(self, match: re.Match[str]) -> tuple[str | None, int]:
        if match["lat"]:
            return f"{match['lat']},{match['lon']}", match.end()
        start = match.start("where")
        for found in self._named.values():
            if start <= found.start < match.end("where"):
                return found.value.name, found.end
        end = (
            start + stop.start()
            if (stop := re.search(_END_OF_WISH, match["where"]))
            else match.end("where")
        )
        if CITY in self.sentence.text[start:end] or TAKEN in self.sentence.text[start:end]:
            return None, 0
        said = self.sentence.said(start, end).strip()
        if spot := match_base(said, self.spots, self.gazette):
            return spot.name, end
        return (said, end) if said[:1].isupper() else (None, 0)

    def read(self) -> Wishes:
        """Read musts, what to leave out, plain mentions of places, and interests."""
        self._read_seen()
        self._read_musts()
        self._read_avoided()
        for pattern in (_REFUSED, _REFUSED_AFTER):
            for match in list(self.sentence.find(pattern)):
                self._leave_out(match)
        for start in sorted(self._named):
            found = self._named[start]
            if self.sentence.text[start] == NAMED and found.value.category != MEAL_AREA:
                self._want(start, found.value.name)
        self.wishes.must = list(dict.fromkeys(name for _, name in sorted(self._wanted)))
        self._read_interests()
        return self.wishes

    def _want(self, start: int, name: str) -> None:
        self._wanted.append((start, name))

    def _read_musts(self) -> None:
        for match in list(self.sentence.find(_FIRM_AFTER)):
            start, end = match.span("name")
            start += max(
                (cut.end() for cut in re.finditer(r" (?:and|but) (?:the )?|: ", match["name"])),
                default=0,
            )
            self._must(start, end, firm=True)
        for pattern, firm in ((_FIRM, True), (_SOFT, False)):
            for match in list(self.sentence.find(pattern)):
                for start, end in self._pieces(match.end()):
                    self._must(start, end, firm)

    def _must(self, start: int, end: int, firm: bool) -> None:
        text = self.sentence.text[start:end]
        if found := self._mention(start, end):
            if found.value.category != MEAL_AREA:
                self._want(start, found.value.name)
                self.sentence.blank(start, end)
            return
        said = self.sentence.said(start, end)
        place = self.gazette.match(said) if text.startswith("the ") else self.gazette.named(said)
        if place is None and (_is_kind(text) or set(text) & {NAMED, TAKEN, CITY}):
            return  # an interest; or words around a name
        if place := place or self.gazette.match(said):
            self._want(start, place.name)
        elif firm and (place := self.gazette.likely(said)):
            self._want(start, place.name)
            note = f'"{self._name(start, end)}" is taken to be {place.name}.'
            self.wishes.notes.append(Assumption(about="must", sentence=note))
        elif (firm and not _is_vague(text)) or re.match(r"(?:the |The )?[A-Z]\S{3}", said):
            self._want(start, self._name(start, end))
        else:
            return
        self.sentence.blank(start, end)

    def _read_seen(self) -> None:
        for match in list(self.sentence.find(_SEEN_AFTER)):
            self._leave_out(match)
        for match in list(self.sentence.find(_SEEN)):
            end = match.end()
            while one := re.compile(_SEEN_ONE).match(self.sentence.text, end):
                self._leave_out(one)
                joint = re.compile(_BETWEEN).match(self.sentence.text, one.end())
                end = joint.end() if joint else one.end()
            if end > match.end():
                self.sentence.blank(*match.span())

    def _leave_out(self, match: re.Match[str]) -> None:
        name = self._named[match.start("name")].value.name
        if name not in self.wishes.avoid:
            self.wishes.avoid.append(name)
        self.sentence.blank(*match.span())

    def _read_avoided(self) -> None:
        for pattern, strong in ((_STRONGLY_NOT, True), (_MILDLY_NOT, False)):
            for match in list(self.sentence.find(pattern)):
                if self.sentence.text[match.start() : match.end()] != match[0]:
                    continue  # taken as part of an earlier wish
                self._avoid_all(match, strong)

    def _avoid_all(self, match: re.Match[str], strong: bool) -> None:
        previous = match.end()
        for start, end in self._pieces(match.end()):
            joined = self.sentence.text[previous:start]
            name = (
                None
                if not strong and "," in joined
                else self._avoided(start, end, strong and start == match.end())
            )
            if name is None:
                return
            if name not in self.wishes.avoid:
                self.wishes.avoid.append(name)
            self.sentence.blank(match.start(), end)
            previous = end

    def _avoided(self, start: int, end: int, keep: bool) -> str | None:
        text = self.sentence.text[start:end]
        if found := self._mention(start, end):
            return found.value.name
        if set(text) & {NAMED, TAKEN, CITY}:
            return None
        if text.startswith("the ") and (place := self.gazette.match(text)):
            return place.name
        if kind := kind_of_place(_plain(text)):
            return kind
        said = self.sentence.said(start, end)
        place = self.gazette.match(said) if keep or said[:1].isupper() else None
        if place is not None:
            return place.name
        named = keep or re.match(r"[A-Z]\S{3}", said)
        return self._name(start, end) if named and len(text.split()) < 5 else None

    def _name(self, start: int, end: int) -> str:
        """Return what is named between start and end, as it is written, without an article."""
        article = re.compile(r"(?:the|a|an|any) ").match(self.sentence.text, start, end)
        said = self.sentence.said(article.end() if article else start, end)
        return " ".join(said.split())[:200]

    def _mention(self, start: int, end: int) -> Found[Place] | None:
        """Return the place named between start and end, if nothing but its name stands there."""
        text = self.sentence.text[start:end]
        at = text.find(NAMED)
        if at < 0 or _plain(text.replace(NAMED, "")):
            return None
        return self._named.get(start + at)

    def _pieces(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield where the parts of a list stand that begins at start."""
        stop = re.compile(_END_OF_WISH).search(self.sentence.text, start, start + 200)
        end = stop.start() if stop else min(len(self.sentence.text), start + 200)
        text = self.sentence.text[:end]
        while start < end:
            cut = re.compile(_BETWEEN).search(text, start)
            piece_end = cut.start() if cut else end
            if text[start:piece_end].strip():
                yield start, piece_end
            start = cut.end() if cut else end

    def _read_interests(self) -> None:
        for found in interests().find(self.sentence.text):
            before = self.sentence.text[max(0, found.start - 16) : found.start]
            weight = 0.5 if re.search(_A_LITTLE, before) else 1.0
            self.wishes.interests[found.value] = max(
                weight, self.wishes.interests.get(found.value, 0)
            )


def _plain(text: str) -> str:
    return re.compile(_FILLING).sub("", f"{bare(text)} ").strip()


def _is_vague(text: str) -> bool:
    return (
        re.search(
            r"\b(?:sights|things|places|everything|anything|much|highlights|it|this|that|out)\b",
            text,
        )
        is not None
    )


def _is_kind(text: str) -> bool:
    return bool(kind_of_place(_plain(text)) or interests().get(_plain(text)))
