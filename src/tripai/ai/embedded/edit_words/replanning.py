"""Days that are planned again, as they are or with other places."""

import re

from tripai.ai.embedded.edit_words.clause import Clause, Rule
from tripai.ai.embedded.edit_words.days import TRIP
from tripai.ai.embedded.edit_words.marks import DAY
from tripai.edits import Edit, Replan


def replan(clause: Clause, found: re.Match[str]) -> list[Edit] | None:
    """Plan days again, with what is there."""
    afresh = re.search(
        r"\bfrom (?:scratch|zero)|\b(?:completely|totally"
        r"|entirely|all)? ?(?:new|different)\b|\bafresh\b",
        found[0],
    )
    return [Replan(day=day, afresh=bool(afresh)) for day in clause.days_or_all()]


def afresh(clause: Clause, _: re.Match[str]) -> list[Edit] | None:
    """Plan days again, with other places."""
    return [Replan(day=day, afresh=True) for day in clause.days_or_all()]


RULES: tuple[Rule, ...] = (
    (
        r"(?:start (?:all )?over|start (?:again|afresh"
        r"|anew)|begin again)(?:,? (?:completely|from scratch"
        r"|afresh))*",
        afresh,
    ),
    (
        rf"(?:start|begin|re-?do|re-?plan|plan|do) (?:{DAY}"
        rf"|{TRIP})(?: (?:and|&|,) {DAY})*(?: over| again"
        r"| anew)* ?(?:from scratch|afresh|completely new"
        r"|all over(?: again)?)",
        afresh,
    ),
    (
        r"(?:(?:give|show|make|plan|find|suggest) (?:us "
        r"|me )?)?(?:an? )?(?:completely |totally |entirely "
        rf"|whole )?(?:different|new|other) (?:plans? (?:for )?)?(?:the )?{DAY}",
        afresh,
    ),
    (
        r"(?:(?:give|show|make|plan|find|suggest|do) (?:us "
        r"|me )?)?(?:something|other (?:things|places|sights)) (?:completely "
        rf"|totally )?(?:else |different |new )?(?:on|for) {DAY}",
        afresh,
    ),
    (
        rf"(?:re-?plan|plan|re-?do|do|make|fill|re-?make) (?:{DAY}|{TRIP})(?: (?:and|&|,) {DAY})*"
        r"(?: again)? (?:with|using|from) (?:some |all |only |completely |totally |entirely )?"
        r"(?:other|different|new) (?:places|sights|things|stops|stuff|ones|activities)",
        afresh,
    ),
    (rf"surprise (?:us|me)(?: (?:on|for) {DAY})?", afresh),
    (
        r"(?:re-?plan|re-?do|re-?optimi[sz]e|optimi[sz]e"
        r"|re-?order|re-?arrange|re-?organi[sz]e|re-?shuffle"
        rf"|shuffle|tidy up|improve|re-?calculate) (?:all of )?(?:{DAY}"
        rf"|{TRIP})(?: ?(?:,|and|&) ?{DAY})*(?: again)?",
        replan,
    ),
    (rf"plan (?:{DAY}|{TRIP})(?: ?(?:,|and|&) ?{DAY})* (?:again|anew|once more|better)", replan),
    (rf"(?:find |use )?a better order (?:for|on) {DAY}", replan),
)
