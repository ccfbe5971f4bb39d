"""All of a kind but what is named: "no museums except the Louvre"."""

import re
from collections.abc import Sequence

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import DAY, NAME
from tripai.ai.embedded.edit_words.removing import is_plural, with_like
from tripai.ai.embedded.edit_words.scene import CannotBe
from tripai.ai.embedded.edit_words.verbs import VERBS
from tripai.ai.names.grounding import bare
from tripai.ai.names.text import fold
from tripai.ai.names.vocabulary import kind_of_place
from tripai.edits import Avoid, Edit, Remove
from tripai.errors import NotFoundError
from tripai.model import Activity, Route
from tripai.text import plain, words
from tripai.wording import listed

_ONE = rf"(?:(?:the |our )?{NAME}|(?:the |our )[a-z]+(?: [a-z]+){{0,3}}?)"
_ON = rf"(?: (?:on |for )?(?:the )?{DAY})?"
_BUT = (
    r"(?:but (?:not|with|keep|leave)(?: in)?|(?:but )?(?:except(?:ing)?|apart from|other than|besides|aside from)"
    rf"(?: (?:for|from|please))?|but(?= (?:the |our )?{NAME}))"
)
_KIND_BUT = re.compile(
    rf"(?:\b(?P<no>no|not any|without|avoid|{VERBS}))(?P<all>(?: (?:more|other|any|all|of|the|our|every|visits to))*)"
    rf" (?P<kind>[a-z]+(?: [a-z]+)?{_ON}),? {_BUT}"
    rf" (?P<kept>{_ONE}(?:,? and {_ONE}|, (?:the |our )?{NAME})*)(?= ?(?:$|[.;!]|, | please))"
)
_SPARING = "sparing"  # what no pattern for a condition holds


def excepted(text: str, route: Route) -> str:
    """Return a wish in which "no museums, but with the Louvre" is one clause; the city may stand before."""
    found = _KIND_BUT.search(text)
    if found is None or not _is_all(found):
        return text
    city = re.escape(fold(route.brief.stays[0].city))
    before = re.sub(rf"^{city}[,:]? ?$", "", text[: found.start()])
    kept = re.sub(r",? and |, ", " and ", found["kept"])
    return f"{before}no {found['kind']} {_SPARING} {kept}{text[found.end() :]}"


def _is_all(found: re.Match[str]) -> bool:
    """Whether all of a kind are spoken of: "drop the zoo but keep the castle" is of one."""
    kind = _kind(found["kind"])
    if kind_of_place(kind) is None:
        return False
    return bool(re.match(r"no|without|avoid", found["no"])) or is_plural(found["all"].strip(), kind)


def _kind(text: str) -> str:
    return bare(re.sub(rf"{_ON}$", "", text))


def all_but(clause: Clause, found: re.Match[str]) -> list[Edit]:
    """Take out what the route has of a kind, but for what is named.

    Raises:
        CannotBe: Nothing else is of that kind, a must is, or what is named is not in the route.
    """
    target = clause.target(found["kind"])
    kind, said = kind_of_place(_kind(target.what)) or "", clause.marked.read(target.what)
    day = clause.day(target.day) if target.day else None
    kept = _kept(clause, found["kept"])
    kinds = (kind,) if day else with_like(clause, kind)
    all_there = [a for one in kinds for a in clause.scene.of_kind(one, day)]
    there = [a for a in all_there if a not in kept]
    names = listed(plain(activity.title) for activity in kept)
    if not there:
        raise CannotBe(f"Beside {names} there are no {said} in the route.", "See it: tripai show.")
    _refuse_musts(clause, there, kind, names)
    if day is None and not any(a in all_there for a in kept):
        return [Avoid(names=kinds)]
    clause.scene.note(
        f"Only {said} that are planned go: for {names} to stay, others may come later."
    )
    return [Remove(activity=id_) for id_ in dict.fromkeys(activity.id for activity in there)]


def _kept(clause: Clause, text: str) -> list[Activity]:
    try:
        return [clause.activity(item.strip()) for item in clause.items(text)]
    except NotFoundError as error:
        raise CannotBe(error.message, error.hint) from None


def _refuse_musts(clause: Clause, gone: Sequence[Activity], kind: str, names: str) -> None:
    """A must is taken out by its name only."""
    wanted = set(map(words, clause.scene.route.brief.must))
    for activity in gone:
        if activity.place and wanted.intersection(map(words, activity.place.all_names)):
            name = plain(activity.place.name)
            raise CannotBe(
                f"{name} is a must, and would go too.",
                f'Keep it as well: tripai edit "no {kind} except {names} and {name}".',
                f'Take it out first: tripai edit "drop {name}".',
            )


RULES: tuple[Rule, ...] = ((rf"no (?P<kind>.+?) {_SPARING} (?P<kept>[^,]+)", all_but),)
