"""How full days are: lighter, fuller, or at a pace."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.marks import DAY
from tripai.edits import Edit, SetPace
from tripai.model import Pace

# Words around what tells the pace. With any other word a clause is about something else.
_AROUND = (
    r"(?:(?:make|keep|have|plan|do|set|want|need|prefer"
    r"|would|can|could|be|is|are|its|it|this|that|there|the|all"
    r"|on|for|of|in|at|with|to|and|us"
    r"|a|an|way|much|far|bit|little|somewhat|just|so|should"
    r"|must|feels?|looks?|seems?|really|quite|more|day"
    r"|days|everything|trip|route"
    r"|whole|plan|itinerary|schedule|programme?|pace|tempo"
    r"|speed|go|take|let|lets|please|us|our|your|things?"
    r"|stuff|lot|bit|very|them|both"
    rf"|simply|rather|already|me|each|every|still|a|too|slightly|kind|i|we|find|think|{DAY}) ?)*"
)
_FULL = (
    r"(?:full|much|busy|packed|rushed|hectic|tight|crowded"
    r"|tiring|intense|ambitious|stressful|heavy|exhausting"
    r"|dense|long|crammed)"
)
_THINGS = r"(?:things?|stops?|sights?|places?|visits?|activities|stuff|programme?|to (?:do|see))"
_LIGHTER = (
    r"(?:lighter|easier|calmer|slower|emptier|quieter"
    r"|gentler|laxer|more (?:relax(?:ed|ing)|leisurely"
    r"|breathing room|free time|time to (?:breathe|relax))"
    rf"|(?:a bit |a little )?less (?:{_FULL}|stress"
    rf"|hurry|rush(?:ing)?)|(?:too|so) (?:many {_THINGS}"
    rf"|{_FULL})"
    rf"|a (?:bit|little|lot) (?:too )?{_FULL}|not (?:so|as|that) {_FULL}|slow(?: it| things)? down"
    rf"|tone (?:it )?down|fewer {_THINGS}|less(?: {_THINGS})?"
    r"|lighten(?: up)?"
    r"|not (?:so|that) much walking|too much walking|relax a (?:bit|little)|thin out)"
)
_FULLER = (
    r"(?:fuller|busier|more (?:packed|intense|active)"
    rf"|pack(?: in)? more(?: {_THINGS})?(?: in(?:to)?)?"
    rf"|pack(?= (?:it|the day|everything|{DAY}))|room for more|fill(?: up)?|fill"
    r"|too (?:empty|light|little|slow|boring|easy|relaxed)"
    rf"|(?:not|isnt) (?:full|busy) enough|more {_THINGS}"
    r"|faster|speed(?: it| things)? up|squeeze more in(?:to)?)"
)
_AS_NOW = r"(?<!should be )(?<!to be )\b(?:is|are|its|feels?|looks?|seems?)\b(?! (?:to|too)\b)"
_PACES: tuple[tuple[Pace, str], ...] = (
    (
        "relaxed",
        r"(?:relax(?:ed|ing)?|easy|slow|leisurely|chill(?:ed|out)?|gentle|calm|lazy|unhurried"
        r"|take it (?:easy|slow|slowly))",
    ),
    ("balanced", r"(?:balanced|moderate|normal|medium|average)"),
    ("packed", r"(?:packed|busy|full|intense|fast|ambitious)"),
)


def pace(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Set the pace of all days, or of those that are named."""
    told = _told(found[0])
    if told and "walking" in found[0]:
        clause.scene.note(
            f'"{clause.said(clause.text)}" is taken as less to see; say "no walking" to ride instead.'
        )
    return [SetPace(pace=told, day=day) for day in clause.days_or_all()] if told else None


def is_complaint(text: str) -> bool:
    """Whether a clause says how full days are, and not how they should be."""
    return re.search(r"\b(?:is|are|its|feels?|looks?|seems?)\b(?! to\b)", text) is not None


def _told(text: str) -> Pace | None:
    """Return the pace that is wished; how a day is now is a complaint at most, and sets none."""
    for words, told in ((_LIGHTER, "lighter"), (_FULLER, "fuller")):
        if re.fullmatch(rf"{_AROUND}\b{words} ?{_AROUND}", text):
            return told  # type: ignore[return-value]
    if re.search(_AS_NOW, text):
        return None
    for told, words in _PACES:
        if re.fullmatch(rf"{_AROUND}\b{words} ?{_AROUND}", text):
            return told
    return None


RULES: tuple[Rule, ...] = ((r".+", pace),)
