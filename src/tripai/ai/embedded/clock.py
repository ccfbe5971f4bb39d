"""Times of day in words: 24 hours, am and pm, "half past six", "noon"."""

import re
from datetime import time

from tripai.ai.embedded.numerals import to_number

_HOUR_WORD = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_HOUR = rf"(?:\d{{1,2}}|{_HOUR_WORD})"
_HALF_DAY = r"(?: ?[ap]\.? ?m\b\.?)"
_PART = r"(?: in the (?:early |late )?(?:morning|afternoon|evening)| at night)"
NOT_A_COUNT = (
    r"(?![\d:]|[.,/-]\d| ?(?:days?|nights?|weeks?|hours?|h\b|minutes?|mins?|people|persons?"
    r"|adults?|kids?|children|"
    r"euros?|eur|usd|dollars?|pounds?|gbp|%|€|\$|£|places|sights|stops|km\b|st\b|nd\b|rd\b|th\b"
    r"|jan|feb|mar|apr|may|"
    r"jun|jul|aug|sep|oct|nov|dec))"
)

EXACT = (
    rf"(?:(?:half past|quarter past|quarter to) {_HOUR}\b{_PART}?"  # half past six
    rf"|(?<![\d.:])\d{{1,2}}[:h]\d\d(?!\d)(?::\d\d)?{_HALF_DAY}?{_PART}?"  # 14:30, 14h30, 7:30 pm
    rf"|(?<![\d.:])\d{{1,2}}\.\d\d{_HALF_DAY}"  # 7.30pm
    rf"|\b{_HOUR}{_HALF_DAY}"  # 7pm, seven pm
    rf"|\b{_HOUR} ?oclock\b{_PART}?"
    rf"|(?<![\d.:])\d\dh\b"  # 14h
    rf"|\b{_HOUR}{_PART}"  # eight in the evening
    r"|\b(?:noon|midday|midnight)\b)"
)
"""A time that is one wherever it stands. No groups."""
BARE = rf"(?:\b\d{{1,2}}(?:\.\d\d)?\b{NOT_A_COUNT}|\b{_HOUR_WORD}\b{NOT_A_COUNT})"
"""A number that is a time only after "at", "by" or the like. No groups."""
VAGUE = r"(?:(?:in the |at )?(?:early |late )?(?:morning|afternoon|evening|night)\b)"
"""A part of the day. No groups."""

_VAGUE_HOURS = {"morning": 9, "afternoon": 15, "evening": 19, "night": 21}
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def to_time(phrase: str, afternoon_before: int = 0) -> time | None:
    """Return the time that a phrase means, None when there is no such time ("25:00").

    Args:
        phrase: What EXACT, BARE or VAGUE matched.
        afternoon_before: An hour below this one is in the afternoon ("dinner at 8") unless the
            phrase says otherwise.
    """
    if phrase in _NAMED:
        return _NAMED[phrase]
    if re.fullmatch(VAGUE, phrase):
        return time(next(hour for part, hour in _VAGUE_HOURS.items() if part in phrase))
    hour, minute = _hour_and_minute(phrase)
    if leaves_half_open(phrase):
        hour += 12 if 0 < hour < afternoon_before else 0
    else:
        hour = _half_day(phrase, hour)
    return time(hour, minute) if 0 <= hour < 24 and minute < 60 else None


def leaves_half_open(phrase: str) -> bool:
    """Whether a phrase leaves the half of the day open: "9" and "9:30" do, "09:30" does not."""
    return not re.search(r"[ap]\.? ?m\b|morning|afternoon|evening|night|noon|midday|^0\d", phrase)


def _hour_and_minute(phrase: str) -> tuple[int, int]:
    if spoken := re.match(r"(half past|quarter past|quarter to) (\w+)", phrase):
        hour = to_number(spoken[2])
        if spoken[1] == "quarter to":
            return (hour - 1) % 24, 45
        return hour, 30 if spoken[1] == "half past" else 15
    written = re.match(rf"(?P<hour>\d+)(?:[:.h](?P<minute>\d\d))?|{_HOUR_WORD}", phrase)
    assert written, phrase
    return to_number(written["hour"] or written[0]), int(written["minute"] or 0)


def _half_day(phrase: str, hour: int) -> int:
    late = re.search(r"p\.? ?m\b|afternoon|evening|night", phrase)
    early = re.search(r"a\.? ?m\b|morning", phrase)
    if (late or early) and hour > 12:
        return hour if late and hour < 24 else -1
    if late:
        return hour if hour == 12 and "night" not in phrase else (hour + 12) % 24
    return 0 if early and hour == 12 else hour
