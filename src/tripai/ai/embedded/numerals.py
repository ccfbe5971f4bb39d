"""Small numbers in words or figures."""

_SPELT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_WORDS = _SPELT.split()

_WORD = rf"{'|'.join(sorted(_WORDS, key=len, reverse=True))}|thirty"
NUMBER = rf"(?:\d{{1,3}}|{_WORD})"
"""A pattern for one small number; it has no groups."""
LENGTH = rf"(?:\d{{1,6}}|{_WORD})"
"""The same for how many days there are, which is refused when large, and not passed over."""


def to_number(word: str) -> int:
    """Return the number that a word or figure means; "a" and "an" are one."""
    if word.isdigit():
        return int(word)
    if word == "thirty":
        return 30
    return _WORDS.index(word) if word in _WORDS else 1
