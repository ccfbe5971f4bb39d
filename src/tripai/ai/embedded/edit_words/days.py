"""More days or fewer, and other dates."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import DAY
from tripai.ai.embedded.edit_words.scene import Unclear
from tripai.ai.embedded.numerals import NUMBER, to_number
from tripai.ai.names.text import fold
from tripai.edits import AddDay, Choice, DropDay, Edit, Question, Shift

_NUMBER = rf"(?P<n>{NUMBER}|an?|another|an? (?:extra|additional|further|whole|full))"
TRIP = (
    r"(?:everything|it all|all(?: of it| days)?|(?:the|our"
    r"|this)? ?(?:whole |entire |complete )?(?:trip|route"
    r"|plan|itinerary|holiday|vacation|journey|thing|dates))"
)
"""Words for the trip as a whole. No groups."""
_LENGTH = rf"(?P<n>{NUMBER}|an?)(?: whole| full)? (?P<unit>days?|weeks?)"
_WAY = r"(?:earlier|sooner|forward|later|back)"
_MORE = r"(?:more|extra|additional|longer)"


def more_days(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Stay longer."""
    said = found.groupdict()
    if said.get("city") not in {None, fold(clause.scene.route.brief.stays[0].city)}:
        return None
    after = None
    if said.get("where"):
        day = clause.day(said["where"])
        after = day - 1 if said["side"] == "before" else day
    if said.get("first") is not None:
        after = 0
    return [AddDay(after=after)] * _count(said.get("n"))


def in_all(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Stay so many days in all; of fewer it is asked which go."""
    more = to_number(found["left"]) - len(clause.scene.route.days)
    return [AddDay()] * more if more > 0 else fewer_days(clause, found)


def leave_earlier(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Drop the last days."""
    number = clause.scene.route.days[-1].number
    wanted = _count(found["n"])
    return [DropDay(day=number - n) for n in range(wanted)] if wanted < number else None


def other_end(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Drop the days before the one on which one now comes, or after the one on which one goes."""
    now, planned = clause.day(found["now"]), clause.day(found["planned"])
    days = clause.scene.route.days
    if found.groupdict().get("comes"):
        gone = range(1, now) if planned == 1 else ()
    else:
        gone = range(now + 1, planned + 1) if planned == days[-1].number else ()
    return [DropDay(day=day) for day in gone]


def fewer_days(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Ask which day is to go: a number of days does not say that."""
    days = clause.scene.route.days
    said = found.groupdict()
    number = len(days) - _count(said["left"]) if said.get("left") else _count(said.get("n"))
    if not 0 < number < len(days):
        return None
    dropped = []
    for nth in range(number):
        key = f"fewer days {nth}"
        if key not in clause.scene.settled:
            choices = tuple(
                Choice(label=f"day {d.number} ({d.date:%A})", value=str(d.number))
                for d in days
                if d.number not in dropped
            )
            raise Unclear(key, Question(question="Which day is to go?", choices=choices))
        dropped.append(int(clause.scene.settled[key]))
    return [DropDay(day=day) for day in sorted(dropped, reverse=True)]


def arrive_later(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Ask whether the trip is then shorter, or as long and later."""
    number = _count(found["n"])
    key = "arrive later"
    if key not in clause.scene.settled:
        choices = (
            Choice(label="leave on the same day: the first is dropped", value="shorter"),
            Choice(label="stay as long: all dates move", value="shift"),
        )
        raise Unclear(key, Question(question="Is the trip shorter then?", choices=choices))
    if clause.scene.settled[key] == "shift":
        return [Shift(days=number)]
    return [DropDay(day=day) for day in range(1, number + 1)]


def shift(_: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Move all dates by some days."""
    said = found.groupdict()
    days = _count(said["n"]) * (7 if said["unit"].startswith("week") else 1)
    back = re.search(r"\b(?:earlier|sooner|forward)\b", found[0])
    return [Shift(days=-days if back else days)]


def shift_to(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Begin the trip on another date."""
    words = clause.marked.mark(found["date"]).words
    if re.search(r"\b(?:day \d|(?:first|last|second|third) day)", words):
        return None
    start = clause.scene.date(words.removeprefix("on "))
    return [Shift(start=start)] if start != clause.scene.route.days[0].date else None


def _count(said: str | None) -> int:
    return to_number((said or "a").split()[0])


_INSTEAD = rf"(?: already)?(?: on)?(?: the)? (?P<now>{DAY}) (?:instead of|rather than|not)(?: on)?(?: the)? (?P<planned>{DAY})"
RULES: tuple[Rule, ...] = (
    (
        r"(?:(?:we|i) )?(?:are |will |now |have to |must )*(?:leave|leaving|go(?:ing)? (?:home|back)|fly(?:ing)? (?:home|back)"
        rf"|return(?:ing)?|depart|{TRIP} ends){_INSTEAD}",
        other_end,
    ),
    (
        r"(?:(?:we|i) )?(?:are |will |now |only )*(?P<comes>arriv(?:e|ing)|get(?:ting)? there|com(?:e|ing)"
        rf"|fly(?:ing)? in){_INSTEAD}",
        other_end,
    ),
    (
        rf"(?:we |i )?(?:arrive|get there|come|fly in) {_NUMBER} days? (?:earlier"
        r"|sooner|before)(?P<first>)",
        more_days,
    ),
    (rf"(?:we |i )?(?:arrive|get there|fly in) {_NUMBER} days? later", arrive_later),
    (
        r"(?:we |i )?(?:have to |must )?(?:leave|(?:go|come|get) home"
        r"|fly (?:home|back)|(?:go|come) back|return|depart|finish"
        rf"|end) {_NUMBER} days? (?:earlier|sooner|early)",
        leave_earlier,
    ),
    (
        r"(?:we |i )?(?:leave|go home|fly (?:home|back)"
        rf"|go back|return|depart) {_NUMBER} days? later",
        more_days,
    ),
    (
        rf"(?:add|stay|insert|have|put in|extend (?:{TRIP}"
        rf"|it|our stay|the stay)? ?(?:by|for)?|make it)? ?{_NUMBER}(?: {_MORE})? days?(?: "
        rf"{_MORE})? (?:(?P<side>after|before) (?P<where>{DAY})"
        r"|at the (?P<first>beginning|start)|at the end)",
        more_days,
    ),
    (
        rf"(?:add|stay|insert|extend (?:{TRIP}|it|our stay"
        rf"|the stay)? ?(?:by|for)?) ?{_NUMBER}(?: {_MORE})? days?(?: {_MORE})?",
        more_days,
    ),
    (
        rf"(?:have |spend |there is |we have |make it |stay )?{_NUMBER} {_MORE} days?(?: here| in (?P<city>[a-z ]+))?",
        more_days,
    ),
    (rf"(?:make it |stay |have )?{_NUMBER} days? longer", more_days),
    (r"(?:another|an extra|an additional) day", more_days),
    (rf"(?:make it |stay |have |spend )?{_NUMBER} days? (?:less|fewer|shorter)", fewer_days),
    (rf"(?:make it |have |spend )?{_NUMBER} (?:less|fewer) days?", fewer_days),
    (rf"(?:shorten|cut) (?:{TRIP}|it) by {_NUMBER} days?", fewer_days),
    (
        r"(?:(?:we |i )?(?:only |just )?have |make it "
        rf"|stay |shorten {TRIP} to )?(?:only |just )(?P<left>{NUMBER}) days?(?: left"
        r"| in all)?",
        fewer_days,
    ),
    (
        rf"(?:make|extend|turn) (?:it|this|{TRIP}) (?:(?:in)?to )?(?:an? )?(?P<left>{NUMBER})[ -]days?"
        r"(?: trip| holiday| vacation| in all| altogether| in total)?",
        in_all,
    ),
    (rf"(?:shorten|cut) (?:{TRIP}|it) (?:down )?to (?P<left>{NUMBER}) days?", fewer_days),
    (
        rf"(?:shift|move|postpone|delay|push|reschedule) {TRIP}(?: {_WAY})?(?: by)? {_LENGTH}(?:"
        r" (?:earlier|later|back|forward))?",
        shift,
    ),
    (
        rf"(?:shift|move|postpone|delay|push)(?: (?:it|them|this))?(?: back)? by {_LENGTH}(?: {_WAY})?",
        shift,
    ),
    (rf"(?:shift|move|postpone|delay|push)(?: (?:it|them|this))? {_LENGTH} {_WAY}", shift),
    (rf"(?:bring|pull) {TRIP} forward by {_LENGTH}", shift),
    (
        rf"(?:shift|move|postpone|delay|push|start|do|have|make|begin) {TRIP} {_LENGTH} {_WAY}",
        shift,
    ),
    (
        r"(?:(?:we|i) (?:are )?(?:travel|go|come|fly|start)(?:ing)?"
        rf"|travel|go|come|fly|start|begin|{TRIP}(?: is"
        rf"| starts?)?)? ?{_LENGTH} {_WAY}",
        shift,
    ),
    (
        rf"(?:shift|move|postpone|reschedule|push|bring) {TRIP}(?: forward"
        rf"| back)? (?:to|on) (?:the )?(?:start (?:on )?)?(?P<date>{DAY})",
        shift_to,
    ),
    (
        rf"{TRIP}(?: now)? (?:starts?|begins?|should start"
        rf"|must start)(?: on)?(?: the)? (?P<date>{DAY})",
        shift_to,
    ),
    (
        r"(?:start|begin|travel|go|arrive|we arrive|we travel"
        rf"|we go)(?: {TRIP})? (?:on |from )(?:the )?(?P<date>{DAY})",
        shift_to,
    ),
)
