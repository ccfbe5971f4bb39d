"""How a wish is written: its emoji, slips in its verbs, and whether it is in English at all."""

import re
import unicodedata

from tripai.ai.embedded.languages import language_of
from tripai.ai.embedded.numerals import to_number
from tripai.ai.names.text import Sentence
from tripai.errors import InputError

_VERBS = (
    "drop", "remove", "delete", "skip", "cancel", "replace", "swap", "switch", "move", "visit",
    "include", "lock", "unlock", "shorten", "lengthen", "extend", "start", "keep", "make",
)  # fmt: skip
# How words are typed in a hurry: whole words only, for "U2" is a band.
_HASTE = {
    r"u|ya": "you", r"ur": "your", r"gonna": "going to", r"wanna": "want to", r"gotta": "have to",
    r"cos|cuz|coz": "because", r"b4": "before", r"thru": "through", r"tho": "though", r"w/": "with", r"w/o": "without",
    r"2day": "today", r"2nite|tonite": "tonight", r"tmrw|tmr|tmw|tomorow|tommorow|tommorrow": "tomorrow",
    r"a quarter past": "quarter past", r"a quarter to": "quarter to", r"swop": "swap", r"brekkie": "breakfast",
    r"hrs?": "hours", r"idk": "i dont know", r"weve": "we have", r"ive": "i have",
    r"id(?= (?:rather|like|love|prefer|also|really)\b)": "i would",
    r"wed(?= (?:rather|like|love|prefer|also|really)\b)": "we would",
    r"(?<=at )half(?= (?:[1-9]|1[0-2]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)": "half past",
}  # fmt: skip
_PAST = re.compile(
    r"\b(?P<minutes>five|ten|twenty(?:[- ]five)?|[1-5]?\d)(?: minutes?)? past (?P<hour>1?\d|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?<=\d)-?ish\b", re.IGNORECASE)  # "at 7ish"
_HASTY = tuple(
    (re.compile(rf"(?<![\w/'\u2019])(?:{typed})(?![\w/])", re.IGNORECASE), meant)
    for typed, meant in _HASTE.items()
)
_RIDE = r"(?:metro|subway|underground|tube|bus(?:es)?|trams?|public transport(?:ation)?|transit|cars?|taxis?)"
_ON_FOOT = r"(?:walk(?:ing)?|on foot|by foot|foot|our feet)"
_AND = r"(?: and| or| &| plus) (?:(?:take|taking|use|using|go|going|by|the) )*"
# "walk and metro" is by metro, which leaves short ways on foot; "no walking and metro" is not.
_WALK_TOO = re.compile(
    rf"(?<!\bno )(?<!\bnot )(?<!\bless )(?<!\bwithout )(?<!\bavoid )(?<!n't )(?<!nt )(?<!\bof )(?<!\bmore )"
    rf"\b(?:{_ON_FOOT}{_AND}(?P<ride>{_RIDE})|(?:by )?(?:the )?(?P<first>{_RIDE}){_AND}{_ON_FOOT})\b"
    rf"(?! (?:to|from|back)\b)(?!,? (?:and|or|&) (?:the )?{_RIDE})",
    re.IGNORECASE,
)
_LONG = 6  # letters of a verb from which one that is missing makes no other word
_VERB_PLACE = re.compile(
    r"(?:^\W*|[,;.!] *|\b(?:and|then|please) +)(?P<verb>(?!then\b)[a-z]{4,12})\b", re.IGNORECASE
)
_TURNING_AROUND = frozenset(
    "\u274c\u274e\u2716\u26d4\U0001f6ab\U0001f44e\U0001f6d1\U0001f645\u270b"
)
_PICTURES = 0x2190  # from there on: before are signs such as a degree
_BESIDE_THEM = frozenset("\ufe0f\u200d")


def without_emoji(words: str) -> str:
    """Return a wish without its pictures, but for those that may mean the contrary."""
    return "".join(" " if _is_picture(char) else char for char in words)


def written_out(words: str) -> str:
    """Return a wish with what is typed in a hurry in whole words."""
    for typed, meant in _HASTY:
        words = typed.sub(meant, words)
    words = _WALK_TOO.sub(lambda found: f"by {found['ride'] or found['first']}", words)
    return _PAST.sub(_as_figures, _ABOUT.sub("", words))


def _as_figures(found: re.Match[str]) -> str:
    """Return "ten past eight" as 8:10."""
    tens, _, ones = re.sub("[- ]", " ", found["minutes"].lower()).partition(" ")
    return f"{to_number(found['hour'].lower())}:{to_number(tens) + (to_number(ones) if ones else 0):02}"


def _is_picture(char: str) -> bool:
    is_sign = ord(char) >= _PICTURES and unicodedata.category(char) in {"So", "Sk"}
    return char in _BESIDE_THEM or (is_sign and char not in _TURNING_AROUND)


def corrected(words: str, notes: list[str]) -> str:
    """Return a wish with the right verb where two letters changed places, or one is double or missing.

    Args:
        words: The wish.
        notes: Grows by how each is taken.
    """
    for found in reversed(list(_VERB_PLACE.finditer(words))):
        said = found["verb"].lower()
        meant = next((verb for verb in _VERBS if _is_slip(said, verb)), None)
        if meant and said not in _VERBS:
            notes.append(f'"{found["verb"]}" is taken as "{meant}".')
            words = words[: found.start("verb")] + meant + words[found.end("verb") :]
    return words


def _is_slip(said: str, verb: str) -> bool:
    letters = range(len(verb))
    if len(said) == len(verb):
        return said in {verb[:n] + verb[n : n + 2][::-1] + verb[n + 2 :] for n in letters}
    if len(said) > len(verb):
        return said in {verb[: n + 1] + verb[n:] for n in letters}
    return len(verb) >= _LONG and said in {verb[:n] + verb[n + 1 :] for n in letters[1:]}


def is_foreign(words: str) -> bool:
    """Whether words are in another language than English, as far as that is seen."""
    letters = [char for char in words if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return 2 * latin < len(letters) or language_of(Sentence(words)) is not None


def in_english_only() -> InputError:
    """Return that a wish in another language is not read."""
    return InputError(
        "Without an AI service, changes of a route are read in English only.",
        'Say it in English, such as "drop the zoo" or "dinner at 8"; a model reads other languages, too: --ai openai.',
    )
