"""Text from outside: on one line, and nothing that a terminal obeys."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tripai.text import inert, plain, shortened, slug

OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u202e\u2066\u2028\u2029"}


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(sorted(OBEYED))))
def test_json_says_the_same_and_a_terminal_does_nothing(text: str) -> None:
    written = inert(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not OBEYED & set(written)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(sorted(OBEYED))))
def test_plain_is_one_line(text: str) -> None:
    assert not OBEYED & set(plain(text))


def test_what_people_write_stays() -> None:
    assert inert(json.dumps("Belém 京都", ensure_ascii=False)) == '"Belém 京都"'
    assert plain(" Belém\n京都 ") == "Belém 京都"


def test_a_text_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert shortened("abc", 3) == "abc"
    assert shortened("ab cd", 4) == "ab…"


def test_a_slug_is_of_latin_letters() -> None:
    assert slug("São  João's -- 2") == "sao-joaos-2"
    assert slug("a" * 59 + " b") == "a" * 59
    assert slug("東京") == ""
