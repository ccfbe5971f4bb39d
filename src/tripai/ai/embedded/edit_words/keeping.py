"""What is to stay as it is, and what need not: lock and unlock. "Don't drop the zoo" keeps it."""

import re
from collections.abc import Iterator

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import DAY
from tripai.ai.embedded.edit_words.matching import as_said
from tripai.ai.embedded.edit_words.verbs import VERBS
from tripai.edits import AddPlace, Edit, Lock, Retime, Unlock
from tripai.errors import NotFoundError

_CHANGE = rf"(?:{VERBS}|touch|change|move|alter|swap|replace|miss|lose|shift|mess with|go without)"
_NOT = (
    r"(?:(?:please )?(?:dont|do not|lets not|not|never|dont ever"
    r"|you must not|must not|mustnt|not to|no need to|(?:i"
    r"|we) dont want (?:you )?to|(?:i|we) do not want (?:you )?to)(?: ever)?)"
)
_AS_IT_IS = (
    r"(?: (?:(?:just |exactly )?as (?:(?:it|they) )?(?:is|are)|the way (?:it|they) (?:is|are)|alone|where (?:it"
    r"|they) (?:is|are)|untouched|unchanged|there|in|in place"
    r"|the same|fixed))"
)
_EVERYTHING = (
    r"(?:everything|anything|it all|all(?: of (?:it|them))?(?: the)?(?: days)?"
    r"|every day|the (?:whole )?(?:trip|route|plan|rest))"
)
_FINE = r"(?:perfect|great|fine|good|lovely|fixed|settled|ideal)"


def lock(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Keep activities or days as they are."""
    return list(_each(clause, found["what"], Lock))


def unlock(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Let activities or days be changed again."""
    return list(_each(clause, found["what"], Unlock))


def keep(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Lock what must not be taken out: words that forbid a change never make one."""
    edits = list(_each(clause, found["what"], Lock))
    clause.scene.note(f'"{clause.said(clause.text)}" is taken as: it is locked where it is.')
    return edits


def not_miss(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Lock what is not to be missed, or take it in when the route has it not."""
    try:
        return keep(clause, found)
    except NotFoundError:
        return [AddPlace(place=clause.place(item).name) for item in clause.items(found["what"])]


def _each(clause: Clause, text: str, kind: type[Lock] | type[Unlock]) -> Iterator[Edit]:
    for item in map(str.strip, clause.items(text)):
        if re.fullmatch(_EVERYTHING, item):
            days = clause.days() or [day.number for day in clause.scene.route.days]
            yield from (kind(day=day) for day in days)
            continue
        if re.fullmatch(rf"(?:all (?:of )?|the |both |of )*{DAY}", item):
            yield kind(day=clause.day(item[-1]))
            continue
        target = clause.target(item)
        day = clause.day(target.day) if target.day else None
        for activity in clause.activities(target.what, day):
            start = clause.clock_for(target.start, activity) if target.start else None
            if kind is Lock and start not in {None, activity.start.time()}:
                yield Retime(activity=activity.id, start=start)  # which locks it
            else:
                yield kind(activity=as_said(clause, target, activity).id)


RULES: tuple[Rule, ...] = (
    (
        r"(?:unlock|unpin|unfreeze|unfix|release|free up"
        r"|free(?= (?:the )?[\ue100-\ue1ff])) (?P<what>.+?)(?: again)?",
        unlock,
    ),
    (
        r"(?:remove|drop|take off|take away|lift|open|undo) the locks? (?:from"
        r"|on|of|off) (?P<what>.+)",
        unlock,
    ),
    (rf"(?:remove|drop|lift|undo) (?P<what>{DAY})s? locks?", unlock),
    (r"(?P<what>.+?) (?:can|may) (?:move|be moved|change) again", unlock),
    (rf"{_NOT} (?:miss(?: out on)?) (?P<what>.+)", not_miss),
    (rf"{_NOT} {_CHANGE} (?P<what>.+?)(?: (?:out|away))?", keep),
    (rf"(?:lock|fix|pin|freeze|secure)(?: down| in)? (?P<what>.+?){_AS_IT_IS}?", lock),
    (rf"(?:keep|leave) (?P<what>.+?){_AS_IT_IS}", lock),
    (r"keep (?P<what>.+)", lock),
    (
        r"(?P<what>.+?) (?:(?:(?:can|may|must|should|has to"
        r"|have to|will) )?(?:stays?|remains?)(?: (?:as"
        r"|where) (?:it|they) (?:is|are))?|(?:is|are) (?:here )?to stay"
        r"|must not (?:be )?(?:moved?"
        r"|changed?)"
        rf"|(?:is|are) (?:just |absolutely |simply )?{_FINE}(?: {_AS_IT_IS[4:-1]}"
        r"|\b)?)(?: where (?:it|they) (?:is|are)| put| in)?",
        lock,
    ),
    (
        r"(?P<what>.+?) (?:is|are|must|should|may) (?:not"
        r"|never) (?:to )?be (?:dropped|removed|touched"
        r"|changed|moved|skipped|cancelled)",
        keep,
    ),
)
