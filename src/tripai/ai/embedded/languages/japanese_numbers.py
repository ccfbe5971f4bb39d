"""Japanese numbers as digits: 三泊四日 is 3泊4日, 一万五千円 and 1万5千円 are 15000円."""

import re

from tripai.ai.embedded.languages.translation import Translation

_DIGITS = "〇一二三四五六七八九"
_SMALL = {"十": 10, "百": 100, "千": 1000}
_KANJI = f"{_DIGITS}十百千万"
# 二条城 and 一緒 are no numbers: kanji count only before what is counted.
_COUNTED = r"(?=(?:人|名|日|泊|週|ヶ?月|か月|カ月|年|歳|才|時|代|円|ドル|ユーロ|ポンド|元|ウォン|つ|組|回|家族|カ所|箇所))"
_NUMBER = re.compile(
    rf"(?:\d[\d,]*(?:\.\d+)?[千万][\d,{_KANJI}]*|(?<![{_KANJI}])[{_KANJI}]+{_COUNTED})"
)


def write_digits(translation: Translation) -> None:
    """Write the numbers of a request in digits."""
    found = _NUMBER.finditer(translation.text)
    translation.exchange(
        ((match.start(), match.end(), digits(match[0])) for match in found), settled=False
    )


def digits(number: str) -> str:
    """Return a number in digits."""
    if re.fullmatch(f"[{_DIGITS}]+", number):
        return str(int("".join(str(_DIGITS.index(char)) for char in number)))
    above, found, rest = number.replace(",", "").rpartition("万")
    return str((round(_below(above) * 10_000) if found else 0) + round(_below(rest) if rest else 0))


def _below(number: str) -> float:
    """Return a number below ten thousand; "5千" and "1.5" are such numbers too."""
    total, last = 0.0, None
    for part in re.findall(rf"\d+(?:\.\d+)?|[{_KANJI}]", number):
        if part in _SMALL:
            total += _SMALL[part] * (1 if last is None else last)
            last = None
        else:
            last = float(part) if part[0].isdecimal() else float(_DIGITS.find(part))
    return total + (last or 0)
